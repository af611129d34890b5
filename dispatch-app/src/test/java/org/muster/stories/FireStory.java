package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.muster.support.Answer;
import org.muster.support.Client;
import org.muster.support.Eventually;

/** The phrases the forest fire stories are told in. */
abstract class FireStory extends StoryTest {

    /** 福泉林区 in 陶山镇, where scenario A plays. */
    static final Map<String, Double> FUQUAN = Map.of("lon", 120.460, "lat", 27.871);

    static final Duration SOON = Duration.ofSeconds(20);

    private final AtomicLong deviceSeq = new AtomicLong();

    static Map<String, Object> call() {
        return new HashMap<>(Map.of(
                "hazard", "FOREST_FIRE",
                "channel", "PHONE",
                "location", FUQUAN,
                "place", "福泉林区",
                "description", "山脊见明火，西南风",
                "reporter", Map.of("name", "护林员", "phone", "10000000000"),
                "details", Map.of("openFlame", true, "windSpeed", 3, "windDirection", "SW", "sensitive", true)));
    }

    /** A confirmed real fire at 福泉. */
    String fire(Client dispatcher) {
        return confirmed(dispatcher, call());
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
        String alert = dispatcher
                .post("/api/alerts", call)
                .expect(201)
                .json()
                .path("id")
                .asText();
        String incident = dispatcher
                .post("/api/alerts/" + alert + "/confirmation", Map.of())
                .expect(201)
                .json()
                .path("incidentId")
                .asText();
        return incident;
    }

    /** Issues one order and gives its id. */
    String order(Client dispatcher, String incident, String team) {
        return dispatcher
                .post("/api/incidents/" + incident + "/dispatch-orders", orders(team))
                .expect(201)
                .json()
                .at("/orders/0/id")
                .asText();
    }

    static Map<String, Object> orders(String... teams) {
        return Map.of(
                "orders",
                List.of(teams).stream()
                        .map(team -> Map.of("teamId", team, "task", "右翼扑打，守公墓一线"))
                        .toList());
    }

    Answer say(Client who, String order, String what) {
        return say(who, order, what, Map.of());
    }

    /** Says something about an order as a phone would: with its own id, running number and time. */
    Answer say(Client who, String order, String what, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "clientId", UUID.randomUUID().toString(),
                "deviceSeq", deviceSeq.incrementAndGet(),
                "deviceAt", Instant.now().toString()));
        body.putAll(more);
        return who.post("/api/dispatch-orders/" + order + "/" + what, body);
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
        return who.get("/api/dispatch-orders/" + order).expect(200).json();
    }

    List<String> told(Client who, String incident) {
        List<String> types = new ArrayList<>();
        who.get("/api/incidents/" + incident + "/events?after=0")
                .expect(200)
                .json()
                .forEach(entry -> types.add(entry.path("type").asText()));
        return types;
    }

    /** Waits until the journal tells of this. */
    void awaitTold(Client who, String incident, String type) {
        Eventually.within(SOON, () -> told(who, incident).contains(type));
    }

    /** What the journal tells was late, by kind. */
    List<String> missed(Client who, String incident) {
        List<String> kinds = new ArrayList<>();
        who.get("/api/incidents/" + incident + "/events?after=0")
                .expect(200)
                .json()
                .forEach(entry -> {
                    if (entry.path("type").asText().equals("DeadlineMissed")) {
                        kinds.add(entry.at("/data/kind").asText());
                    }
                });
        return kinds;
    }

    /** Waits until somebody was told that this is late. */
    void awaitMissed(Client who, String incident, String kind) {
        Eventually.within(SOON, () -> missed(who, incident).contains(kind));
    }

    /** Waits for the decision and gives it. */
    JsonNode awaitTask(Client who, String incident, String kind) {
        return Eventually.within(SOON, () -> {
            for (JsonNode task :
                    who.get("/api/tasks?incidentId=" + incident).expect(200).json()) {
                if (task.path("kind").asText().equals(kind)) {
                    return task;
                }
            }
            return null;
        });
    }

    void decide(Client who, JsonNode task, Map<String, Object> decision) {
        who.post("/api/tasks/" + task.path("id").asText() + "/completion", decision)
                .ok();
    }

    void journalIsGaplessAndSealed(Client who, String incident) {
        JsonNode entries = who.get("/api/incidents/" + incident + "/events?after=0")
                .expect(200)
                .json();
        for (int i = 0; i < entries.size(); i++) {
            assertThat(entries.get(i).path("seq").asLong()).isEqualTo(i + 1);
        }
        JsonNode verified = who.get("/api/incidents/" + incident + "/journal/verification")
                .expect(200)
                .json();
        assertThat(verified.path("intact").asBoolean()).as(verified.toString()).isTrue();
    }
}
