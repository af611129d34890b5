package org.muster.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.processes.FloodResponse.Message;

class FloodResponseTests extends EveryResponseTests {

    @BeforeEach
    void floodRaised() {
        start(FloodResponse.KEY, Map.of(ForestFireResponse.INCIDENT_ID, "i-1"));
    }

    @AfterAll
    static void everyElementIsWalked() {
        assertThat(neverVisited(FloodResponse.KEY, FloodResponse.RESOURCE)).isEmpty();
    }

    @Test
    void gradesAndProposesALevelBeforeItAsksForTheStartOrder() {
        assertThat(called).containsExactly("gradeIncident", "proposeResponseLevel");
        assertWaitingAt(FloodResponse.APPROVE_RESPONSE_LEVEL);
        assertThat(opened).containsExactly("START_ORDER");
    }

    @Test
    void walksFromTheStartOrderToClosure() {
        decide(FloodResponse.APPROVE_RESPONSE_LEVEL, Choice.APPROVE);
        assertWaitingAt(FloodResponse.ISSUE_DISPATCH_ORDERS);
        decide(FloodResponse.ISSUE_DISPATCH_ORDERS, Choice.ISSUE);
        assertWaitingAt(FloodResponse.AWAIT_THREAT_PASSED);
        tell(Message.THREAT_PASSED);
        assertWaitingAt(FloodResponse.END_RESPONSE);
        decide(FloodResponse.END_RESPONSE, Choice.END);
        assertWaitingAt(FloodResponse.AWAIT_ALL_ZONES_CLEARED);
        tell(Message.ALL_ZONES_CLEARED);
        assertWaitingAt(FloodResponse.CONFIRM_LOSSES);
        decide(FloodResponse.CONFIRM_LOSSES, Choice.CONFIRM_LOSSES);
        assertWaitingAt(FloodResponse.REVIEW_OPEN_POINTS);
        decide(FloodResponse.REVIEW_OPEN_POINTS, Choice.CLOSE);
        assertEnded();
        assertPassed(FloodResponse.END_INCIDENT_CLOSED);
        assertThat(escalated).isEmpty();
    }

    @Test
    void asksTheNextLevelWhenNobodyGivesTheStartOrderInTenMinutes() {
        passTimeOf("BoundaryEvent_StartOrderOverdue", Duration.ofMinutes(10));
        assertThat(escalated).containsExactly("START_ORDER");
        assertWaitingAt(FloodResponse.APPROVE_RESPONSE_LEVEL);
    }

    @Test
    void tellsTheChiefWhenNothingIsDeployedInHalfAnHour() {
        tell(ForestFireResponse.Message.RESPONSE_LEVEL_APPROVED);
        passTimeOf("BoundaryEvent_DeploymentOverdue", Duration.ofMinutes(30));
        assertThat(escalated).containsExactly("DEPLOYMENT");
        assertWaitingAt(FloodResponse.ISSUE_DISPATCH_ORDERS);
    }

    @Test
    void watchesOnceTheFirstForceIsOrderedForward() {
        watching();
        assertWaitingAt(FloodResponse.AWAIT_THREAT_PASSED);
    }

    @Test
    void holdsABriefingAtTheTimeSetAndWatchesOn() {
        watching();
        passTimeOf("BoundaryEvent_ConsultationDue", Duration.ofHours(3));
        assertThat(escalated).containsExactly("CONSULTATION");
        assertWaitingAt(FloodResponse.HOLD_ROLLING_BRIEFING);
        decide(FloodResponse.HOLD_ROLLING_BRIEFING, Choice.BRIEFED);
        assertWaitingAt(FloodResponse.AWAIT_THREAT_PASSED);
        assertThat(opened).filteredOn("CONSULTATION"::equals).hasSize(2);
    }

    @Test
    void tellsTheChiefWhenNobodyHoldsTheBriefing() {
        watching();
        passTimeOf("BoundaryEvent_ConsultationDue", Duration.ofHours(3));
        passTimeOf("BoundaryEvent_BriefingOverdue", Duration.ofMinutes(30));
        assertThat(escalated).containsExactly("CONSULTATION", "BRIEFING");
        assertWaitingAt(FloodResponse.HOLD_ROLLING_BRIEFING);
    }

    @Test
    void needsNoBriefingOnceTheThreatHasPassed() {
        watching();
        passTimeOf("BoundaryEvent_ConsultationDue", Duration.ofHours(3));
        tell(Message.THREAT_PASSED);
        assertWaitingAt(FloodResponse.END_RESPONSE);
    }

    @Test
    void pressesTheChiefWhenTheResponseIsNotEndedInTwoHours() {
        passed();
        passTimeOf("BoundaryEvent_EndOverdue", Duration.ofHours(2));
        assertThat(escalated).containsExactly("RESPONSE_END");
        assertWaitingAt(FloodResponse.END_RESPONSE);
    }

    @Test
    void asksNobodyToEndAResponseThatWasEndedOtherwise() {
        passed();
        tell(ForestFireResponse.Message.RESPONSE_ENDED);
        assertWaitingAt(FloodResponse.AWAIT_ALL_ZONES_CLEARED);
    }

    @Test
    void givesTheChiefTheNamesWhenZonesAreNotClearedInADay() {
        ended();
        passTimeOf("BoundaryEvent_ZonesOverdue", Duration.ofHours(24));
        assertThat(escalated).containsExactly("ZONES_CLEARED");
        assertWaitingAt(FloodResponse.AWAIT_ALL_ZONES_CLEARED);
    }

    @Test
    void marksLossesLateAfterTwoHours() {
        cleared();
        passTimeOf("BoundaryEvent_LossesOverdue", Duration.ofHours(2));
        assertThat(escalated).containsExactly("LOSSES");
        tell(Message.LOSSES_CONFIRMED);
        assertWaitingAt(FloodResponse.REVIEW_OPEN_POINTS);
    }

    @Test
    void tellsTheDutyLeaderWhenTheIncidentIsNotClosedInThreeDays() {
        cleared();
        tell(Message.LOSSES_CONFIRMED);
        passTimeOf("BoundaryEvent_ClosureOverdue", Duration.ofHours(72));
        assertThat(escalated).containsExactly("CLOSURE");
        tell(ForestFireResponse.Message.INCIDENT_CLOSED);
        assertEnded();
    }

    @Test
    void asksForTheOrderToMoveWhenALimitIsReached() {
        tell(Message.EVACUATION_TRIGGER_REACHED);
        assertWaitingAt(FloodResponse.APPROVE_RESPONSE_LEVEL, FloodResponse.ORDER_EVACUATION);
        decide(FloodResponse.ORDER_EVACUATION, Choice.ORDER_EVACUATION);
        assertPassed("EndEvent_EvacuationDecided");
        assertWaitingAt(FloodResponse.APPROVE_RESPONSE_LEVEL);
    }

    @Test
    void asksTheNextAuthorityWhenNobodyOrdersInFiveMinutes() {
        tell(Message.EVACUATION_TRIGGER_REACHED);
        passTimeOf("BoundaryEvent_EvacuationOrderOverdue", Duration.ofMinutes(5));
        assertThat(escalated).containsExactly("EVACUATION_ORDER");
        tell(Message.TRIGGERED_ZONES_ORDERED);
        assertNotWaitingAt(FloodResponse.ORDER_EVACUATION);
    }

    @Test
    void followsEveryRoundOfCallsByItself() {
        tell(Message.WARNING_CALL_OPENED, Map.of(WarningCallAndAnswer.WARNING_CALL_ID, "w-1"));
        assertThat(calledMuster().getBusinessKey()).isEqualTo("w-1");
        assertThat(variableOf(calledMuster(), ForestFireResponse.INCIDENT_ID)).isEqualTo("i-1");
        var incident = instance;
        instance = calledMuster();
        tell(WarningCallAndAnswer.Message.ALL_TARGETS_ANSWERED);
        assertEnded();
        instance = incident;
        assertPassed("EndEvent_WarningCallSettled");
        assertWaitingAt(FloodResponse.APPROVE_RESPONSE_LEVEL);
    }

    @Test
    void waitsForTheTrappedUntilAllAreRescued() {
        tell(Message.PEOPLE_TRAPPED);
        assertWaitingAt(FloodResponse.APPROVE_RESPONSE_LEVEL, FloodResponse.SEND_RESCUE);
        decide(FloodResponse.SEND_RESCUE, Choice.DISPATCH);
        assertWaitingAt(FloodResponse.APPROVE_RESPONSE_LEVEL, FloodResponse.AWAIT_TRAPPED_RESCUED);
        tell(Message.TRAPPED_PEOPLE_RESCUED);
        assertPassed("EndEvent_TrappedClosed");
        assertThat(escalated).isEmpty();
    }

    @Test
    void tellsTheChiefWhenNoBoatIsSentInThreeMinutesAndAsksForMoreAfterHalfAnHour() {
        tell(Message.PEOPLE_TRAPPED);
        passTimeOf("BoundaryEvent_RescueNotSent", Duration.ofMinutes(3));
        tell(Message.RESCUE_SENT);
        passTimeOf("BoundaryEvent_TrappedNotRescued", Duration.ofMinutes(30));
        assertThat(escalated).containsExactly("SEND_RESCUE", "TRAPPED_RESCUED");
        assertWaitingAt(FloodResponse.APPROVE_RESPONSE_LEVEL, FloodResponse.AWAIT_TRAPPED_RESCUED);
    }

    @Test
    void asksForBoatsAgainWhenMoreAreTrapped() {
        tell(Message.PEOPLE_TRAPPED);
        tell(Message.RESCUE_SENT);
        tell(Message.MORE_PEOPLE_TRAPPED);
        assertWaitingAt(FloodResponse.APPROVE_RESPONSE_LEVEL, FloodResponse.SEND_RESCUE);
    }

    @Test
    void needsNoBoatForWhoIsSafeAlready() {
        tell(Message.PEOPLE_TRAPPED);
        tell(Message.TRAPPED_PEOPLE_RESCUED);
        assertWaitingAt(FloodResponse.APPROVE_RESPONSE_LEVEL);
        assertPassed("EndEvent_TrappedClosed");
    }

    @Test
    void sendsSatellitePhonesOrSomebodyToAPlaceThatIsCutOff() {
        tell(Message.COMMUNICATIONS_LOST);
        assertWaitingAt(FloodResponse.APPROVE_RESPONSE_LEVEL, FloodResponse.RESTORE_CONTACT);
        decide(FloodResponse.RESTORE_CONTACT, Choice.CONTACTED);
        assertPassed("EndEvent_ContactRestored");
    }

    @Test
    void tellsTheChiefOfAPlaceNobodyReachesInTenMinutes() {
        tell(Message.COMMUNICATIONS_LOST);
        passTimeOf("BoundaryEvent_ContactNotRestored", Duration.ofMinutes(10));
        assertThat(escalated).containsExactly("CONTACT");
        tell(Message.CONTACT_RESTORED);
        assertWaitingAt(FloodResponse.APPROVE_RESPONSE_LEVEL);
    }

    @Test
    void searchesForTeamsNotRecalledTenMinutesAfterCancellation() {
        watching();
        tell(ForestFireResponse.Message.INCIDENT_CANCELLED);
        passTimeOf("BoundaryEvent_TeamsRecallOverdue", Duration.ofMinutes(10));
        assertThat(escalated).containsExactly("TEAMS_RECALL");
    }

    @Test
    void awaitsAllCrewsAndThenANewAssessment() {
        tell(ForestFireResponse.Message.WITHDRAWAL_ORDERED);
        tell(ForestFireResponse.Message.ALL_CREWS_SAFE);
        assertWaitingAt(FloodResponse.APPROVE_RESPONSE_LEVEL, ForestFireResponse.AWAIT_ATTACK_RESUMED);
        tell(ForestFireResponse.Message.ATTACK_RESUMED);
        assertPassed("EndEvent_AttackResumed");
    }

    private void watching() {
        tell(ForestFireResponse.Message.RESPONSE_LEVEL_APPROVED);
        tell(ForestFireResponse.Message.FIRST_ORDER_ISSUED);
    }

    private void passed() {
        watching();
        tell(Message.THREAT_PASSED);
    }

    private void ended() {
        passed();
        decide(FloodResponse.END_RESPONSE, Choice.END);
    }

    private void cleared() {
        ended();
        tell(Message.ALL_ZONES_CLEARED);
    }
}
