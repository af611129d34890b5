package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Forest;
import org.muster.support.RealServer;

/** The server is killed with -9 while a warning is called, and comes back when some are late. */
class D04_KilledWhileCalling {

    private static final int TWENTY_TIMES_AS_FAST = 20;

    @Test
    void theNextPersonIsCalledOnceAndWhoAnsweredBeforeIsStillThere() {
        try (RealServer server = new RealServer().start()) {
            Client dispatcher = server.as("dispatcher");
            String incident =
                    FloodStory.flood(dispatcher, "断电溪", TWENTY_TIMES_AS_FAST, Map.of("waterLevel", "WARNING"));
            FloodStory.decide(
                    server.as("commander"), incident, "Task_ApproveResponseLevel", Map.of("decision", "APPROVE"));
            String round = FloodStory.round(dispatcher, incident);
            FloodStory.heard(dispatcher, round, FloodStory.target(dispatcher, incident, "林川村"), "PHONE");
            Instant dueAt = Instant.parse(
                    FloodStory.target(dispatcher, incident, "林川镇").path("dueAt").asText());

            server.kill9();
            Forest.sleepUntil(dueAt.plusSeconds(1));
            server.start();

            Client afterwards = server.as("dispatcher");
            JsonNode next = Eventually.within(Duration.ofSeconds(15), () -> {
                JsonNode it = FloodStory.target(afterwards, incident, "林川镇");
                return it.path("turn").asInt() == 2 ? it : null;
            });
            assertThat(next.path("tried")).hasSize(2);
            assertThat(FloodStory.target(afterwards, incident, "林川村")
                            .path("state")
                            .asText())
                    .isEqualTo("ANSWERED");
            assertThat(Forest.events(afterwards, incident, "TargetPassedOn").stream()
                            .map(it -> it.at("/data/target").asText()
                                    + it.at("/data/turn").asText())
                            .toList())
                    .doesNotHaveDuplicates();
        }
    }
}
