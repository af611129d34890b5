package org.muster.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The townships, villages and sites that are called about a warning and about the start order (叫应): a few answer in each
 * look; the first person of one township does not, so that the next one is called.
 */
class CalledPlaces {

    private static final int ANSWER_AT_ONCE = 8;
    private static final int LOOK_EVERY_MILLIS = 300;

    private final Person dispatcher;
    private final String warning;
    private final String silent;

    /** @param silent the township whose first person is not at home */
    CalledPlaces(Person dispatcher, String warning, String silent) {
        this.dispatcher = dispatcher;
        this.warning = warning;
        this.silent = silent;
    }

    /**
     * Answers until the exercise is over.
     *
     * @param incident gives null while there is only the warning
     */
    void answer(Supplier<String> incident) throws InterruptedException {
        while (true) {
            answer(incident.get());
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }

    private void answer(String incident) throws InterruptedException {
        for (JsonNode round : dispatcher.get("/api/warning-calls")) {
            if (round.path("warningId").asText().equals(warning)) {
                answer(round);
            }
        }
        if (incident != null) {
            for (JsonNode round : dispatcher
                    .get("/api/incidents/" + incident + "/warning-calls")
                    .path("rounds")) {
                answer(round);
            }
        }
    }

    private void answer(JsonNode round) throws InterruptedException {
        if (round.hasNonNull("overAt") || round.path("open").asInt() == 0) {
            return;
        }
        String call = "/api/warning-calls/" + round.path("id").asText();
        int answered = 0;
        for (JsonNode target : dispatcher.get(call).path("targets")) {
            String via = via(target);
            if (via != null && answered++ < ANSWER_AT_ONCE) {
                Map<String, Object> answer = new LinkedHashMap<>();
                answer.put("targetId", target.path("id").asText());
                answer.put("onBehalfOf", target.path("person").asText());
                answer.put("via", via);
                try {
                    dispatcher.post(call + "/answers", answer);
                } catch (Person.Refused e) {
                    // somebody at the desk, or the place itself, was first
                    Narrator.say("（" + target.path("name").asText() + "：" + e.getMessage() + "）");
                }
            }
        }
    }

    /** Null for a place that does not answer now. */
    private String via(JsonNode target) {
        return switch (target.path("state").asText()) {
            case "CALLED" -> target.path("name").asText().equals(silent)
                            && target.path("turn").asInt() == 1
                    ? null
                    : target.path("line").asText().equals("SATELLITE") ? "SATELLITE" : "PHONE";
            case "MESSENGER" -> "IN_PERSON";
            default -> null;
        };
    }
}
