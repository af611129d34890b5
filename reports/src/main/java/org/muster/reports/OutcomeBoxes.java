package org.muster.reports;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** The result boxes: label, figure, what it is held against, and the journal entries. */
final class OutcomeBoxes extends Drawing {

    private static final double GAP = 7;

    private final List<Outcome> outcomes;

    OutcomeBoxes(List<Outcome> outcomes) {
        super(COLUMN, 62);
        this.outcomes = outcomes;
    }

    @Override
    void draw(Ink ink) {
        double width = (COLUMN - GAP * 5) / 6;
        for (int i = 0; i < outcomes.size(); i++) {
            box(ink, outcomes.get(i), i * (width + GAP), width);
        }
    }

    private void box(Ink ink, Outcome outcome, double x, double width) {
        Color tone = outcome.verdict().missed() ? Ink.RED : outcome.verdict().met() ? Ink.GREEN : Ink.GREY;
        ink.stroke(Ink.RULE, 0.6, new Rectangle2D.Double(x + 0.3, 0.3, width - 0.6, height() - 0.6));
        ink.fill(tone, x, 0, width, 3.2);
        float room = (float) width - 9;
        double left = x + 5;
        ink.text(Ink.regular(8.5f), Ink.GREY, Ink.fit(Ink.regular(8.5f), outcome.label(), room), left, 16);
        float size = 13;
        while (size > 8 && Ink.width(Ink.bold(size), outcome.value()) > room) {
            size -= 0.5f;
        }
        ink.text(Ink.bold(size), Ink.BLACK, Ink.fit(Ink.bold(size), outcome.value(), room), left, 32);
        var sign = outcome.verdict() == Verdict.NONE
                ? ""
                : outcome.verdict().text().substring(0, 1) + " ";
        ink.text(Ink.regular(7.8f), tone, Ink.fit(Ink.regular(7.8f), sign + outcome.note(), room), left, 45);
        ink.text(
                Ink.regular(7),
                Ink.GREY,
                Ink.fit(Ink.regular(7), outcome.entries().text(), room),
                left,
                56);
    }
}
