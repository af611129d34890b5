package org.muster.reports;

import java.time.Duration;
import java.util.stream.Stream;

/** One row's place among the other incidents: grey band P50–P90, upright line the standard, dot or cross this time. */
final class SpreadBar extends Drawing {

    private static final java.awt.Color BAND = new java.awt.Color(0xB8C4D4);

    private final Interval interval;

    SpreadBar(Interval interval) {
        super(96, 15);
        this.interval = interval;
    }

    @Override
    void draw(Ink ink) {
        var city = interval.city();
        var standard = interval.standard().within();
        var longest = Stream.of(city.p90(), standard, interval.took() == null ? standard : interval.took())
                .max(Duration::compareTo)
                .orElseThrow();
        double unit = (width() - 12) / (longest.toMillis() * 1.08);
        double middle = height() / 2.0;
        ink.fill(Ink.GRID, 4, middle - 1, width() - 8, 2);
        double from = 4 + city.p50().toMillis() * unit;
        double to = 4 + city.p90().toMillis() * unit;
        ink.fill(BAND, from, middle - 3, Math.max(1, to - from), 6);
        double limit = 4 + standard.toMillis() * unit;
        ink.line(Ink.BLACK, 1.3, limit, middle - 6, limit, middle + 6);
        if (interval.took() != null) {
            double at = 4 + interval.took().toMillis() * unit;
            if (interval.verdict().met()) {
                ink.dot(Ink.GREEN, at, middle, 3.2);
            } else {
                ink.cross(Ink.RED, at, middle, 3.4);
            }
        }
    }
}
