package org.muster.site;

import java.time.Instant;
import org.muster.shared.IncidentId;

/**
 * Command on its way from one person to another. Only when both have signed is it the other's.
 *
 * @param offeredBy who signed for the giver, in words
 * @param settledBy who signed for the taker, or ended it, in words; null while it is open
 */
record Handover(
        HandoverId id,
        IncidentId incidentId,
        Commander giver,
        Commander taker,
        Words words,
        Instant offeredAt,
        String offeredBy,
        Instant dueAt,
        State state,
        Instant settledAt,
        String settledBy,
        Instant overdueAt) {

    enum State {
        OFFERED,
        TAKEN,
        WITHDRAWN
    }

    /** What the taker must know (ICS 201): the situation, what is open, and what endangers the crews. */
    record Words(String situation, String openPoints, String safety) {}
}
