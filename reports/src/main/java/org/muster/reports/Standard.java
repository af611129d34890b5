package org.muster.reports;

import java.time.Duration;
import java.util.Objects;

/**
 * A standard time, and for a muster the share of members that must have answered by then.
 *
 * @param within nominal duration, above zero
 * @param attendance share of the strength in (0, 1], null when only time counts
 * @param source where the standard is written
 */
public record Standard(Duration within, Double attendance, String source) {

    public Standard {
        Objects.requireNonNull(source, "source");
        if (within.isNegative() || within.isZero()) {
            throw new IllegalArgumentException("A standard allows some time: " + within);
        }
        if (attendance != null && !(attendance > 0 && attendance <= 1)) {
            throw new IllegalArgumentException("Attendance is a share between 0 and 1: " + attendance);
        }
    }

    public static Standard within(Duration within, String source) {
        return new Standard(within, null, source);
    }
}
