package org.muster.reports;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.muster.reports.TeamMuster.Count;

/** People on scene over time; after six hours the guard's long tail is drawn in a smaller scale. */
final class StrengthChart extends Drawing {

    private static final double LEFT = 36;
    private static final double RIGHT = COLUMN - 40;
    private static final double TOP = 14;
    private static final double BASE = 73;
    private static final Duration FIRST_HOURS = Duration.ofHours(6);

    private final Strength strength;
    private final TimeScale scale;
    private final Instant from;

    StrengthChart(Strength strength, Cover cover) {
        super(COLUMN, 90);
        this.strength = strength;
        this.from = cover.raisedAt();
        double speed = cover.exercised().map(Exercise::speed).orElse(1.0);
        var stretch = Duration.ofMillis(Math.round(FIRST_HOURS.toMillis() / speed));
        this.scale = TimeScale.folded(from, stretch, end(cover), 0.78, LEFT, RIGHT);
    }

    private Instant end(Cover cover) {
        var last = last(strength.onScene()).at();
        var after = last.plus(Duration.between(from, last).dividedBy(12));
        return last(strength.onScene()).people() > 0 ? later(after, earlier(cover.asOf(), after)) : after;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Count last(List<Count> counts) {
        return counts.get(counts.size() - 1);
    }

    @Override
    void draw(Ink ink) {
        int most = strength.onScene().stream().mapToInt(Count::people).max().orElse(0);
        int step = step(most);
        int top = Math.max(step, (most + step - 1) / step * step);
        var plot = new StepPlot(new Rectangle2D.Double(LEFT, TOP, RIGHT - LEFT, BASE - TOP), top * 1.04);
        for (int people = 0; people <= top; people += step) {
            ink.line(Ink.GRID, 0.7, LEFT, plot.y(people), RIGHT, plot.y(people));
            ink.right(Ink.regular(8), Ink.GREY, Integer.toString(people), LEFT - 6, plot.y(people) + 3);
        }
        plot.step(LEFT, 0);
        for (var count : strength.onScene()) {
            plot.step(scale.x(count.at()), count.people());
        }
        int now = last(strength.onScene()).people();
        plot.step(RIGHT, now);
        plot.draw(ink, new Color(0xCFDBEB), Ink.NAVY);
        ink.line(Ink.NAVY, 1, LEFT, BASE, RIGHT, BASE);
        for (var tick : scale.ticks(9)) {
            ink.line(Ink.RULE, 0.7, scale.x(tick), BASE, scale.x(tick), BASE + 2.5);
            ink.centred(Ink.regular(8), Ink.GREY, scale.label(tick), scale.x(tick), BASE + 12);
        }
        ink.text(Ink.regular(8), Ink.BLACK, now + " 人", RIGHT + 5, plot.y(now) + (now == 0 ? -1 : 3));
        if (scale.isFolded()) {
            ink.fold(scale.bend(), TOP, BASE);
        }
        marks(ink);
    }

    private void marks(Ink ink) {
        double free = 0;
        for (var mark : strength.marks()) {
            double x = scale.x(mark.at());
            ink.dashed(Ink.RED, 0.9, x, TOP - 6, x, BASE);
            var label = Printable.of(mark.label());
            double width = Ink.width(Ink.regular(8), label);
            double begin = x - 3 - width >= free ? x - 3 - width : x + 3;
            if (begin >= free && begin + width <= COLUMN) {
                ink.text(Ink.regular(8), Ink.RED, label, begin, TOP - 3);
                free = begin + width + 4;
            }
        }
    }

    private static int step(int most) {
        for (int step : new int[] {5, 10, 20, 50, 100, 200, 500}) {
            if (most / step < 4) {
                return step;
            }
        }
        return 1000;
    }
}
