package org.muster.processes;

import java.util.List;
import java.util.Map;

/** 超时告知谁: for the n-th time a deadline of this kind passes. Names what {@code escalation-ladder.dmn} holds. */
public final class EscalationLadder {

    public static final String KEY = "escalation-ladder";
    public static final String RESOURCE = "decisions/escalation-ladder.dmn";

    /**
     * @param kind a {@link Wait}
     * @param step 1 for the first time it passes
     */
    public static Map<String, Object> inputs(String kind, int step) {
        return Map.of("kind", kind, "step", step);
    }

    /** {@code role} is the seat that gets it, {@code told} and {@code action} say so in Chinese, {@code channels} in order of use. */
    public record Row(String role, String told, String action, List<String> channels, String source, String flag) {

        public static Row of(Map<String, Object> entries) {
            return new Row(
                    (String) entries.get("role"),
                    (String) entries.get("told"),
                    (String) entries.get("action"),
                    List.of(((String) entries.get("channels")).split(",")),
                    (String) entries.get("source"),
                    (String) entries.get("flag"));
        }
    }

    private EscalationLadder() {}
}
