package org.muster.reports;

import java.awt.Font;

/** What an exercise's pages carry beneath everything else: the red strip on top and 推演 three times across the page. */
final class ExerciseMark extends Drawing {

    /** A4 upright, in points. */
    ExerciseMark() {
        this(595, 842);
    }

    ExerciseMark(int pageWidth, int pageHeight) {
        super(pageWidth, pageHeight);
    }

    @Override
    void draw(Ink ink) {
        ink.fill(Ink.RED, 0, 0, width(), 24);
        ink.spaced(Ink.bold(11), java.awt.Color.WHITE, "推演 · 非真实事件 · 不得外传", width() / 2.0, 16.5, 2);
        ink.see(0.08);
        Font font = Ink.bold(104);
        for (int i = 0; i < 3; i++) {
            double x = width() / 2.0;
            double y = height() * (1 + 2 * i) / 6.0 + 20;
            var g = ink.graphics();
            var before = g.getTransform();
            g.rotate(Math.toRadians(-30), x, y);
            ink.spaced(font, Ink.RED, "推演", x, y + 38, 30);
            g.setTransform(before);
        }
    }
}
