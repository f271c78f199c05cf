package psrec.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.IntFunction;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/// An axis with the ticks of [Ticks], as many as there is room for.
final class TickAxis extends NumberAxis {
    private static final long serialVersionUID = 1;

    private final double unitsPerTick;
    private final transient IntFunction<List<Ticks.Tick>> ticks;

    /// @param unitsPerTick the room that a tick takes
    /// @param ticks the ticks, at most so many
    TickAxis(double unitsPerTick, IntFunction<List<Ticks.Tick>> ticks) {
        this.unitsPerTick = unitsPerTick;
        this.ticks = ticks;
    }

    @Override
    public List<NumberTick> refreshTicks(Graphics2D g2, AxisState state, Rectangle2D place, RectangleEdge edge) {
        boolean horizontal = RectangleEdge.isTopOrBottom(edge);
        double length = horizontal ? place.getWidth() : place.getHeight();
        TextAnchor anchor = horizontal
                ? TextAnchor.TOP_CENTER
                : edge.equals(RectangleEdge.LEFT) ? TextAnchor.CENTER_RIGHT : TextAnchor.CENTER_LEFT;
        return ticks.apply(Math.max(2, (int) (length / unitsPerTick))).stream()
                .map(tick -> new NumberTick(tick.value(), tick.label(), anchor, TextAnchor.CENTER, 0))
                .toList();
    }
}
