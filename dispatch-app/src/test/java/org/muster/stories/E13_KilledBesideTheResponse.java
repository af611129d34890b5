package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.support.Deeds.handingIn;
import static org.muster.support.Deeds.saying;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.muster.support.Accident;
import org.muster.support.Answer;
import org.muster.support.Client;
import org.muster.support.Deeds;
import org.muster.support.Deeds.Act;
import org.muster.support.Deeds.Desk;
import org.muster.support.Eventually;
import org.muster.support.Forest;
import org.muster.support.ParallelWork;
import org.muster.support.RealServer;

/**
 * STORY UNDER TEST: somebody is on the way to the hospital, an expert advises, evidence is kept, a loan is paid and the
 * public is told, over an outlet that hangs; four desks still work when the server is killed with -9. What was answered
 * is there once, said again it is answered as before, and what hung is published in the end, under its id.
 */
class E13_KilledBesideTheResponse {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final byte[] TREND = ParallelWork.bytes("时间,压力\n22:10,0.42\n");
    private static final String PAID = "3900.50";

    private Deeds deeds;
    private String incident;

    @Test
    void whatRanBesideTheResponseIsThereOnce() throws Exception {
        try (RealServer server = new RealServer().start()) {
            deeds = new Deeds(server);
            incident = Accident.raised(as("dispatcher"), "示例液氯使用厂", 1);
            ParallelWork.awaitInvestigation(as("dispatcher"), incident);
            Map<String, Object> found = word("RED", "A-017");
            String hurt = onTheWayToAHospitalWithTwoBeds(found);
            Map<String, Object> advice = advice("先关 1 号切断阀，再碱液吸收");
            String call = anExpertAdvises(advice);
            String trend = aTrendIsKeptAndHandedOver();
            String claim = aLoanIsPaid();
            String hanging = approved("关于氯气泄漏的情况通报（一）", "WEBSITE");
            String out = approved("关于氯气泄漏的情况通报（二）", "WECHAT", "WEIBO");
            JsonNode handed = theWebSiteHangsAndTheOthersDoNot(hanging, out);
            JsonNode delivered = deliveries(out);

            killedWhileFourDesksWork(call);

            deeds.doneAgain();
            saidAgainWithoutAKeyNothingHappens(found, call, advice, out, claim);
            theHurtArriveAndHaveOneBed(hurt);
            theAdviceIsThereOnce(call);
            theEvidenceVerifies(trend);
            theMoneyIsPaidOnce();
            thePublicIsToldOnce(hanging, handed, out, delivered);
            theJournalTellsOnce();
            Forest.journalIsGaplessAndSealed(as("dispatcher"), incident);
        }
    }

    private String onTheWayToAHospitalWithTwoBeds(Map<String, Object> found) {
        Accident.beds(as("dispatcher"), "H03", 2);
        Forest.order(as("dispatcher"), incident, "T01");
        String id = deeds.done("brigade", "casualty", saying(at("/casualties"), found))
                .at("/line/id")
                .asText();
        Map<String, Object> chosen = Map.of("hospitalId", "H03", "bed", "ICU");
        deeds.done("dispatcher", "hospital", "/api/casualties/" + id + "/hospital", chosen);
        return id;
    }

    private String anExpertAdvises(Map<String, Object> advice) {
        Map<String, Object> asked = Map.of("expertId", "EX01", "question", "扩散范围与堵漏方法");
        String id = deeds.done("dispatcher", "call", at("/expert-calls"), asked);
        Map<String, Object> answer = Map.of("answer", "VIDEO", "via", "PHONE");
        deeds.done("dispatcher", "answer", "/api/expert-calls/" + id + "/answer", answer);
        deeds.done("dispatcher", "advice", adviceOf(id), advice);
        return id;
    }

    private String aTrendIsKeptAndHandedOver() {
        String id = deeds.done("dispatcher", "evidence", kept(TREND)).path("id").asText();
        Map<String, Object> handOver = Map.of("toWhom", "市检测中心", "place", "温州", "purpose", "送检");
        deeds.done("dispatcher", "custody", "/api/evidence/" + id + "/custody", handOver);
        return id;
    }

    private String aLoanIsPaid() {
        String id =
                deeds.done("dispatcher", "claim", claimed("4200.50")).path("id").asText();
        Map<String, Object> assessed = Map.of("amount", PAID, "reason", "按进价");
        deeds.done("commander", "assessment", "/api/compensation/" + id + "/assessment", assessed);
        deeds.done("commander", "payment", "/api/compensation/" + id + "/payment", Map.of("receipt", "凭 1"));
        return id;
    }

    private String approved(String headline, String... channels) {
        Map<String, Object> words = new HashMap<>(ParallelWork.words(headline, Map.of("seriouslyHurt", 1)));
        words.put("channels", List.of(channels));
        String id = deeds.done(
                "dispatcher", "draft", at("/public-information"), Map.of("kind", "STATEMENT", "words", words));
        String release = "/api/public-information/" + id;
        deeds.done("dispatcher", "submission", release + "/submission", Map.of("authority", "leader"));
        deeds.done("commander", "review", release + "/review", Map.of("revision", 1));
        deeds.done("leader", "approval", release + "/approval", Map.of("revision", 1, "reason", "伤员数正在核定"));
        return id;
    }

    /** Gives how the one that hangs stands: handed over, and not answered. */
    private JsonNode theWebSiteHangsAndTheOthersDoNot(String hanging, String out) {
        as("dispatcher")
                .post("/api/simulator/channels/{}", Map.of("behaviour", "HANG"), "WEBSITE")
                .expect(204);
        publish(hanging);
        Eventually.within(SOON, () -> deliveries(hanging).at("/0/attempts").asInt() > 0);
        Instant before = Instant.now();
        publish(out);
        Eventually.within(SOON, () -> deliveries(out).findValuesAsText("state").equals(List.of("SENT", "SENT")));
        for (JsonNode it : deliveries(out)) {
            assertThat(Instant.parse(it.path("sentAt").asText()))
                    .as("though the web site hangs for a minute")
                    .isBefore(before.plusSeconds(30));
        }
        JsonNode handed = deliveries(hanging).get(0);
        assertThat(handed.path("state").asText()).isEqualTo("QUEUED");
        return handed;
    }

    private void publish(String release) {
        deeds.done("dispatcher", "publication", "/api/public-information/" + release + "/publication", Map.of());
    }

    private void killedWhileFourDesksWork(String call) throws Exception {
        deeds.killedWhileWorking(
                new Desk("brigade", "casualty", round -> saying(at("/casualties"), word("GREEN", "B-" + round))),
                new Desk("dispatcher", "advice", round -> saying(adviceOf(call), advice("第 " + round + " 条意见"))),
                new Desk("dispatcher", "evidence", round -> kept(ParallelWork.bytes("时间,压力\n第 " + round + " 行\n"))),
                new Desk("dispatcher", "claim", round -> claimed("1")));
    }

    private void saidAgainWithoutAKeyNothingHappens(
            Map<String, Object> found, String call, Map<String, Object> advice, String out, String claim) {
        as("brigade").post("/api/incidents/{}/casualties", found, incident).expect(201);
        as("dispatcher").post("/api/expert-calls/{}/advice", advice, call).expect(201);
        as("dispatcher")
                .post("/api/incidents/{}/expert-calls", Map.of("expertId", "EX01", "question", "再问"), incident)
                .problem(409, "already-called");
        as("dispatcher")
                .post("/api/public-information/{}/publication", Map.of(), out)
                .problem(409, "illegal-transition");
        as("commander")
                .post("/api/compensation/{}/payment", Map.of("receipt", "凭 2"), claim)
                .problem(409, "illegal-transition");
    }

    private void theHurtArriveAndHaveOneBed(String hurt) {
        Map<String, Object> word = Map.of("clientId", UUID.randomUUID());
        as("brigade").post("/api/casualties/{}/hand-over", word, hurt).ok();
        as("brigade").post("/api/casualties/{}/hand-over", word, hurt).ok();
        JsonNode all = read("/casualties");
        assertThat(all).hasSize(deeds.of("casualty"));
        assertThat(all.findValuesAsText("tag")).doesNotHaveDuplicates();
        JsonNode hospitals = as("brigade")
                .get("/api/casualties/{}/hospitals?bed=ICU", hurt)
                .ok()
                .json();
        assertThat(one(hospitals, "/hospital/id", "H03").path("free").asInt())
                .as("one of two beds")
                .isEqualTo(1);
        Eventually.within(SOON, () -> told("CasualtyCountsTaken") == 1);
        JsonNode counted = read("").path("casualties");
        assertThat(counted.at("/tally/seriouslyHurt").asInt()).isEqualTo(1);
        assertThat(counted.at("/tally/inHospital").asInt()).isEqualTo(1);
        assertThat(counted.path("differences")).isEmpty();
        assertThat(told("CasualtyReported")).isEqualTo(deeds.of("casualty"));
    }

    private void theAdviceIsThereOnce(String call) {
        JsonNode calls = read("/expert-calls");
        assertThat(calls).hasSize(1);
        assertThat(calls.at("/0/id").asText()).isEqualTo(call);
        assertThat(calls.at("/0/answer").asText()).isEqualTo("VIDEO");
        assertThat(calls.at("/0/advice").findValuesAsText("text"))
                .hasSize(deeds.of("advice"))
                .doesNotHaveDuplicates();
        assertThat(told("ExpertAdvised")).isEqualTo(deeds.of("advice"));
    }

    private void theEvidenceVerifies(String trend) {
        JsonNode kept = read("/investigation").path("evidence");
        assertThat(kept.findValues("number").stream().map(JsonNode::asInt))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, deeds.of("evidence")).boxed().toList());
        for (JsonNode it : kept) {
            String id = it.path("id").asText();
            Answer verified = as("dispatcher").post("/api/evidence/{}/verification", Map.of(), id);
            assertThat(verified.ok().json().path("problems")).isEmpty();
            assertThat(it.path("custody")).hasSize(id.equals(trend) ? 2 : 1);
        }
        assertThat(as("dispatcher").get("/api/evidence/{}/file", trend).ok().bytes())
                .isEqualTo(TREND);
        assertThat(told("EvidenceTaken")).isEqualTo(deeds.of("evidence"));
    }

    private void theMoneyIsPaidOnce() {
        JsonNode sums = read("/compensation");
        assertThat(sums.path("claims")).hasSize(deeds.of("claim"));
        assertThat(sums.path("claimed").decimalValue())
                .isEqualByComparingTo(new BigDecimal("4200.50").add(BigDecimal.valueOf(deeds.of("claim") - 1)));
        assertThat(sums.path("paid").decimalValue()).isEqualByComparingTo(PAID);
    }

    private void thePublicIsToldOnce(String hanging, JsonNode handed, String out, JsonNode delivered) {
        Eventually.within(
                SOON, () -> deliveries(hanging).at("/0/state").asText().equals("SENT"));
        JsonNode last = deliveries(hanging).get(0);
        assertThat(last.path("id")).as("the far side can tell a repeat").isEqualTo(handed.path("id"));
        assertThat(last.path("address").asText())
                .endsWith("WEBSITE/" + handed.path("id").asText());
        assertThat(last.path("attempts").asInt())
                .isGreaterThan(handed.path("attempts").asInt());
        assertThat(deliveries(out)).as("what was out is not sent again").isEqualTo(delivered);
        assertThat(Forest.events(as("dispatcher"), incident, "ReleaseDelivered"))
                .extracting(it -> it.at("/data/channelLabel").asText())
                .containsExactlyInAnyOrder("政府网站", "政务微信", "政务微博");
    }

    private void theJournalTellsOnce() {
        assertThat(List.of("HospitalChosen", "CasualtyHandedOver", "ExpertCalledIn", "ExpertAnswered"))
                .allMatch(it -> told(it) == 1);
        assertThat(List.of("EvidenceHandedOver", "CompensationAssessed", "CompensationPaid"))
                .allMatch(it -> told(it) == 1);
        assertThat(told("ReleasePublished")).isEqualTo(2);
    }

    // --- phrases ---

    private Client as(String name) {
        return deeds.as(name);
    }

    private String at(String what) {
        return "/api/incidents/" + incident + what;
    }

    private static Map<String, Object> word(String triage, String tag) {
        return Accident.word(
                UUID.randomUUID(), Map.of("triage", triage, "tag", tag, "harm", "POISONING", "contaminated", true));
    }

    private static Map<String, Object> advice(String text) {
        return Map.of("clientId", UUID.randomUUID(), "text", text, "via", "VIDEO");
    }

    private static String adviceOf(String call) {
        return "/api/expert-calls/" + call + "/advice";
    }

    private Act claimed(String amount) {
        return saying(at("/compensation"), ParallelWork.claimed(amount));
    }

    private Act kept(byte[] file) {
        return handingIn(at("/evidence"), ParallelWork.taken("DCS_RECORD"), "趋势.csv", file);
    }

    private JsonNode read(String what) {
        return as("dispatcher").get(at(what)).ok().json();
    }

    private JsonNode deliveries(String release) {
        return one(read("/public-information").path("releases"), "/id", release).path("deliveries");
    }

    private static JsonNode one(JsonNode list, String pointer, String value) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(it -> it.at(pointer).asText().equals(value))
                .findFirst()
                .orElseThrow();
    }

    private int told(String type) {
        return Forest.events(as("dispatcher"), incident, type).size();
    }
}
