package org.muster.reports;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.time.Duration;
import java.time.Instant;

/** How one team filled up after its order: steps of attendance, the quorum dashed, the deadline red. */
final class AttendanceSteps extends Drawing {

    static final double LEFT = 112;
    static final double RIGHT = 424;

    private static final double BASE = 27.5;
    private static final double TOP = 7;

    private final TeamMuster muster;
    private final Cover cover;
    private final double minutes;

    /** @param minutes nominal minutes the common axis covers */
    AttendanceSteps(TeamMuster muster, Cover cover, double minutes) {
        super(COLUMN, 31);
        this.muster = muster;
        this.cover = cover;
        this.minutes = minutes;
    }

    static double nominalMinutes(Cover cover, Duration real) {
        var nominal = cover.exercised().map(e -> e.nominal(real)).orElse(real);
        return nominal.toMillis() / 60_000.0;
    }

    /** The last minute this team's row has something to show for. */
    static double lastMinute(TeamMuster muster, Cover cover) {
        double last = minutesAfter(muster, cover, muster.dueAt());
        for (var count : muster.counts()) {
            last = Math.max(last, minutesAfter(muster, cover, count.at()));
        }
        return last;
    }

    private static double minutesAfter(TeamMuster muster, Cover cover, Instant at) {
        return Math.max(0, nominalMinutes(cover, Duration.between(muster.issuedAt(), at)));
    }

    private double x(Instant at) {
        return LEFT + (RIGHT - LEFT) * Math.min(1, minutesAfter(muster, cover, at) / minutes);
    }

    @Override
    void draw(Ink ink) {
        var verdict = muster.verdict(cover.asOf());
        boolean missed = verdict.missed();
        Color line = missed ? Ink.RED : verdict.met() ? Ink.GREEN : Ink.NAVY;
        Color fill = missed ? new Color(0xF1C6C3) : verdict.met() ? new Color(0xBFDDCB) : new Color(0xD3DDEB);
        AttendanceAxis.grid(ink, minutes, 0, height());
        ink.text(Ink.bold(8.8f), Ink.BLACK, Ink.fit(Ink.bold(8.8f), muster.team(), 108), 0, 14);
        ink.text(
                Ink.regular(8),
                Ink.GREY,
                muster.strength() + " 人 · " + Wording.limit(muster.standard().within()) + " "
                        + Wording.percent(muster.standard().attendance()),
                0,
                25);
        var plot = new StepPlot(
                new Rectangle2D.Double(LEFT, TOP, RIGHT - LEFT, BASE - TOP), Math.max(1, muster.strength()) * 1.04);
        plot.step(LEFT, 0);
        int people = 0;
        double last = LEFT;
        for (var count : muster.counts()) {
            last = x(count.at());
            people = count.people();
            plot.step(last, people);
        }
        double end = Math.max(last, x(muster.dueAt()));
        if (people > 0) {
            plot.step(end, people);
            plot.draw(ink, fill, line);
        }
        ink.line(Ink.RULE, 0.8, LEFT, BASE, RIGHT, BASE);
        double quorum = plot.y(muster.quorum());
        ink.dashed(Ink.BLACK, 0.8, LEFT, quorum, RIGHT, quorum);
        double due = x(muster.dueAt());
        ink.line(Ink.RED, 1.5, due, TOP - 3, due, BASE);
        ink.pointer(Ink.RED, due, TOP - 2, 6.5);
        verdict(ink, verdict, plot, quorum, due);
    }

    private void verdict(Ink ink, Verdict verdict, StepPlot plot, double quorum, double due) {
        double text = RIGHT + 5;
        ink.text(Ink.regular(8), Ink.BLACK, "达标 " + muster.quorum() + " 人", text, quorum + 3);
        if (verdict.met()) {
            ink.dot(Ink.GREEN, x(muster.musteredAt()), quorum, 3.2);
            var took = nominalMinutes(cover, Duration.between(muster.issuedAt(), muster.musteredAt()));
            ink.text(Ink.bold(8), Ink.GREEN, "%.1f 分达标".formatted(took), text, BASE);
        } else if (verdict == Verdict.SHORT) {
            int missing = muster.quorum() - muster.presentWhenDue();
            ink.cross(Ink.RED, due, plot.y(muster.presentWhenDue()), 3.4);
            ink.text(Ink.bold(8), Ink.RED, "到时差 " + missing + " 人", text, BASE);
        } else {
            ink.text(Ink.bold(8), verdict.missed() ? Ink.RED : Ink.GREY, verdict.text(), text, BASE);
        }
    }
}
