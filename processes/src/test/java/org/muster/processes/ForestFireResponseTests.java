package org.muster.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.processes.ForestFireResponse.Message;

class ForestFireResponseTests extends EveryResponseTests {

    @BeforeEach
    void fireRaised() {
        start(ForestFireResponse.KEY, Map.of(ForestFireResponse.INCIDENT_ID, "i-1"));
    }

    @AfterAll
    static void everyElementIsWalked() {
        assertThat(neverVisited(ForestFireResponse.KEY, ForestFireResponse.RESOURCE))
                .isEmpty();
    }

    @Test
    void gradesAndProposesALevelBeforeItAsksTheCommander() {
        assertThat(called).containsExactly("gradeIncident", "proposeResponseLevel");
        assertWaitingAt(ForestFireResponse.APPROVE_RESPONSE_LEVEL);
        assertThat(opened).containsExactly("LEVEL_APPROVAL");
    }

    @Test
    void walksFromApprovalToClosure() {
        decide(ForestFireResponse.APPROVE_RESPONSE_LEVEL, Choice.APPROVE);
        assertWaitingAt(ForestFireResponse.ISSUE_DISPATCH_ORDERS);
        decide(ForestFireResponse.ISSUE_DISPATCH_ORDERS, Choice.NO_DISPATCH);
        assertWaitingAt(ForestFireResponse.AWAIT_FIRST_TEAM_ON_SCENE);
        tell(Message.FIRST_TEAM_ARRIVED);
        assertWaitingAt(ForestFireResponse.APPROVE_ATTACK_PLAN, ForestFireResponse.INVESTIGATE_CAUSE);
        decide(ForestFireResponse.INVESTIGATE_CAUSE, Choice.ESTABLISHED);
        decide(ForestFireResponse.APPROVE_ATTACK_PLAN, Choice.SIGN);
        assertWaitingAt(ForestFireResponse.AWAIT_FIRE_CONTROLLED);
        tell(Message.FIRE_CONTROLLED);
        assertWaitingAt(ForestFireResponse.AWAIT_FLAME_EXTINGUISHED);
        tell(Message.FLAME_EXTINGUISHED);
        assertWaitingAt(ForestFireResponse.AWAIT_MOP_UP_COMPLETED);
        tell(Message.MOP_UP_COMPLETED);
        assertWaitingAt(ForestFireResponse.GUARD_PERIOD_OVER);
        passTimeOf(ForestFireResponse.GUARD_PERIOD_OVER, Duration.ofHours(24));
        assertWaitingAt(ForestFireResponse.INSPECT_SCENE);
        decide(ForestFireResponse.INSPECT_SCENE, Choice.PASS);
        assertWaitingAt(ForestFireResponse.REVIEW_OPEN_POINTS);
        decide(ForestFireResponse.REVIEW_OPEN_POINTS, Choice.CLOSE);
        assertEnded();
        assertPassed(ForestFireResponse.END_INCIDENT_CLOSED, ForestFireResponse.END_CAUSE_ESTABLISHED);
        assertThat(escalated).isEmpty();
    }

    @Test
    void asksTheNextLevelWhenNobodyApprovesInFiveMinutes() {
        passTimeOf("BoundaryEvent_ResponseLevelOverdue", Duration.ofMinutes(5));
        assertThat(escalated).containsExactly("LEVEL_APPROVAL");
        assertWaitingAt(ForestFireResponse.APPROVE_RESPONSE_LEVEL);
    }

    @Test
    void tellsTheDutyLeaderWhenNobodyIsDispatchedInThreeMinutes() {
        tell(Message.RESPONSE_LEVEL_APPROVED);
        passTimeOf("BoundaryEvent_DispatchOverdue", Duration.ofMinutes(3));
        assertThat(escalated).containsExactly("DISPATCH");
    }

    @Test
    void goesOnWhenTheFirstOrderIsIssued() {
        tell(Message.RESPONSE_LEVEL_APPROVED);
        tell(Message.FIRST_ORDER_ISSUED);
        assertWaitingAt(ForestFireResponse.AWAIT_FIRST_TEAM_ON_SCENE);
    }

    @Test
    void asksTheCommanderToReassignWhenTheFirstTeamIsOverdue() {
        dispatched();
        passTimeOf("BoundaryEvent_FirstTeamOverdue", Duration.ofMinutes(10));
        assertThat(escalated).containsExactly("FIRST_TEAM");
        assertWaitingAt(ForestFireResponse.AWAIT_FIRST_TEAM_ON_SCENE);
    }

    @Test
    void tellsTheGeneralCommanderWhenThereIsNoAttackPlanInTenMinutes() {
        onScene();
        passTimeOf("BoundaryEvent_AttackPlanOverdue", Duration.ofMinutes(10));
        assertThat(escalated).containsExactly("ATTACK_PLAN");
    }

    @Test
    void needsNoAttackPlanOnceTheFireIsControlled() {
        onScene();
        tell(Message.FIRE_CONTROLLED);
        assertNotWaitingAt(ForestFireResponse.APPROVE_ATTACK_PLAN);
        assertWaitingAt(ForestFireResponse.AWAIT_FIRE_CONTROLLED, ForestFireResponse.INVESTIGATE_CAUSE);
    }

    @Test
    void remindsOfTheCauseInvestigationAfterFifteenDays() {
        onScene();
        passTimeOf("BoundaryEvent_CauseOverdue", Duration.ofDays(15));
        assertThat(escalated).containsExactly("CAUSE_INVESTIGATION");
    }

    @Test
    void endsTheCauseInvestigationWhenItIsClosedOtherwise() {
        onScene();
        tell(Message.CAUSE_INVESTIGATED);
        assertWaitingAt(ForestFireResponse.APPROVE_ATTACK_PLAN);
    }

    @Test
    void keepsInvestigatingTheCauseAfterTheIncidentIsClosed() {
        inspected();
        tell(Message.INCIDENT_CLOSED);
        assertWaitingAt(ForestFireResponse.INVESTIGATE_CAUSE);
    }

    @Test
    void assessesAnewAndWaitsOnWhenTheFireIsNotControlledInTime() {
        fighting();
        passTimeOf("BoundaryEvent_FireNotControlled", Duration.ofHours(2));
        assertThat(escalated).containsExactly("FIRE_CONTROL");
        assertThat(called).endsWith("reassessIncident");
        assertWaitingAt(ForestFireResponse.AWAIT_FIRE_CONTROLLED, ForestFireResponse.INVESTIGATE_CAUSE);
        assertThat(opened).filteredOn("FIRE_CONTROL"::equals).hasSize(2);
    }

    @Test
    void tellsProvinceAndStateWhenTheFlameIsNotOutAfterADay() {
        fighting();
        tell(Message.FIRE_CONTROLLED);
        passTimeOf("BoundaryEvent_FlameOverdue", Duration.ofHours(24));
        assertThat(escalated).containsExactly("FLAME_OUT");
    }

    @Test
    void suggestsReinforcementWhenMopUpTakesSixHours() {
        moppingUp();
        passTimeOf("BoundaryEvent_MopUpOverdue", Duration.ofHours(6));
        assertThat(escalated).containsExactly("MOP_UP");
    }

    @Test
    void pressesTheInspectionGroupAfterTwoHours() {
        guarded();
        passTimeOf("BoundaryEvent_InspectionOverdue", Duration.ofHours(2));
        assertThat(escalated).containsExactly("INSPECTION");
    }

    @Test
    void guardsAnotherPeriodWhileReburningIsPossible() {
        guarded();
        decide(ForestFireResponse.INSPECT_SCENE, Choice.GUARD_ON);
        assertWaitingAt(ForestFireResponse.GUARD_PERIOD_OVER, ForestFireResponse.INVESTIGATE_CAUSE);
        assertThat(opened).filteredOn("GUARD"::equals).hasSize(2);
    }

    @Test
    void aControlledFireThatBreaksOutAgainLeadsBackToSuppression() {
        fighting();
        tell(Message.FIRE_CONTROLLED);
        tell(Message.FIRE_REKINDLED);
        assertWaitingAt(ForestFireResponse.AWAIT_FIRE_CONTROLLED, ForestFireResponse.INVESTIGATE_CAUSE);
    }

    @Test
    void aReflareWhileMoppingUpLeadsBackToSuppression() {
        moppingUp();
        tell(Message.FIRE_REKINDLED);
        assertWaitingAt(ForestFireResponse.AWAIT_FIRE_CONTROLLED, ForestFireResponse.INVESTIGATE_CAUSE);
    }

    @Test
    void aReflareDuringTheGuardLeadsBackToSuppression() {
        moppingUp();
        tell(Message.MOP_UP_COMPLETED);
        tell(Message.FIRE_REKINDLED);
        assertWaitingAt(ForestFireResponse.AWAIT_FIRE_CONTROLLED, ForestFireResponse.INVESTIGATE_CAUSE);
    }

    @Test
    void aReflareAfterTheInspectionLeadsBackToSuppression() {
        inspected();
        tell(Message.FIRE_REKINDLED);
        assertWaitingAt(ForestFireResponse.AWAIT_FIRE_CONTROLLED, ForestFireResponse.INVESTIGATE_CAUSE);
    }

    @Test
    void anInspectionSignedOtherwiseEndsMopUpAndGuard() {
        moppingUp();
        tell(Message.SCENE_INSPECTED);
        assertWaitingAt(ForestFireResponse.REVIEW_OPEN_POINTS, ForestFireResponse.INVESTIGATE_CAUSE);
    }

    @Test
    void tellsTheDutyLeaderWhenTheIncidentIsNotClosedInThreeDays() {
        inspected();
        passTimeOf("BoundaryEvent_ClosureOverdue", Duration.ofHours(72));
        assertThat(escalated).containsExactly("CLOSURE");
    }

    @Test
    void searchesForTeamsNotRecalledTenMinutesAfterCancellation() {
        onScene();
        tell(Message.INCIDENT_CANCELLED);
        assertWaitingAt(ForestFireResponse.AWAIT_TEAMS_RECALLED);
        passTimeOf("BoundaryEvent_TeamsRecallOverdue", Duration.ofMinutes(10));
        assertThat(escalated).containsExactly("TEAMS_RECALL");
    }

    @Test
    void asksTheCommanderWhetherToWithdrawWhenTheWindShifts() {
        fighting();
        tell(Message.WITHDRAWAL_PROPOSED);
        assertThat(task(ForestFireResponse.DECIDE_WITHDRAWAL)).isNotNull();
        decide(ForestFireResponse.DECIDE_WITHDRAWAL, Choice.STAY);
        assertPassed("EndEvent_WithdrawalDecided");
        assertNotWaitingAt(ForestFireResponse.DECIDE_WITHDRAWAL);
    }

    @Test
    void passesTheWithdrawalOnWhenNobodyDecidesInThreeMinutes() {
        tell(Message.WITHDRAWAL_PROPOSED);
        passTimeOf("BoundaryEvent_WithdrawalUndecided", Duration.ofMinutes(3));
        assertThat(escalated).containsExactly("WITHDRAWAL_DECISION");
        assertThat(task(ForestFireResponse.DECIDE_WITHDRAWAL)).isNotNull();
    }

    @Test
    void asksNoMoreOnceNobodyIsOnTheLine() {
        tell(Message.WITHDRAWAL_PROPOSED);
        tell(Message.NOBODY_ON_LINE);
        assertNotWaitingAt(ForestFireResponse.DECIDE_WITHDRAWAL);
    }

    @Test
    void awaitsAllCrewsAndThenANewAssessment() {
        fighting();
        tell(Message.WITHDRAWAL_ORDERED);
        assertWaitingAt(
                ForestFireResponse.AWAIT_FIRE_CONTROLLED,
                ForestFireResponse.INVESTIGATE_CAUSE,
                ForestFireResponse.AWAIT_ALL_CREWS_SAFE);
        tell(Message.ALL_CREWS_SAFE);
        assertWaitingAt(
                ForestFireResponse.AWAIT_FIRE_CONTROLLED,
                ForestFireResponse.INVESTIGATE_CAUSE,
                ForestFireResponse.AWAIT_ATTACK_RESUMED);
        tell(Message.ATTACK_RESUMED);
        assertWaitingAt(ForestFireResponse.AWAIT_FIRE_CONTROLLED, ForestFireResponse.INVESTIGATE_CAUSE);
        assertPassed("EndEvent_AttackResumed");
        assertThat(escalated).isEmpty();
    }

    private void dispatched() {
        tell(Message.RESPONSE_LEVEL_APPROVED);
        tell(Message.FIRST_ORDER_ISSUED);
    }

    private void onScene() {
        dispatched();
        tell(Message.FIRST_TEAM_ARRIVED);
    }

    private void fighting() {
        onScene();
        decide(ForestFireResponse.APPROVE_ATTACK_PLAN, Choice.SIGN);
    }

    private void moppingUp() {
        fighting();
        tell(Message.FIRE_CONTROLLED);
        tell(Message.FLAME_EXTINGUISHED);
    }

    private void guarded() {
        moppingUp();
        tell(Message.MOP_UP_COMPLETED);
        passTimeOf(ForestFireResponse.GUARD_PERIOD_OVER, Duration.ofHours(24));
    }

    private void inspected() {
        guarded();
        decide(ForestFireResponse.INSPECT_SCENE, Choice.PASS);
    }
}
