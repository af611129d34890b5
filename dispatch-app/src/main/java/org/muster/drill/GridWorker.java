package org.muster.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One zone of an evacuation, door by door: told, set out, taken in at the shelter by its keeper; a worker without an
 * account in the cast is heard by telephone and written down by the dispatcher.
 */
class GridWorker {

    private static final int LOOK_EVERY_MILLIS = 500;
    private static final AtomicLong deviceSeq = new AtomicLong(System.currentTimeMillis());

    private final Person speaker;
    private final boolean byPhone;
    private final Person keeper;
    private final String evacuation;
    private final String zone;
    private final ExerciseClock clock;
    private int refuses = -1;
    private int absent = -1;

    /**
     * @param keeper who takes people in with a phone of their own; null when the shelter is heard by telephone
     * @param evacuation a row of the incident's board
     */
    GridWorker(Person speaker, boolean byPhone, Person keeper, JsonNode evacuation, ExerciseClock clock) {
        this.speaker = speaker;
        this.byPhone = byPhone;
        this.keeper = keeper;
        this.evacuation = evacuation.path("evacuationId").asText();
        this.zone = evacuation.path("name").asText();
        this.clock = clock;
    }

    /** The so-manieth household does not want to go. */
    GridWorker whereOneRefuses(int household) {
        refuses = household;
        return this;
    }

    /** Nobody opens at the so-manieth door. */
    GridWorker whereOneIsAbsent(int household) {
        absent = household;
        return this;
    }

    String zone() {
        return zone;
    }

    /** From the first knock to the last household at the shelter. */
    void moveEverybody() throws InterruptedException {
        JsonNode list = speaker.get("/api/evacuations/" + evacuation);
        String shelter = list.at("/shelter/id").asText();
        List<JsonNode> willing = new ArrayList<>();
        JsonNode refusing = null;
        for (int i = 0; i < list.path("households").size(); i++) {
            JsonNode door = list.path("households").get(i);
            clock.pass(0.2);
            if (i == absent) {
                say(door, "transfer", Map.of("status", "ABSENT", "note", "敲门无人应"));
            } else if (i == refuses) {
                refusing = door;
                say(door, "transfer", Map.of("status", "REFUSED", "note", "不放心家里的猪"));
                // twice, before anybody may sign
                for (String who : List.of("网格员当场劝", "村支书一起劝")) {
                    say(door, "persuasion", Map.of("willing", false, "note", who));
                }
            } else {
                willing.add(door);
                say(door, "transfer", Map.of("status", "NOTIFIED"));
            }
        }
        for (JsonNode door : willing) {
            clock.pass(0.2);
            say(door, "transfer", Map.of("status", "MOVING"));
        }
        for (JsonNode door : willing) {
            clock.pass(0.4);
            takeIn(shelter, door);
        }
        if (refusing != null) {
            awaitForced(refusing);
            say(refusing, "transfer", Map.of("status", "MOVING", "note", "镇干部、民警在场，强制转移"));
            clock.pass(2);
            takeIn(shelter, refusing);
        }
    }

    private void awaitForced(JsonNode door) throws InterruptedException {
        while (true) {
            for (JsonNode it : speaker.get("/api/evacuations/" + evacuation).path("households")) {
                if (it.path("id").asText().equals(door.path("id").asText()) && it.hasNonNull("forcedAt")) {
                    return;
                }
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }

    private void takeIn(String shelter, JsonNode door) throws InterruptedException {
        Map<String, Object> word = envelope();
        word.put("evacuationId", evacuation);
        word.put("householdId", door.path("id").asText());
        if (keeper == null) {
            word.put("onBehalfOf", "安置点值守员");
            word.put("via", "PHONE");
        }
        (keeper == null ? speaker : keeper).post("/api/shelters/" + shelter + "/check-ins", word);
    }

    /** Everybody who is away is home again. */
    void bringEverybodyHome() throws InterruptedException {
        for (JsonNode door : speaker.get("/api/evacuations/" + evacuation).path("households")) {
            clock.pass(0.2);
            say(door, "return", Map.of());
        }
    }

    private void say(JsonNode door, String word, Map<String, Object> what) throws InterruptedException {
        Map<String, Object> body = envelope();
        body.putAll(what);
        if (byPhone) {
            body.put("onBehalfOf", door.at("/worker/name").asText("网格员"));
            body.put("via", "PHONE");
        }
        speaker.post(
                "/api/evacuations/" + evacuation + "/households/"
                        + door.path("id").asText() + "/" + word,
                body);
    }

    private static Map<String, Object> envelope() {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("clientId", UUID.randomUUID().toString());
        envelope.put("deviceSeq", deviceSeq.incrementAndGet());
        envelope.put("deviceAt", Instant.now().toString());
        return envelope;
    }
}
