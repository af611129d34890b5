package org.muster.lateanswer;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.muster.dispatch.OrderId;
import org.muster.journal.JournalEvent;
import org.muster.shared.IncidentId;

/** The story of a team that came after all. */
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface LateAnswerEvent extends JournalEvent {

    /**
     * Two teams are now on one task; somebody has to say which stays.
     *
     * @param orderId the late team's order, whether it still stands or not
     * @param answer what the late team said: ACKNOWLEDGEMENT, ATTENDANCE, DEPARTURE or ARRIVAL
     */
    record LateAnswerReceived(
            IncidentId incidentId,
            OrderId orderId,
            String teamName,
            String answer,
            String answerLabel,
            OrderId replacementId,
            String replacementName)
            implements LateAnswerEvent {}

    /** @param newOrderId the order the late team got anew, its first one being gone; null when none was needed */
    record LateAnswerReconciled(
            IncidentId incidentId,
            OrderId orderId,
            String teamName,
            Keep keep,
            String keepLabel,
            OrderId replacementId,
            String replacementName,
            OrderId newOrderId,
            String reason)
            implements LateAnswerEvent {}
}
