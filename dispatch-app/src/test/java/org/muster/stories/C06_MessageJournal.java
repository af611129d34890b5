package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.support.Answer;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Forest;
import org.muster.support.Paper;
import org.muster.support.Papers;
import org.muster.support.Stomp;
import org.springframework.dao.DataAccessException;

/** What is said to the command post and by it: written down under one number, sent on, settled, found again. */
class C06_MessageJournal extends StoryTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private Client dispatcher;
    private Client commander;

    @BeforeEach
    void twoSeats() {
        dispatcher = as("dispatcher");
        commander = as("commander");
    }

    @Test
    void aMessageIsWrittenDownSentOnAndSettledByItsAnswer() {
        String incident = Forest.fire(dispatcher, 1, "收发文一");
        Stomp desk = listening(commander, "/topic/incidents/" + incident);

        Map<String, Object> call = Papers.in("林溪村支书 13900000001", "下游林溪村有 3 户老人未撤，需要一辆车", "IMMEDIATE");
        call.put("place", "林溪村");
        call.put("location", Map.of("lon", 120.462, "lat", 27.869));
        call.put("saidAt", Instant.now().minusSeconds(90).toString());
        JsonNode first = Papers.log(dispatcher, incident, call);
        assertThat(first.path("number").asInt()).isEqualTo(1);
        assertThat(first.path("state").asText()).isEqualTo("NEW");
        assertThat(first.path("receiver").asText()).isEqualTo("指挥中心");
        assertThat(Instant.parse(first.path("saidAt").asText()))
                .isBefore(Instant.parse(first.path("writtenAt").asText()).minusSeconds(60));
        assertThat(first.path("dueAt").isMissingNode()).isFalse();

        JsonNode frame = desk.awaitType("MessageLogged", SOON).body();
        assertThat(frame.at("/data/text").asText()).contains("3 户老人");
        assertThat(picture(incident).at("/messages/urgent").asInt()).isEqualTo(1);

        JsonNode given = Papers.assign(commander, incident, first, "陶山镇 李镇长", "PT30M");
        assertThat(given.path("state").asText()).isEqualTo("ACTION");
        assertThat(Duration.between(
                        Instant.now(), Instant.parse(given.path("dueAt").asText())))
                .isBetween(Duration.ofMinutes(28), Duration.ofMinutes(30));
        assertThat(given.path("triagedBy").asText()).isEqualTo("陈国平");

        JsonNode asked = Papers.log(dispatcher, incident, replyTo(Papers.out("陶山镇 李镇长", "林溪村 3 户，请派车"), 1));
        assertThat(asked.path("state").asText()).isEqualTo("FILED");
        Map<String, Object> answer = replyTo(Papers.in("陶山镇 李镇长", "3 户 5 人已接到陶山中学"), 1);
        answer.put("settles", true);
        JsonNode third = Papers.log(dispatcher, incident, answer);
        Papers.decide(dispatcher, incident, third, Map.of("state", "INFORMATION", "person", "指挥长"));

        JsonNode settled = message(incident, 1);
        assertThat(settled.path("state").asText()).isEqualTo("SETTLED");
        assertThat(settled.path("outcome").asText()).isEqualTo("由 3 号答复：3 户 5 人已接到陶山中学");
        assertThat(settled.path("answers")).extracting(JsonNode::asInt).containsExactly(2, 3);
        assertThat(settled.path("overdue").asBoolean()).isFalse();
        assertThat(picture(incident).path("messages"))
                .isEqualTo(Client.json("{\"total\":3,\"untriaged\":0,\"urgent\":0,\"action\":0,\"overdue\":0}"));
        assertThat(Forest.events(dispatcher, incident, "MessageSettled")
                        .get(0)
                        .at("/data/answeredBy")
                        .asInt())
                .isEqualTo(3);
        // what was waited for and came leaves no deadline behind
        assertThat(jdbc.sql("select count(*) from deadline where incident_id = ?::uuid and kind like 'MESSAGE%'")
                        .param(incident)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void nobodyWritesOverWhatWasWritten() {
        String incident = Forest.fire(dispatcher, 1, "收发文二");
        JsonNode wrong = Papers.log(dispatcher, incident, Papers.in("瞭望 2 号", "东侧见烟，约 5 亩"));
        assertThatThrownBy(() -> jdbc.sql("update message set text = '改了' where id = ?::uuid")
                        .param(wrong.path("id").asText())
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("delete from message where id = ?::uuid")
                        .param(wrong.path("id").asText())
                        .update())
                .isInstanceOf(DataAccessException.class);

        Map<String, Object> right = Papers.in("瞭望 2 号", "更正：西侧见烟，约 15 亩");
        right.put("corrects", 1);
        JsonNode second = Papers.log(dispatcher, incident, right);
        JsonNode first = message(incident, 1);
        assertThat(first.path("text").asText()).isEqualTo("东侧见烟，约 5 亩");
        assertThat(first.path("correctedBy").asInt()).isEqualTo(2);
        assertThat(first.path("state").asText()).isEqualTo("FILED");
        assertThat(second.path("state").asText()).isEqualTo("NEW");

        right.put("clientId", UUID.randomUUID().toString());
        Answer again = dispatcher.post("/api/incidents/{}/messages", right, incident);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().path("detail").asText()).contains("更正过");
        // a number that was asked for in vain is not lost
        assertThat(Papers.log(dispatcher, incident, Papers.in("瞭望 2 号", "烟变黑"))
                        .path("number")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void twoOperatorsInTheSameSecondGetNumbersWithoutAGap() throws Exception {
        String incident = Forest.fire(dispatcher, 1, "收发文三");
        int each = 20;
        CyclicBarrier together = new CyclicBarrier(4);
        ExecutorService seats = Executors.newFixedThreadPool(4);
        List<Future<List<Integer>>> written = new ArrayList<>();
        for (int seat = 0; seat < 4; seat++) {
            Client own = as(seat % 2 == 0 ? "dispatcher" : "commander");
            String name = "席位 " + seat;
            Callable<List<Integer>> work = () -> {
                List<Integer> numbers = new ArrayList<>();
                for (int i = 0; i < each; i++) {
                    Map<String, Object> said = Papers.in(name, "第 " + i + " 条");
                    together.await();
                    numbers.add(Papers.log(own, incident, said).path("number").asInt());
                    // the line was slow and it is sent again: nothing is written again
                    numbers.add(Papers.log(own, incident, said).path("number").asInt());
                }
                return numbers;
            };
            written.add(seats.submit(work));
        }
        TreeSet<Integer> all = new TreeSet<>();
        for (Future<List<Integer>> seat : written) {
            List<Integer> numbers = seat.get();
            for (int i = 0; i < numbers.size(); i += 2) {
                assertThat(numbers.get(i)).isEqualTo(numbers.get(i + 1));
            }
            all.addAll(numbers);
        }
        seats.shutdown();
        assertThat(all)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 4 * each).boxed().toList());
        assertThat(Forest.events(dispatcher, incident, "MessageLogged"))
                .extracting(it -> it.at("/data/number").asInt())
                .containsExactlyElementsOf(all);
        // nor can a gap be made by hand: the database knows the number before
        assertThatThrownBy(() -> jdbc.sql(
                                """
                        insert into message (id, incident_id, number, client_id, direction, channel, urgency, sender,
                                             receiver, text, said_at, written_at, written_by, writer)
                        values (gen_random_uuid(), ?::uuid, 999, gen_random_uuid(), 'IN', 'PHONE', 'ROUTINE', '甲', '乙',
                                '跳号', now(), now(), 'x', 'x')""")
                        .param(incident)
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void whatWaitsTooLongStandsOnTheBoardUntilItIsDone() {
        // a minute of the exercise is a second
        String incident = Forest.fire(dispatcher, 60, "收发文四");
        JsonNode flash = Papers.log(dispatcher, incident, Papers.in("松涛01", "2 人被烟困在沟底，请求支援", "FLASH"));
        Eventually.within(SOON, () -> alarm(incident, "MESSAGE-1-FLASH") != null);
        // two minutes and nobody has looked
        awaitOverdue(incident, 1, "TRIAGE");
        assertThat(Eventually.within(SOON, () -> alarm(incident, "MESSAGE-1-TRIAGE"))
                        .path("text")
                        .asText())
                .isEqualTo("特提信息 1 号分送超时：2 人被烟困在沟底，请求支援");
        assertThat(alarm(incident, "MESSAGE-1-FLASH")).isNull();
        assertThat(message(incident, 1).path("overdue").asBoolean()).isTrue();
        assertThat(Papers.find(dispatcher, incident, "?overdue=true")
                        .path("messages")
                        .size())
                .isEqualTo(1);

        Papers.assign(dispatcher, incident, flash, "陈国平", "PT2M");
        Eventually.within(SOON, () -> alarm(incident, "MESSAGE-1-TRIAGE") == null);
        awaitOverdue(incident, 1, "ACTION");
        assertThat(Eventually.within(SOON, () -> alarm(incident, "MESSAGE-1-ACTION"))
                        .path("text")
                        .asText())
                .contains("办理超时：陈国平");
        assertThat(picture(incident).at("/messages/overdue").asInt()).isEqualTo(1);

        settle(incident, flash, "松涛02 已接应，2 人安全").ok();
        Eventually.within(SOON, () -> alarm(incident, "MESSAGE-1-ACTION") == null);
        assertThat(Forest.events(dispatcher, incident, "MessageSettled")
                        .get(0)
                        .at("/data/late")
                        .asBoolean())
                .isTrue();
        assertThat(Forest.events(dispatcher, incident, "MessageOverdue"))
                .as("each wait is told once")
                .hasSize(2);
    }

    @Test
    void anOrderComesOutOfAMessage() {
        String incident = Forest.fire(dispatcher, 1, "收发文五");
        String standing = Forest.order(dispatcher, incident, "T02").get(0);
        JsonNode first = Papers.log(dispatcher, incident, Papers.in("现场", "东线缺水，请增派水泵"));
        JsonNode second = Papers.log(dispatcher, incident, Papers.in("现场", "西线要人"));

        JsonNode linked = dispatcher
                .post(path(incident, first, "orders"), Map.of("orderId", standing, "settles", false))
                .expect(201)
                .json();
        assertThat(linked.path("state").asText()).isEqualTo("NEW");
        assertThat(linked.at("/orders/0/orderId").asText()).isEqualTo(standing);
        assertThat(linked.at("/orders/0/issued").asBoolean()).isFalse();

        JsonNode issued = dispatcher
                .post(path(incident, second, "orders"), Map.of("teamId", "T01", "task", "增援西线", "settles", true))
                .expect(201)
                .json();
        assertThat(issued.path("state").asText()).isEqualTo("SETTLED");
        assertThat(issued.at("/orders/0/issued").asBoolean()).isTrue();
        assertThat(issued.path("outcome").asText()).startsWith("已下达令 02 ");
        String order = issued.at("/orders/0/orderId").asText();
        assertThat(Forest.state(dispatcher, order).path("task").asText()).isEqualTo("增援西线");

        // the team is taken: nothing of the message changes
        Answer taken = dispatcher.post(
                path(incident, first, "orders"), Map.of("teamId", "T01", "task", "再去一次", "settles", true));
        assertThat(taken.status()).isEqualTo(409);
        assertThat(message(incident, 1).path("state").asText()).isEqualTo("NEW");
        String elsewhere = Forest.fire(dispatcher, 1, "收发文五之二");
        JsonNode other = Papers.log(dispatcher, elsewhere, Papers.in("甲", "乙"));
        assertThat(dispatcher
                        .post(path(elsewhere, other, "orders"), Map.of("orderId", standing, "settles", false))
                        .status())
                .as("an order of another incident")
                .isEqualTo(404);
    }

    @Test
    void theCallsThatReportedTheFireAreItsFirstPapers() {
        String incident = Forest.fire(dispatcher, 1, "收发文六");
        JsonNode attached = dispatcher
                .post("/api/incidents/{}/messages/calls", null, incident)
                .ok()
                .json();
        assertThat(attached.size()).isEqualTo(1);
        assertThat(attached.at("/0/sender").asText()).isEqualTo("护林员老陈 13800000000");
        assertThat(attached.at("/0/state").asText()).isEqualTo("FILED");
        assertThat(attached.at("/0/alertId").isMissingNode()).isFalse();
        assertThat(dispatcher
                        .post("/api/incidents/{}/messages/calls", null, incident)
                        .ok()
                        .json()
                        .size())
                .as("once")
                .isZero();
    }

    @Test
    void everythingIsFoundAgainByAnyPieceOfIt() {
        String incident = Forest.fire(dispatcher, 1, "收发文七");
        Papers.log(dispatcher, incident, Papers.in("气象台", "16 时阵风 8 级", "PRIORITY"));
        JsonNode odd = Papers.log(
                dispatcher, incident, Papers.in("O'Brien <b>", "100%_的\\水 ${7*7} '; drop table message--", "FLASH"));
        Papers.log(dispatcher, incident, Papers.out("松涛 3 组", "注意大风，撤到防火道"));
        Papers.assign(dispatcher, incident, odd, "值班员小张", "PT1H");

        assertThat(numbers(incident, "?q={}", "阵风")).containsExactly(1);
        assertThat(numbers(incident, "?q={}", "大风，撤")).containsExactly(3);
        assertThat(numbers(incident, "?q={}", "气象台")).containsExactly(1);
        assertThat(numbers(incident, "?q={}", "小张")).containsExactly(2);
        assertThat(numbers(incident, "?q={}", "3 号")).containsExactly(3);
        // nothing in the words is a pattern
        assertThat(numbers(incident, "?q={}", "100%_的\\水")).containsExactly(2);
        assertThat(numbers(incident, "?q={}", "0_的")).isEmpty();
        assertThat(numbers(incident, "?q={}", "%")).containsExactly(2);
        assertThat(numbers(incident, "?q={}", "'; drop table message--")).containsExactly(2);
        assertThat(numbers(incident, "?direction=OUT")).containsExactly(3);
        assertThat(numbers(incident, "?channel=RADIO,FAX")).containsExactly(3);
        assertThat(numbers(incident, "?urgency=FLASH,PRIORITY&state=ACTION")).containsExactly(2);
        assertThat(numbers(incident, "?person={}", "小张")).containsExactly(2);
        // the inbox: untriaged, then for action, then the rest; and the plain log from a number back
        assertThat(numbers(incident, "")).containsExactly(1, 2, 3);
        assertThat(numbers(incident, "?before=3")).containsExactly(2, 1);
        assertThat(dispatcher
                        .get("/api/incidents/{}/messages?state=NONSENSE", incident)
                        .status())
                .isEqualTo(422);
        assertThat(dispatcher
                        .get("/api/incidents/{}/messages?q={}", incident, "x".repeat(101))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void badInputIsRefusedInWordsAndChangesNothing() {
        String incident = Forest.fire(dispatcher, 1, "收发文八");
        JsonNode kept = Papers.log(dispatcher, incident, Papers.in("甲", "留着"));
        Map<String, Object> good = Papers.in("甲", "乙");
        refused(incident, good, "text", " ", "请填写内容");
        refused(incident, good, "text", "长".repeat(2001), "不超过 2000 字");
        refused(incident, good, "text", "空\0字", "非法字符");
        refused(incident, good, "sender", null, "请写明对方是谁");
        refused(incident, good, "saidAt", Instant.now().plusSeconds(3600).toString(), "还没有到");
        refused(incident, good, "replyTo", 77, "没有 77 号信息");
        refused(incident, good, "settles", true, "几号信息");
        refused(incident, good, "location", Map.of("lon", 999, "lat", 1), "经度");
        refused(incident, good, "channel", "PIGEON", "取值不合法");
        refused(incident, good, "triage", Map.of("state", "ACTION", "within", "PT10M"), "由谁办理");
        refused(incident, good, "triage", Map.of("state", "ACTION", "person", "甲"), "办理时限");
        refused(
                incident,
                good,
                "triage",
                Map.of("state", "ACTION", "person", "甲", "dueAt", "2020-01-01T00:00:00Z"),
                "已过");
        refused(incident, good, "triage", Map.of("state", "SETTLED"), "请选择");
        Map<String, Object> unknown = new HashMap<>(good);
        unknown.put("number", 5);
        assertThat(dispatcher
                        .post("/api/incidents/{}/messages", unknown, incident)
                        .status())
                .isEqualTo(400);
        Map<String, Object> reused = Papers.in("甲", "另一条");
        reused.put(
                "clientId",
                jdbc.sql("select client_id from message where id = ?::uuid")
                        .param(kept.path("id").asText())
                        .query(String.class)
                        .single());
        assertThat(dispatcher
                        .post("/api/incidents/{}/messages", reused, incident)
                        .status())
                .isEqualTo(422);
        // long, in 4-byte characters, right to left: it is what was said
        String hostile = "𠮷‮<img src=x onerror=alert(1)>".repeat(20) + "\n第二行";
        assertThat(Papers.log(dispatcher, incident, Papers.in("甲", hostile))
                        .path("text")
                        .asText())
                .isEqualTo(hostile);

        settle(incident, kept, "办了").ok();
        assertThat(settle(incident, kept, "再办").status()).isEqualTo(409);
        assertThat(dispatcher
                        .post(path(incident, kept, "triage"), Map.of("state", "FILED"))
                        .json()
                        .path("detail")
                        .asText())
                .contains("现为“办结”");
        assertThat(Papers.find(dispatcher, incident, "").at("/counts/total").asInt())
                .isEqualTo(2);
    }

    @Test
    void whatIsSaidAfterTheEndIsTakenTooAndWhatIsOpenKeepsItOpen() {
        String incident = Forest.fire(dispatcher, 1, "收发文九");
        JsonNode first = Papers.log(dispatcher, incident, Papers.in("甲", "未了"));
        Answer kept = dispatcher.post("/api/incidents/{}/cancellation", Map.of("reason", "误报"), incident);
        assertThat(kept.status()).isEqualTo(409);
        assertThat(kept.json().path("openPoints")).extracting(JsonNode::asText).contains("还有 1 条信息未分送");
        Papers.assign(dispatcher, incident, first, "甲", "PT1H");
        assertThat(dispatcher
                        .post("/api/incidents/{}/cancellation", Map.of("reason", "误报"), incident)
                        .json()
                        .path("openPoints"))
                .extracting(JsonNode::asText)
                .contains("1 号信息未办结");
        settle(incident, first, "已核实").ok();
        dispatcher
                .post("/api/incidents/{}/cancellation", Map.of("reason", "误报"), incident)
                .ok();
        assertThat(Papers.log(dispatcher, incident, Papers.in("护林员", "那里又冒烟了"))
                        .path("state")
                        .asText())
                .isEqualTo("NEW");
    }

    @Test
    void anotherCountySeesNeitherTheMessagesNorThatThereAreAny() {
        String incident = Forest.fire(dispatcher, 1, "收发文十");
        JsonNode message = Papers.log(dispatcher, incident, Papers.in("甲", "机密-7391"));
        Client yongkang = as("yongkang");
        for (Answer answer : List.of(
                yongkang.get("/api/incidents/{}/messages", incident),
                yongkang.get("/api/incidents/{}/messages?q={}", incident, "7391"),
                yongkang.post("/api/incidents/{}/messages", Papers.in("甲", "乙"), incident),
                yongkang.post(path(incident, message, "triage"), Map.of("state", "FILED")),
                settle(yongkang, incident, message, "x"))) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.text()).doesNotContain("7391");
        }
        // a share shows the head of the incident; its papers stay at home
        dispatcher
                .post(
                        "/api/incidents/{}/shares",
                        Map.of("divisionCode", "330784", "degree", "VIEW", "minutes", 10, "reason", "协查"),
                        incident)
                .expect(201);
        String seen = yongkang.get("/api/incidents/{}", incident).ok().text()
                + yongkang.get("/api/incidents/{}/events?after=0", incident)
                        .ok()
                        .text();
        assertThat(seen).doesNotContain("7391").doesNotContain("MessageLogged");
        assertThat(yongkang.get("/api/incidents/{}/messages", incident).status())
                .isEqualTo(404);
        // the message of one incident cannot be reached through another
        String other = Forest.fire(dispatcher, 1, "收发文十一");
        assertThat(dispatcher
                        .post(path(other, message, "triage"), Map.of("state", "FILED"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theBookIsPrintedAndStandsInTheReport() {
        String incident = Forest.fire(dispatcher, 1, "收发文十二");
        JsonNode first = Papers.log(dispatcher, incident, Papers.in("=1+1", "东线缺水", "IMMEDIATE"));
        Papers.assign(dispatcher, incident, first, "供水组", "PT30M");
        settle(incident, first, "水泵已到").ok();
        Papers.log(dispatcher, incident, replyTo(Papers.out("松涛01", "水泵已到东线"), 1));
        String log = pdf(incident, "messages.pdf");
        assertThat(log).contains("信息登记簿", "东线缺水", "办结供水组：水泵已到", "（答复1号）水泵已到东线");
        assertThat(pdf(incident, "post-incident.pdf")).contains("信息收发（2条）", "办结供水组：水泵已到");
        byte[] sheet = dispatcher
                .get("/api/incidents/{}/reports/messages.xlsx", incident)
                .ok()
                .bytes();
        assertThat(new String(sheet, 0, 2, StandardCharsets.ISO_8859_1)).isEqualTo("PK");
    }

    private String pdf(String incident, String file) {
        return Paper.words(dispatcher
                .get("/api/incidents/{}/reports/" + file, incident)
                .ok()
                .bytes());
    }

    private void awaitOverdue(String incident, int number, String waitedFor) {
        Eventually.within(SOON, () -> Forest.events(dispatcher, incident, "MessageOverdue").stream()
                .anyMatch(it -> it.at("/data/number").asInt() == number
                        && it.at("/data/waitedFor").asText().equals(waitedFor)));
    }

    /** The standing alarm of this kind, or null. */
    private JsonNode alarm(String incident, String kind) {
        for (JsonNode alarm : dispatcher.get("/api/alarms").ok().json()) {
            if (alarm.path("incidentId").asText().equals(incident)
                    && alarm.path("kind").asText().equals(kind)
                    && alarm.path("clearedAt").isMissingNode()) {
                return alarm;
            }
        }
        return null;
    }

    private void refused(String incident, Map<String, Object> good, String field, Object value, String words) {
        Map<String, Object> bad = new HashMap<>(good);
        bad.put("clientId", UUID.randomUUID().toString());
        bad.put(field, value);
        Answer answer = dispatcher.post("/api/incidents/{}/messages", bad, incident);
        assertThat(answer.status()).as(field + " " + answer).isEqualTo(422);
        assertThat(answer.text()).as(field).contains(words);
    }

    private List<Integer> numbers(String incident, String query, Object... variables) {
        List<Object> all = new ArrayList<>(List.of(incident));
        Collections.addAll(all, variables);
        List<Integer> numbers = new ArrayList<>();
        dispatcher
                .get("/api/incidents/{}/messages" + query, all.toArray())
                .ok()
                .json()
                .path("messages")
                .forEach(it -> numbers.add(it.path("number").asInt()));
        return numbers;
    }

    private JsonNode message(String incident, int number) {
        for (JsonNode it : Papers.find(dispatcher, incident, "").path("messages")) {
            if (it.path("number").asInt() == number) {
                return it;
            }
        }
        throw new AssertionError("no message " + number);
    }

    private JsonNode picture(String incident) {
        return dispatcher.get("/api/incidents/{}", incident).ok().json();
    }

    private Answer settle(String incident, JsonNode message, String outcome) {
        return settle(dispatcher, incident, message, outcome);
    }

    private static Answer settle(Client who, String incident, JsonNode message, String outcome) {
        return who.post(path(incident, message, "settlement"), Map.of("outcome", outcome));
    }

    private static String path(String incident, JsonNode message, String verb) {
        return "/api/incidents/" + incident + "/messages/" + message.path("id").asText() + "/" + verb;
    }

    private static Map<String, Object> replyTo(Map<String, Object> said, int number) {
        said.put("replyTo", number);
        return said;
    }
}
