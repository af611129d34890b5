package org.muster.process;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.muster.incident.AssessmentRules.Circumstances;
import org.muster.incident.AssessmentRules.Measured;
import org.muster.incident.Facts;
import org.muster.processes.ResponseLevelDecision;
import org.muster.shared.Grade;

/** What the row that fired has measured, each value beside the limit it was held against, for people to read. */
final class MeasuredFacts {

    private static final Map<String, String> THREATENED = Map.of(
            "HOMES", "居民点",
            "KEY_FACILITY", "重要设施",
            "CEMETERY", "公墓",
            "SCHOOL", "学校",
            "FUEL_STATION", "加油站",
            "POWER_LINE", "高压线");

    private static final Map<String, String> FLOOD = Map.of(
            "NEWS", "消息",
            "BLUE", "蓝色",
            "YELLOW", "黄色",
            "ORANGE", "橙色",
            "RED", "红色",
            "WARNING", "超警戒",
            "GUARANTEED", "超保证",
            "RECORD", "超历史",
            "DANGER", "堤防或小型水库险情",
            "MEDIUM_RESERVOIR", "中型水库险情");

    private MeasuredFacts() {}

    private static String word(String said) {
        return FLOOD.getOrDefault(said, "决堤或垮坝");
    }

    static List<Measured> of(
            ResponseLevelDecision.Row row,
            ResponseLevelDecision.Facts asked,
            Facts facts,
            Circumstances circumstances,
            Map<String, Object> limits) {
        List<Measured> all = new ArrayList<>();
        for (ResponseLevelDecision.Condition condition : row.measured()) {
            Object limit = condition.limit() == null ? null : limits.get(condition.limit());
            all.add(measured(condition.input(), limit == null ? null : number((Double) limit), asked, facts));
            if (condition.input().equals("growing") && circumstances.growth() != null) {
                all.add(growth(circumstances));
            }
        }
        return all;
    }

    private static Measured measured(String input, String limit, ResponseLevelDecision.Facts asked, Facts facts) {
        return switch (input) {
            case "areaHectares" -> facts.burnedAreaHa() == null
                    ? new Measured("affectedArea", "受害面积", number(asked.areaHectares()), limit, "HECTARE")
                    : new Measured("burnedArea", "过火面积", number(asked.areaHectares()), limit, "HECTARE");
            case "hoursUncontrolled" -> new Measured(
                    "hoursUncontrolled", "未控时长", number(asked.hoursUncontrolled()), limit, "HOUR");
            case "deadOrMissing" -> new Measured(
                    "deadOrMissing", "死亡（含失踪）", "" + asked.deadOrMissing(), limit, "PERSON");
            case "seriouslyHurt" -> new Measured("seriouslyHurt", "重伤", "" + asked.seriouslyHurt(), limit, "PERSON");
            case "otherFires" -> new Measured("otherFires", "同时另有火场", "" + asked.otherFires(), limit, "FIRE");
            case "threatened" -> new Measured(
                    "threatened",
                    "受威胁",
                    facts.threatened().stream()
                            .map(it -> THREATENED.getOrDefault(it, it))
                            .collect(Collectors.joining("、")),
                    null,
                    null);
            case "growing" -> new Measured("growing", "火势", "蔓延", null, null);
            case "openFlame" -> new Measured("openFlame", "明火", "有", null, null);
            case "sensitive" -> new Measured("sensitive", "时段或地点", "敏感", null, null);
            case "inSeason" -> new Measured("inSeason", "森林防火期", "期内", null, null);
            case "typhoon" -> new Measured("typhoon", "台风预警", word(asked.flood().typhoon()), null, null);
            case "rainstorm" -> new Measured(
                    "rainstorm", "暴雨、山洪预警", word(asked.flood().rainstorm()), null, null);
            case "waterLevel" -> new Measured(
                    "waterLevel", "江河水位", word(asked.flood().waterLevel()), null, null);
            case "works" -> new Measured("works", "工程险情", word(asked.flood().works()), null, null);
            case "underway" -> new Measured("underway", "险情", "未解除", null, null);
            case "grade" -> new Measured(
                    "grade", "事故等级", Grade.valueOf(asked.accident().grade()).label(), null, null);
            case "endangered" -> new Measured(
                    "endangered", "涉险人员", "" + asked.accident().endangered(), limit, "PERSON");
            case "moved" -> new Measured("moved", "紧急疏散", "" + asked.accident().moved(), limit, "PERSON");
            default -> throw new IllegalArgumentException("nobody knows how to say " + input);
        };
    }

    /** 20 分钟增长 +1.1 公顷: the commander sees how fast, the limit is the area's own. */
    private static Measured growth(Circumstances it) {
        String over = it.growthOver().toMinutes() < 60
                ? Math.max(1, it.growthOver().toMinutes()) + " 分钟"
                : number(it.growthOver().toMinutes() / 60.0) + " 小时";
        return new Measured("growth", over + "增长", (it.growth() < 0 ? "" : "+") + number(it.growth()), null, "HECTARE");
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
