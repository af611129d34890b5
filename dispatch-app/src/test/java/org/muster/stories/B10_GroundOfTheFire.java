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
import org.junit.jupiter.api.Test;
import org.muster.support.Client;
import org.muster.support.Site;
import org.muster.support.Stomp;

/**
 * STORY UNDER TEST: the ground as it is. The fire's edge is drawn as it is seen and never changed afterwards; its size is
 * offered and not taken; a piece of ground has one person in charge; a crew marks its own way out, without a signal too.
 */
class B10_GroundOfTheFire extends LineStory {

    @Test
    void theEdgeIsDrawnAsItWasSeenAndEveryDrawingIsKept() {
        Client dispatcher = as("dispatcher");
        String incident = fire(dispatcher);
        String path = "/api/incidents/" + incident;
        assertThat(picture(dispatcher, incident).has("perimeter")).isFalse();
        Stomp desk = listening(dispatcher, "/topic/incidents/" + incident);
        Instant seen = Instant.now().minus(Duration.ofMinutes(30));

        JsonNode first = dispatcher
                .post(path + "/perimeter", edge(0.002, seen, "GROUND"))
                .expect(201)
                .json();
        // 0.002° by 0.002° at 27.87° north is 197 m by 222 m
        assertThat(first.path("hectares").asDouble()).isBetween(4.3, 4.5);
        Stomp.Frame told = desk.awaitType("FirePerimeterDrawn", SOON);
        assertThat(told.body().path("changes").toString()).contains("\"perimeter\"");
        assertThat(told.body().at("/data/sourceLabel").asText()).isEqualTo("现场勘绘");

        dispatcher
                .post(path + "/perimeter", edge(0.004, seen.plusSeconds(1200), "DRONE"))
                .expect(201);
        // what is told late of an earlier moment is history and not the edge of now
        dispatcher
                .post(path + "/perimeter", edge(0.003, seen.plusSeconds(600), "SATELLITE"))
                .expect(201);

        JsonNode shown = picture(dispatcher, incident).path("perimeter");
        assertThat(shown.at("/latest/source").asText()).isEqualTo("DRONE");
        assertThat(shown.at("/latest/hectares").asDouble()).isBetween(17.3, 17.8);
        assertThat(shown.at("/latest/geometry/type").asText()).isEqualTo("Polygon");
        assertThat(shown.at("/previous/hectares").asDouble()).isBetween(9.7, 10.0);
        JsonNode history = dispatcher.get(path + "/perimeters").ok().json();
        assertThat(history.findValuesAsText("source")).containsExactly("DRONE", "SATELLITE", "GROUND");
        assertThat(picture(dispatcher, incident).at("/assessment/facts").has("burnedAreaHa"))
                .as("offered to the assessment, never taken silently")
                .isFalse();
        journalIsGaplessAndSealed(dispatcher, incident);
    }

    @Test
    void anEdgeThatCannotBeIsRefusedInWordsThatSayWhatToDo() {
        Client dispatcher = as("dispatcher");
        String incident = fire(dispatcher);
        String path = "/api/incidents/" + incident + "/perimeter";
        Map<String, Object> tomorrow = edge(0.002, Instant.now().plus(Duration.ofDays(1)), "DRONE");
        Map<String, Object> point = new HashMap<>(edge(0.002, Instant.now(), "DRONE"));
        point.put("polygon", Map.of("type", "Point", "coordinates", List.of(120.46, 27.87)));
        Map<String, Object> nobody = new HashMap<>(edge(0.002, Instant.now(), "DRONE"));
        nobody.remove("source");

        assertThat(dispatcher.post(path, tomorrow).problem(422, "invalid").toString())
                .contains("不能晚于现在");
        assertThat(dispatcher.post(path, point).problem(422, "invalid").toString())
                .contains("这里要画面");
        assertThat(dispatcher.post(path, nobody).status()).isIn(400, 422);
        as("yongkang").post(path, edge(0.002, Instant.now(), "DRONE")).problem(404, "not-found");
        as("yongkang").get(path + "s").problem(404, "not-found");
        assertThat(told(dispatcher, incident)).doesNotContain("FirePerimeterDrawn");
    }

    @Test
    void aPieceOfGroundHasOnePersonInCharge() {
        Client commander = as("commander");
        String incident = fire(as("dispatcher"));
        String path = "/api/incidents/" + incident + "/sectors";
        Site.sector(commander, incident, "西线");

        JsonNode refused = commander
                .post(path, Map.of("name", "南线", "geometry", Site.ground(0.004)))
                .problem(422, "invalid");
        assertThat(refused.toString()).contains("一 西线").contains("重叠");
        JsonNode east = commander
                .post(path, Map.of("name", "东线", "geometry", Site.ground(0.01)))
                .expect(201)
                .json();
        Map<String, Object> nearer = Map.of("revision", 1, "name", "东线", "geometry", Site.ground(0.005));
        assertThat(commander
                        .send("PUT", path + "/" + east.path("id").asText(), nearer, Map.of())
                        .problem(422, "invalid")
                        .toString())
                .contains("一 西线");
        commander
                .post(
                        path + "/"
                                + picture(commander, incident)
                                        .at("/site/sectors/0/id")
                                        .asText()
                                + "/dissolution",
                        Map.of("reason", "并入东线"))
                .expect(204);
        commander
                .send("PUT", path + "/" + east.path("id").asText(), nearer, Map.of())
                .ok();
    }

    @Test
    void aCrewMarksItsOwnWayOutAndTheDeskSeesIt() {
        Client dispatcher = as("dispatcher");
        Client brigade = as("brigade");
        String incident = fire(dispatcher);
        String order = onScene(dispatcher, brigade, incident, "T01", 28);
        Stomp desk = listening(dispatcher, "/topic/incidents/" + incident);
        Map<String, Object> zone = envelope(Map.of("kind", "SAFETY_ZONE", "geometry", point(120.464, 27.868)));

        brigade.post("/api/dispatch-orders/" + order + "/safety-feature", zone).ok();
        assertThat(brigade.post("/api/dispatch-orders/" + order + "/safety-feature", zone)
                        .ok()
                        .header("Idempotent-Replay"))
                .as("what the outbox sends twice is said once")
                .isEqualTo("true");
        brigade.post(
                        "/api/dispatch-orders/" + order + "/safety-feature",
                        envelope(Map.of("kind", "ESCAPE_ROUTE", "geometry", way())))
                .ok();

        assertThat(desk.awaitType("CrewSafetyMarked", SOON)
                        .body()
                        .at("/data/teamName")
                        .asText())
                .contains("森林消防");
        JsonNode marks = picture(dispatcher, incident).at("/site/safety");
        assertThat(marks.findValuesAsText("kind")).containsExactly("SAFETY_ZONE", "ESCAPE_ROUTE");
        assertThat(marks.findValuesAsText("orderId")).containsOnly(order);
        assertThat(marks.get(1).path("metres").asDouble()).isBetween(400.0, 600.0);

        // in a sector it is the sector's; what the same crew marks again takes the place of the first
        String sector = Site.sector(dispatcher, incident, "东南线").path("id").asText();
        dispatcher
                .post(
                        "/api/incidents/" + incident + "/site/assignments",
                        Map.of("orderIds", List.of(order), "sectorId", sector))
                .expect(204);
        brigade.post(
                        "/api/dispatch-orders/" + order + "/safety-feature",
                        envelope(Map.of("kind", "SAFETY_ZONE", "geometry", point(120.463, 27.867))))
                .ok();
        JsonNode site = picture(dispatcher, incident).path("site");
        assertThat(site.at("/sectors/0/safety").findValuesAsText("kind")).containsExactly("SAFETY_ZONE");
        assertThat(site.at("/safety").findValuesAsText("kind")).containsExactly("ESCAPE_ROUTE");

        brigade.post(
                        "/api/dispatch-orders/" + order + "/safety-feature",
                        envelope(Map.of("kind", "ESCAPE_ROUTE", "geometry", point(120.463, 27.867))))
                .problem(422, "invalid");
        as("township")
                .post("/api/dispatch-orders/" + order + "/safety-feature", envelope(zone))
                .problem(404, "not-found");
        say(
                        dispatcher,
                        order,
                        "safety-feature",
                        Map.of(
                                "kind", "SAFETY_ZONE",
                                "geometry", point(120.4625, 27.8665),
                                "onBehalfOf", "王队",
                                "via", "RADIO"))
                .ok();
        assertThat(told(dispatcher, incident).stream().filter("CrewSafetyMarked"::equals))
                .hasSize(4);
        journalIsGaplessAndSealed(dispatcher, incident);
    }

    // ---------------------------------------------------------------- phrases

    private static Map<String, Object> envelope(Map<String, Object> words) {
        Map<String, Object> body = new HashMap<>(words);
        body.put("clientId", UUID.randomUUID().toString());
        body.put("deviceAt", Instant.now().toString());
        return body;
    }

    private static Map<String, Object> point(double lon, double lat) {
        return Map.of("type", "Point", "coordinates", List.of(lon, lat));
    }

    private static Map<String, Object> way() {
        return Map.of("type", "LineString", "coordinates", List.of(List.of(120.460, 27.871), List.of(120.464, 27.868)));
    }

    /** A square of so many degrees around the fire. */
    private static Map<String, Object> edge(double degrees, Instant at, String source) {
        double west = 120.460 - degrees / 2;
        double south = 27.871 - degrees / 2;
        List<List<Double>> ring = new ArrayList<>();
        for (double[] corner : new double[][] {{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}}) {
            ring.add(List.of(west + corner[0] * degrees, south + corner[1] * degrees));
        }
        return new HashMap<>(Map.of(
                "polygon", Map.of("type", "Polygon", "coordinates", List.of(ring)),
                "at", at.toString(),
                "source", source));
    }
}
