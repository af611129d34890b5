package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muster.support.Answer;
import org.muster.support.Client;
import org.muster.support.Eventually;

/**
 * STORY UNDER TEST (西昌): two crews are on the line when the wind turns. They are called back at once, one crew is short
 * by one, he is searched for and found, and nobody goes back before a new assessment is signed and each crew is checked
 * anew.
 */
class B07_WindTurnsAtFuquan extends LineStory {

    @Test
    void everybodyComesBackAndOnlyThenAndCheckedAnewGoesInAgain() {
        Client dispatcher = as("dispatcher");
        Client commander = as("commander");
        Client brigade = as("brigade");
        Client township = as("township");
        String incident = fire(dispatcher);
        String first = onLine(dispatcher, brigade, incident, "T01", 28);
        String second = onLine(dispatcher, township, incident, "T03", 22);
        JsonNode before = safety(dispatcher, incident);
        assertThat(before.path("crewsOnLine").asInt()).isEqualTo(2);
        assertThat(before.path("peopleOnLine").asInt()).isEqualTo(50);
        assertThat(before.path("suspended").asBoolean()).isFalse();

        // 14:05, the station on the ridge
        weather(dispatcher, incident, 3, "SW").expect(204);
        assertThat(told(dispatcher, incident)).doesNotContain("WindShifted");
        weather(dispatcher, incident, 8, "西北").expect(204);

        JsonNode card = awaitTask(commander, incident, "Task_DecideWithdrawal");
        assertThat(card.at("/proposal/rule").asText()).contains("45°", "3 m/s");
        assertThat(card.at("/proposal/source").asText()).contains("西昌");
        assertThat(card.at("/proposal/measured").asText()).contains("90°", "+5.0 m/s", "50 人 2 队");
        assertThat(card.at("/proposal/limit").asText()).contains("45°");
        JsonNode wind = picture(dispatcher, incident).path("wind");
        assertThat(wind.path("direction").asText()).isEqualTo("NW");
        assertThat(wind.path("speed").asDouble()).isEqualTo(8);
        assertThat(wind.at("/shift/turn").asInt()).isEqualTo(90);
        assertThat(wind.at("/shift/previous/direction").asText()).isEqualTo("SW");
        // the checks signed for another wind no longer stand
        assertThat(clock(dispatcher, incident, first).path("lapse").asText()).contains("西北风 8 m/s");
        assertThat(line(township, second).path("lapse").asText()).contains("风向突变");

        decide(commander, card, Map.of("decision", "WITHDRAW"));
        awaitNoTask(commander, incident, "Task_DecideWithdrawal");
        JsonNode called = line(township, second).path("withdrawal");
        assertThat(called.path("reason").asText()).contains("风向突变");
        assertThat(called.path("safeAt").isMissingNode()).isTrue();
        assertThat(entries(dispatcher, incident, "CrewCalledBack")).hasSize(2);
        Eventually.within(SOON, () -> dispatcher
                .get("/api/alarms")
                .json()
                .findValuesAsText("kind")
                .contains("WITHDRAWAL"));

        // one crew: heard, then all heads in the zone
        say(brigade, first, "withdrawal-acknowledgement", Map.of("safe", false)).expect(200);
        assertThat(safety(dispatcher, incident).at("/withdrawals/0/received").asInt())
                .isEqualTo(1);
        JsonNode safe = say(brigade, first, "withdrawal-acknowledgement", Map.of("safe", true, "accounted", 28))
                .expect(200)
                .json();
        assertThat(safe.path("outcome").asText()).isEqualTo("APPLIED");
        assertThat(line(brigade, first).path("state").asText()).isEqualTo("WITHDRAWN");

        // the other is short by one and cannot say who yet
        say(township, second, "withdrawal-acknowledgement", Map.of("safe", true, "accounted", 21))
                .expect(200);
        assertThat(clock(dispatcher, incident, second).path("unnamed").asInt()).isEqualTo(1);
        JsonNode search = awaitTask(commander, incident, "Task_AssignSearchers");
        assertThat(search.at("/proposal/teamId").asText()).isEqualTo("T01");
        assertThat(search.at("/proposal/measured").asText()).contains("1 人未点出姓名");
        assertThat(told(dispatcher, incident)).doesNotContain("AllCrewsSafe");

        // now he has a name
        String jiangFan = members("T03", 22).get(21);
        say(township, second, "roll-call", count(members("T03", 21), List.of(jiangFan)))
                .expect(200);
        assertThat(clock(dispatcher, incident, second).path("unnamed").asInt()).isZero();
        assertThat(clock(dispatcher, incident, second).at("/missing/0/memberId").asText())
                .isEqualTo(jiangFan);
        decide(commander, search, Map.of("decision", "SEARCH", "teamId", "T01", "reason", "北沟口"));
        Eventually.within(SOON, () -> safety(dispatcher, incident)
                .at("/rescue/searchers/0/teamName")
                .asText()
                .contains("森林消防大队"));

        // nobody goes in: neither by a check, nor by the commander's word alone
        say(brigade, first, "safety-check", safe()).expect(200);
        assertThat(line(brigade, first).path("state").asText()).isEqualTo("WITHDRAWN");
        assertThat(told(dispatcher, incident)).contains("LineEntryHeld");
        commander
                .post("/api/dispatch-orders/" + first + "/safety-check/override", Map.of("reason", "火头在跑"))
                .problem(409, "line-closed");
        JsonNode refused = commander
                .post("/api/incidents/" + incident + "/resumption", Map.of("assessment", safe()))
                .problem(409, "crews-not-safe");
        assertThat(refused.path("detail").asText()).contains("陶山镇半专业队有人失联");
        assertThat(dispatcher
                        .get("/api/incidents/" + incident)
                        .json()
                        .path("openPoints")
                        .toString())
                .contains("搜救未结束");

        say(township, second, "found", Map.of("members", List.of(jiangFan), "condition", "HURT"))
                .expect(200);
        awaitTold(dispatcher, incident, "AllCrewsSafe");
        assertThat(told(dispatcher, incident)).containsSubsequence("MembersFound", "EverybodyFound", "AllCrewsSafe");
        assertThat(safety(dispatcher, incident).path("rescue").isMissingNode()).isTrue();

        Map<String, Object> fourOfFive = new HashMap<>(safe());
        fourOfFive.put("escapeRoutes", false);
        assertThat(commander
                        .post("/api/incidents/" + incident + "/resumption", Map.of("assessment", fourOfFive))
                        .expect(422)
                        .json()
                        .path("detail")
                        .asText())
                .contains("撤离路线");
        dispatcher
                .post("/api/incidents/" + incident + "/resumption", Map.of("assessment", safe()))
                .expect(403);
        commander
                .post("/api/incidents/" + incident + "/resumption", Map.of("assessment", safe()))
                .expect(201);
        JsonNode resumed = safety(dispatcher, incident);
        assertThat(resumed.path("suspended").asBoolean()).isFalse();
        assertThat(resumed.at("/assessment/signedBy").asText()).isNotBlank();
        assertThat(line(brigade, first).path("state").asText()).isEqualTo("OFF_LINE");
        assertThat(line(brigade, first).path("withdrawal").isMissingNode()).isTrue();

        // a check that lay in a phone since before the withdrawal opens nothing
        Map<String, Object> old = new HashMap<>(safe());
        old.put("deviceAt", Instant.now().minus(Duration.ofHours(1)).toString());
        say(township, second, "safety-check", old).expect(200);
        assertThat(line(township, second).path("state").asText()).isEqualTo("OFF_LINE");

        say(brigade, first, "safety-check", safe()).expect(200);
        assertThat(line(brigade, first).path("state").asText()).isEqualTo("ON_LINE");
        assertThat(safety(dispatcher, incident).path("crewsOnLine").asInt()).isEqualTo(1);
        Eventually.within(SOON, () -> dispatcher
                .get("/api/incidents/" + incident + "/process")
                .json()
                .at("/processes/0/tokens")
                .findValuesAsText("elementId")
                .stream()
                .noneMatch(it -> it.contains("AwaitAttackResumed")));
        journalIsGaplessAndSealed(dispatcher, incident);
    }

    @Test
    void anyoneInTheFieldMayCallEverybodyBackAndLateAnswersAreKept() {
        Client dispatcher = as("dispatcher");
        Client brigade = as("brigade");
        Client township = as("township");
        String incident = exercise(dispatcher, 200);
        String first = onLine(dispatcher, brigade, incident, "T01", 20);
        String second = onLine(dispatcher, township, incident, "T03", 20);

        say(township, second, "withdrawal-call", Map.of("reason", "火头卷上来了")).expect(200);

        assertThat(line(brigade, first).at("/withdrawal/reason").asText()).isEqualTo("火头卷上来了");
        assertThat(line(township, second).path("state").asText()).isEqualTo("WITHDRAWING");
        // three minutes at this speed are less than a second: the deadline fires, once
        Eventually.within(SOON, () -> entries(dispatcher, incident, "DeadlineMissed").stream()
                .anyMatch(it -> it.at("/data/kind").asText().equals("ALL_CREWS_SAFE")));
        JsonNode late = say(brigade, first, "withdrawal-acknowledgement", Map.of("safe", true, "accounted", 20))
                .expect(200)
                .json();
        assertThat(late.path("outcome").asText()).isEqualTo("LATE");
        assertThat(line(brigade, first).path("state").asText()).isEqualTo("WITHDRAWN");
        say(dispatcher, second, "withdrawal-acknowledgement", radio("T03", Map.of("safe", true, "accounted", 20)))
                .expect(200);
        awaitTold(dispatcher, incident, "AllCrewsSafe");
        assertThat(entries(dispatcher, incident, "DeadlineMissed").stream()
                        .filter(it -> it.at("/data/kind").asText().equals("ALL_CREWS_SAFE")))
                .hasSize(1);
        assertThat(safety(dispatcher, incident).at("/withdrawals/0/safe").asInt())
                .isEqualTo(2);
    }

    private static boolean runs(JsonNode picture, String order, String kind) {
        for (JsonNode deadline : picture.path("deadlines")) {
            if (deadline.path("orderId").asText().equals(order)
                    && deadline.path("kind").asText().equals(kind)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void nobodyPassesTheGateUncheckedAndNobodyWhomTheLawKeepsAway() {
        Client dispatcher = as("dispatcher");
        Client commander = as("commander");
        String incident = fire(dispatcher);
        String order = onSceneByRadio(dispatcher, incident, "T04", 30);
        Map<String, Object> fourOfFive = new HashMap<>(safe());
        fourOfFive.put("lookout", false);
        fourOfFive.putAll(byRadio("T04"));
        say(dispatcher, order, "safety-check", fourOfFive).expect(200);
        assertThat(line(dispatcher, order).isMissingNode()).isTrue();
        assertThat(safety(dispatcher, incident).isMissingNode()).isTrue();

        dispatcher
                .post("/api/dispatch-orders/" + order + "/safety-check/override", Map.of("reason", "急"))
                .expect(403);
        commander
                .post("/api/dispatch-orders/" + order + "/safety-check/override", Map.of("reason", " "))
                .expect(422);
        commander
                .post("/api/dispatch-orders/" + order + "/safety-check/override", Map.of("reason", "瞭望由无人机代替"))
                .expect(200);

        JsonNode line = line(dispatcher, order);
        assertThat(line.path("state").asText()).isEqualTo("ON_LINE");
        // three of thirty may not go: untrained, unfit, past sixty
        assertThat(line.path("heads").asInt()).isEqualTo(27);
        assertThat(line.path("forbidden").findValuesAsText("name")).containsExactly("卢守信", "蔡思源", "吴小军");
        assertThat(line.path("forbidden").findValuesAsText("source")).allMatch(it -> it.contains("条例"));
        JsonNode override =
                entries(dispatcher, incident, "SafetyGateOverridden").get(0);
        assertThat(override.at("/data/lacking/0").asText()).isEqualTo("瞭望哨");
        assertThat(override.path("actorName").asText()).isNotBlank();
        assertThat(clock(dispatcher, incident, order).path("overrideReason").asText())
                .contains("无人机");
        // the work clock runs for them too
        Eventually.within(SOON, () -> runs(picture(dispatcher, incident), order, "COMPLETION"));

        String mass = onSceneByRadio(dispatcher, incident, "T09", 20);
        say(dispatcher, mass, "safety-check", radio("T09", safe())).expect(200);
        assertThat(line(dispatcher, mass).path("state").asText()).isEqualTo("OFF_LINE");
        assertThat(entries(dispatcher, incident, "LineEntryHeld")
                        .get(0)
                        .at("/data/reason")
                        .asText())
                .contains("群众队伍", "第三十五条");
    }

    @Test
    void aStationIsBelievedWhenItCanBeAndHeardOnlyByItsKindOfFire() {
        Client dispatcher = as("dispatcher");
        String incident = fire(dispatcher);
        String exercise = exercise(dispatcher, 1);
        Instant from = Instant.now().minusSeconds(40);

        assertThat(reading("W01", from, 3, "225")).isEqualTo("GOOD");
        assertThat(reading("W01", from.minusSeconds(60), 9, "0")).isEqualTo("LATE");
        assertThat(reading("W01", from.plusSeconds(1), 30, "225")).isEqualTo("JUMP");
        assertThat(reading("W01", from.plusSeconds(2), 3.2, "230")).isEqualTo("JUMP");
        for (int i = 3; i < 14; i++) {
            reading("W01", from.plusSeconds(i), 3.2, "230");
        }
        assertThat(reading("W01", from.plusSeconds(14), 3.2, "230")).isEqualTo("STUCK");
        assertThat(told(dispatcher, incident)).doesNotContain("WindShifted");

        assertThat(reading("W01", from.plusSeconds(20), 8.1, "315")).isEqualTo("GOOD");
        awaitTold(dispatcher, incident, "WindShifted");
        JsonNode wind = picture(dispatcher, incident).path("wind");
        assertThat(wind.path("source").asText()).isEqualTo("福泉自动气象站");
        assertThat(wind.at("/shift/turn").asInt()).isEqualTo(90);
        // one shift is told once; a simulated fire hears no real station
        reading("W01", from.plusSeconds(21), 8.2, "318");
        assertThat(entries(dispatcher, incident, "WindShifted")).hasSize(1);
        assertThat(told(dispatcher, exercise)).doesNotContain("WindObserved");

        dispatcher
                .post("/api/devices/W01/readings", Map.of("windSpeed", 90, "windDirection", "N"))
                .expect(422);
        dispatcher
                .post("/api/devices/W01/readings", Map.of("windSpeed", 3, "windDirection", "上风"))
                .expect(422);
        dispatcher
                .post(
                        "/api/devices/W01/readings",
                        Map.of(
                                "windSpeed",
                                3,
                                "windDirection",
                                "N",
                                "at",
                                Instant.now().plusSeconds(3600).toString()))
                .expect(422);
        dispatcher
                .post("/api/devices/G01/readings", Map.of("windSpeed", 3, "windDirection", "N"))
                .expect(422);
        as("yongkang")
                .post("/api/devices/W01/readings", Map.of("windSpeed", 3, "windDirection", "N"))
                .problem(404, "not-found");
    }

    /** Sent by the station's own token, whose scope opens nothing else. */
    private String reading(String device, Instant at, double speed, String direction) {
        Answer answer = stranger()
                .send(
                        "POST",
                        "/api/devices/" + device + "/readings",
                        Map.of("at", at.toString(), "windSpeed", speed, "windDirection", direction),
                        Map.of("Authorization", "Bearer " + token()));
        return answer.expect(201).json().path("quality").asText();
    }

    private String token;

    private String token() {
        if (token == null) {
            token = as("admin")
                    .post(
                            "/api/machine-tokens",
                            Map.of(
                                    "name",
                                    "气象站-" + UUID.randomUUID(),
                                    "scopes",
                                    List.of("readings"),
                                    "divisionCode",
                                    "330381"))
                    .expect(201)
                    .json()
                    .path("token")
                    .asText();
        }
        return token;
    }

    static Map<String, Object> radio(String team, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.putAll(byRadio(team));
        return body;
    }
}
