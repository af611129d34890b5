package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muster.support.Answer;
import org.muster.support.Client;
import org.muster.support.Doors;
import org.muster.support.EvacuationCheckers;
import org.muster.support.Forest;
import org.muster.support.History;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * STORY UNDER TEST: over two hundred small evacuations in which two grid workers, the desk and a shelter's keeper say at
 * random what they see, late, twice, against each other and out of order. Afterwards every listed person ends in exactly
 * one verified state and the counts are the list; and the checker finds the breach when one is made.
 */
class D06_SeededEvacuationHistories extends StoryTest {

    private static final int HISTORIES = 210;
    private static final int WORDS = 16;
    private static final long SEED = 20260712;
    private static final List<String> ZONES = List.of("Z08", "Z05", "Z04");
    private static final List<Integer> PEOPLE = List.of(28, 42, 44);
    private static final List<String> STATUSES =
            List.of("NOTIFIED", "MOVING", "MOVING", "TRANSFERRED", "TRANSFERRED", "REFUSED", "ABSENT", "UNREACHABLE");

    @Autowired
    private TransactionTemplate transaction;

    private final AtomicInteger conflicts = new AtomicInteger();
    private final AtomicInteger late = new AtomicInteger();
    private final AtomicInteger kept = new AtomicInteger();

    /** Zones are free again for the stories that share this database, even after a history that failed. */
    @AfterEach
    void takeOrdersBack() {
        Client commander = as("commander");
        jdbc.sql("select id::text from evacuation where exercise and closed_at is null and cancelled_at is null")
                .query(String.class)
                .list()
                .forEach(it ->
                        commander.post("/api/evacuations/{}/cancellation", Map.of("reason", "测试结束"), it));
    }

    @Test
    void everyListedPersonEndsInExactlyOneVerifiedStateAndCountsAreTheList() throws Exception {
        Client admin = as("admin");
        List<Client> workers =
                List.of(Doors.worker(admin, "d06one", "330381122"), Doors.worker(admin, "d06two", "330381122"));
        Client desk = as("commander");
        Client keeper = as("keeper");
        History history = new History();
        ExecutorService people = Executors.newFixedThreadPool(ZONES.size());
        List<Future<?>> work = new ArrayList<>();
        for (int zone = 0; zone < ZONES.size(); zone++) {
            String incident = Doors.flood(as("dispatcher"), "随机" + ZONES.get(zone));
            int which = zone;
            work.add(people.submit(() -> {
                Random random = new Random(SEED * 31 + which);
                for (int i = 0; i < HISTORIES / ZONES.size(); i++) {
                    play(incident, which, workers, desk, keeper, random, history);
                }
            }));
        }
        for (Future<?> it : work) {
            it.get(600, TimeUnit.SECONDS);
        }
        people.shutdown();
        assertThat(history.acked()).hasSizeGreaterThan(HISTORIES * WORDS / 2);
        assertThat(history.replayed()).isNotEmpty();
        assertThat(conflicts.get()).as("they contradicted each other").isPositive();
        assertThat(late.get()).as("older words came after newer ones").isPositive();
        assertThat(kept.get()).as("somebody knew less").isPositive();
    }

    private void play(
            String incident,
            int zone,
            List<Client> workers,
            Client desk,
            Client keeper,
            Random random,
            History history) {
        EvacuationCheckers check = new EvacuationCheckers(jdbc);
        String evacuation = Doors.order(desk, incident, ZONES.get(zone), random.nextBoolean() ? "IMMEDIATE" : "PREPARE");
        for (String name : List.of("d06one", "d06two")) {
            desk.post("/api/evacuations/{}/helpers", Map.of("username", name), evacuation)
                    .ok();
        }
        // few doors, so that they meet
        List<String> all = Doors.households(Doors.list(desk, evacuation));
        List<String> doors = all.subList(0, 4);
        int[] seq = {random.nextInt(50), random.nextInt(50)};
        for (int i = 0; i < WORDS; i++) {
            say(evacuation, incident, doors.get(random.nextInt(doors.size())), workers, desk, keeper, seq, random, history);
        }
        assertThat(check.list(evacuation, PEOPLE.get(zone))).isEmpty();
        assertThat(check.order(evacuation)).isEmpty();
        finish(desk, evacuation, all, random);
        assertThat(check.list(evacuation, PEOPLE.get(zone))).isEmpty();
        assertThat(check.ends(evacuation)).isEmpty();
        assertThat(check.kept(evacuation, history)).isEmpty();
        desk.post("/api/evacuations/{}/verification", Map.of("empty", true), evacuation)
                .ok();
        desk.post("/api/evacuations/{}/cancellation", Map.of("reason", "一局已了"), evacuation)
                .ok();
    }

    private void say(
            String evacuation,
            String incident,
            String door,
            List<Client> workers,
            Client desk,
            Client keeper,
            int[] seq,
            Random random,
            History history) {
        if (random.nextInt(10) == 0) {
            keeper.post(
                            "/api/shelters/S04/check-ins",
                            Forest.said(Map.of("householdId", door, "incidentId", incident)))
                    .expect(201);
            return;
        }
        int who = random.nextInt(2);
        Map<String, Object> more = new HashMap<>();
        more.put("status", STATUSES.get(random.nextInt(STATUSES.size())));
        // mostly newer, sometimes a word that was on its way longer
        seq[who] += random.nextInt(4) == 0 ? 0 : 2;
        more.put("deviceSeq", random.nextInt(5) == 0 ? Math.max(0, seq[who] - 3) : ++seq[who]);
        if (random.nextInt(5) == 0) {
            more.put("seen", Doors.list(workers.get(who), evacuation).path("revision").asLong());
        }
        if (more.get("status").equals("ABSENT") && random.nextBoolean()) {
            more.put("place", "在外");
        }
        if (random.nextInt(4) == 0) {
            JsonNode list = Doors.list(workers.get(who), evacuation);
            for (JsonNode it : list.path("households")) {
                if (it.path("id").asText().equals(door)) {
                    more.put("persons", List.of(it.at("/persons/0/id").asText()));
                }
            }
        }
        Map<String, Object> word = Forest.said(more);
        String path = "/api/evacuations/" + evacuation + "/households/" + door + "/transfer";
        Answer answer = workers.get(who).post(path, word).expect(200);
        history.acked("d06", word.get("clientId").toString(), evacuation, "transfer", answer.text());
        switch (answer.json().path("outcome").asText()) {
            case "CONFLICT" -> conflicts.incrementAndGet();
            case "LATE" -> late.incrementAndGet();
            case "KEPT" -> kept.incrementAndGet();
            default -> {
                // applied
            }
        }
        if (random.nextInt(5) == 0) {
            Answer again = workers.get(who).post(path, word).expect(200);
            assertThat(again.text()).isEqualTo(answer.text());
            history.replayed(word.get("clientId").toString(), again.text());
        }
    }

    /** The desk settles what is open, door by door. */
    private void finish(Client desk, String evacuation, List<String> doors, Random random) {
        Map<String, Object> heard = Map.of("onBehalfOf", "网格员", "via", "RADIO");
        if (random.nextInt(5) == 0) {
            desk.post("/api/evacuations/{}/rescue", Map.of("reason", "来不及"), evacuation)
                    .ok();
        }
        for (JsonNode it : Doors.list(desk, evacuation).path("households")) {
            if (!it.path("accounted").asBoolean() || it.has("conflict")) {
                Map<String, Object> word = new HashMap<>(heard);
                boolean away = random.nextInt(6) == 0;
                word.put("status", away ? "ABSENT" : "TRANSFERRED");
                if (away) {
                    word.put("place", "亲戚家");
                }
                Doors.say(desk, evacuation, it.path("id").asText(), "settlement", word)
                        .expect(200);
            }
        }
        assertThat(doors).isNotEmpty();
    }

    @Test
    void theCheckerFindsAListThatWasTamperedWith() {
        Client desk = as("commander");
        String incident = Doors.flood(as("dispatcher"), "校验");
        String evacuation = Doors.order(desk, incident, "Z08", "IMMEDIATE");
        EvacuationCheckers check = new EvacuationCheckers(jdbc);
        Doors.households(Doors.list(desk, evacuation))
                .forEach(door -> Doors.say(
                                desk,
                                evacuation,
                                door,
                                "transfer",
                                Map.of("status", "TRANSFERRED", "onBehalfOf", "网格员", "via", "RADIO"))
                        .expect(200));
        assertThat(check.list(evacuation, 28)).isEmpty();
        assertThat(check.ends(evacuation)).isEmpty();

        String one = " where evacuation_id = '" + evacuation + "' and person_id = 'Z08-01-1'";
        breaking("delete from evacuation_person" + one, check, evacuation, "its list has");
        breaking("update evacuation_person set status = 'MOVING'" + one, check, evacuation, "says");
        breaking("update evacuation_person set accounted = false" + one, check, evacuation, "has accounted for");
        breaking(
                "update evacuation_person set shelter_id = null, place = null" + one,
                check,
                evacuation,
                "without a place");
        transaction.executeWithoutResult(status -> {
            jdbc.sql("update evacuation_person set rescue = true, status = 'TRANSFERRED', shelter_id = null, place = null"
                            + " where evacuation_id = '" + evacuation + "' and person_id = 'Z08-02-1'")
                    .update();
            jdbc.sql("update evacuation_person set status = 'REFUSED', rescue = false" + one)
                    .update();
            assertThat(check.ends(evacuation)).singleElement().asString().contains("Z08-01-1", "has 0 verified ends");
            status.setRollbackOnly();
        });
        History lost = new History();
        lost.acked("d06", java.util.UUID.randomUUID().toString(), evacuation, "transfer", "{}");
        assertThat(check.kept(evacuation, lost)).anyMatch(it -> it.contains("is kept 0 times"));
        desk.post("/api/evacuations/{}/cancellation", Map.of("reason", "测试结束"), evacuation)
                .ok();
    }

    private void breaking(String sql, EvacuationCheckers check, String evacuation, String finding) {
        transaction.executeWithoutResult(status -> {
            assertThat(jdbc.sql(sql).update()).as(sql).isPositive();
            assertThat(check.list(evacuation, 28)).anyMatch(it -> it.contains(finding));
            status.setRollbackOnly();
        });
        assertThat(check.list(evacuation, 28)).isEmpty();
    }
}
