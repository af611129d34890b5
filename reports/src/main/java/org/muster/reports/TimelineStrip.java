package org.muster.reports;

import java.awt.Color;
import java.awt.Font;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.muster.reports.Timeline.Moment;
import org.muster.reports.Timeline.Tone;

/** Phases as a strip, moments as flags above and below it; the first hour is stretched. */
final class TimelineStrip extends Drawing {

    private static final double LEFT = 8;
    private static final double RIGHT = COLUMN - 8;
    private static final double LANE = 12.5;
    private static final double TOP = 48;
    private static final double THICKNESS = 24;
    private static final Duration FIRST_HOUR = Duration.ofMinutes(60);

    /** Base lines of the flags in the order they are tried: two above, two below, then the last of either side. */
    private static final double[] LANES = {
        TOP - 2 * LANE - 6,
        TOP - LANE - 6,
        TOP + THICKNESS + 2 * LANE,
        TOP + THICKNESS + LANE,
        TOP - 6,
        TOP + THICKNESS + 3 * LANE
    };

    private final List<Moment> moments;
    private final List<Timeline.Phase> phases;
    private final TimeScale scale;
    private final DateTimeFormatter clock;
    private final List<Pole> poles = new ArrayList<>();

    private record Pole(double x, int lane) {}

    TimelineStrip(Timeline timeline, Cover cover) {
        super(COLUMN, 116);
        this.moments = timeline.moments().stream()
                .sorted(Comparator.comparing(Moment::at))
                .toList();
        this.phases = timeline.phases();
        double speed = cover.exercised().map(Exercise::speed).orElse(1.0);
        var stretch = Duration.ofMillis(Math.round(FIRST_HOUR.toMillis() / speed));
        this.scale = TimeScale.folded(first(), stretch, last(), 0.62, LEFT, RIGHT);
        boolean brief = Duration.between(first(), last()).compareTo(Duration.ofMinutes(15)) < 0;
        this.clock = DateTimeFormatter.ofPattern(brief ? "HH:mm:ss" : "HH:mm");
    }

    boolean isFolded() {
        return scale.isFolded();
    }

    private Instant first() {
        return moments.get(0).at();
    }

    private Instant last() {
        var lastMoment = moments.get(moments.size() - 1).at();
        return phases.stream()
                .map(Timeline.Phase::to)
                .filter(lastMoment::isBefore)
                .max(Comparator.naturalOrder())
                .orElse(lastMoment);
    }

    @Override
    void draw(Ink ink) {
        ink.fill(Ink.GRID, LEFT, TOP, RIGHT - LEFT, THICKNESS);
        for (var phase : phases) {
            double x = scale.x(phase.from());
            double width = scale.x(phase.to()) - x;
            ink.fill(tint(phase.tone()), x, TOP, Math.max(0, width - 0.8), THICKNESS);
            Font font = Ink.regular(8.5f);
            if (Ink.width(font, phase.label()) < width - 4) {
                ink.centred(font, Ink.BLACK, phase.label(), x + width / 2, TOP + THICKNESS / 2 + 3);
            }
        }
        if (scale.isFolded()) {
            ink.fold(scale.bend(), TOP, TOP + THICKNESS);
        }
        poles.clear();
        double[] taken = new double[LANES.length];
        moments.forEach(moment -> flag(ink, moment, taken));
    }

    private void flag(Ink ink, Moment moment, double[] taken) {
        Font font = moment.alert() ? Ink.bold(8.3f) : Ink.regular(8.3f);
        Color colour = moment.alert() ? Ink.RED : Ink.BLACK;
        var text = Printable.of(clock.format(moment.at().atZone(Wording.ZONE)) + " " + moment.label());
        double width = Ink.width(font, text);
        double x = scale.x(moment.at());
        boolean toTheLeft = x + 3 + width > COLUMN;
        double begin = toTheLeft ? x - 3 - width : x + 3;
        int lane = freeLane(taken, Math.min(begin, x), begin, begin + width);
        if (lane < 0) {
            ink.line(colour, 0.9, x, TOP - 4, x, TOP);
            return;
        }
        double far = above(lane) ? LANES[lane] - 8.5 : LANES[lane] + 2;
        ink.line(moment.alert() ? Ink.RED : Ink.NAVY, 0.8, x, far, x, above(lane) ? TOP : TOP + THICKNESS);
        ink.text(font, colour, text, begin, LANES[lane]);
        taken[lane] = Math.max(begin + width, x) + 5;
        poles.add(new Pole(x, lane));
    }

    private static boolean above(int lane) {
        return LANES[lane] < TOP;
    }

    private int freeLane(double[] taken, double left, double begin, double end) {
        for (int lane = 0; lane < LANES.length; lane++) {
            if (free(lane, taken, left) && !crossed(lane, begin, end)) {
                return lane;
            }
        }
        return -1;
    }

    /** A text must not lie across the pole of a flag that flies further out. */
    private boolean crossed(int lane, double begin, double end) {
        return poles.stream()
                .anyMatch(pole -> above(pole.lane()) == above(lane)
                        && Math.abs(LANES[pole.lane()] - TOP) > Math.abs(LANES[lane] - TOP)
                        && pole.x() > begin - 2
                        && pole.x() < end + 2);
    }

    /** A flag's pole runs past the lanes nearer to the strip, so those must be free where it stands, too. */
    private static boolean free(int lane, double[] taken, double begin) {
        for (int other = 0; other < LANES.length; other++) {
            boolean crossed =
                    above(lane) == above(other) && Math.abs(LANES[other] - TOP) <= Math.abs(LANES[lane] - TOP);
            if (crossed && taken[other] > begin) {
                return false;
            }
        }
        return true;
    }

    static Color tint(Tone tone) {
        return switch (tone) {
            case CALL -> new Color(0xDCE6F2);
            case MARCH -> new Color(0xC9D7EA);
            case FIGHT -> new Color(0xCFE6D7);
            case WITHDRAWAL -> new Color(0xF5D5D3);
            case MOP_UP -> new Color(0xE7E0D0);
            case GUARD -> new Color(0xEDE9DF);
        };
    }
}
