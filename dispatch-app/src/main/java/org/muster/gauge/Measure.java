package org.muster.gauge;

import java.time.Duration;

/** What of a site is held against a limit. */
public enum Measure {
    RAIN_1H("1 小时雨量", "mm", Duration.ofHours(1)),
    RAIN_3H("3 小时雨量", "mm", Duration.ofHours(3)),
    RAIN_6H("6 小时雨量", "mm", Duration.ofHours(6)),
    WATER_LEVEL("水位", "m", null),
    /** Rain that is expected; asks for getting ready, never for more. */
    FORECAST("预报雨量", "mm", null),
    /** What somebody on the spot has seen or heard. */
    PRECURSOR("险情前兆", null, null);

    private final String label;
    private final String unit;
    private final Duration window;

    Measure(String label, String unit, Duration window) {
        this.label = label;
        this.unit = unit;
        this.window = window;
    }

    public String label() {
        return label;
    }

    /** Null where nothing is measured. */
    public String unit() {
        return unit;
    }

    /** The sliding window it sums over; null where it is no sum. */
    public Duration window() {
        return window;
    }

    public boolean rain() {
        return window != null;
    }
}
