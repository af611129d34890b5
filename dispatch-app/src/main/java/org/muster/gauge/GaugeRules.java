package org.muster.gauge;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How gauge readings are judged. No value here is law; all are [?] and the bureau's to confirm.
 *
 * @param future how far a device's clock may run ahead
 * @param late a reading may be so much older than the newest one and still count; lanes overtake each other
 * @param mostRain millimetres one rain reading can tell of
 * @param rainRate millimetres a minute that only a second reading makes believable
 * @param leastLevel metres on any datum, and {@code mostLevel} likewise
 * @param levelJump metres between neighbouring level readings that only a second reading makes believable
 * @param stuckRain the same fall of more millimetres than a bucket tips at once, {@code stuckAfter} times in a row, is a
 *     stuck instrument
 * @param stuckAfter so many readings
 * @param stuckLevel a level that has not moved by a millimetre for so long is a stuck instrument
 * @param staleAfter so many of its own intervals without a word make a gauge stale
 * @param staleAtLeast but no sooner than this
 * @param alarmNear a gauge whose last value has reached this part of a limit speaks in the lane of alarms
 * @param keep how long readings are kept
 */
@ConfigurationProperties("muster.gauge")
record GaugeRules(
        @DefaultValue("PT2M") Duration future,
        @DefaultValue("PT5M") Duration late,
        @DefaultValue("400") double mostRain,
        @DefaultValue("10") double rainRate,
        @DefaultValue("-50") double leastLevel,
        @DefaultValue("6000") double mostLevel,
        @DefaultValue("1") double levelJump,
        @DefaultValue("2") double stuckRain,
        @DefaultValue("10") int stuckAfter,
        @DefaultValue("P2D") Duration stuckLevel,
        @DefaultValue("3") int staleAfter,
        @DefaultValue("PT10M") Duration staleAtLeast,
        @DefaultValue("0.8") double alarmNear,
        @DefaultValue("P90D") Duration keep) {

    /** From when on a gauge that spoke last at this interval counts as silent. */
    Duration silence(Gauge gauge) {
        Duration own = gauge.every().multipliedBy(staleAfter);
        return own.compareTo(staleAtLeast) > 0 ? own : staleAtLeast;
    }
}
