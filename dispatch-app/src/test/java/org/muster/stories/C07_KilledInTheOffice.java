package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.muster.support.Answer;
import org.muster.support.Client;
import org.muster.support.Forest;
import org.muster.support.RealServer;

/**
 * STORY UNDER TEST: the office lends, borrows, requisitions, plans shifts and says “无” while the server is killed with
 * -9. Whatever was told is there exactly once, and saying it again is answered as the first time.
 */
class C07_KilledInTheOffice {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    /** One thing that was said under its key, with the answer if it came. */
    private record Said(String who, String path, Map<String, Object> body, String key, String answer) {}

    private interface Work {
        Said say(int round);
    }

    @Test
    void whatTheOfficeWasToldIsThereOnce() throws Exception {
        try (RealServer server = new RealServer().start()) {
            String incident = Forest.confirmed(server.as("dispatcher"), FireStory.call());
            ConcurrentLinkedQueue<Said> all = new ConcurrentLinkedQueue<>();
            killedWhileWorking(server, incident, all);
            server.start();

            assertThat(all).anyMatch(it -> it.answer() != null).anyMatch(it -> it.answer() == null);
            for (Said it : all) {
                Answer again = say(server.as(it.who()), it);
                assertThat(again.status()).as(it + " " + again).isEqualTo(201);
                if (it.answer() != null) {
                    assertThat(again.header("Idempotent-Replay")).as(it.path()).isEqualTo("true");
                    assertThat(again.text()).isEqualTo(it.answer());
                }
            }
            eachIsThereOnce(server, incident, all);
            assertThat(server.as("auditor")
                            .get("/api/depots/D1/ledger/verification")
                            .ok()
                            .json()
                            .path("intact")
                            .asBoolean())
                    .isTrue();
        }
    }

    private static void eachIsThereOnce(RealServer server, String incident, ConcurrentLinkedQueue<Said> all) {
        Client commander = server.as("commander");
        assertThat(commander
                        .get("/api/incidents/" + incident + "/requisitions")
                        .ok()
                        .json())
                .hasSize((int) all.stream()
                        .filter(it -> it.path().endsWith("/requisitions"))
                        .count());
        for (Said it : all) {
            if (it.path().endsWith("/loans")) {
                String partner = it.body().get("counterparty").toString();
                assertThat(server.as("dispatcher").get("/api/loans").ok().json().findValuesAsText("counterparty"))
                        .as("one loan each")
                        .containsOnlyOnce(partner);
            } else if (it.path().contains("/shifts")) {
                LocalDate day =
                        LocalDate.ofInstant(Instant.parse(it.body().get("from").toString()), BEIJING);
                JsonNode units = server.as("dispatcher")
                        .get("/api/duty/week?days=1&from={}", day)
                        .ok()
                        .json()
                        .path("units");
                assertThat(StreamSupport.stream(units.spliterator(), false)
                                .filter(unit -> unit.at("/unit/id").asText().equals("330381120"))
                                .flatMap(unit -> unit.path("shifts").findValuesAsText("from").stream()))
                        .filteredOn(from -> from.contains("T")
                                && Instant.parse(from)
                                        .equals(Instant.parse(
                                                it.body().get("from").toString())))
                        .as("one shift each")
                        .hasSize(1);
            }
        }
        assertThat(server.as("dispatcher")
                        .get("/api/zero-reports")
                        .ok()
                        .json()
                        .path("units")
                        .findValuesAsText("unit"))
                .contains("330381120");
    }

    /** Four desks work until each has been answered twice; then the plug is pulled while they go on. */
    private static void killedWhileWorking(RealServer server, String incident, ConcurrentLinkedQueue<Said> all)
            throws InterruptedException {
        List<Work> desks = List.of(
                round -> new Said(
                        "keeper",
                        "/api/depots/D1/loans",
                        Map.of(
                                "direction",
                                "BORROWED",
                                "counterparty",
                                "邻县仓库 " + round,
                                "materialCode",
                                "2-002",
                                "quantity",
                                1,
                                "dueBack",
                                Instant.now().plusSeconds(86_400).toString(),
                                "reason",
                                "补库"),
                        UUID.randomUUID().toString(),
                        null),
                round -> new Said(
                        "commander",
                        "/api/incidents/" + incident + "/requisitions",
                        Map.of(
                                "owner",
                                "陶山镇农机合作社 " + round,
                                "items",
                                List.of(Map.of("materialCode", "2-002", "quantity", 1)),
                                "reason",
                                "火场取水急需"),
                        UUID.randomUUID().toString(),
                        null),
                round -> new Said(
                        "dispatcher",
                        "/api/duty/units/330381120/shifts",
                        shift(round),
                        UUID.randomUUID().toString(),
                        null),
                round -> new Said(
                        "township",
                        "/api/zero-reports",
                        Map.of(
                                "clientId",
                                UUID.randomUUID().toString(),
                                "deviceAt",
                                Instant.now().toString(),
                                "unit",
                                "330381120",
                                "none",
                                true),
                        UUID.randomUUID().toString(),
                        null));
        ExecutorService people = Executors.newFixedThreadPool(desks.size());
        List<AtomicInteger> answered = new ArrayList<>();
        for (Work desk : desks) {
            AtomicInteger mine = new AtomicInteger();
            answered.add(mine);
            people.submit(() -> working(server, desk, mine, all));
        }
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (answered.stream().anyMatch(it -> it.get() < 2) && System.nanoTime() < giveUp) {
            Thread.sleep(10);
        }
        server.kill9();
        people.shutdown();
        assertThat(people.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        assertThat(answered).allMatch(it -> it.get() >= 2);
    }

    private static void working(RealServer server, Work desk, AtomicInteger answered, ConcurrentLinkedQueue<Said> all) {
        Client client = null;
        for (int round = 0; ; round++) {
            Said it = desk.say(round);
            try {
                client = client == null ? server.as(it.who()) : client;
                Answer answer = say(client, it);
                all.add(new Said(
                        it.who(),
                        it.path(),
                        it.body(),
                        it.key(),
                        answer.expect(201).text()));
                answered.incrementAndGet();
            } catch (UncheckedIOException gone) {
                // the server was killed before it answered
                all.add(it);
                return;
            }
        }
    }

    private static Answer say(Client client, Said it) {
        return client.send("POST", it.path(), it.body(), Map.of("Idempotency-Key", it.key()));
    }

    private static Map<String, Object> shift(int round) {
        Instant from = LocalDate.now(BEIJING)
                .plusDays(200 + round)
                .atStartOfDay(BEIJING)
                .toInstant();
        return Map.of(
                "from",
                from.toString(),
                "until",
                from.plusSeconds(8 * 3600).toString(),
                "officers",
                List.of(Map.of("name", "林值班", "phone", "10118880001")));
    }
}
