package org.muster.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muster.support.Client;
import org.muster.support.Eventually;
import org.muster.support.Stomp;

/**
 * STORY UNDER TEST: an open flame is called in at Qingming; the system grades it and proposes level IV with its rule;
 * the brigade is sent, musters within its 10 minutes, goes, checks its safety, works, comes back; the fire goes through
 * all its stages; the incident is closed only when nothing is open; the report comes out.
 */
class A01_ForestFireMusterInTime extends FireStory {

    @Test
    void fromTheCallToTheFiledReport() {
        Client dispatcher = as("dispatcher");
        Client commander = as("commander");
        Client brigade = as("brigade");

        String incident = fire(dispatcher);
        Stomp console = listening(dispatcher, "/topic/incidents/" + incident, "/topic/divisions/330381");

        // graded, with the rules that say so
        JsonNode assessed = Eventually.within(SOON, () -> {
            JsonNode picture = picture(dispatcher, incident);
            return picture.path("assessment").isObject()
                            && picture.path("proposedLevel").isTextual()
                    ? picture
                    : null;
        });
        assertThat(assessed.path("grade").asText()).isEqualTo("GENERAL");
        assertThat(assessed.at("/assessment/gradeRule/source").asText()).contains("森林防火条例");
        assertThat(assessed.path("proposedLevel").asText()).isEqualTo("IV");
        assertThat(assessed.at("/assessment/levelRule/text").asText()).isNotBlank();

        // the commander approves where the process asks
        decide(
                commander,
                awaitTask(commander, incident, "Task_ApproveResponseLevel"),
                Map.of("decision", "APPROVE", "reason", "敏感时段明火", "measures", "就近专业队与属地半专业队出动"));
        Eventually.within(SOON, () -> picture(dispatcher, incident)
                .path("responseLevel")
                .asText()
                .equals("IV"));

        // forces are recommended with distance, time and reason
        JsonNode advice = dispatcher
                .get("/api/incidents/" + incident + "/recommendation")
                .expect(200)
                .json();
        assertThat(advice.path("teams").findValuesAsText("teamId")).contains("T01", "T03");
        assertThat(advice.at("/teams/0/distanceKm").asDouble()).isPositive();
        assertThat(advice.at("/teams/0/reasons").size()).isPositive();

        String order = order(dispatcher, incident, "T01");
        JsonNode mine =
                brigade.get("/api/dispatch-orders?mine=true").expect(200).json();
        assertThat(mine.get(0).path("id").asText()).isEqualTo(order);
        assertThat(mine.get(0).path("members").size()).isEqualTo(30);
        assertThat(mine.get(0).at("/standard/within").asText()).isEqualTo("PT10M");
        assertThat(mine.get(0).at("/standard/quorum").asInt()).isEqualTo(27);

        say(brigade, order, "acknowledgement").expect(200);
        say(brigade, order, "attendance", Map.of("present", members("T01", 26), "absent", List.of()))
                .expect(200);
        assertThat(orderOf(brigade, order).path("state").asText()).isEqualTo("ACKNOWLEDGED");
        say(
                        brigade,
                        order,
                        "attendance",
                        Map.of(
                                "present",
                                List.of("T01-27", "T01-28", "T01-29"),
                                "absent",
                                List.of(Map.of("memberId", "T01-30", "reason", "病"))))
                .expect(200);
        JsonNode mustered = orderOf(brigade, order);
        assertThat(mustered.path("state").asText()).isEqualTo("MUSTERED");
        assertThat(mustered.path("present").asInt()).isEqualTo(29);

        say(brigade, order, "departure").expect(200);
        say(brigade, order, "arrival", Map.of("location", FUQUAN)).expect(200);
        say(brigade, order, "safety-check", safe()).expect(200);
        assertThat(picture(dispatcher, incident).path("status").asText()).isEqualTo("ON_SCENE");

        for (String stage : List.of("CONTROLLED", "EXTINGUISHED", "MOP_UP", "GUARDING")) {
            commander
                    .post("/api/incidents/" + incident + "/status", Map.of("status", stage))
                    .ok();
        }
        JsonNode refusal = dispatcher
                .post("/api/incidents/" + incident + "/closure", Map.of())
                .problem(409, "open-points");
        assertThat(refusal.path("openPoints").toString()).contains("瑞安市森林消防大队", "验收");

        say(brigade, order, "completion").expect(200);
        say(brigade, order, "release", Map.of("accounted", 29)).expect(200);
        commander
                .post("/api/incidents/" + incident + "/status", Map.of("status", "INSPECTED"))
                .problem(422, "invalid");
        commander
                .post("/api/incidents/" + incident + "/status", Map.of("status", "INSPECTED", "note", "三无，雨后提前验收"))
                .ok();
        dispatcher
                .post("/api/incidents/" + incident + "/closure", Map.of("note", "终报已发"))
                .ok();

        assertThat(told(dispatcher, incident))
                .containsSubsequence(
                        "IncidentRaised",
                        "IncidentAssessed",
                        "ResponseLevelProposed",
                        "ResponseLevelApproved",
                        "DispatchOrderIssued",
                        "DispatchOrderAcknowledged",
                        "RollCallTaken",
                        "MusterReached",
                        "TeamDeparted",
                        "TeamArrived",
                        "SafetyCheckPassed",
                        "FireControlled",
                        "FlameExtinguished",
                        "MopUpCompleted",
                        "DispatchOrderCompleted",
                        "TeamReleased",
                        "SceneInspected",
                        "IncidentClosed");
        journalIsGaplessAndSealed(dispatcher, incident);

        // the console saw every entry after it began to listen, in order
        console.awaitType("IncidentClosed", Duration.ofSeconds(5));
        List<Long> seen = console.frames().stream()
                .filter(frame -> frame.destination().contains("/incidents/"))
                .map(frame -> frame.body().path("seq").asLong())
                .toList();
        assertThat(seen).isSorted().doesNotHaveDuplicates();
        assertThat(seen.get(seen.size() - 1) - seen.get(0)).isEqualTo(seen.size() - 1L);

        byte[] report = dispatcher
                .get("/api/incidents/" + incident + "/reports/post-incident.pdf")
                .expect(200)
                .bytes();
        assertThat(new String(report, 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
    }
}
