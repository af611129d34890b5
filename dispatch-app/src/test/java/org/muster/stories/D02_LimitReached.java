package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.support.Answer;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Forest;
import org.muster.support.Rain;
import org.muster.support.Site;
import org.muster.support.Stomp;

/**
 * Rain falls on a village under a slope: what the gauge says is kept, summed and held against what the village can bear.
 * The moment it can bear no more is told once, with the reading, the limit, the rule and where it comes from.
 */
class D02_LimitReached extends StoryTest {

    /** 林川镇 of 瑞安市, and a point in it. */
    private static final String LINCHUAN = "330381127";

    private static final double LON = 120.4521;
    private static final double LAT = 27.9671;

    /** Another county, where nobody else raises anything. */
    private static final String WENCHENG = "330328";

    private static final Duration SOON = Duration.ofSeconds(60);

    private Rain rain;
    private Client dispatcher;

    @BeforeEach
    void aVillageOfItsOwn() {
        rain = new Rain(jdbc);
        dispatcher = as("dispatcher");
    }

    @AfterEach
    void theVillageIsTakenAway() {
        leave.forEach(it -> dispatcher.post("/api/incidents/{}/cancellation", Map.of("reason", "试验结束"), it));
        rain.close();
    }

    private final List<String> leave = new ArrayList<>();

    private String flood(boolean exercise) {
        String incident = Rain.flood(dispatcher, LON, LAT, exercise);
        leave.add(incident);
        return incident;
    }

    @Test
    void fiftyEightMillimetresInAnHourAskForGoingAtOnceAndAreToldOnce() {
        String slope = rain.site("GEOLOGICAL", LINCHUAN, LON, LAT);
        String stream = rain.site("FLASH_FLOOD", LINCHUAN, LON, LAT);
        String gauge = rain.rainGauge(LINCHUAN, slope, stream);
        String incident = flood(false);
        Stomp desk = listening(dispatcher, "/topic/incidents/" + incident);
        Instant hourAgo = Instant.now().minus(Duration.ofMinutes(58)).truncatedTo(ChronoUnit.SECONDS);

        for (int i = 0; i < 10; i++) {
            assertThat(Rain.say(dispatcher, gauge, hourAgo.plusSeconds(300L * i), i % 2 == 0 ? 3.8 : 4.0))
                    .isEqualTo("GOOD");
        }
        assertThat(Rain.told(dispatcher, incident, "EvacuationTriggerReached", stream))
                .isEmpty();
        Rain.say(dispatcher, gauge, hourAgo.plusSeconds(3000), 1.0);
        JsonNode prepare = desk.await(
                        it -> it.path("type").asText().equals("EvacuationTriggerReached")
                                && it.at("/data/siteId").asText().equals(stream),
                        SOON)
                .body();
        assertThat(prepare.at("/data/mode").asText()).isEqualTo("PREPARE");
        assertThat(prepare.at("/data/value").asDouble()).isEqualTo(40.0);

        Map<String, Object> burst = Map.of("at", hourAgo.plusSeconds(3300).toString(), "value", 18, "unit", "mm");
        dispatcher.post("/api/devices/{}/readings", burst, gauge).expect(201);
        for (String site : List.of(slope, stream)) {
            JsonNode told = Eventually.within(SOON, () -> {
                List<JsonNode> all = Rain.told(dispatcher, incident, "EvacuationTriggerReached", site);
                return all.size() == 2 ? all.get(1).path("data") : null;
            });
            assertThat(told.path("mode").asText()).isEqualTo("IMMEDIATE");
            assertThat(told.path("gaugeId").asText()).isEqualTo(gauge);
            assertThat(told.path("value").asDouble()).isEqualTo(58.0);
            assertThat(told.path("limit").asDouble()).isEqualTo(55.0);
            assertThat(told.path("unit").asText()).isEqualTo("mm");
            assertThat(told.path("words").asText()).contains("1 小时雨量 58 mm ≥ 立即转移值 55 mm");
            assertThat(told.path("rule").asText()).isNotBlank();
            assertThat(told.path("source").asText()).isNotBlank();
            assertThat(told.path("flag").asText()).isEqualTo("?");
            assertThat(told.path("zoneIds").isArray()).isTrue();
        }

        // the gateway got no answer and sends it again, and the value swings around the limit
        for (int i = 0; i < 5; i++) {
            JsonNode again = dispatcher
                    .post("/api/devices/{}/readings", burst, gauge)
                    .expect(201)
                    .json();
            assertThat(again.path("quality").asText()).isEqualTo("GOOD");
            assertThat(again.path("repeated").asBoolean()).isTrue();
        }
        Rain.say(dispatcher, gauge, hourAgo.plusSeconds(3420), 0.2);
        Rain.say(dispatcher, gauge, hourAgo.plusSeconds(3480), 4.1);
        assertThat(Rain.told(dispatcher, incident, "EvacuationTriggerReached", stream))
                .hasSize(2);
        assertThat(Rain.told(dispatcher, incident, "EvacuationTriggerReached", slope))
                .hasSize(2);

        JsonNode view = gaugeOf(dispatcher, incident, gauge);
        assertThat(view.path("state").asText()).isEqualTo("IMMEDIATE");
        assertThat(view.at("/latest/value").asDouble()).isEqualTo(62.3);
        assertThat(view.at("/latest/window").asText()).isEqualTo("PT1H");
        assertThat(view.at("/limits/0/prepare").asDouble()).isEqualTo(40);
        assertThat(view.at("/limits/0/immediate").asDouble()).isEqualTo(55);
        assertThat(view.path("siteIds")).hasSize(2);
        JsonNode series =
                dispatcher.get("/api/gauges/{}/readings?hours=4", gauge).ok().json();
        assertThat(series.path("points").size()).isBetween(16, 18);
        assertThat(series.path("points")
                        .get(series.path("points").size() - 1)
                        .path("value")
                        .asDouble())
                .isBetween(50.0, 62.3);
        JsonNode picture = dispatcher.get("/api/incidents/{}", incident).ok().json();
        assertThat(picture.path("triggers")).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void theStreamAtHalfAMetreOverTheWarningMark() {
        String stream = rain.site("FLASH_FLOOD", LINCHUAN, LON, LAT);
        String gauge = rain.levelGauge(LINCHUAN, 11.5, stream);
        String incident = flood(false);
        Instant from = Instant.now().minusSeconds(1200);

        Rain.say(dispatcher, gauge, from, 11.2);
        Rain.say(dispatcher, gauge, from.plusSeconds(300), 11.82);
        JsonNode told = awaitTold(incident, stream, 1);
        assertThat(told.path("mode").asText()).isEqualTo("PREPARE");
        assertThat(told.path("words").asText()).contains("水位 11.82 m ≥ 准备转移值 11.5 m");
        Answer inCentimetres = dispatcher.post(
                "/api/devices/{}/readings",
                Map.of("at", from.plusSeconds(600).toString(), "value", 1200, "unit", "cm"),
                gauge);
        assertThat(inCentimetres.expect(201).json().path("quality").asText()).isEqualTo("GOOD");
        assertThat(awaitTold(incident, stream, 2).path("mode").asText()).isEqualTo("IMMEDIATE");
        JsonNode view = gaugeOf(dispatcher, incident, gauge);
        assertThat(view.path("warning").asDouble()).isEqualTo(11.5);
        assertThat(view.path("guarantee").asDouble()).isEqualTo(12.2);
        assertThat(view.at("/latest/value").asDouble()).isEqualTo(12.0);
    }

    @Test
    void whatCannotBeBelievedIsKeptAndDecidesNothing() {
        String stream = rain.site("FLASH_FLOOD", LINCHUAN, LON, LAT);
        String gauge = rain.rainGauge(LINCHUAN, stream);
        String incident = flood(false);
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Rain.say(dispatcher, gauge, now.minusSeconds(600), 1);

        assertThat(Rain.say(dispatcher, gauge, now.minusSeconds(540), 58)).isEqualTo("JUMP");
        assertThat(Rain.say(dispatcher, gauge, now.minusSeconds(4000), 90)).isEqualTo("LATE");
        assertThat(Rain.say(dispatcher, gauge, now.plusSeconds(3600), 90)).isEqualTo("FUTURE");
        assertThat(Rain.say(dispatcher, gauge, now.minusSeconds(480), 1e308)).isEqualTo("OUT_OF_RANGE");
        assertThat(saying(gauge, now.minusSeconds(470), "NaN", null, null)).isEqualTo("NOT_A_NUMBER");
        assertThat(saying(gauge, now.minusSeconds(460), 90, "m", null)).isEqualTo("WRONG_UNIT");
        assertThat(saying(gauge, now.minusSeconds(450), 90, "mm", "BAD")).isEqualTo("DOUBTED");
        JsonNode doubtful = dispatcher
                .get("/api/gauges/{}/readings?hours=4", gauge)
                .ok()
                .json()
                .path("doubtful");
        assertThat(doubtful.findValuesAsText("quality"))
                .contains("JUMP", "LATE", "FUTURE", "OUT_OF_RANGE", "NOT_A_NUMBER", "WRONG_UNIT", "DOUBTED");
        assertThat(gaugeOf(dispatcher, incident, gauge).at("/latest/value").asDouble())
                .isEqualTo(1.0);

        // it goes on: now both are believed
        assertThat(Rain.say(dispatcher, gauge, now.minusSeconds(440), 30)).isEqualTo("GOOD");
        assertThat(awaitTold(incident, stream, 1).path("value").asDouble()).isEqualTo(59.0);
        assertThat(awaitTold(incident, stream, 1).path("mode").asText()).isEqualTo("IMMEDIATE");
    }

    @Test
    void readingsThatNobodyCanReadAreRefusedInWords() {
        String gauge = rain.rainGauge(LINCHUAN);
        String path = "/api/devices/" + gauge + "/readings";
        dispatcher.post(path, Map.of("unit", "mm")).problem(422, "invalid");
        dispatcher.post(path, Map.of("value", "viel")).expect(422);
        dispatcher.post(path, Map.of("value", 1, "at", "0001-01-01T00:00:00Z")).expect(422);
        dispatcher
                .post(path, Map.of("value", 1, "at", "+999999999-01-01T00:00:00Z"))
                .expect(422);
        dispatcher.post(path, Map.of("value", 1, "windSpeed", 3)).expect(422);
        dispatcher.post(path, Map.of("value", 1, "hack", true)).problem(400, "unknown-field");
        dispatcher.post(path, Map.of("readings", List.of())).expect(422);
        dispatcher.post(path, Map.of("readings", List.of(Map.of("unit", "mm")))).expect(422);
        List<Map<String, Object>> tooMany = new ArrayList<>();
        for (int i = 0; i < 1001; i++) {
            tooMany.add(Map.of("value", 1));
        }
        dispatcher.post(path, Map.of("readings", tooMany)).expect(422);
        as("yongkang").post(path, Map.of("value", 1)).problem(404, "not-found");
        as("brigade").post(path, Map.of("value", 1)).expect(403);
    }

    @Test
    void aBatchInAnyOrderByTheStationsOwnToken() {
        String stream = rain.site("FLASH_FLOOD", LINCHUAN, LON, LAT);
        String gauge = rain.rainGauge(LINCHUAN, stream);
        String incident = flood(false);
        Instant from = Instant.now().minusSeconds(1800).truncatedTo(ChronoUnit.SECONDS);
        List<Map<String, Object>> readings = new ArrayList<>();
        for (int i : List.of(3, 0, 2, 1, 1)) {
            readings.add(Map.of("at", from.plusSeconds(400L * i).toString(), "value", 20));
        }
        JsonNode answer = stranger()
                .send(
                        "POST",
                        "/api/devices/" + gauge + "/readings",
                        Map.of("readings", readings),
                        Map.of("Authorization", "Bearer " + token("330381")))
                .expect(201)
                .json();
        assertThat(answer.path("taken").asInt()).isEqualTo(4);
        assertThat(answer.path("repeated").asInt()).isEqualTo(1);
        assertThat(awaitTold(incident, stream, 2).path("mode").asText()).isEqualTo("IMMEDIATE");
        List<JsonNode> told = Rain.told(dispatcher, incident, "EvacuationTriggerReached", stream);
        assertThat(told).hasSize(2);
        assertThat(told.get(0).at("/data/value").asDouble()).isEqualTo(40);
        assertThat(told.get(1).at("/data/value").asDouble()).isEqualTo(60);
        assertThat(gaugeOf(dispatcher, incident, gauge).at("/latest/value").asDouble())
                .isEqualTo(80);
    }

    @Test
    void withNoFloodOpenTheDutyRoomGetsAnAlertAndTheIncidentHearsOfItLater() {
        Client wencheng = dispatcherOf(WENCHENG);
        String slope = rain.site("GEOLOGICAL", WENCHENG, 120.092, 27.787);
        String gauge = rain.rainGauge(WENCHENG, slope);
        Stomp room = listening(wencheng, "/user/queue/alerts");
        Rain.say(wencheng, gauge, Instant.now().minusSeconds(60), 56);

        JsonNode alert = Eventually.within(SOON, () -> alertOf(wencheng, slope));
        assertThat(alert.path("channel").asText()).isEqualTo("SENSOR");
        assertThat(alert.path("hazard").asText()).isEqualTo("FLOOD");
        assertThat(alert.path("description").asText()).contains("立即转移", "56 mm", "55 mm");
        assertThat(room.frames()).isNotNull();
        String incident = wencheng.post(
                        "/api/alerts/{}/confirmation",
                        Map.of(),
                        alert.path("id").asText())
                .expect(201)
                .json()
                .path("incidentId")
                .asText();
        Eventually.within(
                SOON,
                () -> Rain.told(wencheng, incident, "EvacuationTriggerReached", slope)
                                .size()
                        == 1);
        Rain.say(wencheng, gauge, Instant.now().minusSeconds(30), 0.5);
        assertThat(Rain.told(wencheng, incident, "EvacuationTriggerReached", slope))
                .hasSize(1);
        assertThat(alertsOf(wencheng, slope)).as("no second alert").isEqualTo(1);
        // another county's room sees neither
        assertThat(dispatcher.get("/api/alerts").ok().text()).doesNotContain(slope);
        as("yongkang").get("/api/gauges/{}/readings", gauge).problem(404, "not-found");
        assertThat(as("yongkang").get("/api/gauges").ok().text()).doesNotContain(gauge);
        as("yongkang").get("/api/risk-sources/{}/limits", slope).problem(404, "not-found");
        as("yongkang").get("/api/gauges?incident=" + incident).problem(404, "not-found");
        wencheng.post("/api/incidents/{}/cancellation", Map.of("reason", "试验结束"), incident);
    }

    @Test
    void aSimulatedGaugeReachesExercisesOnly() {
        String stream = rain.site("FLASH_FLOOD", LINCHUAN, LON, LAT);
        String gauge = rain.rainGauge(LINCHUAN, stream);
        String real = flood(false);
        String exercise = flood(true);
        Rain.say(dispatcher, gauge, Instant.now().minusSeconds(60), 60, true);
        awaitTold(exercise, stream, 1);
        assertThat(Rain.told(dispatcher, real, "EvacuationTriggerReached", stream))
                .isEmpty();
        assertThat(gaugeOf(dispatcher, exercise, gauge).path("state").asText()).isEqualTo("IMMEDIATE");
        assertThat(gaugeOf(dispatcher, real, gauge).path("state").asText()).isEqualTo("STALE");
    }

    @Test
    void theVillageSetsItsOwnLimitsAndEverybodySeesWhoWhenAndWhy() {
        String stream = rain.site("FLASH_FLOOD", LINCHUAN, LON, LAT);
        String gauge = rain.rainGauge(LINCHUAN, stream);
        String incident = flood(false);
        Client commander = as("commander");
        String path = "/api/risk-sources/" + stream + "/limits";
        JsonNode before = dispatcher.get(path).ok().json();
        assertThat(before.path("mayChange").asBoolean()).isFalse();
        assertThat(row(before, "prepare1h").path("value").asDouble()).isEqualTo(40);
        assertThat(row(before, "prepare1h").path("flag").asText()).isEqualTo("?");

        dispatcher
                .post(path, Map.of("key", "prepare1h", "value", 30, "reason", "x"))
                .expect(403);
        commander
                .post(path, Map.of("key", "prepare1h", "value", 56, "reason", "大于立即"))
                .problem(422, "invalid");
        commander
                .post(path, Map.of("key", "prepare1h", "value", -1, "reason", "负数"))
                .problem(422, "invalid");
        commander
                .post(path, Map.of("key", "prepare1h", "value", 30, "reason", " "))
                .problem(422, "invalid");
        commander.post(path, Map.of("key", "none", "value", 30, "reason", "x")).problem(422, "invalid");
        JsonNode after = commander
                .post(path, Map.of("key", "prepare1h", "value", 30, "reason", "2005 年临界值 30 毫米"))
                .ok()
                .json();
        assertThat(row(after, "prepare1h").path("value").asDouble()).isEqualTo(30);
        assertThat(row(after, "prepare1h").path("flag").asText()).isEqualTo("C");
        JsonNode change = after.path("history").get(0);
        assertThat(change.path("previous").asDouble()).isEqualTo(40);
        assertThat(change.path("reason").asText()).contains("2005");
        assertThat(change.path("changedBy").asText()).isNotBlank();

        Rain.say(dispatcher, gauge, Instant.now().minusSeconds(60), 31);
        JsonNode told = awaitTold(incident, stream, 1);
        assertThat(told.path("limit").asDouble()).isEqualTo(30);
        assertThat(told.path("source").asText()).contains("2005 年临界值");
        JsonNode back = commander.post(path, nothing("prepare1h")).ok().json();
        assertThat(row(back, "prepare1h").path("value").asDouble()).isEqualTo(40);
        assertThat(back.path("history")).hasSize(2);
        as("yongkang").get(path).problem(404, "not-found");
    }

    @Test
    void aGridWorkerSeesTurbidWaterAndTheVillageIsToGoAtOnce() {
        String slope = rain.site("GEOLOGICAL", "330381122", 120.4151, 27.9361);
        String incident = Rain.flood(dispatcher, 120.4151, 27.9361, false);
        leave.add(incident);
        Client grid = as("grid");
        UUID id = UUID.randomUUID();
        Map<String, Object> seen = Map.of(
                "clientId",
                id.toString(),
                "kind",
                "TURBID_WATER",
                "note",
                "沟里水发黄",
                "deviceAt",
                Instant.now().minusSeconds(240).toString());
        JsonNode first = grid.post("/api/risk-sources/{}/precursors", seen, slope)
                .expect(201)
                .json();
        assertThat(first.path("mode").asText()).isEqualTo("IMMEDIATE");
        Answer again = grid.post("/api/risk-sources/{}/precursors", seen, slope);
        assertThat(again.json()).isEqualTo(first);
        assertThat(again.header("Idempotent-Replay")).isEqualTo("true");
        Map<String, Object> other = new HashMap<>(seen);
        other.put("note", "别的话");
        grid.post("/api/risk-sources/{}/precursors", other, slope).problem(422, "client-id-reused");

        JsonNode told = awaitTold(incident, slope, 1);
        assertThat(told.path("mode").asText()).isEqualTo("IMMEDIATE");
        assertThat(told.path("measure").asText()).isEqualTo("PRECURSOR");
        assertThat(told.path("words").asText()).contains("溪水变浑", "沟里水发黄");
        assertThat(Rain.told(dispatcher, incident, "PrecursorReported", slope)).hasSize(1);

        // the picture follows when there is signal again, and comes twice
        UUID photo = UUID.randomUUID();
        for (int i = 0; i < 2; i++) {
            grid.upload(
                            "/api/precursors/{}/photos",
                            Map.of("clientId", photo.toString()),
                            "../../x.jpg",
                            Site.jpeg(640, 480),
                            id)
                    .expect(201);
        }
        assertThat(Rain.told(dispatcher, incident, "PrecursorPhotographed", slope))
                .hasSize(1);
        assertThat(dispatcher
                        .get("/api/precursors/{}/photos/{}?thumbnail=true", id, photo)
                        .ok()
                        .bytes())
                .isNotEmpty();
        as("yongkang").get("/api/precursors/{}/photos/{}", id, photo).problem(404, "not-found");
        as("yongkang")
                .post("/api/risk-sources/{}/precursors", Map.of("clientId", UUID.randomUUID(), "kind", "CRACK"), slope)
                .problem(404, "not-found");
        grid.upload("/api/precursors/{}/photos", Map.of(), "x.jpg", "<svg/>".getBytes(), id)
                .expect(422);

        // a second sign is news, and no second crossing
        grid.post(
                        "/api/risk-sources/{}/precursors",
                        Map.of("clientId", UUID.randomUUID().toString(), "kind", "CRACK"),
                        slope)
                .expect(201);
        assertThat(Rain.told(dispatcher, incident, "PrecursorReported", slope)).hasSize(2);
        assertThat(Rain.told(dispatcher, incident, "EvacuationTriggerReached", slope))
                .hasSize(1);
        JsonNode open = dispatcher.get("/api/precursors?site={}", slope).ok().json();
        assertThat(open).hasSize(2);
        grid.post("/api/precursors/{}/settlement", Map.of("note", "x"), id).expect(403);
        for (JsonNode it : open) {
            dispatcher
                    .post(
                            "/api/precursors/{}/settlement",
                            Map.of("note", "已派地质人员核查，未发现险情"),
                            it.path("id").asText())
                    .ok();
        }
        dispatcher
                .post("/api/precursors/{}/settlement", Map.of("note", "再来"), id)
                .problem(409, "precursor-settled");
        Eventually.within(
                SOON,
                () -> Rain.told(dispatcher, incident, "EvacuationTriggerPassed", slope)
                                .size()
                        == 1);
    }

    @Test
    void aForecastAsksForGettingReadyAndNeverForMore() {
        String stream = rain.site("FLASH_FLOOD", LINCHUAN, LON, LAT);
        String incident = flood(false);
        Map<String, Object> forecast = Map.of(
                "window",
                "PT3H",
                "millimetres",
                180,
                "until",
                Instant.now().plusSeconds(10_000).toString(),
                "source",
                "瑞安市气象台");
        for (int i = 0; i < 3; i++) {
            assertThat(dispatcher
                            .post("/api/risk-sources/{}/forecasts", forecast, stream)
                            .expect(201)
                            .json()
                            .path("mode")
                            .asText())
                    .isEqualTo("PREPARE");
        }
        JsonNode told = awaitTold(incident, stream, 1);
        assertThat(told.path("mode").asText()).isEqualTo("PREPARE");
        assertThat(told.path("words").asText()).contains("预报", "气象台", "180");
        assertThat(Rain.told(dispatcher, incident, "EvacuationTriggerReached", stream))
                .hasSize(1);
        Map<String, Object> less = new HashMap<>(forecast);
        less.put("millimetres", 10);
        dispatcher.post("/api/risk-sources/{}/forecasts", less, stream).expect(201);
        Eventually.within(
                SOON,
                () -> Rain.told(dispatcher, incident, "EvacuationTriggerPassed", stream)
                                .size()
                        == 1);
        less.put("until", Instant.now().minusSeconds(1).toString());
        dispatcher.post("/api/risk-sources/{}/forecasts", less, stream).problem(422, "invalid");
        as("yongkang").post("/api/risk-sources/{}/forecasts", forecast, stream).problem(404, "not-found");
    }

    @Test
    void aGaugeThatFallsSilentIsSaidToBeStaleOnce() {
        String stream = rain.site("FLASH_FLOOD", LINCHUAN, LON, LAT);
        String gauge = rain.rainGauge(LINCHUAN, stream);
        String incident = flood(false);
        Rain.say(dispatcher, gauge, Instant.now().minusSeconds(10), 1);
        assertThat(gaugeOf(dispatcher, incident, gauge).path("state").asText()).isEqualTo("NORMAL");
        jdbc.sql("update gauge_latest set received_at = now() - interval '16 minutes' where gauge_id = ?")
                .param(gauge)
                .update();
        assertThat(gaugeOf(dispatcher, incident, gauge).path("state").asText()).isEqualTo("STALE");
        assertThat(gaugeOf(dispatcher, incident, gauge).has("silentSince")).isTrue();
        Eventually.within(
                SOON,
                () -> Forest.events(dispatcher, incident, "GaugeFellSilent").stream()
                                .filter(it -> it.at("/data/gaugeId").asText().equals(gauge))
                                .count()
                        == 1);
        Rain.say(dispatcher, gauge, Instant.now(), 1);
        assertThat(gaugeOf(dispatcher, incident, gauge).path("state").asText()).isEqualTo("NORMAL");
    }

    @Test
    void manyGatewaysSendTheSameSwingAtOnceAndItIsOneCrossing() throws Exception {
        String stream = rain.site("FLASH_FLOOD", LINCHUAN, LON, LAT);
        List<String> gauges = List.of(
                rain.levelGauge(LINCHUAN, 5, stream),
                rain.levelGauge(LINCHUAN, 5, stream),
                rain.levelGauge(LINCHUAN, 5, stream));
        String incident = flood(false);
        Instant from = Instant.now().minusSeconds(600).truncatedTo(ChronoUnit.SECONDS);
        ExecutorService gateways = Executors.newFixedThreadPool(6);
        List<Future<?>> sent = new ArrayList<>();
        for (int gateway = 0; gateway < 6; gateway++) {
            String gauge = gauges.get(gateway % 3);
            sent.add(gateways.submit(() -> {
                for (int i = 0; i < 20; i++) {
                    Rain.say(dispatcher, gauge, from.plusSeconds(10L * i), i % 2 == 0 ? 4.95 : 5.3);
                }
            }));
        }
        for (Future<?> it : sent) {
            it.get();
        }
        gateways.shutdown();
        awaitTold(incident, stream, 1);
        assertThat(Rain.told(dispatcher, incident, "EvacuationTriggerReached", stream))
                .hasSize(1);
        assertThat(jdbc.sql("select count(*) from gauge_reading where gauge_id = any (?)")
                        .param(gauges.toArray(String[]::new))
                        .query(Integer.class)
                        .single())
                .isEqualTo(60);
    }

    private JsonNode awaitTold(String incident, String site, int count) {
        return Eventually.within(SOON, () -> {
            List<JsonNode> told = Rain.told(dispatcher, incident, "EvacuationTriggerReached", site);
            return told.size() >= count ? told.get(count - 1).path("data") : null;
        });
    }

    private static JsonNode gaugeOf(Client who, String incident, String gauge) {
        for (JsonNode it : who.get("/api/gauges?incident={}", incident).ok().json()) {
            if (it.path("id").asText().equals(gauge)) {
                return it;
            }
        }
        throw new AssertionError("no gauge " + gauge);
    }

    private static JsonNode row(JsonNode view, String key) {
        for (JsonNode it : view.path("rows")) {
            if (it.path("key").asText().equals(key)) {
                return it;
            }
        }
        throw new AssertionError("no limit " + key);
    }

    private static Map<String, Object> nothing(String key) {
        Map<String, Object> form = new HashMap<>();
        form.put("key", key);
        form.put("value", null);
        form.put("reason", "恢复默认");
        return form;
    }

    private String saying(String gauge, Instant at, Object value, String unit, String quality) {
        Map<String, Object> body = new HashMap<>(Map.of("at", at.toString(), "value", value));
        body.put("unit", unit);
        body.put("quality", quality);
        return dispatcher
                .post("/api/devices/{}/readings", body, gauge)
                .expect(201)
                .json()
                .path("quality")
                .asText();
    }

    private static JsonNode alertOf(Client who, String site) {
        for (JsonNode it : who.get("/api/alerts").ok().json()) {
            if (it.path("place").asText().contains(site)) {
                return it;
            }
        }
        return null;
    }

    private static long alertsOf(Client who, String site) {
        long count = 0;
        for (JsonNode it : who.get("/api/alerts").ok().json()) {
            count += it.path("place").asText().contains(site) ? 1 : 0;
        }
        return count;
    }

    private String token(String division) {
        return as("admin")
                .post(
                        "/api/machine-tokens",
                        Map.of(
                                "name",
                                "雨量站-" + UUID.randomUUID(),
                                "scopes",
                                List.of("readings"),
                                "divisionCode",
                                division))
                .expect(201)
                .json()
                .path("token")
                .asText();
    }

    private Client dispatcherOf(String division) {
        String name = "d02-" + division;
        Answer made = as("admin")
                .post(
                        "/api/accounts",
                        Map.of(
                                "username",
                                name,
                                "name",
                                "文成调度",
                                "password",
                                "Yu-Qing-2026",
                                "roles",
                                List.of("DISPATCHER"),
                                "divisions",
                                List.of(division)));
        assertThat(made.status()).isIn(201, 409);
        return Client.loggedIn(port, name, "Yu-Qing-2026");
    }
}
