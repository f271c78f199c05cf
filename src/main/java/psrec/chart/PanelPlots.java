package psrec.chart;

import java.awt.BasicStroke;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/// The panels of a chart as plots of the charts' library, in psrec's looks: thin light lines behind, no frames.
final class PanelPlots {
    private static final double TICK_POINTS = 10.5;
    private static final double ROOM_FOR_TIME = 80;
    private static final double ROOM_FOR_VALUE = 20;
    private static final double LABEL_GAP = 4;
    /// A share of the axis beyond either end, so that lines at its ends are drawn in their whole width.
    private static final double FOOTROOM = 0.012;
    private static final double HEADROOM = 0.03;

    private final Chart chart;
    private final Fonts fonts;
    private final double pixelsPerUnit;
    private final Ink ink;

    PanelPlots(Chart chart, Fonts fonts, double pixelsPerUnit) {
        this.chart = chart;
        this.fonts = fonts;
        this.pixelsPerUnit = pixelsPerUnit;
        ink = Ink.of(chart);
    }

    /// All panels, one below the other.
    ///
    /// @param above room above the first
    /// @param between room between two
    /// @param right room on the right
    CombinedDomainXYPlot all(double above, double between, double right) {
        CombinedDomainXYPlot all = new CombinedDomainXYPlot(timeAxis());
        all.setGap(between);
        all.setInsets(new RectangleInsets(above, 0, 0, right));
        all.setOutlineVisible(false);
        all.setBackgroundPaint(null);
        for (Panel panel : chart.panels()) {
            all.add(plot(panel), 1);
        }
        return all;
    }

    private XYPlot plot(Panel panel) {
        XYPlot plot = new XYPlot();
        plot.setRangeAxis(0, valueAxis(panel.left()));
        Panel.Axis right = panel.right();
        if (right != null) {
            plot.setRangeAxis(1, valueAxis(right));
            plot.setRangeAxisLocation(1, AxisLocation.BOTTOM_OR_RIGHT);
        }
        int index = 0;
        for (Series series : panel.series()) {
            plot.setDataset(index, new LineData(series.label()));
            plot.mapDatasetToRangeAxis(index, series.onRightAxis() ? 1 : 0);
            plot.setRenderer(
                    index,
                    new LineRenderer(
                            series, Look.of(chart, series), chart.style().area(), pixelsPerUnit));
            index++;
        }
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        plot.setOutlineVisible(false);
        plot.setBackgroundPaint(null);
        plot.setRangeZeroBaselineVisible(!panel.isUnknown());
        plot.setRangeZeroBaselinePaint(ink.axis());
        plot.setRangeZeroBaselineStroke(new BasicStroke(1));
        plot.setRangeGridlinePaint(ink.grid());
        plot.setRangeGridlineStroke(new BasicStroke(1));
        plot.setDomainGridlinesVisible(chart.style().verticalGrid());
        plot.setDomainGridlinePaint(ink.grid());
        plot.setDomainGridlineStroke(new BasicStroke(1));
        return plot;
    }

    private NumberAxis timeAxis() {
        NumberAxis axis = new TickAxis(ROOM_FOR_TIME, most -> Ticks.ofTime(chart.time(), most));
        axis.setLabel(TimeTicks.title(chart.time()));
        axis.setRange(chart.time().from(), chart.time().to());
        axis.setTickMarkOutsideLength(3);
        axis.setTickMarkPaint(ink.axis());
        axis.setAxisLineVisible(false);
        axis.setTickLabelInsets(new RectangleInsets(3, 2, 2, 2));
        style(axis);
        return axis;
    }

    private NumberAxis valueAxis(Panel.Axis side) {
        NumberAxis axis = new TickAxis(ROOM_FOR_VALUE, most -> Ticks.of(side, most));
        double range = side.max() - side.min();
        axis.setRange(side.min() - FOOTROOM * range, side.max() + HEADROOM * range);
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        axis.setTickLabelInsets(new RectangleInsets(0, LABEL_GAP, 0, LABEL_GAP));
        style(axis);
        return axis;
    }

    private void style(NumberAxis axis) {
        axis.setTickLabelFont(fonts.regular(TICK_POINTS));
        axis.setTickLabelPaint(ink.faint());
        axis.setLabelFont(fonts.regular(TICK_POINTS));
        axis.setLabelPaint(ink.faint());
    }
}
