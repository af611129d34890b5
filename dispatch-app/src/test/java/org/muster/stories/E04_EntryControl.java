package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
                .post("/api/incidents/{}/entries", Accident.going(UUID.randomUUID(), 300, "项国华", "他人"), incident)
                .problem(409, "entrant-not-cleared");
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
    void theAirClockRunsOnWhenThePhoneIsDead() {
        Client dispatcher = as("dispatcher");
        // forty minutes of air are over in some seconds
        String incident = Accident.raised(dispatcher, "空呼演练", 600);

        Accident.entry(dispatcher, incident, "甲", "乙");

        awaitMissed(dispatcher, incident, "ENTRY_AIR_LOW");
        awaitMissed(dispatcher, incident, "ENTRY_AIR_OUT");
        JsonNode told = Forest.events(dispatcher, incident, "DeadlineMissed").stream()
                .filter(it -> it.at("/data/kind").asText().equals("ENTRY_AIR_OUT"))
                .findFirst()
                .orElseThrow();
        assertThat(told.at("/data/teamName").asText()).contains("甲", "乙");
        assertThat(told.at("/data/action").asText()).contains("救援组");
        assertThat(missed(dispatcher, incident)).doesNotHaveDuplicates();
        Accident.everybodyOutAndClean(dispatcher, incident);
        dispatcher.post("/api/incidents/{}/cancellation", Map.of("reason", "测试结束"), incident);
    }

    @Test
    void nobodyGoesInAloneOrWithoutARescuePairUnlessSomebodySaysWhy() {
        Client dispatcher = as("dispatcher");
        String incident = Accident.raised(dispatcher, "双人进入", 1);
        dispatcher
                .post("/api/incidents/{}/entries", Accident.going(UUID.randomUUID(), 300, "甲"), incident)
                .problem(422, "invalid");
        JsonNode alone = dispatcher
                .post(
                        "/api/incidents/{}/entries",
                        Map.of(
                                "clientId",
                                UUID.randomUUID(),
                                "task",
                                "救出阀边倒地的人",
                                "exception",
                                "一人已倒在门口，等不及第二人",
                                "entrants",
                                List.of(Map.of("name", "甲", "bar", 200))),
                        incident)
                .expect(201)
                .json();
        assertThat(alone.path("exception").asText()).contains("等不及");

        // the pair's gauge is read over the radio: its clock is another one
        String entrant = alone.at("/entrants/0/id").asText();
        JsonNode read = dispatcher
                .post(
                        "/api/entries/{}/entrants/{}/air",
                        Map.of("bar", 60),
                        alone.path("id").asText(),
                        entrant)
                .expect(200)
                .json();
        assertThat(Instant.parse(read.at("/entrants/0/airOutAt").asText()))
                .isBefore(Instant.parse(alone.at("/entrants/0/airOutAt").asText()));
        dispatcher
                .post(
                        "/api/entries/{}/recall",
                        Map.of("reason", "气压不足"),
                        alone.path("id").asText())
                .expect(200);
        assertThat(told(dispatcher, incident)).contains("AirRead", "EntryRecalled");
        Accident.everybodyOutAndClean(dispatcher, incident);
        dispatcher.post("/api/incidents/{}/cancellation", Map.of("reason", "测试结束"), incident);
    }
}
