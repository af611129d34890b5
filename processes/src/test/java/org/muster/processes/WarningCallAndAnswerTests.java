package org.muster.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.processes.WarningCallAndAnswer.Message;

class WarningCallAndAnswerTests extends ProcessTestBase {

    @BeforeEach
    void roundOpened() {
        start(
                WarningCallAndAnswer.KEY,
                Map.of(ForestFireResponse.INCIDENT_ID, "i-1", WarningCallAndAnswer.WARNING_CALL_ID, "w-1"));
    }

    @AfterAll
    static void everyElementIsWalked() {
        assertThat(neverVisited(WarningCallAndAnswer.KEY, WarningCallAndAnswer.RESOURCE))
                .isEmpty();
    }

    @Test
    void endsWhenEverybodyHasAnswered() {
        assertWaitingAt(WarningCallAndAnswer.AWAIT_ALL_ANSWERED);
        tell(Message.ALL_TARGETS_ANSWERED);
        assertEnded();
        assertPassed(WarningCallAndAnswer.END_ALL_ANSWERED);
        assertThat(escalated).isEmpty();
    }

    @Test
    void givesTheChiefTheNamesOfThoseWhoHaveNotAnsweredInTime() {
        passTimeOf("BoundaryEvent_WarningCallOverdue", Duration.ofMinutes(10));
        assertThat(escalated).containsExactly("WARNING_CALL");
        assertWaitingAt(WarningCallAndAnswer.AWAIT_ALL_ANSWERED);
    }

    @Test
    void asksForSomebodyToGoToWhomNoCallReaches() {
        tell(Message.TARGET_UNREACHED);
        assertWaitingAt(WarningCallAndAnswer.AWAIT_ALL_ANSWERED, WarningCallAndAnswer.SEND_MESSENGER);
        decide(WarningCallAndAnswer.SEND_MESSENGER, Choice.SEND_MESSENGER);
        assertPassed("EndEvent_MessengerSent");
        assertWaitingAt(WarningCallAndAnswer.AWAIT_ALL_ANSWERED);
    }

    @Test
    void tellsTheChiefWhenNobodyIsSentInFiveMinutes() {
        tell(Message.TARGET_UNREACHED);
        passTimeOf("BoundaryEvent_MessengerNotSent", Duration.ofMinutes(5));
        assertThat(escalated).containsExactly("MESSENGER");
        tell(Message.MESSENGERS_SENT);
        assertNotWaitingAt(WarningCallAndAnswer.SEND_MESSENGER);
    }

    @Test
    void stopsWhenTheWarningIsCancelledOrTheIncidentOver() {
        tell(Message.TARGET_UNREACHED);
        tell(Message.WARNING_CALL_OVER);
        assertEnded();
        assertPassed("EndEvent_WarningCallOver");
    }
}
