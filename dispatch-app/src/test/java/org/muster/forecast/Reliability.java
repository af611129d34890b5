package org.muster.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/** Holds forecasts against what happened: does it happen in three of ten cases when thirty percent were said? */
final class Reliability {

    static final int BINS = 10;

    /** Of pure chance a bin strays by its standard error; three of them happen once in 370 bins, so four are allowed little more. */
    static final double ERRORS = 3;

    /** What the model's form may be wrong by: the truth is not log-normal and its days differ more than assumed. */
    static final double MODEL = 0.05;

    /** Weighted mean distance allowed; sampling alone gives about 0.8 × √(pq/n) ≈ 0.02 at three thousand forecasts. */
    static final double MEAN_DISTANCE = 0.04;

    record Forecast(double said, boolean happened) {}

    /** @param said mean of what was said in the bin */
    record Bin(int count, double said, double happened) {

        double distance() {
            return Math.abs(said - happened);
        }

        double allowed() {
            return ERRORS * Math.sqrt(said * (1 - said) / count) + MODEL;
        }
    }

    private final List<Forecast> forecasts;

    Reliability(List<Forecast> forecasts) {
        this.forecasts = forecasts;
    }

    /** The same cases with the forecast bent. */
    Reliability bent(DoubleUnaryOperator by) {
        return new Reliability(forecasts.stream()
                .map(it -> new Forecast(by.applyAsDouble(it.said()), it.happened()))
                .toList());
    }

    double baseRate() {
        return forecasts.stream()
                .mapToDouble(it -> it.happened() ? 1 : 0)
                .average()
                .orElseThrow();
    }

    /** Mean squared distance of what was said from what happened; 0 is clairvoyance. */
    double brier() {
        return forecasts.stream()
                .mapToDouble(it -> Math.pow(it.said() - (it.happened() ? 1 : 0), 2))
                .average()
                .orElseThrow();
    }

    List<Bin> bins() {
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            int bin = i;
            List<Forecast> in = forecasts.stream()
                    .filter(it -> Math.min(BINS - 1, (int) (it.said() * BINS)) == bin)
                    .toList();
            if (!in.isEmpty()) {
                bins.add(new Bin(
                        in.size(),
                        in.stream().mapToDouble(Forecast::said).average().orElseThrow(),
                        in.stream()
                                .mapToDouble(it -> it.happened() ? 1 : 0)
                                .average()
                                .orElseThrow()));
            }
        }
        return bins;
    }

    /** Expected calibration error. */
    double meanDistance() {
        return bins().stream().mapToDouble(it -> it.distance() * it.count()).sum() / forecasts.size();
    }

    double largestDistance() {
        return bins().stream()
                .filter(it -> it.count() >= 50)
                .mapToDouble(Bin::distance)
                .max()
                .orElse(0);
    }

    /** What is wrong with the calibration, in words; empty when nothing is. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        for (Bin it : bins()) {
            if (it.distance() > it.allowed()) {
                faults.add(String.format(
                        Locale.ROOT,
                        "said %.2f, happened %.2f in %d cases (allowed ± %.2f)",
                        it.said(),
                        it.happened(),
                        it.count(),
                        it.allowed()));
            }
        }
        if (meanDistance() > MEAN_DISTANCE) {
            faults.add(String.format(Locale.ROOT, "mean distance %.3f", meanDistance()));
        }
        return faults;
    }

    String table() {
        StringBuilder table = new StringBuilder("|said|happened|cases|allowed ±|\n|-|-|-|-|\n");
        for (Bin it : bins()) {
            table.append(String.format(
                    Locale.ROOT, "|%.3f|%.3f|%d|%.3f|%n", it.said(), it.happened(), it.count(), it.allowed()));
        }
        return table.toString();
    }
}
