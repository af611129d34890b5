package org.muster.processes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncidentGradeTests {

    private final DecisionTables table = DecisionTables.read(IncidentGrade.KEY, IncidentGrade.RESOURCE);

    @ParameterizedTest
    @CsvSource({
        // hectares, dead, missing, hurt, grade, rule
        "0,      0, 0, 0,   GENERAL,       受害森林面积不足 1 公顷或其他林地起火",
        "0.99,   0, 0, 0,   GENERAL,       受害森林面积不足 1 公顷或其他林地起火",
        "1,      0, 0, 0,   LARGER,        受害森林面积 1 公顷以上不足 100 公顷",
        "99.99,  0, 0, 0,   LARGER,        受害森林面积 1 公顷以上不足 100 公顷",
        "100,    0, 0, 0,   MAJOR,         受害森林面积 100 公顷以上不足 1000 公顷",
        "1000,   0, 0, 0,   EXTRAORDINARY, 受害森林面积 1000 公顷以上",
        "0.5,    1, 0, 0,   GENERAL,       死亡（含失踪）1 至 2 人",
        "0.5,    2, 0, 0,   GENERAL,       死亡（含失踪）1 至 2 人",
        "0.5,    3, 0, 0,   LARGER,        死亡（含失踪）3 人以上不足 10 人",
        "0.5,   10, 0, 0,   MAJOR,         死亡（含失踪）10 人以上不足 30 人",
        "0.5,   30, 0, 0,   EXTRAORDINARY, 死亡（含失踪）30 人以上",
        "0.5,    0, 0, 1,   GENERAL,       重伤 1 至 9 人",
        "0.5,    0, 0, 10,  LARGER,        重伤 10 人以上不足 50 人",
        "0.5,    0, 0, 50,  MAJOR,         重伤 50 人以上不足 100 人",
        "0.5,    0, 0, 100, EXTRAORDINARY, 重伤 100 人以上",
        "0.5,    2, 1, 0,   LARGER,        死亡（含失踪）3 人以上不足 10 人",
        "150,    1, 0, 12,  MAJOR,         受害森林面积 100 公顷以上不足 1000 公顷",
        "0.2,    0, 0, 55,  MAJOR,         重伤 50 人以上不足 100 人",
        "2,     30, 0, 0,   EXTRAORDINARY, 死亡（含失踪）30 人以上"
    })
    void takesTheWorstOfAreaDeathsAndInjuries(double area, int dead, int missing, int hurt, String grade, String rule) {
        var row = IncidentGrade.Row.of(table.first(IncidentGrade.inputs("FOREST_FIRE", area, dead, missing, hurt, 0)));

        assertThat(row.grade()).isEqualTo(grade);
        assertThat(row.rule()).isEqualTo(rule);
        assertThat(row.source()).contains("森林防火条例").contains("第40条");
        assertThat(row.flag()).isEqualTo("[C]");
    }

    @ParameterizedTest
    @CsvSource({
        // dead, missing, loss in 万元, grade, rule
        "0,  0, 0,     GENERAL,       死亡（含失踪）不足 3 人，损失不足 100 万元",
        "2,  0, 99.9,  GENERAL,       死亡（含失踪）不足 3 人，损失不足 100 万元",
        "1,  2, 0,     LARGER,        死亡（含失踪）3 人以上不足 10 人",
        "0,  0, 100,   LARGER,        直接经济损失 100 万元以上不足 500 万元",
        "10, 0, 0,     MAJOR,         死亡（含失踪）10 人以上不足 30 人",
        "0,  0, 500,   MAJOR,         直接经济损失 500 万元以上不足 1000 万元",
        "3,  0, 800,   MAJOR,         直接经济损失 500 万元以上不足 1000 万元",
        "30, 0, 0,     EXTRAORDINARY, 死亡（含失踪）30 人以上",
        "0,  0, 1000,  EXTRAORDINARY, 直接经济损失 1000 万元以上"
    })
    void gradesAFloodByDeathsAndLoss(int dead, int missing, double loss, String grade, String rule) {
        var row = IncidentGrade.Row.of(table.first(IncidentGrade.inputs("FLOOD", 0, dead, missing, 0, loss)));

        assertThat(row.grade()).isEqualTo(grade);
        assertThat(row.rule()).isEqualTo(rule);
        assertThat(row.source()).contains("地质灾害防治条例");
        assertThat(row.flag()).isEqualTo("[L]");
    }

    @ParameterizedTest
    @CsvSource({
        // dead, missing, hurt, loss in 万元, grade, rule
        "0,  0, 0,   0,      GENERAL,       死亡（含失踪）不足 3 人，重伤不足 10 人，损失不足 1000 万元",
        "2,  0, 9,   999.9,  GENERAL,       死亡（含失踪）不足 3 人，重伤不足 10 人，损失不足 1000 万元",
        "3,  0, 0,   0,      LARGER,        死亡（含失踪）3 人以上不足 10 人",
        "1,  2, 0,   0,      LARGER,        死亡（含失踪）3 人以上不足 10 人",
        "0,  0, 10,  0,      LARGER,        重伤（含急性工业中毒）10 人以上不足 50 人",
        "0,  0, 0,   1000,   LARGER,        直接经济损失 1000 万元以上不足 5000 万元",
        "9,  0, 49,  4999,   LARGER,        死亡（含失踪）3 人以上不足 10 人",
        "10, 0, 0,   0,      MAJOR,         死亡（含失踪）10 人以上不足 30 人",
        "0,  0, 50,  0,      MAJOR,         重伤（含急性工业中毒）50 人以上不足 100 人",
        "0,  0, 0,   5000,   MAJOR,         直接经济损失 5000 万元以上不足 1 亿元",
        "30, 0, 0,   0,      EXTRAORDINARY, 死亡（含失踪）30 人以上",
        "0,  0, 100, 0,      EXTRAORDINARY, 重伤（含急性工业中毒）100 人以上",
        "0,  0, 0,   10000,  EXTRAORDINARY, 直接经济损失 1 亿元以上",
        "3,  0, 0,   6000,   MAJOR,         直接经济损失 5000 万元以上不足 1 亿元"
    })
    void gradesAnAccidentByDeathsInjuriesAndLoss(
            int dead, int missing, int hurt, double loss, String grade, String rule) {
        var row = IncidentGrade.Row.of(
                table.first(IncidentGrade.inputs("ENTERPRISE_ACCIDENT", 0, dead, missing, hurt, loss)));

        assertThat(row.grade()).isEqualTo(grade);
        assertThat(row.rule()).isEqualTo(rule);
        assertThat(row.source()).contains("令493").contains("第3条");
        assertThat(row.flag()).isEqualTo("[C]");
    }

    @Test
    void hasThreeCriteriaForEachGradeOfAFireAndAnAccidentAndTwoForAFlood() {
        assertThat(table.rules()).isEqualTo(12 + 7 + 10);
    }
}
