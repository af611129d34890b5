package org.muster.deadline;

import java.time.Instant;
import java.util.UUID;
import org.muster.shared.IncidentId;

/**
 * What must have happened by when.
 *
 * @param orderId the dispatch order it belongs to, or null for one of the whole incident
 * @param step 1 for the deadline itself; 2 and more for the rungs climbed while what was due still has not come
 * @param kind UPPER_SNAKE word shared with the process models and the contract
 * @param label what a duty officer calls it
 * @param metAt when it was met, in time or late; null while open
 * @param firedAt when it passed unmet and was acted on; null otherwise
 * @param cancelledAt when it stopped mattering
 */
public record Deadline(
        UUID id,
        IncidentId incidentId,
        UUID orderId,
        String kind,
        String label,
        Instant dueAt,
        Instant openedAt,
        Instant metAt,
        Instant firedAt,
        Instant cancelledAt,
        int step) {

    public boolean open() {
        return metAt == null && firedAt == null && cancelledAt == null;
    }
}
