package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.support.Answer;
import org.muster.support.Checkers;
import org.muster.support.Client;
import org.muster.support.History;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * STORY UNDER TEST: two seats and a radio operator work at random for a while on the same teams, with replays, reversed
 * and contradictory reports. Afterwards the promises hold; and each checker finds the breach when one is made.
 */
class B01_SeededHistories extends FireStory {

    private static final List<String> TEAMS = List.of("T01", "T02", "T03", "T04", "T05", "T06");
    private static final List<String> WORDS = List.of(
            "acknowledgement",
            "departure",
            "arrival",
            "completion",
            "release",
            "refusal",
            "cancellation-acknowledgement");
    private static final int STEPS = 60;

    private final Instant began = Instant.now();

    @Autowired
    private TransactionTemplate transaction;

    @ParameterizedTest
    @ValueSource(longs = {7, 20260405})
    void keepThePromises(long seed) throws Exception {
        History history = play(seed);

        Checkers check = new Checkers(jdbc, began);
        assertThat(history.acked()).hasSizeGreaterThan(50);
        assertThat(history.replayed()).isNotEmpty();
        assertThat(check.acknowledged(history)).isEmpty();
        assertThat(check.teamsCommittedOnce()).isEmpty();
        assertThat(check.journalTellsTheState()).isEmpty();
        assertThat(check.deadlines()).isEmpty();
        assertThat(check.ordersTold()).isEmpty();
    }

    private History play(long seed) throws Exception {
        History history = new History();
        Client dispatcher = as("dispatcher");
        List<String> incidents = List.of(fire(dispatcher), fire(dispatcher), exercise(dispatcher, 100));
        ExecutorService people = Executors.newFixedThreadPool(4);
        List<Future<?>> work = new ArrayList<>();
        for (int person = 0; person < 4; person++) {
            Random random = new Random(seed * 31 + person);
            String name = person % 2 == 0 ? "dispatcher" : "commander";
            work.add(people.submit(() -> {
                Client client = as(name);
                for (int step = 0; step < STEPS; step++) {
                    act(client, name, incidents, random, history);
                }
            }));
        }
        for (Future<?> it : work) {
            it.get(120, TimeUnit.SECONDS);
        }
        people.shutdown();
        return history;
    }

    private void act(Client client, String name, List<String> incidents, Random random, History history) {
        String incident = incidents.get(random.nextInt(incidents.size()));
        if (random.nextInt(4) == 0) {
            String one = TEAMS.get(random.nextInt(TEAMS.size()));
            String other = TEAMS.get(random.nextInt(TEAMS.size()));
            String[] bundle = one.equals(other) ? new String[] {one} : new String[] {one, other};
            expect(client.post("/api/incidents/" + incident + "/dispatch-orders", orders(bundle)), history, 201, 409);
            return;
        }
        JsonNode orders =
                client.get("/api/incidents/" + incident).expect(200).json().path("orders");
        if (orders.isEmpty()) {
            return;
        }
        JsonNode order = orders.get(random.nextInt(orders.size()));
        String id = order.path("id").asText();
        if (random.nextInt(8) == 0) {
            expect(
                    client.post("/api/dispatch-orders/" + id + "/cancellation", Map.of("reason", "调整")),
                    history,
                    200,
                    409);
            return;
        }
        boolean roll = random.nextInt(4) == 0;
        String word = roll ? "attendance" : WORDS.get(random.nextInt(WORDS.size()));
        Map<String, Object> body = new HashMap<>(byRadio("现场"));
        body.put("clientId", UUID.randomUUID().toString());
        body.put("deviceSeq", random.nextInt(1000));
        if (roll) {
            body.put("present", members(order.at("/team/id").asText(), 1 + random.nextInt(20)));
        } else if (word.equals("refusal")) {
            body.put("reason", "车辆故障");
        }
        String path = "/api/dispatch-orders/" + id + "/" + word;
        Answer answer = client.post(path, body);
        expect(answer, history, 200, 409);
        if (answer.status() == 200) {
            String clientId = body.get("clientId").toString();
            history.acked(name, clientId, id, word, answer.text());
            if (random.nextInt(3) == 0) {
                history.replayed(clientId, client.post(path, body).text());
            }
        }
    }

    private static void expect(Answer answer, History history, int... allowed) {
        for (int status : allowed) {
            if (answer.status() == status) {
                return;
            }
        }
        history.failure(answer.toString());
    }

    @Test
    void aLostAnswerIsFound() {
        History history = new History();
        Client dispatcher = as("dispatcher");
        String order = order(dispatcher, fire(dispatcher), "T01");
        Map<String, Object> body = new HashMap<>(byRadio("松涛01"));
        body.put("clientId", UUID.randomUUID().toString());
        Answer answer = dispatcher
                .post("/api/dispatch-orders/" + order + "/acknowledgement", body)
                .expect(200);
        history.acked("dispatcher", body.get("clientId").toString(), order, "acknowledgement", answer.text());

        breaking("delete from responder_message where order_id = '" + order + "'", () -> assertThat(
                        new Checkers(jdbc, began).acknowledged(history))
                .singleElement()
                .asString()
                .contains("stored 0 times"));
    }

    @Test
    void aTeamHeldTwiceIsFound() {
        Client dispatcher = as("dispatcher");
        String order = order(dispatcher, fire(dispatcher), "T01");

        breaking(
                """
                drop index team_committed_once;
                create temp table twin on commit drop as select * from dispatch_order where id = '%s';
                update twin set id = gen_random_uuid(), number = 99;
                insert into dispatch_order select * from twin"""
                        .formatted(order),
                () -> assertThat(new Checkers(jdbc, began).teamsCommittedOnce())
                        .singleElement()
                        .asString()
                        .startsWith("T01 under"));
    }

    @Test
    void aStateNobodyToldOfIsFound() {
        Client dispatcher = as("dispatcher");
        String order = order(dispatcher, fire(dispatcher), "T01");

        breaking("update dispatch_order set state = 'ON_SCENE' where id = '" + order + "'", () -> assertThat(
                        new Checkers(jdbc, began).journalTellsTheState())
                .anyMatch(it -> it.contains(order) && it.contains("the journal says ISSUED")));
    }

    @Test
    void aDeadlineThatFiredEarlyIsFound() {
        Client dispatcher = as("dispatcher");
        String order = order(dispatcher, fire(dispatcher), "T01");

        breaking(
                "update deadline set fired_at = due_at - interval '1 second' where kind = 'MUSTER' and order_id = '"
                        + order + "'",
                () -> assertThat(new Checkers(jdbc, began).deadlines())
                        .singleElement()
                        .asString()
                        .contains("MUSTER"));
    }

    @Test
    void anOrderThatReachedNobodyIsFound() {
        Client dispatcher = as("dispatcher");
        String order = order(dispatcher, fire(dispatcher), "T01");

        breaking(
                "update dispatch_order set issued_at = issued_at - interval '130 seconds' where id = '" + order + "'",
                () -> assertThat(new Checkers(jdbc, began.minusSeconds(200)).ordersTold())
                        .anyMatch(it -> it.contains(order)));
    }

    /** Breaks a promise in a transaction, looks, and takes it back. */
    private void breaking(String how, Runnable look) {
        transaction.executeWithoutResult(status -> {
            for (String statement : how.split(";")) {
                jdbc.sql(statement).update();
            }
            look.run();
            status.setRollbackOnly();
        });
    }
}
