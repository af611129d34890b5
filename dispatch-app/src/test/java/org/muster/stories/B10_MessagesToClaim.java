package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.muster.support.Answer;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Stomp;

/**
 * STORY UNDER TEST: what people write back and the system cannot follow waits on one list. A dispatcher sees who it may
 * be from, claims it with one press, or files it with a reason; it is settled once, told in the journal, and nobody of
 * another county sees it.
 */
class B10_MessagesToClaim extends FireStory {

    private static final String BORROWED = "13912345670";

    private record Called(String id, String phone, String code, String name) {}

    @Test
    void aLeadersPlainWordsBecomeTheAcknowledgementTheyAreWithOnePress() {
        Client dispatcher = as("dispatcher");
        String incident = exercise(dispatcher, 1);
        String order = order(dispatcher, incident, "T03");
        Called leader = called(order, "LEADER");
        Stomp desk = listening(dispatcher, "/topic/divisions/330381");

        reply(leader.phone(), "好的马上到");

        JsonNode waiting = waiting(dispatcher, "好的马上到", leader.phone());
        assertThat(waiting.path("sender").asText()).isEqualTo(leader.phone());
        assertThat(waiting.path("why").asText()).isEqualTo("看不懂的短信");
        JsonNode likely = waiting.at("/proposals/0");
        assertThat(likely.path("personId").asText()).isEqualTo(leader.id());
        assertThat(likely.path("known").asText()).isEqualTo("NUMBER");
        assertThat(likely.path("meaning").asText()).isEqualTo("ACKNOWLEDGEMENT");
        assertThat(orderOf(dispatcher, order).path("state").asText()).isIn("ISSUED", "DELIVERED");
        desk.await(body -> body.at("/alarm/kind").asText().equals("REPLY"), SOON);

        settle(dispatcher, waiting, "ACKNOWLEDGEMENT", leader.id(), null).expect(204);

        assertThat(orderOf(dispatcher, order).path("state").asText()).isEqualTo("ACKNOWLEDGED");
        JsonNode acknowledged = entry(dispatcher, incident, "DispatchOrderAcknowledged");
        assertThat(acknowledged.path("channel").asText()).isEqualTo("SMS");
        assertThat(acknowledged.path("actor").asText())
                .as("who read it, not who is said to have written it")
                .isEqualTo("dispatcher");
        assertThat(acknowledged.at("/data/onBehalfOf").asText()).isEqualTo(leader.name());
        JsonNode told = entry(dispatcher, incident, "ReplySettled");
        assertThat(told.at("/data/text").asText()).isEqualTo("好的马上到");
        assertThat(told.at("/data/meaning").asText()).isEqualTo("ACKNOWLEDGEMENT");
        assertThat(told.at("/data/name").asText()).isEqualTo(leader.name());
        assertThat(list(dispatcher).toString())
                .doesNotContain(waiting.path("id").asText());
        Eventually.within(SOON, () -> StreamSupport.stream(
                        dispatcher.get("/api/alarms").ok().json().spliterator(), false)
                .noneMatch(it -> it.path("incidentId").asText().equals(incident)
                        && it.toString().contains("好的马上到")));
        desk.awaitType("ReplySettled", SOON);
        settle(dispatcher, waiting, "ACKNOWLEDGEMENT", leader.id(), null).problem(409, "already-settled");
        journalIsGaplessAndSealed(dispatcher, incident);
    }

    @Test
    void aBorrowedNumberThatKnowsTheCodeIsClaimedForWhoeverUsedIt() {
        Client dispatcher = as("dispatcher");
        String incident = exercise(dispatcher, 1);
        String order = order(dispatcher, incident, "T03");
        Called member = called(order, "MEMBER");

        reply(BORROWED, "2 " + member.code());

        JsonNode waiting = waiting(dispatcher, "2 " + member.code(), BORROWED);
        assertThat(waiting.path("why").asText()).isEqualTo("号码与短码不符的短信");
        JsonNode guess = proposalOf(waiting, member.id());
        assertThat(guess.path("known").asText()).isEqualTo("CODE");
        assertThat(guess.path("meaning").asText()).isEqualTo("NOT_COMING");
        settle(dispatcher, waiting, "ACKNOWLEDGEMENT", member.id(), null).problem(422, "invalid");
        settle(dispatcher, waiting, "NOT_COMING", null, null).problem(422, "invalid");
        settle(dispatcher, waiting, "NOT_COMING", UUID.randomUUID().toString(), null)
                .problem(422, "invalid");

        settle(dispatcher, waiting, "NOT_COMING", member.id(), null).expect(204);

        Eventually.within(SOON, () -> find(
                        dispatcher
                                .get("/api/dispatch-orders/" + order + "/call-out")
                                .ok()
                                .json()
                                .path("people"),
                        member.id())
                .path("answer")
                .asText()
                .equals("NOT_COMING"));
        JsonNode answered = entry(dispatcher, incident, "MemberAnswered");
        assertThat(answered.at("/data/memberName").asText()).isEqualTo(member.name());
        assertThat(answered.path("actor").asText()).isEqualTo("dispatcher");
        assertThat(answered.path("channel").asText()).isEqualTo("SMS");
    }

    @Test
    void somethingElseIsFiledWithAReasonAndAnotherCountyNeverSeesIt() {
        Client dispatcher = as("dispatcher");
        Client yongkang = as("yongkang");
        String incident = exercise(dispatcher, 1);
        String order = order(dispatcher, incident, "T03");
        Called leader = called(order, "LEADER");
        reply(leader.phone(), "您的快递已到驿站");

        JsonNode waiting = waiting(dispatcher, "您的快递已到驿站", leader.phone());
        assertThat(yongkang.get("/api/unclear-replies").ok().text())
                .doesNotContain("快递")
                .doesNotContain(leader.phone());
        settle(yongkang, waiting, "IRRELEVANT", null, "与我无关").problem(404, "not-found");
        assertThat(settle(as("leader"), waiting, "IRRELEVANT", null, "x").status())
                .isEqualTo(403);
        assertThat(as("leader").get("/api/unclear-replies").ok().text())
                .as("who does not ring people up does not see whole numbers")
                .contains("快递")
                .doesNotContain(leader.phone());
        settle(dispatcher, waiting, "IRRELEVANT", null, " ").problem(422, "invalid");

        settle(dispatcher, waiting, "IRRELEVANT", null, "快递短信").expect(204);

        JsonNode told = entry(dispatcher, incident, "ReplySettled");
        assertThat(told.at("/data/reason").asText()).isEqualTo("快递短信");
        assertThat(told.at("/data/meaningLabel").asText()).isEqualTo("无关");
        assertThat(orderOf(dispatcher, order).path("state").asText()).isIn("ISSUED", "DELIVERED");
    }

    @Test
    void aStrangersWordsWaitOnTheBoardsThatCallUntilSomebodyTakesThemUp() {
        Client dispatcher = as("dispatcher");
        String incident = exercise(dispatcher, 1);
        String order = order(dispatcher, incident, "T03");
        Called member = called(order, "MEMBER");
        String text = "我是" + member.name() + " 换号了 能来";

        reply(BORROWED, text);

        JsonNode waiting = waiting(dispatcher, text, BORROWED);
        assertThat(waiting.path("proposals")).isEmpty();
        String alarm = "REPLY_" + waiting.path("id").asText();
        assertThat(dispatcher.get("/api/alarms").ok().text()).contains(alarm);

        settle(dispatcher, waiting, "COMING", member.id(), null).expect(204);

        assertThat(dispatcher.get("/api/alarms").ok().text()).doesNotContain(alarm);
        assertThat(entry(dispatcher, incident, "ReplySettled").at("/data/from").asText())
                .isEqualTo(BORROWED);
        assertThat(entry(dispatcher, incident, "MemberAnswered")
                        .at("/data/answer")
                        .asText())
                .isEqualTo("COMING");
    }

    @Test
    void twoDispatchersWhoClaimTheSameMessageAreTwoPeopleAndOneAnswer() throws Exception {
        Client dispatcher = as("dispatcher");
        String incident = exercise(dispatcher, 1);
        String order = order(dispatcher, incident, "T03");
        Called leader = called(order, "LEADER");
        reply(leader.phone(), "收到");
        JsonNode waiting = waiting(dispatcher, "收到", leader.phone());
        Client commander = as("commander");

        Callable<Answer> first = () -> settle(dispatcher, waiting, "ACKNOWLEDGEMENT", leader.id(), null);
        Callable<Answer> second = () -> settle(commander, waiting, "IRRELEVANT", null, "不像他写的");
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            Future<Answer> one = two.submit(first);
            Future<Answer> other = two.submit(second);
            assertThat(new int[] {one.get().status(), other.get().status()}).containsExactlyInAnyOrder(204, 409);
        } finally {
            two.shutdown();
        }
        assertThat(told(dispatcher, incident).stream().filter("ReplySettled"::equals))
                .hasSize(1);
    }

    // ---------------------------------------------------------------- phrases

    private void reply(String from, String text) {
        as("dispatcher")
                .post(
                        "/api/simulator/phones/" + from + "/reply",
                        Map.of("text", text, "smscId", UUID.randomUUID().toString()))
                .expect(204);
    }

    private Called called(String order, String kind) {
        return Eventually.within(SOON, () -> jdbc.sql(
                        """
                        select id::text, phone, code, name from call_person
                         where order_id = ?::uuid and kind = ? and phone is not null order by member_id limit 1""")
                .params(order, kind)
                .query(Called.class)
                .optional()
                .orElse(null));
    }

    private static JsonNode list(Client who) {
        return who.get("/api/unclear-replies").ok().json();
    }

    /** The newest message of these words, once it waits. */
    private static JsonNode waiting(Client who, String text, String sender) {
        return Eventually.within(SOON, () -> {
            JsonNode found = null;
            for (JsonNode it : list(who)) {
                if (it.path("text").asText().equals(text)
                        && it.path("sender").asText().equals(sender)) {
                    found = it;
                }
            }
            return found;
        });
    }

    private static JsonNode proposalOf(JsonNode message, String person) {
        for (JsonNode it : message.path("proposals")) {
            if (it.path("personId").asText().equals(person)) {
                return it;
            }
        }
        throw new AssertionError(person + " is not proposed in " + message);
    }

    private static JsonNode find(JsonNode list, String id) {
        for (JsonNode it : list) {
            if (it.path("id").asText().equals(id)) {
                return it;
            }
        }
        throw new AssertionError("no " + id);
    }

    private static Answer settle(Client who, JsonNode message, String meaning, String person, String reason) {
        Map<String, Object> form = new HashMap<>(Map.of("meaning", meaning));
        if (person != null) {
            form.put("personId", person);
        }
        if (reason != null) {
            form.put("reason", reason);
        }
        return who.post("/api/unclear-replies/" + message.path("id").asText() + "/settlement", form);
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
}
