package org.muster.reports;

import java.awt.Color;
import java.time.Duration;

/**
 * The control time against ten years of forest fires in Zhejiang: 1566 fires, 1060 under control within 6 hours
 * (67.69 %), 1379 within 12 hours (88.06 %) (practices 1.3).
 */
final class BenchmarkStrip extends Drawing {

    static final Duration SIX_HOURS = Duration.ofHours(6);
    static final Duration TWELVE_HOURS = Duration.ofHours(12);
    static final String BASIS = "全省十年 1 566 起：6 小时内控制 1 060 起（67.69 %）；12 小时内累计 1 379 起（88.06 %）";

    private static final double LEFT = 30;
    private static final double HOUR = 32;
    private static final double TOP = 30;
    private static final double THICKNESS = 24;
    private static final double END = LEFT + 14 * HOUR;

    private final ControlTime control;

    BenchmarkStrip(ControlTime control) {
        super(COLUMN, 86);
        this.control = control;
    }

    @Override
    void draw(Ink ink) {
        band(ink, new Color(0xCFE6D7), 0, 6, "≤ 6 小时 67.69 %");
        band(ink, new Color(0xE0E7F1), 6, 12, "6–12 小时 20.37 %");
        band(ink, new Color(0xF1D9D8), 12, 14, "");
        ink.right(Ink.regular(8.5f), Ink.BLACK, "> 12 小时 11.94 %", END, TOP - 5);
        for (int hour = 0; hour <= 12; hour += 2) {
            double x = LEFT + hour * HOUR;
            ink.line(Ink.GREY, 0.7, x, TOP + THICKNESS, x, TOP + THICKNESS + 3);
            ink.centred(Ink.regular(8), Ink.GREY, hour + " 时", x, TOP + THICKNESS + 13);
        }
        ink.line(Ink.RULE, 0.7, LEFT, TOP + THICKNESS + 18, LEFT + 12 * HOUR, TOP + THICKNESS + 18);
        ink.centred(Ink.regular(8.5f), Ink.GREY, BASIS, LEFT + 6 * HOUR, TOP + THICKNESS + 30);
        var took = control.took();
        double x = Math.min(END - 4, LEFT + took.toMillis() / 3_600_000.0 * HOUR);
        ink.line(Ink.NAVY, 2, x, TOP - 8, x, TOP + THICKNESS);
        ink.pointer(Ink.NAVY, x, TOP - 1, 10);
        ink.right(Ink.regular(7.5f), Ink.GREY, control.entries().text(), COLUMN, TOP + THICKNESS + 30);
        var label = "本次 " + Wording.duration(took);
        double half = Ink.width(Ink.bold(9.5f), label) / 2;
        ink.centred(Ink.bold(9.5f), Ink.NAVY, label, Math.max(half, Math.min(x, END - half)), TOP - 15);
    }

    private static void band(Ink ink, Color colour, int from, int to, String label) {
        double x = LEFT + from * HOUR;
        double width = (to - from) * HOUR;
        ink.fill(colour, x, TOP, width - 1, THICKNESS);
        ink.centred(Ink.regular(8.5f), Ink.BLACK, label, x + width / 2, TOP + THICKNESS / 2 + 3);
    }
}
