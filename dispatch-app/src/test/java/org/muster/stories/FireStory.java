package org.muster.stories;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.muster.support.Answer;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Forest;

/** The phrases the forest fire stories are told in. */
abstract class FireStory extends StoryTest {

    /** 福泉林区 in 陶山镇, where scenario A plays. */
    static final Map<String, Double> FUQUAN = Forest.FUQUAN;

    static final Duration SOON = Duration.ofSeconds(60);

    private final AtomicLong deviceSeq = new AtomicLong();

    static Map<String, Object> call() {
        Map<String, Object> call = Forest.call("福泉林区");
        call.put("channel", "PHONE");
        call.put("description", "山脊见明火，西南风");
        call.put("reporter", Map.of("name", "护林员", "phone", "10000000000"));
        call.put("details", Map.of("openFlame", true, "windSpeed", 3, "windDirection", "SW", "sensitive", true));
        return call;
    }

    /** A confirmed real fire at 福泉. */
    String fire(Client dispatcher) {
        return Forest.confirmed(dispatcher, call());
    }

    /** A confirmed fire that exists only as an exercise, so many times faster. */
    String exercise(Client dispatcher, int speed) {
        Map<String, Object> call = call();
        call.put("exercise", true);
        call.put("exerciseSpeed", speed);
        return confirmed(dispatcher, call);
    }

    /** An alert that a duty room has confirmed; gives its incident. */
    String confirmed(Client dispatcher, Map<String, Object> call) {
        return Forest.confirmed(dispatcher, call);
    }

    /** Issues one order and gives its id. */
    String order(Client dispatcher, String incident, String team) {
        return Forest.order(dispatcher, incident, team).get(0);
    }

    static Map<String, Object> orders(String... teams) {
        return Forest.orders(teams);
    }

    Answer say(Client who, String order, String what) {
        return say(who, order, what, Map.of());
    }

    /** Says something about an order as a phone would; in every story it counts what it says from 1. */
    Answer say(Client who, String order, String what, Map<String, Object> more) {
        Map<String, Object> said = new HashMap<>(Map.of("deviceSeq", deviceSeq.incrementAndGet()));
        said.putAll(more);
        return Forest.answer(who, order, what, said);
    }

    /** What the dispatcher adds when a team was heard over the radio. */
    static Map<String, Object> byRadio(String whom) {
        return Map.of("onBehalfOf", whom, "via", "RADIO");
    }

    /** The first so many members of a team, by id. */
    static List<String> members(String team, int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            ids.add("%s-%02d".formatted(team, i));
        }
        return ids;
    }

    static Map<String, Object> safe() {
        Map<String, Object> body = new HashMap<>();
        for (String point : List.of("lookout", "awareness", "communications", "escapeRoutes", "safetyZone")) {
            body.put(point, true);
        }
        return body;
    }

    JsonNode picture(Client who, String incident) {
        return who.get("/api/incidents/" + incident).expect(200).json();
    }

    JsonNode orderOf(Client who, String order) {
        return Forest.state(who, order);
    }

    List<String> told(Client who, String incident) {
        return Forest.events(who, incident).stream()
                .map(entry -> entry.path("type").asText())
                .toList();
    }

    /** Waits until the journal tells of this. */
    void awaitTold(Client who, String incident, String type) {
        Eventually.within(SOON, () -> told(who, incident).contains(type));
    }

    /** What the journal tells was late, by kind. */
    List<String> missed(Client who, String incident) {
        return Forest.events(who, incident, "DeadlineMissed").stream()
                .map(entry -> entry.at("/data/kind").asText())
                .toList();
    }

    /** Waits until somebody was told that this is late. */
    void awaitMissed(Client who, String incident, String kind) {
        Eventually.within(SOON, () -> missed(who, incident).contains(kind));
    }

    /** Waits for the decision and gives it; a failure says what happened instead. */
    JsonNode awaitTask(Client who, String incident, String kind) {
        try {
            return Eventually.within(SOON, () -> {
                for (JsonNode task :
                        who.get("/api/tasks?incidentId=" + incident).expect(200).json()) {
                    if (task.path("kind").asText().equals(kind)) {
                        return task;
                    }
                }
                return null;
            });
        } catch (AssertionError e) {
            throw new AssertionError(kind + " was not asked: " + e.getMessage() + "; told: " + told(who, incident), e);
        }
    }

    void decide(Client who, JsonNode task, Map<String, Object> decision) {
        who.post("/api/tasks/" + task.path("id").asText() + "/completion", decision)
                .ok();
    }

    void journalIsGaplessAndSealed(Client who, String incident) {
        Forest.journalIsGaplessAndSealed(who, incident);
    }
}
