package org.muster.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.processes.EnterpriseAccidentResponse.Message;

class EnterpriseAccidentResponseTests extends EveryResponseTests {

    @BeforeEach
    void accidentRaised() {
        start(EnterpriseAccidentResponse.KEY, Map.of(ForestFireResponse.INCIDENT_ID, "i-1"));
    }

    @AfterAll
    static void everyElementIsWalked() {
        assertThat(neverVisited(EnterpriseAccidentResponse.KEY, EnterpriseAccidentResponse.RESOURCE))
                .isEmpty();
    }

    @Override
    String[] afterApproval() {
        return new String[] {
            EnterpriseAccidentResponse.AWAIT_CORDON_CLOSED, EnterpriseAccidentResponse.ISSUE_DISPATCH_ORDERS
        };
    }

    @Test
    void gradesAndProposesALevelBeforeItAsksForApproval() {
        assertThat(called).containsExactly("gradeIncident", "proposeResponseLevel");
        assertWaitingAt(EnterpriseAccidentResponse.APPROVE_RESPONSE_LEVEL);
        assertThat(opened).containsExactly("LEVEL_APPROVAL");
    }

    @Test
    void walksFromTheCordonToClosure() {
        decide(EnterpriseAccidentResponse.APPROVE_RESPONSE_LEVEL, Choice.APPROVE);
        assertWaitingAt(
                EnterpriseAccidentResponse.AWAIT_CORDON_CLOSED, EnterpriseAccidentResponse.ISSUE_DISPATCH_ORDERS);
        decide(EnterpriseAccidentResponse.ISSUE_DISPATCH_ORDERS, Choice.ISSUE);
        tell(Message.CORDON_CLOSED);
        assertWaitingAt(
                EnterpriseAccidentResponse.AWAIT_MONITORING_ON, EnterpriseAccidentResponse.AWAIT_FIRST_TEAM_ON_SCENE);
        tell(Message.MONITORING_STARTED);
        tell(Message.SPECIAL_TEAMS_ARRIVED);
        assertWaitingAt(EnterpriseAccidentResponse.APPROVE_ENTRY_PLAN);
        decide(EnterpriseAccidentResponse.APPROVE_ENTRY_PLAN, Choice.SIGN_ENTRY_PLAN);
        assertWaitingAt(EnterpriseAccidentResponse.AWAIT_SOURCE_CONTROLLED);
        tell(Message.SOURCE_CONTROLLED);
        assertWaitingAt(EnterpriseAccidentResponse.AWAIT_READINGS_CLEAN);
        tell(Message.READINGS_CLEAN);
        assertWaitingAt(EnterpriseAccidentResponse.RELEASE_CORDON);
        decide(EnterpriseAccidentResponse.RELEASE_CORDON, Choice.RELEASE_CORDON);
        assertWaitingAt(EnterpriseAccidentResponse.AWAIT_ALL_ZONES_CLEARED);
        tell(FloodResponse.Message.ALL_ZONES_CLEARED);
        assertWaitingAt(EnterpriseAccidentResponse.REVIEW_OPEN_POINTS);
        decide(EnterpriseAccidentResponse.REVIEW_OPEN_POINTS, Choice.CLOSE);
        assertEnded();
        assertPassed(EnterpriseAccidentResponse.END_INCIDENT_CLOSED);
        assertThat(escalated).isEmpty();
    }

    @Test
    void asksTheNextLevelWhenNobodyApprovesInFiveMinutes() {
        passTimeOf("BoundaryEvent_LevelApprovalOverdue", Duration.ofMinutes(5));
        assertThat(escalated).containsExactly("LEVEL_APPROVAL");
        assertWaitingAt(EnterpriseAccidentResponse.APPROVE_RESPONSE_LEVEL);
    }

    @Test
    void tellsThePoliceWhenTheCordonIsNotClosedInTenMinutes() {
        tell(ForestFireResponse.Message.RESPONSE_LEVEL_APPROVED);
        passTimeOf("BoundaryEvent_CordonLate", Duration.ofMinutes(10));
        assertThat(escalated).containsExactly("CORDON_CLOSED");
        assertWaitingAt(afterApproval());
    }

    @Test
    void pressesTheMonitoringTeamAfterHalfAnHour() {
        tell(ForestFireResponse.Message.RESPONSE_LEVEL_APPROVED);
        tell(Message.CORDON_CLOSED);
        passTimeOf("BoundaryEvent_MonitoringLate", Duration.ofMinutes(30));
        assertThat(escalated).containsExactly("MONITORING_ON");
    }

    @Test
    void tellsTheDutyLeaderWhenNobodyIsSentInThreeMinutes() {
        tell(ForestFireResponse.Message.RESPONSE_LEVEL_APPROVED);
        passTimeOf("BoundaryEvent_DispatchOverdue", Duration.ofMinutes(3));
        assertThat(escalated).containsExactly("DISPATCH");
    }

    @Test
    void tellsTheCommanderWhenNoSpecialTeamIsThereTenMinutesAfterItsTime() {
        tell(ForestFireResponse.Message.RESPONSE_LEVEL_APPROVED);
        tell(ForestFireResponse.Message.FIRST_ORDER_ISSUED);
        passTimeOf("BoundaryEvent_FirstTeamOverdue", Duration.ofMinutes(10));
        assertThat(escalated).containsExactly("FIRST_TEAM");
    }

    @Test
    void plansNoEntryBeforeTheCordonIsClosedAndTheAirIsMonitored() {
        tell(ForestFireResponse.Message.RESPONSE_LEVEL_APPROVED);
        tell(ForestFireResponse.Message.FIRST_ORDER_ISSUED);
        tell(Message.SPECIAL_TEAMS_ARRIVED);
        assertNotWaitingAt(EnterpriseAccidentResponse.APPROVE_ENTRY_PLAN);
        tell(Message.CORDON_CLOSED);
        assertNotWaitingAt(EnterpriseAccidentResponse.APPROVE_ENTRY_PLAN);
        tell(Message.MONITORING_STARTED);
        assertWaitingAt(EnterpriseAccidentResponse.APPROVE_ENTRY_PLAN);
    }

    @Test
    void tellsTheGeneralCommanderWhenNobodyPlansTheEntryInTenMinutes() {
        ready();
        passTimeOf("BoundaryEvent_EntryPlanOverdue", Duration.ofMinutes(10));
        assertThat(escalated).containsExactly("ENTRY_PLAN");
        assertWaitingAt(EnterpriseAccidentResponse.APPROVE_ENTRY_PLAN);
    }

    @Test
    void needsNoEntryOnceTheFirmHasClosedTheValveItself() {
        ready();
        tell(Message.SOURCE_CONTROLLED);
        assertWaitingAt(EnterpriseAccidentResponse.AWAIT_READINGS_CLEAN);
    }

    @Test
    void asksTheLevelAboveWhenTheSourceIsNotControlledInAnHour() {
        ready();
        decide(EnterpriseAccidentResponse.APPROVE_ENTRY_PLAN, Choice.SIGN_ENTRY_PLAN);
        passTimeOf("BoundaryEvent_SourceNotControlled", Duration.ofHours(1));
        assertThat(escalated).containsExactly("SOURCE_CONTROLLED");
        assertWaitingAt(EnterpriseAccidentResponse.AWAIT_SOURCE_CONTROLLED);
    }

    @Test
    void asksTheExpertsWhenTheReadingsAreNotCleanInTwoHours() {
        controlled();
        passTimeOf("BoundaryEvent_ReadingsNotClean", Duration.ofHours(2));
        assertThat(escalated).containsExactly("READINGS_CLEAN");
        assertWaitingAt(EnterpriseAccidentResponse.AWAIT_READINGS_CLEAN);
    }

    @Test
    void goesBackToTheSourceWhenItLeaksAgain() {
        controlled();
        tell(Message.SOURCE_LOST);
        assertWaitingAt(EnterpriseAccidentResponse.AWAIT_SOURCE_CONTROLLED);
        tell(Message.SOURCE_CONTROLLED);
        tell(Message.READINGS_CLEAN);
        tell(Message.SOURCE_LOST);
        assertWaitingAt(EnterpriseAccidentResponse.AWAIT_SOURCE_CONTROLLED);
    }

    @Test
    void waitsForCleanReadingsAgainWhenOneIsOverTheLimit() {
        controlled();
        tell(Message.READINGS_CLEAN);
        tell(Message.READINGS_EXCEEDED);
        assertWaitingAt(EnterpriseAccidentResponse.AWAIT_READINGS_CLEAN);
    }

    @Test
    void pressesTheGeneralCommanderWhenTheCordonIsNotReleasedInHalfAnHour() {
        controlled();
        tell(Message.READINGS_CLEAN);
        passTimeOf("BoundaryEvent_CordonReleaseOverdue", Duration.ofMinutes(30));
        assertThat(escalated).containsExactly("CORDON_RELEASE");
        tell(Message.CORDON_RELEASED);
        assertWaitingAt(EnterpriseAccidentResponse.AWAIT_ALL_ZONES_CLEARED);
    }

    @Test
    void givesTheTownTheNamesWhenPeopleAreNotHomeInADay() {
        released();
        passTimeOf("BoundaryEvent_ZonesOverdue", Duration.ofHours(24));
        assertThat(escalated).containsExactly("ZONES_CLEARED");
        assertWaitingAt(EnterpriseAccidentResponse.AWAIT_ALL_ZONES_CLEARED);
    }

    @Test
    void tellsTheDutyLeaderWhenTheIncidentIsNotClosedInThreeDays() {
        released();
        tell(FloodResponse.Message.ALL_ZONES_CLEARED);
        passTimeOf("BoundaryEvent_ClosureOverdue", Duration.ofHours(72));
        assertThat(escalated).containsExactly("CLOSURE");
        tell(ForestFireResponse.Message.INCIDENT_CLOSED);
        assertEnded();
    }

    @Test
    void controlsEveryEntryByItself() {
        tell(Message.ENTRY_STARTED, Map.of(EntryControl.ENTRY_ID, "e-1"));
        tell(Message.ENTRY_STARTED, Map.of(EntryControl.ENTRY_ID, "e-2"));
        assertThat(calledMusters()).extracting(entry -> entry.getBusinessKey()).containsExactlyInAnyOrder("e-1", "e-2");
    }

    @Test
    void knowsAnEntryIsSettledWhenEverybodyIsDecontaminated() {
        tell(Message.ENTRY_STARTED, Map.of(EntryControl.ENTRY_ID, "e-1"));
        var incident = instance;
        instance = calledMuster();
        assertThat(variableOf(instance, ForestFireResponse.INCIDENT_ID)).isEqualTo("i-1");
        tell(EntryControl.Message.ENTRY_TEAM_OUT);
        tell(EntryControl.Message.ENTRY_DECONTAMINATED);
        assertEnded();
        instance = incident;
        assertPassed("EndEvent_EntrySettled");
        assertWaitingAt(EnterpriseAccidentResponse.APPROVE_RESPONSE_LEVEL);
    }

    @Test
    void asksByTelephoneWhetherAWithdrawnWhistleWasAFalseAlarm() {
        tell(Message.WHISTLE_WITHDRAWN);
        decide(EnterpriseAccidentResponse.VERIFY_WITHDRAWN_WHISTLE, Choice.FALSE_ALARM);
        assertPassed("EndEvent_WhistleVerified");
        assertWaitingAt(EnterpriseAccidentResponse.APPROVE_RESPONSE_LEVEL);
    }

    @Test
    void tellsTheDutyLeaderWhenNobodyAsksAboutAWithdrawnWhistleInFiveMinutes() {
        tell(Message.WHISTLE_WITHDRAWN);
        passTimeOf("BoundaryEvent_WhistleUnverified", Duration.ofMinutes(5));
        assertThat(escalated).containsExactly("WHISTLE_CHECK");
        assertWaitingAt(
                EnterpriseAccidentResponse.APPROVE_RESPONSE_LEVEL, EnterpriseAccidentResponse.VERIFY_WITHDRAWN_WHISTLE);
    }

    @Test
    void asksForANewCordonWhenTheDangerReachesFarther() {
        tell(Message.HAZARD_ZONE_TURNED);
        decide(EnterpriseAccidentResponse.APPROVE_NEW_CORDON, Choice.CORDON_FOLLOWS);
        assertPassed("EndEvent_NewCordonSettled");
        assertWaitingAt(EnterpriseAccidentResponse.APPROVE_RESPONSE_LEVEL);
    }

    @Test
    void letsTheLargerAreaStandWhenNobodyDecidesInThreeMinutes() {
        tell(Message.HAZARD_ZONE_TURNED);
        passTimeOf("BoundaryEvent_NewCordonOverdue", Duration.ofMinutes(3));
        assertThat(escalated).containsExactly("NEW_CORDON");
        tell(Message.CORDON_CHANGED);
        assertNotWaitingAt(EnterpriseAccidentResponse.APPROVE_NEW_CORDON);
    }

    @Test
    void searchesForTeamsNotRecalledTenMinutesAfterCancellation() {
        tell(ForestFireResponse.Message.INCIDENT_CANCELLED);
        passTimeOf("BoundaryEvent_TeamsRecallOverdue", Duration.ofMinutes(10));
        assertThat(escalated).containsExactly("TEAMS_RECALL");
    }

    @Test
    void awaitsAllCrewsAndThenANewAssessment() {
        tell(ForestFireResponse.Message.WITHDRAWAL_ORDERED);
        tell(ForestFireResponse.Message.ALL_CREWS_SAFE);
        assertWaitingAt(EnterpriseAccidentResponse.APPROVE_RESPONSE_LEVEL, ForestFireResponse.AWAIT_ATTACK_RESUMED);
        tell(ForestFireResponse.Message.ATTACK_RESUMED);
        assertPassed("EndEvent_AttackResumed");
    }

    private void ready() {
        tell(ForestFireResponse.Message.RESPONSE_LEVEL_APPROVED);
        tell(ForestFireResponse.Message.FIRST_ORDER_ISSUED);
        tell(Message.SPECIAL_TEAMS_ARRIVED);
        tell(Message.CORDON_CLOSED);
        tell(Message.MONITORING_STARTED);
    }

    private void controlled() {
        ready();
        tell(Message.SOURCE_CONTROLLED);
    }

    private void released() {
        controlled();
        tell(Message.READINGS_CLEAN);
        tell(Message.CORDON_RELEASED);
    }
}
