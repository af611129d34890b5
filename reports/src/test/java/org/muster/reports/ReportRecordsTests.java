package org.muster.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muster.reports.TeamMuster.Count;

class ReportRecordsTests {

    private static final Instant ISSUED = Instant.parse("2026-04-05T05:24:30Z");
    private static final Standard BRIGADE = new Standard(Duration.ofMinutes(10), 0.90, "瑞安集结标准");

    private static TeamMuster brigade(Instant musteredAt, Count... counts) {
        return new TeamMuster(
                "瑞安市森林消防大队",
                "专业",
                30,
                27,
                BRIGADE,
                ISSUED,
                ISSUED,
                ISSUED.plusSeconds(600),
                musteredAt,
                null,
                null,
                List.of(counts),
                true,
                null,
                Entries.none());
    }

    private static Count after(int seconds, int people) {
        return new Count(ISSUED.plusSeconds(seconds), people);
    }

    @Test
    void meetsTheStandardWithNinetyPercentAtTheLastSecond() {
        assertThat(brigade(ISSUED.plusSeconds(600), after(600, 27)).verdict(ISSUED.plusSeconds(900)))
                .isEqualTo(Verdict.MET);
    }

    @Test
    void isShortWithOnlyEightyNinePercentMustered() {
        var muster = brigade(null, after(500, 26), after(660, 30));

        assertThat(muster.presentWhenDue()).isEqualTo(26);
        assertThat(muster.verdict(ISSUED.plusSeconds(900))).isEqualTo(Verdict.SHORT);
    }

    @Test
    void isNotJudgedBeforeItFallsDue() {
        assertThat(brigade(null).verdict(ISSUED.plusSeconds(599))).isEqualTo(Verdict.OPEN);
    }

    @Test
    void countsAnIntervalAsMetUpToItsStandardAndNotBeyond() {
        var standard = Standard.within(Duration.ofMinutes(2), "值班规定");
        assertThat(interval(120, standard).verdict()).isEqualTo(Verdict.MET);
        assertThat(interval(121, standard).verdict()).isEqualTo(Verdict.LATE);
    }

    @Test
    void turnsEveryMissedStandardIntoAFindingDueInSixtyDays() {
        var standard = Standard.within(Duration.ofMinutes(2), "值班规定");
        var findings = Finding.of(
                List.of(interval(60, standard), interval(192, standard).because("手机关机")), LocalDate.of(2026, 4, 6));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.found()).isEqualTo("签收 · 陶山队：3 分 12 秒（标准 ≤ 2 分）");
            assertThat(finding.cause()).isEqualTo("手机关机");
            assertThat(finding.owner()).isEqualTo("陶山队");
            assertThat(finding.due()).isEqualTo(LocalDate.of(2026, 6, 5));
            assertThat(finding.entries()).isEqualTo(Entries.of(21, 44));
        });
    }

    private static Interval interval(int seconds, Standard standard) {
        return Interval.ended("签收", "陶山队", "陶山队", Duration.ofSeconds(seconds), standard, Entries.of(21, 44));
    }

    @Test
    void writesRunsOfEntriesShort() {
        assertThat(Entries.of(158, 37, 38, 39, 44, 37).text()).isEqualTo("日志 37–39、44、158");
        assertThat(Entries.none().text()).isEmpty();
    }

    @Test
    void refusesAPercentileFromFourIncidents() {
        assertThatThrownBy(() -> new Distribution(Duration.ZERO, Duration.ZERO, 50, 4))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesWhatCannotBeAHash() {
        assertThatThrownBy(() -> new Seal("9f3c", 1, ISSUED)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysDurationsTheWayADutyOfficerDoes() {
        assertThat(Wording.duration(Duration.ofSeconds(8))).isEqualTo("8 秒");
        assertThat(Wording.duration(Duration.ofSeconds(111))).isEqualTo("1 分 51 秒");
        assertThat(Wording.duration(Duration.ofMinutes(18))).isEqualTo("18 分");
        assertThat(Wording.duration(Duration.ofMinutes(260))).isEqualTo("4 时 20 分");
        assertThat(Wording.limit(Duration.ofMinutes(60))).isEqualTo("60 分");
        assertThat(Wording.limit(Duration.ofHours(6))).isEqualTo("6 时");
    }

    @Test
    void neverRoundsAttendanceUpToItsStandard() {
        assertThat(Wording.attendance(26, 29)).isEqualTo("89 %");
    }
}
