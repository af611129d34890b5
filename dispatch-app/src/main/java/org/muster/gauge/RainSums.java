package org.muster.gauge;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * What has fallen in each minute of the last six hours, kept up with every reading. A window is so many whole minutes,
 * the one of the newest reading included.
 */
final class RainSums {

    /** The longest window, and as much again as a reading may come late. */
    static final int MINUTES = 6 * 60;

    private final double[] fallen = new double[MINUTES];
    private long newest = Long.MIN_VALUE;

    void add(Instant at, double millimetres) {
        long minute = Math.floorDiv(at.getEpochSecond(), 60L);
        if (newest == Long.MIN_VALUE || minute - newest >= MINUTES) {
            Arrays.fill(fallen, 0);
            newest = minute;
        }
        for (; newest < minute; newest++) {
            fallen[Math.floorMod(newest + 1, MINUTES)] = 0;
        }
        if (newest - minute < MINUTES) {
            fallen[Math.floorMod(minute, MINUTES)] += millimetres;
        }
    }

    double over(Duration window) {
        double sum = 0;
        for (long i = 0; i < window.toMinutes(); i++) {
            sum += fallen[Math.floorMod(newest - i, MINUTES)];
        }
        // what is stored and shown agrees with what is held against a limit
        return Math.round(sum * 1000) / 1000.0;
    }
}
