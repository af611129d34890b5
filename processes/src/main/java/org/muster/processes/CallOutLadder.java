package org.muster.processes;

import java.time.Duration;
import java.util.Map;

/** 呼叫阶梯: over which channels somebody is called, one after the other. Names what {@code call-out-ladder.dmn} holds. */
public final class CallOutLadder {

    public static final String KEY = "call-out-ladder";
    public static final String RESOURCE = "decisions/call-out-ladder.dmn";

    /**
     * @param notice ORDER, RECALL, STAND_DOWN, WITHDRAWAL, NEWS or CALL
     * @param person LEADER, DUTY_OFFICER, MEMBER, OFF_DUTY or PERSON
     */
    public static Map<String, Object> inputs(String notice, String person) {
        return Map.of("notice", notice, "person", person);
    }

    /**
     * One rung.
     *
     * @param after nominal time from the notice
     * @param called SELF, or DUTY_OFFICER for the next named person
     * @param unless the rung is left out once this has happened: DELIVERED or ANSWERED
     * @param provided ALWAYS; SHORT: fewer said they come than the quorum asks; CALLED: the person was called before
     */
    public record Row(
            int step,
            String channel,
            Duration after,
            String called,
            String unless,
            String provided,
            String source,
            String flag) {

        public static Row of(Map<String, Object> entries) {
            return new Row(
                    ((Number) entries.get("step")).intValue(),
                    (String) entries.get("channel"),
                    Duration.parse((String) entries.get("after")),
                    (String) entries.get("called"),
                    (String) entries.get("unless"),
                    (String) entries.get("provided"),
                    (String) entries.get("source"),
                    (String) entries.get("flag"));
        }
    }

    private CallOutLadder() {}
}
