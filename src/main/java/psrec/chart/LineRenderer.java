package psrec.chart;

import java.awt.AlphaComposite;
import java.awt.Composite;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.XYDataset;

/// Draws a line of a chart as one path, of as many points as can be seen.
final class LineRenderer extends AbstractXYItemRenderer {
    private static final long serialVersionUID = 1;
    private static final float WIDTH = 1.6f;
    /// If points are closer than pixels.
    private static final float DENSE_WIDTH = 1.1f;

    private static final float AREA_OPACITY = 0.15f;

    private final transient Series series;
    private final transient Look look;
    private final boolean area;
    private final double pixelsPerUnit;

    /// @param pixelsPerUnit how many pixels of the picture a unit of its layout has
    LineRenderer(Series series, Look look, boolean area, double pixelsPerUnit) {
        this.series = series;
        this.look = look;
        this.area = area;
        this.pixelsPerUnit = pixelsPerUnit;
    }

    @Override
    public void drawItem(
            Graphics2D g2,
            XYItemRendererState state,
            Rectangle2D place,
            PlotRenderingInfo info,
            XYPlot plot,
            ValueAxis times,
            ValueAxis values,
            XYDataset data,
            int row,
            int item,
            CrosshairState crosshair,
            int pass) {
        int columns = Math.max(1, (int) Math.round(place.getWidth() * pixelsPerUnit));
        Series seen = Pixels.reduce(series, times.getLowerBound(), times.getUpperBound(), columns);
        LinePath path = LinePath.of(
                seen,
                seconds -> times.valueToJava2D(seconds, place, RectangleEdge.BOTTOM),
                value -> values.valueToJava2D(value, place, RectangleEdge.LEFT),
                place.getMaxY());
        g2.setPaint(look.colour());
        if (area) {
            Composite before = g2.getComposite();
            g2.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, AREA_OPACITY));
            g2.fill(path.area());
            g2.setComposite(before);
        }
        g2.setStroke(look.stroke(seen.values().length > columns ? DENSE_WIDTH : WIDTH));
        g2.draw(path.line());
        for (Ellipse2D dot : path.dots()) {
            g2.fill(dot);
        }
    }
}
