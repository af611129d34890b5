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
    void hasTwentySixRules() {
        assertThat(table.rules()).isEqualTo(26);
    }

    /** 较大涉险事故 (总局令21) is reported as a larger one, whatever its grade: by telephone to the province within the hour. */
    @ParameterizedTest
    @CsvSource({
        // kind, threatens, endangered, trapped or missing, moved, pollution, phone, written, recipients
        "FIRST,      false,  9, 2, 499, false,  0, 120, CITY GOVERNMENT",
        "FIRST,      false, 10, 0,   0, false, 60, 120, CITY GOVERNMENT PROVINCE",
        "FIRST,      false,  0, 3,   0, false, 60, 120, CITY GOVERNMENT PROVINCE",
        "FIRST,      false,  0, 0, 500, false, 60, 120, CITY GOVERNMENT PROVINCE",
        "FIRST,      false,  0, 0,   0, true,  60, 120, CITY GOVERNMENT PROVINCE",
        "FIRST,      true,   0, 0,   0, false, 60, 120, CITY GOVERNMENT PROVINCE",
        "SUPPLEMENT, false, 12, 0,   0, false, 60, 120, CITY GOVERNMENT PROVINCE",
        "SUPPLEMENT, false,  9, 2, 499, false,  0, 120, CITY GOVERNMENT",
    })
    void movesTheReportOfAnAccidentThatEndangersMany(
            String kind,
            boolean threatens,
            int endangered,
            int trapped,
            int moved,
            boolean pollution,
            long phone,
            long written,
            String recipients) {
        List<Row> rows = rows(new ReportingDeadline.Facts(
                "ENTERPRISE_ACCIDENT",
                "GENERAL",
                kind,
                false,
                0,
                0,
                threatens,
                0,
                endangered,
                trapped,
                moved,
                pollution));

        assertThat(shortest(rows, Row::phone)).isEqualTo(phone);
        assertThat(shortest(rows, Row::written)).isEqualTo(written);
        Set<String> told = new TreeSet<>();
        rows.forEach(row -> told.addAll(row.recipients()));
        assertThat(told).containsExactly(recipients.split(" "));
    }

    @Test
    void asksNothingOfTheKindOfAFireOrAFlood() {
        for (String hazard : List.of("FOREST_FIRE", "FLOOD")) {
            assertThat(rows(new ReportingDeadline.Facts(
                            hazard, "GENERAL", "FIRST", false, 0, 0, false, 0, 10, 3, 500, true)))
                    .noneMatch(row -> row.rule().contains("涉险"));
        }
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
