package org.muster.incident;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.muster.account.Caller;
import org.muster.journal.Entry;
import org.muster.shared.IncidentId;

/**
 * A part of an incident's picture that another room keeps: a field of the snapshot, sent to the consoles when an event
 * touched it. Keep it small; what grows belongs behind a call of its own, or says itself which of its rows changed.
 */
public interface PicturePart {

    /**
     * What some events changed of the field.
     *
     * @param value what it holds now; of the lists named in {@code rows} only the rows that changed
     * @param rows by the name of a list, the field its rows are known by; empty when {@code value} is the whole field
     */
    record Changed(Object value, Map<String, String> rows) {}

    /** The field's name in {@code GET /api/incidents/{id}} and the id of its change in a frame. */
    String word();

    /** Whether an event of this type may have changed it. */
    boolean touchedBy(String eventType);

    /** What the field holds now; null when there is nothing to show. */
    Object of(IncidentId incident);

    /** @param entries those that touched it, at least one, oldest first */
    default Changed changed(IncidentId incident, List<Entry> entries) {
        return new Changed(of(incident), Map.of());
    }

    /**
     * What of it somebody outside sees whom the incident is shared with; nothing, unless the room says otherwise.
     *
     * @param ownOrders the orders of the reader's own teams
     */
    default Object shownTo(Caller reader, IncidentId incident, Set<UUID> ownOrders) {
        return null;
    }
}
