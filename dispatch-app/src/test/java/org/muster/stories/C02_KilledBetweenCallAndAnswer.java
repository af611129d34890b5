package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muster.support.Client;
import org.muster.support.Duty;
import org.muster.support.Eventually;
import org.muster.support.Forest;
import org.muster.support.RealServer;

/** The server is killed with -9 while the people of a command structure are called, and comes back when they are late. */
class C02_KilledBetweenCallAndAnswer {

    private static final int EIGHT_TIMES_AS_FAST = 8;

    @Test
    void theNextPersonIsCalledOnceAndWhoAnsweredBeforeIsStillThere() {
        try (RealServer server = new RealServer().start()) {
            Client dispatcher = server.as("dispatcher");
            String incident = Forest.fire(dispatcher, EIGHT_TIMES_AS_FAST);
            Duty.activate(dispatcher, incident, "one-plus-one-plus-x");
            JsonNode lead = Duty.post(dispatcher, incident, "指挥长");
            Duty.reply(
                    dispatcher,
                    lead.path("phone").asText(),
                    "1",
                    Duty.awaitMessage(dispatcher, lead.path("phone").asText(), "指挥长"));
            Duty.awaitPost(dispatcher, incident, "指挥长", "ANSWERED");
            JsonNode silent = Duty.post(dispatcher, incident, "公安");
            Instant dueAt = Instant.parse(silent.path("dueAt").asText());

            server.kill9();
            Forest.sleepUntil(dueAt.plusSeconds(1));
            server.start();
            Instant upAt = Instant.now();

            Client afterwards = server.as("dispatcher");
            Eventually.within(
                    Duration.ofSeconds(15),
                    () -> calledTo(afterwards, incident, "公安").size() == 2);
            assertThat(Instant.parse(calledTo(afterwards, incident, "公安")
                            .get(1)
                            .path("at")
                            .asText()))
                    .isBetween(dueAt, upAt.plusSeconds(15));
            assertThat(Duty.post(afterwards, incident, "指挥长").path("state").asText())
                    .isEqualTo("ANSWERED");
            assertThat(calledTo(afterwards, incident, "指挥长")).hasSize(1);
            assertThat(Forest.events(afterwards, incident, "PostCalled").stream()
                            .map(it -> it.at("/data/postId").asText()
                                    + it.at("/data/order").asText())
                            .toList())
                    .doesNotHaveDuplicates();
        }
    }

    private static List<JsonNode> calledTo(Client reader, String incident, String post) {
        return Forest.events(reader, incident, "PostCalled").stream()
                .filter(it -> it.at("/data/post").asText().equals(post))
                .toList();
    }
}
