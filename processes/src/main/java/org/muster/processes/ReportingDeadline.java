package org.muster.processes;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** 算报告时限和报送对象: every row that fires counts, the shortest time wins. Names what {@code reporting-deadline.dmn} holds. */
public final class ReportingDeadline {

    public static final String KEY = "reporting-deadline";
    public static final String RESOURCE = "decisions/reporting-deadline.dmn";

    /** What an incident without a grade is asked with. */
    public static final String UNGRADED = "NONE";

    /**
     * @param grade GENERAL, LARGER, MAJOR, EXTRAORDINARY or NONE
     * @param kind FIRST, SUPPLEMENT, FOLLOW_UP or FINAL
     * @param sensitive a sensitive time or place, or something people talk about
     * @param deadOrMissing persons; the missing count with the dead
     * @param threatens homes or key facilities are in danger
     * @param flameHours for so long the flame has been open
     * @param endangered of an accident, persons whose lives are in danger
     * @param trappedOrMissing of an accident, persons trapped or not found
     * @param moved of an accident, persons moved away in a hurry
     * @param pollution whether it pollutes the environment seriously
     */
    public record Facts(
            String hazard,
            String grade,
            String kind,
            boolean sensitive,
            int deadOrMissing,
            int seriouslyHurt,
            boolean threatens,
            double flameHours,
            int endangered,
            int trappedOrMissing,
            int moved,
            boolean pollution) {

        /** Without what only an accident is asked. */
        public Facts(
                String hazard,
                String grade,
                String kind,
                boolean sensitive,
                int deadOrMissing,
                int seriouslyHurt,
                boolean threatens,
                double flameHours) {
            this(hazard, grade, kind, sensitive, deadOrMissing, seriouslyHurt, threatens, flameHours, 0, 0, 0, false);
        }

        public Map<String, Object> inputs() {
            return Map.ofEntries(
                    Map.entry("hazard", hazard),
                    Map.entry("grade", grade),
                    Map.entry("kind", kind),
                    Map.entry("sensitive", sensitive),
                    Map.entry("deadOrMissing", deadOrMissing),
                    Map.entry("seriouslyHurt", seriouslyHurt),
                    Map.entry("threatens", threatens),
                    Map.entry("flameHours", flameHours),
                    Map.entry("endangered", endangered),
                    Map.entry("trappedOrMissing", trappedOrMissing),
                    Map.entry("moved", moved),
                    Map.entry("pollution", pollution));
        }
    }

    /** One rule that fired; a duration of zero asks for nothing. {@code recipients} are CITY, PROVINCE, STATE, GOVERNMENT. */
    public record Row(
            Duration phone,
            Duration written,
            Duration next,
            List<String> recipients,
            String rule,
            String source,
            String flag) {

        public static Row of(Map<String, Object> entries) {
            return new Row(
                    minutes(entries, "phone"),
                    minutes(entries, "written"),
                    minutes(entries, "next"),
                    List.of(((String) entries.get("recipients")).split(",")),
                    (String) entries.get("rule"),
                    (String) entries.get("source"),
                    (String) entries.get("flag"));
        }

        private static Duration minutes(Map<String, Object> entries, String column) {
            return Duration.ofMinutes(((Number) entries.get(column)).longValue());
        }
    }

    private ReportingDeadline() {}
}
