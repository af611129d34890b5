package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Forest;
import org.muster.support.RealServer;

/** STORY UNDER TEST: the server is killed with -9 the moment a request for aid was taken; the city is asked all the same. */
class B06_RequestSurvivesAKill {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void theCityIsAskedOnceAndTheRequestGoesOn() {
        try (RealServer server = new RealServer().start()) {
            String incident = Forest.fire(server.as("dispatcher"), 1);
            String id = server.as("dispatcher")
                    .post(
                            "/api/incidents/{}/aid-requests",
                            Map.of("need", "专业森林消防队", "people", 20, "task", "东线接应", "reason", "本级已无队可派"),
                            incident)
                    .expect(201)
                    .json()
                    .path("id")
                    .asText();
            server.kill9();
            server.start();

            Client leader = server.as("leader");
            JsonNode task = Eventually.within(SOON, () -> {
                for (JsonNode it : leader.get("/api/tasks").ok().json()) {
                    if (it.path("requestId").asText().equals(id)) {
                        return it;
                    }
                }
                return null;
            });
            assertThat(task.path("kind").asText()).isEqualTo("Task_AssignForces");
            leader.post(
                            "/api/tasks/{}/completion",
                            Map.of("decision", "ASSIGN_AID", "teamId", "T16"),
                            task.path("id").asText())
                    .ok();

            Client dispatcher = server.as("dispatcher");
            Eventually.within(
                    SOON,
                    () -> Forest.events(dispatcher, incident, "AidAssigned").size() == 1);
            assertThat(Forest.events(dispatcher, incident, "AidRequested")).hasSize(1);
            assertThat(dispatcher
                            .get("/api/incidents/{}/journal/verification", incident)
                            .ok()
                            .json()
                            .path("intact")
                            .asBoolean())
                    .isTrue();
        }
    }
}
