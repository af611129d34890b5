package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muster.support.Answer;
import org.muster.support.Client;
import org.muster.support.Site;

/** 一企一档: the bureau reads what lies in a firm and how dangerous that is; the firm keeps its own file and sees no other. */
class E01_FirmFile extends StoryTest {

    private static final byte[] PDF =
            "%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF".getBytes(StandardCharsets.US_ASCII);

    /** Whatever a story did to R02 is undone: it holds what the demo cast says. */
    @AfterEach
    void theColdStoreIsAsItWas() {
        as("dispatcher")
                .put("/api/firms/R02/substances", substances(holding("液氨制冷单元", "NH3", 18, "贮氨器、循环桶"), "复原"))
                .ok();
        jdbc.sql("update firm set people_within_500 = 1300 where id = 'R02'").update();
    }

    @Test
    void computesTheClassesOfTheCastAndShowsEveryStep() {
        Client dispatcher = as("dispatcher");
        JsonNode chlorine = dispatcher.get("/api/firms/R01").ok().json();
        assertThat(chlorine.at("/majorHazard/classLabel").asText()).isEqualTo("三级重大危险源");
        assertThat(chlorine.at("/majorHazard/r").decimalValue()).isEqualByComparingTo("32");
        assertThat(chlorine.at("/majorHazard/units/0/words/1").asText())
                .isEqualTo("R = α·Σ(β·q/Q) = 2.0 × (4×20/5) = 32，三级重大危险源");
        assertThat(chlorine.has("differs")).isFalse();
        assertThat(classOf(dispatcher, "R02")).isEqualTo("四级重大危险源 7.2");
        assertThat(classOf(dispatcher, "R03")).isEqualTo("二级重大危险源 60");
        assertThat(classOf(dispatcher, "R04")).isEqualTo("四级重大危险源 2.7");
        assertThat(classOf(dispatcher, "R05")).isEqualTo("非重大危险源 0.6");
        // DMF is in no table of Q yet, and the file says so instead of a class that looks certain
        assertThat(dispatcher
                        .get("/api/firms/R06")
                        .ok()
                        .json()
                        .at("/majorHazard/open/0")
                        .asText())
                .contains("二甲基甲酰胺", "临界量 Q 未登记");
    }

    @Test
    void tellsAResponderWhatMustNotMeetAndWhatIsDoneToday() {
        JsonNode aluminium = as("yongkang").get("/api/firms/R08").ok().json();
        assertThat(aluminium.at("/substances/0/waterReactive").asBoolean()).isTrue();
        assertThat(texts(aluminium.at("/substances/0/incompatible"))).contains("水", "泡沫");
        assertThat(aluminium.path("ownTeam").asText()).isEqualTo("T24");
        assertThat(aluminium.path("scoreOn").asText()).isEqualTo("2024-04-28");

        Client dispatcher = as("dispatcher");
        Instant now = Instant.now();
        Map<String, Object> work = new LinkedHashMap<>(Map.of(
                "kind", "HOT_WORK",
                "place", "氨机房管廊",
                "from", now.minusSeconds(600).toString(),
                "until", now.plusSeconds(7200).toString(),
                "guardian", "监护甲"));
        String id = dispatcher
                .post("/api/firms/R02/operations", work)
                .expect(201)
                .json()
                .path("id")
                .asText();
        JsonNode today = dispatcher.get("/api/firms/R02").ok().json().path("today");
        assertThat(StreamSupport.stream(today.spliterator(), false)
                        .filter(it -> it.path("id").asText().equals(id)))
                .singleElement()
                .satisfies(it -> assertThat(it.path("kindLabel").asText()).isEqualTo("动火"));
        assertThat(line(dispatcher, "R02").path("operationsNow").asInt()).isEqualTo(1);
        dispatcher.post("/api/firms/R02/operations/{}/closure", Map.of(), id).expect(204);
        dispatcher.post("/api/firms/R02/operations/{}/closure", Map.of(), id).expect(204);
        dispatcher.post("/api/firms/R03/operations/{}/closure", Map.of(), id).problem(404, "not-found");
        assertThat(line(dispatcher, "R02").path("operationsNow").asInt()).isZero();
        work.put("until", now.minusSeconds(3600).toString());
        dispatcher.post("/api/firms/R02/operations", work).problem(422, "invalid");
    }

    @Test
    void refusesFiguresThatCannotBeAndChangesNothing() {
        Client dispatcher = as("dispatcher");
        int edits = dispatcher.get("/api/firms/R02/history").ok().json().size();
        for (Object tonnes : List.of(0, -18, "10000000.0001", "1e400", "NaN", "Infinity", 1e300, 0.00001)) {
            Answer answer = dispatcher.put(
                    "/api/firms/R02/substances",
                    "{\"substances\":[{\"unit\":\"液氨制冷单元\",\"substanceId\":\"NH3\",\"tonnes\":"
                            + (tonnes instanceof String text && !text.matches("[0-9.]+|1e400")
                                    ? "\"" + text + "\""
                                    : tonnes)
                            + "}],\"reason\":\"试验\"}");
            assertThat(answer.status()).as(answer.toString()).isIn(400, 422);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        }
        dispatcher
                .put("/api/firms/R02/substances", substances(holding("单元", "NOPE", 1, null), "试验"))
                .problem(422, "invalid");
        dispatcher
                .put(
                        "/api/firms/R02/substances",
                        Map.of(
                                "substances",
                                List.of(holding("单元", "NH3", 1, null), holding("单元", "NH3", 2, null)),
                                "reason",
                                "试验"))
                .problem(422, "invalid");
        dispatcher
                .put("/api/firms/R02", Map.of("peopleWithin500", -1, "reason", "试验"))
                .problem(422, "invalid");
        assertThat(classOf(dispatcher, "R02")).isEqualTo("四级重大危险源 7.2");
        assertThat(dispatcher.get("/api/firms/R02/history").ok().json()).hasSize(edits);
    }

    @Test
    void movesTheClassWithTheStockAndKeepsWhoChangedItAndWhy() {
        Client dispatcher = as("dispatcher");
        JsonNode after = dispatcher
                .put("/api/firms/R02/substances", substances(holding("液氨制冷单元", "NH3", 30, "贮氨器"), "扩建投用"))
                .ok()
                .json();
        assertThat(after.at("/majorHazard/classLabel").asText()).isEqualTo("三级重大危险源");
        assertThat(after.path("differs").asText()).contains("登记为“四级重大危险源”", "计算为“三级重大危险源”");
        JsonNode edit = dispatcher.get("/api/firms/R02/history").ok().json().get(0);
        assertThat(edit.path("subject").asText()).isEqualTo("物质存量");
        assertThat(edit.path("was").asText()).contains("NH3 18 t");
        assertThat(edit.path("became").asText()).contains("NH3 30 t");
        assertThat(edit.path("reason").asText()).isEqualTo("扩建投用");
        assertThat(edit.path("byName").asText()).isEqualTo("林晓岚");
        // nobody lives within 500 m any more: α 0.5
        JsonNode lonely = dispatcher
                .put("/api/firms/R02", Map.of("peopleWithin500", 0, "reason", "搬迁"))
                .ok()
                .json();
        assertThat(lonely.at("/majorHazard/r").decimalValue()).isEqualByComparingTo("3");
    }

    @Test
    void isRedByAVetoWhateverItsScore() {
        Client dispatcher = as("dispatcher");
        JsonNode plating = dispatcher.get("/api/firms/R07").ok().json();
        assertThat(plating.at("/safetyCode/colour").asText()).isEqualTo("RED");
        assertThat(plating.at("/safetyCode/vetoes/0").asText()).contains("重大隐患超过 60 日未闭环");
        assertThat(plating.path("hazardsOverdue").asInt()).isEqualTo(1);

        Map<String, Integer> scores = Map.of(
                "RESPONSIBILITY",
                95,
                "MANAGEMENT",
                95,
                "INVESTMENT",
                95,
                "TRAINING",
                95,
                "RESCUE",
                95,
                "KEY_POSTS",
                95);
        String path = "/api/firms/R05/safety-code";
        // nobody has scored it yet; what the cast says comes back below
        jdbc.sql("delete from firm_indicator where firm_id = 'R05'").update();
        assertThat(dispatcher
                        .get("/api/firms/R05")
                        .ok()
                        .json()
                        .at("/safetyCode/colour")
                        .isMissingNode())
                .isTrue();
        assertThat(dispatcher
                        .put(path, Map.of("scores", scores, "reason", "季度评分"))
                        .ok()
                        .json()
                        .at("/safetyCode/colour")
                        .asText())
                .isEqualTo("GREEN");
        JsonNode vetoed = dispatcher
                .put(path, Map.of("scores", Map.of(), "veto", "无证存放", "reason", "执法"))
                .ok()
                .json();
        assertThat(vetoed.at("/safetyCode/colour").asText()).isEqualTo("RED");
        assertThat(vetoed.at("/safetyCode/score").decimalValue()).isEqualByComparingTo("95");
        dispatcher
                .put(path, Map.of("scores", Map.of("RESCUE", 101), "reason", "试验"))
                .problem(422, "invalid");
        assertThat(dispatcher
                        .put(path, Map.of("scores", Map.of("LUCK", 10), "reason", "试验"))
                        .status())
                .isIn(400, 422);
        Map<String, Integer> cast = Map.of(
                "RESPONSIBILITY",
                84,
                "MANAGEMENT",
                80,
                "INVESTMENT",
                76,
                "TRAINING",
                82,
                "RESCUE",
                88,
                "KEY_POSTS",
                74);
        dispatcher.put(path, Map.of("scores", cast, "reason", "复原")).ok();
        assertThat(dispatcher
                        .get("/api/firms/R05")
                        .ok()
                        .json()
                        .at("/safetyCode/colour")
                        .asText())
                .isNotEqualTo("RED");
    }

    @Test
    void letsAFirmSeeItselfAlone() {
        Client firm = as("enterprise");
        JsonNode list = firm.get("/api/firms").ok().json();
        assertThat(list).hasSize(1);
        assertThat(list.get(0).path("id").asText()).isEqualTo("R01");
        firm.get("/api/firms/R01").ok();
        firm.get("/api/firms/R01/history").ok();
        // the plating park stands in the same township
        for (String neighbour : List.of("R07", "R02", "R08", "NOPE")) {
            firm.get("/api/firms/{}", neighbour).problem(404, "not-found");
            firm.get("/api/firms/{}/history", neighbour).problem(404, "not-found");
            firm.post(
                            "/api/firms/{}/hazards",
                            Map.of("foundOn", "2026-01-01", "what", "试验", "dueOn", "2026-02-01"),
                            neighbour)
                    .problem(404, "not-found");
            firm.put(
                            "/api/firms/{}/contacts",
                            Map.of("contacts", List.of(Map.of("post", "甲", "name", "乙", "phone", "1")), "reason", "试验"),
                            neighbour)
                    .problem(404, "not-found");
        }
        firm.put("/api/firms/R01/substances", substances(holding("单元", "CL2", 1, null), "试验"))
                .expect(403);
        assertThat(texts(as("yongkang").get("/api/firms").ok().json(), "id")).containsExactly("R08", "R09");
        as("yongkang").get("/api/firms/R01").problem(404, "not-found");
        as("brigade").get("/api/firms").expect(403);
    }

    @Test
    void keepsTheThreeRiskMapsAndGivesThemToNobodyElse() {
        Client firm = as("enterprise");
        JsonNode first = firm.upload(
                        "/api/firms/R01/maps",
                        "file",
                        "image/jpeg",
                        Map.of("kind", "PLANT", "name", "厂区风险图 2025"),
                        "../../etc/passwd.jpg",
                        Site.jpeg(800, 600))
                .expect(201)
                .json();
        firm.upload("/api/firms/R01/maps", "file", "text/html", Map.of("kind", "POST"), "x.html", PDF)
                .expect(201);
        JsonNode second = firm.upload(
                        "/api/firms/R01/maps",
                        "file",
                        "image/jpeg",
                        Map.of("kind", "PLANT", "name", "厂区风险图 2026"),
                        "x.jpg",
                        Site.jpeg(640, 480))
                .expect(201)
                .json();
        JsonNode maps = as("dispatcher").get("/api/firms/R01").ok().json().path("maps");
        assertThat(maps.get(0).path("name").asText()).isEqualTo("厂区风险图 2026");
        assertThat(StreamSupport.stream(maps.spliterator(), false)
                        .filter(it ->
                                it.path("id").asText().equals(first.path("id").asText())))
                .singleElement()
                .satisfies(it -> assertThat(it.has("replacedAt")).isTrue());
        Answer file = as("dispatcher")
                .get("/api/firms/R01/maps/{}", second.path("id").asText())
                .ok();
        assertThat(file.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(file.header("Content-Disposition")).startsWith("attachment");
        assertThat(file.bytes()).startsWith(0xff, 0xd8);

        as("yongkang").get("/api/firms/R01/maps/{}", second.path("id").asText()).problem(404, "not-found");
        as("dispatcher")
                .get("/api/firms/R07/maps/{}", second.path("id").asText())
                .problem(404, "not-found");
        firm.upload("/api/firms/R07/maps", "file", "image/jpeg", Map.of("kind", "PLANT"), "x.jpg", Site.jpeg(64, 64))
                .problem(404, "not-found");
        firm.upload(
                        "/api/firms/R01/maps",
                        "file",
                        "image/png",
                        Map.of("kind", "PLANT"),
                        "x.png",
                        "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8))
                .problem(422, "invalid");
        firm.upload("/api/firms/R01/maps", "file", "image/jpeg", Map.of(), "x.jpg", Site.jpeg(64, 64))
                .problem(422, "invalid");
        jdbc.sql("delete from firm_map where firm_id = 'R01'").update();
    }

    @Test
    void importsATableAndNamesEveryWrongRow() {
        Client admin = as("admin");
        String head = "firm,unit,substance,tonnes,container\n";
        JsonNode wrong = load(
                        admin,
                        "firm-substances",
                        head + "R02,液氨制冷单元,NH3,20,\n" + "R99,库,NH3,1,\n" + "R02,库,NOPE,1,\n" + "R02,库,CL2,-3,\n"
                                + "R02,库,CL2,0,\n" + "R02,库,CL2,1e99,\n")
                .problem(422, "invalid");
        assertThat(texts(wrong.path("errors"), "field"))
                .containsExactly("row 3 firm", "row 4 substance", "row 5 tonnes", "row 6 tonnes", "row 7 tonnes");
        assertThat(classOf(as("dispatcher"), "R02")).isEqualTo("四级重大危险源 7.2");

        load(admin, "firm-substances", head + "R02,液氨制冷单元,NH3,20,贮氨器\n").expect(200);
        assertThat(classOf(as("dispatcher"), "R02")).isEqualTo("四级重大危险源 8");
        assertThat(as("dispatcher")
                        .get("/api/firms/R02/history")
                        .ok()
                        .json()
                        .get(0)
                        .path("reason")
                        .asText())
                .isEqualTo("导入");
        assertThat(admin.get("/api/registers/firm-substances.csv").ok().text()).contains("R02,液氨制冷单元,NH3,20,贮氨器");
        assertThat(admin.get("/api/registers/firms.csv").ok().text()).contains("R01,塘下镇示例工业区 8 号");

        JsonNode card = load(
                        admin,
                        "substances",
                        "id,name,name_en,synonyms,formula,cas,un,erg_guide,inhalation,flammable_gas,water_reactive,vapour,"
                                + "hazards,incompatible,alarm_low_ppm,alarm_high_ppm,alarm_source,idlh_ppm,first_measures,"
                                + "protection,decontamination,neutraliser,threshold_t,threshold_flag,beta,beta_flag,source,flag\n"
                                + "XX,试,Test,,,7782-50-6,10170,99,是,否,否,,试,,,,,,试,试,试,,,,,,试,C\n")
                .problem(422, "invalid");
        assertThat(card.path("detail").asText()).contains("CAS");
    }

    @Test
    void strikesOffAHazardOnlyByTheBureau() {
        Client firm = as("enterprise");
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        String id = firm.post(
                        "/api/firms/R01/hazards",
                        Map.of(
                                "foundOn",
                                today.toString(),
                                "what",
                                "试验隐患",
                                "dueOn",
                                today.plusDays(60).toString()))
                .expect(201)
                .json()
                .path("id")
                .asText();
        firm.post("/api/firms/R01/hazards/{}/closure", Map.of(), id).expect(403);
        Client dispatcher = as("dispatcher");
        dispatcher
                .post("/api/firms/R07/hazards/{}/closure", Map.of("note", "不是这家的"), id)
                .problem(404, "not-found");
        dispatcher
                .post("/api/firms/R01/hazards/{}/closure", Map.of("note", "复查已改"), id)
                .expect(204);
        firm.post(
                        "/api/firms/R01/hazards",
                        Map.of("foundOn", today.plusDays(2).toString(), "what", "将来", "dueOn", "2099-01-01"))
                .problem(422, "invalid");
        jdbc.sql("delete from firm_hazard where id = ?::uuid").param(id).update();
    }

    @Test
    void findsASubstanceByWhateverIsWrittenOnTheTank() {
        Client anyone = as("brigade");
        for (String query : List.of("液氯", "chlor", "7782-50-5", "1017", "UN1017", "UN 1017", "Cl₂")) {
            assertThat(texts(
                            anyone.get("/api/substances?query={}", query)
                                    .ok()
                                    .json()
                                    .path("cards"),
                            "id"))
                    .as(query)
                    .contains("CL2");
        }
        JsonNode card = anyone.get("/api/substances/CL2").ok().json();
        assertThat(card.at("/substance/alarmLowPpm").asInt()).isEqualTo(1);
        assertThat(card.at("/substance/alarmHighPpm").asInt()).isEqualTo(3);
        assertThat(card.path("distances")).hasSize(7);
        JsonNode none = anyone.get("/api/substances?query=1071").ok().json();
        assertThat(none.path("cards")).isEmpty();
        assertThat(none.path("words").asText()).contains("1071", "ERG 指南 111", "100 米");
        anyone.get("/api/substances/NOPE").problem(404, "not-found");
        anyone.get("/api/substances?query={}", "x".repeat(61)).problem(422, "invalid");
        assertThat(anyone.get("/api/substances?query={}", "%' or '1'='1")
                        .ok()
                        .json()
                        .path("cards"))
                .isEmpty();
        stranger().get("/api/substances").expect(401);
    }

    private static Answer load(Client admin, String kind, String csv) {
        return admin.send(
                "POST", "/api/registers/" + kind + "/import", csv, Map.of("Content-Type", "text/csv;charset=UTF-8"));
    }

    private static String classOf(Client who, String firm) {
        JsonNode hazard = who.get("/api/firms/{}", firm).ok().json().path("majorHazard");
        return hazard.path("classLabel").asText() + " "
                + hazard.path("r").decimalValue().toPlainString();
    }

    private static JsonNode line(Client who, String firm) {
        return StreamSupport.stream(who.get("/api/firms").ok().json().spliterator(), false)
                .filter(it -> it.path("id").asText().equals(firm))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> holding(String unit, String substance, double tonnes, String container) {
        Map<String, Object> it = new LinkedHashMap<>();
        it.put("unit", unit);
        it.put("substanceId", substance);
        it.put("tonnes", tonnes);
        it.put("container", container);
        return it;
    }

    private static Map<String, Object> substances(Map<String, Object> holding, String reason) {
        return Map.of("substances", List.of(holding), "reason", reason);
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static List<String> texts(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(it -> it.path(field).asText())
                .toList();
    }
}
