package org.muster.trigger;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Where one measure of a site stands. It goes up the moment a value reaches a limit, and comes down only when every value
 * has stayed under the limit by a margin for a while: so a value that swings around the limit crosses it once.
 *
 * @param since when it came there
 * @param value the last that was heard
 * @param limit what brought it there; null while it is nowhere
 * @param belowSince since when every value has been under the limit by the margin; null while one has not
 */
record MeasureState(Mode mode, Instant since, Double value, Double limit, Instant belowSince) {

    /**
     * @param under how far under its limit a value must be to count as passed
     * @param hold for how long
     */
    record Calm(double under, Duration hold) {}

    static MeasureState calm(Instant at) {
        return new MeasureState(Mode.NONE, at, null, null, null);
    }

    /**
     * The state after one more value.
     *
     * @param asked what the rules ask for at this value
     * @param prepare the limits; null where there is none
     * @param immediate likewise
     */
    MeasureState next(Instant at, double now, Mode asked, Double prepare, Double immediate, Calm calm) {
        if (asked.compareTo(mode) > 0) {
            return new MeasureState(asked, at, now, limitOf(asked, prepare, immediate), null);
        }
        if (mode == Mode.NONE) {
            return this;
        }
        // the limit may have been changed since; what holds now decides when it has passed
        Double limit = limitOf(mode, prepare, immediate);
        boolean below = limit == null || now < limit - calm.under();
        if (!below) {
            return new MeasureState(mode, since, now, this.limit, null);
        }
        Instant from = belowSince == null || at.isBefore(belowSince) ? at : belowSince;
        if (from.plus(calm.hold()).isAfter(at)) {
            return new MeasureState(mode, since, now, this.limit, from);
        }
        return new MeasureState(asked, at, now, limitOf(asked, prepare, immediate), null);
    }

    /** Whether nothing worth keeping has changed; the value itself is kept with the reading. */
    boolean sameAs(MeasureState other) {
        return mode == other.mode && since.equals(other.since) && Objects.equals(belowSince, other.belowSince);
    }

    private static Double limitOf(Mode mode, Double prepare, Double immediate) {
        return switch (mode) {
            case NONE -> null;
            case PREPARE -> prepare == null ? immediate : prepare;
            case IMMEDIATE -> immediate == null ? prepare : immediate;
        };
    }
}
