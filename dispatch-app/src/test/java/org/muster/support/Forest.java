package org.muster.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Phrases of a forest fire in 福泉林区, each one a few calls of the public API. */
public final class Forest {

    public static final Map<String, Double> FUQUAN = Map.of("lon", 120.460, "lat", 27.871);

    private static final AtomicLong deviceSeq = new AtomicLong(System.currentTimeMillis());

    private Forest() {}

    /** The Qingming call, taken and confirmed as an exercise so many times faster; gives the incident's id. */
    public static String fire(Client dispatcher, int exerciseSpeed) {
        return fire(dispatcher, exerciseSpeed, "福泉林区");
    }

    public static String fire(Client dispatcher, int exerciseSpeed, String place) {
        Map<String, Object> call = call(place);
        call.put("exercise", true);
        call.put("exerciseSpeed", exerciseSpeed);
        return confirmed(dispatcher, call);
    }

    /** What the ranger says; a real call until somebody makes an exercise of it. */
    public static Map<String, Object> call(String place) {
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("hazard", "FOREST_FIRE");
        call.put("channel", "RANGER");
        call.put("location", FUQUAN);
        call.put("place", place);
        call.put("description", "清明上坟引燃，见明火");
        call.put("reporter", Map.of("name", "护林员老陈", "phone", "13800000000"));
        call.put("details", Map.of("openFlame", true, "windSpeed", 3, "windDirection", "SW"));
        return call;
    }

    /** Takes the call and confirms it; gives the incident's id. */
    public static String confirmed(Client dispatcher, Map<String, Object> call) {
        String alert = dispatcher
                .post("/api/alerts", call)
                .expect(201)
                .json()
                .path("id")
                .asText();
        return dispatcher
                .post("/api/alerts/{}/confirmation", Map.of(), alert)
                .expect(201)
                .json()
                .path("incidentId")
                .asText();
    }

    /** One order to each of these teams; gives their ids in the same order. */
    public static List<String> order(Client dispatcher, String incident, String... teams) {
        List<String> ids = new ArrayList<>();
        dispatcher
                .post("/api/incidents/{}/dispatch-orders", orders(teams), incident)
                .expect(201)
                .json()
                .path("orders")
                .forEach(order -> ids.add(order.path("id").asText()));
        return ids;
    }

    /** What is sent to give one order to each of these teams. */
    public static Map<String, Object> orders(String... teams) {
        return Map.of(
                "orders",
                List.of(teams).stream()
                        .map(team -> Map.of("teamId", team, "task", "右翼扑打，守公墓一线"))
                        .toList());
    }

    /** The envelope every word of a crew carries, with these further fields, which may say it otherwise. */
    public static Map<String, Object> said(Map<String, Object> fields) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("clientId", UUID.randomUUID().toString());
        message.put("deviceSeq", deviceSeq.incrementAndGet());
        message.put("deviceAt", Instant.now().toString());
        message.putAll(fields);
        return message;
    }

    public static JsonNode say(Client crew, String order, String what, Map<String, Object> fields) {
        return answer(crew, order, what, fields).expect(200).json();
    }

    /** The same, whatever comes back. */
    public static Answer answer(Client crew, String order, String what, Map<String, Object> fields) {
        return crew.post("/api/dispatch-orders/{}/" + what, said(fields), order);
    }

    /** A roll call in which the first so many members of the team are present. */
    public static JsonNode muster(Client crew, String order, int present) {
        List<String> ids = new ArrayList<>();
        crew.get("/api/dispatch-orders/{}", order)
                .ok()
                .json()
                .path("members")
                .forEach(member -> ids.add(member.path("id").asText()));
        return say(crew, order, "attendance", Map.of("present", ids.subList(0, present), "absent", List.of()));
    }

    public static JsonNode state(Client reader, String order) {
        return reader.get("/api/dispatch-orders/{}", order).ok().json();
    }

    /** The journal's entries, oldest first. */
    public static List<JsonNode> events(Client reader, String incident) {
        List<JsonNode> events = new ArrayList<>();
        reader.get("/api/incidents/{}/events?after=0", incident).ok().json().forEach(events::add);
        return events;
    }

    /** Those of this type. */
    public static List<JsonNode> events(Client reader, String incident, String type) {
        return events(reader, incident).stream()
                .filter(event -> event.path("type").asText().equals(type))
                .toList();
    }

    /** No entry is missing, and none was changed since it was sealed. */
    public static void journalIsGaplessAndSealed(Client reader, String incident) {
        List<JsonNode> entries = events(reader, incident);
        for (int i = 0; i < entries.size(); i++) {
            assertThat(entries.get(i).path("seq").asLong()).isEqualTo(i + 1);
        }
        JsonNode verified = reader.get("/api/incidents/{}/journal/verification", incident)
                .expect(200)
                .json();
        assertThat(verified.path("intact").asBoolean()).as(verified.toString()).isTrue();
    }

    public static void sleepUntil(Instant instant) {
        Duration left = Duration.between(Instant.now(), instant);
        if (!left.isNegative()) {
            try {
                Thread.sleep(left.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
