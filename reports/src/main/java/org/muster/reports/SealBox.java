package org.muster.reports;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** The journal's head hash, its entry count and when it was sealed. */
final class SealBox extends Drawing {

    private final Seal seal;

    SealBox(Seal seal) {
        super(COLUMN, 68);
        this.seal = seal;
    }

    @Override
    void draw(Ink ink) {
        ink.stroke(Ink.NAVY, 1.4, new Rectangle2D.Double(0.7, 0.7, COLUMN - 1.4, height() - 1.4));
        shield(ink, 18, 16);
        double left = 62;
        ink.text(Ink.bold(9), Ink.BLACK, "日志首部散列（SHA-256）", left, 16);
        var lines = seal.lines().split("\n");
        for (int line = 0; line < lines.length; line++) {
            var groups = lines[line].split(" ");
            for (int group = 0; group < groups.length; group++) {
                ink.text(Ink.bold(9.5f), Ink.BLACK, groups[group], left + group * 30, 31 + line * 13);
            }
        }
        ink.text(
                Ink.regular(8.3f),
                Ink.GREY,
                seal.entries() + " 条，序号连续；" + Wording.stamp(seal.sealedAt()) + " 封存。任一记录被改动，重算所得与此不符。",
                left,
                58);
    }

    private static void shield(Ink ink, double x, double y) {
        var shield = new Path2D.Double();
        shield.moveTo(x + 14, y);
        shield.curveTo(x + 18, y + 3, x + 23, y + 4.5, x + 28, y + 5);
        shield.lineTo(x + 28, y + 16);
        shield.curveTo(x + 28, y + 25, x + 22, y + 31, x + 14, y + 35);
        shield.curveTo(x + 6, y + 31, x, y + 25, x, y + 16);
        shield.lineTo(x, y + 5);
        shield.curveTo(x + 5, y + 4.5, x + 10, y + 3, x + 14, y);
        shield.closePath();
        ink.fill(Color.WHITE, shield);
        ink.stroke(Ink.NAVY, 2, shield);
        var tick = new Path2D.Double();
        tick.moveTo(x + 8, y + 17.5);
        tick.lineTo(x + 12.5, y + 22);
        tick.lineTo(x + 20.5, y + 13);
        ink.stroke(Ink.NAVY, 2.2, tick);
    }
}
