package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muster.support.Answer;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Forest;
import org.muster.support.RealServer;

/** The server is killed with -9 while a crew musters, and comes back after the deadline has passed. */
class A03_KilledBeforeTheDeadline {

    private static final int TWENTY_TIMES_AS_FAST = 20;

    @Test
    void theDeadlineFiresOnceSoonAfterTheRestartAndNothingSaidIsLost() {
        try (RealServer server = new RealServer().start()) {
            Client dispatcher = server.as("dispatcher");
            Client brigade = server.as("brigade");
            String incident = Forest.fire(dispatcher, TWENTY_TIMES_AS_FAST);
            String order = Forest.order(dispatcher, incident, "T01").get(0);
            Map<String, Object> acknowledgement = Forest.said(Map.of());
            Answer acknowledged = brigade.post("/api/dispatch-orders/{}/acknowledgement", acknowledgement, order)
                    .expect(200);
            Forest.muster(brigade, order, 20);
            JsonNode before = Forest.state(dispatcher, order);
            Instant dueAt = Instant.parse(before.path("musterDueAt").asText());

            Forest.sleepUntil(dueAt.minusSeconds(2));
            server.kill9();
            Forest.sleepUntil(dueAt.plusSeconds(3));
            server.start();
            Instant upAt = Instant.now();

            Client commander = server.as("commander");
            Client afterwards = server.as("dispatcher");
            Eventually.within(Duration.ofSeconds(15), () -> !missedMuster(afterwards, incident)
                    .isEmpty());
            assertThat(Instant.parse(
                            missedMuster(afterwards, incident).get(0).path("at").asText()))
                    .isBetween(dueAt, upAt.plusSeconds(15));
            Eventually.within(Duration.ofSeconds(15), () -> commander
                    .get("/api/tasks?incidentId=" + incident)
                    .ok()
                    .text()
                    .contains("DecideShortMuster"));

            JsonNode after = Forest.state(afterwards, order);
            assertThat(after.path("present")).isEqualTo(before.path("present"));
            assertThat(after.path("acknowledgedAt")).isEqualTo(before.path("acknowledgedAt"));

            // the phone never heard the answer and sends the same again: it gets the same again
            Answer replayed = server.as("brigade")
                    .post("/api/dispatch-orders/{}/acknowledgement", acknowledgement, order)
                    .expect(200);
            assertThat(replayed.header("Idempotent-Replay")).isEqualTo("true");
            assertThat(replayed.text()).isEqualTo(acknowledged.text());

            Forest.sleepUntil(Instant.now().plusSeconds(4));
            assertThat(missedMuster(afterwards, incident)).hasSize(1);
            assertThat(Forest.events(afterwards, incident, "DispatchOrderAcknowledged"))
                    .hasSize(1);
            assertThat(afterwards
                            .get("/api/incidents/{}/journal/verification", incident)
                            .ok()
                            .json()
                            .path("intact")
                            .asBoolean())
                    .isTrue();
        }
    }

    private static List<JsonNode> missedMuster(Client reader, String incident) {
        return Forest.events(reader, incident, "DeadlineMissed").stream()
                .filter(event -> event.path("data").path("kind").asText().equals("MUSTER"))
                .toList();
    }
}
