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
 * @param exception why somebody went in alone or without a pair standing by; null when neither
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
        Instant outAt,
        Instant clearedAt,
        List<Entrant> entrants) {

    List<Entrant> inside() {
        return entrants.stream().filter(Entrant::inside).toList();
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
