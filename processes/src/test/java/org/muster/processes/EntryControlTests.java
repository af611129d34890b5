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
    void sendsTheRescuePairWhenTheAirIsGone() {
        passTimeOf(EntryControl.AIR_LOW, Duration.ofMinutes(20));
        passTimeOf(EntryControl.AIR_OUT, Duration.ofMinutes(10));
        assertThat(escalated).containsExactly("ENTRY_AIR_LOW", "ENTRY_AIR_OUT");
        tell(Message.ENTRY_TEAM_OUT);
        assertWaitingAt(EntryControl.AWAIT_DECONTAMINATED);
    }

    @Test
    void tellsTheMedicalTeamOfWhoIsNotDecontaminatedInTwentyMinutes() {
        tell(Message.ENTRY_TEAM_OUT);
        passTimeOf("BoundaryEvent_DecontaminationLate", Duration.ofMinutes(20));
        assertThat(escalated).containsExactly("DECONTAMINATION");
        assertWaitingAt(EntryControl.AWAIT_DECONTAMINATED);
    }
}
