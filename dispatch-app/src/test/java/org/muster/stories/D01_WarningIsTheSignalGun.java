package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.muster.integrations.cap.SimulatedWarningFeed;
import org.muster.support.Answer;
import org.muster.support.Cap;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Forest;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * STORY UNDER TEST: the met office's warning is the signal gun, the emergency office's activation the start order. A
 * warning is taken once, concerns whom it concerns, follows its sender to its end, and an exercise moves no real person.
 */
class D01_WarningIsTheSignalGun extends StoryTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Autowired
    SimulatedWarningFeed feed;

    private Client dispatcher;
    private Client metOffice;
    private String token;

    @BeforeEach
    void aMetOfficeWithItsToken() {
        leaveNoIncidentOpen();
        dispatcher = as("dispatcher");
        metOffice = stranger();
        token = Cap.token(as("admin"), "330381");
    }

    /** Real warnings colour the whole county: none may outlive its story. */
    @AfterEach
    void theSkyClears() {
        for (JsonNode it :
                dispatcher.get("/api/warnings?state=IN_FORCE").ok().json().path("warnings")) {
            dispatcher.post(
                    "/api/warnings/{}/cancellation",
                    Map.of("reason", "测试结束"),
                    it.path("id").asText());
        }
        Eventually.within(
                SOON,
                () -> jdbc.sql("select count(*) from warning where matched_at is null")
                                .query(Long.class)
                                .single()
                        == 0);
        leaveNoIncidentOpen();
    }

    @Test
    void aTyphoonWarningStartsTheResponseChangesWithItAndEnds() {
        Cap yellow = Cap.warning("台风", "Moderate");
        String id = yellow.sent(metOffice, token);

        JsonNode detail = Cap.matched(dispatcher, id);
        assertThat(detail.at("/warning/kind").asText()).isEqualTo("TYPHOON");
        assertThat(detail.at("/warning/colour").asText()).isEqualTo("YELLOW");
        assertThat(Cap.matches(detail, "DIVISION")).contains("330381", "330381122", "330381127");
        assertThat(Cap.matches(detail, "SITE")).contains("R11", "R13", "R15").doesNotContain("R18");
        assertThat(colourIn("330381")).isEqualTo("YELLOW");
        assertThat(alarms()).anyMatch(it -> it.contains(yellow.headline()));

        String incident = start(id).expect(201).json().path("incidentId").asText();
        JsonNode picture = dispatcher.get("/api/incidents/{}", incident).ok().json();
        assertThat(picture.path("hazard").asText()).isEqualTo("FLOOD");
        assertThat(picture.path("divisionCode").asText()).isEqualTo("330381");
        assertThat(picture.path("exercise").asBoolean()).isFalse();
        assertThat(picture.at("/warnings/0/id").asText()).isEqualTo(id);
        start(id).problem(409, "response-started");

        Cap orange = yellow.follow("Update", 1).with("severity", "Severe");
        String update = orange.sent(metOffice, token);
        Cap.awaitState(dispatcher, id, "UPDATED");
        JsonNode told = awaitTold(incident, "WarningUpdated");
        assertThat(told.at("/data/previousColour").asText()).isEqualTo("YELLOW");
        assertThat(told.at("/data/colour").asText()).isEqualTo("ORANGE");
        assertThat(told.at("/data/warningId").asText()).isEqualTo(update);
        assertThat(colourIn("330381")).isEqualTo("ORANGE");
        start(update).problem(409, "response-started");

        orange.follow("Cancel", 2).sent(metOffice, token);
        Cap.awaitState(dispatcher, update, "CANCELLED");
        assertThat(awaitTold(incident, "WarningCancelled").at("/data/warningId").asText())
                .isEqualTo(update);
        assertThat(colourIn("330381")).isNull();
        assertThat(alarms()).noneMatch(it -> it.contains(yellow.headline()));
        start(update).problem(409, "warning-over");
        JsonNode story = dispatcher.get("/api/warnings/{}", update).ok().json();
        assertThat(story.path("versions")).hasSize(3);
        assertThat(story.path("logIntact").asBoolean()).isTrue();
        assertThat(types(story.path("log")))
                .contains(
                        "WarningMessageReceived",
                        "WarningMatched",
                        "ResponseStarted",
                        "WarningUpdated",
                        "WarningCancelled");
    }

    @Test
    void theSameMessageIsAnsweredAsTheFirstTimeAndAnotherOfItsNameIsNot() {
        Cap warning = Cap.warning("暴雨", "Moderate");
        Answer first = Cap.send(metOffice, token, warning.xml()).expect(201);
        String laidOutOtherwise = warning.xml().replace("><", ">\n  <");

        for (String again : List.of(warning.xml(), laidOutOtherwise)) {
            Answer repeated = Cap.send(metOffice, token, again).expect(201);
            assertThat(repeated.text()).isEqualTo(first.text());
            assertThat(repeated.header("Idempotent-Replay")).isEqualTo("true");
        }
        Cap.matched(dispatcher, first.json().path("id").asText());
        Cap.send(metOffice, token, warning.xml()).expect(201);
        Cap.send(metOffice, token, warning.with("severity", "Extreme").xml()).problem(409, "warning-differs");
        assertThat(inForce(dispatcher).filter(it -> it.path("headline").asText().equals(warning.headline())))
                .hasSize(1);
    }

    @Test
    void aShapeConcernsWhatLiesInIt() {
        Cap warning = Cap.warning("山洪", "Severe").drawn(Cap.WEST);
        JsonNode detail = Cap.matched(dispatcher, warning.sent(metOffice, token));

        assertThat(Cap.matches(detail, "DIVISION"))
                .contains("330381", "330381122", "330381127")
                .doesNotContain("330381001", "330381101", "330300");
        assertThat(Cap.matches(detail, "SITE")).contains("R11", "R13").doesNotContain("R01", "R20");
        assertThat(detail.at("/area/type").asText()).isEqualTo("MultiPolygon");
        // 安阳 is not concerned: its colour is not this one's
        assertThat(colourIn("330381122")).isEqualTo("ORANGE");
        assertThat(colourIn("330381")).isNull();
        // the county's incident stands at the gravest of its parts
        String id = detail.at("/warning/id").asText();
        String incident = start(id).expect(201).json().path("incidentId").asText();
        assertThat(dispatcher
                        .get("/api/incidents/{}", incident)
                        .ok()
                        .json()
                        .at("/response/warning/colour")
                        .asText())
                .isEqualTo("ORANGE");
    }

    @Test
    void anExerciseMovesNobodyOfTheRealWorldAndATestNobodyAtAll() {
        String real = start(Cap.warning("台风", "Minor").sent(metOffice, token))
                .expect(201)
                .json()
                .path("incidentId")
                .asText();
        long before = Forest.events(dispatcher, real).size();
        Cap exercise = Cap.warning("台风", "Extreme").exercise();
        String id = exercise.sent(metOffice, token);
        String test = Cap.warning("台风", "Extreme").with("status", "Test").sent(metOffice, token);

        Cap.matched(dispatcher, id);
        Cap.matched(dispatcher, test);
        assertThat(colourIn("330381")).isEqualTo("BLUE");
        start(test).problem(409, "warning-moves-nobody");
        String drill = start(id).expect(201).json().path("incidentId").asText();
        assertThat(dispatcher
                        .get("/api/incidents/{}", drill)
                        .ok()
                        .json()
                        .path("exercise")
                        .asBoolean())
                .isTrue();
        exercise.follow("Update", 1).sent(metOffice, token);
        awaitTold(drill, "WarningUpdated");
        assertThat(Forest.events(dispatcher, real).stream().skip(before))
                .noneMatch(it -> it.path("type").asText().startsWith("Warning"));
    }

    @Test
    void anUpdateOfAnExerciseDoesNotTouchTheRealWarning() {
        Cap real = Cap.warning("台风", "Severe");
        String id = real.sent(metOffice, token);

        String cancel = real.follow("Cancel", 1).exercise().sent(metOffice, token);

        Cap.matched(dispatcher, cancel);
        Cap.awaitState(dispatcher, id, "IN_FORCE");
    }

    @Test
    void onlyItsOwnSenderTakesAWarningBack() {
        Cap warning = Cap.warning("台风", "Severe");
        String id = warning.sent(metOffice, token);

        String forged =
                warning.follow("Cancel", 1).with("sender", "somebody.else").sent(metOffice, token);

        Cap.matched(dispatcher, forged);
        Cap.awaitState(dispatcher, id, "IN_FORCE");
        assertThat(types(dispatcher.get("/api/warnings/{}", id).ok().json().path("log")))
                .contains("WarningReferenceNotHonoured");
    }

    @Test
    void whatComesAfterItsOwnUpdateIsOverBeforeItComes() {
        Cap first = Cap.warning("暴雨", "Minor");
        Cap second = first.follow("Update", 1).with("severity", "Extreme");
        String update = second.sent(metOffice, token);
        Cap.matched(dispatcher, update);

        String late = first.sent(metOffice, token);

        Cap.matched(dispatcher, late);
        Cap.awaitState(dispatcher, late, "UPDATED");
        Cap.awaitState(dispatcher, update, "IN_FORCE");
        assertThat(colourIn("330381")).isEqualTo("RED");
    }

    @Test
    void aWarningWhoseTimeIsOverEndsByItself() {
        Cap warning = Cap.warning("台风", "Severe");
        String id = warning.expiresIn(5).sent(metOffice, token);

        Cap.awaitState(dispatcher, id, "EXPIRED");
        Eventually.within(SOON, () -> colourIn("330381") == null);
    }

    @Test
    void theGravestOfSeveralHoldsAndALighterOneComesBackWhenItEnds() {
        Cap typhoon = Cap.warning("台风", "Moderate");
        Cap rain = Cap.warning("暴雨", "Extreme");
        Cap.matched(dispatcher, typhoon.sent(metOffice, token));
        String red = rain.sent(metOffice, token);
        Cap.matched(dispatcher, red);
        assertThat(colourIn("330381")).isEqualTo("RED");

        rain.follow("Cancel", 1).sent(metOffice, token);

        Cap.awaitState(dispatcher, red, "CANCELLED");
        Eventually.within(SOON, () -> "YELLOW".equals(colourIn("330381")));
    }

    @Test
    void whatAPersonHasEnteredIsNotLiftedByAWarningThatEnds() {
        dispatcher
                .post("/api/warning-levels", Map.of("divisionCode", "330381", "hazard", "FLOOD", "colour", "ORANGE"))
                .ok();
        try {
            Cap blue = Cap.warning("台风", "Minor");
            String id = blue.sent(metOffice, token);
            Cap.matched(dispatcher, id);
            assertThat(colourIn("330381")).isEqualTo("ORANGE");

            Cap.matched(dispatcher, blue.follow("Cancel", 1).sent(metOffice, token));
            assertThat(colourIn("330381")).isEqualTo("ORANGE");
        } finally {
            dispatcher
                    .post("/api/warning-levels", Map.of("divisionCode", "330381", "hazard", "FLOOD"))
                    .ok();
        }
    }

    @Test
    void fireDangerKeepsItsRatingBesideItsColour() {
        Cap four = Cap.warning("森林火险", "Unknown").with("headline", "瑞安市发布森林火险气象等级四级预警");
        Cap two = Cap.warning("森林火险", "Unknown").with("headline", "瑞安市今日森林火险气象等级二级");

        JsonNode high = Cap.matched(dispatcher, four.sent(metOffice, token)).path("warning");
        JsonNode low = Cap.matched(dispatcher, two.sent(metOffice, token)).path("warning");

        assertThat(high.path("rating").asInt()).isEqualTo(4);
        assertThat(high.path("colour").asText()).isEqualTo("ORANGE");
        assertThat(high.path("hazard").asText()).isEqualTo("FOREST_FIRE");
        assertThat(low.path("rating").asInt()).isEqualTo(2);
        assertThat(low.path("colour").isMissingNode()).as("二级 gives no signal").isTrue();
    }

    @Test
    void aWarningByPhoneIsEnteredUpdatedAndEnded() {
        Map<String, Object> form = new HashMap<>(Map.of(
                "kind", "RAINSTORM",
                "colour", "YELLOW",
                "headline", "电话：瑞安市暴雨黄色预警",
                "description", "6 小时 50 毫米",
                "instruction", "巡查山塘",
                "issuer", "瑞安市气象台",
                "divisions", List.of("330381122"),
                "expires", Instant.now().plusSeconds(3600).toString()));
        String id = entered(form);
        JsonNode detail = Cap.matched(dispatcher, id);
        assertThat(Cap.matches(detail, "DIVISION")).containsExactly("330381122");
        assertThat(missing(detail)).containsExactly("CONTACT");

        form.put("colour", "ORANGE");
        form.put("follows", id);
        String next = entered(form);
        Cap.matched(dispatcher, next);
        Cap.awaitState(dispatcher, id, "UPDATED");
        assertThat(colourIn("330381122")).isEqualTo("ORANGE");

        dispatcher
                .post("/api/warnings/{}/cancellation", Map.of("reason", "气象台电话解除"), next)
                .expect(201);
        Cap.awaitState(dispatcher, next, "CANCELLED");
        dispatcher
                .post("/api/warnings/{}/cancellation", Map.of("reason", "再来"), next)
                .problem(409, "warning-over");
        form.remove("follows");
        form.put("divisions", List.of("330784108"));
        dispatcher.post("/api/warnings", form).problem(404, "not-found");
        form.put("divisions", List.of("330381122"));
        form.put(
                "ring",
                List.of(
                        Map.of("lon", 120.4, "lat", 27.9),
                        Map.of("lon", 120.5, "lat", 28),
                        Map.of("lon", 120.5, "lat", 27.9),
                        Map.of("lon", 120.4, "lat", 28)));
        dispatcher.post("/api/warnings", form).problem(422, "invalid");
    }

    @Test
    void whatAMessageDoesNotSayIsNamed() {
        Cap warning = Cap.warning("奇怪的天气", "Unknown").with("headline", "无题");
        JsonNode detail = Cap.matched(dispatcher, warning.sent(metOffice, token));

        assertThat(missing(detail)).containsExactly("KIND", "LEVEL", "CONTACT");
        assertThat(detail.path("carries")).hasSize(10);
    }

    @Test
    void theNeighbourSeesNothingOfItAndHisTokenReachesNobodyHere() {
        Client neighbour = as("yongkang");
        Cap ours = Cap.warning("台风", "Extreme");
        String id = ours.sent(metOffice, token);
        Cap.matched(dispatcher, id);
        String incident = start(id).expect(201).json().path("incidentId").asText();

        String list = neighbour.get("/api/warnings").ok().text();
        assertThat(list).doesNotContain(id, ours.headline());
        assertThat(neighbour.get("/api/warning-levels").ok().text()).doesNotContain(ours.headline());
        assertThat(neighbour.get("/api/alarms").ok().text()).doesNotContain(ours.headline());
        neighbour.get("/api/warnings/{}", id).problem(404, "not-found");
        neighbour.get("/api/warnings/{}/message", id).problem(404, "not-found");
        neighbour.post("/api/warnings/{}/response", Map.of(), id).problem(404, "not-found");
        neighbour
                .post("/api/warnings/{}/cancellation", Map.of("reason", "不是我的"), id)
                .problem(404, "not-found");
        neighbour.get("/api/incidents/{}", incident).problem(404, "not-found");
        assertThat(as("leader").get("/api/warnings/{}", id).ok().text()).contains(ours.headline());

        String theirs = Cap.token(as("admin"), "330784");
        Cap strange = Cap.warning("台风", "Extreme");
        String outside = strange.sent(stranger(), theirs);
        JsonNode seen = Cap.matched(neighbour, outside);
        assertThat(seen.path("matches")).isEmpty();
        assertThat(dispatcher.get("/api/warnings").ok().text()).doesNotContain(strange.headline());
        // and the same message from our own met office still reaches us
        Cap.matched(dispatcher, strange.sent(metOffice, token));
        neighbour
                .post("/api/warnings/{}/cancellation", Map.of("reason", "测试结束"), outside)
                .expect(201);
    }

    @Test
    void aFeedIsFollowedAndWhatCannotBeReadOfItStandsOnTheBoard() {
        Cap warning = Cap.warning("台风", "Severe").exercise();
        String broken = warning.xml().replace("</alert>", "");
        try {
            feed.show(broken.getBytes(StandardCharsets.UTF_8));
            feed.show(warning.xml().getBytes(StandardCharsets.UTF_8));
            feed.show(warning.xml().getBytes(StandardCharsets.UTF_8));

            String id = Eventually.within(SOON, () -> inForce(dispatcher)
                    .filter(it -> it.path("headline").asText().equals(warning.headline()))
                    .findFirst()
                    .map(it -> it.path("id").asText())
                    .orElse(null));
            JsonNode detail = Cap.matched(dispatcher, id);
            assertThat(detail.at("/warning/via").asText()).isEqualTo("FEED");
            assertThat(inForce(dispatcher)
                            .filter(it -> it.path("headline").asText().equals(warning.headline())))
                    .hasSize(1);
            Eventually.within(
                    SOON, () -> as("province").get("/api/alarms").ok().text().contains("有一条预警报文未能接收"));
            assertThat(dispatcher.get("/api/alarms").ok().text()).doesNotContain("未能接收");
            assertThat(jdbc.sql(
                                    "select count(*) from warning_log where type = 'WarningMessageRefused' and data->>'problem' = 'cap-refused'")
                            .query(Long.class)
                            .single())
                    .isPositive();
        } finally {
            feed.clear();
            jdbc.sql("update alarm set cleared_at = now() where kind like 'WARNING_FEED%' and cleared_at is null")
                    .update();
            for (JsonNode it : as("province")
                    .get("/api/warnings?state=IN_FORCE")
                    .ok()
                    .json()
                    .path("warnings")) {
                // received for the province: only its time ends it here
                jdbc.sql("update warning set expires = now() where id = ?::uuid and via = 'FEED'")
                        .param(it.path("id").asText())
                        .update();
            }
        }
    }

    @Test
    void aMachineMayHandInAndNothingElse() {
        Cap warning = Cap.warning("台风", "Minor");
        String id = warning.sent(metOffice, token);
        Map<String, String> bearer = Map.of("Authorization", "Bearer " + token);

        metOffice.send("GET", "/api/warnings", null, bearer).problem(403, "forbidden");
        metOffice.send("GET", "/api/warnings/" + id, null, bearer).problem(403, "forbidden");
        metOffice
                .send("POST", "/api/warnings/" + id + "/response", "{}", bearer)
                .problem(403, "forbidden");
        String other = as("admin")
                .post(
                        "/api/machine-tokens",
                        Map.of("name", "报警 " + id, "scopes", List.of("alerts"), "divisionCode", "330381"))
                .expect(201)
                .json()
                .path("token")
                .asText();
        Cap.send(stranger(), other, warning.xml()).problem(403, "forbidden");
        Cap.send(stranger(), "made-up", warning.xml()).problem(401, "unauthenticated");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refusesWhatCannotBeTrustedNamesItAndKeepsNothing(String rule, String document) {
        long before = count();

        JsonNode problem = Cap.send(metOffice, token, document).problem(422, "cap-refused");

        assertThat(StreamSupport.stream(problem.path("breaches").spliterator(), false)
                        .map(it -> it.path("rule").asText()))
                .contains(rule);
        assertThat(problem.path("detail").asText()).isNotBlank();
        assertThat(count()).isEqualTo(before);
    }

    static Stream<Arguments> refusesWhatCannotBeTrustedNamesItAndKeepsNothing() {
        Cap sound = Cap.warning("台风", "Severe");
        String points = "27.9,120.4 ".repeat(5_000) + "27.9,120.4";
        return Stream.of(
                Arguments.of(
                        "DTD_FORBIDDEN",
                        sound.xml()
                                .replace(
                                        "?>\n<alert",
                                        "?>\n<!DOCTYPE alert [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<alert")),
                Arguments.of(
                        "TOO_MANY_POINTS",
                        Cap.warning("台风", "Severe").drawn(points).xml()),
                Arguments.of(
                        "POLYGON_SELF_CROSSING",
                        Cap.warning("台风", "Severe")
                                .drawn("27.9,120.4 28.0,120.5 27.9,120.5 28.0,120.4 27.9,120.4")
                                .xml()),
                Arguments.of(
                        "COORDINATES_SWAPPED",
                        Cap.warning("台风", "Severe")
                                .drawn("120.4,27.9 120.5,27.9 120.5,28.0 120.4,27.9")
                                .xml()),
                Arguments.of(
                        "POLYGON_UNCLOSED",
                        Cap.warning("台风", "Severe")
                                .drawn("27.9,120.4 28.0,120.5 27.9,120.5 28.0,120.4")
                                .xml()),
                Arguments.of(
                        "TIME_WITHOUT_OFFSET",
                        Cap.warning("台风", "Severe")
                                .with("sent", "2026-07-25T10:00:00")
                                .xml()),
                Arguments.of(
                        "TIME_IMPOSSIBLE",
                        Cap.warning("台风", "Severe")
                                .with("expires", "2026-02-30T10:00:00+08:00")
                                .xml()),
                Arguments.of("XML_MALFORMED", "{\"kind\":\"TYPHOON\"}"),
                Arguments.of(
                        "REFERENCES_MISSING",
                        Cap.warning("台风", "Severe").with("msgType", "Cancel").xml()));
    }

    @Test
    void aMessageFromTomorrowIsAMistakeAndATooLongOneIsTooLong() {
        Cap tomorrow = Cap.warning("台风", "Severe").with("sent", "2099-01-01T00:00:00+08:00");

        Cap.send(
                        metOffice,
                        token,
                        tomorrow.with("expires", "2099-01-02T00:00:00+08:00").xml())
                .problem(422, "invalid");
        Cap.send(metOffice, token, Cap.warning("台风", "x".repeat(300_000)).xml()).problem(413, "cap-refused");
    }

    @ParameterizedTest
    @MethodSource
    void textStaysText(String text) {
        Cap warning = Cap.warning("台风", "Minor");
        String name = warning.headline();
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
        String id = warning.with("headline", name + escaped).sent(metOffice, token);

        JsonNode row = Cap.matched(dispatcher, id).path("warning");

        assertThat(row.path("headline").asText()).isEqualTo(name + text);
        assertThat(found(name.substring(name.length() - 8) + text)).containsExactly(id);
        assertThat(found("%' or 1=1 --")).isEmpty();
    }

    private List<String> found(String words) {
        return dispatcher
                .get("/api/warnings?q={}", words)
                .ok()
                .json()
                .path("warnings")
                .findValuesAsText("id");
    }

    static Stream<String> textStaysText() {
        return Stream.of(
                "'; drop table warning; --", "<script>alert(1)</script>", "${jndi:ldap://x}#{7*7}", "%_\\", "𠮷𡈽 鬱");
    }

    private Answer start(String id) {
        Cap.matched(dispatcher, id);
        return dispatcher.post("/api/warnings/{}/response", Map.of(), id);
    }

    private String entered(Map<String, Object> form) {
        return dispatcher
                .post("/api/warnings", form)
                .expect(201)
                .json()
                .path("id")
                .asText();
    }

    private JsonNode awaitTold(String incident, String type) {
        return Eventually.within(SOON, () -> Forest.events(dispatcher, incident, type).stream()
                .findFirst()
                .orElse(null));
    }

    /** The colour of flood warnings that stands for a division; null when there is none. */
    private String colourIn(String division) {
        for (JsonNode it : dispatcher.get("/api/warning-levels").ok().json()) {
            if (it.path("divisionCode").asText().equals(division)
                    && it.path("hazard").asText().equals("FLOOD")) {
                return it.path("colour").asText();
            }
        }
        return null;
    }

    private List<String> alarms() {
        return StreamSupport.stream(dispatcher.get("/api/alarms").ok().json().spliterator(), false)
                .filter(it -> it.path("clearedAt").isMissingNode()
                        || it.path("clearedAt").isNull())
                .map(it -> it.path("text").asText())
                .toList();
    }

    private static Stream<JsonNode> inForce(Client reader) {
        return StreamSupport.stream(
                reader.get("/api/warnings?state=IN_FORCE")
                        .ok()
                        .json()
                        .path("warnings")
                        .spliterator(),
                false);
    }

    private static List<String> types(JsonNode log) {
        return log.findValuesAsText("type");
    }

    private static List<String> missing(JsonNode detail) {
        return StreamSupport.stream(detail.path("carries").spliterator(), false)
                .filter(it -> it.path("value").isNull())
                .map(it -> it.path("what").asText())
                .toList();
    }

    private long count() {
        return jdbc.sql("select count(*) from warning").query(Long.class).single();
    }
}
