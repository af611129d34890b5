package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muster.support.Answer;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Forest;
import org.muster.support.RealServer;

/** PostgreSQL is killed with -9 under the running server, which goes on without being restarted. */
class A09_DatabaseGoneAndBack {

    @Test
    void answers503MeanwhileAndRecoversByItselfWithNothingLost() throws Exception {
        try (RealServer server = new RealServer().start()) {
            Client dispatcher = server.as("dispatcher");
            String incident = Forest.fire(dispatcher, 1);
            String raised = dispatcher
                    .get("/api/incidents/{}", incident)
                    .ok()
                    .json()
                    .path("number")
                    .asText();

            ProcessHandle postgres = ProcessHandle.of(
                            Long.parseLong(Files.readAllLines(server.data().resolve("postgres/postmaster.pid"))
                                    .get(0)))
                    .orElseThrow();
            postgres.destroyForcibly();
            postgres.onExit().join();

            List<Integer> refusals = new ArrayList<>();
            Answer recovered = Eventually.within(Duration.ofSeconds(60), () -> {
                Answer answer = dispatcher.get("/api/incidents/{}", incident);
                if (answer.status() == 200) {
                    return answer;
                }
                refusals.add(answer.status());
                answer.problem(503, "database-unavailable");
                assertThat(answer.header("Retry-After")).isNotNull();
                return null;
            });
            assertThat(recovered.json().path("number").asText()).isEqualTo(raised);
            assertThat(refusals).allMatch(status -> status == 503);
            assertThat(server.isUp()).isTrue();
            Forest.order(dispatcher, incident, "T01");
        }
    }
}
