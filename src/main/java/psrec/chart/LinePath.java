package psrec.chart;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// The geometry of a line.
///
/// @param line to be drawn
/// @param area below it, to be filled
/// @param dots points that have no neighbour to draw a line to
record LinePath(Path2D line, Path2D area, List<Ellipse2D> dots) {
    /// Beside lines a dot is one of their width; alone it must be seen.
    private static final double DOT = 0.9;

    private static final double LONE_DOT = 3;

    /// @param x where a time is
    /// @param y where a value is
    /// @param bottom where the filled area ends
    static LinePath of(Series series, DoubleUnaryOperator x, DoubleUnaryOperator y, double bottom) {
        return new Pen(bottom).draw(series, x, y);
    }

    /// Draws from left to right; lifted at gaps.
    private static final class Pen {
        private final double bottom;
        private boolean drawn;
        private final Path2D line = new Path2D.Double();
        private final Path2D area = new Path2D.Double();
        private final List<Point2D> lone = new ArrayList<>();
        private boolean down;
        private boolean moved;
        private double atX;
        private double atY;

        Pen(double bottom) {
            this.bottom = bottom;
        }

        LinePath draw(Series series, DoubleUnaryOperator x, DoubleUnaryOperator y) {
            double[] values = series.values();
            for (int i = 0; i < values.length; i++) {
                if (Double.isNaN(values[i])) {
                    lift();
                } else {
                    double toX = x.applyAsDouble(series.seconds()[i]);
                    double toY = y.applyAsDouble(values[i]);
                    if (series.interpolation() == Interpolation.STEP_BEFORE && i > 0) {
                        // The value is that of the time since the point before, also if nothing else is known of it.
                        go(x.applyAsDouble(series.seconds()[i - 1]), toY);
                    } else if (series.interpolation() == Interpolation.STEP_AFTER && down) {
                        go(toX, atY);
                    }
                    go(toX, toY);
                }
            }
            lift();
            double radius = drawn ? DOT : LONE_DOT;
            List<Ellipse2D> dots = new ArrayList<>();
            for (Point2D point : lone) {
                dots.add(new Ellipse2D.Double(point.getX() - radius, point.getY() - radius, 2 * radius, 2 * radius));
            }
            return new LinePath(line, area, List.copyOf(dots));
        }

        private void go(double x, double y) {
            if (down) {
                moved |= x != atX || y != atY;
                line.lineTo(x, y);
                area.lineTo(x, y);
            } else {
                line.moveTo(x, y);
                area.moveTo(x, bottom);
                area.lineTo(x, y);
                moved = false;
            }
            down = true;
            atX = x;
            atY = y;
        }

        private void lift() {
            if (down) {
                area.lineTo(atX, bottom);
                area.closePath();
                drawn |= moved;
                if (!moved) {
                    lone.add(new Point2D.Double(atX, atY));
                }
            }
            down = false;
        }
    }
}
