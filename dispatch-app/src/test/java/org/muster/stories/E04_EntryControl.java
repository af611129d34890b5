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
import org.junit.jupiter.api.Test;
import org.muster.support.Accident;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Forest;

/**
 * STORY UNDER TEST: 先封控、后进入. A pair goes in on its own air clocks, comes out and is decontaminated; the source is
 * controlled, the readings are clean three times in a row, the cordon is released and the file closed.
 */
class E04_EntryControl extends AccidentStory {

    @Test
    void fromTheCordonToTheRelease() {
        Client dispatcher = as("dispatcher");
        Client commander = as("commander");
        String incident = Accident.raised(dispatcher, "示例液氯使用厂", 1);
        JsonNode level = awaitTask(commander, incident, "Task_ApproveResponseLevel");
        decide(commander, level, Map.of("decision", "APPROVE"));

        // two ways at once: the cordon and the monitoring, and the special teams
        awaitStanding(dispatcher, incident, "Task_AwaitCordonClosed");
        awaitStanding(dispatcher, incident, "Task_IssueDispatchOrders");
        List<String> wanted = new ArrayList<>();
        dispatcher
                .get("/api/incidents/{}/recommendation", incident)
                .expect(200)
                .json()
                .path("requirement")
                .forEach(it -> wanted.add(it.path("skill").asText()));
        assertThat(wanted).contains("危化", "堵漏", "侦检", "洗消", "中毒", "大气");
        String order = order(dispatcher, incident, "T14");
        dispatcher
                .post("/api/incidents/{}/cordon", Map.of("points", 4, "radiusMetres", 600, "ledBy", "王警官"), incident)
                .expect(200);
        String point = Accident.point(dispatcher, incident, "下风向 300 米");
        Accident.reading(dispatcher, point, 8);
        awaitStanding(dispatcher, incident, "Gateway_BothWaysReady");
        say(dispatcher, order, "acknowledgement", byRadio("项国华"));
        say(dispatcher, order, "departure", byRadio("项国华"));
        say(dispatcher, order, "arrival", byRadio("项国华"));
        decide(commander, incident, "Task_ApproveEntryPlan", Map.of("decision", "SIGN_ENTRY_PLAN"));
        awaitStanding(dispatcher, incident, "Task_AwaitSourceControlled");

        JsonNode entry = Accident.entry(dispatcher, incident, "项国华", "方德福");
        assertThat(Duration.between(
                        Instant.parse(entry.path("startedAt").asText()),
                        Instant.parse(entry.at("/entrants/0/airOutAt").asText())))
                .as("300 bar × 6.8 L ÷ 50 L/min")
                .isEqualTo(Duration.ofMinutes(40).plusSeconds(48));
        Eventually.within(
                SOON, () -> standing(dispatcher, incident, "entry-control").contains("Task_AwaitEntryOut"));
        dispatcher
                .post("/api/incidents/{}/cancellation", Map.of("reason", "误报"), incident)
                .problem(409, "open-points");
        reach(dispatcher, incident, "SOURCE_CONTROLLED", "法兰已堵");
        Accident.everybodyOutAndClean(dispatcher, incident);
        Eventually.within(
                SOON, () -> standing(dispatcher, incident, "entry-control").isEmpty());
        assertThat(told(dispatcher, incident))
                .contains("EntryStarted", "EntrantsOut", "EntryTeamOut", "EntryDecontaminated");

        cleanThreeTimes(dispatcher, incident, point);
        commander.post("/api/incidents/{}/closure", Map.of(), incident).problem(409, "open-points");
        decide(
                commander,
                incident,
                "Task_ReleaseCordon",
                Map.of("decision", "RELEASE_CORDON", "reason", "3 点连续 3 次达标，专家同意"));
        awaitTold(dispatcher, incident, "CordonReleased");
        say(dispatcher, order, "completion", byRadio("项国华"));
        say(dispatcher, order, "release", byRadio("项国华"));
        awaitStanding(dispatcher, incident, "Task_ReviewOpenPoints");
        commander
                .post("/api/incidents/{}/closure", Map.of("note", "处置完毕"), incident)
                .expect(204);
        Eventually.within(SOON, () -> standing(dispatcher, incident, "enterprise-accident-response")
                .isEmpty());
        journalIsGaplessAndSealed(dispatcher, incident);
    }

    /** Readings from before the source was controlled do not count, and one over the limit begins the row anew. */
    private void cleanThreeTimes(Client dispatcher, String incident, String point) {
        awaitStanding(dispatcher, incident, "Task_AwaitReadingsClean");
        Accident.reading(dispatcher, point, 0.4);
        Accident.reading(dispatcher, point, 0.3);
        Accident.reading(dispatcher, point, 1.2);
        Accident.reading(dispatcher, point, 0.9);
        Accident.reading(dispatcher, point, 0.5);
        assertThat(picture(dispatcher, incident).path("status").asText()).isEqualTo("SOURCE_CONTROLLED");
        JsonNode now = Accident.reading(dispatcher, point, 0);
        assertThat(now.path("cleanInRow").asInt()).isEqualTo(3);
        assertThat(picture(dispatcher, incident).path("status").asText()).isEqualTo("READINGS_CLEAN");
        awaitStanding(dispatcher, incident, "Task_ReleaseCordon");

        // over the limit again, at full scale: back to waiting
        dispatcher
                .post(
                        "/api/monitoring-points/{}/readings",
                        Map.of("clientId", UUID.randomUUID(), "value", 10, "atLeast", true),
                        point)
                .expect(201);
        awaitTold(dispatcher, incident, "ReadingsExceeded");
        awaitStanding(dispatcher, incident, "Task_AwaitReadingsClean");
        for (int i = 0; i < 3; i++) {
            Accident.reading(dispatcher, point, 0.2);
        }
        awaitStanding(dispatcher, incident, "Task_ReleaseCordon");
    }

    @Test
    void theAirClockRunsOnWhenThePhoneIsDeadAndTheAlarmGrowsUntilTheyAreOut() {
        Client dispatcher = as("dispatcher");
        Client commander = as("commander");
        // forty minutes of air are over in some seconds
        String incident = Accident.raised(dispatcher, "空呼演练", 600);

        String entry = Accident.entry(dispatcher, incident, "甲", "乙").path("id").asText();

        awaitMissed(dispatcher, incident, "ENTRY_AIR_LOW");
        awaitMissed(dispatcher, incident, "ENTRY_AIR_OUT");
        JsonNode first = airOut(dispatcher, incident).get(0);
        assertThat(first.at("/data/teamName").asText()).contains("甲", "乙");
        assertThat(first.at("/data/action").asText()).contains("救援组");

        // nobody answers: louder, and asked once whether the rescue pair goes in
        Eventually.within(SOON, () -> airOut(dispatcher, incident).size() == 3);
        assertThat(airOut(dispatcher, incident))
                .extracting(it -> it.at("/data/step").asInt())
                .containsExactly(1, 2, 3);
        Eventually.within(SOON, () -> alarms(dispatcher, incident, "DEADLINE_ENTRY_AIR_OUT").stream()
                .anyMatch(it -> it.path("level").asText().equals("I")
                        && it.path("text").asText().contains("第 3 次叫")));
        assertThat(alarms(dispatcher, incident, "DEADLINE_ENTRY_AIR_LOW"))
                .as("the first one is not as loud")
                .extracting(it -> it.path("level").asText())
                .containsExactly("SAFETY");
        JsonNode question = awaitTask(commander, incident, "Task_DecideEntryRescue");
        assertThat(question.path("title").asText()).contains("甲", "乙");
        decide(commander, question, Map.of("decision", "SEND_RESCUE_PAIR", "reason", "救援组 2 人已进"));
        assertThat(told(dispatcher, incident)).contains("EntryRescueSent");
        Accident.everybodyOutAndClean(dispatcher, incident);
        Eventually.within(SOON, () -> alarms(dispatcher, incident, "DEADLINE_ENTRY_AIR_OUT")
                .isEmpty());
        Eventually.within(
                SOON, () -> standing(dispatcher, incident, "entry-control").isEmpty());
        assertThat(entry(dispatcher, incident, entry).path("rescueSentAt").asText())
                .isNotEmpty();
        dispatcher.post("/api/incidents/{}/cancellation", Map.of("reason", "测试结束"), incident);
    }

    @Test
    void whoHasComeOutAfterAllIsNotSearchedFor() {
        Client dispatcher = as("dispatcher");
        Client commander = as("commander");
        String incident = Accident.raised(dispatcher, "空呼演练二", 600);
        String entry = Accident.entry(dispatcher, incident, "甲", "乙").path("id").asText();

        JsonNode question = awaitTask(commander, incident, "Task_DecideEntryRescue");
        decide(commander, question, Map.of("decision", "HEARD_OUT", "reason", "电台：两人已在洗消线"));

        assertThat(entry(dispatcher, incident, entry).path("outAt").asText()).isNotEmpty();
        Accident.everybodyOutAndClean(dispatcher, incident);
        dispatcher.post("/api/incidents/{}/cancellation", Map.of("reason", "测试结束"), incident);
    }

    @Test
    void whoeverIsInsideIsCountedFirstAndAskedAboutAfterwards() {
        Client dispatcher = as("dispatcher");
        Client commander = as("commander");
        String incident = Accident.raised(dispatcher, "双人进入", 1);
        String first = Accident.entry(dispatcher, incident, "甲", "乙").path("id").asText();
        UUID alone = UUID.randomUUID();
        Map<String, Object> said = Map.of(
                "clientId",
                alone,
                "task",
                "救出阀边倒地的人",
                "entrants",
                List.of(Map.of("name", "甲", "unit", "塘下危化联建救援队", "bar", 12)));

        JsonNode taken = dispatcher
                .post("/api/incidents/{}/entries", said, incident)
                .expect(201)
                .json();
        assertThat(taken.path("breaches").findValuesAsText("kind"))
                .containsExactly("ALONE", "NO_STANDBY", "STILL_INSIDE");
        assertThat(dispatcher
                        .post("/api/incidents/{}/entries", said, incident)
                        .expect(201)
                        .json()
                        .path("number")
                        .asInt())
                .as("a true replay")
                .isEqualTo(taken.path("number").asInt());

        JsonNode question = awaitTask(commander, incident, "Task_JudgeEntry");
        assertThat(question.path("options").findValuesAsText("decision"))
                .containsExactly("RECALL_ENTRY", "ADD_STANDBY", "EXPLAIN_ENTRY");
        Eventually.within(
                SOON, () -> alarms(dispatcher, incident, "ENTRY_BREACH").size() == 1);
        assertThat(alarms(dispatcher, incident, "ENTRY_BREACH")
                        .get(0)
                        .path("text")
                        .asText())
                .contains("单人进入", "还登记在第 1 组里面");
        decide(commander, question, Map.of("decision", "ADD_STANDBY", "reason", "安阳站救援组 2 人"));
        assertThat(entry(dispatcher, incident, alone.toString()).path("standby").asText())
                .isEqualTo("安阳站救援组 2 人");
        Eventually.within(
                SOON, () -> alarms(dispatcher, incident, "ENTRY_BREACH").isEmpty());

        // out and not decontaminated, in again: taken, and the word at the board answers the question
        dispatcher.post("/api/entries/{}/out", Map.of(), first).expect(200);
        JsonNode again = dispatcher
                .post("/api/incidents/{}/entries", Accident.going(UUID.randomUUID(), 300, "乙", "丙"), incident)
                .expect(201)
                .json();
        assertThat(again.path("breaches").findValuesAsText("kind")).containsExactly("NOT_DECONTAMINATED");
        awaitTask(commander, incident, "Task_JudgeEntry");
        commander
                .post(
                        "/api/entries/{}/explanation",
                        Map.of("reason", "换了防护服再进"),
                        again.path("id").asText())
                .expect(200);
        awaitNoTask(commander, incident, "Task_JudgeEntry");

        // said beforehand why: red on the board, nobody is asked
        JsonNode excused = dispatcher
                .post(
                        "/api/incidents/{}/entries",
                        Map.of(
                                "clientId",
                                UUID.randomUUID(),
                                "task",
                                "关阀",
                                "exception",
                                "一人已倒在门口，等不及第二人",
                                "entrants",
                                List.of(Map.of("name", "丁", "bar", 200))),
                        incident)
                .expect(201)
                .json();
        assertThat(excused.at("/judged/how").asText()).isEqualTo("EXPLAINED");
        for (Map<String, Object> nonsense : List.<Map<String, Object>>of(
                Map.of("clientId", UUID.randomUUID(), "task", "关阀", "entrants", List.of()),
                Map.of(
                        "clientId",
                        UUID.randomUUID(),
                        "task",
                        "关阀",
                        "entrants",
                        List.of(Map.of("name", " ", "bar", 300))),
                Map.of(
                        "clientId",
                        UUID.randomUUID(),
                        "task",
                        "关阀",
                        "entrants",
                        List.of(Map.of("name", "戊", "bar", 900))))) {
            dispatcher.post("/api/incidents/{}/entries", nonsense, incident).problem(422, "invalid");
        }
        Accident.everybodyOutAndClean(dispatcher, incident);
        dispatcher.post("/api/incidents/{}/cancellation", Map.of("reason", "测试结束"), incident);
    }

    @Test
    void wordsThatWereLongOnTheirWayCountFromWhenTheyWereSaid() {
        Client dispatcher = as("dispatcher");
        String incident = Accident.raised(dispatcher, "弱信号", 1);
        Instant in = Instant.now().minus(Duration.ofMinutes(30)).truncatedTo(ChronoUnit.MILLIS);
        UUID id = UUID.randomUUID();
        UUID one = UUID.randomUUID();
        Map<String, Object> said = new HashMap<>(Accident.going(id, 300, "甲", "乙"));
        said.put("startedAt", in);
        said.put("entrants", List.of(Map.of("id", one, "name", "甲", "bar", 300), Map.of("name", "乙", "bar", 300)));
        dispatcher.post("/api/incidents/{}/entries", said, incident).expect(201);

        // called out; heard at the edge of the zone without signal
        dispatcher.post("/api/entries/{}/recall", Map.of("reason", "风向变了"), id).expect(200);
        Instant recalled = Instant.parse(
                entry(dispatcher, incident, id.toString()).path("recalledAt").asText());
        JsonNode heard = dispatcher
                .post("/api/entries/{}/recall-acknowledgement", Map.of("heardAt", recalled.minusSeconds(60)), id)
                .expect(200)
                .json();
        assertThat(Instant.parse(heard.path("recallHeardAt").asText()))
                .as("never before it was given")
                .isEqualTo(recalled);

        // out twenty minutes ago, by the id the phone gave; the shower began then
        JsonNode out = dispatcher
                .post(
                        "/api/entries/{}/out",
                        Map.of("entrants", List.of(one), "outAt", in.plus(Duration.ofMinutes(18))),
                        id)
                .expect(200)
                .json();
        assertThat(Instant.parse(out.at("/entrants/0/outAt").asText())).isEqualTo(in.plus(Duration.ofMinutes(18)));
        assertThat(Instant.parse(out.at("/entrants/0/decontaminateBy").asText()))
                .isEqualTo(in.plus(Duration.ofMinutes(38)));
        JsonNode clean = dispatcher
                .post(
                        "/api/entries/{}/entrants/{}/decontamination",
                        Map.of("outcome", "CLEAN", "at", in.plus(Duration.ofMinutes(25))),
                        id,
                        one)
                .expect(200)
                .json();
        assertThat(Instant.parse(clean.at("/entrants/0/decontaminatedAt").asText()))
                .isEqualTo(in.plus(Duration.ofMinutes(25)));
        JsonNode all = dispatcher
                .post("/api/entries/{}/out", Map.of("outAt", in.minus(Duration.ofMinutes(5))), id)
                .expect(200)
                .json();
        assertThat(Instant.parse(all.at("/entrants/1/outAt").asText()))
                .as("never before they went in")
                .isEqualTo(in);
        assertThat(Instant.parse(all.path("outAt").asText())).isEqualTo(in.plus(Duration.ofMinutes(18)));
        Accident.everybodyOutAndClean(dispatcher, incident);

        // called off before the word of another pair arrived: they may be inside still
        Instant earlier = Instant.now().minusSeconds(90);
        dispatcher
                .post("/api/incidents/{}/cancellation", Map.of("reason", "误报"), incident)
                .expect(204);
        Map<String, Object> late = new HashMap<>(Accident.going(UUID.randomUUID(), 300, "丙", "丁"));
        dispatcher.post("/api/incidents/{}/entries", late, incident).problem(409, "illegal-transition");
        late.put("startedAt", earlier);
        JsonNode taken = dispatcher
                .post("/api/incidents/{}/entries", late, incident)
                .expect(201)
                .json();
        assertThat(taken.path("breaches").findValuesAsText("kind")).containsExactly("TOLD_AFTER_THE_END");
        awaitTask(as("commander"), incident, "Task_JudgeEntry");
        dispatcher
                .post(
                        "/api/entries/{}/recall",
                        Map.of("reason", "事件已撤销"),
                        taken.path("id").asText())
                .expect(200);
        Accident.everybodyOutAndClean(dispatcher, incident);
        awaitNoTask(as("commander"), incident, "Task_JudgeEntry");
        journalIsGaplessAndSealed(dispatcher, incident);
    }

    @Test
    void theTwoWaysAreMovedByHandOneAtATimeAndTheJoinIsNotWaitedAtForEver() {
        Client dispatcher = as("dispatcher");
        Client commander = as("commander");
        String incident = Accident.raised(dispatcher, "两路并行", 1);
        decide(commander, incident, "Task_ApproveResponseLevel", Map.of("decision", "APPROVE"));
        awaitStanding(dispatcher, incident, "Task_AwaitCordonClosed");
        awaitStanding(dispatcher, incident, "Task_IssueDispatchOrders");

        moved(commander, incident, "Task_AwaitMonitoringOn", "insert");
        awaitStanding(dispatcher, incident, "Task_AwaitMonitoringOn");
        assertThat(standing(dispatcher, incident, "enterprise-accident-response"))
                .as("the teams' way stays where it is")
                .contains("Task_IssueDispatchOrders")
                .doesNotContain("Task_AwaitCordonClosed");
        moved(commander, incident, "Task_AwaitFirstTeamOnScene", "insert");
        awaitStanding(dispatcher, incident, "Task_AwaitFirstTeamOnScene");
        assertThat(standing(dispatcher, incident, "enterprise-accident-response"))
                .contains("Task_AwaitMonitoringOn")
                .doesNotContain("Task_IssueDispatchOrders");

        // both ways end where the main line goes on as one
        moved(commander, incident, "Task_AwaitReadingsClean", "insert");
        awaitStanding(dispatcher, incident, "Task_AwaitReadingsClean");
        assertThat(standing(dispatcher, incident, "enterprise-accident-response"))
                .doesNotContain("Task_AwaitMonitoringOn", "Task_AwaitFirstTeamOnScene");

        // one way is gone again: the other has its token at the join
        moved(commander, incident, "Task_AwaitCordonClosed", "repeat");
        awaitStanding(dispatcher, incident, "Task_AwaitCordonClosed");
        dispatcher
                .post("/api/incidents/{}/cordon", Map.of("points", 2, "radiusMetres", 300, "ledBy", "王警官"), incident)
                .expect(200);
        Accident.reading(dispatcher, Accident.point(dispatcher, incident, "下风向 300 米"), 8);
        awaitTask(commander, incident, "Task_ApproveEntryPlan");
        dispatcher.post("/api/incidents/{}/cancellation", Map.of("reason", "测试结束"), incident);
    }

    private static void moved(Client who, String incident, String element, String how) {
        who.post("/api/incidents/{}/process/{}/" + how, Map.of("reason", "现场要求"), incident, element)
                .expect(204);
    }

    @Test
    void theWithdrawalOfEverybodyCallsOutWhoeverIsInsideWhateverTheHazard() {
        Client dispatcher = as("dispatcher");
        String fire = Forest.fire(dispatcher, 1, "厂房后山");
        String entry = Accident.entry(dispatcher, fire, "甲", "乙").path("id").asText();

        as("commander")
                .post("/api/incidents/{}/withdrawal", Map.of("reason", "风向突变"), fire)
                .ok();

        Eventually.within(SOON, () -> entry(dispatcher, fire, entry)
                .path("recalledWhy")
                .asText()
                .equals("风向突变"));
        Accident.everybodyOutAndClean(dispatcher, fire);
        dispatcher.post("/api/incidents/{}/cancellation", Map.of("reason", "测试结束"), fire);
    }

    private static JsonNode entry(Client who, String incident, String id) {
        for (JsonNode it :
                who.get("/api/incidents/{}/entries", incident).expect(200).json()) {
            if (it.path("id").asText().equals(id)) {
                return it;
            }
        }
        throw new AssertionError(id);
    }

    private static List<JsonNode> airOut(Client who, String incident) {
        return Forest.events(who, incident, "DeadlineMissed").stream()
                .filter(it -> it.at("/data/kind").asText().equals("ENTRY_AIR_OUT"))
                .toList();
    }

    private static void awaitNoTask(Client who, String incident, String kind) {
        Eventually.within(SOON, () -> {
            for (JsonNode it :
                    who.get("/api/tasks?incidentId=" + incident).expect(200).json()) {
                if (it.path("kind").asText().equals(kind)) {
                    return false;
                }
            }
            return true;
        });
    }

    /** What stands on the board and nobody has taken up. */
    private static List<JsonNode> alarms(Client who, String incident, String kind) {
        List<JsonNode> all = new ArrayList<>();
        who.get("/api/alarms?open=true").expect(200).json().forEach(it -> {
            if (it.path("incidentId").asText().equals(incident)
                    && it.path("kind").asText().equals(kind)
                    && it.path("clearedAt").isMissingNode()) {
                all.add(it);
            }
        });
        return all;
    }
}
