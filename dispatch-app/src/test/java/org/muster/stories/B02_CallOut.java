package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muster.support.Client;
import org.muster.support.Eventually;

/**
 * STORY UNDER TEST: people are called out of bed. Open page, short message, voice, the next named person; a rung is left
 * as soon as somebody answers; what comes back wrong is read by a person; a broken gateway delays nobody else.
 *
 * <p>Exercises at 20 times: 30 seconds are 1.5, three minutes are 9.
 */
class B02_CallOut extends FireStory {

    private static final int FAST = 20;

    /** Slow enough for an answer to come before the next rung, however busy the machine. */
    private static final int SLOWER = 6;
    /** Slow machines are slow; what is measured exactly is measured by stored times. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @AfterEach
    void gatewaysWorkAgain() {
        behave("SMS", "NORMAL");
        behave("VOICE", "NORMAL");
    }

    @Test
    void everybodyOnShiftIsCalledAndTheBoardSeesWhoIsSilent() {
        Client dispatcher = as("dispatcher");
        String incident = exercise(dispatcher, FAST);
        String order = order(dispatcher, incident, "T03");

        JsonNode leaders = awaitMessage(order, "LEADER", "SMS", "ORDER");
        assertThat(leaders.path("text").asText())
                .startsWith("【推演】")
                .contains("回复 1 " + leaders.path("code").asText())
                .contains("/m.html#");
        Eventually.within(PATIENCE, () -> told(dispatcher, incident).contains("CallOutAdvanced"));

        List<String> called = jdbc.sql(
                        """
                select m.id from call_person p join member m on m.id = p.member_id
                 where p.order_id = ?::uuid and p.kind in ('LEADER', 'MEMBER') order by m.id""")
                .param(order)
                .query(String.class)
                .list();
        List<String> onShift = jdbc.sql("select id from member where team_id = 'T03' and shift <> 'OFF' order by id")
                .query(String.class)
                .list();
        assertThat(called).isEqualTo(onShift);

        JsonNode callOut = callOut(dispatcher, order);
        assertThat(callOut.at("/counts/people").asInt()).isEqualTo(31);
        assertThat(callOut.at("/people/0/answer").isMissingNode())
                .as("who is silent comes first")
                .isTrue();
        assertThat(callOut.at("/people/0/phone").asText()).isNotBlank();
        assertThat(callOut(as("leader"), order).toString())
                .as("who does not call people by hand does not see their numbers")
                .doesNotContain(callOut.at("/people/0/phone").asText());
        JsonNode part = orderOf(dispatcher, order).path("callOut");
        assertThat(part.path("rungs").findValuesAsText("channel")).contains("PUSH", "SMS", "VOICE");
        assertThat(part.path("silent").asInt()).isPositive();
    }

    @Test
    void aRungIsLeftWhenThePersonAnswers() {
        Client dispatcher = as("dispatcher");
        String incident = exercise(dispatcher, SLOWER);
        String order = order(dispatcher, incident, "T03");

        JsonNode member = awaitMessage(order, "MEMBER", "SMS", "ORDER");
        reply(phoneOf(order, member), "1 " + member.path("code").asText());
        JsonNode second = Eventually.within(PATIENCE, () -> {
            for (JsonNode it : messages(order, "MEMBER", "SMS")) {
                if (!it.path("id").equals(member.path("id"))) {
                    return it;
                }
            }
            return null;
        });
        reply(phoneOf(order, second), "２　" + second.path("code").asText() + "。");

        Eventually.within(PATIENCE, () -> states(order, member, "VOICE").equals(List.of("LEFT")));
        assertThat(answerOf(dispatcher, order, member)).isEqualTo("COMING");
        assertThat(answerOf(dispatcher, order, second)).isEqualTo("NOT_COMING");
        assertThat(told(dispatcher, incident).stream().filter("MemberAnswered"::equals))
                .hasSize(2);
        // a member's word is no acknowledgement of the order
        assertThat(orderOf(dispatcher, order).path("state").asText()).isIn("ISSUED", "DELIVERED");

        JsonNode leader = awaitMessage(order, "LEADER", "SMS", "ORDER");
        reply(phoneOf(order, leader), "1 " + leader.path("code").asText());
        assertThat(orderOf(dispatcher, order).path("state").asText()).isEqualTo("ACKNOWLEDGED");
        JsonNode entry = entry(dispatcher, incident, "DispatchOrderAcknowledged");
        assertThat(entry.path("channel").asText()).isEqualTo("SMS");
        assertThat(entry.path("actorName").asText()).isEqualTo("戴宇航");
        Eventually.within(PATIENCE, () -> plannedForCommand(order) == 0);
    }

    @Test
    void aSilentLeaderIsFollowedByTheNextNamedPersonWithin120Seconds() {
        Client dispatcher = as("dispatcher");
        String incident = exercise(dispatcher, FAST);
        String order = order(dispatcher, incident, "T05");

        awaitTold(dispatcher, incident, "CallOutEscalated");
        Instant issued =
                Instant.parse(orderOf(dispatcher, order).path("issuedAt").asText());
        JsonNode callOut = Eventually.within(PATIENCE, () -> {
            JsonNode found = callOut(dispatcher, order);
            return found.hasNonNull("escalatedAt") ? found : null;
        });
        // stored due times: 90 nominal seconds after the order; at 20 times 120 s are 6
        Instant due = jdbc.sql("select due_at from call_attempt where order_id = ?::uuid and named")
                .param(order)
                .query((row, i) -> row.getTimestamp(1).toInstant())
                .single();
        assertThat(Duration.between(issued, due)).isBetween(Duration.ofMillis(4400), Duration.ofMillis(4600));
        assertThat(callOut.at("/counts/rungs").findValuesAsText("name")).hasSize(1);

        JsonNode call = awaitMessage(order, "DUTY_OFFICER", "VOICE", "ORDER");
        pickUp(call, "1");
        awaitTold(dispatcher, incident, "DutyOfficerAnswered");
        assertThat(orderOf(dispatcher, order).path("state").asText())
                .as("somebody who knows of it has not acknowledged for the team")
                .isEqualTo("ISSUED");
    }

    @Test
    void aKeyPressedOnTheTelephoneAnswersTheOrder() {
        Client dispatcher = as("dispatcher");
        String incident = exercise(dispatcher, FAST);
        String order = order(dispatcher, incident, "T06");

        JsonNode call = awaitMessage(order, "LEADER", "VOICE", "ORDER");
        pickUp(call, "1");

        Eventually.within(
                PATIENCE,
                () -> orderOf(dispatcher, order).path("state").asText().equals("ACKNOWLEDGED"));
        assertThat(entry(dispatcher, incident, "DispatchOrderAcknowledged")
                        .path("channel")
                        .asText())
                .isEqualTo("VOICE");
    }

    @Test
    void offDutyPeopleAreCalledOnlyWhenTooFewOnShiftAnswer() {
        Client dispatcher = as("dispatcher");
        String short_ = order(dispatcher, exercise(dispatcher, FAST), "T02");
        String enough = order(dispatcher, exercise(dispatcher, FAST), "T05");
        say(dispatcher, enough, "acknowledgement", byRadio("松涛14")).expect(200);
        // the quorum has said that it comes, over whatever channel
        Eventually.within(
                PATIENCE,
                () -> jdbc.sql("select count(*) from call_person where order_id = ?::uuid")
                                .param(enough)
                                .query(Integer.class)
                                .single()
                        > 25);
        jdbc.sql(
                        """
                update call_person set answer = 'COMING' where order_id = ?::uuid and id in
                       (select id from call_person where order_id = ?::uuid and kind = 'MEMBER' limit 25)""")
                .params(enough, enough)
                .update();

        Eventually.within(PATIENCE, () -> offDuty(short_).stream().anyMatch(it -> it.equals("DELIVERED")));
        Eventually.within(PATIENCE, () -> !offDuty(enough).contains("PLANNED"));
        assertThat(offDuty(enough)).isNotEmpty().allMatch("SKIPPED"::equals);
        // strength not on the way after three minutes: the silent ones are called once more
        Eventually.within(
                PATIENCE,
                () -> jdbc.sql(
                                        """
                        select count(*) from call_attempt a join call_person p on p.id = a.person_id
                         where a.order_id = ?::uuid and p.kind = 'MEMBER' and a.step = 4 and a.state = 'DELIVERED'""")
                                .param(short_)
                                .query(Integer.class)
                                .single()
                        > 10);
    }

    @Test
    void wordsThatDoNotFitAreReadByAPersonAndChangeNothing() {
        Client dispatcher = as("dispatcher");
        String incident = exercise(dispatcher, FAST);
        String order = order(dispatcher, incident, "T03");
        JsonNode leader = awaitMessage(order, "LEADER", "SMS", "ORDER");
        String code = leader.path("code").asText();
        String phone = phoneOf(order, leader);
        String wrong = "%04d".formatted((Integer.parseInt(code) + 1) % 10_000);

        reply("13912345678", "1 " + code); // a spoofed or borrowed number that knows the code
        reply(phone, "1 " + wrong); // the right number, another code
        reply(phone, "好的马上到");
        String twice = UUID.randomUUID().toString();
        reply(phone, "收到吗", twice);
        reply(phone, "收到吗", twice);

        Eventually.within(PATIENCE, () -> unclear(dispatcher, incident) >= 4);
        assertThat(unclear(dispatcher, incident))
                .as("the same message twice is one")
                .isEqualTo(4);
        assertThat(orderOf(dispatcher, order).path("state").asText()).isIn("ISSUED", "DELIVERED");
        Eventually.within(PATIENCE, () -> alarms(dispatcher, incident, "REPLY").size() == 4);
        assertThat(alarms(dispatcher, incident, "REPLY").toString())
                .contains("13912345678")
                .contains("好的马上到");
    }

    @Test
    void theSameAcknowledgementTwiceIsOne() {
        Client dispatcher = as("dispatcher");
        String incident = exercise(dispatcher, FAST);
        String order = order(dispatcher, incident, "T03");
        JsonNode leader = awaitMessage(order, "LEADER", "SMS", "ORDER");
        String word = "1 " + leader.path("code").asText();
        String smsc = UUID.randomUUID().toString();

        reply(phoneOf(order, leader), word, smsc);
        reply(phoneOf(order, leader), word, smsc);

        assertThat(told(dispatcher, incident).stream().filter("DispatchOrderAcknowledged"::equals))
                .hasSize(1);
        assertThat(jdbc.sql("select count(*) from inbound_message where id = ?")
                        .param(smsc)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whoAnswersACancelledOrderHearsThatItNoLongerStands() {
        Client dispatcher = as("dispatcher");
        String incident = exercise(dispatcher, FAST);
        String order = order(dispatcher, incident, "T03");
        JsonNode leader = awaitMessage(order, "LEADER", "SMS", "ORDER");
        JsonNode member = awaitMessage(order, "MEMBER", "SMS", "ORDER");
        dispatcher
                .post("/api/dispatch-orders/" + order + "/cancellation", Map.of("reason", "误报"))
                .ok();
        awaitMessage(order, "LEADER", "SMS", "STAND_DOWN");
        awaitMessage(order, "MEMBER", "SMS", "STAND_DOWN");

        reply(phoneOf(order, leader), "1 " + leader.path("code").asText());
        reply(phoneOf(order, member), "1 " + member.path("code").asText());

        assertThat(orderOf(dispatcher, order).path("state").asText()).isEqualTo("CANCELLED");
        assertThat(told(dispatcher, incident).stream().filter("SupersededAnswerReceived"::equals))
                .hasSize(2);
        Eventually.within(PATIENCE, () -> messages(order, "MEMBER", "SMS").stream()
                .anyMatch(it -> it.path("text").asText().contains("请勿前往")));
        reply(phoneOf(order, leader), "3 " + leader.path("code").asText());
        assertThat(told(dispatcher, incident)).contains("CancellationAcknowledged");
    }

    @Test
    void aHangingGatewayDelaysNoOtherChannelAndStandsOnTheBoard() {
        Client dispatcher = as("dispatcher");
        behave("SMS", "HANG");
        Instant broken = Instant.now();
        String incident = exercise(dispatcher, FAST);
        String order = order(dispatcher, incident, "T03");

        JsonNode call = awaitMessage(order, "LEADER", "VOICE", "ORDER");
        assertThat(call).isNotNull();
        Instant due = dueOf(order, "LEADER", "VOICE");
        Instant sent = Eventually.within(PATIENCE, () -> sentOf(order, "LEADER", "VOICE"));
        assertThat(Duration.between(due, sent)).as("voice goes at its time").isLessThan(Duration.ofSeconds(4));
        JsonNode alarm = Eventually.within(
                Duration.ofSeconds(60),
                () -> channelAlarms(dispatcher).stream().findFirst().orElse(null));
        assertThat(alarm.path("text").asText()).contains("短信通道中断");
        assertThat(alarm.path("exercise").asBoolean()).isTrue();
        assertThat(Duration.between(broken, Instant.now())).isLessThan(Duration.ofSeconds(60));
        assertThat(as("yongkang").get("/api/alarms").ok().text())
                .as("no message of theirs waits")
                .doesNotContain("短信通道中断");
        assertThat(messages(order, "MEMBER", "SMS")).isEmpty();

        behave("SMS", "NORMAL");
        Eventually.within(
                Duration.ofSeconds(90), () -> channelAlarms(dispatcher).isEmpty());
        awaitMessage(order, "LEADER", "SMS", "ORDER");
        assertThat(jdbc.sql(
                                "select count(*) - count(distinct (person_id, seq, step)) from call_attempt where order_id = ?::uuid")
                        .param(order)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void anOrderThatHasReachedNobodyIsSaidSoAfter120Seconds() {
        Client dispatcher = as("dispatcher");
        behave("SMS", "REFUSE");
        behave("VOICE", "REFUSE");
        String incident = exercise(dispatcher, 1);
        String order = order(dispatcher, incident, "T07");
        jdbc.sql("update dispatch_order set issued_at = issued_at - interval '121 seconds' where id = ?::uuid")
                .param(order)
                .update();

        awaitTold(dispatcher, incident, "OrderUntold");
        Eventually.within(
                PATIENCE, () -> !alarms(dispatcher, incident, "UNTOLD").isEmpty());
        say(dispatcher, order, "acknowledgement", byRadio("松涛21")).expect(200);
        Eventually.within(PATIENCE, () -> alarms(dispatcher, incident, "UNTOLD").isEmpty());
        assertThat(told(dispatcher, incident).stream().filter("OrderUntold"::equals))
                .hasSize(1);
    }

    @Test
    void aPersonWithoutATelephoneIsNamedAndTheNextOneCalledAtOnce() {
        Client dispatcher = as("dispatcher");
        String leader = jdbc.sql("select leader_phone from team where id = 'T08'")
                .query(String.class)
                .single();
        String member = jdbc.sql("select id from member where team_id = 'T08' and phone = ?")
                .param(leader)
                .query(String.class)
                .single();
        jdbc.sql("update team set leader_phone = '' where id = 'T08'").update();
        jdbc.sql("update member set phone = null where id = ?").param(member).update();
        try {
            String incident = exercise(dispatcher, 1);
            String order = order(dispatcher, incident, "T08");

            awaitTold(dispatcher, incident, "CallOutEscalated");
            JsonNode call = awaitMessage(order, "DUTY_OFFICER", "VOICE", "ORDER");
            assertThat(call).isNotNull();
            assertThat(orderOf(dispatcher, order).at("/callOut/withoutPhone").asInt())
                    .isPositive();
            assertThat(callOut(dispatcher, order).toString()).contains("NO_PHONE");
        } finally {
            jdbc.sql("update team set leader_phone = ? where id = 'T08'")
                    .param(leader)
                    .update();
            jdbc.sql("update member set phone = ? where id = ?")
                    .params(leader, member)
                    .update();
        }
    }

    @Test
    void openingTheOrderIsAReceiptAndNotAnAnswer() {
        Client dispatcher = as("dispatcher");
        Client township = as("township");
        String incident = exercise(dispatcher, 1);
        String order = order(dispatcher, incident, "T03");

        Map<String, Object> opened = Map.of(
                "clientId",
                UUID.randomUUID().toString(),
                "deviceSeq",
                1,
                "deviceAt",
                Instant.now().toString());
        byte[] first = township.post("/api/dispatch-orders/" + order + "/reading", opened)
                .expect(200)
                .bytes();
        byte[] again = township.post("/api/dispatch-orders/" + order + "/reading", opened)
                .expect(200)
                .bytes();

        assertThat(again).isEqualTo(first);
        assertThat(orderOf(dispatcher, order).path("state").asText()).isEqualTo("DELIVERED");
        Eventually.within(PATIENCE, () -> callOut(dispatcher, order).toString().contains("\"readAt\""));
        say(township, order, "reading").expect(200);
        assertThat(told(dispatcher, incident).stream().filter("DispatchOrderRead"::equals))
                .hasSize(1);
        // told by the page, the leader gets no short message
        jdbc.sql("update call_attempt set due_at = now() where order_id = ?::uuid and step = 2")
                .param(order)
                .update();
        Eventually.within(PATIENCE, () -> leaderSms(order).equals("SKIPPED"));
    }

    // --- the tester's page, as phrases

    private void behave(String channel, String behaviour) {
        as("dispatcher")
                .post("/api/simulator/channels/" + channel, Map.of("behaviour", behaviour))
                .expect(204);
    }

    private void reply(String from, String text) {
        reply(from, text, UUID.randomUUID().toString());
    }

    private void reply(String from, String text, String smscId) {
        as("dispatcher")
                .post("/api/simulator/phones/" + from + "/reply", Map.of("text", text, "smscId", smscId))
                .expect(204);
    }

    private void pickUp(JsonNode call, String key) {
        as("dispatcher")
                .post("/api/simulator/calls/" + call.path("id").asText() + "/answer", Map.of("key", key))
                .expect(204);
    }

    /** What reached the phones of these people of an order. */
    private List<JsonNode> messages(String order, String kind, String channel) {
        List<String> ids = jdbc.sql(
                        """
                select a.id::text from call_attempt a join call_person p on p.id = a.person_id
                 where a.order_id = ?::uuid and p.kind = ? and a.channel = ?""")
                .params(order, kind, channel)
                .query(String.class)
                .list();
        List<JsonNode> found = new ArrayList<>();
        as("dispatcher").get("/api/simulator").ok().json().path("phones").forEach(phone -> phone.path("items")
                .forEach(item -> {
                    if (ids.contains(item.path("id").asText())) {
                        found.add(item);
                    }
                }));
        return found;
    }

    private JsonNode awaitMessage(String order, String kind, String channel, String notice) {
        return Eventually.within(PATIENCE, () -> messages(order, kind, channel).stream()
                .filter(it -> notice.equals(jdbc.sql("select notice from call_attempt where id = ?::uuid")
                        .param(it.path("id").asText())
                        .query(String.class)
                        .single()))
                .findFirst()
                .orElse(null));
    }

    private String phoneOf(String order, JsonNode message) {
        return jdbc.sql(
                        "select p.phone from call_attempt a join call_person p on p.id = a.person_id where a.id = ?::uuid")
                .param(message.path("id").asText())
                .query(String.class)
                .single();
    }

    private List<String> states(String order, JsonNode message, String channel) {
        return jdbc.sql(
                        """
                select distinct state from call_attempt where channel = ?
                   and person_id = (select person_id from call_attempt where id = ?::uuid)""")
                .params(channel, message.path("id").asText())
                .query(String.class)
                .list();
    }

    private List<String> offDuty(String order) {
        return jdbc.sql(
                        """
                select a.state from call_attempt a join call_person p on p.id = a.person_id
                 where a.order_id = ?::uuid and p.kind = 'OFF_DUTY' and a.channel = 'SMS' and a.notice = 'ORDER'""")
                .param(order)
                .query(String.class)
                .list();
    }

    private String leaderSms(String order) {
        return jdbc.sql(
                        """
                select a.state from call_attempt a join call_person p on p.id = a.person_id
                 where a.order_id = ?::uuid and p.kind = 'LEADER' and a.step = 2 and a.notice = 'ORDER'""")
                .param(order)
                .query(String.class)
                .single();
    }

    private Instant dueOf(String order, String kind, String channel) {
        return attempt(order, kind, channel, "due_at");
    }

    private Instant sentOf(String order, String kind, String channel) {
        return attempt(order, kind, channel, "sent_at");
    }

    private Instant attempt(String order, String kind, String channel, String column) {
        return jdbc.sql("select a." + column
                        + " from call_attempt a join call_person p on p.id = a.person_id where a.order_id = ?::uuid"
                        + " and p.kind = ? and a.channel = ? and a.notice = 'ORDER' order by a.step limit 1")
                .params(order, kind, channel)
                .query((row, i) -> row.getTimestamp(1) == null
                        ? Instant.EPOCH
                        : row.getTimestamp(1).toInstant())
                .optional()
                .filter(it -> !it.equals(Instant.EPOCH))
                .orElse(null);
    }

    private int plannedForCommand(String order) {
        return jdbc.sql(
                        """
                select count(*) from call_attempt a join call_person p on p.id = a.person_id
                 where a.order_id = ?::uuid and p.kind in ('LEADER', 'DUTY_OFFICER') and a.state in ('PLANNED', 'WAITING')""")
                .param(order)
                .query(Integer.class)
                .single();
    }

    private JsonNode callOut(Client who, String order) {
        return who.get("/api/dispatch-orders/" + order + "/call-out")
                .expect(200)
                .json();
    }

    private String answerOf(Client who, String order, JsonNode message) {
        String person = jdbc.sql("select person_id::text from call_attempt where id = ?::uuid")
                .param(message.path("id").asText())
                .query(String.class)
                .single();
        return Eventually.within(PATIENCE, () -> {
            for (JsonNode it : callOut(who, order).path("people")) {
                if (it.path("id").asText().equals(person) && it.hasNonNull("answer")) {
                    return it.path("answer").asText();
                }
            }
            return null;
        });
    }

    private JsonNode entry(Client who, String incident, String type) {
        JsonNode found = null;
        for (JsonNode it : who.get("/api/incidents/" + incident + "/events?after=0")
                .expect(200)
                .json()) {
            found = it.path("type").asText().equals(type) ? it : found;
        }
        assertThat(found).as(type).isNotNull();
        return found;
    }

    private long unclear(Client who, String incident) {
        return told(who, incident).stream().filter("ReplyUnclear"::equals).count();
    }

    private List<JsonNode> alarms(Client who, String incident, String kind) {
        List<JsonNode> found = new ArrayList<>();
        who.get("/api/alarms").ok().json().forEach(it -> {
            if (it.path("incidentId").asText().equals(incident)
                    && it.path("kind").asText().equals(kind)) {
                found.add(it);
            }
        });
        return found;
    }

    private List<JsonNode> channelAlarms(Client who) {
        List<JsonNode> found = new ArrayList<>();
        who.get("/api/alarms").ok().json().forEach(it -> {
            if (it.path("kind").asText().equals("CHANNEL_SMS")) {
                found.add(it);
            }
        });
        return found;
    }
}
