package org.muster.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.processes.MaterialRequirement.Row;

class MaterialRequirementTests {

    private final DecisionTables table = DecisionTables.read(MaterialRequirement.KEY, MaterialRequirement.RESOURCE);

    @ParameterizedTest
    @CsvSource({
        // hazard, level, hectares, people, what is asked for
        "FOREST_FIRE,         NONE, 0,   0,   风力灭火机:10 二号工具:30 对讲机:2 防护装备:30",
        "FOREST_FIRE,         IV,   1,   0,   风力灭火机:10 二号工具:30 对讲机:2 防护装备:30 高压水泵:2 水带:1",
        "FOREST_FIRE,         III,  0.5, 0,   风力灭火机:10 风力灭火机:30 二号工具:30 对讲机:2 防护装备:30 高压水泵:6 水带:3 无人机:2",
        "FLOOD,               NONE, 0,   0,   编织袋:2000 排水泵:4",
        "FLOOD,               NONE, 0,   352, 编织袋:2000 排水泵:4 救生衣:36 棉被:352 饮用水:1056 应急食品:352",
        "FLOOD,               III,  0,   0,   编织袋:2000 编织袋:10000 排水泵:4 冲锋舟:2 卫星电话:2",
        "FLOOD,               II,   0,   0,   编织袋:2000 编织袋:10000 排水泵:4 龙吸水排涝泵:1 冲锋舟:2 卫星电话:2",
        "ENTERPRISE_ACCIDENT, IV,   0,   0,   正压式空气呼吸器:10 重型防化服:4 气体检测仪:4 堵漏工具:1",
        "ENTERPRISE_ACCIDENT, I,    0,   0,   正压式空气呼吸器:10 重型防化服:4 气体检测仪:4 堵漏工具:1 洗消帐篷:1"
    })
    void addsUpWhatHazardLevelAreaAndPeopleAskFor(String hazard, String level, double area, int people, String asked) {
        List<Row> rows = table.all(MaterialRequirement.inputs(hazard, level, area, people)).stream()
                .map(Row::of)
                .toList();

        assertThat(rows)
                .extracting(row -> row.name() + ":" + row.forPeople(people).toPlainString())
                .containsExactlyInAnyOrder(asked.split(" "));
        assertThat(rows).allSatisfy(row -> assertThat(row.source()).isNotBlank());
        assertThat(rows).allSatisfy(row -> assertThat(row.code()).matches("[123]-[0-9]{3}"));
    }

    @Test
    void hasTwentyFiveRules() {
        assertThat(table.rules()).isEqualTo(25);
    }
}
