package org.muster.reports;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.geom.Dimension2D;
import java.awt.geom.Rectangle2D;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.renderers.AbstractRenderer;
import net.sf.jasperreports.renderers.DimensionRenderable;
import net.sf.jasperreports.renderers.Graphics2DRenderable;

/** A picture that is drawn, not painted: it stays vector in the PDF. */
abstract class Drawing extends AbstractRenderer implements Graphics2DRenderable, DimensionRenderable {

    /** Width of the text column, 178 mm. */
    static final int COLUMN = 505;

    private final int width;
    private final int height;

    Drawing(int width, int height) {
        this.width = width;
        this.height = height;
    }

    abstract void draw(Ink ink);

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    @Override
    public Dimension2D getDimension(JasperReportsContext context) {
        return new Dimension(width, height);
    }

    @Override
    public void render(JasperReportsContext context, Graphics2D graphics, Rectangle2D area) {
        var g = (Graphics2D) graphics.create();
        try {
            g.translate(area.getX(), area.getY());
            g.scale(area.getWidth() / width, area.getHeight() / height);
            draw(new Ink(g));
        } finally {
            g.dispose();
        }
    }
}
