package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.muster.dispatch.OrderId;
import org.muster.muster.MemberLinks;
import org.muster.support.Answer;
import org.muster.support.AttendanceChecker;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Forest;
import org.muster.team.MemberId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * STORY UNDER TEST: two hundred musters at random, with roll calls reversed and doubled, two devices, members speaking
 * for themselves and corrections; each ends as a simple reading of the rules says. And a roll call that races its
 * deadline is in time or late, never both.
 */
class B04_AttendanceHistories extends FireStory {

    private static final int HISTORIES = 200;
    private static final int STEPS = 10;
    private static final int MEMBERS = 6;

    private final Instant began = Instant.now();

    @Autowired
    private MemberLinks links;

    @Autowired
    private TransactionTemplate transaction;

    /** What the rules make of what arrived, worked out without the server. */
    private static final class Expected {

        private final Map<String, String> status = new TreeMap<>();
        private final Map<String, Long> newest = new HashMap<>();

        void marked(String member, String said, String actor, Long deviceSeq) {
            String device = actor + member;
            if (deviceSeq != null) {
                if (newest.containsKey(device) && deviceSeq < newest.get(device)) {
                    return;
                }
                newest.put(device, deviceSeq);
            }
            status.put(member, said);
        }
    }

    @Test
    void twoHundredHistoriesEndAsTheRulesSay() {
        Client dispatcher = as("dispatcher");
        Client township = as("township");
        String incident = exercise(dispatcher, 1);
        for (int seed = 1; seed <= HISTORIES; seed++) {
            String order = order(dispatcher, incident, "T03");
            Expected expected = play(new Random(seed), dispatcher, township, order);

            Map<String, String> found = new TreeMap<>();
            JsonNode now = orderOf(township, order);
            now.path("members").forEach(it -> {
                if (it.has("status")) {
                    found.put(it.path("id").asText(), it.path("status").asText());
                }
            });
            assertThat(found).as("seed " + seed).isEqualTo(expected.status);
            assertThat(now.path("present").asLong())
                    .as("seed " + seed)
                    .isEqualTo(expected.status.values().stream()
                            .filter("PRESENT"::equals)
                            .count());
            if (seed % 20 == 0) {
                assertThat(new AttendanceChecker(jdbc, began).breaches()).isEmpty();
            }
            dispatcher
                    .post("/api/dispatch-orders/" + order + "/cancellation", Map.of("reason", "下一轮"))
                    .ok();
            say(township, order, "cancellation-acknowledgement").ok();
        }
        assertThat(new AttendanceChecker(jdbc, began).breaches()).isEmpty();
        journalIsGaplessAndSealed(dispatcher, incident);
    }

    private Expected play(Random random, Client dispatcher, Client township, String order) {
        Expected expected = new Expected();
        Client phone = stranger();
        List<Runnable> queued = new ArrayList<>();
        for (long step = 1; step <= STEPS; step++) {
            String member = "T03-%02d".formatted(1 + random.nextInt(MEMBERS));
            boolean here = random.nextBoolean();
            long seq = step;
            switch (random.nextInt(8)) {
                case 0 -> {
                    String said = random.nextInt(4) == 0 ? "LEFT" : "PRESENT";
                    String token = links.tokenFor(OrderId.of(order), new MemberId(member));
                    phone.send(
                                    "POST",
                                    "/api/member-links/presence",
                                    Map.of("status", said),
                                    Map.of("X-Member-Token", token))
                            .ok();
                    expected.marked(member, said, member, null);
                }
                case 1 -> {
                    String said = here ? "PRESENT" : "ABSENT";
                    Answer answer = dispatcher.post(
                            "/api/dispatch-orders/" + order + "/attendance-corrections",
                            Map.of("memberId", member, "status", said, "why", "核对"));
                    if (said.equals(expected.status.get(member)) && answer.status() == 422) {
                        continue;
                    }
                    answer.ok();
                    expected.marked(member, said, "dispatcher", null);
                }
                case 2, 3 -> roll(dispatcher, order, member, here, seq, "dispatcher", random, expected);
                case 4, 5 -> queued.add(() -> roll(township, order, member, here, seq, "township", random, expected));
                default -> roll(township, order, member, here, seq, "township", random, expected);
            }
        }
        // the signal is back, and what was queued comes in the wrong order
        for (int i = queued.size() - 1; i >= 0; i--) {
            queued.get(i).run();
        }
        return expected;
    }

    private void roll(
            Client who,
            String order,
            String member,
            boolean here,
            long seq,
            String actor,
            Random random,
            Expected expected) {
        Map<String, Object> body = new HashMap<>();
        if (actor.equals("dispatcher")) {
            body.putAll(byRadio("松涛12"));
        }
        body.put("clientId", UUID.randomUUID().toString());
        body.put("deviceSeq", seq);
        if (here) {
            body.put("present", List.of(member));
        } else {
            body.put("absent", List.of(Map.of("memberId", member)));
        }
        String path = "/api/dispatch-orders/" + order + "/attendance";
        Answer first = who.post(path, body).expect(200);
        expected.marked(member, here ? "PRESENT" : "ABSENT", actor, seq);
        if (random.nextInt(3) == 0) {
            assertThat(who.post(path, body).bytes()).isEqualTo(first.bytes());
        }
    }

    @Test
    void aRollCallRacingItsDeadlineIsInTimeOrLateAndNeverBoth() throws Exception {
        Client dispatcher = as("dispatcher");
        List<String> teams = List.of("T02", "T03", "T04", "T05", "T06", "T07", "T08");
        Random random = new Random(20261126);
        ExecutorService radios = Executors.newFixedThreadPool(teams.size());
        int inTime = 0;
        int late = 0;
        // how long a call is under way on this machine, so that it arrives where it aims
        long underWay = 40;
        for (int round = 0; round < 4; round++) {
            String incident = exercise(dispatcher, 400);
            List<String> orders = Forest.order(dispatcher, incident, teams.toArray(String[]::new));
            List<Future<Answer>> calls = new ArrayList<>();
            for (String order : orders) {
                say(dispatcher, order, "acknowledgement", byRadio("队长")).ok();
            }
            for (String order : orders) {
                JsonNode view = orderOf(dispatcher, order);
                List<String> everybody = new ArrayList<>();
                view.path("members").forEach(it -> everybody.add(it.path("id").asText()));
                Instant at = Instant.parse(view.path("musterDueAt").asText())
                        .plusMillis(random.nextInt(101) - 50 - underWay);
                Map<String, Object> body = new HashMap<>(byRadio("队长"));
                body.put("present", everybody);
                calls.add(radios.submit(() -> {
                    Forest.sleepUntil(at);
                    return say(dispatcher, order, "attendance", body);
                }));
            }
            List<Long> arrived = new ArrayList<>();
            for (int i = 0; i < calls.size(); i++) {
                String order = orders.get(i);
                boolean saidLate = calls.get(i)
                        .get(60, TimeUnit.SECONDS)
                        .expect(200)
                        .json()
                        .path("outcome")
                        .asText()
                        .equals("LATE");
                late += saidLate ? 1 : 0;
                inTime += saidLate ? 0 : 1;
                List<JsonNode> reached = ofOrder(dispatcher, incident, "MusterReached", order);
                assertThat(reached).hasSize(1);
                assertThat(reached.get(0).at("/data/late").asBoolean()).isEqualTo(saidLate);
                JsonNode after = orderOf(dispatcher, order);
                arrived.add(Duration.between(
                                Instant.parse(after.path("musterDueAt").asText()),
                                Instant.parse(after.path("musteredAt").asText()))
                        .toMillis());
                // the row that decided says the same
                assertThat(jdbc.sql(
                                        """
                                        select fired_at is not null or met_at > due_at from deadline
                                         where order_id = ?::uuid and kind = 'MUSTER'""")
                                .param(order)
                                .query(Boolean.class)
                                .single())
                        .isEqualTo(saidLate);
                Eventually.within(
                        Duration.ofSeconds(5),
                        () -> ofOrder(dispatcher, incident, "DeadlineMissed", order).stream()
                                        .filter(it ->
                                                it.at("/data/kind").asText().equals("MUSTER"))
                                        .count()
                                <= (saidLate ? 1 : 0));
            }
            underWay += arrived.stream().sorted().toList().get(arrived.size() / 2);
            System.out.println("ms after the deadline: " + arrived);
            everyTeamIsFree();
        }
        radios.shutdown();
        System.out.println("roll calls racing their deadlines: " + inTime + " in time, " + late + " late");
        assertThat(inTime + late).isEqualTo(4 * teams.size());
    }

    private static List<JsonNode> ofOrder(Client who, String incident, String type, String order) {
        return Forest.events(who, incident, type).stream()
                .filter(it -> it.at("/data/orderId").asText().equals(order))
                .toList();
    }

    @Test
    void somebodyHeldByTwoOrdersIsFound() {
        Client dispatcher = as("dispatcher");
        String first = present(dispatcher, "T03");
        String second = present(dispatcher, "T04");

        breaking(
                "drop index person_mustered_once;"
                        + "update order_member set person = 'the same' where member_id in ('T03-01', 'T04-01') and order_id in ('"
                        + first + "', '" + second + "')",
                "held by two");
    }

    @Test
    void aCountNobodyCountedIsFound() {
        String order = present(as("dispatcher"), "T03");

        breaking("update dispatch_order set present = 9 where id = '" + order + "'", "the marks say 2");
    }

    @Test
    void aMarkThatAnOlderWordUndidIsFound() {
        String order = present(as("dispatcher"), "T03");

        breaking(
                """
                insert into attendance_mark (order_id, member_id, status, proof, actor, actor_name, device_seq, at)
                select order_id, member_id, 'ABSENT', proof, actor, actor_name, device_seq - 1, now()
                  from attendance_mark where order_id = '%s' and member_id = 'T03-01'"""
                        .formatted(order),
                "older word");
    }

    @Test
    void aMarkThatWasOverwrittenIsFound() {
        String order = present(as("dispatcher"), "T03");

        breaking(
                "grant delete on attendance_mark to current_user;"
                        + "alter table attendance_mark disable trigger attendance_mark_append_only;"
                        + "delete from attendance_mark where member_id = 'T03-02' and order_id = '" + order + "'",
                "the marks say 1");
    }

    private String present(Client dispatcher, String team) {
        String order = order(dispatcher, fire(dispatcher), team);
        Map<String, Object> body = new HashMap<>(byRadio("队长"));
        body.put("present", List.of(team + "-01", team + "-02"));
        say(dispatcher, order, "attendance", body).expect(200);
        return order;
    }

    /** Breaks a promise in a transaction, looks, and takes it back. */
    private void breaking(String how, String breach) {
        transaction.executeWithoutResult(status -> {
            for (String statement : how.split(";")) {
                jdbc.sql(statement).update();
            }
            assertThat(new AttendanceChecker(jdbc, began).breaches()).anyMatch(it -> it.contains(breach));
            status.setRollbackOnly();
        });
    }
}
