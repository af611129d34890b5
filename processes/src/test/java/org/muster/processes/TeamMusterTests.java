package org.muster.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.processes.TeamMuster.Message;

class TeamMusterTests extends ProcessTestBase {

    @BeforeEach
    void orderIssued() {
        start(TeamMuster.KEY, Map.of(ForestFireResponse.INCIDENT_ID, "i-1", TeamMuster.ORDER_ID, "o-1"));
    }

    @AfterAll
    static void everyElementIsWalked() {
        assertThat(neverVisited(TeamMuster.KEY, TeamMuster.RESOURCE)).isEmpty();
    }

    @Test
    void walksFromAcknowledgementToRelease() {
        assertWaitingAt(TeamMuster.AWAIT_ACKNOWLEDGEMENT);
        tell(Message.DISPATCH_ORDER_ACKNOWLEDGED);
        assertWaitingAt(TeamMuster.AWAIT_MUSTER);
        tell(Message.MUSTER_REACHED);
        assertWaitingAt(TeamMuster.AWAIT_DEPARTURE);
        tell(Message.TEAM_DEPARTED);
        assertWaitingAt(TeamMuster.AWAIT_ARRIVAL);
        tell(Message.TEAM_ARRIVED);
        assertWaitingAt(TeamMuster.AWAIT_SAFETY_CHECK);
        tell(Message.SAFETY_CHECK_PASSED);
        assertWaitingAt(TeamMuster.AWAIT_COMPLETION);
        tell(Message.DISPATCH_ORDER_COMPLETED);
        assertWaitingAt(TeamMuster.AWAIT_RELEASE);
        tell(Message.TEAM_RELEASED);
        assertEnded();
        assertPassed(TeamMuster.END_TEAM_RELEASED);
        assertThat(escalated).isEmpty();
    }

    @Test
    void callsAgainAfterTwoMinutesAndTheDutyOfficerAfterThree() {
        passTimeOf("BoundaryEvent_AcknowledgementSlow", Duration.ofMinutes(2));
        assertThat(escalated).containsExactly("ACK_RECALL");
        passTimeOf("BoundaryEvent_AcknowledgementOverdue", Duration.ofMinutes(1));
        assertThat(escalated).containsExactly("ACK_RECALL", "ACK");
        assertWaitingAt(TeamMuster.AWAIT_ACKNOWLEDGEMENT);
    }

    @Test
    void takesALateAcknowledgement() {
        passTimeOf("BoundaryEvent_AcknowledgementOverdue", Duration.ofMinutes(3));
        tell(Message.DISPATCH_ORDER_ACKNOWLEDGED);
        assertWaitingAt(TeamMuster.AWAIT_MUSTER);
    }

    @Test
    void asksForAnotherTeamWhenTheOrderIsRefused() {
        tell(Message.DISPATCH_ORDER_REFUSED);
        assertWaitingAt(TeamMuster.ASSIGN_ANOTHER_TEAM);
        decide(TeamMuster.ASSIGN_ANOTHER_TEAM, Choice.ASSIGN);
        assertEnded();
        assertPassed("EndEvent_ReassignmentSettled");
    }

    @Test
    void asksForAnotherTeamWhenTheOrderIsRefusedAfterAcknowledgement() {
        tell(Message.DISPATCH_ORDER_ACKNOWLEDGED);
        tell(Message.DISPATCH_ORDER_REFUSED);
        assertWaitingAt(TeamMuster.ASSIGN_ANOTHER_TEAM);
    }

    @Test
    void needsNoDecisionOnceAReplacementIsIssued() {
        tell(Message.DISPATCH_ORDER_REFUSED);
        tell(Message.REPLACEMENT_ISSUED);
        assertEnded();
    }

    @Test
    void tellsTheDutyLeaderWhenNobodyIsAssignedInThreeMinutes() {
        tell(Message.DISPATCH_ORDER_REFUSED);
        passTimeOf("BoundaryEvent_ReassignmentOverdue", Duration.ofMinutes(3));
        assertThat(escalated).containsExactly("REASSIGNMENT");
        assertWaitingAt(TeamMuster.ASSIGN_ANOTHER_TEAM);
    }

    @Test
    void tellsTheCommanderWhoDecidesWhenTheMusterIsOverdue() {
        musterOverdue();
        assertThat(escalated).containsExactly("MUSTER");
        assertWaitingAt(TeamMuster.DECIDE_SHORT_MUSTER);
    }

    @Test
    void asksTheCommanderBeforeTheDeadlineWhenTheMusterIsUnlikely() {
        tell(Message.DISPATCH_ORDER_ACKNOWLEDGED);
        tell(Message.MUSTER_UNLIKELY);
        assertThat(escalated).isEmpty();
        assertWaitingAt(TeamMuster.DECIDE_SHORT_MUSTER);
        decide(TeamMuster.DECIDE_SHORT_MUSTER, Choice.REPLACE);
        assertEnded();
        assertPassed(TeamMuster.MUSTER_UNLIKELY, TeamMuster.END_TEAM_REPLACED);
    }

    @Test
    void waitsForTheSameDeadlineWhenTheCommanderWaitsInSpiteOfTheForecast() {
        tell(Message.DISPATCH_ORDER_ACKNOWLEDGED);
        tell(Message.MUSTER_UNLIKELY);
        decide(TeamMuster.DECIDE_SHORT_MUSTER, Choice.WAIT);
        assertWaitingAt(TeamMuster.AWAIT_MUSTER);
        passTimeOf("BoundaryEvent_MusterOverdue", Wait.MUSTER.duration());
        assertThat(escalated).containsExactly("MUSTER");
        assertWaitingAt(TeamMuster.DECIDE_SHORT_MUSTER);
    }

    @Test
    void needsNoDecisionWhenAnUnlikelyMusterIsReachedAfterAll() {
        tell(Message.DISPATCH_ORDER_ACKNOWLEDGED);
        tell(Message.MUSTER_UNLIKELY);
        tell(Message.MUSTER_REACHED);
        assertWaitingAt(TeamMuster.AWAIT_DEPARTURE);
    }

    @Test
    void asksTheNextLevelAlsoWhenTheQuestionCameEarly() {
        tell(Message.DISPATCH_ORDER_ACKNOWLEDGED);
        tell(Message.MUSTER_UNLIKELY);
        passTimeOf("BoundaryEvent_ShortMusterUndecided", Duration.ofMinutes(3));
        assertThat(escalated).containsExactly("SHORT_MUSTER_DECISION");
    }

    @Test
    void cancellingEndsTheEarlyQuestion() {
        tell(Message.DISPATCH_ORDER_ACKNOWLEDGED);
        tell(Message.MUSTER_UNLIKELY);
        tell(Message.DISPATCH_ORDER_CANCELLED);
        assertWaitingAt(TeamMuster.AWAIT_CANCELLATION_ACKNOWLEDGED);
    }

    @Test
    void waitsAnewWithANewDeadlineWhenTheCommanderSaysWait() {
        musterOverdue();
        decide(TeamMuster.DECIDE_SHORT_MUSTER, Choice.WAIT);
        assertWaitingAt(TeamMuster.AWAIT_MUSTER);
        assertThat(opened).filteredOn("MUSTER"::equals).hasSize(2);
        tell(Message.MUSTER_REACHED);
        assertWaitingAt(TeamMuster.AWAIT_DEPARTURE);
    }

    @Test
    void waitsAnewWithANewDeadlineWhenTheCommanderReinforces() {
        musterOverdue();
        decide(TeamMuster.DECIDE_SHORT_MUSTER, Choice.REINFORCE);
        assertWaitingAt(TeamMuster.AWAIT_MUSTER);
    }

    @Test
    void endsWhenTheTeamIsReplaced() {
        musterOverdue();
        decide(TeamMuster.DECIDE_SHORT_MUSTER, Choice.REPLACE);
        assertEnded();
        assertPassed(TeamMuster.END_TEAM_REPLACED);
    }

    @Test
    void needsNoDecisionWhenTheMusterIsReachedMeanwhile() {
        musterOverdue();
        tell(Message.MUSTER_REACHED);
        assertWaitingAt(TeamMuster.AWAIT_DEPARTURE);
    }

    @Test
    void asksTheNextLevelWhenTheCommanderDoesNotDecideInThreeMinutes() {
        musterOverdue();
        passTimeOf("BoundaryEvent_ShortMusterUndecided", Duration.ofMinutes(3));
        assertThat(escalated).containsExactly("MUSTER", "SHORT_MUSTER_DECISION");
        assertWaitingAt(TeamMuster.DECIDE_SHORT_MUSTER);
    }

    @Test
    void pressesTheLeaderWhenTheTeamDoesNotDepart() {
        mustered();
        passTimeOf("BoundaryEvent_DepartureOverdue", Duration.ofMinutes(5));
        assertThat(escalated).containsExactly("DEPARTURE");
        assertWaitingAt(TeamMuster.AWAIT_DEPARTURE);
    }

    @Test
    void checksThePositionWhenTheTeamDoesNotArrive() {
        mustered();
        tell(Message.TEAM_DEPARTED);
        passTimeOf("BoundaryEvent_ArrivalOverdue", Duration.ofMinutes(10));
        assertThat(escalated).containsExactly("ARRIVAL");
        assertWaitingAt(TeamMuster.AWAIT_ARRIVAL);
    }

    @Test
    void forbidsLineWorkWhileTheSafetyCheckIsMissing() {
        arrived();
        passTimeOf("BoundaryEvent_SafetyCheckOverdue", Duration.ofMinutes(10));
        assertThat(escalated).containsExactly("SAFETY_CHECK");
        assertWaitingAt(TeamMuster.AWAIT_SAFETY_CHECK);
    }

    @Test
    void suggestsReliefAfterFourHoursOfWork() {
        arrived();
        tell(Message.SAFETY_CHECK_PASSED);
        passTimeOf("BoundaryEvent_CompletionOverdue", Duration.ofHours(4));
        assertThat(escalated).containsExactly("COMPLETION");
        assertWaitingAt(TeamMuster.AWAIT_COMPLETION);
    }

    @Test
    void searchesForATeamThatDoesNotComeBack() {
        arrived();
        tell(Message.SAFETY_CHECK_PASSED);
        tell(Message.DISPATCH_ORDER_COMPLETED);
        passTimeOf("BoundaryEvent_ReleaseOverdue", Duration.ofHours(2));
        assertThat(escalated).containsExactly("RELEASE");
        assertWaitingAt(TeamMuster.AWAIT_RELEASE);
    }

    @Test
    void awaitsTheAnswerToACancellation() {
        mustered();
        tell(Message.DISPATCH_ORDER_CANCELLED);
        assertWaitingAt(TeamMuster.AWAIT_CANCELLATION_ACKNOWLEDGED);
        tell(Message.CANCELLATION_ACKNOWLEDGED);
        assertEnded();
        assertPassed("EndEvent_StoodDown");
    }

    @Test
    void stopsTheTeamByRadioWhenTheCancellationIsNotAnswered() {
        mustered();
        tell(Message.DISPATCH_ORDER_CANCELLED);
        passTimeOf("BoundaryEvent_CancellationUnanswered", Duration.ofMinutes(2));
        assertThat(escalated).containsExactly("CANCELLATION_ACK");
        assertWaitingAt(TeamMuster.AWAIT_CANCELLATION_ACKNOWLEDGED);
    }

    @Test
    void cancellingStopsTheClocksOfTheWaitItLeaves() {
        tell(Message.DISPATCH_ORDER_CANCELLED);
        assertNotWaitingAt(TeamMuster.AWAIT_ACKNOWLEDGEMENT);
        passTimeOf("BoundaryEvent_CancellationUnanswered", Duration.ofMinutes(2));
        assertThat(escalated).containsExactly("CANCELLATION_ACK");
    }

    private void musterOverdue() {
        tell(Message.DISPATCH_ORDER_ACKNOWLEDGED);
        passTimeOf("BoundaryEvent_MusterOverdue", Wait.MUSTER.duration());
    }

    private void mustered() {
        tell(Message.DISPATCH_ORDER_ACKNOWLEDGED);
        tell(Message.MUSTER_REACHED);
    }

    private void arrived() {
        mustered();
        tell(Message.TEAM_DEPARTED);
        tell(Message.TEAM_ARRIVED);
    }
}
