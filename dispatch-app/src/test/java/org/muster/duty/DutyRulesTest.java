package org.muster.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.muster.shared.Problem;

class DutyRulesTest {

    private static final Instant MORNING = Instant.parse("2026-04-05T00:30:00Z");
    private static final DutyPerson LIN = new DutyPerson("林晓岚", null, "10110000001");

    @Test
    void findsTheHoursInWhichNobodyIsPlanned() {
        List<DutyShift> day = List.of(shift("a", 0, 8), shift("a", 6, 10), shift("a", 12, 20));
        assertThat(DutyRules.gaps(day, at(0), at(24)))
                .containsExactly(new DutyRules.Gap(at(10), at(12)), new DutyRules.Gap(at(20), at(24)));
        assertThat(DutyRules.gaps(List.of(), at(0), at(24))).containsExactly(new DutyRules.Gap(at(0), at(24)));
        assertThat(DutyRules.gaps(List.of(shift("a", -4, 30)), at(0), at(24))).isEmpty();
    }

    @Test
    void findsWhoStandsOnTwoRostersAtOnceByTheirPhone() {
        DutyShift here = shift("a", 0, 12, LIN);
        DutyShift there = shift("b", 8, 20, new DutyPerson("林晓岚（兼）", null, LIN.phone()));
        DutyShift namesake = shift("c", 8, 20, new DutyPerson("林晓岚", null, "10110000009"));
        DutyShift afterwards = shift("a", 12, 24, LIN);
        assertThat(DutyRules.clashes(List.of(there, namesake, here)))
                .extracting(DutyRules.Clash::one, DutyRules.Clash::other)
                .containsExactly(tuple(here, there));
        assertThat(DutyRules.clashes(List.of(here, afterwards))).isEmpty();
    }

    @Test
    void looksThroughAYearOfManyUnitsAtOnce() {
        List<DutyShift> year = IntStream.range(0, 20_000)
                .mapToObj(i -> shift(
                        "u" + i % 55,
                        i / 55 * 24,
                        i / 55 * 24 + 24,
                        new DutyPerson("人" + i % 220, null, "1" + i % 220)))
                .toList();
        Instant began = Clock.systemUTC().instant();
        DutyRules.clashes(year);
        assertThat(Duration.between(began, Clock.systemUTC().instant())).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void refusesWhatIsNoShift() {
        assertThatThrownBy(() -> DutyRules.mustBeAShift(at(8), at(8), LIN, List.of()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("下班时间须晚于上班时间");
        assertThatThrownBy(() -> DutyRules.mustBeAShift(at(0), at(73), LIN, List.of()))
                .hasMessageContaining("72 小时");
        assertThatThrownBy(() -> DutyRules.mustBeAShift(at(0), at(8), null, List.of()))
                .hasMessageContaining("至少排一位");
        DutyRules.mustBeAShift(at(0), at(72), null, List.of(LIN));
    }

    private static Instant at(int hour) {
        return MORNING.plus(Duration.ofHours(hour));
    }

    private static DutyShift shift(String unit, int from, int until, DutyPerson... officers) {
        return new DutyShift(UUID.randomUUID(), unit, at(from), at(until), null, List.of(officers), 1);
    }
}
