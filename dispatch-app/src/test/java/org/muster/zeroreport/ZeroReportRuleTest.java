package org.muster.zeroreport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import org.junit.jupiter.api.Test;
import org.muster.shared.DivisionCode;

class ZeroReportRuleTest {

    @Test
    void holdsOnBothEndsOfItsSeasonAndNotBesideIt() {
        ZeroReportRule qingming = rule(MonthDay.of(3, 25), MonthDay.of(4, 10), true);
        assertThat(qingming.holdsOn(LocalDate.of(2026, 3, 25))).isTrue();
        assertThat(qingming.holdsOn(LocalDate.of(2026, 4, 10))).isTrue();
        assertThat(qingming.holdsOn(LocalDate.of(2026, 3, 24))).isFalse();
        assertThat(qingming.holdsOn(LocalDate.of(2026, 4, 11))).isFalse();
    }

    /** 森林防火期 is 1 November to 30 April (浙江省森林消防条例 Art 14). */
    @Test
    void goesOverTheTurnOfTheYear() {
        ZeroReportRule season = rule(MonthDay.of(11, 1), MonthDay.of(4, 30), true);
        assertThat(season.holdsOn(LocalDate.of(2026, 12, 31))).isTrue();
        assertThat(season.holdsOn(LocalDate.of(2027, 1, 1))).isTrue();
        assertThat(season.holdsOn(LocalDate.of(2026, 7, 1))).isFalse();
    }

    @Test
    void withoutASeasonItHoldsAllYearAndSwitchedOffNever() {
        assertThat(rule(null, null, true).holdsOn(LocalDate.of(2028, 2, 29))).isTrue();
        assertThat(rule(null, null, false).holdsOn(LocalDate.of(2026, 4, 5))).isFalse();
    }

    private static ZeroReportRule rule(MonthDay from, MonthDay until, boolean active) {
        return new ZeroReportRule(
                new DivisionCode("330381"),
                ReportKind.QINGMING,
                1,
                active,
                LocalTime.of(8, 0),
                LocalTime.of(15, 0),
                from,
                until,
                "陈国平",
                null);
    }
}
