package org.muster.bench;

import java.util.List;

/** Medians and percentiles of what was measured. */
final class Figures {

    private Figures() {}

    static double median(List<Double> values) {
        return percentile(values, 50);
    }

    /** Nearest rank; of few values the 99th is the largest. */
    static double percentile(List<Double> values, double percent) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(0, Math.min(sorted.length, rank) - 1)];
    }

    static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
