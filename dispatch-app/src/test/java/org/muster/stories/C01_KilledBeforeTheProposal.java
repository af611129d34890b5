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

/** STORY UNDER TEST: the server is killed with -9 before a limit of time is reached; the proposal comes all the same, once. */
class C01_KilledBeforeTheProposal {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void theLimitThatPassedMeanwhileProposesItsLevelOnceSoonAfterTheRestart() {
        try (RealServer server = new RealServer().start()) {
            Client commander = server.as("commander");
            // six hours uncontrolled are 24 seconds
            String incident = Forest.fire(server.as("dispatcher"), 900);
            commander
                    .post(
                            "/api/incidents/{}/response-level",
                            Map.of(
                                    "level",
                                    "IV",
                                    "reason",
                                    "明火",
                                    "measures",
                                    "出动",
                                    "expectedUntil",
                                    Instant.now().plusSeconds(3600).toString()),
                            incident)
                    .ok();
            Instant received = Instant.parse(commander
                    .get("/api/incidents/{}", incident)
                    .ok()
                    .json()
                    .path("receivedAt")
                    .asText());
            Instant limit = received.plus(Duration.ofHours(6).dividedBy(900));
            Forest.sleepUntil(limit.minusSeconds(4));
            server.kill9();
            Forest.sleepUntil(limit.plusSeconds(1));
            server.start();
            Instant upAt = Instant.now();

            Client afterwards = server.as("commander");
            // a slow restart may find the next limit passed as well: then that one is proposed, and the first is not
            // made up
            JsonNode proposal = Eventually.within(SOON, () -> {
                List<JsonNode> all = byTheClock(afterwards, incident);
                return all.isEmpty() ? null : all.get(0);
            });
            assertThat(Instant.parse(proposal.path("at").asText())).isBetween(limit, upAt.plusSeconds(15));
            assertThat(proposal.at("/data/level").asText()).isIn("III", "II");
            JsonNode task = Eventually.within(SOON, () -> {
                for (JsonNode it :
                        afterwards.get("/api/tasks?incidentId=" + incident).ok().json()) {
                    if (it.path("kind").asText().equals("Task_ApproveLevelChange")) {
                        return it;
                    }
                }
                return null;
            });
            assertThat(task.at("/proposal/rule").asText()).endsWith("小时未控制");
            Forest.sleepUntil(Instant.now().plusSeconds(3));
            assertThat(byTheClock(afterwards, incident))
                    .extracting(it -> it.at("/data/rule/text").asText())
                    .doesNotHaveDuplicates();
            assertThat(afterwards
                            .get("/api/incidents/{}/journal/verification", incident)
                            .ok()
                            .json()
                            .path("intact")
                            .asBoolean())
                    .isTrue();
        }
    }

    private static List<JsonNode> byTheClock(Client reader, String incident) {
        return Forest.events(reader, incident, "ResponseLevelProposed").stream()
                .filter(it -> it.at("/data/rule/text").asText().endsWith("小时未控制")
                        && !it.at("/data/level").asText().equals("IV"))
                .toList();
    }
}
