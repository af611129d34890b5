package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.muster.support.Answer;
import org.muster.support.Client;
import org.muster.support.RealServer;

/**
 * STORY UNDER TEST: sixteen people allocate and load while the server is killed with -9 again and again. Whatever was told
 * is there exactly once, whatever was not told is there or not and can be said again, and every depot's ledger adds up.
 */
class C04_KilledBetweenAllocationAndLedger {

    private static final int PEOPLE = 16;
    private static final int KILLS = 2;
    private static final List<String> DEPOTS = List.of("D1", "D2", "D3", "D4", "D5", "D6");

    /** One thing that was said, with the answer if it came. */
    private record Said(String path, Map<String, Object> body, String answer) {}

    @Test
    void whatWasToldIsThereOnceAndTheLedgerAddsUp() throws Exception {
        try (RealServer server = new RealServer().start()) {
            String incident = fire(server.as("dispatcher"));
            BigDecimal pumps = inAll(server.as("dispatcher"), "2-002");
            ConcurrentLinkedQueue<Said> all = new ConcurrentLinkedQueue<>();
            for (int kill = 0; kill < KILLS; kill++) {
                working(server, incident, 41 + kill, all);
                server.start();
                provesItself(server.as("auditor"));
            }

            Client dispatcher = server.as("dispatcher");
            assertThat(all).anyMatch(it -> it.answer() != null);
            for (Said it : all) {
                Answer again = dispatcher.post(it.path(), it.body());
                if (it.answer() != null) {
                    again.expect(200);
                    assertThat(again.header("Idempotent-Replay")).as(it.path()).isEqualTo("true");
                    assertThat(again.text()).isEqualTo(it.answer());
                } else {
                    assertThat(again.status()).as(again.toString()).isIn(200, 409);
                }
            }
            provesItself(server.as("auditor"));
            assertThat(inAll(dispatcher, "2-002").add(onTheWay(dispatcher, incident, "2-002")))
                    .as("pumps on the shelves and on the way")
                    .isEqualByComparingTo(pumps);
        }
    }

    /** A real one: an exercise would play with a copy of the shelves. */
    private static String fire(Client dispatcher) {
        String alert = dispatcher
                .post("/api/alerts", FireStory.call())
                .expect(201)
                .json()
                .path("id")
                .asText();
        return dispatcher
                .post("/api/alerts/" + alert + "/confirmation", Map.of())
                .expect(201)
                .json()
                .path("incidentId")
                .asText();
    }

    /** Lets them work for a moment and pulls the plug in the middle of it. */
    private static void working(RealServer server, String incident, long seed, ConcurrentLinkedQueue<Said> all)
            throws InterruptedException {
        ExecutorService people = Executors.newFixedThreadPool(PEOPLE);
        AtomicInteger done = new AtomicInteger();
        List<Client> clients = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            clients.add(server.as("dispatcher"));
        }
        for (int person = 0; person < PEOPLE; person++) {
            Random random = new Random(seed * 31 + person);
            Client client = clients.get(person);
            people.submit(() -> {
                try {
                    while (true) {
                        order(client, incident, random, all);
                        done.incrementAndGet();
                    }
                } catch (UncheckedIOException gone) {
                    // the server was killed
                }
            });
        }
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (done.get() < 2 * PEOPLE && System.nanoTime() < giveUp) {
            Thread.sleep(20);
        }
        server.kill9();
        people.shutdown();
        assertThat(people.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        assertThat(done.get()).isPositive();
    }

    private static void order(Client client, String incident, Random random, ConcurrentLinkedQueue<Said> all) {
        Answer asked = client.post(
                "/api/incidents/" + incident + "/material-orders",
                Map.of(
                        "items",
                        List.of(Map.of("materialCode", random.nextBoolean() ? "2-002" : "2-001", "quantity", 1))));
        if (asked.status() != 201) {
            return;
        }
        String order = "/api/material-orders/" + asked.json().at("/orders/0/id").asText();
        say(client, order + "/allocation", new HashMap<>(), all);
        say(client, order + "/loading", new HashMap<>(Map.of("onBehalfOf", "库管员", "via", "PHONE")), all);
        if (random.nextBoolean()) {
            say(client, order + "/return", new HashMap<>(Map.of("onBehalfOf", "库管员", "via", "PHONE")), all);
        }
    }

    private static void say(Client client, String path, Map<String, Object> body, ConcurrentLinkedQueue<Said> all) {
        body.put("clientId", UUID.randomUUID().toString());
        try {
            Answer answer = client.post(path, body);
            if (answer.status() == 200) {
                all.add(new Said(path, body, answer.text()));
            }
        } catch (UncheckedIOException gone) {
            all.add(new Said(path, body, null));
            throw gone;
        }
    }

    private static void provesItself(Client auditor) {
        for (String depot : DEPOTS) {
            JsonNode proof = auditor.get("/api/depots/" + depot + "/ledger/verification")
                    .expect(200)
                    .json();
            assertThat(proof.path("intact").asBoolean()).as(depot + " " + proof).isTrue();
        }
    }

    private static BigDecimal inAll(Client dispatcher, String code) {
        BigDecimal all = BigDecimal.ZERO;
        for (JsonNode depot :
                dispatcher.get("/api/depots?materialCode=" + code).expect(200).json()) {
            all = all.add(depot.at("/stock/quantity").decimalValue());
        }
        return all;
    }

    private static BigDecimal onTheWay(Client dispatcher, String incident, String code) {
        BigDecimal all = BigDecimal.ZERO;
        for (JsonNode order : dispatcher
                .get("/api/incidents/" + incident + "/material-orders")
                .expect(200)
                .json()) {
            for (JsonNode line : order.path("lines")) {
                if (line.path("materialCode").asText().equals(code)) {
                    all = all.add(line.path("inTransit").decimalValue());
                }
            }
        }
        return all;
    }
}
