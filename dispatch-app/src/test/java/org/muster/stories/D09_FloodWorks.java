package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.support.Answer;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Forest;
import org.muster.support.Stomp;

/**
 * A dyke is walked again and again: the township's team acknowledges, reports its rounds, is missed when one does not
 * come, finds piping at the foot of the dyke, and the place is told to leave. A power line is mended and the lights are on.
 */
class D09_FloodWorks extends FloodStory {

    /** 飞云江堤防险段. */
    private static final String DYKE = "R16";

    private Client dispatcher;
    private Client township;
    private String incident;

    @BeforeEach
    void aFloodOfItsOwn() {
        // a sign is told to the open flood that is nearest: no other may be open
        leaveNoIncidentOpen();
        forgetTheDyke();
        dispatcher = as("dispatcher");
        township = as("township");
    }

    @AfterEach
    void nothingIsLeftOpen() {
        dispatcher
                .get("/api/incidents/{}/works", incident)
                .ok()
                .json()
                .path("rows")
                .forEach(it -> dispatcher.post(
                        "/api/works/{}/cancellation",
                        Map.of("reason", "测试结束"),
                        it.path("id").asText()));
        dispatcher
                .get("/api/incidents/{}/works", incident)
                .ok()
                .json()
                .path("dangers")
                .forEach(it -> dispatcher.post(
                        "/api/dangers/{}/settlement",
                        Map.of("note", "测试结束"),
                        it.path("id").asText()));
        dispatcher.post("/api/incidents/{}/cancellation", Map.of("reason", "测试结束"), incident);
        forgetTheDyke();
    }

    private void forgetTheDyke() {
        for (String table : new String[] {"site_measure", "site_state", "site_crossing", "precursor_report"}) {
            jdbc.sql("delete from " + table + " where exercise and site_id = ?")
                    .param(DYKE)
                    .update();
        }
    }

    private JsonNode patrol(double everyMinutes) {
        return dispatcher
                .post(
                        "/api/incidents/{}/works",
                        Map.of(
                                "kind",
                                "PATROL",
                                "siteId",
                                DYKE,
                                "teamId",
                                "T03",
                                "everyMinutes",
                                everyMinutes,
                                "need",
                                "背水坡脚、穿堤涵闸"),
                        incident)
                .expect(201)
                .json();
    }

    private JsonNode row(String id) {
        for (JsonNode it :
                dispatcher.get("/api/incidents/{}/works", incident).ok().json().path("rows")) {
            if (it.path("id").asText().equals(id)) {
                return it;
            }
        }
        throw new AssertionError("no such work on the board: " + id);
    }

    private static Map<String, Object> said(Object... pairs) {
        Map<String, Object> word = new HashMap<>(Forest.said(Map.of()));
        for (int i = 0; i < pairs.length; i += 2) {
            word.put((String) pairs[i], pairs[i + 1]);
        }
        return word;
    }

    @Test
    void aDykeIsWalkedMissedFoundEndangeredAndTold() {
        incident = flood(dispatcher, "飞云江堤", 60, Map.of());
        Stomp desk = listening(dispatcher, "/topic/incidents/" + incident);
        JsonNode work = patrol(30);
        String id = work.path("id").asText();
        assertThat(work.path("place").asText()).isEqualTo("飞云江堤防险段");
        assertThat(work.path("due").asText()).isEqualTo("ANSWER");
        assertThat(work.path("everySource").asText()).isEqualTo("本次指令");
        assertThat(township.get("/api/works").ok().json())
                .anySatisfy(it -> assertThat(it.path("id").asText()).isEqualTo(id));
        assertThat(as("brigade").get("/api/works").ok().text()).doesNotContain(id);

        Map<String, Object> word = said();
        Answer first = township.post("/api/works/{}/acknowledgement", word, id).expect(200);
        Answer again = township.post("/api/works/{}/acknowledgement", word, id).expect(200);
        assertThat(again.header("Idempotent-Replay")).isEqualTo("true");
        assertThat(again.text()).isEqualTo(first.text());
        word.put("note", "另一句话");
        township.post("/api/works/{}/acknowledgement", word, id).problem(422, "client-id-reused");
        assertThat(row(id).path("due").asText()).isEqualTo("ROUND");

        township.post("/api/works/{}/round", said("note", "水位平稳"), id).expect(200);
        assertThat(row(id).path("rounds").asInt()).isEqualTo(1);
        assertThat(row(id).path("lateRounds").asInt()).isZero();

        // thirty minutes of this exercise are thirty seconds: nobody reports, and the board says so
        JsonNode missed = desk.awaitType("WorkOverdue", SOON).body();
        assertThat(missed.at("/data/what").asText()).isEqualTo("ROUND");
        Eventually.within(SOON, () -> alarmed("WORK_" + id));
        assertThat(row(id).has("overdueSince")).isTrue();
        township.post("/api/works/{}/round", said(), id).expect(200);
        assertThat(row(id).path("lateRounds").asInt()).isEqualTo(1);
        assertThat(row(id).has("overdueSince")).isFalse();
        Eventually.within(SOON, () -> !alarmed("WORK_" + id));

        piping(id);

        dispatcher.post("/api/works/{}/end", Map.of("reason", "水位退到警戒以下"), id).ok();
        JsonNode late =
                township.post("/api/works/{}/round", said(), id).expect(200).json();
        assertThat(late.path("outcome").asText()).isEqualTo("SUPERSEDED");
        assertThat(event("PatrolEnded").at("/data/lateRounds").asInt()).isEqualTo(1);
    }

    /** A danger found on the dyke is a sign of the site, an alarm and an open point, until somebody has held it. */
    private void piping(String id) {
        UUID danger = UUID.randomUUID();
        township.post("/api/works/{}/danger", said("note", "出水浑"), id).problem(422, "invalid");
        township.post(
                        "/api/works/{}/danger",
                        said("clientId", danger, "danger", "PIPING", "place", "K3+200 堤脚", "note", "冒沙，直径约 5 厘米"),
                        id)
                .expect(200);
        JsonNode found = event("DangerFound").path("data");
        assertThat(found.path("kindLabel").asText()).isEqualTo("管涌");
        assertThat(found.path("precursor").asBoolean()).isTrue();
        assertThat(found.path("place").asText()).contains("飞云江堤防险段", "K3+200");
        assertThat(dispatcher
                        .get("/api/precursors?site={}&exercise=true", DYKE)
                        .ok()
                        .json())
                .anySatisfy(it -> {
                    assertThat(it.path("id").asText()).isEqualTo(danger.toString());
                    assertThat(it.path("note").asText()).contains("管涌");
                });
        Eventually.within(SOON, () -> alarmed("DANGER_" + danger));
        JsonNode picture = dispatcher.get("/api/incidents/{}", incident).ok().json();
        assertThat(picture.at("/works/openDangers").asInt()).isEqualTo(1);
        assertThat(picture.path("openPoints").toString()).contains("管涌未处置");
        dispatcher
                .post("/api/dangers/{}/settlement", Map.of("note", ""), danger)
                .problem(422, "invalid");
        dispatcher
                .post("/api/dangers/{}/settlement", Map.of("note", "反滤围井，专人值守"), danger)
                .ok();
        dispatcher
                .post("/api/dangers/{}/settlement", Map.of("note", "再来一次"), danger)
                .problem(409, "danger-settled");
        Eventually.within(SOON, () -> !alarmed("DANGER_" + danger));
        assertThat(dispatcher
                        .get("/api/precursors?site={}&exercise=true", DYKE)
                        .ok()
                        .json())
                .anySatisfy(it -> assertThat(it.path("settlement").asText()).isEqualTo("反滤围井，专人值守"));
    }

    @Test
    void theLightsAreOnAgainAndTheReportTellsIt() {
        incident = flood(dispatcher, "湖岭镇", 1, Map.of());
        Client grid = as("grid");
        String id = dispatcher
                .post(
                        "/api/incidents/{}/works",
                        Map.of(
                                "kind",
                                "REPAIR",
                                "lifeline",
                                "POWER",
                                "place",
                                "湖岭镇",
                                "account",
                                "grid",
                                "need",
                                "10 千伏线倒杆 2 基"),
                        incident)
                .expect(201)
                .json()
                .path("id")
                .asText();
        grid.post("/api/works/{}/round", said(), id).problem(422, "invalid");
        grid.post("/api/works/{}/restoration", said(), id).problem(422, "invalid");
        grid.post("/api/works/{}/restoration", said("note", "恢复供电，320 户来电"), id).expect(200);
        assertThat(row(id).path("state").asText()).isEqualTo("DONE");
        assertThat(row(id).has("answeredAt")).isTrue();
        assertThat(event("LifelineRestored").at("/data/label").asText()).isEqualTo("电力抢修");

        String dyke = patrol(30).path("id").asText();
        // the desk speaks for a team it has heard by radio, and must name it
        dispatcher.post("/api/works/{}/round", said(), dyke).problem(422, "invalid");
        dispatcher
                .post("/api/works/{}/round", said("onBehalfOf", "陶山队", "via", "RADIO"), dyke)
                .expect(200);
        assertThat(row(dyke).path("answeredBy").asText()).contains("陶山队", "代报");

        String report = text(dispatcher
                .get("/api/incidents/{}/reports/post-incident.pdf", incident)
                .expect(200)
                .bytes());
        assertThat(report).contains("巡堤查险与抢修", "飞云江堤防险段", "电力抢修", "320");
    }

    @Test
    void whoCannotGoSaysWhyAndAnotherIsSent() {
        incident = flood(dispatcher, "飞云江堤", 1, Map.of());
        String id = patrol(30).path("id").asText();
        township.post("/api/works/{}/refusal", said(), id).problem(422, "invalid");
        township.post("/api/works/{}/refusal", said("note", "人手都在转移群众"), id).expect(200);
        assertThat(row(id).path("state").asText()).isEqualTo("REFUSED");
        Eventually.within(SOON, () -> alarmed("WORK_" + id));
        assertThat(township.get("/api/works").ok().text()).doesNotContain(id);
        dispatcher
                .post("/api/works/{}/cancellation", Map.of("reason", "改派马屿队"), id)
                .ok();
        Eventually.within(SOON, () -> !alarmed("WORK_" + id));
    }

    @Test
    void badOrdersChangeNothingAndAnotherDivisionSeesNone() {
        incident = flood(dispatcher, "飞云江堤", 1, Map.of());
        String path = "/api/incidents/{}/works";
        dispatcher.post(path, Map.of("kind", "PATROL", "place", "某堤"), incident).problem(422, "invalid");
        dispatcher
                .post(path, Map.of("kind", "PATROL", "place", "某堤", "who", "村巡查员"), incident)
                .problem(422, "invalid");
        dispatcher
                .post(path, Map.of("kind", "REPAIR", "place", "某镇", "who", "电力公司"), incident)
                .problem(422, "invalid");
        dispatcher
                .post(path, Map.of("kind", "PATROL", "place", "某堤", "teamId", "T20", "everyMinutes", 30), incident)
                .problem(422, "invalid");
        dispatcher
                .post(path, Map.of("kind", "PATROL", "place", "某堤", "who", "村巡查员", "everyMinutes", 0.2), incident)
                .problem(422, "invalid");
        dispatcher
                .post(path, Map.of("kind", "PATROL", "siteId", "NOPE", "who", "村巡查员", "everyMinutes", 30), incident)
                .problem(422, "invalid");
        assertThat(dispatcher.get(path, incident).ok().json().path("rows")).isEmpty();

        String id = patrol(30).path("id").asText();
        Client yongkang = as("yongkang");
        yongkang.get(path, incident).problem(404, "not-found");
        yongkang.post("/api/works/{}/round", said("onBehalfOf", "甲", "via", "PHONE"), id)
                .problem(404, "not-found");
        yongkang.post("/api/works/{}/cancellation", Map.of("reason", "x"), id).problem(404, "not-found");
        as("brigade").post("/api/works/{}/round", said(), id).problem(404, "not-found");
        dispatcher.post("/api/works/{}/round", said(), "not-an-id").problem(404, "not-found");
    }

    private boolean alarmed(String kind) {
        for (JsonNode it : dispatcher.get("/api/alarms").ok().json()) {
            if (it.path("kind").asText().equals(kind)) {
                return true;
            }
        }
        return false;
    }

    private JsonNode event(String type) {
        return Eventually.within(SOON, () -> {
            for (JsonNode it : dispatcher
                    .get("/api/incidents/{}/events?after=0", incident)
                    .ok()
                    .json()) {
                if (it.path("type").asText().equals(type)) {
                    return it;
                }
            }
            return null;
        });
    }

    private static String text(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
