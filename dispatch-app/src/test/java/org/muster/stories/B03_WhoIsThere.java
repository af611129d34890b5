package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muster.dispatch.OrderId;
import org.muster.muster.MemberLinks;
import org.muster.support.Answer;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Forest;
import org.muster.team.MemberId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;

/**
 * STORY UNDER TEST: the alarm has gone out, and it is asked who is there. Heads are not enough without a leader and pumps;
 * members say it themselves, scan the code at the door or are called; a mistake is put right and stays to be seen; and
 * nobody is counted twice.
 */
class B03_WhoIsThere extends FireStory {

    @Autowired
    private MemberLinks links;

    @Test
    void twentyFourHeadsWithoutAPumpAreNoMuster() {
        Client dispatcher = as("dispatcher");
        Client township = as("township");
        String incident = fire(dispatcher);
        String order = order(dispatcher, incident, "T03");
        List<String> withoutPumps = members("T03", 27);
        withoutPumps.removeAll(List.of("T03-08", "T03-09", "T03-10"));

        JsonNode said = say(township, order, "attendance", Map.of("present", withoutPumps))
                .expect(200)
                .json();

        assertThat(said.at("/order/state").asText()).isEqualTo("ACKNOWLEDGED");
        assertThat(said.at("/order/present").asInt()).isEqualTo(24);
        assertThat(said.at("/order/standard/quorum").asInt()).isEqualTo(24);
        JsonNode lacking = said.at("/order/muster/lacking");
        assertThat(lacking).hasSize(1);
        assertThat(lacking.at("/0/label").asText()).isEqualTo("水泵手");
        assertThat(lacking.at("/0/count").asInt()).isEqualTo(2);
        assertThat(lacking.at("/0/substitutes").findValuesAsText("id")).contains("T03-17", "T03-18");
        assertThat(lastOf(dispatcher, incident, "RollCallTaken")
                        .at("/data/lacking/0")
                        .asText())
                .isEqualTo("水泵手 2");

        say(township, order, "substitutes", Map.of("memberId", "T03-19", "duty", "PUMP"))
                .problem(422, "invalid");
        say(township, order, "substitutes", Map.of("memberId", "T03-17", "duty", "PUMP"))
                .expect(200);
        assertThat(orderOf(township, order).at("/muster/lacking/0/count").asInt())
                .isEqualTo(1);
        JsonNode done = say(township, order, "substitutes", Map.of("memberId", "T03-18", "duty", "PUMP"))
                .expect(200)
                .json();

        assertThat(done.at("/order/state").asText()).isEqualTo("MUSTERED");
        assertThat(done.at("/order/muster/lacking")).isEmpty();
        assertThat(told(dispatcher, incident))
                .contains("MusterReached")
                .filteredOn("SubstituteTaken"::equals)
                .hasSize(2);
    }

    @Test
    void theCommanderIsToldWhichDutyIsMissingAndNotOnlyHowManyHeads() {
        Client dispatcher = as("dispatcher");
        Client township = as("township");
        String incident = exercise(dispatcher, 300);
        String order = order(dispatcher, incident, "T03");
        say(township, order, "attendance", Map.of("present", members("T03", 7))).expect(200);
        List<String> others = members("T03", 27);
        others.removeAll(members("T03", 10));
        say(township, order, "attendance", Map.of("present", others)).expect(200);
        assertThat(orderOf(dispatcher, order).path("present").asInt()).isEqualTo(24);

        JsonNode task = awaitTask(as("commander"), incident, "Task_DecideShortMuster");

        assertThat(task.path("proposal").toString()).contains("到位 24，共 30，缺 水泵手 2", "须到 24", "含 队长 1、水泵手 2");
    }

    @Test
    void aLeaderMayStillGoShortAndItIsSeen() {
        Client dispatcher = as("dispatcher");
        Client township = as("township");
        String order = order(dispatcher, fire(dispatcher), "T03");
        say(township, order, "attendance", Map.of("present", List.of("T03-02", "T03-11")))
                .expect(200);

        JsonNode gone = say(township, order, "departure").expect(200).json();

        assertThat(gone.at("/order/state").asText()).isEqualTo("EN_ROUTE");
        assertThat(gone.at("/order/muster/lacking").findValuesAsText("label"))
                .as("the deputy leads, the pumps are missing")
                .containsExactly("水泵手");
    }

    @Test
    void aMemberSaysItByTheirOwnLinkAndNothingElse() {
        Client dispatcher = as("dispatcher");
        Client township = as("township");
        String incident = fire(dispatcher);
        String order = order(dispatcher, incident, "T03");
        String token = token(order, "T03-05");
        Client phone = stranger();

        JsonNode page = link(phone, "GET", "current", token, null).expect(200).json();
        assertThat(page.at("/order/teamName").asText()).isEqualTo("陶山镇半专业队");
        assertThat(page.path("memberName").asText()).isEqualTo("谢伯安");
        assertThat(page.at("/order/leaderPhone").asText()).isNotBlank();

        link(phone, "POST", "answer", token, Map.of("answer", "COMING")).expect(200);
        link(phone, "POST", "answer", token, Map.of("answer", "COMING")).expect(200);
        assertThat(member(township, order, "T03-05").path("answer").asText()).isEqualTo("COMING");
        assertThat(orderOf(township, order).path("state").asText())
                .as("one member's word is not the leader's")
                .isIn("ISSUED", "DELIVERED");

        Map<String, Object> here = Map.of("status", "PRESENT", "location", Map.of("lon", 120.501, "lat", 27.852));
        link(phone, "POST", "presence", token, here).expect(200);
        link(phone, "POST", "presence", token, here).expect(200);
        say(township, order, "attendance", Map.of("present", List.of("T03-05", "T03-06")))
                .expect(200);

        JsonNode seen = member(township, order, "T03-05");
        assertThat(seen.path("status").asText()).isEqualTo("PRESENT");
        assertThat(words(seen.path("proofs"))).containsExactly("OWN_TAP", "ROLL_CALL");
        assertThat(orderOf(township, order).path("present").asInt()).isEqualTo(2);
        assertThat(history(dispatcher, order, "T03-05")
                        .get(0)
                        .path("distanceMetres")
                        .asInt())
                .isBetween(50, 200);
        assertThat(told(dispatcher, incident))
                .filteredOn("MemberArrived"::equals)
                .hasSize(1);
        assertThat(told(dispatcher, incident))
                .filteredOn("MemberAnswered"::equals)
                .hasSize(1);

        // the key of one door opens no other, and half a key opens none
        phone.send("GET", "/api/incidents", null, Map.of("X-Member-Token", token))
                .expect(401);
        link(phone, "GET", "current", token.substring(0, token.length() - 2), null)
                .problem(401, "link-unknown");
        link(phone, "GET", "current", token(order, "T01-05"), null).problem(401, "link-unknown");
        link(phone, "POST", "presence", token, Map.of("status", "PRESENT", "code", token))
                .problem(422, "invalid");
    }

    @Test
    void afterTheOrderTheLinkThanksAndADayLaterItIsDead() {
        Client dispatcher = as("dispatcher");
        String incident = fire(dispatcher);
        String order = order(dispatcher, incident, "T03");
        String token = token(order, "T03-05");
        dispatcher
                .post("/api/dispatch-orders/" + order + "/cancellation", Map.of("reason", "误报"))
                .ok();

        JsonNode late = link(stranger(), "POST", "presence", token, Map.of("status", "PRESENT"))
                .expect(200)
                .json();
        assertThat(late.path("outcome").asText()).isEqualTo("SUPERSEDED");
        assertThat(late.path("note").asText()).contains("已取消");
        assertThat(told(dispatcher, incident)).contains("SupersededAnswerReceived");
        assertThat(orderOf(dispatcher, order).path("present").asInt()).isZero();

        jdbc.sql("update dispatch_order set cancelled_at = now() - interval '25 hours' where id = ?::uuid")
                .param(order)
                .update();
        link(stranger(), "GET", "current", token, null).problem(410, "link-expired");
    }

    @Test
    void theCodeAtTheDoorLetsMembersAndHelpersInAndOut() {
        Client dispatcher = as("dispatcher");
        Client township = as("township");
        String incident = fire(dispatcher);
        String order = order(dispatcher, incident, "T03");
        String path = township.get("/api/dispatch-orders/" + order + "/muster-code")
                .expect(200)
                .json()
                .path("path")
                .asText();
        String code = path.substring(path.indexOf("q.") + 2);
        Client anybody = stranger();

        door(anybody, "check-in", code, Map.of("name", "谢伯安", "phone", "1000 0030005"))
                .expect(200);
        assertThat(words(member(township, order, "T03-05").path("proofs"))).containsExactly("QR_CODE");
        door(anybody, "check-out", code, Map.of("name", "谢伯安", "phone", "10000030005"))
                .expect(200);
        assertThat(member(township, order, "T03-05").path("status").asText()).isEqualTo("LEFT");
        assertThat(orderOf(township, order).path("present").asInt()).isZero();

        // a name that is not the number's is not the member
        door(anybody, "check-in", code, Map.of("name", "冒名者", "phone", "10000030005"))
                .problem(422, "invalid");
        assertThat(door(anybody, "check-in", code, helper("周到", "13900000001", "1990-05-01", true))
                        .expect(200)
                        .json()
                        .path("kind")
                        .asText())
                .isEqualTo("WALK_IN");
        door(anybody, "check-in", code, helper("周到", "13900000001", "1990-05-01", true))
                .expect(200);
        door(anybody, "check-in", code, helper("老陈", "13900000002", "1950-05-01", true))
                .expect(200);
        JsonNode walkIns = orderOf(township, order).at("/muster/walkIns");
        assertThat(walkIns.findValuesAsText("name")).containsExactly("周到", "老陈");
        assertThat(walkIns.at("/0/phone").asText()).isEqualTo("0001");
        assertThat(orderOf(township, order).path("present").asInt())
                .as("listed apart, filling nothing")
                .isZero();

        Answer tooOld = substitute(township, order, walkIns.at("/1/id").asText(), true);
        assertThat(tooOld.problem(422, "invalid").path("detail").asText()).contains("老年人", "第二十八条");
        substitute(township, order, walkIns.at("/0/id").asText(), false).problem(422, "invalid");
        JsonNode taken = substitute(township, order, walkIns.at("/0/id").asText(), true)
                .expect(200)
                .json();
        assertThat(taken.at("/order/present").asInt()).isEqualTo(1);
        assertThat(taken.at("/order/muster/lacking").toString())
                .as("one of two pumps")
                .contains("\"duty\":\"PUMP\",\"label\":\"水泵手\",\"count\":1");

        door(anybody, "check-out", code, Map.of("name", "周到", "phone", "13900000001"))
                .expect(200);
        assertThat(orderOf(township, order).path("present").asInt()).isZero();
        assertThat(told(dispatcher, incident))
                .contains("WalkInCheckedIn", "SubstituteTaken", "WalkInCheckedOut", "MemberLeft");
        door(anybody, "check-in", "x" + code, Map.of("name", "某", "phone", "13900000003"))
                .problem(401, "code-unknown");
        journalIsGaplessAndSealed(dispatcher, incident);
    }

    @Test
    void onePersonOnTwoRollsIsCountedOnce() {
        Client dispatcher = as("dispatcher");
        Client township = as("township");
        // two towns have registered the same driver, each in its own way of writing
        jdbc.sql("update member set phone = '+86 138-0000-7777' where id = 'T03-05'")
                .update();
        jdbc.sql("update member set phone = '13800007777' where id = 'T04-05'").update();
        try {
            String first = order(dispatcher, fire(dispatcher), "T03");
            String second = order(dispatcher, fire(dispatcher), "T04");
            say(township, first, "attendance", Map.of("present", List.of("T03-04", "T03-05")))
                    .expect(200);

            Map<String, Object> both = new HashMap<>(byRadio("松涛13"));
            both.put("present", List.of("T04-04", "T04-05"));
            JsonNode refused = say(dispatcher, second, "attendance", both).problem(409, "person-already-mustered");
            assertThat(refused.at("/holders/0/teamName").asText()).isEqualTo("陶山镇半专业队");
            assertThat(refused.path("detail").asText()).contains("谢伯安");
            assertThat(orderOf(dispatcher, second).path("present").asInt()).isZero();
            assertThatThrownBy(() -> jdbc.sql(
                                    "update order_member set holds = true where order_id = ?::uuid and member_id = 'T04-05'")
                            .param(second)
                            .update())
                    .isInstanceOf(DuplicateKeyException.class);

            say(township, first, "attendance", Map.of("absent", List.of(Map.of("memberId", "T03-05", "reason", "去湖岭"))))
                    .expect(200);
            both.put("clientId", UUID.randomUUID().toString());
            say(dispatcher, second, "attendance", both).expect(200);
            assertThat(orderOf(dispatcher, second).path("present").asInt()).isEqualTo(2);

            // an order that ends holds nobody
            dispatcher
                    .post("/api/dispatch-orders/" + second + "/cancellation", Map.of("reason", "调整"))
                    .ok();
            say(township, first, "attendance", Map.of("present", List.of("T03-05")))
                    .expect(200);
        } finally {
            jdbc.sql("update member set phone = '10000030005' where id = 'T03-05'")
                    .update();
            jdbc.sql("update member set phone = '10000040005' where id = 'T04-05'")
                    .update();
        }
    }

    @Test
    void theRollAndTheStandardStayAsTheyWereWhenTheOrderWent() {
        Client dispatcher = as("dispatcher");
        Client township = as("township");
        String order = order(dispatcher, fire(dispatcher), "T03");
        jdbc.sql("update member set shift = 'OFF', insured = false, name = '改名' where id = 'T03-30'")
                .update();
        try {
            JsonNode now = orderOf(township, order);
            assertThat(now.at("/standard/strength").asInt()).isEqualTo(30);
            JsonNode last = member(township, order, "T03-30");
            assertThat(last.path("name").asText()).isEqualTo("池成林");
            assertThat(last.path("counts").asBoolean()).isTrue();
        } finally {
            jdbc.sql("update member set shift = 'AT_HOME', insured = true, name = '池成林' where id = 'T03-30'")
                    .update();
        }
    }

    @Test
    void leaveKnownBeforeExcusesAndAnAbsenceReportedDoesNot() {
        Client dispatcher = as("dispatcher");
        Client township = as("township");
        try {
            grant(township, "T03", "T03-29");
            grant(township, "T03", "T03-30");
            grant(dispatcher, "T01", "T01-30");
            String incident = fire(dispatcher);
            JsonNode town = orderOf(dispatcher, order(dispatcher, incident, "T03"));
            assertThat(town.at("/standard/strength").asInt()).isEqualTo(28);
            assertThat(town.at("/standard/quorum").asInt()).isEqualTo(23);
            assertThat(town.at("/standard/denominator").asText()).isEqualTo("ON_SHIFT_NOT_EXCUSED");
            assertThat(town.at("/muster/excused").asInt()).isEqualTo(2);
            assertThat(orderOf(dispatcher, order(dispatcher, incident, "T01"))
                            .at("/standard/strength")
                            .asInt())
                    .as("the brigade's rule counts who is on shift, leave or not")
                    .isEqualTo(30);

            say(
                            township,
                            town.path("id").asText(),
                            "attendance",
                            Map.of("absent", List.of(Map.of("memberId", "T03-28", "reason", "生病"))))
                    .expect(200);
            assertThat(orderOf(dispatcher, town.path("id").asText())
                            .at("/standard/quorum")
                            .asInt())
                    .isEqualTo(23);
            township.post(
                            "/api/teams/T03/leaves",
                            Map.of("memberId", "T01-01", "reason", "公差", "from", "2026-01-01", "until", "2026-01-02"))
                    .problem(422, "invalid");
        } finally {
            jdbc.sql("delete from member_leave").update();
        }
    }

    @Test
    void aCorrectionIsAddedAndNothingIsOverwritten() {
        Client dispatcher = as("dispatcher");
        Client commander = as("commander");
        Client township = as("township");
        String incident = fire(dispatcher);
        String order = order(dispatcher, incident, "T03");
        say(township, order, "attendance", Map.of("present", members("T03", 24)))
                .expect(200);
        assertThat(orderOf(dispatcher, order).path("state").asText()).isEqualTo("MUSTERED");

        correction(commander, order, "T03-24", "ABSENT", "").problem(422, "invalid");
        correction(commander, order, "T01-01", "ABSENT", "点错").problem(422, "invalid");
        correction(commander, order, "T03-24", "ABSENT", "点错人，到的是 25 号").expect(200);
        correction(commander, order, "T03-24", "ABSENT", "再点一次").problem(422, "invalid");

        JsonNode now = orderOf(dispatcher, order);
        assertThat(now.path("present").asInt()).isEqualTo(23);
        assertThat(now.path("state").asText()).as("nothing goes back").isEqualTo("MUSTERED");
        JsonNode marks = history(dispatcher, order, "T03-24");
        assertThat(marks.findValuesAsText("status")).containsExactly("PRESENT", "ABSENT");
        assertThat(marks.at("/1/correction").asText()).isEqualTo("点错人，到的是 25 号");
        assertThat(marks.at("/1/actor").asText()).isEqualTo("commander");
        JsonNode told = lastOf(dispatcher, incident, "AttendanceCorrected");
        assertThat(told.at("/data/was").asText()).isEqualTo("PRESENT");
        assertThat(told.at("/data/count").asInt()).isEqualTo(23);

        // also when everybody is home again, and when the leader calls once more
        for (String step : List.of("departure", "arrival", "completion", "release")) {
            say(township, order, step).expect(200);
        }
        correction(township, order, "T03-25", "PRESENT", "漏点，补贴要算").expect(200);
        assertThat(orderOf(dispatcher, order).path("present").asInt()).isEqualTo(24);
        assertThat(orderOf(dispatcher, order).path("state").asText()).isEqualTo("RELEASED");
        assertThat(jdbc.sql("select count(*) from order_member where order_id = ?::uuid and holds")
                        .param(order)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThatThrownBy(() -> jdbc.sql("update attendance_mark set status = 'ABSENT' where order_id = ?::uuid")
                        .param(order)
                        .update())
                .isInstanceOf(DataAccessException.class);
        journalIsGaplessAndSealed(dispatcher, incident);
    }

    @Test
    void aLateMusterIsStillOneAndTheGraceSaysWhetherItIsForgiven() {
        Client dispatcher = as("dispatcher");
        Client township = as("township");
        for (boolean forgiven : List.of(true, false)) {
            String incident = exercise(dispatcher, 300);
            String order = order(dispatcher, incident, "T03");
            say(township, order, "acknowledgement").expect(200);
            jdbc.sql("update dispatch_order set late_grace = make_interval(hours => ?) where id = ?::uuid")
                    .params(forgiven ? 500 : 0, order)
                    .update();
            Eventually.within(
                    SOON,
                    () -> orderOf(dispatcher, order).path("overdue").asText().equals("MUSTER"));

            JsonNode late = say(township, order, "attendance", Map.of("present", members("T03", 24)))
                    .expect(200)
                    .json();

            assertThat(late.path("outcome").asText()).isEqualTo("LATE");
            assertThat(late.at("/order/state").asText()).isEqualTo("MUSTERED");
            JsonNode reached = lastOf(dispatcher, incident, "MusterReached");
            assertThat(reached.at("/data/late").asBoolean()).isTrue();
            assertThat(reached.at("/data/withinGrace").asBoolean()).isEqualTo(forgiven);
            everyTeamIsFree();
        }
    }

    private static Map<String, Object> helper(String name, String phone, String bornOn, boolean sound) {
        return Map.of(
                "name",
                name,
                "phone",
                phone,
                "duty",
                "PUMP",
                "bornOn",
                bornOn,
                "insured",
                sound,
                "trained",
                sound,
                "healthy",
                sound,
                "location",
                Map.of("lon", 120.5, "lat", 27.85));
    }

    private Answer substitute(Client leader, String order, String walkIn, boolean papersSeen) {
        return say(leader, order, "substitutes", Map.of("walkInId", walkIn, "duty", "PUMP", "papersSeen", papersSeen));
    }

    private static Answer correction(Client who, String order, String member, String status, String why) {
        return who.post(
                "/api/dispatch-orders/" + order + "/attendance-corrections",
                Map.of("memberId", member, "status", status, "why", why));
    }

    private static void grant(Client who, String team, String member) {
        who.post(
                        "/api/teams/" + team + "/leaves",
                        Map.of("memberId", member, "reason", "年假", "from", "2020-01-01", "until", "2099-12-31"))
                .expect(204);
    }

    private String token(String order, String member) {
        return links.tokenFor(OrderId.of(order), new MemberId(member));
    }

    private static Answer link(Client phone, String method, String what, String token, Object body) {
        return phone.send(method, "/api/member-links/" + what, body, Map.of("X-Member-Token", token));
    }

    private static Answer door(Client phone, String what, String code, Object body) {
        return phone.send("POST", "/api/muster-points/" + what, body, Map.of("X-Muster-Code", code));
    }

    private JsonNode member(Client who, String order, String id) {
        for (JsonNode member : orderOf(who, order).path("members")) {
            if (member.path("id").asText().equals(id)) {
                return member;
            }
        }
        throw new AssertionError(id + " is not on the roll");
    }

    private static JsonNode history(Client who, String order, String id) {
        for (JsonNode told : who.get("/api/dispatch-orders/" + order + "/attendance")
                .expect(200)
                .json()
                .path("members")) {
            if (told.at("/member/id").asText().equals(id)) {
                return told.path("history");
            }
        }
        throw new AssertionError(id + " is not on the roll");
    }

    private static JsonNode lastOf(Client who, String incident, String type) {
        List<JsonNode> events = Forest.events(who, incident, type);
        return events.get(events.size() - 1);
    }

    private static List<String> words(JsonNode list) {
        List<String> words = new ArrayList<>();
        list.forEach(it -> words.add(it.asText()));
        return words;
    }
}
