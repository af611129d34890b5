package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muster.support.Answer;
import org.muster.support.Cap;
import org.muster.support.Client;
import org.muster.support.Doors;
import org.muster.support.Eventually;
import org.muster.support.Forest;
import org.muster.support.Stomp;

/**
 * STORY UNDER TEST, scenario B: a yellow typhoon warning, the start order and its calls; G01 measures 58 mm in an hour and
 * 湖岭一号 and 林川溪 move at once, 352 people to two shelters; the network fails, one household refuses; everybody is counted,
 * comes home, the losses are confirmed and the file is closed.
 */
class D05_TyphoonNight extends TyphoonStory {

    @Test
    void nobodyIsMissed() {
        Client dispatcher = as("dispatcher");
        Client commander = as("commander");
        warned(dispatcher);
        Stomp desk = listening(dispatcher, "/topic/incidents/" + incident);

        startedAndAnswered(dispatcher, commander);
        deployed(commander);
        rainOverTheLimit(dispatcher, commander, desk);
        cutOffAndTrapped(dispatcher, commander);
        Map<String, String> evacuations = evacuations(dispatcher);
        everybodyOut(dispatcher, commander, evacuations);

        // people go home, zone by zone
        threatPasses(dispatcher, commander);
        commander.post("/api/incidents/{}/closure", Map.of(), incident).problem(409, "open-points");
        evacuations.values().forEach(it -> home(commander, it));
        awaitStanding(dispatcher, incident, "Task_ConfirmLosses");

        losses(dispatcher, commander);
        closed(dispatcher, commander);
        desk.awaitType("IncidentClosed", SOON);
        Eventually.within(SOON, () -> standing(dispatcher, incident).isEmpty());
        assertThat(dispatcher
                        .get("/api/incidents/{}/journal/verification", incident)
                        .ok()
                        .text())
                .doesNotContain("\"intact\":false");
        assertThat(dispatcher
                        .get("/api/incidents/{}/reports/post-incident.pdf", incident)
                        .expect(200)
                        .bytes()
                        .length)
                .isGreaterThan(10_000);
    }

    /** 气象一声枪: the exercise's warning is called by itself, and is a fact of the flood that is raised on it. */
    private void warned(Client dispatcher) {
        String token = Cap.token(as("admin"), "330381");
        String warning = Cap.warning("台风", "Moderate").exercise().sent(stranger(), token);
        Cap.matched(dispatcher, warning);
        JsonNode gun = Eventually.within(SOON, () -> {
            Answer answered = dispatcher.post(
                    "/api/warnings/{}/answers", Map.of("target", "林川镇", "onBehalfOf", "值班镇长", "via", "PHONE"), warning);
            return answered.status() == 200 ? answered.json().path("round") : null;
        });
        assertThat(gun.path("occasion").asText()).isEqualTo("WARNING");
        assertThat(gun.path("colour").asText()).isEqualTo("YELLOW");
        assertThat(gun.path("exercise").asBoolean()).isTrue();
        assertThat(gun.path("answered").asInt()).isEqualTo(1);
        incident = flood(dispatcher, "林川溪", 1, Map.of());
    }

    /** 应急一道令 and X 家齐应答. */
    private void startedAndAnswered(Client dispatcher, Client commander) {
        JsonNode question = Eventually.within(SOON, () -> {
            JsonNode it = task(commander, incident, "Task_ApproveResponseLevel");
            return it != null && it.at("/proposal/level").asText().equals("III") ? it : null;
        });
        assertThat(question.at("/proposal/rule").asText()).contains("台风黄色预警");
        decide(commander, question, Map.of("decision", "APPROVE"));
        round(dispatcher, incident);
        hearAll(dispatcher, incident);
        awaitTold(dispatcher, incident, "AllTargetsAnswered");
    }

    private void deployed(Client commander) {
        decide(
                commander,
                incident,
                "Task_IssueDispatchOrders",
                Map.of("decision", "ISSUE", "teamId", "T04", "measures", "前置林川溪，搜户转移"));
        awaitStanding(commander, incident, "Task_AwaitThreatPassed");
    }

    private void rainOverTheLimit(Client dispatcher, Client commander, Stomp desk) {
        cloudburst(dispatcher);
        desk.awaitType("EvacuationTriggerReached", PATIENT);
        JsonNode question = Eventually.within(PATIENT, () -> {
            JsonNode it = task(commander, incident, "Task_OrderEvacuation");
            String zones = it == null ? "" : it.at("/proposal/limit").asText();
            return ZONES.stream().allMatch(zones::contains) ? it : null;
        });
        assertThat(question.at("/proposal/measured").asText())
                .contains("G01")
                .contains("58")
                .contains("55");
        assertThat(question.at("/proposal/rule").asText()).contains("立即转移");
        decide(commander, question, Map.of("decision", "ORDER_EVACUATION", "reason", "G01 1 小时 58 毫米"));

        JsonNode totals = dispatcher
                .get("/api/incidents/{}/evacuations", incident)
                .ok()
                .json()
                .path("totals");
        assertThat(totals.path("people").asInt()).isEqualTo(352);
        assertThat(totals.path("households").asInt()).isEqualTo(110);
        Eventually.within(PATIENT, () -> task(commander, incident, "Task_OrderEvacuation") == null);
    }

    private void cutOffAndTrapped(Client dispatcher, Client commander) {
        dispatcher
                .post(
                        "/api/incidents/{}/cut-off",
                        Map.of("division", "330381127", "satellitePhones", 2, "carrier", "天链01"),
                        incident)
                .expect(200);
        JsonNode trapped = dispatcher
                .post(
                        "/api/incidents/{}/trapped-people",
                        Map.of("place", "溪尾村 8 号", "people", 2, "vulnerable", List.of("OLD"), "rising", true),
                        incident)
                .expect(201)
                .json();
        dispatcher
                .post("/api/incidents/{}/trapped-people", Map.of("place", "溪尾桥头", "people", 1), incident)
                .expect(201);
        assertThat(picture(dispatcher, incident).at("/rescue/open/0/at/place").asText())
                .isEqualTo("溪尾村 8 号");
        decide(commander, incident, "Task_SendRescue", Map.of("decision", "DISPATCH", "teamId", "T12"));
        awaitStanding(dispatcher, incident, "Task_AwaitTrappedRescued");
        assertThat(Forest.events(dispatcher, incident, "RescueSent")).hasSize(2);
        for (JsonNode it : dispatcher
                .get("/api/incidents/{}/trapped-people", incident)
                .expect(200)
                .json()) {
            List<Map<String, String>> persons = new ArrayList<>();
            for (int i = 0; i < it.path("people").asInt(); i++) {
                persons.add(Map.of("name", "获救者" + i, "outcome", "RESCUED", "place", "S04"));
            }
            dispatcher
                    .post(
                            "/api/trapped-people/{}/persons",
                            Map.of("persons", persons),
                            it.path("id").asText())
                    .expect(200);
        }
        dispatcher
                .post(
                        "/api/trapped-people/{}/persons",
                        Map.of("persons", List.of(Map.of("name", "多一人", "outcome", "RESCUED"))),
                        trapped.path("id").asText())
                .problem(409, "illegal-transition");
        Eventually.within(PATIENT, () -> !standing(dispatcher, incident).contains("Task_AwaitTrappedRescued"));
        assertThat(dispatcher
                        .get("/api/incidents/{}/events?after=0", incident)
                        .ok()
                        .text())
                .doesNotContain("获救者0");
        decide(dispatcher, incident, "Task_RestoreContact", Map.of("decision", "CONTACTED", "reason", "天通电话已通"));
    }

    /** Door by door; one refuses, is persuaded twice and moved by a signed order (Art 26). */
    private void everybodyOut(Client dispatcher, Client commander, Map<String, String> evacuations) {
        boolean first = true;
        for (String evacuation : evacuations.values()) {
            List<String> doors = Doors.households(Doors.list(dispatcher, evacuation));
            for (String door : doors) {
                if (first) {
                    first = false;
                    refusedAndForced(dispatcher, commander, evacuation, door);
                    continue;
                }
                tick(dispatcher, evacuation, door, "TRANSFERRED");
            }
            Eventually.within(PATIENT, () -> Doors.list(dispatcher, evacuation)
                    .path("state")
                    .asText()
                    .equals("EMPTIED"));
            commander
                    .post("/api/evacuations/{}/verification", Map.of("empty", true, "by", "网格员"), evacuation)
                    .ok();
        }
        JsonNode totals = dispatcher
                .get("/api/incidents/{}/evacuations", incident)
                .ok()
                .json()
                .path("totals");
        assertThat(totals.path("transferred").asInt()).isEqualTo(352);
        assertThat(totals.path("missing").asInt()).isZero();
    }

    private void refusedAndForced(Client dispatcher, Client commander, String evacuation, String door) {
        tick(dispatcher, evacuation, door, "REFUSED");
        forced(dispatcher, commander, evacuation, door);
        assertThat(Forest.events(dispatcher, incident, "ForcedTransferSigned")
                        .get(0)
                        .at("/data/law")
                        .asText())
                .contains("第二十六条");
        tick(dispatcher, evacuation, door, "TRANSFERRED");
    }

    private void losses(Client dispatcher, Client commander) {
        commander.post("/api/incidents/{}/losses/confirmation", null, incident).problem(409, "nothing-reported");
        lossesConfirmed(dispatcher, commander);
        JsonNode losses =
                dispatcher.get("/api/incidents/{}/losses", incident).expect(200).json();
        assertThat(losses.at("/total/affected").asInt()).isEqualTo(1200);
        assertThat(losses.at("/total/directLossWan").asDouble()).isEqualTo(160);
        assertThat(losses.path("late").asBoolean()).isFalse();
        // 160 万元: larger, by the geological disaster's own steps
        assertThat(picture(dispatcher, incident).path("grade").asText()).isEqualTo("LARGER");
    }
}
