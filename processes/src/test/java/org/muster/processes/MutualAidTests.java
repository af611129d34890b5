package org.muster.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.processes.MutualAid.Message;

class MutualAidTests extends ProcessTestBase {

    @BeforeEach
    void askedOfTheCity() {
        asked("CIVIL");
    }

    @AfterAll
    static void everyElementIsWalked() {
        assertThat(neverVisited(MutualAid.KEY, MutualAid.RESOURCE)).isEmpty();
    }

    private void asked(String form) {
        start(
                MutualAid.KEY,
                Map.of(ForestFireResponse.INCIDENT_ID, "i-1", MutualAid.REQUEST_ID, "r-1", MutualAid.FORM, form));
    }

    @Test
    void walksFromTheRequestToTheThanks() {
        assertWaitingAt(MutualAid.ASSIGN_FORCES);
        decide(MutualAid.ASSIGN_FORCES, Choice.ASSIGN_AID);
        assertWaitingAt(MutualAid.AWAIT_AID_ARRIVED);
        tell(Message.AID_ARRIVED);
        assertWaitingAt(MutualAid.AWAIT_AID_RELEASED);
        tell(Message.AID_RELEASED);
        assertWaitingAt(MutualAid.THANK_AND_SETTLE);
        decide(MutualAid.THANK_AND_SETTLE, Choice.THANK);
        assertEnded();
        assertPassed(MutualAid.END_AID_SETTLED);
        assertThat(escalated).isEmpty();
    }

    @Test
    void needsNoAnswerInTheInboxWhenForcesWereAssignedByHand() {
        tell(Message.AID_ASSIGNED);
        assertWaitingAt(MutualAid.AWAIT_AID_ARRIVED);
    }

    @Test
    void goesToTheNextLevelWhenNobodyAnswersInFiveMinutes() {
        passTimeOf("BoundaryEvent_AidUnanswered", Duration.ofMinutes(5));
        assertThat(escalated).containsExactly("AID_ANSWER");
        assertThat(called).containsExactly("passAidUp");
        assertWaitingAt(MutualAid.ASSIGN_FORCES);
        assertThat(opened).filteredOn("AID_ANSWER"::equals).hasSize(2);
        passTimeOf("BoundaryEvent_AidUnanswered", Duration.ofMinutes(5));
        assertThat(called).containsExactly("passAidUp", "passAidUp");
    }

    @Test
    void asksTheNextLevelAnewWhenTheRequestIsPassedUp() {
        String asked = task(MutualAid.ASSIGN_FORCES).getId();
        tell(Message.AID_PASSED_UP);
        assertWaitingAt(MutualAid.ASSIGN_FORCES);
        assertThat(task(MutualAid.ASSIGN_FORCES).getId()).isNotEqualTo(asked);
        assertThat(called).isEmpty();
    }

    @Test
    void endsWhenTheLevelAboveDeclines() {
        tell(Message.AID_DECLINED);
        assertEnded();
        assertPassed(MutualAid.END_AID_DECLINED);
    }

    @Test
    void looksForOthersWhenTheAssignedTeamsDoNotCome() {
        tell(Message.AID_ASSIGNED);
        tell(Message.AID_FELL_THROUGH);
        assertWaitingAt(MutualAid.ASSIGN_FORCES);
    }

    @Test
    void tellsBothLevelsWhenTheHelpIsLate() {
        tell(Message.AID_ASSIGNED);
        passTimeOf("BoundaryEvent_AidArrivalOverdue", Duration.ofMinutes(10));
        assertThat(escalated).containsExactly("AID_ARRIVAL");
        assertWaitingAt(MutualAid.AWAIT_AID_ARRIVED);
        tell(Message.AID_ARRIVED);
        assertWaitingAt(MutualAid.AWAIT_AID_RELEASED);
    }

    @Test
    void remindsOfTheThanksAfterThreeDaysAndTakesThemByHand() {
        helped();
        passTimeOf("BoundaryEvent_ThanksOverdue", Duration.ofHours(72));
        assertThat(escalated).containsExactly("AID_THANKS");
        assertWaitingAt(MutualAid.THANK_AND_SETTLE);
        tell(Message.AID_THANKED);
        assertEnded();
    }

    @Test
    void reviewsAnObjectionBesideTheMainLine() {
        tell(Message.AID_ASSIGNED);
        tell(Message.AID_OBJECTED);
        assertWaitingAt(MutualAid.AWAIT_AID_ARRIVED, MutualAid.REVIEW_AID_OBJECTION);
        decide(MutualAid.REVIEW_AID_OBJECTION, Choice.UPHOLD);
        assertPassed("EndEvent_ObjectionSettled");
        assertWaitingAt(MutualAid.AWAIT_AID_ARRIVED);
    }

    @Test
    void theAssignmentStandsWhenTheObjectionIsNotReviewedInFiveMinutes() {
        tell(Message.AID_ASSIGNED);
        tell(Message.AID_OBJECTED);
        passTimeOf("BoundaryEvent_ObjectionOverdue", Duration.ofMinutes(5));
        assertThat(escalated).containsExactly("AID_OBJECTION");
        assertWaitingAt(MutualAid.AWAIT_AID_ARRIVED);
        assertPassed("EndEvent_AssignmentStands");
    }

    @Test
    void endsAtOnceWhenTheRequestIsWithdrawn() {
        tell(Message.AID_WITHDRAWN);
        assertEnded();
        assertPassed("EndEvent_AidWithdrawn");
    }

    @Test
    void waitsForTheMilitaryAuthorityAndAsksAgainAfterTenMinutes() {
        asked("MILITARY");
        assertWaitingAt(MutualAid.AWAIT_MILITARY_ANSWER);
        passTimeOf("BoundaryEvent_MilitaryUnanswered", Duration.ofMinutes(10));
        assertThat(escalated).containsExactly("MILITARY_ANSWER");
        assertWaitingAt(MutualAid.AWAIT_MILITARY_ANSWER);
        tell(Message.AID_ASSIGNED);
        assertWaitingAt(MutualAid.AWAIT_AID_ARRIVED);
        tell(Message.AID_FELL_THROUGH);
        assertWaitingAt(MutualAid.AWAIT_MILITARY_ANSWER);
    }

    @Test
    void endsWhenTheMilitaryAuthorityDoesNotAgree() {
        asked("MILITARY");
        tell(Message.AID_DECLINED);
        assertEnded();
        assertPassed("EndEvent_MilitaryDeclined");
    }

    private void helped() {
        tell(Message.AID_ASSIGNED);
        tell(Message.AID_ARRIVED);
        tell(Message.AID_RELEASED);
        assertWaitingAt(MutualAid.THANK_AND_SETTLE);
    }
}
