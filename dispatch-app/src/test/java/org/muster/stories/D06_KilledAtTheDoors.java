package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.muster.support.Answer;
import org.muster.support.Client;
import org.muster.support.Doors;
import org.muster.support.Eventually;
import org.muster.support.Forest;
import org.muster.support.RealServer;

/**
 * STORY UNDER TEST: eight people tick the doors of a zone while the server is killed with -9. Whatever was told is there
 * once, whatever was not can be said again, the counts are the list and the journal proves itself.
 */
class D06_KilledAtTheDoors {

    private static final int PEOPLE = 8;
    private static final List<String> STATUSES = List.of("NOTIFIED", "MOVING", "TRANSFERRED", "ABSENT", "REFUSED");

    private record Said(String path, Map<String, Object> body, String answer) {}

    @Test
    void whatWasToldAtTheDoorsIsThereOnceAndCountsAreTheList() throws Exception {
        try (RealServer server = new RealServer().start()) {
            Client commander = server.as("commander");
            String incident = Doors.flood(server.as("dispatcher"), "断电");
            String evacuation = Doors.order(commander, incident, "Z05", "IMMEDIATE");
            List<String> doors = Doors.households(Doors.list(commander, evacuation));
            ConcurrentLinkedQueue<Said> all = new ConcurrentLinkedQueue<>();
            ticking(server, evacuation, doors, all);
            server.start();

            Client grid = server.as("grid");
            assertThat(all).anyMatch(it -> it.answer() != null);
            for (Said it : all) {
                Answer again = grid.post(it.path(), it.body()).expect(200);
                if (it.answer() != null) {
                    assertThat(again.header("Idempotent-Replay")).as(it.path()).isEqualTo("true");
                    assertThat(again.text()).isEqualTo(it.answer());
                }
            }
            commander = server.as("commander");
            countsFit(commander, evacuation);
            whoeverRefusesOrIsMissedIsAskedAbout(commander, incident, evacuation);
            for (String door : doors) {
                Doors.say(
                                commander,
                                evacuation,
                                door,
                                "settlement",
                                Map.of("status", "TRANSFERRED", "onBehalfOf", "叶春梅", "via", "PHONE"))
                        .expect(200);
            }
            countsFit(commander, evacuation);
            commander
                    .post("/api/evacuations/{}/verification", Map.of("empty", true), evacuation)
                    .ok();
            assertThat(commander
                            .get("/api/incidents/{}/journal/verification", incident)
                            .ok()
                            .text())
                    .doesNotContain("\"intact\":false");
        }
    }

    /** Much of it was told before the zone's process had begun, and some while the server fell. */
    private static void whoeverRefusesOrIsMissedIsAskedAbout(Client commander, String incident, String evacuation) {
        Eventually.within(Duration.ofSeconds(60), () -> {
            int refused = 0;
            int missed = 0;
            for (JsonNode door : Doors.list(commander, evacuation).path("households")) {
                boolean open = !door.path("accounted").asBoolean();
                refused += open && door.path("status").asText().equals("REFUSED") ? 1 : 0;
                missed += open && door.path("status").asText().equals("ABSENT") ? 1 : 0;
            }
            return asked(commander, incident, "Task_Persuade") == refused
                    && asked(commander, incident, "Task_TracePeople") == missed;
        });
    }

    private static int asked(Client commander, String incident, String kind) {
        int open = 0;
        for (JsonNode it :
                commander.get("/api/tasks?incidentId={}", incident).ok().json()) {
            open += it.path("kind").asText().equals(kind) ? 1 : 0;
        }
        return open;
    }

    private static void ticking(
            RealServer server, String evacuation, List<String> doors, ConcurrentLinkedQueue<Said> all)
            throws InterruptedException {
        ExecutorService people = Executors.newFixedThreadPool(PEOPLE);
        AtomicInteger done = new AtomicInteger();
        List<Client> clients = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            clients.add(server.as("grid"));
        }
        for (int person = 0; person < PEOPLE; person++) {
            Random random = new Random(20260712L * 31 + person);
            Client client = clients.get(person);
            people.submit(() -> {
                try {
                    while (true) {
                        say(client, evacuation, doors.get(random.nextInt(doors.size())), random, all);
                        done.incrementAndGet();
                    }
                } catch (UncheckedIOException gone) {
                    // the server was killed
                }
            });
        }
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (done.get() < 5 * PEOPLE && System.nanoTime() < giveUp) {
            Thread.sleep(20);
        }
        server.kill9();
        people.shutdown();
        assertThat(people.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        assertThat(done.get()).isPositive();
    }

    private static void say(
            Client client, String evacuation, String door, Random random, ConcurrentLinkedQueue<Said> all) {
        Map<String, Object> body = Forest.said(Map.of("status", STATUSES.get(random.nextInt(STATUSES.size()))));
        String path = "/api/evacuations/" + evacuation + "/households/" + door + "/transfer";
        try {
            all.add(new Said(path, body, client.post(path, body).expect(200).text()));
        } catch (UncheckedIOException gone) {
            all.add(new Said(path, body, null));
            throw gone;
        }
    }

    private static void countsFit(Client desk, String evacuation) {
        JsonNode list = Doors.list(desk, evacuation);
        int people = 0;
        int accounted = 0;
        for (JsonNode door : list.path("households")) {
            for (JsonNode it : door.path("persons")) {
                people++;
                accounted += it.path("accounted").asBoolean() ? 1 : 0;
            }
        }
        assertThat(people).isEqualTo(42);
        assertThat(list.at("/counts/people").asInt()).isEqualTo(42);
        assertThat(list.at("/counts/accounted").asInt()).isEqualTo(accounted);
    }
}
