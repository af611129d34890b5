package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.support.Answer;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Stomp;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * STORY UNDER TEST: Rui'an is short of forces and asks upward. The city sends a sister county's team, which comes, goes
 * home and is thanked; a silent city is passed over; the army is asked by its own form; and nobody outside sees more of
 * the fire than they are entitled to.
 */
class B06_MutualAid extends FireStory {

    @Autowired
    private PlatformTransactionManager transactions;

    private static final Map<String, Double> YONGKANG = Map.of("lon", 120.052, "lat", 28.887);

    /** Words that nobody outside may ever read; each stands in another place of the incident. */
    private static final List<String> CANARIES = List.of("内部批示金丝雀", "指挥员私语金丝雀", "森林消防大队", "10000010001");

    /** From a commit to the frame on a desk; a look every second or two would take longer. */
    private static final Duration PROMPT = Duration.ofMillis(1000);

    private Client dispatcher;
    private Client commander;
    private Client leader;
    private Client province;

    @BeforeEach
    void logIn() {
        dispatcher = as("dispatcher");
        commander = as("commander");
        leader = as("leader");
        province = as("province");
    }

    /** Teams of other counties go home too, as their own duty rooms would see to. */
    @AfterEach
    void sendHelpHome() {
        jdbc.sql("update dispatch_order set state = 'RELEASED' where state not in ('REFUSED', 'CANCELLED', 'RELEASED')")
                .update();
    }

    @Test
    void theCitySendsASisterCountysTeamThatComesGoesHomeAndIsThanked() {
        String incident = fire(dispatcher);
        // the only other crew that could stand in is at another fire
        order(dispatcher, fire(dispatcher), "T10");
        decide(
                commander,
                awaitTask(commander, incident, "Task_ApproveResponseLevel"),
                Map.of("decision", "CHANGE", "level", "II", "reason", "威胁公墓和村庄", "measures", "增派"));
        Eventually.within(SOON, () -> !dispatcher
                .get("/api/incidents/" + incident + "/recommendation")
                .ok()
                .json()
                .path("shortfall")
                .isEmpty());
        Stomp cityDesk = listening(leader, "/topic/divisions/330300");

        dispatcher
                .post("/api/incidents/" + incident + "/reinforcement", Map.of("reason", "火线过长"))
                .ok();
        JsonNode question = awaitTask(commander, incident, "Task_DecideReinforcement");
        assertThat(question.at("/proposal/measured").asText()).contains("缺");
        decide(commander, question, Map.of("decision", "ASK_ABOVE", "reason", "本级队伍已全部派出"));

        // one request for each lack; told here is that of the professional teams
        JsonNode request = Eventually.within(SOON, () -> {
            for (JsonNode it : picture(dispatcher, incident).path("aid")) {
                if (it.path("kinds").toString().contains("PROFESSIONAL")
                        && it.path("need").asText().contains("专业")) {
                    return it;
                }
            }
            return null;
        });
        String id = request.path("id").asText();
        assertThat(request.path("state").asText()).isEqualTo("REQUESTED");
        assertThat(request.at("/asked/code").asText()).isEqualTo("330300");
        assertThat(request.path("shortfall").asText())
                .contains("缺 " + request.path("people").asInt() + " 人", "瓯海区专业森林消防队");
        Stomp.Frame asked = cityDesk.awaitType("AidRequested", SOON);
        Stomp.Frame card = cityDesk.await(
                body -> body.path("type").asText().equals("DecisionAsked")
                        && body.path("seq").asLong() > asked.body().path("seq").asLong(),
                SOON);
        assertThat(Duration.between(asked.at(), card.at())).isLessThan(PROMPT);
        Stomp.Frame alarm =
                cityDesk.await(body -> body.at("/alarm/kind").asText().startsWith("AID_"), SOON);
        assertThat(Duration.between(
                        Instant.parse(alarm.body().at("/alarm/raisedAt").asText()), alarm.at()))
                .as("the board's commit rings the desk, no look does")
                .isLessThan(PROMPT);
        assertThat(dispatcher.get("/api/alarms").ok().text())
                .as("the asking county is not rung up about its own request")
                .doesNotContain("\"AID_");

        JsonNode inbox = Eventually.within(SOON, () -> taskOf(leader, incident, id));
        assertThat(inbox.path("kind").asText()).isEqualTo("Task_AssignForces");
        assertThat(inbox.path("mine").asBoolean()).isTrue();
        assertThat(taskOf(province, incident, id).path("mine").asBoolean()).isFalse();
        JsonNode candidates =
                leader.get("/api/aid-requests/" + id + "/candidates").ok().json();
        assertThat(candidates.path("teams").findValuesAsText("teamId"))
                .contains("T16", "T17")
                .doesNotContain("T01", "T25");
        dispatcher.get("/api/aid-requests/" + id + "/candidates").problem(403, "forbidden");
        dispatcher.post("/api/aid-requests/" + id + "/assignment", teams("T16")).problem(403, "forbidden");
        leader.post("/api/aid-requests/" + id + "/assignment", teams("T01")).problem(422, "invalid");

        leader.post("/api/aid-requests/" + id + "/assignment", teams("T16")).ok();
        leader.post("/api/aid-requests/" + id + "/assignment", teams("T17")).problem(409, "aid-already-answered");
        assertThat(leader.post(
                                "/api/incidents/" + incident + "/aid-requests",
                                Map.of("need", "x", "people", 1, "task", "x", "reason", "x"))
                        .status())
                .isEqualTo(403);

        JsonNode sent = aid(dispatcher, incident, id);
        assertThat(sent.path("state").asText()).isEqualTo("ASSIGNED");
        String order = sent.at("/teams/0/orderId").asText();
        assertThat(sent.at("/teams/0/giving/name").asText()).isEqualTo("瓯海区");
        awaitToken(incident, id, "Task_AwaitAidArrived");

        come(order);
        Eventually.within(
                SOON, () -> aid(dispatcher, incident, id).path("state").asText().equals("ARRIVED"));
        awaitToken(incident, id, "Task_AwaitAidReleased");
        goHome(order);
        JsonNode thanks = awaitTask(commander, incident, "Task_ThankAndSettle");
        assertThat(thanks.path("requestId").asText()).isEqualTo(id);
        assertThat(thanks.path("mine").asBoolean()).isTrue();
        assertThat(thanks.at("/proposal/rule").asText()).contains("第三十条");
        decide(commander, thanks, Map.of("decision", "THANK", "reason", "感谢瓯海区驰援"));

        JsonNode settled = aid(dispatcher, incident, id);
        assertThat(settled.path("state").asText()).isEqualTo("SETTLED");
        assertThat(settled.path("thanks").asText()).isEqualTo("感谢瓯海区驰援");
        assertThat(settled.path("costRule").asText()).contains("火灾发生地承担");
        Eventually.within(SOON, () -> run(incident, id).path("ended").asBoolean());
        JsonNode told = entry(dispatcher, incident, "AidThanked");
        assertThat(told.at("/data/attendance/0/teamName").asText()).isEqualTo("瓯海区专业森林消防队");
        assertThat(told.at("/data/attendance/0/present").asInt()).isPositive();
        journalIsGaplessAndSealed(dispatcher, incident);
    }

    @Test
    void theCityIsRungUpByItsBoardHoweverLateTheAlarmIsPutThere() {
        String incident = fire(dispatcher);
        awaitTask(commander, incident, "Task_ApproveResponseLevel");
        Stomp cityDesk = listening(leader, "/topic/divisions/330300");

        Duration busy = Duration.ofSeconds(3);
        busy("alarm", incident, busy, () -> request(dispatcher, incident, 20));

        Stomp.Frame asked = cityDesk.awaitType("AidRequested", SOON);
        Stomp.Frame alarm = cityDesk.await(
                body -> body.at("/alarm/kind").asText().startsWith("AID_")
                        && body.path("incidentId").asText().equals(incident),
                SOON);
        assertThat(Duration.between(asked.at(), alarm.at()))
                .as("whoever looks after two seconds finds nothing yet")
                .isGreaterThan(busy.minusMillis(900));
        assertThat(Duration.between(
                        Instant.parse(alarm.body().at("/alarm/raisedAt").asText()), alarm.at()))
                .isLessThan(PROMPT);
    }

    @Test
    void partOfTheHelpComesFromTheCityAndTheRestIsAskedOfTheProvince() {
        String incident = fire(dispatcher);
        String id = request(dispatcher, incident, 40);

        leader.post(
                        "/api/aid-requests/" + id + "/assignment",
                        Map.of("teams", List.of(Map.of("teamId", "T16")), "passRest", true))
                .ok();

        JsonNode rest = Eventually.within(
                SOON,
                () -> picture(dispatcher, incident).path("aid").size() < 2
                        ? null
                        : picture(dispatcher, incident).at("/aid/1"));
        assertThat(rest.path("continues").asText()).isEqualTo(id);
        assertThat(rest.at("/asked/code").asText()).isEqualTo("330000");
        assertThat(rest.path("people").asInt()).isBetween(1, 39);
        JsonNode card = Eventually.within(
                SOON, () -> taskOf(province, incident, rest.path("id").asText()));
        assertThat(card.path("mine").asBoolean()).isTrue();

        decide(province, card, Map.of("decision", "DECLINE", "reason", "省级力量另有任务"));
        Eventually.within(
                SOON,
                () -> run(incident, rest.path("id").asText()).path("ended").asBoolean());
        assertThat(aid(dispatcher, incident, rest.path("id").asText())
                        .path("answer")
                        .asText())
                .isEqualTo("省级力量另有任务");
    }

    @Test
    void aSilentCityIsPassedOverAndTheProvinceAnswers() {
        String incident = exercise(dispatcher, 120);
        String id = request(dispatcher, incident, 20);

        awaitTold(dispatcher, incident, "AidPassedUp");
        JsonNode passed = entry(dispatcher, incident, "AidPassedUp");
        assertThat(passed.at("/data/unanswered").asBoolean()).isTrue();
        assertThat(passed.at("/data/askedName").asText()).isEqualTo("浙江省");
        assertThat(missed(incident)).contains("AID_ANSWER");
        Eventually.within(
                SOON,
                () -> taskOf(province, incident, id) != null
                        && taskOf(province, incident, id).path("mine").asBoolean());
        leader.post("/api/aid-requests/" + id + "/assignment", teams("T17")).problem(403, "forbidden");

        province.post("/api/aid-requests/" + id + "/assignment", teams("T17")).ok();

        assertThat(aid(dispatcher, incident, id).at("/teams/0/teamName").asText())
                .isEqualTo("平阳县专业森林消防队");
        awaitToken(incident, id, "Task_AwaitAidArrived");
        assertThat(missed(incident).stream().filter("AID_ANSWER"::equals).count())
                .isLessThan(4);
    }

    @Test
    void theGivingCountyMayObjectAndTheLevelAboveDecides() {
        Client ouhai = deskOf("ouhai", "330304");
        String incident = fire(dispatcher);
        String id = request(dispatcher, incident, 20);
        leader.post("/api/aid-requests/" + id + "/assignment", teams("T16")).ok();
        String order = aid(dispatcher, incident, id).at("/teams/0/orderId").asText();
        assertThat(ouhai.get("/api/aid-requests").ok().text()).contains(id).doesNotContain("护林员");

        as("yongkang")
                .post("/api/aid-requests/" + id + "/objection", objection(order))
                .problem(404, "not-found");
        ouhai.post("/api/aid-requests/" + id + "/objection", objection(order)).expect(204);
        ouhai.post("/api/aid-requests/" + id + "/objection", objection(order)).problem(409, "already-objected");
        assertThat(orderOf(dispatcher, order).path("state").asText())
                .as("the assignment stands meanwhile")
                .isEqualTo("ISSUED");

        JsonNode review = awaitTask(leader, incident, "Task_ReviewAidObjection");
        assertThat(review.at("/proposal/rule").asText()).contains("辖区内另有火情");
        decide(leader, review, Map.of("decision", "TAKE_BACK", "reason", "另派平阳"));

        Eventually.within(
                SOON, () -> aid(dispatcher, incident, id).path("state").asText().equals("REQUESTED"));
        assertThat(orderOf(dispatcher, order).path("state").asText()).isEqualTo("CANCELLED");
        Eventually.within(SOON, () -> taskOf(leader, incident, id) != null);
        Eventually.within(SOON, () -> ouhai.get("/api/incidents/" + incident).status() == 404);
        leader.post("/api/aid-requests/" + id + "/assignment", teams("T17")).ok();
        awaitToken(incident, id, "Task_AwaitAidArrived");
    }

    @Test
    void aTeamThatRefusesSendsTheRequestBackToWhoeverWasAsked() {
        String incident = fire(dispatcher);
        String id = request(dispatcher, incident, 20);
        leader.post("/api/aid-requests/" + id + "/assignment", teams("T16")).ok();
        String order = aid(dispatcher, incident, id).at("/teams/0/orderId").asText();
        Map<String, Object> refusal = new HashMap<>(byRadio("松涛02"));
        refusal.put("reason", "车辆故障");

        say(dispatcher, order, "refusal", refusal).ok();

        awaitTold(dispatcher, incident, "AidFellThrough");
        Eventually.within(SOON, () -> taskOf(leader, incident, id) != null);
        dispatcher
                .post("/api/aid-requests/" + id + "/withdrawal", Map.of("reason", "火势已控制"))
                .ok();
        Eventually.within(SOON, () -> run(incident, id).path("ended").asBoolean());
        assertThat(dispatcher.get("/api/tasks?incidentId=" + incident).ok().text())
                .doesNotContain(id);
    }

    @Test
    void aMilitiaUnitGoesOnlyAfterTheMilitaryAuthorityHasAgreed() {
        Client yongkang = as("yongkang");
        Map<String, Object> call = call();
        call.put("location", YONGKANG);
        call.put("place", "方岩林区");
        String alert =
                yongkang.post("/api/alerts", call).expect(201).json().path("id").asText();
        String incident = yongkang.post("/api/alerts/" + alert + "/confirmation", Map.of())
                .expect(201)
                .json()
                .path("incidentId")
                .asText();

        JsonNode refused = yongkang.post("/api/incidents/" + incident + "/dispatch-orders", orders("T25"))
                .problem(422, "invalid");
        assertThat(refused.toString()).contains("军队参加抢险救灾条例");

        yongkang.post("/api/incidents/" + incident + "/aid-requests", military("GARRISON", null))
                .problem(422, "invalid");
        String id = yongkang.post("/api/incidents/" + incident + "/aid-requests", military("MILITARY_AUTHORITY", null))
                .expect(201)
                .json()
                .path("id")
                .asText();
        awaitToken(yongkang, incident, id, "Task_AwaitMilitaryAnswer");
        yongkang.post("/api/incidents/" + incident + "/dispatch-orders", orders("T25"))
                .problem(422, "invalid");
        assertThat(yongkang.post("/api/incidents/" + incident + "/closure", Map.of())
                        .status())
                .isEqualTo(409);

        JsonNode answered = yongkang.post(
                        "/api/aid-requests/" + id + "/military-answer",
                        Map.of(
                                "agreed", true,
                                "by", "市人武部作训科 值班员",
                                "via", "PHONE",
                                "teamId", "T25",
                                "text", "同意出动一个排 40 人，由排长指挥"))
                .ok()
                .json();

        assertThat(answered.path("state").asText()).isEqualTo("ASSIGNED");
        assertThat(answered.at("/teams/0/teamId").asText()).isEqualTo("T25");
        assertThat(answered.at("/military/answeredVia").asText()).isEqualTo("PHONE");
        awaitToken(yongkang, incident, id, "Task_AwaitAidArrived");
        String order = answered.at("/teams/0/orderId").asText();
        come(yongkang, order, "T25");
        goHome(yongkang, order);
        Eventually.within(
                SOON, () -> aid(yongkang, incident, id).path("state").asText().equals("RELEASED"));
        yongkang.post("/api/aid-requests/" + id + "/thanks", Map.of()).ok();
        assertThat(aid(yongkang, incident, id).path("thanks").asText()).contains("感谢");
    }

    /** Canaries over every path a share opens, before, during and after it. */
    @Test
    void outsideSeesNothingWithoutAShareItsPartWithOneAndNothingAfterwards() {
        Client outside = as("yongkang");
        String incident = fire(dispatcher);
        String order = order(dispatcher, incident, "T01");
        whisper(incident);
        String path = "/api/incidents/" + incident;
        outside.get(path).problem(404, "not-found");
        outside.get(path + "/events?after=0").problem(404, "not-found");
        assertThat(outside.get("/api/incidents").ok().text()).doesNotContain(incident);
        dispatcher
                .post(path + "/shares", Map.of("divisionCode", "330300", "degree", "VIEW", "reason", "多此一举"))
                .problem(422, "invalid");
        Stomp desk = listening(outside, "/topic/divisions/330784");

        String share = dispatcher
                .post(path + "/shares", Map.of("divisionCode", "330784", "degree", "VIEW", "reason", "邻近火场"))
                .expect(201)
                .json()
                .path("id")
                .asText();

        desk.awaitType("IncidentShared", SOON);
        Stomp live = listening(outside, "/topic/incidents/" + incident);
        JsonNode list = outside.get("/api/incidents").ok().json();
        JsonNode head = find(list, incident);
        assertThat(head.path("shared").asText()).isEqualTo("VIEW");
        Answer seen = outside.get(path).ok();
        assertThat(seen.json().path("place").asText()).isEqualTo("福泉林区");
        assertThat(seen.json().path("orders")).isEmpty();
        assertThat(seen.json().path("tasks")).isEmpty();
        assertThat(seen.json().has("assessment")).isFalse();
        JsonNode entries = outside.get(path + "/events?after=0").ok().json();
        for (int i = 0; i < entries.size(); i++) {
            assertThat(entries.get(i).path("seq").asLong()).isEqualTo(i + 1);
        }
        assertThat(entries.findValuesAsText("type"))
                .contains("IncidentRaised", "Withheld")
                .doesNotContain("DispatchOrderIssued");
        outside.get("/api/dispatch-orders/" + order).problem(404, "not-found");
        for (String closed : List.of(
                path + "/recommendation",
                path + "/process",
                path + "/shares",
                path + "/journal/verification",
                path + "/reports/post-incident.pdf",
                "/api/tasks?incidentId=" + incident)) {
            assertThat(outside.get(closed).status()).as(closed).isEqualTo(404);
        }
        outside.post(path + "/assessment", Map.of("openFlame", true)).problem(404, "not-found");
        say(outside, order, "acknowledgement", byRadio("松涛01")).problem(404, "not-found");

        whisper(incident);
        Stomp.Frame frame = live.await(body -> body.path("type").asText().equals("Withheld"), SOON);
        assertThat(frame.body().path("data")).isEmpty();
        for (String canary : CANARIES) {
            assertThat(seen.text()).doesNotContain(canary);
            assertThat(entries.toString()).doesNotContain(canary);
            assertThat(list.toString()).doesNotContain(canary);
            assertThat(live.frames().toString()).doesNotContain(canary);
            assertThat(desk.frames().toString()).doesNotContain(canary);
        }
        assertThat(picture(dispatcher, incident).toString())
                .as("the canaries are really there")
                .contains(CANARIES.get(0), CANARIES.get(2), CANARIES.get(3));

        dispatcher.delete(path + "/shares/" + share).expect(204);

        outside.get(path).problem(404, "not-found");
        outside.get(path + "/events?after=0").problem(404, "not-found");
        assertThat(outside.get("/api/incidents").ok().text()).doesNotContain(incident);
        desk.awaitType("IncidentShareEnded", SOON);
        int lastLive = live.frames().size();
        int lastDesk = desk.frames().size();
        whisper(incident);
        Stomp own = listening(dispatcher, "/topic/incidents/" + incident);
        whisper(incident);
        own.awaitType("IncidentAssessed", SOON);
        assertThat(live.frames()).hasSize(lastLive);
        assertThat(desk.frames().subList(lastDesk, desk.frames().size()).toString())
                .doesNotContain(incident);
    }

    @Test
    void aShareEndsByItselfAndAssistanceSpeaksForItsOwnTeamOnly() {
        Client ouhai = deskOf("ouhai", "330304");
        String incident = fire(dispatcher);
        String path = "/api/incidents/" + incident;
        String brigade = order(dispatcher, incident, "T01");
        String id = request(dispatcher, incident, 20);
        leader.post("/api/aid-requests/" + id + "/assignment", teams("T16")).ok();
        String order = aid(dispatcher, incident, id).at("/teams/0/orderId").asText();

        JsonNode seen = ouhai.get(path).ok().json();
        assertThat(seen.path("orders").toString()).doesNotContain(brigade);
        assertThat(seen.path("orders")).hasSize(1);
        assertThat(seen.at("/orders/0/id").asText()).isEqualTo(order);
        assertThat(seen.at("/aid/0/id").asText()).isEqualTo(id);
        assertThat(seen.at("/aid/0/reason").isMissingNode()).isTrue();
        ouhai.get("/api/dispatch-orders/" + order).ok();
        ouhai.get("/api/dispatch-orders/" + brigade).problem(404, "not-found");
        JsonNode open = ouhai.get("/api/dispatch-orders").ok().json();
        assertThat(open.findValuesAsText("id"))
                .as("its own teams, on incidents that are shared with it, and no others")
                .contains(order)
                .doesNotContain(brigade);
        say(ouhai, order, "acknowledgement", byRadio("松涛02")).problem(404, "not-found");

        dispatcher
                .post(
                        path + "/shares",
                        Map.of("divisionCode", "330304", "degree", "ASSIST", "minutes", 60, "reason", "请代报本队"))
                .expect(201);
        say(ouhai, order, "acknowledgement", byRadio("松涛02")).ok();
        say(ouhai, brigade, "acknowledgement", byRadio("松涛01")).problem(404, "not-found");
        ouhai.post("/api/dispatch-orders/" + order + "/cancellation", Map.of("reason", "越权"))
                .problem(404, "not-found");
        ouhai.post(path + "/dispatch-orders", orders("T16")).problem(404, "not-found");

        // what a helping county sees by rule is not taken back by hand, and ends a day after the team went home
        String byRule = jdbc.sql("select id::text from incident_share where order_id = ?::uuid")
                .param(order)
                .query(String.class)
                .single();
        dispatcher.delete(path + "/shares/" + byRule).problem(409, "share-by-rule");
        come(order);
        goHome(order);
        Eventually.within(SOON, () -> jdbc.sql(
                        "select until > now() + interval '23 hours' from incident_share where id = ?::uuid")
                .param(byRule)
                .query(Boolean.class)
                .optional()
                .orElse(false));
        jdbc.sql("update incident_share set until = now() where incident_id = ?::uuid")
                .param(incident)
                .update();
        ouhai.get(path).problem(404, "not-found");
        assertThat(ouhai.get("/api/dispatch-orders").ok().text()).doesNotContain(order);
        Eventually.within(
                SOON,
                () -> told(dispatcher, incident).stream()
                                .filter("IncidentShareEnded"::equals)
                                .count()
                        == 2);
    }

    // ---------------------------------------------------------------- phrases

    /** While another node has this follower's place in the journal, it does not get on. */
    private void busy(String follower, String incident, Duration time, Runnable meanwhile) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            jdbc.sql("insert into journal_follower (follower, incident_id) values (?, ?::uuid) on conflict do nothing")
                    .params(follower, incident)
                    .update();
            jdbc.sql("select seq from journal_follower where follower = ? and incident_id = ?::uuid for update")
                    .params(follower, incident)
                    .query(Long.class)
                    .single();
            meanwhile.run();
            jdbc.sql("select pg_sleep(?)")
                    .param(time.toMillis() / 1000.0)
                    .query((row, i) -> "")
                    .single();
        });
    }

    private static Map<String, Object> teams(String... ids) {
        return Map.of(
                "teams", List.of(ids).stream().map(id -> Map.of("teamId", id)).toList());
    }

    private static Map<String, Object> objection(String order) {
        return Map.of("orderId", order, "reason", "辖区内另有火情");
    }

    private static Map<String, Object> military(String route, String urgency) {
        Map<String, Object> form = new HashMap<>(Map.of(
                "disasterKind", "森林火灾",
                "time", "13:20 发生",
                "area", "方岩林区约 5 公顷",
                "harm", "威胁景区和村庄",
                "measures", "已出动本市队伍 3 支",
                "forces", "40 人",
                "equipment", "油锯、砍刀、运兵车 2 台",
                "route", route));
        if (urgency != null) {
            form.put("urgency", urgency);
        }
        return Map.of(
                "form", "MILITARY",
                "need", "应急（军地）力量",
                "people", 40,
                "task", "开设隔离带",
                "reason", "地方力量不足",
                "military", form);
    }

    private String request(Client who, String incident, int people) {
        String id = who.post(
                        "/api/incidents/" + incident + "/aid-requests",
                        Map.of(
                                "need", "专业森林消防队",
                                "kinds", List.of("PROFESSIONAL"),
                                "skill", "森林灭火",
                                "people", people,
                                "task", "东线接应",
                                "reason", "内部批示金丝雀"))
                .expect(201)
                .json()
                .path("id")
                .asText();
        return id;
    }

    /** Says something in every place that is only the duty room's own. */
    private void whisper(String incident) {
        dispatcher
                .post("/api/incidents/" + incident + "/assessment", Map.of("growing", true, "备注", "内部批示金丝雀"))
                .ok();
        dispatcher
                .post("/api/incidents/" + incident + "/reinforcement", Map.of("reason", "指挥员私语金丝雀"))
                .ok();
    }

    private void come(String order) {
        come(dispatcher, order, "T16");
    }

    private void come(Client desk, String order, String team) {
        Map<String, Object> roll = new HashMap<>(byRadio("队长"));
        roll.put("present", all(desk, order));
        roll.put("absent", List.of());
        say(desk, order, "acknowledgement", byRadio("队长")).ok();
        say(desk, order, "attendance", roll).ok();
        say(desk, order, "departure", byRadio("队长")).ok();
        say(desk, order, "arrival", byRadio("队长")).ok();
    }

    private static List<String> all(Client desk, String order) {
        List<String> ids = new ArrayList<>();
        desk.get("/api/dispatch-orders/" + order)
                .ok()
                .json()
                .path("members")
                .forEach(it -> ids.add(it.path("id").asText()));
        return ids;
    }

    private void goHome(String order) {
        goHome(dispatcher, order);
    }

    private void goHome(Client desk, String order) {
        say(desk, order, "completion", byRadio("队长")).ok();
        say(desk, order, "release", byRadio("队长")).ok();
    }

    private JsonNode aid(Client who, String incident, String id) {
        return find(picture(who, incident).path("aid"), id);
    }

    private static JsonNode find(JsonNode list, String id) {
        for (JsonNode it : list) {
            if (it.path("id").asText().equals(id)) {
                return it;
            }
        }
        throw new AssertionError("no " + id + " in " + list);
    }

    private static JsonNode taskOf(Client who, String incident, String request) {
        for (JsonNode task : who.get("/api/tasks?incidentId=" + incident).ok().json()) {
            if (task.path("requestId").asText().equals(request)) {
                return task;
            }
        }
        return null;
    }

    private JsonNode entry(Client who, String incident, String type) {
        for (JsonNode it :
                who.get("/api/incidents/" + incident + "/events?after=0").ok().json()) {
            if (it.path("type").asText().equals(type)) {
                return it;
            }
        }
        throw new AssertionError("the journal does not tell of " + type);
    }

    private List<String> missed(String incident) {
        List<String> kinds = new ArrayList<>();
        dispatcher
                .get("/api/incidents/" + incident + "/events?after=0")
                .ok()
                .json()
                .forEach(it -> {
                    if (it.path("type").asText().equals("DeadlineMissed")) {
                        kinds.add(it.at("/data/kind").asText());
                    }
                });
        return kinds;
    }

    private JsonNode run(String incident, String request) {
        return run(dispatcher, incident, request);
    }

    private static JsonNode run(Client who, String incident, String request) {
        for (JsonNode run :
                who.get("/api/incidents/" + incident + "/process").ok().json().path("processes")) {
            if (run.path("requestId").asText().equals(request)) {
                return run;
            }
        }
        throw new AssertionError("no run for the request " + request);
    }

    private void awaitToken(String incident, String request, String element) {
        awaitToken(dispatcher, incident, request, element);
    }

    private static void awaitToken(Client who, String incident, String request, String element) {
        Eventually.within(SOON, () -> {
            assertThat(run(who, incident, request).path("tokens").findValuesAsText("elementId"))
                    .contains(element);
            return true;
        });
    }

    /** A dispatcher of another county. */
    private Client deskOf(String name, String division) {
        Client admin = as("admin");
        String password = "Ou-Hai-2026";
        Map<String, Object> account = Map.of(
                "username",
                name,
                "name",
                "瓯海调度",
                "password",
                password,
                "roles",
                List.of("DISPATCHER"),
                "divisions",
                List.of(division));
        admin.post("/api/accounts", account);
        Client client = stranger();
        client.post("/api/session", Map.of("username", name, "password", password))
                .ok();
        return client;
    }
}
