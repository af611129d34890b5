package org.muster.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.processes.Evacuation.Message;

class EvacuationTests extends ProcessTestBase {

    @BeforeEach
    void ordered() {
        start(Evacuation.KEY, Map.of(ForestFireResponse.INCIDENT_ID, "i-1", Evacuation.EVACUATION_ID, "e-1"));
    }

    @AfterAll
    static void everyElementIsWalked() {
        assertThat(neverVisited(Evacuation.KEY, Evacuation.RESOURCE)).isEmpty();
    }

    @Test
    void walksFromTheOrderUntilEverybodyIsHome() {
        assertWaitingAt(Evacuation.AWAIT_ZONE_NOTIFIED);
        tell(Message.ZONE_NOTIFIED);
        assertWaitingAt(Evacuation.AWAIT_ZONE_EMPTIED);
        tell(Message.ZONE_EMPTIED);
        assertWaitingAt(Evacuation.VERIFY_ZONE_EMPTY);
        decide(Evacuation.VERIFY_ZONE_EMPTY, Choice.ZONE_CLEAR);
        assertWaitingAt(Evacuation.AWAIT_ALL_CLEAR);
        tell(Message.ALL_CLEAR_ISSUED);
        assertWaitingAt(Evacuation.CHECK_BEFORE_RETURN);
        decide(Evacuation.CHECK_BEFORE_RETURN, Choice.PERMIT_RETURN);
        assertWaitingAt(Evacuation.AWAIT_ALL_RETURNED);
        tell(Message.ALL_RETURNED);
        assertEnded();
        assertPassed(Evacuation.END_ZONE_CLOSED);
        assertThat(escalated).isEmpty();
    }

    @Test
    void asksDeputyAndNeighboursWhenNotEverybodyIsToldInTenMinutes() {
        passTimeOf("BoundaryEvent_ZoneNotifiedOverdue", Duration.ofMinutes(10));
        assertThat(escalated).containsExactly("ZONE_NOTIFIED");
        assertWaitingAt(Evacuation.AWAIT_ZONE_NOTIFIED);
    }

    @Test
    void showsTheGapAnHourBefore() {
        tell(Message.ZONE_NOTIFIED);
        passTimeOf(Evacuation.ONE_HOUR_LEFT, Duration.ofMinutes(30));
        assertThat(escalated).containsExactly("ZONE_GAP");
        assertWaitingAt(Evacuation.AWAIT_ZONE_EMPTIED);
    }

    @Test
    void asksTheCommanderWhenTheTimeIsOverAndGivesMore() {
        late();
        decide(Evacuation.DECIDE_LATE_ZONE, Choice.MORE_HELP);
        assertWaitingAt(Evacuation.AWAIT_ZONE_EMPTIED);
        assertThat(opened).filteredOn("ZONE_EMPTIED"::equals).hasSize(2);
    }

    @Test
    void handsWhoIsLeftToTheRescue() {
        late();
        decide(Evacuation.DECIDE_LATE_ZONE, Choice.TO_RESCUE);
        assertThat(called).containsExactly("handToRescue");
        assertWaitingAt(Evacuation.VERIFY_ZONE_EMPTY);
    }

    @Test
    void needsNoDecisionWhenTheZoneIsEmptiedMeanwhile() {
        late();
        tell(Message.ZONE_EMPTIED);
        assertWaitingAt(Evacuation.VERIFY_ZONE_EMPTY);
    }

    @Test
    void asksTheNextLevelWhenNobodyDecidesAboutALateZoneInThreeMinutes() {
        late();
        passTimeOf("BoundaryEvent_LateZoneUndecided", Duration.ofMinutes(3));
        assertThat(escalated).containsExactly("ZONE_EMPTIED", "ZONE_LATE_DECISION");
        assertWaitingAt(Evacuation.DECIDE_LATE_ZONE);
    }

    @Test
    void goesOnLookingWhenTheCountDoesNotFit() {
        emptied();
        decide(Evacuation.VERIFY_ZONE_EMPTY, Choice.NOT_EMPTY);
        assertWaitingAt(Evacuation.AWAIT_ZONE_EMPTIED);
    }

    @Test
    void urgesTheVerificationAfterHalfAnHourAndTakesItFromTheDoor() {
        emptied();
        passTimeOf("BoundaryEvent_VerificationOverdue", Duration.ofMinutes(30));
        assertThat(escalated).containsExactly("ZONE_VERIFICATION");
        tell(Message.ZONE_VERIFIED);
        assertWaitingAt(Evacuation.AWAIT_ALL_CLEAR);
    }

    @Test
    void bringsBackWhoReturnsEarlyBesideTheMainLine() {
        held();
        tell(Message.PERSON_RETURNED_EARLY);
        assertWaitingAt(Evacuation.AWAIT_ALL_CLEAR, Evacuation.BRING_BACK);
        decide(Evacuation.BRING_BACK, Choice.BROUGHT_BACK);
        assertWaitingAt(Evacuation.AWAIT_ALL_CLEAR);
        tell(Message.PERSON_RETURNED_EARLY);
        tell(Message.EVERYBODY_OUT_AGAIN);
        assertWaitingAt(Evacuation.AWAIT_ALL_CLEAR);
    }

    @Test
    void urgesTheCheckOfHousesAndRoadAfterTwoHoursAndTakesItByHand() {
        held();
        tell(Message.ALL_CLEAR_ISSUED);
        passTimeOf("BoundaryEvent_ReturnCheckOverdue", Duration.ofHours(2));
        assertThat(escalated).containsExactly("RETURN_CHECK");
        tell(Message.RETURN_PERMITTED);
        assertWaitingAt(Evacuation.AWAIT_ALL_RETURNED);
    }

    @Test
    void tellsTheTownWhenNotEverybodyIsHomeAfterADay() {
        held();
        tell(Message.ALL_CLEAR_ISSUED);
        tell(Message.RETURN_PERMITTED);
        passTimeOf("BoundaryEvent_ReturnOverdue", Duration.ofHours(24));
        assertThat(escalated).containsExactly("ALL_RETURNED");
        assertWaitingAt(Evacuation.AWAIT_ALL_RETURNED);
    }

    @Test
    void persuadesWhoRefuses() {
        refused("h-1");
        passTimeOf("BoundaryEvent_PersuasionOverdue", Duration.ofMinutes(15));
        assertThat(escalated).containsExactly("PERSUASION");
        decide(Evacuation.PERSUADE, Choice.WILLING);
        assertPassed("EndEvent_Persuaded");
        assertWaitingAt(Evacuation.AWAIT_ZONE_NOTIFIED);
    }

    @Test
    void needsNoPersuasionWhenTheyGoMeanwhile() {
        refused("h-1");
        tell(Message.REFUSAL_ENDED);
        assertWaitingAt(Evacuation.AWAIT_ZONE_NOTIFIED);
    }

    @Test
    void persuadesAgainUntilItWasDoneAsOftenAsTheRuleSays() {
        refused("h-1");
        unwilling(false);
        assertWaitingAt(Evacuation.AWAIT_ZONE_NOTIFIED, Evacuation.PERSUADE);
        assertThat(opened).filteredOn("PERSUASION"::equals).hasSize(2);
        unwilling(true);
        assertWaitingAt(Evacuation.AWAIT_ZONE_NOTIFIED, Evacuation.SIGN_FORCED_TRANSFER);
    }

    @Test
    void needsNoSecondPersuasionForWhoIsWillingAfterTheFirst() {
        refused("h-1");
        unwilling(false);
        decide(Evacuation.PERSUADE, Choice.WILLING);
        assertPassed("EndEvent_Persuaded");
        assertWaitingAt(Evacuation.AWAIT_ZONE_NOTIFIED);
    }

    @Test
    void forcesWhoStillRefusesWhenTheAuthoritySigns() {
        refused("h-1");
        unwilling(true);
        assertWaitingAt(Evacuation.AWAIT_ZONE_NOTIFIED, Evacuation.SIGN_FORCED_TRANSFER);
        passTimeOf("BoundaryEvent_SignatureOverdue", Duration.ofMinutes(10));
        assertThat(escalated).containsExactly("FORCED_SIGNATURE");
        decide(Evacuation.SIGN_FORCED_TRANSFER, Choice.FORCE);
        assertWaitingAt(Evacuation.AWAIT_ZONE_NOTIFIED, Evacuation.AWAIT_FORCED_TRANSFER);
        tell(Message.HOUSEHOLD_TRANSFERRED);
        assertPassed("EndEvent_ForciblyTransferred");
    }

    @Test
    void persuadesOnWhenNobodySignsAndNeedsNoSignatureWhenTheyGo() {
        refused("h-1");
        unwilling(true);
        decide(Evacuation.SIGN_FORCED_TRANSFER, Choice.PERSUADE_ON);
        assertWaitingAt(Evacuation.AWAIT_ZONE_NOTIFIED, Evacuation.PERSUADE);
        unwilling(true);
        tell(Message.REFUSAL_ENDED);
        assertWaitingAt(Evacuation.AWAIT_ZONE_NOTIFIED);
    }

    @Test
    void tracesWhoIsNotAtHome() {
        tell(Message.HOUSEHOLD_ABSENT, Map.of(Evacuation.HOUSEHOLD_ID, "h-2"));
        assertWaitingAt(Evacuation.AWAIT_ZONE_NOTIFIED, Evacuation.TRACE_PEOPLE);
        passTimeOf("BoundaryEvent_TraceOverdue", Duration.ofMinutes(30));
        assertThat(escalated).containsExactly("TRACE");
        decide(Evacuation.TRACE_PEOPLE, Choice.TRACED);
        assertPassed("EndEvent_PeopleTraced");
        tell(Message.HOUSEHOLD_ABSENT, Map.of(Evacuation.HOUSEHOLD_ID, "h-3"));
        tell(Message.PEOPLE_FOUND);
        assertWaitingAt(Evacuation.AWAIT_ZONE_NOTIFIED);
    }

    @Test
    void sendsTheRestToAnotherShelterWhenOneIsFull() {
        tell(Message.SHELTER_FULL);
        passTimeOf("BoundaryEvent_ReassignmentOverdue", Duration.ofMinutes(5));
        assertThat(escalated).containsExactly("SHELTER_REASSIGNMENT");
        decide(Evacuation.REASSIGN_SHELTER, Choice.OTHER_SHELTER);
        assertWaitingAt(Evacuation.AWAIT_ZONE_NOTIFIED);
        tell(Message.SHELTER_FULL);
        tell(Message.SHELTER_REASSIGNED);
        assertWaitingAt(Evacuation.AWAIT_ZONE_NOTIFIED);
    }

    @Test
    void endsAtOnceWhenTheOrderIsTakenBack() {
        refused("h-1");
        tell(Message.EVACUATION_CANCELLED);
        assertEnded();
        assertPassed("EndEvent_EvacuationCancelled");
    }

    private void refused(String household) {
        tell(Message.HOUSEHOLD_REFUSED, Map.of(Evacuation.HOUSEHOLD_ID, household));
        assertWaitingAt(Evacuation.AWAIT_ZONE_NOTIFIED, Evacuation.PERSUADE);
    }

    private void unwilling(boolean enough) {
        decide(Evacuation.PERSUADE, Choice.UNWILLING, Map.of(Evacuation.PERSUADED_ENOUGH, enough));
    }

    private void late() {
        tell(Message.ZONE_NOTIFIED);
        passTimeOf(Evacuation.ZONE_LATE, Duration.ofMinutes(90));
        assertThat(escalated).containsExactly("ZONE_EMPTIED");
        assertWaitingAt(Evacuation.DECIDE_LATE_ZONE);
    }

    private void emptied() {
        tell(Message.ZONE_NOTIFIED);
        tell(Message.ZONE_EMPTIED);
        assertWaitingAt(Evacuation.VERIFY_ZONE_EMPTY);
    }

    private void held() {
        emptied();
        decide(Evacuation.VERIFY_ZONE_EMPTY, Choice.ZONE_CLEAR);
        assertWaitingAt(Evacuation.AWAIT_ALL_CLEAR);
    }
}
