package org.muster.hazardzone;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import org.muster.shared.Position;
import org.shredzone.commons.suncalc.SunTimes;

/**
 * Day or night at a place by the sun itself: the tables' night is the time between sunset and sunrise, when a cloud
 * keeps together.
 *
 * @param until the next sunrise or sunset
 */
record Daylight(boolean night, Instant until) {

    private static final Duration NO_CHANGE = Duration.ofDays(1);

    static Daylight at(Position place, Instant now) {
        SunTimes sun = SunTimes.compute().on(now).at(place.lat(), place.lon()).execute();
        ZonedDateTime rise = sun.getRise();
        ZonedDateTime set = sun.getSet();
        if (rise == null || set == null) {
            return new Daylight(sun.isAlwaysDown(), now.plus(NO_CHANGE));
        }
        boolean night = rise.isBefore(set);
        return new Daylight(night, (night ? rise : set).toInstant());
    }
}
