package org.muster.reports;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Paint;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYStepAreaRenderer;
import org.jfree.chart.renderer.xy.XYStepRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** A filled step curve in a rectangle: x from 0 to its width, y from 0 to {@code top}. Axes are drawn by the caller. */
final class StepPlot {

    private final XYSeries steps = new XYSeries("steps", false, true);
    private final Rectangle2D area;
    private final double top;

    StepPlot(Rectangle2D area, double top) {
        this.area = area;
        this.top = Math.max(1, top);
    }

    /** From {@code x} on (as drawn, within the rectangle) the curve stands at {@code value}. */
    void step(double x, double value) {
        steps.add(x - area.getX(), value);
    }

    double y(double value) {
        return area.getMaxY() - value / top * area.getHeight();
    }

    void draw(Ink ink, Color fill, Color line) {
        var plot = new XYPlot(new XYSeriesCollection(steps), bare(area.getWidth()), bare(top), area(fill));
        plot.setDataset(1, new XYSeriesCollection(steps));
        plot.setRenderer(1, line(line));
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        plot.setBackgroundPaint(null);
        var chart = new JFreeChart(null, null, plot, false);
        chart.setBackgroundPaint(null);
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        chart.draw(ink.graphics(), area);
    }

    private static XYStepAreaRenderer area(Paint fill) {
        var renderer = new XYStepAreaRenderer(XYStepAreaRenderer.AREA);
        renderer.setSeriesPaint(0, fill);
        return renderer;
    }

    private static XYStepRenderer line(Paint line) {
        var renderer = new XYStepRenderer();
        renderer.setSeriesPaint(0, line);
        renderer.setSeriesStroke(0, new BasicStroke(1.3f));
        return renderer;
    }

    private static NumberAxis bare(double length) {
        var axis = new NumberAxis();
        axis.setRange(0, length);
        axis.setVisible(false);
        return axis;
    }
}
