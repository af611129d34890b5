package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.muster.support.Client;
import org.muster.support.Doors;
import org.muster.support.Papers;
import org.muster.support.Rain;

/** Scenario B, however it is told: the only flood of its county, five zones with 352 people, and everything put back after it. */
abstract class TyphoonStory extends FloodStory {

    static final Duration PATIENT = Duration.ofSeconds(60);
    static final List<String> ZONES = List.of("Z01", "Z02", "Z03", "Z04", "Z05");

    String incident;

    /** Zones are free again for the stories that share this database. */
    @AfterEach
    void takeOrdersBack() {
        if (incident != null) {
            Client commander = as("commander");
            for (JsonNode zone : commander
                    .get("/api/incidents/{}/evacuations", incident)
                    .ok()
                    .json()
                    .path("zones")) {
                commander.post(
                        "/api/evacuations/{}/cancellation",
                        Map.of("reason", "测试结束"),
                        zone.path("evacuationId").asText());
            }
        }
        forgetTheRain();
    }

    /** A crossing is told to the open flood that is nearest: no other may be open, and nothing may have rained yet. */
    @BeforeEach
    void thisIsTheOnlyFlood() {
        leaveNoIncidentOpen();
        jdbc.sql(
                        "update evacuation set cancelled_at = now() where exercise and closed_at is null and cancelled_at is null")
                .update();
        forgetTheRain();
    }

    private void forgetTheRain() {
        for (String table : List.of("site_measure", "site_state", "site_crossing")) {
            jdbc.sql("delete from " + table + " where exercise and site_id in ('R11', 'R13')")
                    .update();
        }
        jdbc.sql("delete from gauge_reading where gauge_id = 'G01'").update();
        jdbc.sql("delete from gauge_latest where gauge_id = 'G01'").update();
    }

    /** G01: nine times 3.5 mm, then 26.5: 58 mm in the hour, over 55. */
    static void cloudburst(Client dispatcher) {
        Instant from = Instant.now().minusSeconds(3000);
        for (int i = 0; i < 9; i++) {
            Rain.say(dispatcher, "G01", from.plusSeconds(300L * i), 3.5, true);
        }
        Rain.say(dispatcher, "G01", from.plusSeconds(2700), 26.5, true);
    }

    Map<String, String> evacuations(Client dispatcher) {
        Map<String, String> ids = new LinkedHashMap<>();
        dispatcher
                .get("/api/incidents/{}/evacuations", incident)
                .ok()
                .json()
                .path("zones")
                .forEach(it -> ids.put(
                        it.path("zoneId").asText(), it.path("evacuationId").asText()));
        assertThat(ids.keySet()).containsExactlyInAnyOrderElementsOf(ZONES);
        return ids;
    }

    /** Told to the duty room by telephone. */
    static void tick(Client dispatcher, String evacuation, String door, String status) {
        Doors.say(
                        dispatcher,
                        evacuation,
                        door,
                        "transfer",
                        Map.of("status", status, "onBehalfOf", "网格员", "via", "PHONE"))
                .expect(200);
    }

    /** Talked to twice, then moved on a signed order (Art 26). */
    static void forced(Client dispatcher, Client commander, String evacuation, String door) {
        for (int i = 0; i < 2; i++) {
            Doors.say(
                            dispatcher,
                            evacuation,
                            door,
                            "persuasion",
                            Map.of("willing", false, "onBehalfOf", "网格员", "via", "PHONE"))
                    .expect(200);
        }
        commander
                .post(
                        "/api/evacuations/{}/households/{}/forced-transfer",
                        Map.of("authority", "瑞安市人民政府", "reason", "山洪逼近"),
                        evacuation,
                        door)
                .ok();
    }

    /** The threat has passed, and the response ends. */
    void threatPasses(Client dispatcher, Client commander) {
        commander
                .post("/api/incidents/{}/status", Map.of("status", "THREAT_PASSED", "note", "台风已减弱，水位回落"), incident)
                .expect(204);
        decide(
                commander,
                incident,
                "Task_EndResponse",
                Map.of("decision", "END", "reason", "威胁解除", "announcement", "防指公布"));
        awaitStanding(dispatcher, incident, "Task_AwaitAllZonesCleared");
    }

    static void home(Client commander, String evacuation) {
        commander
                .post("/api/evacuations/{}/all-clear", Map.of("reason", "险情解除"), evacuation)
                .ok();
        commander
                .post("/api/evacuations/{}/return-permission", null, evacuation)
                .ok();
        for (String door : Doors.households(Doors.list(commander, evacuation))) {
            Doors.say(commander, evacuation, door, "return", Map.of("onBehalfOf", "网格员", "via", "PHONE"))
                    .expect(200);
        }
        assertThat(Doors.list(commander, evacuation).path("state").asText()).isEqualTo("CLOSED");
    }

    /** Two townships report what was lost; it is added up and confirmed. */
    void lossesConfirmed(Client dispatcher, Client commander) {
        for (String township : List.of("330381127", "330381122")) {
            dispatcher
                    .post(
                            "/api/incidents/{}/losses",
                            Map.of(
                                    "division",
                                    township,
                                    "figures",
                                    Map.of("affected", 600, "moved", 176, "housesCollapsed", 2, "directLossWan", 80.0)),
                            incident)
                    .expect(201);
        }
        decide(commander, incident, "Task_ConfirmLosses", Map.of("decision", "CONFIRM_LOSSES", "reason", "两镇报齐"));
    }

    /** The teams go home, every paper is filed, and the file is closed. */
    void closed(Client dispatcher, Client commander) {
        for (JsonNode order : picture(dispatcher, incident).path("orders")) {
            String id = order.path("id").asText();
            dispatcher.post("/api/dispatch-orders/{}/cancellation", Map.of("reason", "任务结束"), id);
            say(dispatcher, id, "cancellation-acknowledgement", byRadio("队长"));
        }
        Papers.fileAll(dispatcher, incident);
        awaitStanding(dispatcher, incident, "Task_ReviewOpenPoints");
        decide(commander, incident, "Task_ReviewOpenPoints", Map.of("decision", "CLOSE"));
    }
}
