package org.muster.processes;

import java.time.Duration;
import java.util.Map;

/** 定集结标准: within how long how much of a team must stand ready. Names what {@code muster-standard.dmn} holds. */
public final class MusterStandard {

    public static final String KEY = "muster-standard";
    public static final String RESOURCE = "decisions/muster-standard.dmn";

    /**
     * @param teamKind PROFESSIONAL, SEMI_PROFESSIONAL …
     * @param hazard the incident's hazard
     * @param division GB/T 2260 code of the team's division, 6 or 9 digits
     */
    public static Map<String, Object> inputs(String teamKind, String hazard, String division) {
        return Map.of(
                "teamKind",
                teamKind,
                "hazard",
                hazard,
                "county",
                division.substring(0, 6),
                "township",
                division.length() > 6);
    }

    /**
     * @param attendance share of the team's strength, above 0 and at most 1
     * @param denominator who makes up the strength: ROSTERED, ON_SHIFT or ON_SHIFT_NOT_EXCUSED
     * @param subQuorums duties that must be manned whatever the head count, as {@code LEADER:1;PUMP:2}; may be empty
     * @param lateGrace how long after the deadline a muster still counts as reached, though late
     * @param flag how sure we are of time and attendance: [C], [L] or [?]
     * @param detailFlag how sure we are of denominator, duties and grace
     */
    public record Row(
            Duration within,
            double attendance,
            String denominator,
            String subQuorums,
            Duration lateGrace,
            String rule,
            String source,
            String flag,
            String detailFlag) {

        public static Row of(Map<String, Object> entries) {
            return new Row(
                    minutes(entries, "withinMinutes"),
                    ((Number) entries.get("attendance")).doubleValue(),
                    (String) entries.get("denominator"),
                    (String) entries.get("subQuorums"),
                    minutes(entries, "lateGraceMinutes"),
                    (String) entries.get("rule"),
                    (String) entries.get("source"),
                    (String) entries.get("flag"),
                    (String) entries.get("detailFlag"));
        }

        private static Duration minutes(Map<String, Object> entries, String name) {
            return Duration.ofMinutes(((Number) entries.get(name)).longValue());
        }
    }

    private MusterStandard() {}
}
