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
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Paper;

/**
 * STORY UNDER TEST: a fire outgrows its county on the clock and by what is reported. Every proposal quotes its rule and
 * what was measured, the right people sign, command passes up with what is to be known and comes back.
 */
class C01_ResponseLevels extends FireStory {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

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

    /** The stories share one county: what one of them burns must not count beside the next one's fire. */
    @AfterEach
    void putOut() {
        leaveNoIncidentOpen();
    }

    @Test
    void theClockAloneTakesTheFireFromTheCountyToTheCityAndEveryRuleIsQuoted() {
        // 24 hours are 36 seconds
        String incident = exercise(dispatcher, 2400);

        Eventually.within(PATIENCE, () -> proposals(incident).size() >= 4);
        assertThat(proposals(incident))
                .containsExactly("IV 敏感时段或地点出现明火，立即启动", "III 6 小时未控制", "II 12 小时未控制", "I 24 小时未控制");
        for (JsonNode proposed : events(incident, "ResponseLevelProposed")) {
            assertThat(proposed.at("/data/rule/source").asText()).contains("以本地预案为准");
            assertThat(proposed.at("/data/rule/flag").asText()).isEqualTo("?");
            assertThat(proposed.at("/data/approver").asText()).isNotBlank();
        }
        JsonNode last = events(incident, "ResponseLevelProposed").get(3);
        assertThat(last.at("/data/approver").asText()).isEqualTo("指挥长");
        assertThat(last.at("/data/facts/0/key").asText()).isEqualTo("hoursUncontrolled");
        assertThat(last.at("/data/facts/0/limit").asText()).isEqualTo("24");
        assertThat(last.at("/data/facts/0/value").asDouble()).isBetween(24.0, 40.0);
        // each limit fired once, not early, from its own stored deadline
        List<Instant> due = jdbc.sql(
                        "select due_at from deadline where incident_id = ?::uuid and kind = 'LEVEL_CLOCK' and met_at >= due_at order by due_at")
                .param(incident)
                .query((row, i) -> row.getTimestamp(1).toInstant())
                .list();
        assertThat(due).hasSizeGreaterThanOrEqualTo(4).doesNotHaveDuplicates();

        JsonNode task = awaitTask(commander, incident, "Task_ApproveResponseLevel");
        Eventually.within(PATIENCE, () -> awaitTask(commander, incident, "Task_ApproveResponseLevel")
                .at("/proposal/level")
                .asText()
                .equals("I"));
        decide(commander, task, Map.of("decision", "APPROVE"));
        decide(leader, task, Map.of("decision", "APPROVE"));

        JsonNode approved = Eventually.within(SOON, () -> first(incident, "ResponseLevelApproved"));
        assertThat(approved.at("/data/level").asText()).isEqualTo("I");
        assertThat(approved.at("/data/rule/text").asText()).isEqualTo("24 小时未控制");
        JsonNode offered = Eventually.within(SOON, () -> first(incident, "CommandPassingOffered"));
        assertThat(offered.at("/data/to").asText()).isEqualTo("330300");
        assertThat(offered.at("/data/rule/text").asText()).isEqualTo("启动 Ⅰ 级响应，由设区的市统一指挥");
        assertThat(offered.path("actor").asText()).isEqualTo("rule");
        journalIsGaplessAndSealed(dispatcher, incident);
    }

    @Test
    void twoPeopleSignLevelOneAndCommandGoesUpAndComesBackAndTheDeadAreCountedAfterwards() {
        String incident = fire(dispatcher);
        decide(commander, awaitTask(commander, incident, "Task_ApproveResponseLevel"), Map.of("decision", "APPROVE"));
        JsonNode stated = Eventually.within(SOON, () -> first(incident, "ResponseLevelApproved"));
        assertThat(stated.at("/data/matter").asText()).contains("应急响应");
        assertThat(stated.at("/data/measures").asText()).isNotBlank();
        assertThat(Instant.parse(stated.at("/data/expectedUntil").asText())).isAfter(Instant.now());
        assertThat(stated.at("/data/approvers/0/name").asText()).isEqualTo("陈国平");
        assertThat(stated.at("/data/approvers/0/post").asText()).isEqualTo("常务副指挥");

        // by data: 3.2 hectares and growing
        assess(incident, Map.of("burnedAreaHa", 2.1, "growing", true));
        JsonNode change = awaitTask(commander, incident, "Task_ApproveLevelChange");
        assess(incident, Map.of("burnedAreaHa", 3.2));
        change = Eventually.within(SOON, () -> {
            JsonNode now = awaitTask(commander, incident, "Task_ApproveLevelChange");
            return now.at("/proposal/measured").asText().contains("3.2") ? now : null;
        });
        assertThat(change.at("/proposal/rule").asText()).isEqualTo("过火面积 1 公顷以上且火势蔓延");
        assertThat(change.at("/proposal/response/facts").findValuesAsText("key"))
                .containsExactly("burnedArea", "growing", "growth");
        assertThat(change.at("/proposal/response/facts/0/limit").asText()).isEqualTo("1");
        assertThat(change.at("/proposal/response/facts/2/value").asText()).isEqualTo("+1.1");
        assertThat(change.at("/proposal/response/stated/approver").asText()).isEqualTo("副指挥");
        assertThat(change.path("mine").asBoolean()).isTrue();

        // refused with a reason, it is not proposed again until it stands on other facts
        decide(commander, change, Map.of("decision", "KEEP", "reason", "东侧已有水线，先压火头"));
        assess(incident, Map.of("windSpeed", 4));
        assess(incident, Map.of("burnedAreaHa", 3.2));
        await(incident, "ResponseLevelDeclined", 1);
        Eventually.within(SOON, () -> commander
                .get("/api/incidents/" + incident + "/process")
                .ok()
                .text()
                .contains("EndEvent_LevelKept"));
        assertThat(open(incident, "Task_ApproveLevelChange")).isFalse();
        assertThat(picture(commander, incident)
                        .at("/response/proposed/declined")
                        .asText())
                .contains("水线");
        assertThat(events(incident, "ResponseLevelProposed")).hasSize(2);
        assess(incident, Map.of("burnedAreaHa", 5));
        change = awaitTask(commander, incident, "Task_ApproveLevelChange");
        assertThat(events(incident, "ResponseLevelProposed")).hasSize(3);
        decide(commander, change, Map.of("decision", "APPROVE", "measures", "增派两队，转移山脚住户", "matter", "福泉林区森林火灾"));

        // level I takes two different people
        assess(incident, Map.of("dead", 1, "affectedAreaHa", 150, "burnedAreaHa", 1200));
        JsonNode one = awaitTask(commander, incident, "Task_ApproveLevelChange");
        assertThat(one.at("/proposal/level").asText()).isEqualTo("I");
        assertThat(one.at("/proposal/response/stated/signatures").asInt()).isEqualTo(2);
        decide(commander, one, Map.of("decision", "APPROVE", "measures", "请求省级航空支援"));
        assertThat(picture(commander, incident).path("responseLevel").asText()).isEqualTo("III");
        assertThat(picture(commander, incident).at("/response/signed/name").asText())
                .isEqualTo("陈国平");
        assertThat(open(incident, "Task_ApproveLevelChange")).isTrue();
        // the second signature is asked of the seat above at once
        assertThat(awaitTask(leader, incident, "Task_ApproveLevelChange")
                        .path("mine")
                        .asBoolean())
                .isTrue();
        commander
                .post("/api/tasks/" + one.path("id").asText() + "/completion", Map.of("decision", "APPROVE"))
                .problem(409, "second-approver-needed");
        commander
                .post("/api/incidents/" + incident + "/response-level/signature-withdrawal", Map.of("reason", "措施要改"))
                .expect(204);
        leader.post("/api/incidents/" + incident + "/response-level/signature-withdrawal", Map.of("reason", "x"))
                .problem(409, "no-signature");
        decide(commander, one, Map.of("decision", "APPROVE", "measures", "请求省级航空支援，转移三个村"));
        decide(leader, one, Map.of("decision", "APPROVE"));
        JsonNode both = Eventually.within(SOON, () -> {
            List<JsonNode> all = events(incident, "ResponseLevelApproved");
            return all.size() == 3 ? all.get(2) : null;
        });
        assertThat(both.at("/data/approvers").findValuesAsText("name")).containsExactly("陈国平", "周海峰");
        assertThat(both.at("/data/measures").asText()).isEqualTo("请求省级航空支援，转移三个村");
        assertThat(events(incident, "ResponseLevelSigned")).hasSize(2);
        Eventually.within(SOON, () -> !open(incident, "Task_ApproveLevelChange"));

        // 重大 (150 ha) and level I: the city takes unified command, with the bundle
        JsonNode open = Eventually.within(SOON, () -> {
            JsonNode it = picture(dispatcher, incident).at("/command/open");
            return it.path("to").path("code").asText().equals("330300") ? it : null;
        });
        String passing = "/api/incidents/" + incident + "/command-passings/"
                + open.path("id").asText();
        commander.post(passing + "/confirmation", Map.of()).problem(403, "forbidden");
        assertThat(picture(dispatcher, incident).path("commandDivision").asText())
                .isEqualTo("330381");
        assertThat(leader.get("/api/alarms").ok().text()).contains("移交统一指挥");
        String order = order(dispatcher, incident, "T07");
        leader.post(passing + "/confirmation", Map.of()).expect(204);
        leader.post(passing + "/confirmation", Map.of()).problem(409, "illegal-transition");
        JsonNode passed = first(incident, "CommandPassed");
        assertThat(passed.at("/data/bundle/orders").findValuesAsText("team")).contains("福泉林场消防队");
        assertThat(passed.at("/data/bundle/situation/level").asText()).isEqualTo("I");
        assertThat(passed.at("/data/bundle/situation/facts/dead").asInt()).isEqualTo(1);
        assertThat(passed.at("/data/bundle/due").findValuesAsText("label")).contains("响应期限");
        assertThat(passed.at("/data/bundle/forces/teams").asInt()).isEqualTo(1);
        assertThat(picture(dispatcher, incident).path("commandDivision").asText())
                .isEqualTo("330300");

        // the county goes on dispatching, but the level is the city's
        commander
                .post(
                        "/api/incidents/" + incident + "/response-level",
                        Map.of("level", "II", "reason", "火势已弱", "measures", "减员"))
                .problem(403, "forbidden");
        order(dispatcher, incident, "T08");

        // 特别重大: the province
        assess(incident, Map.of("affectedAreaHa", 1100));
        JsonNode up = Eventually.within(SOON, () -> {
            JsonNode it = picture(province, incident).at("/command/open");
            return it.path("to").path("code").asText().equals("330000") ? it : null;
        });
        assertThat(up.at("/rule/text").asText()).isEqualTo("特别重大火灾，由省统一指挥");
        assertThat(first(incident, "IncidentRegraded")).isNotNull();
        leader.post(
                        "/api/incidents/" + incident + "/command-passings/"
                                + up.path("id").asText() + "/confirmation",
                        Map.of())
                .problem(403, "forbidden");
        province.post(
                        "/api/incidents/" + incident + "/command-passings/"
                                + up.path("id").asText() + "/confirmation",
                        Map.of())
                .expect(204);

        // conditions fall: lower is proposed, never taken by itself, and the command comes back the same way
        standDown(order);
        standDown(incident, "T08");
        reach(incident, "CONTROLLED");
        assertThat(picture(dispatcher, incident).path("responseLevel").asText()).isEqualTo("I");
        String back = province.post(
                        "/api/incidents/" + incident + "/command-passings",
                        Map.of("to", "330381", "reason", "全线封控，交还县里清理看守"))
                .expect(201)
                .json()
                .path("id")
                .asText();
        province.post("/api/incidents/" + incident + "/command-passings/" + back + "/confirmation", Map.of())
                .problem(403, "forbidden");
        commander
                .post("/api/incidents/" + incident + "/command-passings/" + back + "/confirmation", Map.of())
                .expect(204);
        assertThat(picture(dispatcher, incident).at("/command/own").asBoolean()).isTrue();
        assertThat(picture(dispatcher, incident).at("/command/taken")).hasSize(3);

        // the end: announced, with what is kept (Art 86)
        reach(incident, "EXTINGUISHED");
        commander
                .post("/api/incidents/" + incident + "/response-level/termination", Map.of("reason", "明火已灭"))
                .problem(422, "invalid");
        commander
                .post(
                        "/api/incidents/" + incident + "/response-level/termination",
                        Map.of("reason", "明火已灭", "announcement", "市政府网站公告", "measuresKept", "看守 72 小时"))
                .expect(204);
        JsonNode ended = first(incident, "ResponseEnded");
        assertThat(ended.at("/data/measuresKept").asText()).isEqualTo("看守 72 小时");
        assertThat(picture(dispatcher, incident).path("responseLevel").isMissingNode()
                        || picture(dispatcher, incident).path("responseLevel").isNull())
                .isTrue();
        commander
                .post(
                        "/api/incidents/" + incident + "/response-level/termination",
                        Map.of("reason", "x", "announcement", "x", "measuresKept", "无"))
                .problem(409, "no-response");

        reach(incident, "MOP_UP", "GUARDING");
        commander
                .post("/api/incidents/" + incident + "/status", Map.of("status", "INSPECTED", "note", "三无，大雨"))
                .ok();
        dispatcher.post("/api/incidents/" + incident + "/closure", Map.of()).ok();

        // the report tells rule, facts, who signed, expected and actual, and where command was
        String report = Paper.words(dispatcher
                .get("/api/incidents/" + incident + "/reports/post-incident.pdf")
                .expect(200)
                .bytes());
        assertThat(report)
                .contains("过火面积1200公顷（限1000公顷）", "陈国平常务副指挥代指挥长、周海峰上级带班领导")
                .contains("统一指挥由瑞安市移交温州市", "统一指挥由浙江省移交瑞安市")
                .contains("市政府网站公告；保留：看守72小时", "预计48小时");

        // within seven days the dead still change the grade (令493 Art 13), and nothing else does
        dispatcher
                .post("/api/incidents/" + incident + "/assessment", Map.of("openFlame", true))
                .problem(409, "illegal-transition");
        dispatcher
                .post("/api/incidents/" + incident + "/assessment", Map.of("dead", 30))
                .ok();
        dispatcher
                .post("/api/incidents/" + incident + "/assessment", Map.of("dead", 2))
                .ok();
        jdbc.sql("update incident set facts = jsonb_set(facts, '{affectedAreaHa}', '0.5') where id = ?::uuid")
                .param(incident)
                .update();
        dispatcher
                .post("/api/incidents/" + incident + "/assessment", Map.of("dead", 4))
                .ok();
        List<JsonNode> regraded = events(incident, "IncidentRegraded");
        JsonNode afterwards = regraded.get(regraded.size() - 1);
        assertThat(afterwards.at("/data/closed").asBoolean()).isTrue();
        assertThat(afterwards.at("/data/grade").asText()).isEqualTo("LARGER");
        assertThat(afterwards.at("/data/previous").asText()).isEqualTo("EXTRAORDINARY");
        assertThat(Instant.parse(afterwards.at("/data/watchedUntil").asText()))
                .isAfter(Instant.now().plus(Duration.ofDays(6)));
        assertThat(openDeadlines(incident)).contains("CASUALTY_WATCH");
        jdbc.sql("update incident set watched_until = now() - interval '1 minute' where id = ?::uuid")
                .param(incident)
                .update();
        dispatcher
                .post("/api/incidents/" + incident + "/assessment", Map.of("dead", 5))
                .problem(409, "casualty-watch-over");
        journalIsGaplessAndSealed(dispatcher, incident);
    }

    @Test
    void theStatedEndAsksWhetherTheResponseGoesOn() {
        String incident = exercise(dispatcher, 120);
        commander
                .post(
                        "/api/incidents/" + incident + "/response-level",
                        Map.of(
                                "level", "IV",
                                "reason", "先启动",
                                "expectedUntil", Instant.now().plusSeconds(3).toString(),
                                "measures", "出动"))
                .expect(204);
        JsonNode task = awaitTask(commander, incident, "Task_DecideResponseTerm");
        assertThat(task.path("options").findValuesAsText("decision")).containsExactly("EXTEND", "END");
        assertThat(missed(commander, incident)).contains("RESPONSE_TERM");
        commander
                .post(
                        "/api/tasks/" + task.path("id").asText() + "/completion",
                        Map.of("decision", "END", "reason", "不必了"))
                .problem(409, "still-burning");
        commander
                .post(
                        "/api/tasks/" + task.path("id").asText() + "/completion",
                        Map.of(
                                "decision", "EXTEND",
                                "reason", "火未控",
                                "expectedUntil", Instant.now().minusSeconds(5).toString()))
                .problem(422, "invalid");
        Instant until = Instant.now().plusSeconds(3600);
        decide(commander, task, Map.of("decision", "EXTEND", "reason", "火未控", "expectedUntil", until.toString()));
        awaitTold(commander, incident, "ResponseTermExtended");
        Eventually.within(SOON, () -> openDeadlines(incident).contains("RESPONSE_TERM"));

        // another end by hand moves the same clock
        commander
                .post(
                        "/api/incidents/" + incident + "/response-level/extension",
                        Map.of("expectedUntil", Instant.now().plusSeconds(2).toString(), "reason", "提前再议"))
                .expect(204);
        JsonNode again = awaitTask(commander, incident, "Task_DecideResponseTerm");
        assertThat(again.path("id").asText()).isNotEqualTo(task.path("id").asText());
        // whatever puts another end in force settles the question
        commander
                .post(
                        "/api/incidents/" + incident + "/response-level",
                        Map.of("level", "III", "reason", "威胁公墓", "measures", "增派"))
                .expect(204);
        Eventually.within(SOON, () -> !open(incident, "Task_DecideResponseTerm"));
        reach(incident, "CONTROLLED", "EXTINGUISHED");
        JsonNode end = Eventually.within(SOON, () -> {
            JsonNode it = awaitTask(commander, incident, "Task_ApproveLevelChange");
            return it.path("question").asText().contains("终止响应") ? it : null;
        });
        decide(commander, end, Map.of("decision", "END", "reason", "明火已灭"));
        awaitTold(commander, incident, "ResponseEnded");
    }

    @Test
    void aCountySetsItsOwnLimitsWithAReasonAndBadOnesAreRefused() {
        String path = "/api/level-settings/330381";
        JsonNode before = commander.get(path).expect(200).json();
        assertThat(setting(before, "hectaresIII").path("value").asText()).isEqualTo("1");
        assertThat(setting(before, "hectaresIII").path("source").asText()).contains("瑞安演示默认值");
        assertThat(setting(before, "hectaresIII").path("flag").asText()).isEqualTo("?");
        for (String bad : List.of("-1", "0", "abc", "1e9", "NaN", "1200", "${7*7}", "99999999999", " ")) {
            Map<String, Object> form = new HashMap<>(Map.of("key", "hectaresII", "value", bad, "reason", "试"));
            if (bad.isBlank()) {
                form.put("key", "nonsense");
            }
            commander.post(path, form).problem(422, "invalid");
        }
        commander
                .post(path, Map.of("key", "deadII", "value", "2.5", "reason", "试"))
                .problem(422, "invalid");
        commander.post(path, Map.of("key", "hectaresIII", "value", "5")).problem(422, "invalid");
        dispatcher
                .post(path, Map.of("key", "hectaresIII", "value", "5", "reason", "试"))
                .expect(403);
        as("yongkang").get(path).problem(404, "not-found");
        commander
                .post("/api/level-settings/330300", Map.of("key", "hoursI", "value", "20", "reason", "试"))
                .problem(404, "not-found");

        String incident = fire(dispatcher);
        assess(incident, Map.of("burnedAreaHa", 3.2, "growing", true));
        assertThat(picture(commander, incident).path("proposedLevel").asText()).isEqualTo("III");
        try {
            // the city sets it for all its counties: the fire that burns is looked at again at once
            leader.post("/api/level-settings/330300", Map.of("key", "hectaresIII", "value", "5", "reason", "市预案修订"))
                    .expect(200);
            JsonNode inherited = commander.get(path).expect(200).json();
            assertThat(setting(inherited, "hectaresIII").path("value").asText()).isEqualTo("5");
            assertThat(setting(inherited, "hectaresIII").path("setByName").asText())
                    .isEqualTo("温州市");
            assertThat(setting(inherited, "hectaresIII").path("changedBy").asText())
                    .isEqualTo("周海峰");
            assertThat(inherited.path("version").asLong())
                    .isGreaterThan(before.path("version").asLong());
            assertThat(picture(commander, incident).path("proposedLevel").asText())
                    .isEqualTo("IV");

            // the county goes its own way
            commander
                    .post(path, Map.of("key", "hectaresIII", "value", "3", "reason", "松林易燃"))
                    .expect(200);
            JsonNode now = picture(commander, incident);
            assertThat(now.path("proposedLevel").asText()).isEqualTo("III");
            assertThat(now.at("/assessment/levelRule/text").asText()).isEqualTo("过火面积 3 公顷以上且火势蔓延");
            assertThat(now.at("/assessment/levelRule/source").asText()).contains("本地设置第", "陈国平", "松林易燃");
            assertThat(now.at("/response/settingsVersion").asLong())
                    .isEqualTo(commander.get(path).json().path("version").asLong());
            assertThat(commander.get(path).json().path("history").findValuesAsText("reason"))
                    .contains("松林易燃", "市预案修订");
        } finally {
            Map<String, Object> giveBack = new HashMap<>(Map.of("key", "hectaresIII", "reason", "恢复"));
            commander.post(path, giveBack).expect(200);
            leader.post("/api/level-settings/330300", giveBack).expect(200);
        }
        assertThat(setting(commander.get(path).json(), "hectaresIII")
                        .path("value")
                        .asText())
                .isEqualTo("1");
        assertThat(jdbc.sql("select count(*) from level_setting_change where changed_by is null")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whoHoldsThePostApprovesAndNobodyElse() {
        Client admin = as("admin");
        for (String[] it : new String[][] {{"c01-zhang", "章立民"}, {"c01-he", "何晓东"}}) {
            admin.post(
                    "/api/accounts",
                    Map.of(
                            "username",
                            it[0],
                            "name",
                            it[1],
                            "password",
                            "Xiang-Ying-2026",
                            "roles",
                            List.of("COMMANDER"),
                            "divisions",
                            List.of("330381")));
        }
        Client zhang = Client.loggedIn(port, "c01-zhang", "Xiang-Ying-2026");
        Client he = Client.loggedIn(port, "c01-he", "Xiang-Ying-2026");
        String posts = "/api/posts/330381/";
        commander
                .put(posts + "DEPUTY", Map.of("usernames", List.of("c01-zhang")))
                .expect(403);
        leader.put(posts + "DEPUTY", Map.of("usernames", List.of("dispatcher"))).problem(422, "invalid");
        try {
            leader.put(posts + "EXECUTIVE_DEPUTY", Map.of("usernames", List.of("c01-zhang")))
                    .expect(200);
            leader.put(posts + "DEPUTY", Map.of("usernames", List.of("c01-zhang")))
                    .expect(200);
            leader.put(posts + "OFFICE_DIRECTOR", Map.of("usernames", List.of("commander")))
                    .expect(200);

            String incident = fire(dispatcher);
            String level = "/api/incidents/" + incident + "/response-level";
            Map<String, Object> third = Map.of("level", "III", "reason", "威胁公墓", "measures", "增派");
            assertThat(commander
                            .post(level, third)
                            .problem(403, "forbidden")
                            .path("detail")
                            .asText())
                    .contains("副指挥", "章立民");
            he.post(level, Map.of("level", "IV", "reason", "x", "measures", "x"))
                    .problem(403, "forbidden");
            commander
                    .post(level, Map.of("level", "IV", "reason", "明火", "measures", "出动"))
                    .expect(204);
            zhang.post(level, third).expect(204);
            leader.post(level, Map.of("level", "II", "reason", "市里定", "measures", "增援"))
                    .expect(204);
            List<String> signed = new ArrayList<>();
            events(incident, "ResponseLevelApproved")
                    .forEach(it -> signed.add(it.at("/data/approvers/0/post").asText()));
            assertThat(signed).containsExactly("森防指办主任", "常务副指挥", "上级带班领导");
            // two county commanders may not make up level I between them while the chief's seat asks for one of them
            leader.put(posts + "CHIEF", Map.of("usernames", List.of("c01-he"))).expect(200);
            zhang.post(level, Map.of("level", "I", "reason", "蔓延", "measures", "全力"))
                    .expect(204);
            commander
                    .post(level, Map.of("level", "I", "reason", "蔓延", "measures", "全力"))
                    .problem(403, "forbidden");
            he.post(level, Map.of("level", "I", "reason", "蔓延", "measures", "全力"))
                    .expect(204);
            assertThat(picture(dispatcher, incident).path("responseLevel").asText())
                    .isEqualTo("I");
        } finally {
            for (String post : List.of("EXECUTIVE_DEPUTY", "DEPUTY", "OFFICE_DIRECTOR")) {
                leader.put(posts + post, Map.of("usernames", List.of("commander")))
                        .ok();
            }
            leader.put(posts + "CHIEF", Map.of("usernames", List.of())).ok();
        }
    }

    @Test
    void anotherDivisionSeesAndChangesNothing() {
        String incident = fire(dispatcher);
        Client yongkang = as("yongkang");
        Client admin = as("admin");
        admin.post(
                "/api/accounts",
                Map.of(
                        "username", "c01-yongkang",
                        "name", "永康指挥",
                        "password", "Xiang-Ying-2026",
                        "roles", List.of("COMMANDER"),
                        "divisions", List.of("330784")));
        Client stranger = Client.loggedIn(port, "c01-yongkang", "Xiang-Ying-2026");
        String path = "/api/incidents/" + incident;
        stranger.post(path + "/response-level", Map.of("level", "IV", "reason", "x", "measures", "x"))
                .problem(404, "not-found");
        stranger.post(
                        path + "/response-level/extension",
                        Map.of("expectedUntil", Instant.now().plusSeconds(60).toString(), "reason", "x"))
                .problem(404, "not-found");
        stranger.post(path + "/command-passings", Map.of("to", "330300", "reason", "x"))
                .problem(404, "not-found");
        yongkang.get(path + "/command-passings").problem(404, "not-found");
        stranger.get("/api/level-settings/330381").problem(404, "not-found");
        stranger.get("/api/posts/330381").problem(404, "not-found");
        yongkang.post("/api/warning-levels", Map.of("divisionCode", "330381", "hazard", "FOREST_FIRE", "colour", "RED"))
                .problem(404, "not-found");

        dispatcher
                .post(
                        "/api/warning-levels",
                        Map.of("divisionCode", "330381", "hazard", "FOREST_FIRE", "colour", "ORANGE", "note", "森林火险橙色"))
                .expect(200);
        try {
            JsonNode here = picture(dispatcher, incident);
            assertThat(here.at("/response/warning/colour").asText()).isEqualTo("ORANGE");
            Eventually.within(
                    SOON,
                    () -> picture(dispatcher, incident).path("grade").asText().equals("GENERAL"));
            assertThat(told(dispatcher, incident)).contains("WarningLevelEntered");
            assertThat(yongkang.get("/api/warning-levels").ok().text()).doesNotContain("330381");
        } finally {
            dispatcher
                    .post("/api/warning-levels", Map.of("divisionCode", "330381", "hazard", "FOREST_FIRE"))
                    .expect(200);
        }
        assertThat(picture(dispatcher, incident).at("/response/warning").isMissingNode())
                .isTrue();
    }

    private void assess(String incident, Map<String, Object> facts) {
        dispatcher.post("/api/incidents/" + incident + "/assessment", facts).ok();
    }

    private void reach(String incident, String... stages) {
        for (String stage : stages) {
            commander
                    .post("/api/incidents/" + incident + "/status", Map.of("status", stage))
                    .ok();
        }
    }

    private List<JsonNode> events(String incident, String type) {
        List<JsonNode> all = new ArrayList<>();
        dispatcher
                .get("/api/incidents/" + incident + "/events?after=0")
                .expect(200)
                .json()
                .forEach(it -> {
                    if (it.path("type").asText().equals(type)) {
                        all.add(it);
                    }
                });
        return all;
    }

    private JsonNode first(String incident, String type) {
        List<JsonNode> all = events(incident, type);
        return all.isEmpty() ? null : all.get(0);
    }

    private void await(String incident, String type, int count) {
        Eventually.within(SOON, () -> events(incident, type).size() >= count);
    }

    private List<String> proposals(String incident) {
        return events(incident, "ResponseLevelProposed").stream()
                .map(it -> it.at("/data/level").asText() + " "
                        + it.at("/data/rule/text").asText())
                .toList();
    }

    private boolean open(String incident, String kind) {
        return commander
                .get("/api/tasks?incidentId=" + incident)
                .expect(200)
                .json()
                .findValuesAsText("kind")
                .contains(kind);
    }

    private List<String> openDeadlines(String incident) {
        return jdbc.sql(
                        """
                select kind from deadline where incident_id = ?::uuid
                   and met_at is null and fired_at is null and cancelled_at is null""")
                .param(incident)
                .query(String.class)
                .list();
    }

    private static JsonNode setting(JsonNode view, String key) {
        for (JsonNode row : view.path("rows")) {
            if (row.path("key").asText().equals(key)) {
                return row;
            }
        }
        throw new AssertionError("no setting " + key);
    }

    private void standDown(String order) {
        dispatcher
                .post("/api/dispatch-orders/" + order + "/cancellation", Map.of("reason", "撤回"))
                .ok();
        dispatcher
                .post(
                        "/api/dispatch-orders/" + order + "/cancellation-acknowledgement",
                        Map.of("onBehalfOf", "现场", "via", "RADIO"))
                .ok();
    }

    private void standDown(String incident, String team) {
        for (JsonNode order : picture(dispatcher, incident).path("orders")) {
            if (order.at("/team/id").asText().equals(team)) {
                standDown(order.path("id").asText());
            }
        }
    }
}
