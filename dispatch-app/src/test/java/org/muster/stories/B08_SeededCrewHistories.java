package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.support.Answer;
import org.muster.support.Client;
import org.muster.support.LineCheckers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * STORY UNDER TEST: three crews and two seats check, count, call back, answer and resume at random and at the same
 * time. Afterwards nobody stands on the line without the right to, and of everyone who went something is known; and each
 * checker finds the breach when one is made.
 */
class B08_SeededCrewHistories extends LineStory {

    private static final List<String> TEAMS = List.of("T01", "T03", "T07");
    private static final int PEOPLE = 8;
    private static final int STEPS = 40;

    @Autowired
    private TransactionTemplate transaction;

    @ParameterizedTest
    @ValueSource(longs = {11, 20260405})
    void leaveNobodyUncheckedOrUnaccounted(long seed) throws Exception {
        Client dispatcher = as("dispatcher");
        String incident = fire(dispatcher);
        Map<String, String> orders = crews(dispatcher, incident);

        List<String> failures = play(seed, incident, orders);

        LineCheckers check = new LineCheckers(jdbc);
        assertThat(failures).isEmpty();
        assertThat(told(dispatcher, incident)).contains("CrewEnteredLine", "WithdrawalOrdered", "AttackResumed");
        assertThat(check.gate(incident)).isEmpty();
        assertThat(check.people(incident)).isEmpty();
        journalIsGaplessAndSealed(dispatcher, incident);
    }

    private Map<String, String> crews(Client dispatcher, String incident) {
        Map<String, String> orders = new HashMap<>();
        TEAMS.forEach(team -> orders.put(team, onSceneByRadio(dispatcher, incident, team, PEOPLE)));
        return orders;
    }

    private List<String> play(long seed, String incident, Map<String, String> orders) throws Exception {
        List<String> failures = Collections.synchronizedList(new ArrayList<>());
        ExecutorService people = Executors.newFixedThreadPool(3);
        List<Future<?>> work = new ArrayList<>();
        for (int person = 0; person < 3; person++) {
            Random random = new Random(seed * 31 + person);
            Client seat = as(person == 0 ? "commander" : "dispatcher");
            boolean commands = person == 0;
            work.add(people.submit(() -> {
                for (int step = 0; step < STEPS; step++) {
                    Answer answer = act(seat, commands, incident, orders, random);
                    if (answer.status() != 200 && answer.status() != 201 && answer.status() != 409) {
                        failures.add(answer.toString());
                    }
                }
            }));
        }
        for (Future<?> it : work) {
            it.get(180, TimeUnit.SECONDS);
        }
        people.shutdown();
        return failures;
    }

    private Answer act(Client seat, boolean commands, String incident, Map<String, String> orders, Random random) {
        String team = TEAMS.get(random.nextInt(TEAMS.size()));
        String order = orders.get(team);
        Map<String, Object> heard = new HashMap<>(byRadio(team));
        heard.put("deviceSeq", random.nextInt(1000));
        if (commands) {
            return switch (random.nextInt(5)) {
                case 0 -> seat.post("/api/incidents/" + incident + "/withdrawal", Map.of("reason", "演习 " + team));
                case 1 -> seat.post(
                        "/api/dispatch-orders/" + order + "/safety-check/override", Map.of("reason", "试 " + team));
                default -> seat.post(
                        "/api/incidents/" + incident + "/resumption",
                        Map.of("assessment", safe(), "reason", "试 " + team));
            };
        }
        List<String> all = members(team, PEOPLE);
        int there = random.nextInt(PEOPLE + 1);
        switch (random.nextInt(6)) {
            case 0, 1 -> {
                heard.putAll(safe());
                return say(seat, order, "safety-check", heard);
            }
            case 2 -> {
                boolean names = random.nextBoolean();
                heard.put("safe", random.nextInt(4) > 0);
                heard.put("accounted", there);
                heard.put("missing", names ? all.subList(there, PEOPLE) : List.of());
                return say(seat, order, "withdrawal-acknowledgement", heard);
            }
            case 3 -> {
                heard.put("members", all);
                return say(seat, order, "found", heard);
            }
            case 4 -> {
                heard.put("accounted", all.subList(0, there));
                heard.put("missing", random.nextBoolean() ? all.subList(there, PEOPLE) : List.of());
                return say(seat, order, "roll-call", heard);
            }
            default -> {
                return random.nextBoolean()
                        ? say(seat, order, "mayday", with(heard, "note", "试"))
                        : say(seat, order, "report", with(heard, "text", "试"));
            }
        }
    }

    private static Map<String, Object> with(Map<String, Object> body, String name, Object value) {
        body.put(name, value);
        return body;
    }

    @Test
    void theCheckersFindACrewThatSlippedThroughAndAPersonForgotten() {
        Client dispatcher = as("dispatcher");
        String incident = fire(dispatcher);
        String order = onSceneByRadio(dispatcher, incident, "T01", PEOPLE);
        Map<String, Object> check = new HashMap<>(safe());
        check.putAll(byRadio("T01"));
        say(dispatcher, order, "safety-check", check).expect(200);
        LineCheckers checkers = new LineCheckers(jdbc);
        assertThat(checkers.gate(incident)).isEmpty();
        assertThat(checkers.people(incident)).isEmpty();

        transaction.executeWithoutResult(status -> {
            jdbc.sql("delete from line_entrant where order_id = ?::uuid and member_id = 'T01-03'")
                    .param(order)
                    .update();
            assertThat(checkers.people(incident)).anyMatch(it -> it.contains("T01-03"));
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(status -> {
            jdbc.sql("update line_entrant set missing_since = now() where order_id = ?::uuid and member_id = 'T01-03'")
                    .param(order)
                    .update();
            assertThat(checkers.people(incident)).anyMatch(it -> it.contains("nobody searches"));
            status.setRollbackOnly();
        });
        dispatcher
                .post("/api/incidents/" + incident + "/withdrawal", Map.of("reason", "试"))
                .expect(201);
        transaction.executeWithoutResult(status -> {
            jdbc.sql("update line_crew set state = 'ON_LINE' where order_id = ?::uuid")
                    .param(order)
                    .update();
            assertThat(checkers.gate(incident)).anyMatch(it -> it.contains(order));
            status.setRollbackOnly();
        });
    }
}
