package org.muster.processes;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** 提响应级别: the level to propose and who approves it. Names what {@code response-level.dmn} holds. */
public final class ResponseLevelDecision {

    public static final String KEY = "response-level";
    public static final String RESOURCE = "decisions/response-level.dmn";

    /** The limits the table compares with, by the names it reads them under; every division may set its own. */
    public static final Set<String> LIMITS = Set.of(
            "hoursI",
            "hoursII",
            "hoursIII",
            "hoursIV",
            "sensitiveHoursIV",
            "hectaresI",
            "hectaresII",
            "hectaresIII",
            "deadI",
            "deadII",
            "deadIV",
            "hurtI",
            "hurtII",
            "hurtIV",
            "otherFiresIV",
            "endangeredIII",
            "movedI",
            "movedIII");

    /** The {@code level} of a row that starts no response. */
    public static final String NONE = "NONE";

    /**
     * What warnings, rivers and works say of a flood or typhoon; {@code NONE} where nothing is said.
     *
     * @param typhoon 台风预警: NEWS, BLUE, YELLOW, ORANGE or RED
     * @param rainstorm 暴雨、山洪预警: BLUE, YELLOW, ORANGE or RED
     * @param waterLevel WARNING 超警, GUARANTEED 超保 or RECORD
     * @param works DANGER at a dyke or small reservoir, MEDIUM_RESERVOIR, or BREACH
     */
    public record Flood(String typhoon, String rainstorm, String waterLevel, String works) {

        public static final Flood NONE = new Flood("NONE", "NONE", "NONE", "NONE");
    }

    /**
     * What an accident at an enterprise adds.
     *
     * @param underway whether it is not over: the cordon is not released yet
     * @param grade GENERAL, LARGER, MAJOR, EXTRAORDINARY or NONE (令493 Art 3)
     * @param endangered 涉险, persons in danger of their lives
     * @param moved 紧急疏散, persons moved out
     */
    public record Accident(boolean underway, String grade, int endangered, int moved) {

        public static final Accident NONE = new Accident(false, "NONE", 0, 0);
    }

    /**
     * What the table reads.
     *
     * @param hazard FOREST_FIRE, FLOOD or ENTERPRISE_ACCIDENT
     * @param openFlame whether flames are seen
     * @param areaHectares 过火面积, burnt ground in hectares
     * @param hoursUncontrolled hours since the fire was raised, 0 once it is controlled
     * @param sensitive a sensitive time or place (清明, homes, borders …)
     * @param inSeason inside the forest fire season (浙江省森林消防条例 Art 14: 1 Nov to 30 Apr)
     * @param deadOrMissing persons
     * @param seriouslyHurt persons
     * @param threatened homes or key facilities are threatened
     * @param growing the fire spreads
     * @param otherFires dangerous fires burning elsewhere at the same time
     * @param flood of a flood or typhoon
     * @param accident of an accident at an enterprise
     */
    public record Facts(
            String hazard,
            boolean openFlame,
            double areaHectares,
            double hoursUncontrolled,
            boolean sensitive,
            boolean inSeason,
            int deadOrMissing,
            int seriouslyHurt,
            boolean threatened,
            boolean growing,
            int otherFires,
            Flood flood,
            Accident accident) {

        /** @param limits a number for each of {@link #LIMITS} */
        public Map<String, Object> inputs(Map<String, Object> limits) {
            Map<String, Object> inputs = new HashMap<>(limits);
            inputs.put("hazard", hazard);
            inputs.put("openFlame", openFlame);
            inputs.put("areaHectares", areaHectares);
            inputs.put("hoursUncontrolled", hoursUncontrolled);
            inputs.put("sensitive", sensitive);
            inputs.put("inSeason", inSeason);
            inputs.put("deadOrMissing", deadOrMissing);
            inputs.put("seriouslyHurt", seriouslyHurt);
            inputs.put("threatened", threatened);
            inputs.put("growing", growing);
            inputs.put("otherFires", otherFires);
            inputs.put("typhoon", flood.typhoon());
            inputs.put("rainstorm", flood.rainstorm());
            inputs.put("waterLevel", flood.waterLevel());
            inputs.put("works", flood.works());
            inputs.put("underway", accident.underway());
            inputs.put("grade", accident.grade());
            inputs.put("endangered", accident.endangered());
            inputs.put("moved", accident.moved());
            return inputs;
        }
    }

    /** One condition of a row: what it reads, and the limit it holds it against; null where it asks for a yes. */
    public record Condition(String input, String limit) {}

    /**
     * The rule that fired: {@code level} is I, II, III, IV or {@link #NONE}. Names in braces stand for what the division
     * has set: {@code {hoursI} 小时未控制}.
     */
    public record Row(
            String level, String approver, String rule, String source, String flag, List<Condition> measured) {

        public static Row of(Map<String, Object> entries) {
            return new Row(
                    (String) entries.get("level"),
                    (String) entries.get("approver"),
                    (String) entries.get("rule"),
                    (String) entries.get("source"),
                    (String) entries.get("flag"),
                    conditions((String) entries.get("measured")));
        }

        private static List<Condition> conditions(String text) {
            return Arrays.stream(text.split(","))
                    .filter(it -> !it.isEmpty())
                    .map(it -> it.split(":"))
                    .map(it -> new Condition(it[0], it.length > 1 ? it[1] : null))
                    .toList();
        }
    }

    private ResponseLevelDecision() {}
}
