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

    /** {@code attendance} is a share of the team's strength, above 0 and at most 1. */
    public record Row(Duration within, double attendance, String rule, String source, String flag) {

        public static Row of(Map<String, Object> entries) {
            return new Row(
                    Duration.ofMinutes(((Number) entries.get("withinMinutes")).longValue()),
                    ((Number) entries.get("attendance")).doubleValue(),
                    (String) entries.get("rule"),
                    (String) entries.get("source"),
                    (String) entries.get("flag"));
        }
    }

    private MusterStandard() {}
}
