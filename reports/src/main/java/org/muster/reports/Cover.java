package org.muster.reports;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Letterhead and identity of the reported incident.
 *
 * @param bureau the office that issues the report, as on its red letterhead
 * @param documentNumber the document's own number ({@code 瑞森防评〔2026〕4 号}), null while none is given
 * @param number the incident's number ({@code RA-20260405-01})
 * @param title the incident's name, without the words for "report"
 * @param exercise null for a real incident
 * @param closed false makes the report say that it is an interim one
 * @param asOf the instant up to which the journal was read
 */
public record Cover(
        String bureau,
        String documentNumber,
        String number,
        String title,
        Exercise exercise,
        boolean closed,
        Instant raisedAt,
        Instant asOf) {

    public Cover {
        Objects.requireNonNull(bureau, "bureau");
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(raisedAt, "raisedAt");
        Objects.requireNonNull(asOf, "asOf");
    }

    Optional<Exercise> exercised() {
        return Optional.ofNullable(exercise);
    }
}
