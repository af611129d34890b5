package org.muster.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class FireLineRuleTest {

    private static final LocalDate QINGMING = LocalDate.of(2026, 4, 5);

    @Test
    void letsAHealthyTrainedInsuredAdultGo() {
        assertThat(FireLineRule.brokenBy(member(LocalDate.of(1990, 1, 1), "111000"), QINGMING))
                .isEmpty();
    }

    @Test
    void countsEighteenFromTheBirthdayItself() {
        assertThat(broken(LocalDate.of(2008, 4, 6), "111000")).containsExactly("notMinor");
        assertThat(broken(LocalDate.of(2008, 4, 5), "111000")).isEmpty();
    }

    @Test
    void countsSixtyFromTheBirthdayItself() {
        assertThat(broken(LocalDate.of(1966, 4, 6), "111000")).isEmpty();
        assertThat(broken(LocalDate.of(1966, 4, 5), "111000")).containsExactly("notElderly");
    }

    @Test
    void namesEveryReason() {
        assertThat(broken(LocalDate.of(1990, 1, 1), "000111"))
                .containsExactly("notPregnant", "notDisabled", "notStudent", "fitForWork", "insured", "trained");
    }

    @Test
    void givesEachRuleItsSource() {
        assertThat(FireLineRule.all()).hasSize(8).allSatisfy(rule -> {
            assertThat(rule.source()).contains("条");
            assertThat(rule.unfit()).isNotBlank();
        });
    }

    @Test
    void countsOnlyWhoIsFitAndOnShift() {
        Function<Shift, Member> fit = shift -> member(LocalDate.of(1990, 1, 1), "111000", shift);
        TeamStrength strength = TeamStrength.of(
                List.of(
                        fit.apply(Shift.ON_DUTY),
                        fit.apply(Shift.AT_HOME),
                        fit.apply(Shift.OFF),
                        member(LocalDate.of(1950, 1, 1), "111000", Shift.ON_DUTY)),
                QINGMING);
        assertThat(strength).isEqualTo(new TeamStrength(4, 3, 3, 2));
    }

    private static List<String> broken(LocalDate bornOn, String flags) {
        return FireLineRule.brokenBy(member(bornOn, flags), QINGMING).stream()
                .map(FireLineRule::name)
                .toList();
    }

    private static Member member(LocalDate bornOn, String flags) {
        return member(bornOn, flags, Shift.ON_DUTY);
    }

    /** @param flags insured, trained, fit, pregnant, disabled, student */
    private static Member member(LocalDate bornOn, String flags, Shift shift) {
        boolean[] is = new boolean[6];
        for (int i = 0; i < is.length; i++) {
            is[i] = flags.charAt(i) == '1';
        }
        return new Member(
                new MemberId("T01-01"),
                new TeamId("T01"),
                "陈志强",
                bornOn,
                Duty.TOOLS,
                null,
                List.of(),
                is[0],
                is[1],
                is[2],
                is[3],
                is[4],
                is[5],
                shift);
    }
}
