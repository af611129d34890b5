package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.support.Answer;
import org.muster.support.Cap;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Rain;

/**
 * 六个一: the evening's consultation has one sheet with what falls beside what each village can bear, a guide that says
 * what the level asks of whom, and what was done in floods like this one; the villages' kit is looked at before.
 */
class D09_Consultation extends FloodStory {

    private static final String LINCHUAN_TOWN = "330381127";

    private final List<String> opened = new ArrayList<>();
    private Client dispatcher;
    private Client commander;
    private Rain rain;

    @BeforeEach
    void aDesk() {
        dispatcher = as("dispatcher");
        commander = as("commander");
        rain = new Rain(jdbc);
        jdbc.sql("delete from kit_check").update();
    }

    @AfterEach
    void nothingIsLeft() {
        opened.forEach(it -> dispatcher.post("/api/incidents/{}/cancellation", Map.of("reason", "测试结束"), it));
        rain.close();
        jdbc.sql("delete from kit_check").update();
    }

    private String flooded() {
        String incident = flood(dispatcher, "林川溪", 1, Map.of());
        opened.add(incident);
        return incident;
    }

    @Test
    void theSheetHoldsWhatFallsAgainstWhatEachVillageCanBear() {
        leaveNoIncidentOpen();
        String slope = rain.site("GEOLOGICAL", LINCHUAN_TOWN, 120.4521, 27.9671);
        String gauge = rain.rainGauge(LINCHUAN_TOWN, slope);
        String incident = flooded();
        dispatcher
                .post(
                        "/api/risk-sources/{}/forecasts",
                        Map.of(
                                "window",
                                "PT6H",
                                "millimetres",
                                20,
                                "until",
                                Instant.now().plus(Duration.ofHours(6)).toString(),
                                "source",
                                "市气象台",
                                "exercise",
                                true),
                        slope)
                .expect(201);
        JsonNode quiet = site(sheet(incident), slope);
        assertThat(quiet.path("mode").asText()).isEqualTo("NONE");
        assertThat(quiet.at("/forecasts/0/value").asDouble()).isEqualTo(20.0);

        Instant hourAgo = Instant.now().minus(Duration.ofMinutes(58)).truncatedTo(ChronoUnit.SECONDS);
        for (int i = 0; i < 10; i++) {
            assertThat(Rain.say(dispatcher, gauge, hourAgo.plusSeconds(300L * i), i % 2 == 0 ? 5.7 : 5.9, true))
                    .isEqualTo("GOOD");
        }
        JsonNode wet = Eventually.within(SOON, () -> {
            JsonNode it = site(sheet(incident), slope);
            return it.path("mode").asText().equals("IMMEDIATE") ? it : null;
        });
        JsonNode hour = wet.at("/readings/0");
        assertThat(hour.path("value").asDouble()).isEqualTo(58.0);
        assertThat(hour.path("prepare").asDouble()).isEqualTo(40.0);
        assertThat(hour.path("immediate").asDouble()).isEqualTo(55.0);
        assertThat(hour.path("flag").asText()).isEqualTo("?");
        JsonNode sheet = sheet(incident);
        assertThat(sheet.at("/sites/0/mode").asText()).isEqualTo("IMMEDIATE");
        assertThat(sheet.path("standby")).isNotEmpty();
        assertThat(sheet.path("supplies"))
                .anySatisfy(it -> assertThat(it.path("name").asText()).isEqualTo("冲锋舟"));
        commander
                .post(
                        "/api/incidents/{}/response-level",
                        Map.of("level", "III", "reason", "到线", "measures", "转移"),
                        incident)
                .ok();
        JsonNode after = sheet(incident);
        assertThat(after.path("level").asText()).isEqualTo("III");
        assertThat(after.at("/decisions/0/text").asText()).contains("启动 Ⅲ 级响应", "到线");

        byte[] pdf = dispatcher
                .get("/api/incidents/{}/reports/assessment.pdf", incident)
                .expect(200)
                .bytes();
        assertThat(text(pdf)).contains("会商研判单", "1 小时雨量 58 mm", "立即转移", "Ⅲ 级响应", "[?]");
        dispatcher
                .post("/api/incidents/{}/status", Map.of("status", "THREAT_PASSED", "note", "水位回落"), incident)
                .ok();
        commander
                .post(
                        "/api/incidents/{}/response-level/termination",
                        Map.of("reason", "威胁解除", "announcement", "政府网站公告", "measuresKept", "巡查"),
                        incident)
                .ok();
        JsonNode over = sheet(incident);
        assertThat(over.has("level")).isFalse();
        assertThat(Instant.parse(over.path("responseEndedAt").asText())).isAfter(hourAgo);
        assertThat(text(dispatcher
                        .get("/api/incidents/{}/reports/assessment.pdf", incident)
                        .expect(200)
                        .bytes()))
                .contains("响应已于")
                .doesNotContain("未启动响应");
        as("yongkang").get("/api/incidents/{}/assessment-sheet", incident).problem(404, "not-found");
        as("yongkang").get("/api/incidents/{}/reports/assessment.pdf", incident).problem(404, "not-found");
        as("grid").get("/api/incidents/{}/assessment-sheet", incident).problem(403, "forbidden");
    }

    @Test
    void theGuideSeesWhatIsDoneAndThePeopleTickTheRest() {
        String incident = flooded();
        JsonNode before = guide(incident);
        assertThat(before.path("inForce").asBoolean()).isFalse();
        assertThat(step(before, "start").path("state").asText()).isEqualTo("OPEN");
        assertThat(step(before, "start").path("live").asBoolean()).isTrue();

        String path = "/api/incidents/{}/guide/";
        dispatcher.post(path + "start", Map.of("done", true), incident).problem(409, "known-from-facts");
        dispatcher.post(path + "nothing", Map.of("done", true), incident).problem(404, "not-found");
        dispatcher.post(path + "consult", Map.of("note", "x"), incident).problem(422, "invalid");
        as("yongkang").post(path + "consult", Map.of("done", true), incident).problem(404, "not-found");
        as("auditor").post(path + "consult", Map.of("done", true), incident).problem(403, "forbidden");

        Map<String, Object> tick = Map.of("done", true, "note", "20:00 会商");
        JsonNode ticked =
                step(dispatcher.post(path + "consult", tick, incident).ok().json(), "consult");
        assertThat(ticked.path("state").asText()).isEqualTo("DONE");
        assertThat(ticked.path("tickedBy").asText()).isNotBlank();
        dispatcher.post(path + "consult", tick, incident).ok();
        assertThat(told(incident, "GuideStepTicked")).isEqualTo(1);
        dispatcher.post(path + "consult", Map.of("done", false), incident).ok();
        assertThat(told(incident, "GuideStepReopened")).isEqualTo(1);
        assertThat(step(guide(incident), "consult").path("state").asText()).isEqualTo("OPEN");

        commander
                .post(
                        "/api/incidents/{}/response-level",
                        Map.of("level", "III", "reason", "到线", "measures", "转移"),
                        incident)
                .ok();
        JsonNode after = guide(incident);
        assertThat(after.path("level").asText()).isEqualTo("III");
        assertThat(step(after, "start").path("state").asText()).isEqualTo("DONE");
        assertThat(step(after, "forces").path("from").asText()).isEqualTo("III");
        assertThat(step(after, "persuade").path("state").asText()).isEqualTo("NOT_ASKED");
        assertThat(after.path("steps"))
                .noneSatisfy(it -> assertThat(it.path("id").asText()).isEqualTo("army"));
        assertThat(after.path("steps")).allSatisfy(it -> {
            assertThat(it.path("source").asText()).isNotBlank();
            assertThat(it.path("textEn").asText()).isNotBlank();
        });
    }

    @Test
    void pastFloodsAreRankedByWhatBothAreKnownBy() {
        String past = flooded();
        commander
                .post(
                        "/api/incidents/{}/response-level",
                        Map.of("level", "III", "reason", "山洪", "measures", "转移"),
                        past)
                .ok();
        jdbc.sql("update incident set status = 'CLOSED', closed_at = now() where id = ?")
                .param(UUID.fromString(past))
                .update();
        opened.remove(past);
        String incident = flooded();
        commander
                .post(
                        "/api/incidents/{}/response-level",
                        Map.of("level", "III", "reason", "山洪", "measures", "转移"),
                        incident)
                .ok();
        JsonNode view =
                dispatcher.get("/api/incidents/{}/similar-cases", incident).ok().json();
        JsonNode own = find(view.path("cases"), past);
        assertThat(own.path("likeness").asDouble()).isEqualTo(1.0);
        assertThat(own.at("/past/decisions/0").asText()).contains("启动 Ⅲ 级响应");
        assertThat(own.at("/past/published").asBoolean()).isFalse();
        JsonNode kecheng = find(view.path("cases"), "kecheng-2020");
        assertThat(kecheng.at("/past/published").asBoolean()).isTrue();
        assertThat(kecheng.at("/past/source").asText()).isNotBlank();
        assertThat(kecheng.at("/past/people").asInt()).isEqualTo(43);
        double last = 2;
        for (JsonNode it : view.path("cases")) {
            double likeness = it.has("likeness") ? it.path("likeness").asDouble() : -1;
            assertThat(likeness).isLessThanOrEqualTo(last);
            last = likeness;
        }
        as("yongkang").get("/api/incidents/{}/similar-cases", incident).problem(404, "not-found");
        jdbc.sql("update incident set status = 'RAISED', closed_at = null where id = ?")
                .param(UUID.fromString(past))
                .update();
        opened.add(past);
    }

    @Test
    void theVillagesKitIsLookedAtAndWhatLacksIsSeen() {
        Client grid = as("grid");
        JsonNode village = village(grid, false);
        assertThat(village.path("overdue").asBoolean()).isTrue();
        assertThat(village.at("/items/0/due").asText()).isEqualTo("NEVER");

        String path = "/api/village-kits/Z05/checks";
        UUID id = UUID.randomUUID();
        Map<String, Object> look = Map.of(
                "clientId",
                id,
                "items",
                List.of(
                        Map.of("item", "卫星电话", "state", "READY"),
                        Map.of("item", "应急发电机", "state", "READY"),
                        Map.of("item", "排水泵", "state", "FLAT", "note", "没有柴油，明早送到")));
        grid.post(path, Map.of("clientId", id, "items", List.of(Map.of("item", "排水泵", "state", "FLAT"))))
                .problem(422, "invalid");
        grid.post(path, Map.of("clientId", id, "items", List.of(Map.of("item", "直升机", "state", "READY"))))
                .problem(422, "invalid");
        JsonNode looked = grid.post(path, look).expect(201).json();
        assertThat(looked.path("lacking").asInt()).isEqualTo(1);
        assertThat(looked.path("overdue").asBoolean()).isFalse();
        assertThat(looked.path("ready").asBoolean()).isFalse();
        Answer again = grid.post(path, look).expect(201);
        assertThat(again.header("Idempotent-Replay")).isEqualTo("true");
        grid.post(path, Map.of("clientId", id, "items", List.of(Map.of("item", "排水泵", "state", "READY"))))
                .problem(422, "client-id-reused");
        assertThat(dispatcher.get(path).ok().json()).hasSize(3);

        Map<String, Object> fixed =
                Map.of("clientId", UUID.randomUUID(), "items", List.of(Map.of("item", "排水泵", "state", "READY")));
        dispatcher.post(path, fixed).problem(422, "invalid");
        dispatcher
                .post(
                        path,
                        Map.of(
                                "clientId",
                                UUID.randomUUID(),
                                "onBehalfOf",
                                "村主任",
                                "items",
                                List.of(Map.of("item", "排水泵", "state", "READY"))))
                .expect(201);
        assertThat(village(dispatcher, false).path("ready").asBoolean()).isTrue();
        assertThat(dispatcher.get(path).ok().json()).hasSize(4);
        as("yongkang").get(path).problem(404, "not-found");
        as("yongkang").post(path, look).problem(404, "not-found");

        // a warning comes in: what was looked at before it is looked at again
        String incident = flooded();
        String token = Cap.token(as("admin"), "330381");
        Cap.matched(dispatcher, Cap.warning("台风", "Moderate").exercise().sent(stranger(), token));
        Eventually.within(SOON, () -> told(incident, "WarningReceived") > 0);
        assertThat(village(dispatcher, true).at("/items/0/due").asText()).isEqualTo("WARNING");
        assertThat(step(guide(incident), "kit").path("state").asText()).isEqualTo("OPEN");
    }

    private JsonNode village(Client who, boolean exercise) {
        for (JsonNode it :
                who.get("/api/village-kits?exercise=" + exercise).ok().json().path("rows")) {
            if (it.path("zoneId").asText().equals("Z05")) {
                return it;
            }
        }
        throw new AssertionError("Z05 is not in the overview");
    }

    private JsonNode sheet(String incident) {
        return dispatcher
                .get("/api/incidents/{}/assessment-sheet", incident)
                .ok()
                .json();
    }

    private static JsonNode site(JsonNode sheet, String id) {
        for (JsonNode it : sheet.path("sites")) {
            if (it.path("siteId").asText().equals(id)) {
                return it;
            }
        }
        throw new AssertionError(id + " is not on the sheet");
    }

    private JsonNode guide(String incident) {
        return dispatcher.get("/api/incidents/{}/guide", incident).ok().json();
    }

    private static JsonNode step(JsonNode guide, String id) {
        for (JsonNode it : guide.path("steps")) {
            if (it.path("id").asText().equals(id)) {
                return it;
            }
        }
        throw new AssertionError("the guide has no step " + id);
    }

    private static JsonNode find(JsonNode cases, String id) {
        for (JsonNode it : cases) {
            if (it.at("/past/id").asText().equals(id)) {
                return it;
            }
        }
        throw new AssertionError(id + " is not among the cases");
    }

    private int told(String incident, String type) {
        int times = 0;
        for (JsonNode it : dispatcher
                .get("/api/incidents/{}/events?after=0", incident)
                .ok()
                .json()) {
            times += it.path("type").asText().equals(type) ? 1 : 0;
        }
        return times;
    }

    private static String text(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
