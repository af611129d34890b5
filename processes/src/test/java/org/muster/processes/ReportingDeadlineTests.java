package org.muster.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.processes.ReportingDeadline.Row;

class ReportingDeadlineTests {

    private final DecisionTables table = DecisionTables.read(ReportingDeadline.KEY, ReportingDeadline.RESOURCE);

    /** Minutes; 0 where nothing is asked. */
    @ParameterizedTest
    @CsvSource({
        // hazard,            grade,         kind,       sensitive, dead, hurt, threatens, flame, phone, written, next,
        // recipients
        "FOREST_FIRE,         NONE,          FIRST,      false, 0,  0, false, 0,   30,   60,    0, CITY GOVERNMENT",
        "FOREST_FIRE,         GENERAL,       FIRST,      false, 0,  0, false, 0,   30,   60,    0, CITY GOVERNMENT",
        "FOREST_FIRE,         LARGER,        FIRST,      false, 0,  0, false, 0,   30,   60,    0, CITY GOVERNMENT PROVINCE",
        "FOREST_FIRE,         MAJOR,         FIRST,      false, 0,  0, false, 0,   30,   60,    0, CITY GOVERNMENT PROVINCE STATE",
        "FOREST_FIRE,         GENERAL,       FIRST,      false, 2,  0, false, 23.9, 30,  60,    0, CITY GOVERNMENT",
        "FOREST_FIRE,         GENERAL,       FIRST,      false, 3,  0, false, 0,   30,   60,    0, CITY GOVERNMENT PROVINCE STATE",
        "FOREST_FIRE,         GENERAL,       FIRST,      false, 0, 10, false, 0,   30,   60,    0, CITY GOVERNMENT PROVINCE STATE",
        "FOREST_FIRE,         GENERAL,       FIRST,      false, 0,  9, true,  0,   30,   60,    0, CITY GOVERNMENT PROVINCE STATE",
        "FOREST_FIRE,         GENERAL,       FIRST,      false, 0,  0, false, 24,  30,   60,    0, CITY GOVERNMENT PROVINCE STATE",
        "FOREST_FIRE,         GENERAL,       SUPPLEMENT, false, 1,  0, false, 0,    0,   60,    0, CITY GOVERNMENT",
        "FOREST_FIRE,         LARGER,        SUPPLEMENT, false, 3,  0, false, 0,   30,   60,    0, CITY GOVERNMENT PROVINCE STATE",
        "FOREST_FIRE,         GENERAL,       FOLLOW_UP,  false, 0,  0, false, 0,    0,    0, 1440, CITY GOVERNMENT",
        "FOREST_FIRE,         LARGER,        FOLLOW_UP,  false, 0,  0, false, 0,    0,    0, 1440, CITY GOVERNMENT PROVINCE",
        "FOREST_FIRE,         MAJOR,         FOLLOW_UP,  false, 0,  0, false, 0,    0,    0,  720, CITY GOVERNMENT PROVINCE STATE",
        "FOREST_FIRE,         GENERAL,       FINAL,      false, 0,  0, false, 0,    0,   60,    0, CITY GOVERNMENT",
        "FLOOD,               NONE,          FIRST,      false, 0,  0, false, 0,    0,  120,    0, CITY GOVERNMENT",
        "FLOOD,               LARGER,        FIRST,      false, 5,  0, true,  0,   30,   60,    0, CITY GOVERNMENT PROVINCE",
        "FLOOD,               NONE,          FOLLOW_UP,  false, 0,  0, false, 0,    0,    0, 1440, CITY GOVERNMENT",
        "FLOOD,               MAJOR,         FINAL,      false, 0,  0, false, 0,    0, 1440,    0, CITY GOVERNMENT PROVINCE",
        "ENTERPRISE_ACCIDENT, GENERAL,       FIRST,      false, 0,  0, false, 0,    0,  120,    0, CITY GOVERNMENT",
        "ENTERPRISE_ACCIDENT, GENERAL,       FIRST,      true,  0,  0, false, 0,   60,  120,    0, CITY GOVERNMENT PROVINCE",
        "ENTERPRISE_ACCIDENT, LARGER,        FIRST,      false, 3,  0, false, 0,   30,   60,    0, CITY GOVERNMENT PROVINCE",
        "ENTERPRISE_ACCIDENT, EXTRAORDINARY, FIRST,      false, 30, 0, false, 0,   30,   60,    0, CITY GOVERNMENT PROVINCE STATE",
        "ENTERPRISE_ACCIDENT, GENERAL,       SUPPLEMENT, false, 1,  0, false, 0,    0,  120,    0, CITY GOVERNMENT",
        "ENTERPRISE_ACCIDENT, GENERAL,       FOLLOW_UP,  false, 0,  0, false, 0,    0,    0, 1440, CITY GOVERNMENT",
        "ENTERPRISE_ACCIDENT, MAJOR,         FOLLOW_UP,  false, 0,  0, false, 0,    0,    0,  720, CITY GOVERNMENT PROVINCE STATE",
        "ENTERPRISE_ACCIDENT, NONE,          FINAL,      false, 0,  0, false, 0,    0, 1440,    0, CITY GOVERNMENT"
    })
    void takesTheShortestOfAllRulesAndTellsEveryLevelAnyOfThemNames(
            String hazard,
            String grade,
            String kind,
            boolean sensitive,
            int dead,
            int hurt,
            boolean threatens,
            double flame,
            long phone,
            long written,
            long next,
            String recipients) {
        List<Row> rows =
                rows(new ReportingDeadline.Facts(hazard, grade, kind, sensitive, dead, hurt, threatens, flame));

        assertThat(shortest(rows, Row::phone)).isEqualTo(phone);
        assertThat(shortest(rows, Row::written)).isEqualTo(written);
        assertThat(shortest(rows, Row::next)).isEqualTo(next);
        Set<String> told = new TreeSet<>();
        rows.forEach(row -> told.addAll(row.recipients()));
        assertThat(told).containsExactly(recipients.split(" "));
    }

    @Test
    void leavesNoReportOfAnyHazardAndGradeWithoutATime() {
        for (String hazard : List.of("FOREST_FIRE", "FLOOD", "ENTERPRISE_ACCIDENT")) {
            for (String grade : List.of("NONE", "GENERAL", "LARGER", "MAJOR", "EXTRAORDINARY")) {
                for (String kind : List.of("FIRST", "SUPPLEMENT", "FOLLOW_UP", "FINAL")) {
                    List<Row> rows = rows(new ReportingDeadline.Facts(hazard, grade, kind, false, 0, 0, false, 0));
                    long time = kind.equals("FOLLOW_UP") ? shortest(rows, Row::next) : shortest(rows, Row::written);
                    assertThat(time).as("%s %s %s", hazard, grade, kind).isPositive();
                }
            }
        }
    }

    @Test
    void saysOfTheDutyToTellTheStateThatItIsTheLaw() {
        assertThat(rows(new ReportingDeadline.Facts("FOREST_FIRE", "GENERAL", "FIRST", false, 3, 0, false, 0)))
                .filteredOn(row -> row.recipients().contains("STATE"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.source()).contains("第32条");
                    assertThat(row.flag()).isEqualTo("[C]");
                });
    }

    @Test
    void hasTwentyOneRules() {
        assertThat(table.rules()).isEqualTo(21);
    }

    private List<Row> rows(ReportingDeadline.Facts facts) {
        return table.all(facts.inputs()).stream().map(Row::of).toList();
    }

    private static long shortest(List<Row> rows, Function<Row, Duration> column) {
        return rows.stream()
                .map(column)
                .filter(it -> !it.isZero())
                .mapToLong(Duration::toMinutes)
                .min()
                .orElse(0);
    }
}
