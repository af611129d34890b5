package org.muster.reports;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The response level over time, every change numbered as in the table below it. */
final class LevelChart extends Drawing {

    private static final double LEFT = 44;
    private static final double RIGHT = COLUMN - 24;
    private static final double TOP = 8;
    private static final double ROW = 17;

    private final List<LevelChange> changes;
    private final Instant from;
    private final Instant to;

    LevelChart(List<LevelChange> changes, Instant raisedAt, Instant asOf) {
        super(COLUMN, 118);
        this.changes = changes;
        this.from = raisedAt;
        var last = changes.get(changes.size() - 1);
        var spread = Duration.between(raisedAt, last.at()).dividedBy(8);
        var after = last.at().plus(spread.isZero() ? Duration.ofMinutes(5) : spread);
        this.to = last.level() == null && after.isBefore(asOf) ? after : asOf.isAfter(last.at()) ? asOf : after;
    }

    @Override
    void draw(Ink ink) {
        var scale = TimeScale.even(from, to, LEFT, RIGHT);
        grid(ink, scale);
        double x = LEFT;
        double y = y(null);
        for (int i = 0; i < changes.size(); i++) {
            var change = changes.get(i);
            double at = scale.x(change.at());
            double end = i + 1 < changes.size() ? scale.x(changes.get(i + 1).at()) : RIGHT;
            if (i == 0 || changes.get(i - 1).level() == null) {
                ink.line(Ink.NAVY, 1.6, x, y, at, y);
            }
            ink.line(Ink.NAVY, 1.6, at, y, at, y(change.level()));
            y = y(change.level());
            if (change.level() == null) {
                ink.line(Ink.NAVY, 1.6, at, y, end, y);
            }
            x = end;
        }
        for (int i = 0; i < changes.size(); i++) {
            var change = changes.get(i);
            double at = scale.x(change.at());
            double end = i + 1 < changes.size() ? scale.x(changes.get(i + 1).at()) : RIGHT;
            if (change.level() != null) {
                bar(ink, change.level(), at, end);
            }
        }
        numbers(ink, scale);
    }

    private void grid(Ink ink, TimeScale scale) {
        for (var level : Level.values()) {
            ink.right(Ink.regular(8.5f), Ink.BLACK, level + " 级", LEFT - 8, y(level) + 3);
            ink.line(Ink.GRID, 0.7, LEFT, y(level), RIGHT, y(level));
        }
        ink.right(Ink.regular(8.5f), Ink.BLACK, "无", LEFT - 8, y(null) + 3);
        ink.line(Ink.GRID, 0.7, LEFT, y(null), RIGHT, y(null));
        for (var tick : scale.ticks(9)) {
            double x = scale.x(tick);
            ink.line(Ink.GRID, 0.7, x, TOP - 4, x, y(null) + 2);
            ink.centred(Ink.regular(8), Ink.GREY, scale.label(tick), x, y(null) + 12);
        }
    }

    private void bar(Ink ink, Level level, double from, double to) {
        var shape = new Rectangle2D.Double(from, y(level) - 4.5, Math.max(1, to - from), 9);
        ink.fill(colour(level), shape);
        ink.stroke(Ink.NAVY, 0.6, shape);
        if (to - from > 12) {
            Color numeral = level == Level.III || level == Level.II ? Ink.BLACK : Color.WHITE;
            ink.centred(Ink.bold(8), numeral, level.name(), (from + to) / 2, y(level) + 3);
        }
    }

    private void numbers(Ink ink, TimeScale scale) {
        double free = 0;
        for (int i = 0; i < changes.size(); i++) {
            double at = scale.x(changes.get(i).at());
            double x = Math.max(at, free);
            double y = y(null) + 25;
            ink.dashed(Ink.NAVY, 0.7, at, y(null) + 1, x, y - 6.5);
            ink.dot(Ink.NAVY, x, y, 6.5);
            ink.centred(Ink.regular(8), Color.WHITE, Integer.toString(i + 1), x, y + 2.9);
            free = x + 14.5;
        }
    }

    private static double y(Level level) {
        return TOP + (level == null ? 4 : level.ordinal()) * ROW;
    }

    static Color colour(Level level) {
        return switch (level) {
            case I -> new Color(0xC8281E);
            case II -> new Color(0xE87D0D);
            case III -> new Color(0xE0B400);
            case IV -> new Color(0x1F5FC4);
        };
    }
}
