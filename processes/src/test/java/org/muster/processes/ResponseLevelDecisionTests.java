package org.muster.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.processes.ResponseLevelDecision.Accident;
import org.muster.processes.ResponseLevelDecision.Facts;
import org.muster.processes.ResponseLevelDecision.Flood;
import org.muster.processes.ResponseLevelDecision.Row;

class ResponseLevelDecisionTests {

    /** What holds while no division has set anything else. */
    private static final Map<String, Object> USUAL = Map.ofEntries(
            Map.entry("hoursI", 24.0),
            Map.entry("hoursII", 12.0),
            Map.entry("hoursIII", 6.0),
            Map.entry("hoursIV", 4.0),
            Map.entry("sensitiveHoursIV", 2.0),
            Map.entry("hectaresI", 1000.0),
            Map.entry("hectaresII", 100.0),
            Map.entry("hectaresIII", 1.0),
            Map.entry("deadI", 30.0),
            Map.entry("deadII", 3.0),
            Map.entry("deadIV", 1.0),
            Map.entry("hurtI", 100.0),
            Map.entry("hurtII", 10.0),
            Map.entry("hurtIV", 1.0),
            Map.entry("otherFiresIV", 1.0),
            Map.entry("endangeredIII", 10.0),
            Map.entry("movedI", 100_000.0),
            Map.entry("movedIII", 500.0));

    private final DecisionTables table = DecisionTables.read(ResponseLevelDecision.KEY, ResponseLevelDecision.RESOURCE);

    @ParameterizedTest
    @CsvSource({
        // flame, ha, hours, sensitive, season, dead, hurt, threatened, growing, others, level, rule
        "true,  0,    0,    true,  true,  0,  0,   false, false, 0, IV,   敏感时段或地点出现明火，立即启动",
        "true,  0,    0,    true,  false, 0,  0,   false, false, 0, IV,   敏感时段或地点出现明火，立即启动",
        "true,  0,    0,    false, true,  0,  0,   false, false, 0, IV,   森林防火期（11 月 1 日至次年 4 月 30 日）内出现明火",
        "true,  0,    0,    false, false, 0,  0,   false, false, 0, NONE, 未达启动条件，先期处置并继续研判",
        "false, 0,    0,    true,  true,  0,  0,   false, false, 0, NONE, 未达启动条件，先期处置并继续研判",
        "false, 0.5,  2,    true,  false, 0,  0,   false, false, 0, IV,   敏感时段或地点 {sensitiveHoursIV} 小时未控制",
        "false, 0.5,  2,    false, false, 0,  0,   false, false, 0, NONE, 未达启动条件，先期处置并继续研判",
        "false, 0.5,  4,    false, false, 0,  0,   false, false, 0, IV,   {hoursIV} 小时未控制",
        "true,  0.5,  0,    false, false, 0,  0,   false, false, 1, IV,   同时另有 {otherFiresIV} 处以上有危险的火场",
        "false, 0.5,  0,    false, false, 1,  0,   false, false, 0, IV,   死亡或失踪 {deadIV} 人以上",
        "false, 0.5,  0,    false, false, 0,  1,   false, false, 0, IV,   重伤 {hurtIV} 人以上",
        "true,  0.5,  6,    false, true,  0,  0,   false, false, 0, III,  {hoursIII} 小时未控制",
        "true,  1,    0,    false, true,  0,  0,   false, true,  0, III,  过火面积 {hectaresIII} 公顷以上且火势蔓延",
        "true,  0.9,  0,    false, true,  0,  0,   false, true,  0, IV,   森林防火期（11 月 1 日至次年 4 月 30 日）内出现明火",
        "true,  0,    0,    true,  true,  0,  0,   true,  false, 0, III,  威胁居民点或重要设施",
        "true,  0.5,  12,   false, true,  0,  0,   false, false, 0, II,   {hoursII} 小时未控制",
        "true,  100,  0,    false, true,  0,  0,   false, true,  0, II,   过火面积 {hectaresII} 公顷以上",
        "true,  0.5,  0,    false, true,  3,  0,   false, false, 0, II,   死亡（含失踪）{deadII} 人以上",
        "true,  0.5,  0,    false, true,  0,  10,  false, false, 0, II,   重伤 {hurtII} 人以上",
        "true,  0.5,  24,   false, true,  0,  0,   false, false, 0, I,    {hoursI} 小时未控制",
        "true,  1000, 0,    false, true,  0,  0,   false, true,  0, I,    过火面积 {hectaresI} 公顷以上",
        "true,  0.5,  0,    false, true,  30, 0,   false, false, 0, I,    死亡（含失踪）{deadI} 人以上",
        "true,  0.5,  0,    false, true,  0,  100, false, false, 0, I,    重伤 {hurtI} 人以上"
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
                "FOREST_FIRE",
                flame,
                area,
                hours,
                sensitive,
                season,
                dead,
                hurt,
                threatened,
                growing,
                others,
                Flood.NONE,
                Accident.NONE);

        var row = Row.of(table.first(facts.inputs(USUAL)));

        assertThat(row.level()).isEqualTo(level);
        assertThat(row.rule()).isEqualTo(rule);
        assertThat(row.source()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"0, IV, {approverIV}", "6, III, {approverIII}", "12, II, {approverII}", "24, I, {approverI}"})
    void namesWhoApprovesTheLevel(double hours, String level, String approver) {
        var facts =
                new Facts("FOREST_FIRE", true, 0, hours, true, true, 0, 0, false, false, 0, Flood.NONE, Accident.NONE);

        var row = Row.of(table.first(facts.inputs(USUAL)));

        assertThat(row.level()).isEqualTo(level);
        assertThat(row.approver()).isEqualTo(approver);
    }

    @ParameterizedTest
    @CsvSource({"hoursI, 30, 24, II", "hoursI, 20, 20, I", "hoursIII, 8, 7, IV", "sensitiveHoursIV, 1, 1, IV"})
    void readsTheLimitsTheDivisionHasSet(String limit, double value, double hours, String level) {
        Map<String, Object> local = new HashMap<>(USUAL);
        local.put(limit, value);
        var facts = new Facts(
                "FOREST_FIRE", false, 0, hours, true, false, 0, 0, false, false, 0, Flood.NONE, Accident.NONE);

        assertThat(Row.of(table.first(facts.inputs(local))).level()).isEqualTo(level);
    }

    @Test
    void saysWhatEveryRowMeasuresAndAgainstWhatLimit() {
        var dmn = Dmn.readModelFromStream(
                getClass().getClassLoader().getResourceAsStream(ResponseLevelDecision.RESOURCE));
        List<String> read = dmn.getModelElementsByType(InputExpression.class).stream()
                .map(it -> it.getText().getTextContent())
                .toList();
        Set<String> limits = new HashSet<>();
        for (Rule rule : dmn.getModelElementsByType(Rule.class)) {
            List<InputEntry> entries = new ArrayList<>(rule.getInputEntries());
            List<String> conditions = new ArrayList<>();
            for (int i = 1; i < entries.size(); i++) {
                String text = entries.get(i).getText().getTextContent();
                if (text.startsWith(">= ")) {
                    conditions.add(read.get(i) + ":" + text.substring(3));
                    limits.add(text.substring(3));
                } else if (!text.equals("-")) {
                    conditions.add(read.get(i));
                }
            }
            List<OutputEntry> outputs = new ArrayList<>(rule.getOutputEntries());
            String said =
                    outputs.get(outputs.size() - 1).getText().getTextContent().replace("\"", "");
            assertThat(said.isEmpty() ? List.of() : List.of(said.split(",")))
                    .as(rule.getId())
                    .containsExactlyInAnyOrderElementsOf(conditions);
        }
        assertThat(limits).isEqualTo(ResponseLevelDecision.LIMITS).isEqualTo(USUAL.keySet());
    }

    @ParameterizedTest
    @CsvSource({
        // typhoon, rainstorm, water, works, level, rule
        "NONE,   NONE,   NONE,       NONE,             NONE, 未达启动条件，加强监测并继续研判",
        "NEWS,   NONE,   NONE,       NONE,             IV,   台风消息或蓝色预警，影响沿海",
        "BLUE,   NONE,   NONE,       NONE,             IV,   台风消息或蓝色预警，影响沿海",
        "NONE,   BLUE,   NONE,       NONE,             IV,   暴雨或山洪蓝色、黄色预警",
        "NONE,   YELLOW, NONE,       NONE,             IV,   暴雨或山洪蓝色、黄色预警",
        "YELLOW, YELLOW, NONE,       NONE,             III,  台风黄色预警（台风警报）",
        "NONE,   ORANGE, NONE,       NONE,             III,  暴雨或山洪橙色预警",
        "BLUE,   NONE,   WARNING,    NONE,             III,  主要江河超警戒水位",
        "NONE,   NONE,   NONE,       DANGER,           III,  堤防或小型水库出现险情",
        "ORANGE, NONE,   NONE,       NONE,             II,   台风橙色预警（台风紧急警报）",
        "NONE,   RED,    NONE,       NONE,             II,   暴雨或山洪红色预警",
        "NONE,   NONE,   GUARANTEED, NONE,             II,   江河超保证水位",
        "NONE,   NONE,   RECORD,     NONE,             II,   江河超保证水位",
        "YELLOW, NONE,   WARNING,    MEDIUM_RESERVOIR, II,   中型水库出现险情",
        "RED,    NONE,   NONE,       NONE,             I,    台风红色预警（强台风以上登陆）",
        "BLUE,   RED,    RECORD,     BREACH,           I,    决堤或垮坝"
    })
    void takesTheHighestLevelWarningsRiversAndWorksAskFor(
            String typhoon, String rainstorm, String water, String works, String level, String rule) {
        var facts = new Facts(
                "FLOOD",
                true,
                2000,
                48,
                true,
                true,
                0,
                0,
                false,
                true,
                3,
                new Flood(typhoon, rainstorm, water, works),
                Accident.NONE);

        var row = Row.of(table.first(facts.inputs(USUAL)));

        assertThat(row.level()).isEqualTo(level);
        assertThat(row.rule()).isEqualTo(rule);
        assertThat(row.source()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        // underway, grade, endangered, moved, threatened, level, rule
        "true,  NONE,          0,  0,      false, IV,   企业事故险情未解除，县级先期处置",
        "true,  GENERAL,       9,  499,    false, IV,   企业事故险情未解除，县级先期处置",
        "true,  GENERAL,       10, 0,      false, III,  较大涉险：涉险 {endangeredIII} 人以上",
        "true,  GENERAL,       0,  500,    false, III,  较大涉险：紧急疏散 {movedIII} 人以上",
        "true,  GENERAL,       0,  0,      true,  III,  较大涉险：威胁重要场所或设施",
        "true,  LARGER,        0,  0,      false, III,  较大事故",
        "true,  MAJOR,         50, 3500,   true,  II,   重大事故",
        "true,  EXTRAORDINARY, 0,  0,      false, I,    特别重大事故",
        "true,  GENERAL,       0,  100000, false, I,    紧急疏散 {movedI} 人以上",
        "false, MAJOR,         50, 3500,   true,  NONE, 警戒已解除，转入善后，保留必要的监测"
    })
    void takesTheHighestLevelTheAccidentAsksForUntilItIsOver(
            boolean underway, String grade, int endangered, int moved, boolean threatened, String level, String rule) {
        var facts = new Facts(
                "ENTERPRISE_ACCIDENT",
                true,
                0,
                48,
                true,
                true,
                0,
                0,
                threatened,
                true,
                3,
                Flood.NONE,
                new Accident(underway, grade, endangered, moved));

        var row = Row.of(table.first(facts.inputs(USUAL)));

        assertThat(row.level()).isEqualTo(level);
        assertThat(row.rule()).isEqualTo(rule);
        assertThat(row.source()).isNotBlank();
    }

    @Test
    void hasNineteenRulesForAFireThirteenForAFloodAndNineForAnAccident() {
        assertThat(table.rules()).isEqualTo(19 + 13 + 9);
    }
}
