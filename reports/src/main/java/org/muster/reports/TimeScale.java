package org.muster.reports;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** Instants laid out along a line, the beginning stretched when the whole is long. */
final class TimeScale {

    private static final List<Duration> STEPS = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(6),
            Duration.ofHours(12));

    private final Instant from;
    private final Instant fold;
    private final Instant to;
    private final double left;
    private final double bend;
    private final double right;

    private TimeScale(Instant from, Instant fold, Instant to, double left, double bend, double right) {
        this.from = from;
        this.fold = fold;
        this.to = to;
        this.left = left;
        this.bend = bend;
        this.right = right;
    }

    static TimeScale even(Instant from, Instant to, double left, double right) {
        var end = to.isAfter(from) ? to : from.plusSeconds(60);
        return new TimeScale(from, end, end, left, right, right);
    }

    /** Gives the first stretch {@code share} of the line, when the rest is longer than half of it. */
    static TimeScale folded(Instant from, Duration stretch, Instant to, double share, double left, double right) {
        var fold = from.plus(stretch);
        return Duration.between(fold, to).compareTo(stretch.dividedBy(2)) > 0
                ? new TimeScale(from, fold, to, left, left + (right - left) * share, right)
                : even(from, to, left, right);
    }

    boolean isFolded() {
        return fold.isBefore(to);
    }

    double bend() {
        return bend;
    }

    double x(Instant at) {
        if (!at.isAfter(fold)) {
            return left + (bend - left) * share(from, fold, at);
        }
        return bend + (right - bend) * share(fold, to, at);
    }

    private static double share(Instant from, Instant to, Instant at) {
        double whole = Duration.between(from, to).toMillis();
        return Math.max(0, Math.min(1, Duration.between(from, at).toMillis() / whole));
    }

    /** Round instants to mark, at most {@code most} of them. */
    List<Instant> ticks(int most) {
        if (isFolded()) {
            int before = (int) Math.max(2, Math.round(most * (bend - left) / (right - left)));
            var ticks = new ArrayList<>(even(from, fold, left, bend).ticks(before));
            even(fold, to, bend, right).ticks(3).stream()
                    .filter(tick -> x(tick) > bend + 18)
                    .forEach(ticks::add);
            return ticks;
        }
        var span = Duration.between(from, to);
        var step = step(most);
        long seconds = step.toSeconds();
        long offset = from.atZone(Wording.ZONE).getOffset().getTotalSeconds();
        long first = Math.floorDiv(from.getEpochSecond() + offset + seconds - 1, seconds) * seconds - offset;
        var ticks = new ArrayList<Instant>();
        for (long at = first; at <= from.plus(span).getEpochSecond(); at += seconds) {
            ticks.add(Instant.ofEpochSecond(at));
        }
        return ticks;
    }

    private Duration step(int most) {
        long span = Duration.between(from, to).toSeconds();
        return STEPS.stream()
                .filter(candidate -> span / candidate.toSeconds() < most)
                .findFirst()
                .orElse(Duration.ofDays(Math.max(1, span / 86_400 / most + 1)));
    }

    String label(Instant tick) {
        var pattern = Duration.between(from, to).compareTo(Duration.ofMinutes(8)) < 0 ? "HH:mm:ss" : "HH:mm";
        var local = tick.atZone(Wording.ZONE);
        if (!Wording.day(from).equals(Wording.day(to)) && local.getHour() == 0 && local.getMinute() == 0) {
            pattern = "MM-dd";
        }
        return DateTimeFormatter.ofPattern(pattern).format(local);
    }
}
