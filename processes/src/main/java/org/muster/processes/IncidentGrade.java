package org.muster.processes;

import java.util.Map;

/**
 * 定事件等级, the worst criterion wins: a fire by area, deaths and injuries (森林防火条例 Art 40), a flood by deaths and loss
 * (地质灾害防治条例 Art 4), an accident by deaths, injuries and loss (令493 Art 3). Names what {@code incident-grade.dmn} holds.
 */
public final class IncidentGrade {

    public static final String KEY = "incident-grade";
    public static final String RESOURCE = "decisions/incident-grade.dmn";

    /**
     * @param hazard FOREST_FIRE, FLOOD or ENTERPRISE_ACCIDENT
     * @param areaHectares 受害森林面积 in hectares, not the burnt ground as a whole
     * @param dead persons
     * @param missing persons, counted with the dead
     * @param seriouslyHurt persons, acute industrial poisoning with them
     * @param lossWan 直接经济损失 in 万元
     */
    public static Map<String, Object> inputs(
            String hazard, double areaHectares, int dead, int missing, int seriouslyHurt, double lossWan) {
        return Map.of(
                "hazard", hazard,
                "areaHectares", areaHectares,
                "deadOrMissing", dead + missing,
                "seriouslyHurt", seriouslyHurt,
                "lossWan", lossWan);
    }

    /** The rule that fired: {@code grade} is GENERAL, LARGER, MAJOR or EXTRAORDINARY; {@code flag} says how sure we are of the source. */
    public record Row(String grade, String gradeLabel, String rule, String source, String flag) {

        public static Row of(Map<String, Object> entries) {
            return new Row(
                    (String) entries.get("grade"),
                    (String) entries.get("gradeLabel"),
                    (String) entries.get("rule"),
                    (String) entries.get("source"),
                    (String) entries.get("flag"));
        }
    }

    private IncidentGrade() {}
}
