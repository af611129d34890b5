package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muster.support.Answer;
import org.muster.support.Broker;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Forest;
import org.muster.support.RealServer;
import org.muster.support.Site;

/**
 * STORY UNDER TEST: a township's team finds piping on the dyke and sends a picture, a grid worker has looked at a village's
 * kit, the gauges speak through a broker; then the server is killed with -9. What was answered is there once, the round
 * that does not come is missed all the same, and a broker that is gone stands on the board until it is back.
 */
class D11_KilledOnTheDyke {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String DYKE = "R16";

    @Test
    void whatWasFoundAndLookedAtIsThereAndTheRoundIsMissed() {
        try (Broker broker = new Broker().start();
                RealServer server = new RealServer(
                                "--muster.sensors.mqtt.host=127.0.0.1",
                                "--muster.sensors.mqtt.port=" + broker.port(),
                                "--muster.sensors.mqtt.version=3",
                                "--muster.sensors.mqtt.tls=false")
                        .start()) {
            Client dispatcher = server.as("dispatcher");
            String incident = flood(dispatcher);
            String patrol = dispatcher
                    .post(
                            "/api/incidents/{}/works",
                            Map.of("kind", "PATROL", "siteId", DYKE, "teamId", "T03", "everyMinutes", 30),
                            incident)
                    .expect(201)
                    .json()
                    .path("id")
                    .asText();

            Client township = server.as("township");
            UUID danger = UUID.randomUUID();
            Map<String, Object> found =
                    new HashMap<>(Forest.said(Map.of("danger", "PIPING", "place", "K3+200 堤脚", "note", "冒沙")));
            found.put("clientId", danger.toString());
            String answer = township.post("/api/works/{}/danger", found, patrol)
                    .expect(200)
                    .text();
            UUID picture = UUID.randomUUID();
            String photos = "/api/dangers/" + danger + "/photos";
            township.upload(photos, Map.of("clientId", picture.toString()), "IMG_1.jpg", Site.jpeg(640, 480))
                    .expect(201);
            server.as("grid")
                    .upload(photos, Map.of(), "x.jpg", Site.jpeg(64, 48))
                    .problem(404, "not-found");

            Client grid = server.as("grid");
            JsonNode village = grid.get("/api/village-kits").ok().json().at("/rows/0");
            String zone = village.path("zoneId").asText();
            String item = village.at("/items/0/item").asText();
            Map<String, Object> look = new HashMap<>(
                    Forest.said(Map.of("items", List.of(Map.of("item", item, "state", "FLAT", "note", "电池没电")))));
            grid.post("/api/village-kits/{}/checks", look, zone).expect(201);
            assertThat(alarmed(dispatcher, "SENSOR_FEED")).isFalse();

            server.kill9();
            broker.close();
            server.start();
            Client desk = server.as("dispatcher");

            // the round that was due meanwhile is missed, and the gauges' silence is on the board
            Eventually.within(SOON, () -> alarmed(desk, "WORK_" + patrol));
            Eventually.within(SOON, () -> alarmed(desk, "SENSOR_FEED"));
            broker.start();

            JsonNode works = desk.get("/api/incidents/{}/works", incident).ok().json();
            assertThat(works.path("dangers")).hasSize(1);
            assertThat(works.at("/dangers/0/id").asText()).isEqualTo(danger.toString());
            assertThat(works.at("/dangers/0/photos/0").asText()).isEqualTo(picture.toString());
            Client again = server.as("township");
            Answer replayed = again.post("/api/works/{}/danger", found, patrol).expect(200);
            assertThat(replayed.header("Idempotent-Replay")).isEqualTo("true");
            assertThat(replayed.text()).isEqualTo(answer);
            assertThat(again.upload(photos, Map.of("clientId", picture.toString()), "IMG_1.jpg", Site.jpeg(640, 480))
                            .expect(201)
                            .header("Idempotent-Replay"))
                    .isEqualTo("true");
            assertThat(again.get(photos + "/" + picture).ok().bytes()).startsWith(0xff, 0xd8);
            assertThat(Forest.events(desk, incident, "DangerFound")).hasSize(1);
            assertThat(Forest.events(desk, incident, "DangerPhotographed")).hasSize(1);

            Client worker = server.as("grid");
            assertThat(worker.post("/api/village-kits/{}/checks", look, zone)
                            .expect(201)
                            .header("Idempotent-Replay"))
                    .isEqualTo("true");
            assertThat(worker.get("/api/village-kits/{}/checks", zone).ok().json())
                    .filteredOn(it -> it.path("note").asText().equals("电池没电"))
                    .hasSize(1);

            again.post("/api/works/{}/round", Forest.said(Map.of("note", "险情已围井")), patrol)
                    .expect(200);
            Eventually.within(SOON, () -> !alarmed(desk, "WORK_" + patrol));
            Eventually.within(SOON, () -> !alarmed(desk, "SENSOR_FEED"));
            assertThat(desk.get("/api/incidents/{}/journal/verification", incident)
                            .ok()
                            .json()
                            .path("intact")
                            .asBoolean())
                    .isTrue();
        }
    }

    /** Sixty times faster: thirty minutes are thirty seconds. */
    private static String flood(Client dispatcher) {
        Map<String, Object> call = new HashMap<>();
        call.put("hazard", "FLOOD");
        call.put("channel", "PHONE");
        call.put("location", Map.of("lon", 120.62, "lat", 27.78));
        call.put("place", "飞云江堤");
        call.put("description", "水位上涨");
        call.put("exercise", true);
        call.put("exerciseSpeed", 60);
        return Forest.confirmed(dispatcher, call);
    }

    private static boolean alarmed(Client who, String kind) {
        for (JsonNode it : who.get("/api/alarms").ok().json()) {
            if (it.path("kind").asText().equals(kind)) {
                return true;
            }
        }
        return false;
    }
}
