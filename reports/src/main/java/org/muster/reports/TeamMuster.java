package org.muster.reports;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * How one order's team mustered.
 *
 * @param kind 专业, 半专业, 群众 …
 * @param strength members called
 * @param quorum members that meet the standard
 * @param dueAt when the muster fell due, extensions included
 * @param counts cumulative roll calls, each with the members present
 * @param judged false when the order was refused or cancelled before its muster fell due
 * @param note why it went as it did, null for nothing to say
 */
public record TeamMuster(
        String team,
        String kind,
        int strength,
        int quorum,
        Standard standard,
        Instant issuedAt,
        Instant acknowledgedAt,
        Instant dueAt,
        Instant musteredAt,
        Instant departedAt,
        Instant arrivedAt,
        List<Count> counts,
        boolean judged,
        String note,
        Entries entries) {

    public TeamMuster {
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(standard, "standard");
        Objects.requireNonNull(issuedAt, "issuedAt");
        Objects.requireNonNull(dueAt, "dueAt");
        Objects.requireNonNull(entries, "entries");
        if (strength < 0 || quorum < 0 || quorum > strength) {
            throw new IllegalArgumentException("A quorum is part of the strength: " + quorum + "/" + strength);
        }
        counts = counts.stream().sorted(Comparator.comparing(Count::at)).toList();
    }

    /** People at one instant. */
    public record Count(Instant at, int people) {

        public Count {
            Objects.requireNonNull(at, "at");
            if (people < 0) {
                throw new IllegalArgumentException("People are counted from 0: " + people);
            }
        }
    }

    /** Members present when the muster fell due, as the last roll call until then says. */
    public int presentWhenDue() {
        return counts.stream()
                .filter(count -> !count.at().isAfter(dueAt))
                .reduce((earlier, later) -> later)
                .map(Count::people)
                .orElse(0);
    }

    Verdict verdict(Instant asOf) {
        if (!judged) {
            return Verdict.NONE;
        }
        if (presentWhenDue() >= quorum && musteredAt != null && !musteredAt.isAfter(dueAt)) {
            return Verdict.MET;
        }
        if (asOf.isBefore(dueAt)) {
            return Verdict.OPEN;
        }
        return presentWhenDue() >= quorum ? Verdict.LATE : Verdict.SHORT;
    }
}
