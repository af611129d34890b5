package org.muster.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.muster.processes.ForestFireResponse;
import org.muster.support.Eventually;
import org.muster.support.Forest;
import org.springframework.beans.factory.annotation.Autowired;

/** The response to a fire in the running application: what the journal tells moves its tokens. */
class FirePlanTest extends PlanTest {

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService jobs;

    @Test
    void asksTheCommanderWithTheRuleThatSaysSoAndGoesOnAfterTheDecision() {
        String incident = Forest.fire(dispatcher, 1);
        JsonNode task = awaitTask(incident, ForestFireResponse.APPROVE_RESPONSE_LEVEL);
        assertThat(task.at("/proposal/level").asText()).isEqualTo("IV");
        assertThat(task.at("/proposal/rule").asText()).isNotBlank();
        assertThat(task.path("role").asText()).isEqualTo("COMMANDER");
        assertThat(task.path("escalateTo").asText()).isEqualTo("上一级指挥员");
        assertThat(task.path("mine").asBoolean()).isTrue();
        assertThat(task.path("dueAt").asText()).isNotBlank();

        decide(task, Map.of("decision", "APPROVE"));

        awaitTokens(incident, ForestFireResponse.ISSUE_DISPATCH_ORDERS);
        assertThat(Forest.events(dispatcher, incident, "DecisionMade")).hasSize(1);
        assertThat(closed(incident, "LEVEL_APPROVAL", "met_at")).isTrue();
    }

    @Test
    void aSecondPersonIsToldWhoDecidedFirst() {
        String incident = Forest.fire(dispatcher, 1);
        JsonNode task = awaitTask(incident, ForestFireResponse.APPROVE_RESPONSE_LEVEL);
        decide(task, Map.of("decision", "APPROVE"));

        commander
                .post(
                        "/api/tasks/{}/completion",
                        Map.of("decision", "APPROVE"),
                        task.path("id").asText())
                .problem(409, "decision-already-made");
    }

    @Test
    void refusesAnswersTheQuestionDoesNotTakeOrThatLackSomething() {
        String incident = Forest.fire(dispatcher, 1);
        String task = awaitTask(incident, ForestFireResponse.APPROVE_RESPONSE_LEVEL)
                .path("id")
                .asText();
        String path = "/api/tasks/" + task + "/completion";

        commander.post(path, Map.of("decision", "REPLACE")).problem(422, "invalid");
        commander.post(path, Map.of("decision", "KEEP")).problem(422, "invalid");
        commander.post(path, Map.of("decision", "CHANGE", "reason", "看火势")).problem(422, "invalid");
        dispatcher.post(path, Map.of("decision", "APPROVE")).expect(403);
        as("yongkang").post(path, Map.of("decision", "APPROVE")).expect(404);
    }

    @Test
    void aLevelApprovedByHandOvertakesTheQuestion() {
        String incident = Forest.fire(dispatcher, 1);
        awaitTask(incident, ForestFireResponse.APPROVE_RESPONSE_LEVEL);

        commander
                .post(
                        "/api/incidents/{}/response-level",
                        Map.of("level", "III", "reason", "威胁公墓", "measures", "增派"),
                        incident)
                .ok();

        awaitTokens(incident, ForestFireResponse.ISSUE_DISPATCH_ORDERS);
        assertThat(Forest.events(dispatcher, incident, "DecisionOvertaken")).hasSize(1);
    }

    @Test
    void newFactsChangeWhatIsProposedWhileTheQuestionIsOpen() {
        String incident = Forest.fire(dispatcher, 1);
        awaitTask(incident, ForestFireResponse.APPROVE_RESPONSE_LEVEL);

        threaten(incident);

        Eventually.within(SOON, () -> awaitTask(incident, ForestFireResponse.APPROVE_RESPONSE_LEVEL)
                .at("/proposal/level")
                .asText()
                .equals("III"));
        assertThat(tokens(incident)).containsExactly(ForestFireResponse.APPROVE_RESPONSE_LEVEL);
    }

    @Test
    void aNewAssessmentAfterwardsAsksForAChangeButNotTwiceForTheSame() {
        String incident = approved();
        threaten(incident);

        JsonNode task = awaitTask(incident, ForestFireResponse.APPROVE_LEVEL_CHANGE);
        assertThat(task.at("/proposal/level").asText()).isEqualTo("III");
        decide(task, Map.of("decision", "KEEP", "reason", "居民已转移"));
        Eventually.within(SOON, () -> !tokens(incident).contains(ForestFireResponse.APPROVE_LEVEL_CHANGE));

        dispatcher
                .post("/api/incidents/{}/assessment", Map.of("burnedAreaHa", 0.4), incident)
                .ok();
        Eventually.within(SOON, () -> done(incident).contains("EndEvent_LevelKept"));
        assertThat(tokens(incident)).doesNotContain(ForestFireResponse.APPROVE_LEVEL_CHANGE);
    }

    @Test
    void tellsOfAPassedLimitOnceAndWaitsForTheNext() {
        String incident = onScene();
        // the call came at an odd fraction of a millisecond, finer than deadlines are stored
        jdbc.sql(
                        "update incident set received_at = date_trunc('second', now()) - interval '5 hours' + interval '821 microseconds'"
                                + " where id = ?::uuid")
                .param(incident)
                .update();

        decide(awaitTask(incident, ForestFireResponse.APPROVE_ATTACK_PLAN), Map.of("decision", "SIGN"));

        assertThat(opensLater(incident, "FIRE_CONTROL")).isTrue();
        assertThat(missed(incident)).containsOnlyOnce("FIRE_CONTROL");
    }

    /** Whether the clock of this kind comes to stand in the future. */
    private boolean opensLater(String incident, String kind) {
        return Eventually.within(SOON, () -> jdbc.sql(
                        "select exists (select 1 from deadline where incident_id = ?::uuid and kind = ?"
                                + " and due_at > now() and fired_at is null and met_at is null and cancelled_at is null)")
                .params(incident, kind)
                .query(Boolean.class)
                .single());
    }

    @Test
    void sendsOwnForcesWhenReinforcementIsDecided() {
        String incident = approved();
        dispatcher
                .post("/api/incidents/{}/reinforcement", Map.of("reason", "火线过长"), incident)
                .ok();
        decide(
                awaitTask(incident, ForestFireResponse.DECIDE_REINFORCEMENT),
                Map.of("decision", "DISPATCH", "teamId", "T07"));

        Eventually.within(SOON, () -> done(incident).contains("EndEvent_ReinforcementSent"));
        assertThat(Forest.events(dispatcher, incident, "DispatchOrderIssued")).hasSize(1);
        awaitTokens(incident, ForestFireResponse.AWAIT_FIRST_TEAM_ON_SCENE);
    }

    @Test
    void aReflareLeadsBackToSuppressionAndTheIncidentIsClosedInTheInbox() {
        String incident = onScene();
        reach(incident, "CONTROLLED", "EXTINGUISHED");
        // nothing asks for a response any more; it is kept until the ground has been guarded
        decide(
                awaitTask(incident, ForestFireResponse.APPROVE_LEVEL_CHANGE),
                Map.of("decision", "KEEP", "reason", "看守期满再终止"));
        reach(incident, "MOP_UP");
        awaitTokens(incident, ForestFireResponse.AWAIT_MOP_UP_COMPLETED, ForestFireResponse.INVESTIGATE_CAUSE);
        reach(incident, "REKINDLED");
        awaitTokens(incident, ForestFireResponse.AWAIT_FIRE_CONTROLLED, ForestFireResponse.INVESTIGATE_CAUSE);
        reach(incident, "CONTROLLED", "EXTINGUISHED", "MOP_UP", "GUARDING");
        awaitTokens(incident, ForestFireResponse.GUARD_PERIOD_OVER, ForestFireResponse.INVESTIGATE_CAUSE);
        inspect(incident);
        awaitTokens(incident, ForestFireResponse.REVIEW_OPEN_POINTS, ForestFireResponse.INVESTIGATE_CAUSE);

        commander
                .post("/api/incidents/{}/cause", Map.of("cause", "上坟烧纸"), incident)
                .ok();
        decide(awaitTask(incident, ForestFireResponse.REVIEW_OPEN_POINTS), Map.of("decision", "CLOSE"));
        Eventually.within(SOON, () -> response(incident).path("ended").asBoolean());
    }

    @Test
    void closingByHandEndsAPlanThatWasLeftBehind() {
        String incident = onScene();
        reach(incident, "CONTROLLED", "EXTINGUISHED", "MOP_UP", "GUARDING");
        inspect(incident);
        dispatcher.post("/api/incidents/{}/closure", Map.of(), incident).ok();

        awaitTokens(incident, ForestFireResponse.INVESTIGATE_CAUSE);
        assertThat(done(incident)).contains(ForestFireResponse.END_INCIDENT_CLOSED);
        // whoever investigates the cause is still held to a date
        Eventually.within(SOON, () -> jdbc.sql(
                        """
                        select count(*) = 1 from deadline where incident_id = ?::uuid and kind = 'CAUSE_INVESTIGATION'
                           and met_at is null and cancelled_at is null and fired_at is null""")
                .param(incident)
                .query(Boolean.class)
                .single());
    }

    @Test
    void aLevelAndOrdersThatCameBeforeTheQuestionsAnswerThem() {
        String incident = Forest.fire(dispatcher, 1);
        commander
                .post(
                        "/api/incidents/{}/response-level",
                        Map.of("level", "IV", "reason", "电话已批", "measures", "出动"),
                        incident)
                .ok();
        Forest.order(dispatcher, incident, "T01");

        awaitTokens(incident, ForestFireResponse.AWAIT_FIRST_TEAM_ON_SCENE);
    }

    @Test
    void aFalseAlarmEndsThePlan() {
        String incident = Forest.fire(dispatcher, 1);
        awaitTask(incident, ForestFireResponse.APPROVE_RESPONSE_LEVEL);
        dispatcher
                .post("/api/incidents/{}/cancellation", Map.of("reason", "误报：炊烟"), incident)
                .ok();

        Eventually.within(SOON, () -> response(incident).path("ended").asBoolean());
        // the report that was never sent ends by itself, a moment later
        Eventually.within(SOON, () -> dispatcher
                .get("/api/tasks?incidentId=" + incident)
                .ok()
                .json()
                .isEmpty());
    }

    @Test
    void aNamedPersonSkipsRepeatsAndInsertsStepsWithAReason() {
        String incident = Forest.fire(dispatcher, 1);
        awaitTask(incident, ForestFireResponse.APPROVE_RESPONSE_LEVEL);
        String path = "/api/incidents/" + incident + "/process/";

        commander.post(path + "Task_ApproveResponseLevel/skip", Map.of()).problem(422, "invalid");
        commander
                .post(path + "Task_InspectScene/skip", Map.of("reason", "不在此步"))
                .problem(409, "step-not-active");
        commander
                .post(path + "Task_ApproveResponseLevel/skip", Map.of("reason", "电话已批"))
                .ok();
        awaitTokens(incident, ForestFireResponse.ISSUE_DISPATCH_ORDERS);

        commander
                .post(path + "Task_ApproveAttackPlan/insert", Map.of("reason", "先定方案"))
                .ok();
        awaitTokens(incident, ForestFireResponse.APPROVE_ATTACK_PLAN);
        commander
                .post(path + "Task_IssueDispatchOrders/repeat", Map.of("reason", "补派"))
                .ok();
        awaitTokens(incident, ForestFireResponse.ISSUE_DISPATCH_ORDERS);
        awaitTask(incident, ForestFireResponse.ISSUE_DISPATCH_ORDERS);

        assertThat(Forest.events(dispatcher, incident, "PlanStepSkipped")).hasSize(1);
        assertThat(Forest.events(dispatcher, incident, "PlanStepInserted")).hasSize(1);
        JsonNode repeated =
                Forest.events(dispatcher, incident, "PlanStepRepeated").get(0);
        assertThat(repeated.at("/data/reason").asText()).isEqualTo("补派");
        assertThat(repeated.path("actor").asText()).isEqualTo("commander");
        commander.post(path + "Task_Nonsense/skip", Map.of("reason", "x")).expect(404);
        as("yongkang")
                .post(path + "Task_ApproveAttackPlan/skip", Map.of("reason", "x"))
                .expect(404);
    }

    @Test
    void aStepThatBreaksShowsInTheJournalAndIsDoneAgainByHand() {
        String incident = approved();
        String instance = response(incident).path("instanceId").asText();
        // the step cannot find its incident any more
        runtime.setVariable(instance, ForestFireResponse.INCIDENT_ID, "00000000-0000-0000-0000-000000000000");
        runtime.createProcessInstanceModification(instance)
                .startBeforeActivity(ForestFireResponse.GRADE_INCIDENT)
                .execute();
        // the executor may be trying the job at this very moment
        Eventually.within(Duration.ofSeconds(60), () -> {
            jobs.createJobQuery()
                    .processInstanceId(instance)
                    .messages()
                    .list()
                    .forEach(job -> jobs.setJobRetries(job.getId(), 1));
            return true;
        });
        Eventually.within(Duration.ofSeconds(50), () -> jdbc.sql(
                        "select count(*) = 1 from journal_entry where type = 'ProcessStepFailed'")
                .query(Boolean.class)
                .single());
        runtime.setVariable(instance, ForestFireResponse.INCIDENT_ID, incident);
        assertThat(response(incident).path("tokens").findValues("failed")).hasSize(1);

        commander
                .post("/api/incidents/" + incident + "/process/Task_GradeIncident/repeat", Map.of("reason", "故障已排除"))
                .ok();
        awaitTokens(incident, ForestFireResponse.APPROVE_RESPONSE_LEVEL);
    }

    @Test
    void servesTheDrawing() {
        String xml = as("auditor")
                .get("/api/processes/forest-fire-response.bpmn")
                .ok()
                .text();
        assertThat(xml).contains("火情已立案").contains("bpmndi:BPMNShape");
        dispatcher.get("/api/processes/nonsense.bpmn").expect(404);
        stranger().get("/api/processes/team-muster.bpmn").expect(401);
    }

    private void threaten(String incident) {
        dispatcher
                .post("/api/incidents/{}/assessment", Map.of("threatened", List.of("HOMES")), incident)
                .ok();
    }

    private void inspect(String incident) {
        commander
                .post("/api/incidents/{}/status", Map.of("status", "INSPECTED", "note", "三无，大雨"), incident)
                .ok();
    }
}
