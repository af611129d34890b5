package org.muster.zeroreport;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.muster.shared.DivisionCode;

/**
 * The one record of a unit and a day.
 *
 * @param authority the county it reports to
 * @param missedAt when it was found missing; what comes afterwards stays late
 * @param step 0 in time; 1 the duty officer was called; 2 the leader on duty
 * @param told who was called for it
 * @param sentAt when it first came
 * @param version of what was said; each correction is another one
 */
record ZeroReport(
        UUID id,
        DivisionCode unit,
        DivisionCode authority,
        ReportKind kind,
        LocalDate period,
        Instant dueAt,
        Instant missedAt,
        int step,
        Instant nextAt,
        List<Told> told,
        Instant sentAt,
        int version,
        ReportContent content) {

    /** @param part 值班员 or 带班领导 */
    record Told(UUID callId, String part, String name, Instant at, Instant answeredAt) {

        Told answered(Instant when) {
            return new Told(callId, part, name, at, answeredAt == null ? when : answeredAt);
        }
    }

    enum State {
        WAITING,
        RECEIVED,
        /** Received, after it was due. */
        LATE,
        MISSING
    }

    State state(Instant now) {
        if (sentAt != null) {
            return sentAt.isAfter(dueAt) ? State.LATE : State.RECEIVED;
        }
        return dueAt.isAfter(now) ? State.WAITING : State.MISSING;
    }
}
