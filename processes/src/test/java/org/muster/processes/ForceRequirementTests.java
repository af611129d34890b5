package org.muster.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.processes.ForceRequirement.Row;

class ForceRequirementTests {

    private final DecisionTables table = DecisionTables.read(ForceRequirement.KEY, ForceRequirement.RESOURCE);

    @ParameterizedTest
    @CsvSource({
        // level, hectares, wind, what is asked for (kind:people)
        "NONE, 0,   1,    专业森林消防队:20 镇街半专业队:20",
        "IV,   0,   3,    专业森林消防队:20 镇街半专业队:20",
        "IV,   0,   5.5,  专业森林消防队:20 镇街半专业队:20 以水灭火组:20",
        "IV,   1,   5.5,  专业森林消防队:20 镇街半专业队:20 以水灭火组:20 群众扑火队（不上火线）:20",
        "IV,   0,   10.8, 专业森林消防队:20 镇街半专业队:20 以水灭火组:20 预备队:30",
        "III,  0.5, 3,    专业森林消防队:20 镇街半专业队:20 邻镇半专业队:40 医疗分队:8 通信保障分队:6",
        "II,   2,   3,    专业森林消防队:20 镇街半专业队:20 邻镇半专业队:40 跨县专业队:40 以水灭火组:20 群众扑火队（不上火线）:20 医疗分队:8 通信保障分队:6",
        "I,    0,   3,    专业森林消防队:20 镇街半专业队:20 邻镇半专业队:40 跨县专业队:40 应急（军地）力量:40 医疗分队:8 通信保障分队:6"
    })
    void addsUpWhatLevelAreaAndWindAskFor(String level, double area, double wind, String asked) {
        List<Row> rows = rows("FOREST_FIRE", level, area, wind);

        assertThat(rows)
                .extracting(row -> row.kindLabel() + ":" + row.people())
                .containsExactlyInAnyOrder(asked.split(" "));
        assertThat(rows).allSatisfy(row -> assertThat(row.source()).isNotBlank());
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, 综合应急救援队:防汛:20 防汛排涝队:大流量泵:20",
        "IV,   综合应急救援队:防汛:20 防汛排涝队:大流量泵:20",
        "III,  综合应急救援队:防汛:20 防汛排涝队:大流量泵:20 镇街转移小组:转移:20 舟艇水域救援:水域:18 通信保障分队:天通:6",
        "II,   综合应急救援队:防汛:20 防汛排涝队:大流量泵:20 镇街转移小组:转移:20 舟艇水域救援:水域:18 通信保障分队:天通:6 医疗分队:救护:8"
    })
    void asksForPumpsAndWaterCapabilityInAFlood(String level, String asked) {
        assertThat(rows("FLOOD", level, 0, 12))
                .extracting(row -> row.kindLabel() + ":" + row.skill() + ":" + row.people())
                .containsExactlyInAnyOrder(asked.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, TOXIC,          消防救援站:危化:12 堵漏组:堵漏:8 侦检组:侦检:4 洗消组:洗消:4 医疗分队（中毒）:中毒:8 环境监测队:大气:4",
        "IV,   NONE,           消防救援站:危化:12 堵漏组:堵漏:8 侦检组:侦检:4 洗消组:洗消:4 医疗分队（中毒）:中毒:8 环境监测队:大气:4",
        "IV,   FLAMMABLE,      消防救援站:危化:12 堵漏组:堵漏:8 侦检组:侦检:4 医疗分队（烧伤）:烧伤:8 环境监测队:大气:4",
        "IV,   WATER_REACTIVE, 消防救援站（金属粉尘）:金属粉尘:12 堵漏组:堵漏:8 侦检组:侦检:4 医疗分队（烧伤）:烧伤:8 环境监测队:大气:4",
        "III,  TOXIC,          消防救援站:危化:12 堵漏组:堵漏:8 侦检组:侦检:4 洗消组:洗消:4 医疗分队（中毒）:中毒:8 环境监测队:大气:4 环境监测队（水质）:水质:4"
    })
    void asksForSpecialTeamsByWhatTheSubstanceDoes(String level, String threat, String asked) {
        assertThat(rows("ENTERPRISE_ACCIDENT", level, 0, 0, threat))
                .extracting(row -> row.kindLabel() + ":" + row.skill() + ":" + row.people())
                .containsExactlyInAnyOrder(asked.split(" "));
    }

    @Test
    void sendsNobodyWithWaterToMetalDust() {
        assertThat(rows("ENTERPRISE_ACCIDENT", "I", 0, 0, "WATER_REACTIVE"))
                .noneMatch(row -> row.skill().equals("危化"))
                .anyMatch(row -> row.rule().contains("禁止用水"));
    }

    @Test
    void neverSendsTheMassesToTheLine() {
        assertThat(rows("FOREST_FIRE", "I", 2000, 12))
                .filteredOn(row -> row.kinds().contains("MASS"))
                .allSatisfy(row -> assertThat(row.skill()).isEqualTo("清理"));
    }

    @Test
    void hasElevenRulesForAFireSixForAFloodAndNineForAnAccident() {
        assertThat(table.rules()).isEqualTo(11 + 6 + 9);
    }

    private List<Row> rows(String hazard, String level, double area, double wind) {
        return rows(hazard, level, area, wind, ForceRequirement.NO_THREAT);
    }

    private List<Row> rows(String hazard, String level, double area, double wind, String threat) {
        return table.all(ForceRequirement.inputs(hazard, level, area, wind, threat)).stream()
                .map(Row::of)
                .toList();
    }
}
