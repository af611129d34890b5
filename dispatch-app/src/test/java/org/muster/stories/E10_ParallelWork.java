package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muster.integrations.release.SimulatedReleases;
import org.muster.support.Accident;
import org.muster.support.Answer;
import org.muster.support.Client;
import org.muster.support.Duty;
import org.muster.support.Eventually;
import org.muster.support.Forest;
import org.muster.support.Paper;
import org.muster.support.ParallelWork;
import org.muster.support.Stomp;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/**
 * STORY UNDER TEST: while chlorine is being stopped, experts are asked, the police steer the traffic, the public is told
 * what somebody approved, evidence is kept, and what was borrowed is paid.
 */
class E10_ParallelWork extends AccidentStory {

    private static final int SIXTY_TIMES_AS_FAST = 60;

    @Autowired
    SimulatedReleases papers;

    private final List<String> raised = new ArrayList<>();

    private String accident(String place, int speed) {
        String incident = Accident.raised(as("dispatcher"), place, speed);
        raised.add(incident);
        return incident;
    }

    @AfterEach
    void itIsOver() {
        raised.forEach(it -> as("dispatcher").post("/api/incidents/{}/cancellation", Map.of("reason", "试验结束"), it));
    }

    @Test
    void asksTheBestExpertAndKeepsWhatTheyAdviseUnderTheirName() {
        Client dispatcher = as("dispatcher");
        String incident = accident("专家甲厂", 1);

        // who knows chlorine comes first, by grade; the one of grade D is not proposed
        JsonNode proposals = dispatcher
                .get("/api/incidents/" + incident + "/expert-proposals?substance=CL2")
                .ok()
                .json();
        List<String> order = texts(proposals.path("experts"), "/expert/id");
        assertThat(order).doesNotContain("EX06").containsSubsequence("EX01", "EX04", "EX05", "EX03");
        assertThat(order).contains("EX10").doesNotContain("EX07");
        assertThat(proposals.path("notProposed").asInt()).isEqualTo(1);
        assertThat(proposals.at("/experts/0/reasons").toString()).contains("熟悉 CL2", "信用 A 级", "市级");
        dispatcher
                .post("/api/incidents/{}/expert-calls", Map.of("expertId", "EX06", "question", "评估"), incident)
                .problem(422, "invalid");
        dispatcher
                .post("/api/incidents/{}/expert-calls", Map.of("expertId", "NOPE", "question", "评估"), incident)
                .problem(404, "not-found");

        // called over the phone's own channels, answers by short message: by video
        Instant before = Instant.now().minusSeconds(1);
        JsonNode call = ParallelWork.call(dispatcher, incident, "EX01");
        String callId = call.path("id").asText();
        JsonNode message = Duty.awaitMessage(dispatcher, "10199900001", "氯气扩散范围", before);
        assertThat(message.path("text").asText()).contains("视频参加", "到现场");
        Duty.reply(dispatcher, "10199900001", "3", message);
        Eventually.within(SOON, () -> "VIDEO"
                .equals(expert(dispatcher, incident, callId).path("answer").asText()));
        assertThat(lastOf(dispatcher, incident, "ExpertAnswered")
                        .at("/data/saidLabel")
                        .asText())
                .isEqualTo("视频参加");
        dispatcher
                .post("/api/incidents/{}/expert-calls", Map.of("expertId", "EX01", "question", "评估"), incident)
                .problem(409, "already-called");

        // another is heard by telephone, and declines
        String declined =
                ParallelWork.call(dispatcher, incident, "EX05").path("id").asText();
        dispatcher
                .post("/api/expert-calls/{}/answer", Map.of("answer", "DECLINED", "via", "PHONE"), declined)
                .ok();

        // the advice stands in the sealed journal with name and time; said twice it is one
        dispatcher
                .post("/api/expert-calls/{}/joined", Map.of("byVideo", true), callId)
                .ok();
        UUID advice = UUID.randomUUID();
        Map<String, Object> said = Map.of("clientId", advice, "text", "先关 1 号切断阀，再碱液吸收；不要直接喷水", "via", "VIDEO");
        dispatcher.post("/api/expert-calls/{}/advice", said, callId).expect(201);
        dispatcher.post("/api/expert-calls/{}/advice", said, callId).expect(201);
        dispatcher
                .post("/api/expert-calls/{}/advice", Map.of("clientId", advice, "text", "别的意见", "via", "VIDEO"), callId)
                .problem(422, "client-id-reused");
        assertThat(expert(dispatcher, incident, callId).path("advice")).hasSize(1);
        JsonNode told = lastOf(dispatcher, incident, "ExpertAdvised");
        assertThat(told.at("/data/name").asText()).isEqualTo("演示·沈氯安");
        assertThat(told.at("/data/text").asText()).contains("碱液吸收");
        assertThat(told.at("/data/signedAt").asText()).isNotBlank();
        assertThat(told.toString()).doesNotContain("10199900001");

        // what the work was worth is said afterwards, once
        Map<String, Object> worth = Map.of("points", 5, "reason", "意见及时有效");
        as("commander").post("/api/expert-calls/{}/credit", worth, callId).problem(409, "illegal-transition");
        dispatcher
                .post("/api/incidents/{}/cancellation", Map.of("reason", "误报"), incident)
                .expect(204);
        as("commander").post("/api/expert-calls/{}/credit", worth, callId).expect(201);
        as("commander").post("/api/expert-calls/{}/credit", worth, callId).problem(409, "already-credited");
        assertThat(lastOf(dispatcher, incident, "ExpertCredited")
                        .at("/data/credit")
                        .asText())
                .isEqualTo("A");

        // another county has its own experts and knows nothing of this incident
        assertThat(texts(as("yongkang").get("/api/experts").ok().json(), "/id")).containsExactly("EX09");
        as("yongkang").get("/api/incidents/{}/expert-calls", incident).problem(404, "not-found");
        as("enterprise").get("/api/incidents/{}/expert-calls", incident).expect(403);
    }

    @Test
    void saysThatAnExpertDoesNotAnswer() {
        Client dispatcher = as("dispatcher");
        String incident = accident("专家乙厂", SIXTY_TIMES_AS_FAST);
        String call = ParallelWork.call(dispatcher, incident, "EX03").path("id").asText();
        awaitTold(dispatcher, incident, "ExpertUnanswered");
        assertThat(expert(dispatcher, incident, call).path("overdue").asBoolean())
                .isTrue();
        Eventually.within(SOON, () -> alarms(dispatcher, incident).contains("EXPERT_" + call));
        // late is better than never: heard, marked, and off the board
        dispatcher
                .post("/api/expert-calls/{}/answer", Map.of("answer", "ON_SITE", "via", "PHONE"), call)
                .ok();
        assertThat(lastOf(dispatcher, incident, "ExpertAnswered")
                        .at("/data/late")
                        .asBoolean())
                .isTrue();
        Eventually.within(SOON, () -> !alarms(dispatcher, incident).contains("EXPERT_" + call));
    }

    @Test
    void tellsThePublicOnlyWhatTheNamedAuthorityApproved() {
        Client dispatcher = as("dispatcher");
        Client commander = as("commander");
        Client leader = as("leader");
        String incident = accident("通报甲厂", 1);
        dispatcher
                .post("/api/incidents/{}/assessment", Map.of("dead", 1, "seriouslyHurt", 2, "moved", 352), incident)
                .ok();
        JsonNode prefilled = dispatcher
                .get("/api/incidents/{}/public-information", incident)
                .ok()
                .json();
        assertThat(prefilled.at("/assessed/moved").asInt()).isEqualTo(352);
        assertThat(prefilled.path("text").asText()).contains("死亡 1 人", "重伤 2 人", "疏散转移周边群众 352 人");
        assertThat(texts(prefilled.path("authorities"), "/username")).contains("commander", "leader");
        Eventually.within(SOON, () -> !picture(dispatcher, incident)
                .at("/publicInformation/firstDueAt")
                .isMissingNode());

        // a draft with an old figure; nobody reviews or approves their own words, and nobody else than who was named
        String id = ParallelWork.draft(dispatcher, incident, Map.of("dead", 0, "seriouslyHurt", 2, "moved", 352))
                .path("id")
                .asText();
        publish(dispatcher, id).problem(409, "illegal-transition");
        dispatcher
                .post("/api/public-information/{}/submission", Map.of("authority", "dispatcher"), id)
                .problem(422, "invalid");
        dispatcher
                .post("/api/public-information/{}/submission", Map.of("authority", "leader"), id)
                .ok();
        dispatcher
                .post("/api/public-information/{}/review", Map.of("revision", 1), id)
                .expect(403);
        leader.post("/api/public-information/{}/approval", Map.of("revision", 1), id)
                .problem(409, "illegal-transition");
        commander
                .post("/api/public-information/{}/review", Map.of("revision", 1), id)
                .ok();
        commander
                .post("/api/public-information/{}/approval", Map.of("revision", 1), id)
                .expect(403);
        JsonNode differs = leader.post("/api/public-information/{}/approval", Map.of("revision", 1), id)
                .problem(409, "figures-differ");
        assertThat(differs.path("differences")).hasSize(1);
        assertThat(differs.path("detail").asText()).contains("死亡：拟发布 0，核定 1");
        publish(dispatcher, id).problem(409, "illegal-transition");

        // mended, it begins anew: what was reviewed before counts no more
        dispatcher
                .put(
                        "/api/public-information/" + id,
                        Map.of(
                                "words",
                                ParallelWork.words(
                                        "关于氯气泄漏的情况通报（一）", Map.of("dead", 1, "seriouslyHurt", 2, "moved", 352))))
                .ok();
        leader.post("/api/public-information/{}/approval", Map.of("revision", 2), id)
                .problem(409, "illegal-transition");
        dispatcher
                .post("/api/public-information/{}/submission", Map.of("authority", "leader"), id)
                .ok();
        commander
                .post("/api/public-information/{}/review", Map.of("revision", 1), id)
                .problem(409, "changed-meanwhile");
        commander
                .post("/api/public-information/{}/review", Map.of("revision", 2), id)
                .ok();
        leader.post("/api/public-information/{}/approval", Map.of("revision", 2), id)
                .ok();
        // until now nothing is out, and the journal has told nobody the words
        assertThat(published("关于氯气泄漏")).isEmpty();
        assertThat(dispatcher
                        .get("/api/incidents/" + incident + "/events?after=0")
                        .text())
                .doesNotContain("听从疏散安排");
        publish(dispatcher, id).ok();
        publish(dispatcher, id).problem(409, "illegal-transition");
        Eventually.within(SOON, () -> published("关于氯气泄漏的情况通报（一）").size() == 2);
        assertThat(published("关于氯气泄漏的情况通报（一）").get(0)).startsWith("【推演】");
        JsonNode out = lastOf(dispatcher, incident, "ReleasePublished").path("data");
        assertThat(out.path("text").asText()).contains("听从疏散安排");
        assertThat(out.path("authorityName").asText()).isEqualTo("周海峰");
        assertThat(out.path("late").asBoolean()).isFalse();
        assertThat(picture(dispatcher, incident)
                        .at("/publicInformation/firstAt")
                        .isMissingNode())
                .isFalse();

        // it cannot be taken away, only corrected, by the same way
        dispatcher.post("/api/public-information/{}/discard", Map.of(), id).problem(409, "illegal-transition");
        String correction = dispatcher
                .post(
                        "/api/incidents/{}/public-information",
                        Map.of(
                                "kind",
                                "CORRECTION",
                                "corrects",
                                id,
                                "words",
                                ParallelWork.words("疏散人数更正", Map.of("dead", 1, "seriouslyHurt", 2, "moved", 400))),
                        incident)
                .expect(201)
                .json()
                .path("id")
                .asText();
        dispatcher
                .post("/api/public-information/{}/submission", Map.of("authority", "commander"), correction)
                .ok();
        leader.post("/api/public-information/{}/review", Map.of("revision", 1), correction)
                .ok();
        commander
                .post("/api/public-information/{}/approval", Map.of("revision", 1, "reason", "核定表半小时后更新"), correction)
                .ok();
        assertThat(lastOf(dispatcher, incident, "ReleaseApproved")
                        .at("/data/differences/0")
                        .asText())
                .isEqualTo("疏散：拟发布 400，核定 352");
        publish(commander, correction).ok();
        assertThat(release(dispatcher, incident, id).path("state").asText()).isEqualTo("CORRECTED");
        Eventually.within(SOON, () -> published("更正：疏散人数更正").size() == 2);

        // pollution is told by a city or above (危化条例 Art 74)
        String pollution = dispatcher
                .post(
                        "/api/incidents/{}/public-information",
                        Map.of("kind", "STATEMENT", "words", polluted()),
                        incident)
                .expect(201)
                .json()
                .path("id")
                .asText();
        assertThat(dispatcher
                        .post("/api/public-information/{}/submission", Map.of("authority", "commander"), pollution)
                        .problem(422, "invalid")
                        .path("detail")
                        .asText())
                .contains("设区的市");
        as("yongkang").get("/api/incidents/{}/public-information", incident).problem(404, "not-found");
        as("yongkang")
                .post("/api/public-information/{}/submission", Map.of("authority", "leader"), pollution)
                .problem(404, "not-found");
        as("enterprise").get("/api/incidents/{}/public-information", incident).expect(403);
    }

    @Test
    void keepsEvidenceAndDetectsThatItWasTamperedWith() {
        Client dispatcher = as("dispatcher");
        Client commander = as("commander");
        String incident = accident("取证甲厂", 1);
        JsonNode opened = ParallelWork.awaitInvestigation(dispatcher, incident);
        assertThat(Duration.between(
                        Instant.parse(opened.at("/investigation/openedAt").asText()),
                        Instant.parse(opened.at("/investigation/dueAt").asText())))
                .isBetween(Duration.ofDays(60).minusMinutes(10), Duration.ofDays(60));
        dispatcher
                .post(
                        "/api/incidents/{}/investigation/scene-protection",
                        Map.of("by", "塘下派出所", "note", "警戒带围护，移动的阀门已拍照标记"),
                        incident)
                .ok();
        byte[] trend = ParallelWork.bytes("时间,压力\n22:10,0.42\n");
        JsonNode evidence = ParallelWork.evidence(dispatcher, incident, "DCS_RECORD", trend);
        String id = evidence.path("id").asText();
        assertThat(evidence.path("fileName").asText()).doesNotContain("/").doesNotContain("..");
        assertThat(evidence.path("sha256").asText()).hasSize(64);
        assertThat(dispatcher.get("/api/evidence/{}/file", id).ok().bytes()).isEqualTo(trend);
        dispatcher
                .upload(
                        "/api/incidents/{}/evidence",
                        "file",
                        "text/csv",
                        Map.of(
                                "kind", "PHOTO",
                                "name", "阀门",
                                "takenBy", "郑",
                                "takenAt", Instant.now().plusSeconds(7200).toString(),
                                "place", "现场",
                                "holder", "证据室"),
                        "x.jpg",
                        trend,
                        incident)
                .problem(422, "invalid");

        // from hand to hand, only appended; a hand-over from before the last one is refused
        dispatcher
                .post("/api/evidence/{}/custody", Map.of("toWhom", "市检测中心", "place", "温州", "purpose", "送检"), id)
                .expect(201);
        dispatcher
                .post(
                        "/api/evidence/{}/custody",
                        Map.of(
                                "toWhom", "甲",
                                "place", "乙",
                                "purpose", "丙",
                                "handedAt", "2020-01-01T00:00:00Z"),
                        id)
                .problem(422, "invalid");
        JsonNode intact = dispatcher
                .post("/api/evidence/{}/verification", Map.of(), id)
                .ok()
                .json();
        assertThat(intact.path("intact").asBoolean()).as(intact.toString()).isTrue();

        // the journal proves it and gives nothing away
        String journal =
                dispatcher.get("/api/incidents/" + incident + "/events?after=0").text();
        assertThat(journal).contains(evidence.path("sha256").asText()).doesNotContain("蒸发器", "市检测中心");

        // the firm cannot be let in, the crews and the neighbours see nothing; who is named reads it
        for (String who : List.of("enterprise", "yongkang", "brigade", "grid", "admin")) {
            as(who).get("/api/incidents/{}/investigation", incident).problem(404, "not-found");
            as(who).get("/api/evidence/{}/file", id).problem(404, "not-found");
        }
        commander
                .post(
                        "/api/incidents/{}/investigation/group",
                        Map.of("name", "企业甲", "unit", "示例液氯使用厂", "username", "enterprise"),
                        incident)
                .problem(422, "invalid");
        commander
                .post(
                        "/api/incidents/{}/investigation/group",
                        Map.of("name", "永康专家", "unit", "永康市应急局", "username", "yongkang"),
                        incident)
                .expect(201);
        assertThat(as("yongkang").get("/api/evidence/{}/file", id).ok().bytes()).isEqualTo(trend);
        as("yongkang").get("/api/incidents/{}", incident).problem(404, "not-found");
        // nobody is named twice; who has an interest in it leaves, and reads nothing any more
        Map<String, Object> leaving = Map.of("name", "永康专家", "unit", "永康市应急局", "reason", "与事故单位有利害关系");
        commander
                .post("/api/incidents/{}/investigation/group", Map.of("name", "永康专家", "unit", "永康市应急局"), incident)
                .problem(422, "invalid");
        dispatcher
                .post("/api/incidents/{}/investigation/group/removal", leaving, incident)
                .expect(403);
        commander
                .post("/api/incidents/{}/investigation/group/removal", leaving, incident)
                .ok();
        commander
                .post("/api/incidents/{}/investigation/group/removal", leaving, incident)
                .problem(422, "invalid");
        as("yongkang").get("/api/evidence/{}/file", id).problem(404, "not-found");
        assertThat(lastOf(dispatcher, incident, "InvestigatorRemoved")
                        .at("/data/reason")
                        .asText())
                .isEqualTo("与事故单位有利害关系");
        as("auditor")
                .post("/api/evidence/{}/custody", Map.of("toWhom", "甲", "place", "乙", "purpose", "丙"), id)
                .expect(403);

        // the time: at most sixty days more
        Map<String, Object> more = Map.of("days", 40, "approvedBy", "瑞安市人民政府", "reason", "技术鉴定");
        commander
                .post("/api/incidents/{}/investigation/extension", more, incident)
                .ok();
        assertThat(commander
                        .post("/api/incidents/{}/investigation/extension", more, incident)
                        .problem(422, "invalid")
                        .path("detail")
                        .asText())
                .contains("至多再延 20 日");
        assertThat(dispatcher
                        .get("/api/incidents/{}/investigation", incident)
                        .ok()
                        .json()
                        .at("/term/extensionLeft")
                        .asInt())
                .isEqualTo(20);

        // the database itself changes and deletes nothing
        UUID key = UUID.fromString(id);
        assertThatThrownBy(() ->
                        jdbc.sql("delete from evidence where id = ?").param(key).update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("update evidence_custody set to_whom = '别人' where evidence_id = ?")
                        .param(key)
                        .update())
                .isInstanceOf(DataAccessException.class);
        // and whoever goes behind its back is found out
        behindItsBack("evidence", "evidence_kept", () -> jdbc.sql("update evidence set content = ? where id = ?")
                .params("时间,压力\n22:10,0.30\n".getBytes(StandardCharsets.UTF_8), key)
                .update());
        JsonNode tampered = dispatcher
                .post("/api/evidence/{}/verification", Map.of(), id)
                .ok()
                .json();
        assertThat(tampered.path("intact").asBoolean()).isFalse();
        assertThat(tampered.path("problems").toString()).contains("SHA-256 不一致");
        Eventually.within(SOON, () -> alarms(dispatcher, incident).contains("EVIDENCE_" + id));
        behindItsBack("evidence_custody", "custody_kept", () -> jdbc.sql(
                        "update evidence_custody set to_whom = '别人' where evidence_id = ? and seq = 2")
                .param(key)
                .update());
        assertThat(dispatcher
                        .post("/api/evidence/{}/verification", Map.of(), id)
                        .ok()
                        .json()
                        .path("problems")
                        .toString())
                .contains("第 2 次交接的记录已被改动");
    }

    @Test
    void hearsFromThePoliceThatAPointStandsAndThatItIsLifted() {
        Client dispatcher = as("dispatcher");
        String incident = accident("管制甲厂", 1);
        Instant before = Instant.now().minusSeconds(1);
        String point = ParallelWork.trafficPoint(dispatcher, incident, "104 国道塘下路口", "10199800001")
                .path("id")
                .asText();
        JsonNode message = Duty.awaitMessage(dispatcher, "10199800001", "104 国道塘下路口", before);
        Stomp desk = listening(dispatcher, "/topic/incidents/" + incident);
        Stomp neighbour = listening(as("yongkang"), "/topic/divisions/330784");
        Duty.reply(dispatcher, "10199800001", "1", message);
        desk.awaitType("TrafficPointManned", SOON);
        assertThat(neighbour.frames().toString()).doesNotContain(incident);
        Eventually.within(
                SOON, () -> picture(dispatcher, incident).at("/trafficPoints/0").has("mannedAt"));
        assertThat(lastOf(dispatcher, incident, "TrafficPointManned")
                        .path("channel")
                        .asText())
                .isEqualTo("SMS");
        // a second one cannot be kept: the desk hears an alarm until somebody else stands there
        before = Instant.now().minusSeconds(1);
        String second = ParallelWork.trafficPoint(dispatcher, incident, "塘梅路高架下", "10199800002")
                .path("id")
                .asText();
        Duty.reply(dispatcher, "10199800002", "2", Duty.awaitMessage(dispatcher, "10199800002", "塘梅路高架下", before));
        Eventually.within(SOON, () -> alarms(dispatcher, incident).contains("TRAFFIC_" + second));
        dispatcher
                .post("/api/traffic-points/{}/manning", Map.of("keptBy", "方警官"), second)
                .ok();
        Eventually.within(SOON, () -> !alarms(dispatcher, incident).contains("TRAFFIC_" + second));
        dispatcher
                .post("/api/traffic-points/{}/lifting", Map.of("reason", "警戒解除"), point)
                .ok();
        dispatcher
                .post("/api/traffic-points/{}/lifting", Map.of("reason", "警戒解除"), point)
                .ok();
        assertThat(told(dispatcher, incident).stream().filter("TrafficPointLifted"::equals))
                .hasSize(1);
        as("yongkang")
                .post("/api/traffic-points/{}/lifting", Map.of("reason", "试验"), second)
                .problem(404, "not-found");
    }

    @Test
    void paysWhatWasAssessedAndRefusesAmountsThatCannotBe() {
        Client dispatcher = as("dispatcher");
        Client commander = as("commander");
        String incident = accident("补偿甲厂", 1);
        for (String amount : List.of("0", "-1", "10000000000", "9999999999.999", "1e400", "99999999999999999999")) {
            Map<String, Object> form = new LinkedHashMap<>(
                    Map.of("claimant", "甲", "kind", "LOSS", "basis", "核损", "what", "货物", "claimed", amount));
            dispatcher.post("/api/incidents/{}/compensation", form, incident).problem(422, "invalid");
        }
        assertThat(dispatcher
                        .post(
                                "/api/incidents/{}/compensation",
                                Map.of(
                                        "claimant",
                                        "甲",
                                        "kind",
                                        "REQUISITION",
                                        "basis",
                                        "征用单",
                                        "what",
                                        "叉车",
                                        "claimed",
                                        1,
                                        "requisitionId",
                                        UUID.randomUUID()),
                                incident)
                        .problem(422, "invalid")
                        .path("detail")
                        .asText())
                .contains("征用单");
        String first = ParallelWork.claim(dispatcher, incident, "9999999999.99")
                .path("id")
                .asText();
        String second = ParallelWork.claim(dispatcher, incident, "9999999999.99")
                .path("id")
                .asText();
        String third =
                ParallelWork.claim(dispatcher, incident, "4200.50").path("id").asText();
        commander
                .post("/api/compensation/{}/payment", Map.of("receipt", "凭 1"), third)
                .problem(409, "illegal-transition");
        commander
                .post("/api/compensation/{}/assessment", Map.of("amount", "3900.50", "reason", "按进价"), third)
                .ok();
        commander
                .post("/api/compensation/{}/payment", Map.of("receipt", "凭 1"), third)
                .ok();
        commander
                .post("/api/compensation/{}/payment", Map.of("receipt", "凭 2"), third)
                .problem(409, "illegal-transition");
        commander
                .post("/api/compensation/{}/refusal", Map.of("reason", "没有凭据"), first)
                .ok();
        commander
                .post("/api/compensation/{}/assessment", Map.of("amount", "9999999999.99", "reason", "核损"), second)
                .ok();
        JsonNode sums =
                dispatcher.get("/api/incidents/{}/compensation", incident).ok().json();
        assertThat(sums.path("claimed").decimalValue()).isEqualByComparingTo("20000004200.48");
        assertThat(sums.path("paid").decimalValue()).isEqualByComparingTo("3900.50");
        assertThat(sums.path("owed").decimalValue()).isEqualByComparingTo("9999999999.99");
        assertThat(sums.path("open").asInt()).isEqualTo(1);
        assertThat(picture(dispatcher, incident)
                        .path("compensation")
                        .path("claims")
                        .asInt())
                .isEqualTo(3);
        // who claims is nobody's business in the journal
        assertThat(dispatcher
                        .get("/api/incidents/" + incident + "/events?after=0")
                        .text())
                .doesNotContain("示例鞋厂");
        assertThat(Paper.words(dispatcher
                        .get("/api/incidents/{}/reports/post-incident.pdf", incident)
                        .ok()
                        .bytes()))
                .contains("调查、发布与补偿", "补偿3件，已付3900.50元", "第1件不予补偿：没有凭据")
                .doesNotContain("示例鞋厂");
        // the clerk's ledger names the claimants, for those alone who may read the claims
        assertThat(Paper.words(dispatcher
                        .get("/api/incidents/{}/reports/compensation.pdf", incident)
                        .ok()
                        .bytes()))
                .contains("补偿台账", "塘下镇示例鞋厂", "3,900.50", "合计3件", "不予补偿", "凭证凭1");
        Answer ledger = dispatcher
                .get("/api/incidents/{}/reports/compensation.xlsx", incident)
                .ok();
        assertThat(ledger.header("Content-Type")).contains("spreadsheetml");
        assertThat(Paper.cells(ledger.bytes())).contains("示例鞋厂", "<v>3900.5</v>", "<v>2.000000420048E10</v>");
        as("yongkang")
                .get("/api/incidents/{}/reports/compensation.xlsx", incident)
                .problem(404, "not-found");
        as("enterprise")
                .get("/api/incidents/{}/reports/compensation.xlsx", incident)
                .expect(403);
        as("yongkang").get("/api/incidents/{}/compensation", incident).problem(404, "not-found");
        as("enterprise").get("/api/incidents/{}/compensation", incident).expect(403);
    }

    private static Map<String, Object> polluted() {
        Map<String, Object> words = new LinkedHashMap<>(ParallelWork.words("水质监测情况", Map.of()));
        words.put("pollution", true);
        return words;
    }

    private static JsonNode lastOf(Client who, String incident, String type) {
        List<JsonNode> events = Forest.events(who, incident, type);
        assertThat(events).as(type).isNotEmpty();
        return events.get(events.size() - 1);
    }

    private void behindItsBack(String table, String trigger, Runnable change) {
        jdbc.sql("alter table " + table + " disable trigger " + trigger).update();
        try {
            change.run();
        } finally {
            jdbc.sql("alter table " + table + " enable trigger " + trigger).update();
        }
    }

    private static Answer publish(Client who, String release) {
        return who.post("/api/public-information/{}/publication", Map.of(), release);
    }

    private List<String> published(String words) {
        return papers.published().stream()
                .map(it -> it.headline())
                .filter(it -> it.contains(words))
                .toList();
    }

    private static JsonNode expert(Client who, String incident, String call) {
        return one(who.get("/api/incidents/{}/expert-calls", incident).ok().json(), call);
    }

    private static JsonNode release(Client who, String incident, String id) {
        return one(
                who.get("/api/incidents/{}/public-information", incident)
                        .ok()
                        .json()
                        .path("releases"),
                id);
    }

    private static JsonNode one(JsonNode list, String id) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(it -> it.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> alarms(Client who, String incident) {
        return StreamSupport.stream(who.get("/api/alarms").ok().json().spliterator(), false)
                .filter(it -> it.path("incidentId").asText().equals(incident) && !it.has("clearedAt"))
                .map(it -> it.path("kind").asText())
                .toList();
    }

    private static List<String> texts(JsonNode list, String pointer) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(it -> it.at(pointer).asText())
                .toList();
    }
}
