package org.muster.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.muster.processes.ForestFireResponse.Message;

/** What every response does beside its main line, whatever hazard it answers; its instance has just begun. */
abstract class EveryResponseTests extends ProcessTestBase {

    /** Where the main line stands once a level is approved. */
    String[] afterApproval() {
        return new String[] {ForestFireResponse.ISSUE_DISPATCH_ORDERS};
    }

    private String[] afterApprovalAnd(String element) {
        return Stream.concat(Stream.of(afterApproval()), Stream.of(element)).toArray(String[]::new);
    }

    @Test
    void needsNoApprovalWhenTheLevelWasApprovedOtherwise() {
        tell(Message.RESPONSE_LEVEL_APPROVED);
        assertWaitingAt(afterApproval());
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
        assertWaitingAt(afterApprovalAnd(ForestFireResponse.AWAIT_RESPONSE_ENDED));
        tell(Message.RESPONSE_ENDED);
        assertPassed("EndEvent_ResponseEnded");
        assertWaitingAt(afterApproval());
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
        assertWaitingAt(afterApproval());
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
