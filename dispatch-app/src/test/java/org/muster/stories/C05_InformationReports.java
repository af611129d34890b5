package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.support.Answer;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Paper;

/**
 * STORY UNDER TEST: a fire at 福泉 is reported upward: by telephone, in writing, again every day and when something
 * changes, and for the last time when it is over. What is late stays late, what was signed stays as it was signed, and
 * nobody outside reads a word of it.
 */
class C05_InformationReports extends FireStory {

    private static final Duration A_DAY_PLAYED = Duration.ofSeconds(60);

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

    @Test
    void theFirstReportIsTelephonedDraftedSignedSentAndSignedForInTime() {
        String incident = fire(dispatcher);
        JsonNode first = awaitReport(incident, "首报");
        Instant received =
                Instant.parse(picture(dispatcher, incident).path("receivedAt").asText());
        assertThat(first.path("kind").asText()).isEqualTo("FIRST");
        assertThat(first.path("recipientLevel").asText()).isEqualTo("CITY");
        assertThat(between(received, first.path("deadline"))).isEqualTo(Duration.ofHours(1));
        assertThat(between(received, first.at("/phone/dueAt"))).isEqualTo(Duration.ofMinutes(30));
        assertThat(first.path("rules").findValuesAsText("source")).isNotEmpty();
        assertThat(first.path("total").asInt()).isEqualTo(14);

        JsonNode call = awaitTask(dispatcher, incident, "Task_PhoneFlash");
        assertThat(call.path("mine").asBoolean()).isTrue();
        assertThat(Instant.parse(call.path("dueAt").asText())).isEqualTo(instant(first.at("/phone/dueAt")));
        decide(dispatcher, call, Map.of("decision", "TELL", "reason", "温州市值班室李值班"));
        JsonNode told = entry(incident, "PhoneFlashGiven");
        assertThat(told.at("/data/to").asText()).isEqualTo("温州市");
        assertThat(told.at("/data/late").asBoolean()).isFalse();

        awaitTask(dispatcher, incident, "Task_CheckFacts");
        String id = first.path("id").asText();
        JsonNode draft = whole(dispatcher, id);
        assertThat(draft.path("missing").toString()).contains("林种和植被", "伤亡和失联");
        everyNumberLeadsToItsEntries(incident, draft);
        write(dispatcher, id, "vegetation", "马尾松林", 0).ok();
        JsonNode refused = write(commander, id, "vegetation", "针阔混交林", 0).problem(409, "section-changed");
        assertThat(refused.path("detail").asText())
                .contains(whole(dispatcher, id)
                        .path("fields")
                        .findValuesAsText("writtenBy")
                        .get(0));
        JsonNode vegetation = field(whole(dispatcher, id), "vegetation");
        assertThat(vegetation.path("source").asText()).isEqualTo("HAND");
        assertThat(vegetation.path("text").asText()).isEqualTo("马尾松林");

        submit(id).ok();
        JsonNode card = awaitTask(commander, incident, "Task_ApproveReport");
        assertThat(card.at("/proposal/measured").asText()).startsWith("首报 ");
        assertThat(card.at("/proposal/forecast").asText()).contains("伤亡和失联");
        dispatcher.post("/api/situation-reports/" + id + "/approval", null).problem(403, "forbidden");
        leader.post("/api/situation-reports/" + id + "/approval", null).problem(403, "forbidden");
        decide(commander, card, Map.of("decision", "SIGN_REPORT"));

        JsonNode sent = awaitState(id, "SENT");
        assertThat(sent.path("late").asBoolean()).isFalse();
        assertThat(sent.path("documentNumber").asText()).matches("瑞安市应急信息〔\\d{4}〕\\d+ 号");
        assertThat(sent.path("recipients").findValuesAsText("name")).containsExactly("温州市", "瑞安市人民政府");
        JsonNode inbox = leader.get("/api/situation-reports").ok().json();
        assertThat(inbox.findValuesAsText("id")).contains(id);
        Eventually.within(SOON, () -> leader.get("/api/alarms").ok().text().contains("REPORT_IN_" + id));
        assertThat(missed(dispatcher, incident)).doesNotContain("PHONE_FLASH", "WRITTEN_REPORT");

        province.post("/api/situation-reports/" + id + "/receipt", null).problem(403, "forbidden");
        dispatcher.post("/api/situation-reports/" + id + "/receipt", null).problem(403, "forbidden");
        leader.post("/api/situation-reports/" + id + "/receipt", null).ok();
        JsonNode signed = awaitState(id, "RECEIVED");
        assertThat(signed.at("/recipients/0/via").asText()).isEqualTo("SYSTEM");
        Eventually.within(SOON, () -> !leader.get("/api/alarms").ok().text().contains("REPORT_IN_" + id));

        assertThat(between(instant(signed.path("approvedAt")), signed.path("nextDueAt")))
                .as("灾情稳定前每日报告")
                .isEqualTo(Duration.ofDays(1));
        JsonNode reporting = picture(dispatcher, incident).path("reporting");
        assertThat(reporting.path("rows").findValuesAsText("part")).containsExactly("PHONE", "WRITTEN", "NEXT");
        assertThat(reporting.at("/rows/1/late").asBoolean()).isFalse();
        assertThat(openDeadline(incident, "REPORT_FOLLOW_UP")).isNotNull();
        journalIsGaplessAndSealed(dispatcher, incident);
    }

    @Test
    void thePaperGoesOutAsPdfAndDocxAsItWasSigned() throws IOException {
        String incident = fire(dispatcher);
        String id = awaitReport(incident, "首报").path("id").asText();
        String draft = docx(incident, "first-report");
        assertThat(draft).contains("草稿", "待核实", "关于福泉林区森林火灾的首报");
        dispatcher.get("/api/incidents/" + incident + "/reports/follow-up.pdf").problem(404, "not-found");

        write(dispatcher, id, "casualties", "无人员伤亡 <b>${7*7}</b> =1+1", 0).ok();
        sendFirst(id);
        byte[] pdf = dispatcher
                .get("/api/incidents/" + incident + "/reports/first-report.pdf")
                .expect(200)
                .bytes();
        assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        String text = docx(incident, "first-report");
        assertThat(text)
                .contains("瑞安市森林防灭火指挥部办公室", "签发人：", "温州市：", "抄送：瑞安市人民政府", "一、发现时间和信息来源", "下次续报：")
                .contains("${7*7}")
                .doesNotContain("草稿", "<b>");

        jdbc.sql("update division set name = '改名市' where code = '330300'").update();
        try {
            assertThat(docx(incident, "first-report")).contains("温州市：").doesNotContain("改名市");
            assertThat(whole(dispatcher, id).at("/recipients/0/name").asText()).isEqualTo("温州市");
        } finally {
            jdbc.sql("update division set name = '温州市' where code = '330300'").update();
        }
    }

    @Test
    void whatIsLateEscalatesAndStaysLateAndADayLaterTheNextIsDue() {
        String incident = exercise(dispatcher, 3600);
        JsonNode first = awaitReport(incident, "首报");
        String id = first.path("id").asText();

        awaitMissed(dispatcher, incident, "PHONE_FLASH");
        awaitTold(dispatcher, incident, "SituationReportDueSoon");
        awaitMissed(dispatcher, incident, "WRITTEN_REPORT");
        JsonNode late = entry(
                incident, "DeadlineMissed", it -> it.at("/data/kind").asText().equals("WRITTEN_REPORT"));
        assertThat(late.at("/data/told").asText()).isEqualTo("分管领导");
        Eventually.within(SOON, () -> dispatcher.get("/api/alarms").ok().text().contains("DEADLINE_WRITTEN_REPORT"));

        dispatcher
                .post("/api/situation-reports/" + id + "/phone-flash", Map.of("heardBy", "李值班", "text", "山脊明火"))
                .ok();
        assertThat(entry(incident, "PhoneFlashGiven").at("/data/late").asBoolean())
                .isTrue();
        sendFirst(id);
        JsonNode sent = whole(dispatcher, id);
        assertThat(sent.path("late").asBoolean()).isTrue();
        assertThat(sent.at("/phone/late").asBoolean()).isTrue();

        awaitMissed(dispatcher, incident, "REPORT_RECEIPT");
        dispatcher
                .post("/api/situation-reports/" + id + "/receipt", Map.of("level", "PROVINCE", "onBehalfOf", "张"))
                .problem(422, "invalid");
        dispatcher
                .post("/api/situation-reports/" + id + "/receipt", Map.of("level", "CITY", "onBehalfOf", "李值班"))
                .ok();
        assertThat(whole(dispatcher, id).at("/recipients/0/via").asText()).isEqualTo("PHONE");
        assertThat(whole(dispatcher, id).at("/recipients/0/receivedBy").asText())
                .isEqualTo("李值班");

        JsonNode next = Eventually.within(A_DAY_PLAYED, () -> report(incident, "续报 01"));
        assertThat(next.path("occasion").asText()).isEqualTo("SCHEDULED");
        assertThat(next.path("deadline")).isEqualTo(sent.path("nextDueAt"));
        assertThat(whole(dispatcher, id).path("late").asBoolean()).isTrue();
        assertThat(picture(dispatcher, incident).at("/reporting/rows/1/late").asBoolean())
                .isTrue();
        assertThat(missed(dispatcher, incident))
                .filteredOn(it -> it.equals("WRITTEN_REPORT") || it.equals("PHONE_FLASH"))
                .as("each told once for the first report")
                .startsWith("PHONE_FLASH", "WRITTEN_REPORT");
        assertThat(Paper.words(dispatcher
                        .get("/api/incidents/" + incident + "/reports/post-incident.pdf")
                        .expect(200)
                        .bytes()))
                .as("found after the fact")
                .contains("电话首报迟报", "书面首报迟报");
    }

    @Test
    void aNumberThatChangesAfterTheSignatureStopsTheReportUntilSomebodyDecides() {
        String incident = fire(dispatcher);
        String id = awaitReport(incident, "首报").path("id").asText();
        assess(incident, Map.of("dead", 0, "missing", 1, "seriouslyHurt", 0));
        Eventually.within(SOON, () -> field(whole(dispatcher, id), "casualties")
                .path("text")
                .asText()
                .contains("失联 1 人"));
        submit(id).ok();
        long seen = whole(commander, id).path("seq").asLong();
        assess(incident, Map.of("dead", 3, "missing", 0, "affectedAreaHa", 2.5));

        commander
                .post("/api/situation-reports/" + id + "/approval", Map.of("seenSeq", seen))
                .ok();

        awaitTold(dispatcher, incident, "ReportFactsChanged");
        JsonNode stopped = whole(commander, id);
        assertThat(stopped.path("state").asText()).isEqualTo("APPROVED");
        assertThat(stopped.path("factsSeq").asLong()).isEqualTo(seen);
        assertThat(stopped.path("factsChanged").findValuesAsText("field")).contains("casualties");
        JsonNode refused = commander
                .post("/api/situation-reports/" + id + "/sending", null)
                .problem(409, "facts-changed");
        assertThat(refused.path("detail").asText()).contains("失联 1 人", "死亡 3 人");
        JsonNode card = awaitTask(commander, incident, "Task_DecideChangedFacts");
        decide(commander, card, Map.of("decision", "AMEND"));
        assertThat(awaitState(id, "DRAFTING").path("version").asInt()).isEqualTo(1);
        submit(id).ok();
        long second = whole(commander, id).path("seq").asLong();
        assess(incident, Map.of("dead", 4));
        commander
                .post("/api/situation-reports/" + id + "/approval", Map.of("seenSeq", second))
                .ok();
        JsonNode again = awaitTask(commander, incident, "Task_DecideChangedFacts");
        commander
                .post("/api/tasks/" + again.path("id").asText() + "/completion", Map.of("decision", "SEND_ANYWAY"))
                .problem(422, "invalid");
        decide(commander, again, Map.of("decision", "SEND_ANYWAY", "reason", "时限已到，先报后补"));

        JsonNode sent = entry(incident, "SituationReportSent");
        assertThat(sent.at("/data/despite").asText()).isEqualTo("时限已到，先报后补");
        assertThat(sent.at("/data/version").asInt()).isEqualTo(2);
        assertThat(whole(dispatcher, id).path("recipients").findValuesAsText("name"))
                .as("3 人以上死亡报到省和国家（森林防火条例第 32 条）")
                .contains("温州市", "浙江省", "国家（由省转报）");
        JsonNode supplement = awaitReport(incident, "续报 01");
        assertThat(supplement.path("occasion").asText()).isEqualTo("CASUALTIES_CHANGED");
        JsonNode casualties = field(whole(dispatcher, supplement.path("id").asText()), "casualties");
        assertThat(casualties.path("text").asText()).contains("死亡 4 人");
        assertThat(casualties.path("before").asText()).contains("死亡 3 人");
        awaitToken(incident, "Task_PhoneFlash");
    }

    @Test
    void aSentReportIsAmendedALevelIsByPassedAndAnUpperLevelAsksBack() {
        String incident = fire(dispatcher);
        String id = awaitReport(incident, "首报").path("id").asText();
        dispatcher
                .post("/api/situation-reports/" + id + "/amendment", Map.of("reason", "未报出"))
                .problem(409, "report-state");
        dispatcher
                .post("/api/situation-reports/" + id + "/by-pass", Map.of("level", "PROVINCE", "reason", "早"))
                .problem(409, "not-sent");
        dispatcher
                .post("/api/situation-reports/" + id + "/inquiry", Map.of("text", "问自己"))
                .problem(403, "forbidden");
        leader.post("/api/situation-reports/" + id + "/inquiry", Map.of("text", "火场有无人员被困？请速报"))
                .ok();
        Eventually.within(SOON, () -> dispatcher.get("/api/alarms").ok().text().contains("温州市催报"));
        write(dispatcher, id, "cause", "上坟烧纸", 0).ok();
        sendFirst(id);
        Eventually.within(SOON, () -> !dispatcher.get("/api/alarms").ok().text().contains("温州市催报"));

        dispatcher
                .post("/api/situation-reports/" + id + "/by-pass", Map.of("level", "PROVINCE", "reason", "市里电话不通"))
                .ok();
        JsonNode passed = entry(incident, "ReportLevelByPassed");
        assertThat(passed.at("/data/name").asText()).isEqualTo("浙江省");
        assertThat(province.get("/api/situation-reports").ok().json().findValuesAsText("id"))
                .contains(id);
        province.post("/api/situation-reports/" + id + "/receipt", null).ok();
        dispatcher
                .post("/api/situation-reports/" + id + "/by-pass", Map.of("level", "PROVINCE", "reason", "再报"))
                .problem(409, "already-sent");
        assertThat(whole(dispatcher, id).path("state").asText())
                .as("a by-passed level does not sign for the one it was addressed to")
                .isEqualTo("SENT");

        write(dispatcher, id, "cause", "改", 1).problem(409, "report-state");
        dispatcher
                .post("/api/situation-reports/" + id + "/amendment", Map.of("reason", "起因有误"))
                .ok();
        write(dispatcher, id, "cause", "农事用火", 1).ok();
        submit(id).ok();
        commander.post("/api/situation-reports/" + id + "/approval", null).ok();
        JsonNode amended = awaitState(id, "SENT");
        assertThat(amended.path("version").asInt()).isEqualTo(2);
        JsonNode second = amended.at("/versions/1");
        assertThat(second.path("reason").asText()).isEqualTo("起因有误");
        assertThat(second.path("changes").toString()).contains("上坟烧纸", "农事用火");
        assertThat(amended.at("/versions/0/fields").toString()).contains("上坟烧纸").doesNotContain("农事用火");
        assertThat(amended.path("recipients").findValuesAsText("version")).contains("1", "2");
        leader.post("/api/situation-reports/" + id + "/receipt", null).ok();
        assertThat(awaitState(id, "RECEIVED").path("late").asBoolean()).isFalse();
    }

    @Test
    void theFinalReportFollowsTheClosureAndEndsTheReporting() {
        String incident = fire(dispatcher);
        String id = awaitReport(incident, "首报").path("id").asText();
        String run = run(incident);
        dispatcher
                .post("/api/incidents/" + incident + "/situation-reports", Map.of("kind", "FIRST"))
                .problem(409, "report-exists");
        dispatcher
                .post("/api/incidents/" + incident + "/situation-reports", Map.of("kind", "FOLLOW_UP"))
                .problem(409, "report-open");
        sendFirst(id);
        dispatcher
                .post("/api/incidents/" + incident + "/situation-reports", Map.of("kind", "FINAL"))
                .problem(409, "incident-open");
        String asked = dispatcher
                .post(
                        "/api/incidents/" + incident + "/situation-reports",
                        Map.of("kind", "FOLLOW_UP", "reason", "领导要求"))
                .expect(201)
                .json()
                .path("id")
                .asText();
        awaitToken(incident, "Task_CheckFacts");
        close(incident);
        // closing an incident does not end the time of its report
        Eventually.within(SOON, () -> openDeadline(incident, "WRITTEN_REPORT") != null);
        sendFirst(asked);

        JsonNode last = awaitReport(incident, "终报");
        String lastId = last.path("id").asText();
        awaitToken(incident, "Task_CheckFacts");
        JsonNode draft = whole(dispatcher, lastId);
        assertThat(field(draft, "result").path("text").asText()).contains("火场封控", "明火扑灭");
        assertThat(field(draft, "release").path("text").asText()).contains("结案");
        assertThat(draft.path("missing").toString()).contains("经验教训");
        write(dispatcher, lastId, "lessons", "瞭望及时，队伍到位快", 0).ok();
        sendFirst(lastId);
        leader.post("/api/situation-reports/" + lastId + "/receipt", null).ok();
        awaitState(lastId, "RECEIVED");
        Eventually.within(
                SOON,
                () -> jdbc.sql("select count(*) from act_ru_execution where business_key_ = ?")
                                .param(run)
                                .query(Integer.class)
                                .single()
                        == 0);
        dispatcher
                .post("/api/incidents/" + incident + "/situation-reports", Map.of("kind", "FOLLOW_UP"))
                .problem(409, "reporting-over");
        assertThat(new String(
                        dispatcher
                                .get("/api/incidents/" + incident + "/reports/final-report.pdf")
                                .expect(200)
                                .bytes(),
                        0,
                        5,
                        StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
        dispatcher
                .get("/api/incidents/" + incident + "/reports/post-incident.pdf")
                .expect(200);
        journalIsGaplessAndSealed(dispatcher, incident);
    }

    @Test
    void aFalseAlarmThatWasNeverReportedNeedsNoReport() {
        String incident = fire(dispatcher);
        String id = awaitReport(incident, "首报").path("id").asText();
        String run = run(incident);
        dispatcher
                .post("/api/incidents/" + incident + "/cancellation", Map.of("reason", "误报"))
                .ok();
        awaitState(id, "DROPPED");
        Eventually.within(
                SOON,
                () -> jdbc.sql("select count(*) from act_ru_execution where business_key_ = ?")
                                .param(run)
                                .query(Integer.class)
                                .single()
                        == 0);
        assertThat(openDeadline(incident, "WRITTEN_REPORT")).isNull();
        dispatcher.post("/api/situation-reports/" + id + "/submission", null).problem(409, "report-state");
    }

    @Test
    void anotherDivisionSeesNothing() {
        String incident = fire(dispatcher);
        String id = awaitReport(incident, "首报").path("id").asText();
        write(dispatcher, id, "next", "内部批示金丝雀", 0).ok();
        sendFirst(id);
        Client yongkang = as("yongkang");
        for (String path : List.of(
                "/api/incidents/" + incident + "/situation-reports",
                "/api/situation-reports/" + id,
                "/api/incidents/" + incident + "/reports/first-report.pdf",
                "/api/incidents/" + incident + "/reports/first-report.docx")) {
            yongkang.get(path).problem(404, "not-found");
        }
        yongkang.post("/api/situation-reports/" + id + "/inquiry", Map.of("text", "问"))
                .problem(404, "not-found");
        assertThat(yongkang.get("/api/situation-reports").ok().text()).doesNotContain("金丝雀", id);
        assertThat(yongkang.get("/api/alarms").ok().text()).doesNotContain(id);
        // shared by hand, the incident still keeps its reports to itself
        dispatcher
                .post(
                        "/api/incidents/" + incident + "/shares",
                        Map.of("divisionCode", "330784", "degree", "ASSIST", "minutes", 10, "reason", "协助"))
                .expect(201);
        assertThat(yongkang.get("/api/incidents/" + incident).ok().text()).doesNotContain("reporting", "金丝雀");
        assertThat(yongkang.get("/api/incidents/" + incident + "/events?after=0")
                        .ok()
                        .text())
                .doesNotContain("金丝雀", "SituationReport");
        yongkang.get("/api/situation-reports/" + id).problem(404, "not-found");
    }

    // --- phrases ---

    private void everyNumberLeadsToItsEntries(String incident, JsonNode draft) {
        Set<Long> journal = new HashSet<>();
        dispatcher
                .get("/api/incidents/" + incident + "/events?after=0")
                .ok()
                .json()
                .forEach(it -> journal.add(it.path("seq").asLong()));
        List<String> filled = new ArrayList<>();
        draft.path("fields").forEach(it -> {
            if (it.path("source").asText().equals("JOURNAL")) {
                filled.add(it.path("field").asText());
                assertThat(it.path("entries")).as(it.toString()).isNotEmpty();
                it.path("entries").forEach(seq -> assertThat(journal).contains(seq.asLong()));
            } else {
                assertThat(it.path("entries")).isEmpty();
            }
        });
        assertThat(filled).contains("discovery", "place", "nature", "trend", "weather");
    }

    private void sendFirst(String id) {
        submit(id).ok();
        commander.post("/api/situation-reports/" + id + "/approval", null).ok();
        Eventually.within(SOON, () -> List.of("SENT", "RECEIVED")
                .contains(whole(dispatcher, id).path("state").asText()));
    }

    private void close(String incident) {
        for (String stage : List.of("CONTROLLED", "EXTINGUISHED", "GUARDING")) {
            dispatcher
                    .post("/api/incidents/" + incident + "/status", Map.of("status", stage))
                    .ok();
        }
        commander
                .post("/api/incidents/" + incident + "/status", Map.of("status", "INSPECTED", "note", "三无，雨后提前验收"))
                .ok();
        dispatcher
                .post("/api/incidents/" + incident + "/closure", Map.of("note", "处置结束"))
                .ok();
    }

    private void assess(String incident, Map<String, Object> facts) {
        dispatcher.post("/api/incidents/" + incident + "/assessment", facts).ok();
    }

    private Answer submit(String id) {
        return dispatcher.post("/api/situation-reports/" + id + "/submission", null);
    }

    private static Answer write(Client who, String id, String field, String text, int revision) {
        return who.post(
                "/api/situation-reports/" + id + "/fields", Map.of("field", field, "text", text, "revision", revision));
    }

    private JsonNode whole(Client who, String id) {
        return who.get("/api/situation-reports/" + id).ok().json();
    }

    private JsonNode report(String incident, String label) {
        for (JsonNode it : dispatcher
                .get("/api/incidents/" + incident + "/situation-reports")
                .ok()
                .json()) {
            if (it.path("label").asText().equals(label)) {
                return it;
            }
        }
        return null;
    }

    private JsonNode awaitReport(String incident, String label) {
        return Eventually.within(SOON, () -> report(incident, label));
    }

    private JsonNode awaitState(String id, String state) {
        return Eventually.within(SOON, () -> {
            JsonNode it = whole(dispatcher, id);
            return it.path("state").asText().equals(state) ? it : null;
        });
    }

    private static JsonNode field(JsonNode report, String name) {
        for (JsonNode it : report.path("fields")) {
            if (it.path("field").asText().equals(name)) {
                return it;
            }
        }
        throw new AssertionError(name + " is no item of " + report);
    }

    private JsonNode entry(String incident, String type) {
        return entry(incident, type, any -> true);
    }

    private JsonNode entry(String incident, String type, Predicate<JsonNode> which) {
        return Eventually.within(SOON, () -> {
            for (JsonNode it : dispatcher
                    .get("/api/incidents/" + incident + "/events?after=0")
                    .ok()
                    .json()) {
                if (it.path("type").asText().equals(type) && which.test(it)) {
                    return it;
                }
            }
            return null;
        });
    }

    /** The duty that is reported under now: the business key of its process. */
    private String run(String incident) {
        return jdbc.sql("select id::text from reporting_duty where incident_id = ?::uuid and ended_at is null")
                .param(incident)
                .query(String.class)
                .single();
    }

    private void awaitToken(String incident, String element) {
        String run = run(incident);
        Eventually.within(
                SOON,
                () -> jdbc.sql(
                                        """
                                select count(*) from act_ru_execution e
                                  join act_ru_execution p on p.id_ = e.proc_inst_id_
                                 where p.business_key_ = ? and e.act_id_ = ?""")
                                .params(run, element)
                                .query(Integer.class)
                                .single()
                        > 0);
    }

    private Instant openDeadline(String incident, String kind) {
        for (JsonNode it : picture(dispatcher, incident).path("deadlines")) {
            boolean open = !it.hasNonNull("metAt") && !it.hasNonNull("firedAt") && !it.hasNonNull("cancelledAt");
            if (it.path("kind").asText().equals(kind) && open) {
                return instant(it.path("dueAt"));
            }
        }
        return null;
    }

    private static Instant instant(JsonNode node) {
        return Instant.parse(node.asText());
    }

    private static Duration between(Instant from, JsonNode to) {
        return Duration.between(from, instant(to)).plusMillis(500).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    }

    /** The words of the document, without its markup. */
    private String docx(String incident, String kind) throws IOException {
        byte[] file = dispatcher
                .get("/api/incidents/" + incident + "/reports/" + kind + ".docx")
                .expect(200)
                .bytes();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry it = zip.getNextEntry(); it != null; it = zip.getNextEntry()) {
                if (it.getName().equals("word/document.xml")) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8)
                            .replaceAll("<[^>]+>|\\s+(?=[\\n\\r])|[\\n\\r]", "")
                            .replace("&lt;", "<");
                }
            }
        }
        throw new AssertionError("no document in the file");
    }
}
