package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Forest;
import org.muster.support.RealServer;

/** The server is killed with -9 while a crew is on the line, and comes back after its count was due. */
class B08_KilledBetweenCounts {

    private static final int SIXTY_TIMES_AS_FAST = 60;

    @Test
    void theCrewIsAskedOnceSoonAfterTheRestartAndStillKnownByName() {
        try (RealServer server = new RealServer().start()) {
            Client dispatcher = server.as("dispatcher");
            Client brigade = server.as("brigade");
            String incident = Forest.fire(dispatcher, SIXTY_TIMES_AS_FAST);
            String order = Forest.order(dispatcher, incident, "T01").get(0);
            Forest.say(brigade, order, "acknowledgement", Map.of());
            Forest.muster(brigade, order, 12);
            Forest.say(brigade, order, "departure", Map.of());
            Forest.say(brigade, order, "arrival", Map.of());
            Forest.say(brigade, order, "safety-check", FireStory.safe());
            JsonNode line = Forest.state(dispatcher, order).path("line");
            assertThat(line.path("state").asText()).isEqualTo("ON_LINE");
            Instant dueAt = Instant.parse(line.path("countDueAt").asText());

            server.kill9();
            Forest.sleepUntil(dueAt.plusSeconds(1));
            server.start();
            Instant upAt = Instant.now();

            Client afterwards = server.as("dispatcher");
            Eventually.within(
                    Duration.ofSeconds(15), () -> !asked(afterwards, incident).isEmpty());
            assertThat(Instant.parse(
                            asked(afterwards, incident).get(0).path("at").asText()))
                    .isBetween(dueAt, upAt.plusSeconds(15));
            JsonNode known = Forest.state(afterwards, order).path("line");
            assertThat(known.path("heads").asInt()).isEqualTo(12);

            Forest.say(
                    server.as("brigade"),
                    order,
                    "roll-call",
                    Map.of("accounted", FireStory.members("T01", 12), "missing", List.of()));
            JsonNode counted = Forest.state(afterwards, order).path("line");
            assertThat(counted.path("askedUntil").isMissingNode()).isTrue();
            assertThat(Instant.parse(counted.path("countDueAt").asText())).isAfter(Instant.now());
            assertThat(asked(afterwards, incident)).hasSize(1);
        }
    }

    private static List<JsonNode> asked(Client reader, String incident) {
        return Forest.events(reader, incident, "RollCallDue");
    }
}
