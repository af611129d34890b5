package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Forest;
import org.muster.support.Leak;

/** Chlorine leaks at R01: the zone stands at once, turns with the wind and the light, and says who is in it. */
class E02_HazardZone extends StoryTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private Leak leak;
    private Client dispatcher;
    private Client commander;
    private String incident;

    @BeforeEach
    void aStationAtTheFence() {
        leak = new Leak(jdbc);
        dispatcher = as("dispatcher");
        commander = as("commander");
    }

    @AfterEach
    void itIsOver() {
        if (incident != null) {
            dispatcher.post("/api/incidents/{}/cancellation", Map.of("reason", "试验结束"), incident);
        }
        leak.close();
    }

    @Test
    void standsFromTheFirstMomentAndTurnsTwiceWithTheWind() {
        leak.blows(dispatcher, 2, 45);
        incident = Leak.raised(dispatcher, Map.of("substance", "液氯", "firmId", "R01"));
        JsonNode first = Leak.awaitZone(dispatcher, incident, 1);
        assertThat(first.at("/result/substance/id").asText()).isEqualTo("CL2");
        assertThat(first.at("/result/isolateMetres").asInt()).isEqualTo(600);
        assertThat(first.at("/result/flag").asText()).isEqualTo("C");
        assertThat(first.at("/result/source").asText()).contains("142号");
        assertThat(first.at("/result/words").toString()).contains("泄漏量未报，按大量泄漏从严");
        assertThat(first.at("/result/bearing").asInt()).isEqualTo(225);
        assertThat(first.at("/result/approachFrom").asText()).contains("东北");
        boolean night = first.at("/result/night").asBoolean();
        assertThat(first.at("/result/downwindMetres").asInt()).isEqualTo(night ? 8000 : 3500);
        // scenario C: R07 and 3 500 people by night; by day two villages lie beyond 3.5 km
        assertThat(first.at("/result/inside/people").asInt()).isEqualTo(night ? 3500 : 1970);
        assertThat(Leak.inside(first)).contains("示例电镀园", "示例园区小学", "示例托养院").doesNotContain("示例液氯使用厂", "示例鲍田社区");
        assertThat(kind(first, "SCHOOL").path("people").asInt()).isEqualTo(620);
        assertThat(kind(first, "CARE_HOME").path("people").asInt()).isEqualTo(70);
        assertThat(kind(first, "RISK").path("places").asInt()).isEqualTo(1);
        assertThat(first.at("/result/inside/isolationPeople").asInt()).isZero();
        assertThat(ring(first, 1000).path("people").asInt()).isEqualTo(420);
        // the store and the school of 塘下 lie in the zone themselves and are no help
        assertThat(helps(first))
                .contains("塘下危化联建救援队", "安阳消防救援站", "医疗救援分队", "环境应急监测队")
                .doesNotContain("塘下危化物资点", "塘下中学");
        assertThat(Forest.events(dispatcher, incident, "HazardZoneSet"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.at("/data/automatic").asBoolean()).isTrue();
                    assertThat(it.at("/data/substance").asText()).isEqualTo("氯（UN 1017）");
                });

        leak.blows(dispatcher, 2, 225);
        JsonNode turned = Leak.awaitZone(dispatcher, incident, 2);
        assertThat(turned.at("/result/bearing").asInt()).isEqualTo(45);
        assertThat(Leak.inside(turned)).contains("示例鲍田社区", "示例海安小学").doesNotContain("示例托养院");
        assertThat(turned.at("/previous/bearing").asInt()).isEqualTo(225);

        leak.blows(dispatcher, 3, 180);
        JsonNode again = Leak.awaitZone(dispatcher, incident, 3);
        assertThat(again.at("/result/bearing").asInt()).isZero();
        assertThat(Leak.inside(again)).contains("示例场桥村");
        List<JsonNode> told = Forest.events(dispatcher, incident, "HazardZoneTurned");
        assertThat(told).hasSize(2);
        assertThat(told.get(0).at("/data/newPlaces").toString()).contains("示例鲍田社区", "示例海安小学");
        assertThat(told.get(0).at("/data/newPeople").asInt()).isEqualTo(night ? 2130 : 1230);
        assertThat(told.get(0).at("/data/leftPlaces").toString()).contains("示例托养院");
        assertThat(told.get(0).at("/data/bearingBefore").asInt()).isEqualTo(225);

        // a puff more on the same course changes nothing that needs telling
        leak.blows(dispatcher, 4.5, 180);
        Eventually.within(
                SOON,
                () -> Leak.zone(dispatcher, incident).at("/result/wind/speed").asDouble() == 4.5);
        assertThat(Leak.zone(dispatcher, incident).path("version").asInt()).isEqualTo(3);
        JsonNode picture =
                dispatcher.get("/api/incidents/{}", incident).ok().json().path("hazardZone");
        assertThat(picture.path("bearing").asInt()).isZero();
        assertThat(picture.path("square")).hasSize(4);
        assertThat(picture.at("/previous/bearing").asInt()).isEqualTo(45);
        assertThat(dispatcher
                        .get("/api/incidents/{}/journal/verification", incident)
                        .ok()
                        .json()
                        .path("intact")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void isAFullCircleInCalmAirAndWhenNobodyKnowsTheWind() {
        incident = Leak.raised(dispatcher, Map.of("substance", "氯"));
        JsonNode unknown = Leak.awaitZone(dispatcher, incident, 1);
        assertThat(unknown.at("/result/allRound").asBoolean()).isTrue();
        assertThat(unknown.at("/result/whyAllRound").asText()).contains("风情不明", "测风");
        assertThat(unknown.at("/result/square")).isEmpty();
        int everybody = unknown.at("/result/inside/people").asInt();

        leak.blows(dispatcher, 2, 45);
        JsonNode blowing = Leak.awaitZone(dispatcher, incident, 2);
        assertThat(blowing.at("/result/allRound").asBoolean()).isFalse();
        assertThat(blowing.at("/result/inside/people").asInt()).isLessThan(everybody);

        leak.blows(dispatcher, 0, 45);
        JsonNode calm = Leak.awaitZone(dispatcher, incident, 3);
        assertThat(calm.at("/result/allRound").asBoolean()).isTrue();
        assertThat(calm.at("/result/whyAllRound").asText()).contains("静风");
        assertThat(calm.at("/result/wind/words").asText()).isEqualTo("静风");
        assertThat(calm.at("/result/inside/people").asInt()).isEqualTo(everybody);
    }

    @Test
    void standsInNoWindThatHasGrownOld() {
        leak.blows(dispatcher, 2, 45);
        incident = Leak.raised(dispatcher, Map.of("substance", "氯"));
        Leak.awaitZone(dispatcher, incident, 1);
        // as if half an hour and more had gone by without a reading
        jdbc.sql("update device_reading set at = at - interval '31 minutes' where device_id like 'WX%'")
                .update();
        jdbc.sql("update wind_observation set at = at - interval '31 minutes' where incident_id = ?::uuid")
                .param(incident)
                .update();
        jdbc.sql(
                        """
                update hazard_zone set result = jsonb_set(result, '{wind,at}', '"2026-01-01T00:00:00Z"')
                 where incident_id = ?::uuid""")
                .param(incident)
                .update();
        JsonNode old = Leak.awaitZone(dispatcher, incident, 2);
        assertThat(old.at("/result/allRound").asBoolean()).isTrue();
        assertThat(old.at("/result/whyAllRound").asText()).contains("最近一次风情已过", "测风");
        assertThat(old.at("/result/wind").isMissingNode()).isTrue();
    }

    @Test
    void changesItsDistancesWhenTheSunSetsOrRises() {
        leak.blows(dispatcher, 2, 45);
        incident = Leak.raised(dispatcher, Map.of("substance", "氯"));
        JsonNode first = Leak.awaitZone(dispatcher, incident, 1);
        boolean night = first.at("/result/night").asBoolean();
        assertThat(first.at("/result/lightUntil").asText()).isNotBlank();
        // as if it had been set before the last sunrise or sunset, which is over now
        jdbc.sql(
                        """
                update hazard_zone set result = result || jsonb_build_object('night', ?::boolean, 'downwindMetres', ?::int,
                       'lightUntil', '2026-01-01T00:00:00Z')
                 where incident_id = ?::uuid""")
                .params(!night, night ? 3500 : 8000, incident)
                .update();
        JsonNode after = Leak.awaitZone(dispatcher, incident, 2);
        assertThat(after.at("/result/night").asBoolean()).isEqualTo(night);
        assertThat(after.at("/result/downwindMetres").asInt()).isEqualTo(night ? 8000 : 3500);
        assertThat(Forest.events(dispatcher, incident, "HazardZoneTurned"))
                .singleElement()
                .satisfies(it -> assertThat(it.at("/data/why").asText()).isEqualTo(night ? "入夜，改用夜间距离" : "天亮，改用白天距离"));
    }

    @Test
    void keepsASafeDistanceFromWhatNobodyKnows() {
        leak.blows(dispatcher, 2, 45);
        incident = Leak.raised(dispatcher, Map.of());
        JsonNode unknown = Leak.awaitZone(dispatcher, incident, 1);
        assertThat(unknown.at("/result/substance").isMissingNode()).isTrue();
        assertThat(unknown.at("/result/isolateMetres").asInt()).isEqualTo(100);
        assertThat(unknown.at("/result/source").asText()).isEqualTo("ERG 指南 111");
        assertThat(unknown.at("/result/words").toString()).contains("物质不明", "100 米", "上风向接近");
        assertThat(Forest.events(dispatcher, incident, "HazardZoneSet")
                        .get(0)
                        .at("/data/substance")
                        .asText())
                .isEqualTo("物质不明");

        JsonNode wrongNumber = set(Map.of("unNumber", "1071", "spill", "LARGE"));
        assertThat(wrongNumber.at("/result/isolateMetres").asInt()).isEqualTo(100);
        assertThat(wrongNumber.at("/result/words").toString()).contains("UN 1071 不在卡片库", "物质不明");

        JsonNode both = set(Map.of("substance", "氯", "unNumber", "1005", "spill", "LARGE"));
        assertThat(both.at("/result/substance/id").asText()).isEqualTo("CL2");
        assertThat(both.at("/result/words").toString()).contains("UN 1005 是氨，不是氯", "先按距离更大的氯警戒");

        JsonNode byNumber = set(Map.of("unNumber", "1005", "spill", "SMALL"));
        assertThat(byNumber.at("/result/substance/id").asText()).isEqualTo("NH3");
        assertThat(byNumber.at("/result/isolateMetres").asInt()).isEqualTo(30);
        assertThat(byNumber.at("/result/flag").asText()).isEqualTo("L");
        assertThat(byNumber.path("flagLabel").asText()).isEqualTo("专家录入");
        assertThat(byNumber.at("/result/words").toString()).contains("由指挥员核定");

        JsonNode burning = set(Map.of("substanceId", "LPG", "litres", 5000, "fire", true));
        assertThat(burning.at("/result/isolateMetres").asInt()).isEqualTo(1600);
        assertThat(burning.at("/result/downwindMetres").asInt()).isEqualTo(800);

        JsonNode fromTheFile = set(Map.of("firmId", "R07", "spill", "LARGE"));
        assertThat(fromTheFile.at("/result/words").toString()).contains("企业存有 4 种");

        for (Map<String, ?> wrong : List.of(
                Map.of("unNumber", "99"),
                Map.of("unNumber", "12345"),
                Map.of("litres", -1),
                Map.of("litres", 1e300),
                Map.of("substanceId", "NOPE"),
                Map.of("firmId", "R08"),
                Map.of("substance", "x".repeat(61)))) {
            dispatcher.post("/api/incidents/{}/hazard-zone", wrong, incident).problem(422, "invalid");
        }
        // what the call says later does not undo what somebody has looked at
        int version = set(Map.of("substanceId", "NH3", "spill", "LARGE"))
                .path("version")
                .asInt();
        dispatcher
                .post("/api/incidents/{}/assessment", Map.of("substance", "氯", "dead", 0), incident)
                .ok();
        Eventually.within(
                SOON,
                () -> Forest.events(dispatcher, incident, "IncidentAssessed").size() >= 1);
        leak.blows(dispatcher, 2, 135);
        assertThat(Leak.awaitZone(dispatcher, incident, version + 1)
                        .at("/asked/substanceId")
                        .asText())
                .isEqualTo("NH3");
    }

    @Test
    void letsTheCommanderKnowBetterAndSayWhy() {
        leak.blows(dispatcher, 2, 45);
        incident = Leak.raised(dispatcher, Map.of("substance", "氯", "spill", "SMALL"));
        Leak.awaitZone(dispatcher, incident, 1);
        String path = "/api/incidents/{}/hazard-zone/override";
        Map<String, Object> wider = Map.of("isolateMetres", 300, "downwindMetres", 2000, "reason", "侦检 1.2 km 处 3 ppm");
        dispatcher.post(path, wider, incident).expect(403);
        commander.post(path, Map.of("isolateMetres", 300), incident).problem(422, "invalid");
        commander.post(path, Map.of("reason", "空"), incident).problem(422, "invalid");
        commander.post(path, Map.of("bearing", 360, "reason", "试验"), incident).problem(422, "invalid");
        commander
                .post(path, Map.of("isolateMetres", 5, "reason", "试验"), incident)
                .problem(422, "invalid");
        JsonNode wide = commander.post(path, wider, incident).ok().json();
        assertThat(wide.at("/result/isolateMetres").asInt()).isEqualTo(300);
        assertThat(wide.at("/result/downwindMetres").asInt()).isEqualTo(2000);
        assertThat(wide.at("/result/tableIsolateMetres").asInt()).isEqualTo(60);
        assertThat(wide.at("/result/bearing").asInt()).isEqualTo(225);

        leak.blows(dispatcher, 2, 225);
        JsonNode turned = Leak.awaitZone(dispatcher, incident, 3);
        assertThat(turned.at("/result/bearing").asInt()).isEqualTo(45);
        assertThat(turned.at("/result/isolateMetres").asInt()).isEqualTo(300);

        JsonNode allRound = commander
                .post(path, Map.of("allRound", true, "reason", "楼间乱流"), incident)
                .ok()
                .json();
        assertThat(allRound.at("/result/whyAllRound").asText()).isEqualTo("指挥员定为全向");
        JsonNode table = commander
                .post("/api/incidents/{}/hazard-zone/override/withdrawal", Map.of("reason", "风已稳定"), incident)
                .ok()
                .json();
        assertThat(table.at("/result/isolateMetres").asInt()).isEqualTo(60);
        assertThat(table.has("correction")).isFalse();
        assertThat(Forest.events(dispatcher, incident, "HazardZoneOverridden"))
                .hasSize(2)
                .first()
                .satisfies(it -> {
                    assertThat(it.at("/data/reason").asText()).isEqualTo("侦检 1.2 km 处 3 ppm");
                    assertThat(it.at("/data/tableIsolateMetres").asInt()).isEqualTo(60);
                });

        commander
                .post("/api/incidents/{}/hazard-zone/lifting", Map.of("reason", "连续三次未检出"), incident)
                .ok();
        assertThat(dispatcher.get("/api/incidents/{}", incident).ok().json().has("hazardZone"))
                .isFalse();
        commander.post(path, wider, incident).problem(409, "illegal-transition");
        leak.blows(dispatcher, 5, 90);
        assertThat(Leak.zone(dispatcher, incident).has("liftedAt")).isTrue();
    }

    @Test
    void isSeenOnlyByThoseWhoseIncidentItIs() {
        incident = Leak.raised(dispatcher, Map.of("substance", "氯"));
        Leak.awaitZone(dispatcher, incident, 1);
        Client neighbour = as("yongkang");
        neighbour.get("/api/incidents/{}/hazard-zone", incident).problem(404, "not-found");
        neighbour
                .post("/api/incidents/{}/hazard-zone", Map.of("substance", "氨"), incident)
                .problem(404, "not-found");
        as("leader").get("/api/incidents/{}/hazard-zone", incident).ok();
        as("leader")
                .post("/api/incidents/{}/hazard-zone", Map.of("substance", "氨"), incident)
                .expect(403);
        as("enterprise").get("/api/incidents/{}/hazard-zone", incident).expect(403);
        stranger().get("/api/incidents/{}/hazard-zone", incident).expect(401);
    }

    private JsonNode set(Map<String, ?> form) {
        return dispatcher
                .post("/api/incidents/{}/hazard-zone", new LinkedHashMap<>(form), incident)
                .expect(201)
                .json();
    }

    private static JsonNode kind(JsonNode zone, String kind) {
        return StreamSupport.stream(zone.at("/result/inside/kinds").spliterator(), false)
                .filter(it -> it.path("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode ring(JsonNode zone, int metres) {
        return StreamSupport.stream(zone.at("/result/inside/rings").spliterator(), false)
                .filter(it -> it.path("metres").asInt() == metres)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> helps(JsonNode zone) {
        return StreamSupport.stream(zone.at("/result/inside/helps").spliterator(), false)
                .map(it -> it.path("name").asText())
                .toList();
    }
}
