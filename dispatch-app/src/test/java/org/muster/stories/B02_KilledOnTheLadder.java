package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Forest;
import org.muster.support.RealServer;

/** STORY UNDER TEST: the server is killed with -9 between two rungs; the ladder goes on where its stored times say. */
class B02_KilledOnTheLadder {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void theNextRungsComeAfterTheRestartAndNoneComesTwice() {
        try (RealServer server = new RealServer().start()) {
            Client dispatcher = server.as("dispatcher");
            String incident = Forest.fire(dispatcher, 4);
            String order = Forest.order(dispatcher, incident, "T01").get(0);
            Eventually.within(
                    PATIENCE, () -> callOut(dispatcher, order).path("people").size() > 20);

            server.kill9();
            server.start();

            Client afterwards = server.as("dispatcher");
            Eventually.within(PATIENCE, () -> callOut(afterwards, order).hasNonNull("escalatedAt"));
            JsonNode leader = callOut(afterwards, order).at("/people/0");
            assertThat(leader.path("kind").asText()).isEqualTo("LEADER");
            List<String> rungs = new ArrayList<>();
            leader.path("attempts").forEach(it -> {
                if (it.path("notice").asText().equals("ORDER")) {
                    rungs.add(it.path("channel").asText());
                    assertThat(Instant.parse(it.path("sentAt").asText()))
                            .as("never early")
                            .isAfterOrEqualTo(Instant.parse(it.path("dueAt").asText()));
                }
            });
            assertThat(rungs).containsExactly("PUSH", "SMS", "VOICE");
            assertThat(Forest.events(afterwards, incident, "CallOutStarted")).hasSize(1);
            assertThat(Forest.events(afterwards, incident, "CallOutEscalated")).hasSize(1);
        }
    }

    private static JsonNode callOut(Client who, String order) {
        return who.get("/api/dispatch-orders/{}/call-out", order).ok().json();
    }
}
