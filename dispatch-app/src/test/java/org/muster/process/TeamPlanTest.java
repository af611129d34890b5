package org.muster.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muster.processes.ForestFireResponse;
import org.muster.processes.TeamMuster;
import org.muster.support.Eventually;
import org.muster.support.Forest;

/** The muster of one team in the running application. */
class TeamPlanTest extends PlanTest {

    @Test
    void factsThatComeBeforeTheirWaitAreNotMissed() {
        String incident = approved();
        String order = Forest.order(dispatcher, incident, "T01").get(0);
        Forest.say(brigade, order, "acknowledgement", Map.of());
        Forest.muster(brigade, order, 29);
        Forest.say(brigade, order, "departure", Map.of());
        Forest.say(brigade, order, "arrival", Map.of());

        awaitMuster(incident, order, TeamMuster.AWAIT_SAFETY_CHECK);
        awaitTokens(incident, ForestFireResponse.APPROVE_ATTACK_PLAN, ForestFireResponse.INVESTIGATE_CAUSE);
        assertThat(jdbc.sql(
                                """
                        select kind from deadline where order_id = ?::uuid
                           and met_at is null and cancelled_at is null and fired_at is null""")
                        .param(order)
                        .query(String.class)
                        .list())
                .containsExactly("SAFETY_CHECK");
    }

    @Test
    void tellsOnceThatNobodyAnsweredAndTakesTheLateAnswer() {
        String incident = Forest.fire(dispatcher, 60);
        String order = Forest.order(dispatcher, incident, "T01").get(0);

        Eventually.within(SOON, () -> missed(incident).contains("ACK"));
        assertThat(Forest.events(dispatcher, incident, "TeamRecalled")).hasSize(1);
        Forest.say(brigade, order, "acknowledgement", Map.of());

        awaitMuster(incident, order, TeamMuster.AWAIT_MUSTER);
        assertThat(missed(incident)).containsOnlyOnce("ACK");
        JsonNode told = Forest.events(dispatcher, incident, "DeadlineMissed").stream()
                .map(it -> it.path("data"))
                .filter(it -> it.path("kind").asText().equals("ACK"))
                .findFirst()
                .orElseThrow();
        assertThat(told.path("teamName").asText()).isEqualTo("瑞安市森林消防大队");
        assertThat(told.path("told").asText()).contains("值班员");
    }

    @Test
    void givesAShortMusterMoreTimeWhenTheCommanderSaysWait() {
        String incident = Forest.fire(dispatcher, 60);
        String order = Forest.order(dispatcher, incident, "T01").get(0);
        Forest.muster(brigade, order, 20);
        JsonNode task = awaitTask(incident, TeamMuster.DECIDE_SHORT_MUSTER);
        assertThat(task.at("/proposal/measured").asText()).isEqualTo("到位 20，共 30");
        assertThat(task.at("/proposal/limit").asText()).contains("须到 27");

        // the forecast may ask before the deadline, which passes all the same
        Eventually.within(SOON, () -> missed(incident).contains("MUSTER"));
        decide(task, Map.of("decision", "WAIT", "minutes", 1));

        // the minute is one second of this exercise: asked again, and then the quorum comes
        Eventually.within(
                SOON, () -> missed(incident).stream().filter("MUSTER"::equals).count() == 2);
        awaitTask(incident, TeamMuster.DECIDE_SHORT_MUSTER);
        Forest.muster(brigade, order, 27);
        awaitMuster(incident, order, TeamMuster.AWAIT_DEPARTURE);
    }

    @Test
    void asksForAnotherTeamAfterARefusalAndIsContentWithOneSentByHand() {
        String incident = approved();
        String order = Forest.order(dispatcher, incident, "T01").get(0);
        Forest.say(brigade, order, "refusal", Map.of("reason", "车辆故障"));
        awaitTask(incident, TeamMuster.ASSIGN_ANOTHER_TEAM);
        int overtaken = overtaken(incident);

        dispatcher
                .post(
                        "/api/incidents/{}/dispatch-orders",
                        Map.of("orders", List.of(Map.of("teamId", "T07", "task", "扑救", "replacesOrderId", order))),
                        incident)
                .expect(201);

        Eventually.within(SOON, () -> muster(incident, order).path("ended").asBoolean());
        assertThat(overtaken(incident)).isEqualTo(overtaken + 1);
    }

    @Test
    void theTeamAssignedInTheInboxTakesTheRefusedOrder() {
        String incident = approved();
        String order = Forest.order(dispatcher, incident, "T01").get(0);
        Forest.say(brigade, order, "refusal", Map.of("reason", "车辆故障"));
        JsonNode task = awaitTask(incident, TeamMuster.ASSIGN_ANOTHER_TEAM);

        dispatcher
                .post(
                        "/api/tasks/{}/completion",
                        Map.of("decision", "ASSIGN", "teamId", "T07"),
                        task.path("id").asText())
                .expect(200);

        Eventually.within(SOON, () -> muster(incident, order).path("ended").asBoolean());
        assertThat(Forest.events(dispatcher, incident, "DispatchOrderIssued").stream()
                        .map(it -> it.at("/data/replacesOrderId").asText()))
                .contains(order);
    }

    @Test
    void aTeamWhoseOrderIsTakenBackMustAnswer() {
        String incident = approved();
        String order = Forest.order(dispatcher, incident, "T01").get(0);
        awaitMuster(incident, order, TeamMuster.AWAIT_ACKNOWLEDGEMENT);
        dispatcher
                .post("/api/dispatch-orders/{}/cancellation", Map.of("reason", "改派"), order)
                .ok();

        awaitMuster(incident, order, TeamMuster.AWAIT_CANCELLATION_ACKNOWLEDGED);
        Forest.say(brigade, order, "cancellation-acknowledgement", Map.of());
        Eventually.within(SOON, () -> muster(incident, order).path("ended").asBoolean());
    }

    @Test
    void aMissedDecisionIsPassedToTheNextSeat() {
        String incident = Forest.fire(dispatcher, 300);
        Eventually.within(SOON, () -> awaitTask(incident, ForestFireResponse.APPROVE_RESPONSE_LEVEL)
                .path("escalated")
                .asBoolean());
        assertThat(missed(incident)).contains("LEVEL_APPROVAL");
        assertThat(as("leader").get("/api/tasks?incidentId=" + incident).ok().json())
                .filteredOn(it -> it.path("kind").asText().equals(ForestFireResponse.APPROVE_RESPONSE_LEVEL))
                .singleElement()
                .satisfies(it -> assertThat(it.path("mine").asBoolean()).isTrue());
    }

    @Test
    void climbsTheLadderWhileTheTeamDoesNotDepart() {
        String incident = Forest.fire(dispatcher, 300);
        String order = Forest.order(dispatcher, incident, "T01").get(0);
        Forest.muster(brigade, order, 29);

        // five minutes, then three, five and ten: one, 0.6, one and two seconds here
        Eventually.within(SOON, () -> rungs(incident, "DEPARTURE").size() == 4);
        assertThat(rungs(incident, "DEPARTURE"))
                .extracting(it -> it.path("step").asInt())
                .containsExactly(1, 2, 3, 4);
        assertThat(rungs(incident, "DEPARTURE"))
                .extracting(it -> it.path("told").asText())
                .containsExactly("队长、调度台", "队值班员、调度台", "指挥员", "带班领导");
        assertThat(rungs(incident, "DEPARTURE").get(0).path("nextTold").asText())
                .isEqualTo("队值班员、调度台");
        assertThat(rungs(incident, "DEPARTURE").get(3).has("nextAt")).isFalse();
        List<JsonNode> ladder = new ArrayList<>();
        Forest.state(dispatcher, order).path("ladder").forEach(ladder::add);
        assertThat(ladder)
                .filteredOn(it -> it.path("kind").asText().equals("DEPARTURE"))
                .hasSize(4)
                .allSatisfy(it -> assertThat(it.path("state").asText()).isEqualTo("FAILED"))
                .extracting(it -> it.path("told").asText())
                .endsWith("带班领导");
        assertThat(alarms(order, "DEADLINE_DEPARTURE")).hasSize(1);
        Forest.say(brigade, order, "departure", Map.of());
        Eventually.within(SOON, () -> alarms(order, "DEADLINE_DEPARTURE").isEmpty());
    }

    @Test
    void stopsClimbingOnceTheTeamHasDeparted() {
        String incident = Forest.fire(dispatcher, 100);
        String order = Forest.order(dispatcher, incident, "T01").get(0);
        Forest.muster(brigade, order, 29);
        Eventually.within(SOON, () -> rungs(incident, "DEPARTURE").size() == 1);

        Forest.say(brigade, order, "departure", Map.of());

        assertThat(jdbc.sql(
                                """
                        select count(*) from deadline where order_id = ?::uuid and kind = 'DEPARTURE'
                           and met_at is null and fired_at is null and cancelled_at is null""")
                        .param(order)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void asksACrewThatIsSilentOnTheLineAndIsContentWithAnyWord() {
        String incident = Forest.fire(dispatcher, 300);
        String order = Forest.order(dispatcher, incident, "T01").get(0);
        Forest.muster(brigade, order, 29);
        Forest.say(brigade, order, "departure", Map.of());
        Forest.say(brigade, order, "arrival", Map.of());
        Map<String, Object> safe = new HashMap<>();
        List.of("lookout", "awareness", "communications", "escapeRoutes", "safetyZone")
                .forEach(point -> safe.put(point, true));
        Forest.say(brigade, order, "safety-check", safe);
        assertThat(Forest.state(dispatcher, order).path("dueKind").asText()).isEqualTo("REPORT");

        // half an hour is six seconds
        Eventually.within(SOON, () -> rungs(incident, "REPORT").size() >= 1);
        assertThat(rungs(incident, "REPORT").get(0).path("told").asText()).isEqualTo("队长、调度台");
        assertThat(Forest.state(dispatcher, order).path("overdue").asText()).isEqualTo("REPORT");
        Forest.say(brigade, order, "report", Map.of("text", "东线无异常"));

        assertThat(Forest.state(dispatcher, order).path("overdue").isMissingNode()
                        || Forest.state(dispatcher, order).path("overdue").isNull())
                .isTrue();
        assertThat(jdbc.sql(
                                """
                        select step from deadline where order_id = ?::uuid and kind = 'REPORT'
                           and met_at is null and fired_at is null and cancelled_at is null""")
                        .param(order)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        Eventually.within(SOON, () -> alarms(order, "DEADLINE_REPORT").isEmpty());
    }

    private List<JsonNode> rungs(String incident, String kind) {
        return Forest.events(dispatcher, incident, "DeadlineMissed").stream()
                .map(it -> it.path("data"))
                .filter(it -> it.path("kind").asText().equals(kind))
                .toList();
    }

    /** Alarms that stand on the board about an order. */
    private List<String> alarms(String order, String kind) {
        return jdbc.sql("select text from alarm where order_id = ?::uuid and kind = ? and cleared_at is null")
                .params(order, kind)
                .query(String.class)
                .list();
    }

    private int overtaken(String incident) {
        return Forest.events(dispatcher, incident, "DecisionOvertaken").size();
    }
}
