package org.muster.processes;

import java.util.Map;

/** 定事件等级 by area, deaths and injuries, worst wins (森林防火条例 Art 40). Names what {@code incident-grade.dmn} holds. */
public final class IncidentGrade {

    public static final String KEY = "incident-grade";
    public static final String RESOURCE = "decisions/incident-grade.dmn";

    /**
     * @param areaHectares 受害森林面积 in hectares, not the burnt ground as a whole
     * @param dead persons
     * @param missing persons, counted with the dead
     * @param seriouslyHurt persons
     */
    public static Map<String, Object> inputs(double areaHectares, int dead, int missing, int seriouslyHurt) {
        return Map.of("areaHectares", areaHectares, "deadOrMissing", dead + missing, "seriouslyHurt", seriouslyHurt);
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
