package org.muster.gauge;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One reading as a gauge sent it; nothing about it is believed yet.
 *
 * @param at when it was measured, to the millisecond
 * @param value millimetres since its reading before, or metres of level
 * @param unit what the device says it is in; null for the gauge's own
 * @param quality what the device itself says of it; null or GOOD when it has no doubt
 */
public record Said(Gauge gauge, boolean exercise, Instant at, double value, String unit, String quality) {

    /** No gauge has measured before, and none will for us after; what says so has a broken clock. */
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    public Said {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Whether the moment can be kept at all. */
    public static boolean storable(Instant at) {
        return at.isAfter(FIRST) && at.isBefore(LAST);
    }
}
