package org.muster.reports;

import java.time.Duration;

/**
 * How the same interval went in the other incidents of the division: percentiles, never means (rules §7).
 *
 * @param rank the share of those incidents, in percent, that were quicker than this one
 * @param sample how many incidents the figures stand on, at least {@link #SMALLEST_SAMPLE}
 */
public record Distribution(Duration p50, Duration p90, int rank, int sample) {

    /** Below this many incidents a percentile says nothing and is not printed. */
    public static final int SMALLEST_SAMPLE = 5;

    public Distribution {
        if (sample < SMALLEST_SAMPLE) {
            throw new IllegalArgumentException("A percentile needs " + SMALLEST_SAMPLE + " incidents, not " + sample);
        }
        if (rank < 0 || rank > 100 || p90.compareTo(p50) < 0) {
            throw new IllegalArgumentException("Not a distribution: P" + rank + ", " + p50 + " to " + p90);
        }
    }
}
