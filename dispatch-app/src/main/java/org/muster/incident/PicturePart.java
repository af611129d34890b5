package org.muster.incident;

import java.util.Set;
import java.util.UUID;
import org.muster.account.Caller;
import org.muster.shared.IncidentId;

/**
 * A part of an incident's picture that another room keeps: a field of the snapshot, sent whole to the consoles when an
 * event touched it. Keep it small; what grows belongs behind a call of its own.
 */
public interface PicturePart {

    /** The field's name in {@code GET /api/incidents/{id}} and the id of its change in a frame. */
    String word();

    /** Whether an event of this type may have changed it. */
    boolean touchedBy(String eventType);

    /** What the field holds now; null when there is nothing to show. */
    Object of(IncidentId incident);

    /**
     * What of it somebody outside sees whom the incident is shared with; nothing, unless the room says otherwise.
     *
     * @param ownOrders the orders of the reader's own teams
     */
    default Object shownTo(Caller reader, IncidentId incident, Set<UUID> ownOrders) {
        return null;
    }
}
