package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.muster.support.Answer;
import org.muster.support.Client;

/**
 * STORY UNDER TEST: two seats pick the same team in the same instant. One wins; the other is told who has it, and none
 * of its bundle goes out. Bundles in opposite order do not lock each other.
 */
class A04_TwoDispatchersOneTeam extends FireStory {

    private static final int ROUNDS = 20;

    @Test
    void oneWinsAndTheOtherIsToldWho() throws Exception {
        Client one = as("dispatcher");
        Client two = as("commander");
        String here = fire(one);
        String there = fire(two);
        ExecutorService seats = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                CyclicBarrier start = new CyclicBarrier(2);
                List<Future<Answer>> answers = new ArrayList<>();
                answers.add(seats.submit(() -> {
                    start.await();
                    return one.post("/api/incidents/" + here + "/dispatch-orders", orders("T04", "T05"));
                }));
                answers.add(seats.submit(() -> {
                    start.await();
                    return two.post("/api/incidents/" + there + "/dispatch-orders", orders("T05", "T04"));
                }));
                List<Answer> both = new ArrayList<>();
                for (Future<Answer> answer : answers) {
                    both.add(answer.get(30, TimeUnit.SECONDS));
                }
                assertThat(both).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
                JsonNode loser = both.stream()
                        .filter(it -> it.status() == 409)
                        .findFirst()
                        .orElseThrow()
                        .problem(409, "team-already-committed");
                assertThat(loser.path("holders").findValuesAsText("teamName")).contains("湖岭镇半专业队", "高楼镇半专业队");
                assertThat(loser.path("detail").asText()).contains("福泉林区");
                assertNoTeamIsHeldTwice();
                release(one, both);
            }
        } finally {
            seats.shutdownNow();
        }
    }

    private void assertNoTeamIsHeldTwice() {
        Integer twice = jdbc.sql(
                        """
                select count(*) from (select team_id from dispatch_order
                 where state not in ('REFUSED', 'CANCELLED', 'RELEASED')
                 group by team_id, exercise having count(*) > 1) held""")
                .query(Integer.class)
                .single();
        assertThat(twice).isZero();
    }

    private static void release(Client dispatcher, List<Answer> both) {
        both.stream()
                .filter(it -> it.status() == 201)
                .forEach(winner -> winner.json().path("orders").forEach(order -> dispatcher
                        .post(
                                "/api/dispatch-orders/" + order.path("id").asText() + "/cancellation",
                                "{\"reason\": \"下一轮\"}")
                        .ok()));
    }

    @Test
    void anExerciseNeverHoldsATeamBackFromARealFire() {
        Client dispatcher = as("dispatcher");
        order(dispatcher, exercise(dispatcher, 1), "T06");

        order(dispatcher, fire(dispatcher), "T06");

        assertNoTeamIsHeldTwice();
    }
}
