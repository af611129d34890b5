package org.muster.processes;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** 超时告知谁: rung by rung, while what is late has not come. Names what {@code escalation-ladder.dmn} holds. */
public final class EscalationLadder {

    public static final String KEY = "escalation-ladder";
    public static final String RESOURCE = "decisions/escalation-ladder.dmn";

    /**
     * @param kind a {@link Wait}, or a deadline of an order that no model waits for
     * @param step 1 when it passes, 2 for the next rung and so on
     */
    public static Map<String, Object> inputs(String kind, int step) {
        return Map.of("kind", kind, "step", step);
    }

    /**
     * {@code role} is the seat that gets it, {@code told} and {@code action} say so in Chinese, {@code channels} in order of use.
     *
     * @param again how long after this rung the next one is climbed; zero on the highest
     */
    public record Row(
            String role,
            String told,
            String action,
            List<String> channels,
            Duration again,
            String source,
            String flag) {

        public static Row of(Map<String, Object> entries) {
            return new Row(
                    (String) entries.get("role"),
                    (String) entries.get("told"),
                    (String) entries.get("action"),
                    List.of(((String) entries.get("channels")).split(",")),
                    Duration.ofMinutes(((Number) entries.get("again")).longValue()),
                    (String) entries.get("source"),
                    (String) entries.get("flag"));
        }
    }

    private EscalationLadder() {}
}
