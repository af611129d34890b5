package org.muster.reports;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.fonts.FontUtil;

/** The pen all drawings use: one font, one palette, millimetre-fine lines. Units are points, y grows downwards. */
final class Ink {

    static final String FONT = "Noto Sans SC";

    static final Color BLACK = new Color(0x1B2430);
    static final Color GREY = new Color(0x4A5568);
    static final Color RULE = new Color(0x9AA7B8);
    static final Color GRID = new Color(0xE3E8EF);
    static final Color NAVY = new Color(0x1F3A5F);
    static final Color RED = new Color(0xB3261E);
    static final Color LETTERHEAD = new Color(0xC00000);
    static final Color GREEN = new Color(0x0B6B3A);

    private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);

    private static final float EM = 100;
    private static final Map<Integer, Font> FACES = new ConcurrentHashMap<>();
    private static final Map<Integer, Double> ADVANCES = new ConcurrentHashMap<>();
    private static final Map<Integer, Double> BOLD_ADVANCES = new ConcurrentHashMap<>();

    private final Graphics2D g;

    Ink(Graphics2D g) {
        this.g = g;
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    }

    static Font regular(float size) {
        return font(Font.PLAIN, size);
    }

    static Font bold(float size) {
        return font(Font.BOLD, size);
    }

    private static Font font(int style, float size) {
        return FACES.computeIfAbsent(style, Ink::face).deriveFont(size);
    }

    private static Font face(int style) {
        return FontUtil.getInstance(DefaultJasperReportsContext.getInstance())
                .getAwtFontFromBundles(FONT, style, EM, Locale.SIMPLIFIED_CHINESE, false);
    }

    static float width(Font font, String text) {
        return (float) text.codePoints().mapToDouble(c -> advance(font, c)).sum();
    }

    /** Measured once per character and face; the faces have no hinting that would make widths depend on the size. */
    private static double advance(Font font, int c) {
        var advances = font.isBold() ? BOLD_ADVANCES : ADVANCES;
        double em = advances.computeIfAbsent(c, absent -> {
            Font face = FACES.computeIfAbsent(font.isBold() ? Font.BOLD : Font.PLAIN, Ink::face);
            return face.getStringBounds(Character.toString(c), METRICS).getWidth() / EM;
        });
        return em * font.getSize2D();
    }

    /** The text, cut with an ellipsis where it would be wider than {@code room}. */
    static String fit(Font font, String text, float room) {
        var whole = Printable.of(text);
        if (width(font, whole) <= room) {
            return whole;
        }
        int length = whole.length();
        while (length > 0 && width(font, whole.substring(0, length) + "…") > room) {
            length = whole.offsetByCodePoints(length, -1);
        }
        return whole.substring(0, length) + "…";
    }

    Graphics2D graphics() {
        return g;
    }

    void fill(Color color, double x, double y, double width, double height) {
        fill(color, new Rectangle2D.Double(x, y, width, height));
    }

    void fill(Color color, Shape shape) {
        g.setColor(color);
        g.fill(shape);
    }

    void stroke(Color color, double width, Shape shape) {
        g.setColor(color);
        g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        g.draw(shape);
    }

    void line(Color color, double width, double x1, double y1, double x2, double y2) {
        stroke(color, width, new Line2D.Double(x1, y1, x2, y2));
    }

    void dashed(Color color, double width, double x1, double y1, double x2, double y2) {
        g.setColor(color);
        g.setStroke(new BasicStroke(
                (float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {2.6f, 2f}, 0));
        g.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    void dot(Color color, double x, double y, double radius) {
        fill(color, new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    void cross(Color color, double x, double y, double radius) {
        line(color, 1.8, x - radius, y - radius, x + radius, y + radius);
        line(color, 1.8, x - radius, y + radius, x + radius, y - radius);
    }

    /** A triangle that stands on its tip at the given point. */
    void pointer(Color color, double x, double y, double size) {
        var triangle = new Path2D.Double();
        triangle.moveTo(x, y);
        triangle.lineTo(x - size / 2, y - size * 0.85);
        triangle.lineTo(x + size / 2, y - size * 0.85);
        triangle.closePath();
        fill(color, triangle);
    }

    /** The mark of a scale that changes at {@code x}. */
    void fold(double x, double top, double bottom) {
        double height = bottom - top;
        var zigzag = new Path2D.Double();
        zigzag.moveTo(x - 2, top - 3);
        zigzag.lineTo(x + 3, top + height / 4);
        zigzag.lineTo(x - 3, top + height / 2);
        zigzag.lineTo(x + 3, top + height * 3 / 4);
        zigzag.lineTo(x - 2, bottom + 3);
        stroke(Color.WHITE, 3.4, zigzag);
        stroke(GREY, 1.1, zigzag);
    }

    /** Text from its left end; {@code y} is the base line. */
    void text(Font font, Color color, String text, double x, double y) {
        g.setFont(font);
        g.setColor(color);
        g.drawString(text, (float) x, (float) y);
    }

    void centred(Font font, Color color, String text, double x, double y) {
        text(font, color, text, x - width(font, text) / 2, y);
    }

    void right(Font font, Color color, String text, double x, double y) {
        text(font, color, text, x - width(font, text), y);
    }

    /** Text centred on {@code x} with extra room between its characters. */
    void spaced(Font font, Color color, String text, double x, double y, double gap) {
        int[] characters = text.codePoints().toArray();
        double at = x - (width(font, text) + gap * (characters.length - 1)) / 2;
        for (int character : characters) {
            var one = Character.toString(character);
            text(font, color, one, at, y);
            at += width(font, one) + gap;
        }
    }

    void see(double share) {
        g.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) share));
    }
}
