package org.muster.processes;

import java.util.List;
import java.util.Map;

/** 算需要的力量: every row that fires is one requirement. Names what {@code force-requirement.dmn} holds. */
public final class ForceRequirement {

    public static final String KEY = "force-requirement";
    public static final String RESOURCE = "decisions/force-requirement.dmn";

    /** What an incident without a dangerous substance is asked with. */
    public static final String NO_THREAT = "NONE";

    /**
     * @param hazard FOREST_FIRE, FLOOD or ENTERPRISE_ACCIDENT
     * @param level I, II, III, IV or NONE
     * @param areaHectares burnt ground in hectares
     * @param windSpeed metres per second
     * @param threat what the substance does: TOXIC, FLAMMABLE, WATER_REACTIVE, OTHER or {@link #NO_THREAT}
     */
    public static Map<String, Object> inputs(
            String hazard, String level, double areaHectares, double windSpeed, String threat) {
        return Map.of(
                "hazard", hazard,
                "level", level,
                "areaHectares", areaHectares,
                "windSpeed", windSpeed,
                "threat", threat);
    }

    /** So many people of these team kinds with this skill. */
    public record Row(
            List<String> kinds, String kindLabel, String skill, int people, String rule, String source, String flag) {

        public static Row of(Map<String, Object> entries) {
            return new Row(
                    List.of(((String) entries.get("kinds")).split(",")),
                    (String) entries.get("kindLabel"),
                    (String) entries.get("skill"),
                    ((Number) entries.get("people")).intValue(),
                    (String) entries.get("rule"),
                    (String) entries.get("source"),
                    (String) entries.get("flag"));
        }
    }

    private ForceRequirement() {}
}
