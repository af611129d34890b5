package org.muster.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.processes.EntryControl.Message;

class EntryControlTests extends ProcessTestBase {

    @BeforeEach
    void pairWentIn() {
        start(EntryControl.KEY, Map.of(ForestFireResponse.INCIDENT_ID, "i-1", EntryControl.ENTRY_ID, "e-1"));
    }

    @AfterAll
    static void everyElementIsWalked() {
        assertThat(neverVisited(EntryControl.KEY, EntryControl.RESOURCE)).isEmpty();
    }

    @Test
    void releasesWhoIsOutAndDecontaminated() {
        assertWaitingAt(EntryControl.AWAIT_ENTRY_OUT);
        assertThat(opened).containsExactlyInAnyOrder("ENTRY_AIR_LOW", "ENTRY_AIR_OUT");
        tell(Message.ENTRY_TEAM_OUT);
        assertWaitingAt(EntryControl.AWAIT_DECONTAMINATED);
        tell(Message.ENTRY_DECONTAMINATED);
        assertEnded();
        assertPassed(EntryControl.END_ENTRANTS_RELEASED);
        assertThat(escalated).isEmpty();
    }

    @Test
    void callsThemOutWhenAThirdOfTheAirIsLeft() {
        passTimeOf(EntryControl.AIR_LOW, Duration.ofMinutes(20));
        assertThat(escalated).containsExactly("ENTRY_AIR_LOW");
        assertWaitingAt(EntryControl.AWAIT_ENTRY_OUT);
    }

    @Test
    void callsTheRescuePairWhenTheAirIsGoneAndAsksWhetherItGoesIn() {
        airIsGone();
        assertThat(escalated).containsExactly("ENTRY_AIR_LOW", "ENTRY_AIR_OUT");
        decide(EntryControl.DECIDE_ENTRY_RESCUE, Choice.SEND_RESCUE_PAIR);
        tell(Message.ENTRY_TEAM_OUT);
        assertWaitingAt(EntryControl.AWAIT_DECONTAMINATED);
    }

    @Test
    void tellsTheLeaderWhenNobodySendsTheRescuePair() {
        airIsGone();
        passTimeOf("BoundaryEvent_EntryRescueOverdue", Duration.ofMinutes(1));
        assertThat(escalated).containsExactly("ENTRY_AIR_LOW", "ENTRY_AIR_OUT", "ENTRY_RESCUE");
        assertWaitingAt(EntryControl.AWAIT_ENTRY_OUT, EntryControl.DECIDE_ENTRY_RESCUE);
    }

    @Test
    void asksNoMoreOnceEverybodyIsOut() {
        airIsGone();
        tell(Message.ENTRY_TEAM_OUT);
        assertWaitingAt(EntryControl.AWAIT_DECONTAMINATED);
    }

    @Test
    void asksAboutAnEntryAgainstTheRuleWhileTheClocksRun() {
        tell(Message.ENTRY_BREACHED);
        assertWaitingAt(EntryControl.JUDGE_ENTRY, EntryControl.AWAIT_ENTRY_OUT);
        passTimeOf("BoundaryEvent_BreachUnanswered", Duration.ofMinutes(2));
        assertThat(escalated).containsExactly("ENTRY_BREACH");
        decide(EntryControl.JUDGE_ENTRY, Choice.RECALL_ENTRY);
        assertWaitingAt(EntryControl.AWAIT_ENTRY_OUT);
    }

    @Test
    void asksNoMoreOnceSomebodyHasSaidWhyAtTheBoard() {
        tell(Message.ENTRY_BREACHED);
        tell(Message.ENTRY_BREACH_SETTLED);
        assertWaitingAt(EntryControl.AWAIT_ENTRY_OUT);
    }

    private void airIsGone() {
        passTimeOf(EntryControl.AIR_LOW, Duration.ofMinutes(20));
        passTimeOf(EntryControl.AIR_OUT, Duration.ofMinutes(10));
        assertWaitingAt(EntryControl.AWAIT_ENTRY_OUT, EntryControl.DECIDE_ENTRY_RESCUE);
    }

    @Test
    void tellsTheMedicalTeamOfWhoIsNotDecontaminatedInTwentyMinutes() {
        tell(Message.ENTRY_TEAM_OUT);
        passTimeOf("BoundaryEvent_DecontaminationLate", Duration.ofMinutes(20));
        assertThat(escalated).containsExactly("DECONTAMINATION");
        assertWaitingAt(EntryControl.AWAIT_DECONTAMINATED);
    }
}
