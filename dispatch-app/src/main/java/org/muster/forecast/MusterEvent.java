package org.muster.forecast;

import java.time.Instant;
import org.muster.dispatch.OrderId;
import org.muster.journal.JournalEvent;
import org.muster.shared.IncidentId;

/** What the forecast adds to an incident's story. */
sealed interface MusterEvent extends JournalEvent {

    /**
     * Long before the deadline it is likely to be missed: the commander is asked now.
     *
     * @param probability of reaching the quorum by {@code dueAt}
     * @param percent the same, as it is said
     * @param low fewest heads expected then; {@code high} the most (80 %)
     * @param reason what it rests on, in Chinese
     */
    record MusterUnlikely(
            IncidentId incidentId,
            OrderId orderId,
            String teamName,
            double probability,
            String percent,
            int low,
            int high,
            int present,
            int quorum,
            Instant dueAt,
            String reason)
            implements MusterEvent {}

    /** The muster can be expected to be reached again. */
    record MusterLikelyAgain(
            IncidentId incidentId, OrderId orderId, String teamName, double probability, String percent)
            implements MusterEvent {}
}
