package org.muster.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muster.dispatch.OrderId;
import org.muster.stories.StoryTest;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Forest;
import org.springframework.beans.factory.annotation.Autowired;

/** An early warning beside the fact it speaks of. */
class MusterWarningsTest extends StoryTest {

    private static final int ROUNDS = 8;

    @Autowired
    private MusterWarnings warnings;

    private final ExecutorService two = Executors.newFixedThreadPool(2);

    @AfterEach
    void shutDown() {
        two.shutdownNow();
    }

    @AfterEach
    void freeTheTeams() {
        jdbc.sql("update dispatch_order set state = 'RELEASED' where state not in ('REFUSED', 'CANCELLED', 'RELEASED')")
                .update();
    }

    @Test
    void standsOnceAndAgainAfterItRecovered() {
        String order = acknowledged(Forest.fire(as("dispatcher"), 1));

        assertThat(warnings.raise(low(order))).isTrue();
        assertThat(warnings.raise(low(order))).isFalse();
        assertThat(warnings.findStanding(OrderId.of(order))).isPresent();
        assertThat(warnings.recover(low(order))).isTrue();
        assertThat(warnings.recover(low(order))).isFalse();
        assertThat(warnings.raise(low(order))).isTrue();
    }

    @Test
    void isNotRaisedForATeamThatHasNotAcknowledged() {
        Client dispatcher = as("dispatcher");
        String order =
                Forest.order(dispatcher, Forest.fire(dispatcher, 1), "T01").get(0);
        assertThat(warnings.raise(low(order))).isFalse();
    }

    /** Two roll calls and a forecast at the same instant: whatever comes first, the muster is reached and nobody is asked. */
    @Test
    void neverFollowsTheMusterItCallsUnlikely() throws Exception {
        Client dispatcher = as("dispatcher");
        Client brigade = as("brigade");
        String incident = Forest.fire(dispatcher, 1);
        for (int round = 0; round < ROUNDS; round++) {
            String order = acknowledged(incident);
            CyclicBarrier start = new CyclicBarrier(2);
            Future<Boolean> warned = two.submit(() -> {
                start.await(10, TimeUnit.SECONDS);
                return warnings.raise(low(order));
            });
            Future<JsonNode> reached = two.submit(() -> {
                start.await(10, TimeUnit.SECONDS);
                return Forest.muster(brigade, order, 29);
            });
            assertThat(reached.get(30, TimeUnit.SECONDS).at("/order/state").asText())
                    .isEqualTo("MUSTERED");
            List<String> told = new ArrayList<>();
            dispatcher
                    .get("/api/incidents/{}/events?after=0", incident)
                    .ok()
                    .json()
                    .forEach(it -> {
                        if (it.at("/data/orderId").asText().equals(order)
                                && it.path("type").asText().startsWith("Muster")) {
                            told.add(it.path("type").asText());
                        }
                    });
            assertThat(told)
                    .isEqualTo(
                            warned.get(30, TimeUnit.SECONDS)
                                    ? List.of("MusterUnlikely", "MusterReached")
                                    : List.of("MusterReached"));
            Eventually.within(
                    java.time.Duration.ofSeconds(20),
                    () -> dispatcher.get("/api/tasks?incidentId=" + incident).json().findValuesAsText("kind").stream()
                            .noneMatch("Task_DecideShortMuster"::equals));
            dispatcher
                    .post("/api/dispatch-orders/{}/cancellation", Map.of("reason", "下一轮"), order)
                    .ok();
        }
    }

    private String acknowledged(String incident) {
        String order = Forest.order(as("dispatcher"), incident, "T01").get(0);
        Forest.say(as("brigade"), order, "acknowledgement", Map.of());
        return order;
    }

    private static MusterForecast low(String order) {
        Instant now = Instant.now();
        return new MusterForecast(
                OrderId.of(order), 0.1, 12, 18, now.plusSeconds(60), null, null, "来不了 9 人", false, now);
    }
}
