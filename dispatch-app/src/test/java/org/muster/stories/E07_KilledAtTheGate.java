package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muster.support.Accident;
import org.muster.support.Answer;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Forest;
import org.muster.support.Leak;
import org.muster.support.RealServer;

/**
 * STORY UNDER TEST: a firm has whistled, the zone is drawn, a pair is inside, and the server is killed with -9. Afterwards
 * everything is there once, and the air clock speaks at its own time.
 */
class E07_KilledAtTheGate {

    private static final Duration SOON = Duration.ofSeconds(60);

    /** Thirty times faster: forty minutes of air are eighty seconds, longer than a server needs to come back. */
    private static final String FASTER = "--muster.exercise-speed=30";

    @Test
    void whistleZoneAndPairSurviveAndTheAirClockSpeaksOnTime() {
        try (RealServer server = new RealServer(FASTER).start()) {
            Client firm = server.as("enterprise");
            Client dispatcher = server.as("dispatcher");
            UUID tap = UUID.randomUUID();
            Answer heard = firm.post("/api/whistles", Accident.tap(tap, "LEAK")).expect(201);
            String incident = dispatcher
                    .post(
                            "/api/alerts/{}/confirmation",
                            Map.of(),
                            heard.json().path("alertId").asText())
                    .expect(201)
                    .json()
                    .path("incidentId")
                    .asText();
            JsonNode zone = Leak.awaitZone(dispatcher, incident, 1);
            assertThat(zone.at("/asked/firmId").asText()).isEqualTo("R01");
            UUID pair = UUID.randomUUID();
            Map<String, Object> going = Accident.going(pair, 300, "甲", "乙");
            JsonNode in = dispatcher
                    .post("/api/incidents/{}/entries", going, incident)
                    .expect(201)
                    .json();
            Instant airOut = Instant.parse(in.at("/entrants/0/airOutAt").asText());

            server.kill9();
            server.start();

            dispatcher = server.as("dispatcher");
            Answer again = server.as("enterprise")
                    .post("/api/whistles", Accident.tap(tap, "LEAK"))
                    .expect(201);
            assertThat(again.header("Idempotent-Replay")).isEqualTo("true");
            assertThat(again.text()).isEqualTo(heard.text());
            dispatcher.post("/api/incidents/{}/entries", going, incident).expect(201);
            JsonNode entries = dispatcher
                    .get("/api/incidents/{}/entries", incident)
                    .expect(200)
                    .json();
            assertThat(entries).hasSize(1);
            assertThat(Instant.parse(entries.at("/0/entrants/0/airOutAt").asText()))
                    .isEqualTo(airOut);
            assertThat(Leak.zone(dispatcher, incident).at("/asked/firmId").asText())
                    .isEqualTo("R01");

            Client reader = dispatcher;
            Eventually.within(
                    Duration.ofMinutes(4), () -> !airOuts(reader, incident).isEmpty());
            JsonNode told = airOuts(dispatcher, incident).get(0);
            assertThat(Instant.parse(told.path("at").asText()))
                    .as("at its own time, not at the start of the server")
                    .isAfterOrEqualTo(airOut.minusMillis(5));
            Client commander = server.as("commander");
            Eventually.within(SOON, () -> commander
                    .get("/api/tasks?incidentId=" + incident)
                    .expect(200)
                    .text()
                    .contains("Task_DecideEntryRescue"));
            Accident.everybodyOutAndClean(dispatcher, incident);
            Eventually.within(SOON, () -> types(reader, incident).contains("EntryDecontaminated"));
            assertThat(types(dispatcher, incident))
                    .filteredOn(
                            List.of("WhistleBlown", "EntryStarted", "EntryTeamOut", "EntryDecontaminated")::contains)
                    .as("nothing twice")
                    .containsExactlyInAnyOrder("WhistleBlown", "EntryStarted", "EntryTeamOut", "EntryDecontaminated");
            assertThat(airOuts(dispatcher, incident))
                    .extracting(it -> it.at("/data/step").asInt())
                    .doesNotHaveDuplicates();
            assertThat(dispatcher
                            .get("/api/incidents/{}/journal/verification", incident)
                            .ok()
                            .text())
                    .doesNotContain("\"intact\":false");
        }
    }

    private static List<JsonNode> airOuts(Client who, String incident) {
        return Forest.events(who, incident, "DeadlineMissed").stream()
                .filter(it -> it.at("/data/kind").asText().equals("ENTRY_AIR_OUT"))
                .toList();
    }

    private static List<String> types(Client who, String incident) {
        List<String> all = new ArrayList<>();
        Forest.events(who, incident).forEach(it -> all.add(it.path("type").asText()));
        return all;
    }
}
