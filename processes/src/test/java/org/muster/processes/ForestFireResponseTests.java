package org.muster.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.processes.ForestFireResponse.Message;

class ForestFireResponseTests extends ProcessTestBase {

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
    void needsNoApprovalWhenTheLevelWasApprovedOtherwise() {
        tell(Message.RESPONSE_LEVEL_APPROVED);
        assertWaitingAt(ForestFireResponse.ISSUE_DISPATCH_ORDERS);
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
    void keepsTheLevelWhenANewAssessmentChangesNothing() {
        tell(Message.INCIDENT_ASSESSED);
        assertThat(called).endsWith("regradeIncident");
        assertWaitingAt(ForestFireResponse.APPROVE_RESPONSE_LEVEL);
        assertPassed("EndEvent_LevelKept");
    }

    @Test
    void asksForApprovalWhenANewAssessmentChangesTheLevel() {
        levelChangeNeeded = true;
        tell(Message.INCIDENT_ASSESSED);
        assertWaitingAt(ForestFireResponse.APPROVE_RESPONSE_LEVEL, ForestFireResponse.APPROVE_LEVEL_CHANGE);
        decide(ForestFireResponse.APPROVE_LEVEL_CHANGE, Choice.APPROVE);
        assertPassed("EndEvent_LevelSettled");
    }

    @Test
    void asksTheNextLevelWhenNobodyApprovesTheChangeInFiveMinutes() {
        levelChangeNeeded = true;
        tell(Message.INCIDENT_ASSESSED);
        passTimeOf("BoundaryEvent_LevelChangeOverdue", Duration.ofMinutes(5));
        assertThat(escalated).containsExactly("LEVEL_CHANGE");
    }

    @Test
    void asksNoMoreOnceTheLevelInForceIsTheProposedOneAgain() {
        levelChangeNeeded = true;
        tell(Message.INCIDENT_ASSESSED);
        tell(Message.LEVEL_CHANGE_NEEDLESS);
        assertNotWaitingAt(ForestFireResponse.APPROVE_LEVEL_CHANGE);
        assertPassed("EndEvent_LevelKept");
    }

    @Test
    void watchesTheTermUntilTheResponseEnds() {
        tell(Message.RESPONSE_LEVEL_APPROVED);
        tell(Message.RESPONSE_ACTIVATED);
        assertWaitingAt(ForestFireResponse.ISSUE_DISPATCH_ORDERS, ForestFireResponse.AWAIT_RESPONSE_ENDED);
        tell(Message.RESPONSE_ENDED);
        assertPassed("EndEvent_ResponseEnded");
        assertWaitingAt(ForestFireResponse.ISSUE_DISPATCH_ORDERS);
        assertThat(escalated).isEmpty();
    }

    @Test
    void asksWhetherTheResponseGoesOnWhenItsTermIsOver() {
        tell(Message.RESPONSE_ACTIVATED);
        passTimeOf(ForestFireResponse.RESPONSE_TERM_OVER, Duration.ofHours(6));
        assertThat(escalated).containsExactly("RESPONSE_TERM");
        assertWaitingAt(ForestFireResponse.APPROVE_RESPONSE_LEVEL, ForestFireResponse.DECIDE_RESPONSE_TERM);
        decide(ForestFireResponse.DECIDE_RESPONSE_TERM, Choice.EXTEND);
        assertWaitingAt(ForestFireResponse.APPROVE_RESPONSE_LEVEL, ForestFireResponse.AWAIT_RESPONSE_ENDED);
        assertThat(opened).filteredOn("RESPONSE_TERM"::equals).hasSize(2);
    }

    @Test
    void aTermSetOtherwiseSettlesTheQuestion() {
        tell(Message.RESPONSE_ACTIVATED);
        passTimeOf(ForestFireResponse.RESPONSE_TERM_OVER, Duration.ofHours(6));
        tell(Message.RESPONSE_TERM_MOVED);
        assertWaitingAt(ForestFireResponse.APPROVE_RESPONSE_LEVEL, ForestFireResponse.AWAIT_RESPONSE_ENDED);
    }

    @Test
    void asksTheNextLevelWhenNobodyDecidesAboutTheTermInTenMinutes() {
        tell(Message.RESPONSE_ACTIVATED);
        passTimeOf(ForestFireResponse.RESPONSE_TERM_OVER, Duration.ofHours(6));
        passTimeOf("BoundaryEvent_ResponseTermUndecided", Duration.ofMinutes(10));
        assertThat(escalated).containsExactly("RESPONSE_TERM", "RESPONSE_TERM_DECISION");
        assertWaitingAt(ForestFireResponse.APPROVE_RESPONSE_LEVEL, ForestFireResponse.DECIDE_RESPONSE_TERM);
    }

    @Test
    void oneApprovalSettlesEveryOpenQuestionAboutTheLevel() {
        levelChangeNeeded = true;
        tell(Message.INCIDENT_ASSESSED);
        tell(Message.RESPONSE_LEVEL_APPROVED);
        assertWaitingAt(ForestFireResponse.ISSUE_DISPATCH_ORDERS);
    }

    @Test
    void sendsOwnForcesWhenTheCommanderSaysSo() {
        tell(Message.REINFORCEMENT_REQUESTED);
        decide(ForestFireResponse.DECIDE_REINFORCEMENT, Choice.DISPATCH);
        assertPassed("EndEvent_ReinforcementSent");
        assertWaitingAt(ForestFireResponse.APPROVE_RESPONSE_LEVEL);
    }

    @Test
    void asksTheLevelAboveWhenOwnForcesAreShort() {
        tell(Message.REINFORCEMENT_REQUESTED);
        decide(ForestFireResponse.DECIDE_REINFORCEMENT, Choice.ASK_ABOVE);
        assertPassed("EndEvent_AidRequested");
        assertWaitingAt(ForestFireResponse.APPROVE_RESPONSE_LEVEL);
    }

    @Test
    void sendsNobodyWhenTheCommanderDeclines() {
        tell(Message.REINFORCEMENT_REQUESTED);
        decide(ForestFireResponse.DECIDE_REINFORCEMENT, Choice.DECLINE);
        assertPassed("EndEvent_ReinforcementDeclined");
    }

    @Test
    void tellsTheGeneralCommanderWhenReinforcementIsNotDecidedInFiveMinutes() {
        tell(Message.REINFORCEMENT_REQUESTED);
        passTimeOf("BoundaryEvent_ReinforcementOverdue", Duration.ofMinutes(5));
        assertThat(escalated).containsExactly("REINFORCEMENT");
    }

    @Test
    void startsOneMusterForEachOrder() {
        tell(Message.DISPATCH_ORDER_ISSUED, Map.of(TeamMuster.ORDER_ID, "o-1"));
        tell(Message.DISPATCH_ORDER_ISSUED, Map.of(TeamMuster.ORDER_ID, "o-2"));
        assertThat(calledMusters())
                .hasSize(2)
                .allSatisfy(muster ->
                        assertThat(variableOf(muster, TeamMuster.ORDER_ID)).isEqualTo(muster.getBusinessKey()))
                .allSatisfy(muster -> assertThat(variableOf(muster, ForestFireResponse.INCIDENT_ID))
                        .isEqualTo("i-1"))
                .extracting(muster -> muster.getBusinessKey())
                .containsExactlyInAnyOrder("o-1", "o-2");
    }

    @Test
    void knowsAnOrderIsSettledWhenItsMusterEnds() {
        tell(Message.DISPATCH_ORDER_ISSUED, Map.of(TeamMuster.ORDER_ID, "o-1"));
        var incident = instance;
        instance = calledMuster();
        tell(TeamMuster.Message.DISPATCH_ORDER_REFUSED);
        tell(TeamMuster.Message.REPLACEMENT_ISSUED);
        instance = incident;
        assertPassed("EndEvent_OrderSettled");
        assertWaitingAt(ForestFireResponse.APPROVE_RESPONSE_LEVEL);
    }

    @Test
    void endsAtOnceWhenAFalseAlarmHasNobodyOut() {
        tell(Message.INCIDENT_CANCELLED);
        assertWaitingAt(ForestFireResponse.AWAIT_TEAMS_RECALLED);
        tell(Message.ALL_TEAMS_RECALLED);
        assertEnded();
        assertPassed("EndEvent_IncidentCancelled");
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

    @Test
    void pressesTheCrewsThatHaveNotReportedSafeInThreeMinutes() {
        tell(Message.WITHDRAWAL_ORDERED);
        passTimeOf("BoundaryEvent_CrewsNotSafe", Duration.ofMinutes(3));
        assertThat(escalated).containsExactly("ALL_CREWS_SAFE");
        assertPassed("EndEvent_SilentCrewsPressed");
        tell(Message.ATTACK_RESUMED);
        assertNotWaitingAt(ForestFireResponse.AWAIT_ALL_CREWS_SAFE);
    }

    @Test
    void everyWithdrawalIsAwaitedByItself() {
        tell(Message.WITHDRAWAL_ORDERED);
        tell(Message.WITHDRAWAL_ORDERED);
        tell(Message.ALL_CREWS_SAFE);
        tell(Message.ATTACK_RESUMED);
        assertWaitingAt(ForestFireResponse.APPROVE_RESPONSE_LEVEL);
    }

    @Test
    void asksTheCommanderWhatTheSilenceOfACrewMeans() {
        tell(Message.CREW_SILENT);
        decide(ForestFireResponse.JUDGE_SILENCE, Choice.HEARD);
        assertPassed("EndEvent_SilenceJudged");
        assertThat(called).doesNotContain("treatSilenceAsMayday");
    }

    @Test
    void treatsSilenceAsMaydayWhenNobodyJudgesItInTwoMinutes() {
        tell(Message.CREW_SILENT);
        passTimeOf("BoundaryEvent_SilenceUnjudged", Duration.ofMinutes(2));
        assertThat(escalated).containsExactly("SILENCE");
        assertThat(called).endsWith("treatSilenceAsMayday");
        assertPassed("EndEvent_TreatedAsMayday");
        tell(Message.ALL_CREWS_HEARD);
        assertNotWaitingAt(ForestFireResponse.JUDGE_SILENCE);
    }

    @Test
    void searchesUntilEverybodyIsFound() {
        tell(Message.RESCUE_STARTED);
        decide(ForestFireResponse.ASSIGN_SEARCHERS, Choice.SEARCH);
        assertWaitingAt(ForestFireResponse.APPROVE_RESPONSE_LEVEL, ForestFireResponse.AWAIT_EVERYBODY_FOUND);
        tell(Message.EVERYBODY_FOUND);
        assertPassed("EndEvent_EverybodyFound");
        assertWaitingAt(ForestFireResponse.APPROVE_RESPONSE_LEVEL);
    }

    @Test
    void tellsTheWholeNetWhenNobodyIsSentToSearchInAMinute() {
        tell(Message.RESCUE_STARTED);
        passTimeOf("BoundaryEvent_SearchUnassigned", Duration.ofMinutes(1));
        assertThat(escalated).containsExactly("RESCUE");
        tell(Message.SEARCHERS_ASSIGNED);
        assertWaitingAt(ForestFireResponse.APPROVE_RESPONSE_LEVEL, ForestFireResponse.AWAIT_EVERYBODY_FOUND);
    }

    @Test
    void needsNoSearchersForWhoIsFoundAtOnce() {
        tell(Message.RESCUE_STARTED);
        tell(Message.EVERYBODY_FOUND);
        assertWaitingAt(ForestFireResponse.APPROVE_RESPONSE_LEVEL);
    }

    @Test
    void tellsTheGeneralCommanderWhenSomebodyIsNotFoundInHalfAnHour() {
        tell(Message.RESCUE_STARTED);
        tell(Message.SEARCHERS_ASSIGNED);
        passTimeOf("BoundaryEvent_SearchOverdue", Duration.ofMinutes(30));
        assertThat(escalated).containsExactly("EVERYBODY_FOUND");
        assertThat(opened).endsWith("EVERYBODY_FOUND");
    }

    @Test
    void asksForSearchersAgainWhenMoreAreInDanger() {
        tell(Message.RESCUE_STARTED);
        tell(Message.SEARCHERS_ASSIGNED);
        tell(Message.MORE_IN_DANGER);
        assertWaitingAt(ForestFireResponse.APPROVE_RESPONSE_LEVEL, ForestFireResponse.ASSIGN_SEARCHERS);
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

    @Test
    void startsOneEvacuationForEachZoneAndKnowsWhenItIsOver() {
        tell(Message.EVACUATION_ORDERED, Map.of(Evacuation.EVACUATION_ID, "e-1"));
        var incident = instance;
        instance = calledMuster();
        assertThat(instance.getBusinessKey()).isEqualTo("e-1");
        assertThat(variableOf(instance, ForestFireResponse.INCIDENT_ID)).isEqualTo("i-1");
        tell(Evacuation.Message.EVACUATION_CANCELLED);
        instance = incident;
        assertPassed("EndEvent_ZoneSettled");
        assertWaitingAt(ForestFireResponse.APPROVE_RESPONSE_LEVEL);
    }
}
