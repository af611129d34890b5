package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.support.Answer;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.LedgerCheckers;
import org.muster.support.Paper;

/**
 * STORY UNDER TEST: pumps are asked for, proposed, reserved, loaded by the keeper, driven, counted by the crew, used and
 * brought back; two fires want the last tank; a lorry is called back; the keeper was offline; the depot stays silent. The
 * ledger tells all of it and adds up after every one.
 */
class C03_MaterialsOnTheirWay extends MaterialStory {

    private final List<String> orders = new ArrayList<>();

    @AfterEach
    void everythingIsBackAndTheLedgerAddsUp() {
        Client dispatcher = as("dispatcher");
        orders.forEach(it -> settle(dispatcher, it));
        assertThat(new LedgerCheckers(jdbc).ledger()).isEmpty();
        for (String depot : List.of("D1", "D2", "D3", "D5")) {
            JsonNode proof = dispatcher
                    .get("/api/depots/" + depot + "/ledger/verification")
                    .expect(200)
                    .json();
            assertThat(proof.path("intact").asBoolean()).as(proof.toString()).isTrue();
        }
    }

    private String order(Client who, String incident, String depot, String code, Object quantity) {
        String order = ordered(who, incident, depot, code, quantity);
        orders.add(order);
        return order;
    }

    @Test
    void fromTheRequestToTheLastPieceBack() throws IOException {
        Client dispatcher = as("dispatcher");
        Client keeper = as("keeper");
        Client brigade = as("brigade");
        String incident = fire(dispatcher);
        order(dispatcher, incident, "T01");
        JsonNode before = stock(dispatcher, "D1", PUMP);

        JsonNode answer = ask(dispatcher, incident, "D1", List.of(item(PUMP, 4)), Map.of("receiverTeamId", "T01"))
                .expect(201)
                .json()
                .at("/orders/0");
        String order = answer.path("id").asText();
        orders.add(order);
        assertThat(answer.path("state").asText()).isEqualTo("ALLOCATED");
        assertThat(answer.path("nextHand").asText()).isEqualTo("KEEPER");
        assertThat(number(stock(dispatcher, "D1", PUMP), "reserved"))
                .isEqualByComparingTo(number(before, "reserved").add(new BigDecimal(4)));
        assertThat(keeper.get("/api/material-orders?mine=true")
                        .expect(200)
                        .json()
                        .findValuesAsText("id"))
                .contains(order);

        JsonNode loaded = step(
                        keeper,
                        order,
                        "loading",
                        lines("loaded", 4, Map.of("carrier", Map.of("name", "李师傅", "plate", "浙C12345"))))
                .expect(200)
                .json();
        assertThat(loaded.path("outcome").asText()).isEqualTo("APPLIED");
        assertThat(number(stock(dispatcher, "D1", PUMP), "quantity"))
                .isEqualByComparingTo(number(before, "quantity").subtract(new BigDecimal(4)));
        step(keeper, order, "dispatch", Map.of()).expect(200);
        step(brigade, order, "receipt", Map.of("lines", List.of(Map.of("lineId", 1, "received", 2, "damaged", 1))))
                .expect(200);
        JsonNode line = line(dispatcher, order);
        assertThat(line.path("atScene").asInt()).isEqualTo(2);
        assertThat(line.path("damaged").asInt()).isEqualTo(1);
        assertThat(line.path("difference").asInt()).isEqualTo(1);
        assertThat(picture(dispatcher, incident).path("openPoints").toString()).contains("高压水泵 2 台在现场未退");
        step(brigade, order, "use", Map.of()).expect(200);
        assertThat(materialOrder(dispatcher, order).path("state").asText()).isEqualTo("IN_USE");

        step(keeper, order, "return", Map.of()).expect(200);
        JsonNode back = materialOrder(dispatcher, order);
        assertThat(back.path("state").asText()).isEqualTo("RETURNED");
        assertThat(back.at("/lines/0/returned").asInt()).isEqualTo(3);
        JsonNode mended = stock(dispatcher, "D1", PUMP);
        assertThat(number(mended, "quantity"))
                .isEqualByComparingTo(number(before, "quantity").subtract(BigDecimal.ONE));
        assertThat(mended.path("lots").toString()).contains("待修");

        step(dispatcher, order, "closing", Map.of("reason", "途中遗失 1 台，已立案查找")).expect(200);
        assertThat(materialOrder(dispatcher, order).path("state").asText()).isEqualTo("CLOSED");
        assertThat(told(dispatcher, incident))
                .containsSubsequence(
                        "MaterialOrdered",
                        "MaterialAllocated",
                        "MaterialLoaded",
                        "MaterialDeparted",
                        "MaterialReceived",
                        "MaterialUsed",
                        "MaterialReturned",
                        "MaterialOrderClosed");
        JsonNode ledger = dispatcher
                .get("/api/depots/D1/ledger?material=" + PUMP)
                .expect(200)
                .json()
                .path("entries");
        assertThat(ledger.findValuesAsText("kindLabel")).contains("装车出库", "退回入库");
        journalIsGaplessAndSealed(dispatcher, incident);
        assertThat(Paper.rows(dispatcher
                        .get("/api/incidents/" + incident + "/reports/post-incident.pdf")
                        .expect(200)
                        .bytes()))
                .as("asked for, sent, brought back, not back, from where")
                .contains("高压水泵台4431未还瑞安森林防灭火");
        assertThat(Paper.rows(dispatcher
                        .get("/api/incidents/" + incident + "/reports/materials.pdf")
                        .expect(200)
                        .bytes()))
                .as("step by step")
                .containsSubsequence("物资调拨登记表", "物01", "装车", "瑞安森林防灭火库", "签收", "了结", "途中遗失1台");
        as("yongkang")
                .get("/api/incidents/" + incident + "/reports/materials.xlsx")
                .expect(404);
    }

    @Test
    void moreThanWasSentIsADifferenceThatSomebodyHasToExplain() {
        Client dispatcher = as("dispatcher");
        String incident = fire(dispatcher);
        String order = order(dispatcher, incident, "D1", HOSE, 0.4);
        step(as("keeper"), order, "loading", Map.of()).expect(200);
        step(dispatcher, order, "receipt", lines("received", 0.5, byRadio("T01")))
                .expect(200);
        JsonNode line = line(dispatcher, order);
        assertThat(number(line, "atScene")).isEqualByComparingTo("0.5");
        assertThat(number(line, "difference")).isEqualByComparingTo("-0.1");
        step(as("keeper"), order, "return", Map.of()).expect(200);
        JsonNode back = materialOrder(dispatcher, order);
        assertThat(back.path("closedAt").isMissingNode()).isTrue();
        assertThat(back.path("rights").toString()).contains("closing");
        step(dispatcher, order, "closing", Map.of("reason", "装车时未卷尾")).expect(200);
    }

    @Test
    void theLastTankGoesToExactlyOneFireAndTheOtherIsToldWhoHasIt() throws Exception {
        Client dispatcher = as("dispatcher");
        Client commander = as("commander");
        String one = fire(dispatcher);
        String other = fire(dispatcher);
        // other stories count and deliver at the same depot: all that is there is the last of it
        BigDecimal all = number(stock(dispatcher, "D2", TANK), "available");
        ExecutorService two = Executors.newFixedThreadPool(2);
        for (int round = 0; round < 10; round++) {
            CyclicBarrier together = new CyclicBarrier(2);
            Future<Answer> first = two.submit(() -> {
                together.await(20, TimeUnit.SECONDS);
                return ask(dispatcher, one, "D2", List.of(item(TANK, all)), Map.of());
            });
            Future<Answer> second = two.submit(() -> {
                together.await(20, TimeUnit.SECONDS);
                return ask(commander, other, "D2", List.of(item(TANK, all)), Map.of());
            });
            Answer a = first.get(60, TimeUnit.SECONDS);
            Answer b = second.get(60, TimeUnit.SECONDS);
            assertThat(List.of(a.status(), b.status())).containsExactlyInAnyOrder(201, 409);
            Answer won = a.status() == 201 ? a : b;
            JsonNode lost = (a.status() == 409 ? a : b).problem(409, "stock-not-available");
            assertThat(lost.at("/holders/0/materialCode").asText()).isEqualTo(TANK);
            assertThat(lost.at("/holders/0/heldBy/0/orderId").asText())
                    .isEqualTo(won.json().at("/orders/0/id").asText());
            assertThat(number(lost.at("/holders/0/heldBy/0"), "quantity")).isEqualByComparingTo(all);
            assertThat(lost.path("detail").asText())
                    .contains("已预留 " + all.stripTrailingZeros().toPlainString());
            settle(dispatcher, won.json().at("/orders/0/id").asText());
        }
        two.shutdown();
        assertThat(picture(dispatcher, one).path("materials").size()
                        + picture(dispatcher, other).path("materials").size())
                .as("who lost has ordered nothing")
                .isEqualTo(10);
    }

    @Test
    void anOrderCancelledOnTheRoadStaysOpenUntilTheGoodsAreBack() {
        Client dispatcher = as("dispatcher");
        Client keeper = as("keeper");
        String incident = fire(dispatcher);
        BigDecimal before = number(stock(dispatcher, "D1", BLOWER), "quantity");
        String order = order(dispatcher, incident, "D1", BLOWER, 3);
        step(keeper, order, "loading", Map.of()).expect(200);
        step(keeper, order, "dispatch", Map.of()).expect(200);
        step(dispatcher, order, "cancellation", Map.of("reason", "火已扑灭")).expect(200);
        assertThat(entries(dispatcher, incident, "MaterialOrderCancelled")
                        .get(0)
                        .path("onTheRoad")
                        .asBoolean())
                .isTrue();
        assertThat(picture(dispatcher, incident).path("openPoints").toString()).contains("风力灭火机 3 台在途");
        Eventually.within(
                SOON,
                () -> materialOrder(dispatcher, order).path("dueKind").asText().equals("MATERIAL_BACK"));

        JsonNode late =
                step(dispatcher, order, "receipt", byRadio("T01")).expect(200).json();
        assertThat(late.path("outcome").asText()).isEqualTo("SUPERSEDED");
        assertThat(line(dispatcher, order).path("atScene").asInt())
                .as("a fact is a fact, the order stays cancelled")
                .isEqualTo(3);
        step(keeper, order, "return", Map.of()).expect(200);
        JsonNode back = materialOrder(dispatcher, order);
        assertThat(back.path("state").asText()).isEqualTo("CANCELLED");
        assertThat(back.path("closedAt").isMissingNode()).isFalse();
        assertThat(number(stock(dispatcher, "D1", BLOWER), "quantity")).isEqualByComparingTo(before);
    }

    @Test
    void theKeeperWhoWasOfflineTellsLateAndTheLedgerIsPutRight() {
        Client dispatcher = as("dispatcher");
        Client keeper = as("keeper");
        String incident = fire(dispatcher);
        BigDecimal before = number(stock(dispatcher, "D1", TOOL), "quantity");
        String order = order(dispatcher, incident, "D1", TOOL, 10);
        step(dispatcher, order, "receipt", lines("received", 8, byRadio("T01"))).expect(200);
        assertThat(line(dispatcher, order).path("difference").asInt()).isEqualTo(2);
        assertThat(entries(dispatcher, incident, "MaterialLoaded")
                        .get(0)
                        .path("implied")
                        .asBoolean())
                .isTrue();

        Map<String, Object> queued = words(lines("loaded", 8));
        Answer first = keeper.post("/api/material-orders/" + order + "/loading", queued);
        assertThat(first.expect(200).json().path("outcome").asText()).isEqualTo("LATE");
        assertThat(line(dispatcher, order).path("difference").asInt()).isZero();
        assertThat(number(stock(dispatcher, "D1", TOOL), "quantity"))
                .isEqualByComparingTo(before.subtract(new BigDecimal(8)));
        Answer again = keeper.post("/api/material-orders/" + order + "/loading", queued);
        assertThat(again.bytes()).isEqualTo(first.bytes());
        assertThat(again.header("Idempotent-Replay")).isEqualTo("true");
        Map<String, Object> reused = new HashMap<>(queued);
        reused.putAll(lines("loaded", 7));
        keeper.post("/api/material-orders/" + order + "/loading", reused).problem(422, "client-id-reused");

        step(dispatcher, order, "use", lines("used", 5, byRadio("T01"))).expect(200);
        step(keeper, order, "return", Map.of()).expect(200);
        assertThat(materialOrder(dispatcher, order).path("state").asText()).isEqualTo("CLOSED");
        assertThat(number(stock(dispatcher, "D1", TOOL), "quantity"))
                .isEqualByComparingTo(before.subtract(new BigDecimal(5)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "0",
                "1.5",
                "1e9999",
                "1e999999999",
                "99999999999",
                "0.0001",
                "\"NaN\"",
                "\"一台\"",
                "null",
                "[1]"
            })
    void aQuantityThatCannotBeChangesNothing(String quantity) {
        Client dispatcher = as("dispatcher");
        String incident = fire(dispatcher);
        JsonNode before = stock(dispatcher, "D1", PUMP);
        Answer refused = dispatcher.post(
                "/api/incidents/" + incident + "/material-orders",
                "{\"items\":[{\"materialCode\":\"2-002\",\"quantity\":" + quantity + "}],\"depotId\":\"D1\"}");
        assertThat(refused.status()).as(refused.toString()).isIn(400, 422);
        assertThat(picture(dispatcher, incident).path("materials")).isEmpty();
        assertThat(stock(dispatcher, "D1", PUMP)).isEqualTo(before);
    }

    @Test
    void aSilentDepotIsTakenToTheCommanderWhoChoosesAnother() {
        Client dispatcher = as("dispatcher");
        String incident = exercise(dispatcher, 100);
        String order = order(dispatcher, incident, "D2", PUMP, 2);
        JsonNode task = awaitTask(as("commander"), incident, "Task_DecideSilentDepot");
        assertThat(missed(dispatcher, incident)).contains("MATERIAL_LOADING");
        assertThat(task.path("requestId").asText()).isEqualTo(order);
        assertThat(materialOrder(dispatcher, order).path("ladder").findValuesAsText("told"))
                .contains("库管员、调度台");
        assertThat(task.path("proposal").path("rule").asText()).contains("瑞安森林防灭火库");
        decide(as("commander"), task, Map.of("decision", "OTHER_DEPOT", "reason", "库管员联系不上"));
        assertThat(materialOrder(dispatcher, order).at("/depot/id").asText()).isEqualTo("D1");
        assertThat(told(dispatcher, incident)).contains("MaterialRerouted");
        step(as("keeper"), order, "loading", Map.of()).expect(200);
        Eventually.within(
                SOON,
                () -> materialOrder(dispatcher, order).path("dueKind").asText().equals("MATERIAL_DEPARTURE"));
    }

    @Test
    void whatIsNotLoadedInTimeIsFreeAgain() {
        Client dispatcher = as("dispatcher");
        String incident = exercise(dispatcher, 900);
        String order = order(dispatcher, incident, "D2", TANK, 1);
        awaitTold(dispatcher, incident, "MaterialReservationExpired");
        JsonNode waiting = materialOrder(dispatcher, order);
        assertThat(waiting.path("state").asText()).isEqualTo("REQUESTED");
        assertThat(waiting.path("nextHand").asText()).isEqualTo("DISPATCHER");
        JsonNode again =
                step(dispatcher, order, "allocation", Map.of()).expect(200).json();
        assertThat(again.at("/orders/0/state").asText()).isEqualTo("ALLOCATED");
    }

    @Test
    void anExercisePlaysWithACopyOfTheShelf() {
        Client dispatcher = as("dispatcher");
        JsonNode before = stock(dispatcher, "D2", TANK);
        String incident = exercise(dispatcher, 1);
        String order = order(dispatcher, incident, "D2", TANK, number(before, "available"));
        step(dispatcher, order, "loading", byRadio("缪福林")).expect(200);
        ask(dispatcher, incident, "D2", List.of(item(TANK, 1)), Map.of()).problem(409, "stock-not-available");
        assertThat(stock(dispatcher, "D2", TANK)).isEqualTo(before);
    }

    @Test
    void proposesTheNearestDepotAndWhatExpiresFirstAndSaysWhyNotTheOthers() {
        Client dispatcher = as("dispatcher");
        String incident = fire(dispatcher);
        JsonNode found = dispatcher
                .post(
                        "/api/incidents/" + incident + "/material-proposal",
                        Map.of("items", List.of(item(PUMP, 8), item("2-K01", 1))))
                .expect(200)
                .json();
        JsonNode pumps = of(found, PUMP);
        assertThat(pumps.path("required").asInt())
                .as("eight and one of the kit")
                .isEqualTo(9);
        assertThat(pumps.at("/allocation/0/depotId").asText())
                .as("陶山 is next to 福泉")
                .isEqualTo("D2");
        assertThat(pumps.at("/allocation/1/depotId").asText()).isEqualTo("D1");
        assertThat(pumps.at("/allocation/0/reasons/0").asText()).startsWith("最快到达");
        assertThat(pumps.path("allocation").findValuesAsText("batch")).doesNotContain("2019-2");
        LocalDate soon = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(50);
        for (LocalDate expiry : List.of(soon.plusDays(50), soon)) {
            as("keeper")
                    .post(
                            "/api/depots/D1/deliveries",
                            Map.of(
                                    "materialCode",
                                    "1-004",
                                    "quantity",
                                    20,
                                    "batch",
                                    expiry + " " + incident.substring(0, 8),
                                    "expiresOn",
                                    expiry.toString(),
                                    "supplier",
                                    "供货商"))
                    .expect(201);
        }
        JsonNode food = dispatcher
                .post(
                        "/api/incidents/" + incident + "/material-proposal",
                        Map.of("items", List.of(item("1-004", 30)), "depotId", "D1"))
                .expect(200)
                .json()
                .at("/0/allocation");
        assertThat(food.findValuesAsText("expiresOn").get(0)).isEqualTo(soon.toString());
        assertThat(food.at("/0/reasons").toString()).contains("先到期先出");
        JsonNode blowers = of(
                dispatcher
                        .post(
                                "/api/incidents/" + incident + "/material-proposal",
                                Map.of("items", List.of(item(BLOWER, 3))))
                        .expect(200)
                        .json(),
                BLOWER);
        assertThat(blowers.at("/passedOver/0/reason").asText()).contains("更近的仓库已够");

        JsonNode needed = dispatcher
                .get("/api/incidents/" + incident + "/recommendation")
                .expect(200)
                .json()
                .path("materials");
        JsonNode rule = of(needed, BLOWER);
        assertThat(rule.path("required").asInt()).isGreaterThanOrEqualTo(10);
        assertThat(rule.path("source").asText()).isNotBlank();
        assertThat(rule.path("flag").asText()).isIn("C", "L", "?");
    }

    @Test
    void warnsTheFireThatWouldBeLeftShort() {
        Client dispatcher = as("dispatcher");
        String one = fire(dispatcher);
        String other = fire(dispatcher);
        JsonNode hand = ask(dispatcher, one, null, List.of(item(TOOL, 590)), Map.of())
                .expect(201)
                .json();
        String order = hand.at("/orders/0/id").asText();
        orders.add(order);
        assertThat(hand.at("/orders/0/state").asText()).isEqualTo("REQUESTED");
        assertThat(hand.path("warnings").findValuesAsText("incidentId")).contains(other);
        step(dispatcher, order, "allocation", Map.of("acceptShort", true)).expect(200);
        awaitTold(dispatcher, other, "MaterialConflictForeseen");
        assertThat(picture(dispatcher, other).path("materialConflicts").findValuesAsText("materialCode"))
                .contains(TOOL);
        dispatcher
                .get("/api/incidents/" + one + "/material-orders")
                .expect(200)
                .json()
                .forEach(it -> orders.add(it.path("id").asText()));
    }

    @Test
    void splitsOverDepotsAndLeavesTheRestWaiting() {
        Client dispatcher = as("dispatcher");
        String incident = fire(dispatcher);
        BigDecimal all = BigDecimal.ZERO;
        for (String depot : List.of("D1", "D2")) {
            all = all.add(number(stock(dispatcher, depot, PUMP), "available"));
        }
        JsonNode asked = ask(dispatcher, incident, null, List.of(item(PUMP, all.add(BigDecimal.ONE))), Map.of())
                .expect(201)
                .json();
        String order = asked.at("/orders/0/id").asText();
        step(dispatcher, order, "allocation", Map.of()).problem(409, "stock-not-available");
        JsonNode given = step(dispatcher, order, "allocation", Map.of("acceptShort", true))
                .expect(200)
                .json()
                .path("orders");
        given.forEach(it -> orders.add(it.path("id").asText()));
        assertThat(StreamSupport.stream(given.spliterator(), false)
                        .map(it -> it.path("state").asText()))
                .containsExactly("ALLOCATED", "ALLOCATED", "REQUESTED");
        assertThat(given.get(0).at("/depot/id").asText()).isEqualTo("D2");
        assertThat(given.get(1).at("/depot/id").asText()).isEqualTo("D1");
        assertThat(given.get(2).at("/lines/0/requested").asInt()).isEqualTo(1);
    }

    @Test
    void aCountThatDisagreesIsPostedWithItsReasonAndNeverBelowWhatIsReserved() {
        Client dispatcher = as("dispatcher");
        Client keeper = as("keeper");
        String incident = fire(dispatcher);
        JsonNode lot = stock(keeper, "D1", "2-004").at("/lots/0");
        int there = lot.path("quantity").asInt();
        Map<String, Object> count =
                Map.of("lotId", lot.path("lotId").asLong(), "counted", there - 1, "reason", "盘点少 1 台，待查");
        JsonNode counted =
                keeper.post("/api/depots/D1/counts", count).expect(201).json();
        assertThat(counted.path("difference").asInt()).isEqualTo(-1);
        assertThat(counted.at("/stock/quantity").asInt()).isEqualTo(there - 1);
        JsonNode entry = keeper.get("/api/depots/D1/ledger?material=2-004")
                .expect(200)
                .json()
                .at("/entries/0");
        assertThat(entry.path("kind").asText()).isEqualTo("COUNT");
        assertThat(entry.path("reason").asText()).isEqualTo("盘点少 1 台，待查");

        order(dispatcher, incident, "D1", "2-004", 5);
        JsonNode refused = keeper.post(
                        "/api/depots/D1/counts",
                        Map.of("lotId", lot.path("lotId").asLong(), "counted", 3, "reason", "盘点"))
                .problem(409, "stock-reserved");
        assertThat(refused.path("orders").toString()).contains("物01");
        keeper.post("/api/depots/D2/counts", count).problem(403, "forbidden");
        keeper.post(
                        "/api/depots/D1/counts",
                        Map.of("lotId", lot.path("lotId").asLong(), "counted", there, "reason", "复盘找到"))
                .expect(201);
    }

    @Test
    void whatIsLentComesBackAndWhatIsBorrowedIsOwed() {
        Client keeper = as("keeper");
        JsonNode before = stock(keeper, "D1", BLOWER);
        JsonNode lot = before.at("/lots/0");
        String due = Instant.now().plusSeconds(86_400).toString();
        Map<String, Object> form = Map.of(
                "direction",
                "LENT",
                "counterparty",
                "示例烧碱厂（R06）",
                "lotId",
                lot.path("lotId").asLong(),
                "quantity",
                2,
                "dueBack",
                due,
                "reason",
                "3HH 互助演练");
        JsonNode loan = keeper.post("/api/depots/D1/loans", form).expect(201).json();
        assertThat(number(stock(keeper, "D1", BLOWER), "quantity"))
                .isEqualByComparingTo(number(before, "quantity").subtract(new BigDecimal(2)));
        keeper.post(
                        "/api/loans/{}/return",
                        Map.of("quantity", 3),
                        loan.path("id").asText())
                .problem(422, "invalid");
        keeper.post(
                        "/api/loans/{}/return",
                        Map.of("quantity", 1),
                        loan.path("id").asText())
                .expect(200);
        JsonNode closed = keeper.post(
                        "/api/loans/{}/return", Map.of(), loan.path("id").asText())
                .expect(200)
                .json();
        assertThat(closed.path("closedAt").isMissingNode()).isFalse();
        assertThat(number(stock(keeper, "D1", BLOWER), "quantity")).isEqualByComparingTo(number(before, "quantity"));

        Map<String, Object> borrow = Map.of(
                "direction", "BORROWED",
                "counterparty", "示例烧碱厂（R06）",
                "materialCode", "3-002",
                "quantity", 1.5,
                "dueBack", due,
                "reason", "中和处置");
        JsonNode borrowed = as("dispatcher")
                .post("/api/depots/D5/loans", borrow)
                .expect(201)
                .json();
        assertThat(as("dispatcher").get("/api/loans").expect(200).json().findValuesAsText("id"))
                .contains(borrowed.path("id").asText());
        as("yongkang")
                .post("/api/loans/{}/return", Map.of(), borrowed.path("id").asText())
                .problem(404, "not-found");
        as("dispatcher")
                .post("/api/loans/{}/return", Map.of(), borrowed.path("id").asText())
                .expect(200);
    }

    @Test
    void onlyTheCountyRequisitionsAgainstAReceiptAndPaysForWhatIsLost() {
        Client commander = as("commander");
        String incident = fire(as("dispatcher"));
        Map<String, Object> form = Map.of(
                "owner", "陶山镇某农机合作社",
                "contact", "10000000001",
                "items", List.of(item(PUMP, 3)),
                "reason", "火场取水急需");
        as("dispatcher")
                .post("/api/incidents/" + incident + "/requisitions", form)
                .problem(403, "forbidden");
        JsonNode taken = commander
                .post("/api/incidents/" + incident + "/requisitions", form)
                .expect(201)
                .json();
        assertThat(taken.path("receiptNumber").asText()).matches("征〔\\d{4}〕330381-\\d{4}");
        assertThat(taken.path("basis").asText()).contains("森林防火条例 第三十八条");
        assertThat(picture(commander, incident).path("openPoints").toString()).contains("物资未归还");
        String id = taken.path("id").asText();
        JsonNode back = commander
                .post(
                        "/api/requisitions/{}/return",
                        Map.of(
                                "items",
                                List.of(Map.of(
                                        "lotId", taken.at("/items/0/lotId").asLong(), "quantity", 2))),
                        id)
                .expect(200)
                .json();
        assertThat(back.at("/items/0/used").asInt()).isEqualTo(1);
        commander
                .post("/api/requisitions/{}/compensation", Map.of("amount", -1, "basis", "试"), id)
                .problem(422, "invalid");
        commander
                .post("/api/requisitions/{}/compensation", Map.of("amount", 3200.5, "basis", "市价评估"), id)
                .expect(200);
        assertThat(told(commander, incident))
                .contains("MaterialRequisitioned", "RequisitionReturned", "RequisitionCompensated");
    }

    @Test
    void othersSeeAndTouchNothing() {
        Client dispatcher = as("dispatcher");
        String incident = fire(dispatcher);
        String order = order(dispatcher, incident, "D1", BLOWER, 1);
        Client yongkang = as("yongkang");
        yongkang.get("/api/material-orders/" + order).problem(404, "not-found");
        step(yongkang, order, "cancellation", Map.of("reason", "试")).problem(404, "not-found");
        ask(yongkang, incident, "D8", List.of(item(PUMP, 1)), Map.of()).problem(404, "not-found");
        yongkang.get("/api/depots/D1/ledger").problem(404, "not-found");
        assertThat(yongkang.get("/api/material-orders").expect(200).text()).doesNotContain(order);
        ask(dispatcher, incident, "D8", List.of(item(PUMP, 1)), Map.of()).problem(404, "not-found");
        step(as("township"), order, "receipt", Map.of()).problem(404, "not-found");
        String elsewhere = order(dispatcher, incident, "D2", TANK, 1);
        step(as("keeper"), elsewhere, "loading", Map.of()).problem(404, "not-found");
        step(as("leader"), order, "write-off", lines("quantity", 1, Map.of("reason", "试")))
                .problem(403, "forbidden");
        step(dispatcher, order, "loading", Map.of()).problem(422, "invalid");
    }

    private static JsonNode of(JsonNode proposals, String code) {
        for (JsonNode it : proposals) {
            if (it.path("materialCode").asText().equals(code)) {
                return it;
            }
        }
        throw new AssertionError("nothing about " + code + " in " + proposals);
    }
}
