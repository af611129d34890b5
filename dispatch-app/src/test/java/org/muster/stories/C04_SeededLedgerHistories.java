package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
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
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.muster.support.Answer;
import org.muster.support.Client;
import org.muster.support.History;
import org.muster.support.LedgerCheckers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * STORY UNDER TEST: sixteen people ask for, allocate, load, drive, count, use, bring back, write off and cancel the same
 * few scarce things at random, with replays, wrong quantities and words out of order. Afterwards the ledger adds up; and
 * the checker finds the breach when one is made.
 */
class C04_SeededLedgerHistories extends MaterialStory {

    private static final int PEOPLE = 16;
    private static final int HISTORIES = 208;
    private static final long SEED = 20260405;

    /** What there is little of, and one thing that is measured. */
    private static final List<String> SCARCE = List.of("2-010", "2-008", "2-011", "2-022", "2-007", "2-014", "3-004");

    private static final List<String> DEPOTS = List.of("D1", "D2", "D3", "D4", "D5", "D6");
    private static final Map<String, String> WORD_OF = Map.of(
            "loading", "loaded", "receipt", "received", "use", "used", "return", "returned", "write-off", "quantity");

    @Autowired
    private TransactionTemplate transaction;

    private final AtomicInteger refused = new AtomicInteger();

    @Test
    void twoHundredSmallHistoriesOfSixteenPeopleKeepTheLedgerTrue() throws Exception {
        Client dispatcher = as("dispatcher");
        List<String> incidents =
                List.of(fire(dispatcher), fire(dispatcher), fire(dispatcher), exercise(dispatcher, 20));
        History history = new History();
        ExecutorService people = Executors.newFixedThreadPool(PEOPLE);
        List<Future<?>> work = new ArrayList<>();
        List<Client> clients = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            clients.add(as(person % 3 == 2 ? "dispatcher" : "commander"));
        }
        for (int person = 0; person < PEOPLE; person++) {
            Random random = new Random(SEED * 31 + person);
            Client client = clients.get(person);
            String name = person % 3 == 2 ? "dispatcher" : "commander";
            work.add(people.submit(() -> {
                for (int i = 0; i < HISTORIES / PEOPLE; i++) {
                    play(client, name, incidents.get(random.nextInt(incidents.size())), random, history);
                }
            }));
        }
        for (Future<?> it : work) {
            it.get(300, TimeUnit.SECONDS);
        }
        people.shutdown();

        LedgerCheckers check = new LedgerCheckers(jdbc);
        assertThat(history.acked()).hasSizeGreaterThan(HISTORIES);
        assertThat(history.replayed()).isNotEmpty();
        assertThat(refused.get()).as("they got into each other's way").isPositive();
        assertThat(check.acknowledged(history)).isEmpty();
        assertThat(check.ledger()).isEmpty();
        assertThat(check.orders()).isEmpty();
        incidents.forEach(it -> journalIsGaplessAndSealed(dispatcher, it));
        incidents.forEach(it -> dispatcher
                .get("/api/incidents/" + it + "/material-orders")
                .expect(200)
                .json()
                .forEach(order -> settle(dispatcher, order.path("id").asText())));
        assertThat(check.ledger()).isEmpty();
        assertThat(check.orders()).isEmpty();
    }

    private void play(Client client, String name, String incident, Random random, History history) {
        boolean direct = random.nextBoolean();
        Answer asked = ask(
                client,
                incident,
                direct ? DEPOTS.get(random.nextInt(DEPOTS.size())) : null,
                List.of(item(SCARCE.get(random.nextInt(SCARCE.size())), 1 + random.nextInt(3))),
                Map.of());
        if (!expected(asked, history, 201, 409)) {
            return;
        }
        String order = asked.json().at("/orders/0/id").asText();
        if (!direct) {
            say(client, name, order, "allocation", Map.of("acceptShort", random.nextBoolean()), random, history);
        }
        List<String> steps = new ArrayList<>(List.of("loading", "dispatch", "receipt", "use", "return"));
        if (random.nextInt(3) == 0) {
            steps.add(random.nextInt(steps.size()), "cancellation");
        }
        if (random.nextInt(3) == 0) {
            steps.add("write-off");
        }
        if (random.nextInt(4) == 0) {
            // what was said in a valley comes in any order
            java.util.Collections.shuffle(steps, random);
        }
        for (String step : steps) {
            if (random.nextInt(6) > 0) {
                say(client, name, order, step, body(step, random), random, history);
            }
        }
        if (random.nextInt(3) == 0) {
            say(client, name, order, "closing", Map.of("reason", "查明"), random, history);
        }
    }

    private Map<String, Object> body(String step, Random random) {
        Map<String, Object> body = new HashMap<>();
        if (!step.equals("cancellation") && !step.equals("write-off")) {
            body.putAll(byRadio("现场"));
        }
        if (step.equals("cancellation") || step.equals("write-off")) {
            body.put("reason", "随机");
        }
        String word = WORD_OF.get(step);
        if (word != null && (step.equals("write-off") || random.nextInt(3) > 0)) {
            Object quantity = random.nextInt(12) == 0 ? -1 : random.nextInt(5);
            Map<String, Object> line = new HashMap<>(Map.of("lineId", 1, word, quantity));
            if (random.nextInt(4) == 0 && (step.equals("receipt") || step.equals("return"))) {
                line.put("damaged", random.nextInt(2));
            }
            body.put("lines", List.of(line));
        }
        if (step.equals("receipt")) {
            body.put("complete", random.nextInt(4) > 0);
        }
        if (step.equals("return")) {
            body.put("complete", random.nextInt(3) == 0);
        }
        return body;
    }

    private void say(
            Client client,
            String name,
            String order,
            String step,
            Map<String, Object> more,
            Random random,
            History history) {
        Map<String, Object> body = words(more);
        String path = "/api/material-orders/" + order + "/" + step;
        Answer answer = client.post(path, body);
        if (step.equals("write-off") && name.equals("dispatcher")) {
            expected(answer, history, 403);
            return;
        }
        if (expected(answer, history, 200, 409, 422) && answer.status() == 200) {
            history.acked(name, body.get("clientId").toString(), order, step, answer.text());
            if (random.nextInt(3) == 0) {
                Answer again = client.post(path, body);
                if (expected(again, history, 200)) {
                    history.replayed(body.get("clientId").toString(), again.text());
                }
            }
        }
    }

    /** @return whether it was done */
    private boolean expected(Answer answer, History history, int... statuses) {
        for (int status : statuses) {
            if (answer.status() == status) {
                if (status >= 400) {
                    refused.incrementAndGet();
                }
                return status < 300;
            }
        }
        history.failure(answer.toString());
        return false;
    }

    @Test
    void theCheckerFindsALedgerThatWasTamperedWith() {
        Client dispatcher = as("dispatcher");
        String incident = fire(dispatcher);
        String order = ordered(dispatcher, incident, "D1", PUMP, 2);
        LedgerCheckers check = new LedgerCheckers(jdbc);
        assertThat(check.ledger()).isEmpty();
        assertThat(check.orders()).isEmpty();

        breaking(
                "update ledger_account set balance = balance + 1 where kind = 'DEPOT' and holder = '' and lot_id = "
                        + "(select min(lot_id) from ledger_account where kind = 'DEPOT')",
                check,
                "its postings come to");
        breaking(
                "insert into posting (movement_id, account_id, quantity, balance) select v.id, a.id, 1, 1 from movement v, "
                        + "ledger_account a where a.kind = 'SUPPLIER' and not exists (select 1 from posting p where "
                        + "p.movement_id = v.id and p.account_id = a.id) limit 1",
                check,
                "is off by");
        breaking(
                "update reservation set quantity = quantity + 1 where order_id = '" + order + "'",
                check,
                "its reservations come to");
        transaction.executeWithoutResult(status -> {
            jdbc.sql("delete from reservation where order_id = ?::uuid")
                    .param(order)
                    .update();
            assertThat(check.orders()).anyMatch(it -> it.contains(order));
            status.setRollbackOnly();
        });
        History lost = new History();
        lost.acked("dispatcher", UUID.randomUUID().toString(), order, "loading", "{}");
        assertThat(check.acknowledged(lost)).anyMatch(it -> it.contains("lost or doubled"));
        settle(dispatcher, order);
    }

    private void breaking(String sql, LedgerCheckers check, String finding) {
        transaction.executeWithoutResult(status -> {
            assertThat(jdbc.sql(sql).update()).as(sql).isPositive();
            assertThat(check.ledger()).anyMatch(it -> it.contains(finding));
            status.setRollbackOnly();
        });
        assertThat(check.ledger()).isEmpty();
    }

    @Test
    void theDatabaseItselfRefusesWhatWouldBreakTheLedger() {
        long account = jdbc.sql("select min(id) from ledger_account where kind = 'DEPOT' and holder = ''")
                .query(Long.class)
                .single();
        refused("update posting set quantity = quantity + 1");
        refused("delete from movement");
        refused("truncate posting");
        refused("update movement set reason = 'x'");
        refused("update ledger_account set balance = -1 where id = " + account);
        refused("update ledger_account set reserved = balance + 1 where id = " + account);
        refused("update ledger_account set balance = 0.5 where whole and id = " + account);
        // one-sided: refused when it would be committed
        refused(
                "insert into posting (movement_id, account_id, quantity, balance) select v.id, a.id, 1, 1 from movement v, "
                        + "ledger_account a where a.kind = 'SUPPLIER' and not exists (select 1 from posting p where "
                        + "p.movement_id = v.id and p.account_id = a.id) limit 1");
        assertThat(new LedgerCheckers(jdbc).ledger()).isEmpty();
    }

    private void refused(String sql) {
        assertThatThrownBy(() ->
                        transaction.executeWithoutResult(status -> jdbc.sql(sql).update()))
                .as(sql)
                .isInstanceOfAny(DataAccessException.class, RuntimeException.class);
    }

    /** The API's own proof says the same as the checker. */
    @Test
    void everyDepotProvesItsOwnLedger() {
        for (String depot : DEPOTS) {
            JsonNode proof = as("auditor")
                    .get("/api/depots/" + depot + "/ledger/verification")
                    .expect(200)
                    .json();
            assertThat(proof.path("intact").asBoolean()).as(proof.toString()).isTrue();
            assertThat(proof.path("postings").decimalValue()).isGreaterThan(BigDecimal.ZERO);
        }
    }
}
