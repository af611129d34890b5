package org.muster.entry;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.muster.shared.IncidentId;

/**
 * One entry of a pair into the hot zone.
 *
 * @param standby the rescue pair that stands by, dressed; null when nobody does
 * @param exception why it goes in against the rule, as said beforehand; null when nobody said
 * @param breaches what of it is against the rule
 * @param judged what was decided about the breaches, or null
 * @param recallHeardAt when the recall was heard
 * @param rescueSentAt when the rescue pair went in for them
 * @param outAt when the last one was out
 * @param clearedAt when the last one was decontaminated
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Entry(
        EntryId id,
        IncidentId incidentId,
        int number,
        String task,
        String wayIn,
        String standby,
        String exception,
        Instant startedAt,
        String startedBy,
        Instant recalledAt,
        String recalledWhy,
        Instant recallHeardAt,
        String recallHeardBy,
        List<Breach> breaches,
        Judged judged,
        Instant rescueSentAt,
        Instant outAt,
        Instant clearedAt,
        List<Entrant> entrants) {

    List<Entrant> inside() {
        return entrants.stream().filter(Entrant::inside).toList();
    }

    /** Whether it is against the rule and nobody has decided what follows, while somebody is inside. */
    boolean breachOpen() {
        return !breaches.isEmpty() && judged == null && outAt == null;
    }

    /** When the first of those inside must be on the way out. */
    Optional<Instant> lowAt() {
        return inside().stream().map(Entrant::airLowAt).min(Comparator.naturalOrder());
    }

    /** When the air of the first of those inside is gone. */
    Optional<Instant> airOutAt() {
        return inside().stream().map(Entrant::airOutAt).min(Comparator.naturalOrder());
    }
}
