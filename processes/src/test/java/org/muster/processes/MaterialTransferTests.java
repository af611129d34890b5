package org.muster.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.processes.MaterialTransfer.Message;

class MaterialTransferTests extends ProcessTestBase {

    @BeforeEach
    void ordered() {
        start(
                MaterialTransfer.KEY,
                Map.of(ForestFireResponse.INCIDENT_ID, "i-1", MaterialTransfer.MATERIAL_ORDER_ID, "m-1"));
    }

    @AfterAll
    static void everyElementIsWalked() {
        assertThat(neverVisited(MaterialTransfer.KEY, MaterialTransfer.RESOURCE))
                .isEmpty();
    }

    @Test
    void walksFromTheRequestToTheLastPieceBack() {
        assertWaitingAt(MaterialTransfer.AWAIT_MATERIAL_ALLOCATED);
        tell(Message.MATERIAL_ALLOCATED);
        assertWaitingAt(MaterialTransfer.AWAIT_MATERIAL_LOADED);
        tell(Message.MATERIAL_LOADED);
        assertWaitingAt(MaterialTransfer.AWAIT_MATERIAL_DEPARTED);
        tell(Message.MATERIAL_DEPARTED);
        assertWaitingAt(MaterialTransfer.AWAIT_MATERIAL_RECEIVED);
        tell(Message.MATERIAL_RECEIVED);
        assertWaitingAt(MaterialTransfer.AWAIT_MATERIAL_CLOSED);
        tell(Message.MATERIAL_ORDER_CLOSED);
        assertEnded();
        assertPassed(MaterialTransfer.END_MATERIAL_CLOSED);
        assertThat(escalated).isEmpty();
    }

    @Test
    void urgesAnAllocationAfterFiveMinutesAndGoesOnWaiting() {
        passTimeOf("BoundaryEvent_AllocationOverdue", Duration.ofMinutes(5));
        assertThat(escalated).containsExactly("MATERIAL_ALLOCATION");
        assertWaitingAt(MaterialTransfer.AWAIT_MATERIAL_ALLOCATED);
    }

    @Test
    void asksTheCommanderWhenADepotIsSilentForFifteenMinutes() {
        tell(Message.MATERIAL_ALLOCATED);
        passTimeOf("BoundaryEvent_LoadingOverdue", Duration.ofMinutes(15));
        assertThat(escalated).containsExactly("MATERIAL_LOADING");
        assertWaitingAt(MaterialTransfer.DECIDE_SILENT_DEPOT);
        decide(MaterialTransfer.DECIDE_SILENT_DEPOT, Choice.OTHER_DEPOT);
        assertWaitingAt(MaterialTransfer.AWAIT_MATERIAL_LOADED);
        assertThat(opened).filteredOn("MATERIAL_LOADING"::equals).hasSize(2);
    }

    @Test
    void needsNoDecisionWhenTheDepotLoadsAfterAll() {
        silent();
        tell(Message.MATERIAL_LOADED);
        assertWaitingAt(MaterialTransfer.AWAIT_MATERIAL_DEPARTED);
    }

    @Test
    void looksForADepotAgainWhenTheReservationExpiresUndecided() {
        silent();
        tell(Message.MATERIAL_RESERVATION_EXPIRED);
        assertWaitingAt(MaterialTransfer.AWAIT_MATERIAL_ALLOCATED);
    }

    @Test
    void tellsTheLeaderWhenNobodyDecidesAboutTheSilentDepotInThreeMinutes() {
        silent();
        passTimeOf("BoundaryEvent_SilentDepotUndecided", Duration.ofMinutes(3));
        assertThat(escalated).containsExactly("MATERIAL_LOADING", "MATERIAL_SILENT_DEPOT");
        assertWaitingAt(MaterialTransfer.DECIDE_SILENT_DEPOT);
        decide(MaterialTransfer.DECIDE_SILENT_DEPOT, Choice.WAIT);
        assertWaitingAt(MaterialTransfer.AWAIT_MATERIAL_LOADED);
    }

    @Test
    void looksForADepotAgainWhenTheReservationExpires() {
        tell(Message.MATERIAL_ALLOCATED);
        tell(Message.MATERIAL_RESERVATION_EXPIRED);
        assertWaitingAt(MaterialTransfer.AWAIT_MATERIAL_ALLOCATED);
    }

    @Test
    void urgesTheDepartureAfterFiveMinutes() {
        loaded();
        passTimeOf("BoundaryEvent_DepartureOverdue", Duration.ofMinutes(5));
        assertThat(escalated).containsExactly("MATERIAL_DEPARTURE");
        assertWaitingAt(MaterialTransfer.AWAIT_MATERIAL_DEPARTED);
    }

    @Test
    void searchesALorryThatIsTenMinutesLate() {
        loaded();
        tell(Message.MATERIAL_DEPARTED);
        passTimeOf("BoundaryEvent_ArrivalOverdue", Duration.ofMinutes(10));
        assertThat(escalated).containsExactly("MATERIAL_ARRIVAL");
        assertWaitingAt(MaterialTransfer.AWAIT_MATERIAL_RECEIVED);
    }

    @Test
    void urgesTheReturnAfterThreeDays() {
        loaded();
        tell(Message.MATERIAL_DEPARTED);
        tell(Message.MATERIAL_RECEIVED);
        passTimeOf("BoundaryEvent_ReturnOverdue", Duration.ofHours(72));
        assertThat(escalated).containsExactly("MATERIAL_RETURN");
        assertWaitingAt(MaterialTransfer.AWAIT_MATERIAL_CLOSED);
    }

    @Test
    void fetchesBackWhatIsOnTheRoadWhenTheOrderIsCancelled() {
        loaded();
        tell(Message.MATERIAL_ORDER_CANCELLED);
        assertWaitingAt(MaterialTransfer.AWAIT_MATERIAL_BACK);
        passTimeOf("BoundaryEvent_BackOverdue", Duration.ofHours(2));
        assertThat(escalated).containsExactly("MATERIAL_BACK");
        tell(Message.MATERIAL_ORDER_CLOSED);
        assertEnded();
        assertPassed(MaterialTransfer.END_MATERIAL_BACK);
    }

    private void silent() {
        tell(Message.MATERIAL_ALLOCATED);
        passTimeOf("BoundaryEvent_LoadingOverdue", Duration.ofMinutes(15));
        assertWaitingAt(MaterialTransfer.DECIDE_SILENT_DEPOT);
    }

    private void loaded() {
        tell(Message.MATERIAL_ALLOCATED);
        tell(Message.MATERIAL_LOADED);
        assertWaitingAt(MaterialTransfer.AWAIT_MATERIAL_DEPARTED);
    }
}
