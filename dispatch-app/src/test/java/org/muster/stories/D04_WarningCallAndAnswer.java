package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muster.support.Client;
import org.muster.support.Duty;
import org.muster.support.Eventually;
import org.muster.support.Forest;

/** STORY UNDER TEST: a start order reaches every unit, township, village and site, and somebody answers for each. */
class D04_WarningCallAndAnswer extends FloodStory {

    private static final int SIXTY_TIMES_AS_FAST = 60;
    /** Every row is in the outbox within five seconds; other suites run on the same two cores. */
    private static final Duration FIVE_SECONDS_ON_A_BUSY_MACHINE = Duration.ofSeconds(15);

    private static final String COUNTED =
            """
            select count(distinct a.person_id) from call_attempt a join call_person p on p.id = a.person_id
              join warning_attempt w on w.id = p.call_id join warning_target t on t.id = w.target_id
             where t.call_id = ?::uuid""";

    @Test
    void everyPlaceIsCalledAtOnceAndTheSecondsToItsAnswerAreKept() {
        Client dispatcher = as("dispatcher");
        String incident = flood(dispatcher, "叫应甲溪", 1, Map.of("typhoon", "YELLOW"));
        JsonNode question = awaitTask(dispatcher, incident, "Task_ApproveResponseLevel");
        assertThat(question.at("/proposal/level").asText()).isEqualTo("III");
        assertThat(question.at("/proposal/rule").asText()).isEqualTo("台风黄色预警（台风警报）");
        assertThat(calls(dispatcher, incident).path("rounds")).isEmpty();
        decide(as("commander"), question, Map.of("decision", "APPROVE"));

        String round = round(dispatcher, incident);
        JsonNode board = calls(dispatcher, incident).path("board");
        assertThat(board.at("/round/answerSeconds").asLong()).isEqualTo(600);
        assertThat(board.at("/round/targets").asInt()).isEqualTo(11 + 23 + 8 + 6);
        assertThat(board.path("targets").findValuesAsText("kind")).contains("UNIT", "TOWNSHIP", "VILLAGE", "SITE");
        assertThat(board.path("targets").findValuesAsText("state")).containsOnly("CALLED");
        assertThat(picture(dispatcher, incident).at("/warningCall/round/open").asInt())
                .isEqualTo(48);

        // a village secretary answers the message on their phone
        JsonNode village = target(dispatcher, incident, "林川村");
        JsonNode message = Duty.awaitMessage(dispatcher, village.path("phone").asText(), "叫应甲溪");
        assertThat(message.path("text").asText()).contains("启动防汛防台Ⅲ级应急响应").contains("/m.html#p.");
        Duty.reply(dispatcher, village.path("phone").asText(), "1", message);
        JsonNode answered = awaitTarget(dispatcher, incident, "林川村", "ANSWERED");
        assertThat(answered.path("via").asText()).isEqualTo("SMS");
        assertThat(answered.path("seconds").asLong()).isBetween(0L, 60L);

        // the township by its personal link
        JsonNode township = target(dispatcher, incident, "林川镇");
        String token = Duty.tokenOf(
                Duty.awaitMessage(dispatcher, township.path("phone").asText(), "叫应甲溪"));
        stranger()
                .send("POST", "/api/call-links/answer", Map.of("reply", "YES"), Map.of("X-Call-Token", token))
                .expect(200);
        awaitTarget(dispatcher, incident, "林川镇", "ANSWERED");

        // the met office was heard over the radio; the channel is kept
        heard(dispatcher, round, target(dispatcher, incident, "瑞安市气象局"), "RADIO");
        JsonNode told = Forest.events(dispatcher, incident, "TargetAnswered").get(2);
        assertThat(told.path("channel").asText()).isEqualTo("RADIO");
        assertThat(told.at("/data/kind").asText()).isEqualTo("UNIT");

        // who is not at the post gives way at once to the deputy
        JsonNode site = target(dispatcher, incident, "湖岭一号地灾点");
        dispatcher
                .post(
                        "/api/warning-calls/{}/answers",
                        Map.of(
                                "targetId",
                                site.path("id").asText(),
                                "answer",
                                "NOT_AT_POST",
                                "onBehalfOf",
                                site.path("person").asText(),
                                "via",
                                "PHONE"),
                        round)
                .expect(200);
        JsonNode deputy = target(dispatcher, incident, "湖岭一号地灾点");
        assertThat(deputy.path("turn").asInt()).isEqualTo(2);
        assertThat(deputy.path("post").asText()).isEqualTo("副职");
        assertThat(deputy.path("tried").get(0).path("endedBecause").asText()).isEqualTo("DECLINED");

        // the open ones stand first on the board, by township
        JsonNode after = calls(dispatcher, incident).path("board");
        assertThat(after.at("/targets/0/state").asText()).isEqualTo("CALLED");
        assertThat(after.at("/targets/0/name").asText()).isEqualTo("湖岭一号地灾点");
        assertThat(after.at("/round/answered").asInt()).isEqualTo(3);

        // another division sees nothing of it
        Client yongkang = as("yongkang");
        yongkang.get("/api/incidents/{}/warning-calls", incident).problem(404, "not-found");
        yongkang.get("/api/warning-calls/{}", round).problem(404, "not-found");
        assertThat(yongkang.get("/api/warning-calls").expect(200).text()).doesNotContain("叫应甲溪");

        hearAll(dispatcher, incident);
        awaitTold(dispatcher, incident, "AllTargetsAnswered");
        Eventually.within(SOON, () -> processEnded(dispatcher, incident));
        close(dispatcher, incident);
    }

    @Test
    void whoDoesNotAnswerGivesWayUntilSomebodyGoesThere() {
        Client dispatcher = as("dispatcher");
        String incident = flood(dispatcher, "叫应乙溪", SIXTY_TIMES_AS_FAST * 3, Map.of("waterLevel", "WARNING"));
        decide(as("commander"), incident, "Task_ApproveResponseLevel", Map.of("decision", "APPROVE"));
        String round = round(dispatcher, incident);

        // one township's flood: its own people and the units of the county
        JsonNode board = calls(dispatcher, incident).path("board");
        assertThat(board.path("townships").findValuesAsText("name")).containsExactlyInAnyOrder("瑞安市", "林川镇");
        String silent = "溪边村";
        for (JsonNode it : board.path("targets")) {
            if (!it.path("name").asText().equals(silent)) {
                heard(dispatcher, round, it, "PHONE");
            }
        }
        // 10 minutes each, 180 times as fast: the secretary, the head, the grid worker, then the satellite phone
        JsonNode unreached = awaitTarget(dispatcher, incident, silent, "UNREACHED");
        assertThat(unreached.path("tried").findValuesAsText("post")).containsExactly("村支书", "村主任", "网格员", "村支书");
        assertThat(unreached.path("tried").findValuesAsText("line"))
                .containsExactly("PHONE", "PHONE", "PHONE", "SATELLITE");
        assertThat(unreached.path("tried").findValuesAsText("endedBecause")).containsOnly("NO_ANSWER");
        assertThat(Forest.events(dispatcher, incident, "TargetPassedOn"))
                .filteredOn(it -> it.at("/data/target").asText().equals(silent))
                .hasSize(3);

        // the plan asks for somebody to go; the chief got the names
        JsonNode question = awaitTask(dispatcher, incident, "Task_SendMessenger");
        assertThat(question.at("/proposal/measured").asText()).isEqualTo(silent);
        Eventually.within(SOON, () -> missed(dispatcher, incident).contains("WARNING_CALL"));
        decide(dispatcher, question, Map.of("decision", "SEND_MESSENGER", "reason", "林川镇民兵两人骑车"));
        JsonNode going = target(dispatcher, incident, silent);
        assertThat(going.path("state").asText()).isEqualTo("MESSENGER");
        assertThat(going.path("messenger").asText()).isEqualTo("林川镇民兵两人骑车");

        heard(dispatcher, round, going, "IN_PERSON");
        JsonNode last =
                Forest.events(dispatcher, incident, "AllTargetsAnswered").get(0);
        assertThat(last.at("/data/targets").asInt())
                .isEqualTo(board.path("targets").size());
        assertThat(last.at("/data/slowest").asLong())
                .isEqualTo(target(dispatcher, incident, silent).path("seconds").asLong());
        Eventually.within(SOON, () -> processEnded(dispatcher, incident));
        close(dispatcher, incident);
    }

    @Test
    void whereTheNetworkIsDownTheSatellitePhoneRings() {
        Client dispatcher = as("dispatcher");
        String incident = flood(dispatcher, "叫应丙溪", 1, Map.of("typhoon", "ORANGE"));
        decide(
                as("commander"),
                incident,
                "Task_ApproveResponseLevel",
                Map.of("decision", "CHANGE", "level", "III", "reason", "先按三级"));
        round(dispatcher, incident);
        dispatcher
                .post(
                        "/api/incidents/{}/cut-off",
                        Map.of("division", "330381122", "satellitePhones", 2, "carrier", "天链01"),
                        incident)
                .expect(200);

        JsonNode village = target(dispatcher, incident, "湖岭村");
        assertThat(village.path("line").asText()).isEqualTo("SATELLITE");
        assertThat(village.path("state").asText()).isEqualTo("CALLED");
        assertThat(village.path("tried").get(0).path("endedBecause").asText()).isEqualTo("CUT_OFF");
        // nobody at the reservoir has a satellite phone: somebody must go
        assertThat(target(dispatcher, incident, "小（1）型水库").path("state").asText())
                .isEqualTo("UNREACHED");
        // the other townships are called as before
        assertThat(target(dispatcher, incident, "高楼镇").path("line").asText()).isEqualTo("PHONE");
        assertThat(picture(dispatcher, incident)
                        .at("/warningCall/cutOff/0/phonesSent")
                        .asInt())
                .isEqualTo(2);

        JsonNode question = awaitTask(dispatcher, incident, "Task_RestoreContact");
        assertThat(question.at("/proposal/measured").asText()).contains("湖岭镇 公网中断");
        dispatcher
                .post(
                        "/api/incidents/{}/cut-off/restoration",
                        Map.of("division", "330381122", "how", "天通电话已通"),
                        incident)
                .expect(200);
        Eventually.within(SOON, () -> task(dispatcher, incident, "Task_RestoreContact") == null);
        dispatcher
                .post("/api/incidents/{}/cut-off", Map.of("division", "330784"), incident)
                .problem(422, "invalid");
        close(dispatcher, incident);
    }

    @Test
    void redIsAnsweredFasterAndAHigherLevelCallsAgain() {
        Client dispatcher = as("dispatcher");
        Client commander = as("commander");
        String incident = flood(dispatcher, "叫应丁溪", 1, Map.of("typhoon", "BLUE"));
        decide(commander, incident, "Task_ApproveResponseLevel", Map.of("decision", "APPROVE"));
        String first = round(dispatcher, incident);
        assertThat(calls(dispatcher, incident).at("/board/round/level").asText())
                .isEqualTo("IV");

        commander
                .post("/api/incidents/{}/assessment", Map.of("typhoon", "ORANGE"), incident)
                .expect(200);
        decide(commander, incident, "Task_ApproveLevelChange", Map.of("decision", "APPROVE"));
        Eventually.within(SOON, () -> !round(dispatcher, incident).equals(first));
        JsonNode again = calls(dispatcher, incident);
        assertThat(again.at("/board/round/level").asText()).isEqualTo("II");
        assertThat(again.at("/board/round/answerSeconds").asLong()).isEqualTo(300);
        assertThat(again.at("/rounds/1/overBecause").asText()).isEqualTo("已重新叫应");
        assertThat(dispatcher
                        .get("/api/warning-calls/{}", first)
                        .expect(200)
                        .json()
                        .path("targets")
                        .findValuesAsText("state"))
                .containsOnly("LEFT");
        close(dispatcher, incident);
    }

    @Test
    void twoHundredTownshipsAreCalledWithinFiveSeconds() {
        Client dispatcher = as("dispatcher");
        String incident = flood(dispatcher, "叫应戊溪", 1, Map.of());
        jdbc.sql(
                        """
                insert into warning_contact (id, kind, target, division_code, position, person, post, phone)
                select 'MANY-' || i || '-' || n, 'VILLAGE', '多村' || i, '330381127', n, '村干部' || i || n, '村干部',
                       '1019' || lpad((i * 10 + n)::text, 7, '0')
                  from generate_series(1, 200) i, generate_series(1, 3) n""")
                .update();
        try {
            // the first round warms the server up; what a typhoon night asks is the second
            dispatcher
                    .post("/api/incidents/{}/warning-calls", Map.of("text", "请核对名单"), incident)
                    .expect(201);
            Instant before = Instant.now();
            String round = dispatcher
                    .post(
                            "/api/incidents/{}/warning-calls",
                            Map.of("text", "请立即转移", "divisions", List.of("330381127")),
                            incident)
                    .expect(201)
                    .json()
                    .at("/round/id")
                    .asText();
            Duration took = Duration.between(before, Instant.now());
            int planned = jdbc.sql(COUNTED).param(round).query(Integer.class).single();
            assertThat(planned).isGreaterThan(200);
            assertThat(took).as("200 places and the units of the county").isLessThan(FIVE_SECONDS_ON_A_BUSY_MACHINE);
        } finally {
            jdbc.sql("delete from warning_contact where id like 'MANY-%'").update();
        }
        close(dispatcher, incident);
    }

    private static boolean processEnded(Client who, String incident) {
        for (JsonNode run : who.get("/api/incidents/{}/process", incident)
                .expect(200)
                .json()
                .path("processes")) {
            if (run.path("key").asText().equals("warning-call-and-answer")) {
                return run.path("ended").asBoolean();
            }
        }
        return false;
    }

    private static void close(Client dispatcher, String incident) {
        dispatcher
                .post("/api/incidents/{}/cancellation", Map.of("reason", "演练结束"), incident)
                .expect(204);
    }
}
