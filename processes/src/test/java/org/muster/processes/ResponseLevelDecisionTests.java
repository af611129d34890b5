package org.muster.processes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.processes.ResponseLevelDecision.Facts;
import org.muster.processes.ResponseLevelDecision.Row;

class ResponseLevelDecisionTests {

    private final DecisionTables table = DecisionTables.read(ResponseLevelDecision.KEY, ResponseLevelDecision.RESOURCE);

    @ParameterizedTest
    @CsvSource({
        // flame, ha, hours, sensitive, season, dead, hurt, threatened, growing, others, level, rule
        "true,  0,    0,    true,  true,  0,  0,   false, false, 0, IV,   敏感时段或地点出现明火，立即启动",
        "true,  0,    0,    true,  false, 0,  0,   false, false, 0, IV,   敏感时段或地点出现明火，立即启动",
        "true,  0,    0,    false, true,  0,  0,   false, false, 0, IV,   森林防火期（11 月 1 日至次年 4 月 30 日）内出现明火",
        "true,  0,    0,    false, false, 0,  0,   false, false, 0, NONE, 未达启动条件，先期处置并继续研判",
        "false, 0,    0,    true,  true,  0,  0,   false, false, 0, NONE, 未达启动条件，先期处置并继续研判",
        "false, 0.5,  2,    true,  false, 0,  0,   false, false, 0, IV,   敏感时段或地点 2 小时未控制",
        "false, 0.5,  2,    false, false, 0,  0,   false, false, 0, NONE, 未达启动条件，先期处置并继续研判",
        "false, 0.5,  4,    false, false, 0,  0,   false, false, 0, IV,   4 小时未控制",
        "true,  0.5,  0,    false, false, 0,  0,   false, false, 1, IV,   同时有 2 个以上有危险的火场",
        "false, 0.5,  0,    false, false, 1,  0,   false, false, 0, IV,   死亡或失踪 1 至 2 人",
        "false, 0.5,  0,    false, false, 0,  1,   false, false, 0, IV,   重伤 1 至 9 人",
        "true,  0.5,  6,    false, true,  0,  0,   false, false, 0, III,  6 小时未控制",
        "true,  1,    0,    false, true,  0,  0,   false, true,  0, III,  过火面积 1 公顷以上且火势蔓延",
        "true,  0.9,  0,    false, true,  0,  0,   false, true,  0, IV,   森林防火期（11 月 1 日至次年 4 月 30 日）内出现明火",
        "true,  0,    0,    true,  true,  0,  0,   true,  false, 0, III,  威胁居民点或重要设施",
        "true,  0.5,  12,   false, true,  0,  0,   false, false, 0, II,   12 小时未控制",
        "true,  100,  0,    false, true,  0,  0,   false, true,  0, II,   过火面积 100 公顷以上",
        "true,  0.5,  0,    false, true,  3,  0,   false, false, 0, II,   死亡（含失踪）3 人以上",
        "true,  0.5,  0,    false, true,  0,  10,  false, false, 0, II,   重伤 10 人以上",
        "true,  0.5,  24,   false, true,  0,  0,   false, false, 0, I,    24 小时未控制",
        "true,  1000, 0,    false, true,  0,  0,   false, true,  0, I,    过火面积 1000 公顷以上",
        "true,  0.5,  0,    false, true,  30, 0,   false, false, 0, I,    死亡（含失踪）30 人以上",
        "true,  0.5,  0,    false, true,  0,  100, false, false, 0, I,    重伤 100 人以上"
    })
    void takesTheHighestLevelAnyRuleAsksFor(
            boolean flame,
            double area,
            double hours,
            boolean sensitive,
            boolean season,
            int dead,
            int hurt,
            boolean threatened,
            boolean growing,
            int others,
            String level,
            String rule) {
        var facts = new Facts(
                "FOREST_FIRE", flame, area, hours, sensitive, season, dead, hurt, threatened, growing, others);

        var row = Row.of(table.first(facts.inputs()));

        assertThat(row.level()).isEqualTo(level);
        assertThat(row.rule()).isEqualTo(rule);
        assertThat(row.source()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"0, IV, 森防指办主任", "6, III, 副指挥", "12, II, 常务副指挥", "24, I, 指挥长"})
    void namesWhoApprovesTheLevel(double hours, String level, String approver) {
        var facts = new Facts("FOREST_FIRE", true, 0, hours, true, true, 0, 0, false, false, 0);

        var row = Row.of(table.first(facts.inputs()));

        assertThat(row.level()).isEqualTo(level);
        assertThat(row.approver()).isEqualTo(approver);
    }

    @Test
    void hasNineteenRules() {
        assertThat(table.rules()).isEqualTo(19);
    }
}
