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
import org.muster.support.Papers;
import org.muster.support.RealServer;

/** The server is killed with -9 after a message was written down and before anybody has sent it on. */
class C06_KilledBetweenLogAndTriage {

    private static final int SIXTY_TIMES_AS_FAST = 60;

    @Test
    void theMessageIsThereOnceAndItsWaitGoesOn() {
        try (RealServer server = new RealServer().start()) {
            Client dispatcher = server.as("dispatcher");
            String incident = Forest.fire(dispatcher, SIXTY_TIMES_AS_FAST);
            Map<String, Object> said = Papers.in("松涛01", "沟底有 2 人", "PRIORITY");
            JsonNode written = Papers.log(dispatcher, incident, said);
            Instant dueAt = Instant.parse(written.path("dueAt").asText());

            server.kill9();
            Forest.sleepUntil(dueAt.plusSeconds(1));
            server.start();
            Instant upAt = Instant.now();

            Client afterwards = server.as("dispatcher");
            // the desk had no answer and sends it again
            assertThat(Papers.log(afterwards, incident, said).path("id")).isEqualTo(written.path("id"));
            JsonNode told = Eventually.within(
                    Duration.ofSeconds(15), () -> Forest.events(afterwards, incident, "MessageOverdue").stream()
                            .findFirst()
                            .orElse(null));
            assertThat(Instant.parse(told.path("at").asText())).isBetween(dueAt, upAt.plusSeconds(15));

            Papers.assign(afterwards, incident, written, "值班员", "PT2H");
            assertThat(Papers.log(afterwards, incident, Papers.in("松涛01", "2 人已救出"))
                            .path("number")
                            .asInt())
                    .isEqualTo(2);
            assertThat(Forest.events(afterwards, incident, "MessageLogged")).hasSize(2);
            assertThat(Forest.events(afterwards, incident, "MessageOverdue")).hasSize(1);
            assertThat(afterwards
                            .get("/api/incidents/{}/journal/verification", incident)
                            .ok()
                            .json()
                            .path("intact")
                            .asBoolean())
                    .isTrue();
        }
    }
}
