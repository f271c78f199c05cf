package psrec.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One panel: a vertical axis on its left, perhaps another on its right, and the lines that belong to them.
///
/// @param left the axis on the left
/// @param right the axis on the right; null if there is none
/// @param series the lines, in the order in which they are drawn; at least one
public record Panel(Axis left, @Nullable Axis right, List<Series> series) {
    public Panel {
        series = List.copyOf(series);
    }

    /// The axis of a line.
    Axis axis(Series line) {
        return line.onRightAxis() && right != null ? right : left;
    }

    /// True if no line has a value in the time that is shown.
    boolean isUnknown() {
        return !left.known() && (right == null || !right.known());
    }

    /// What is measured along an axis.
    ///
    /// @param name `resident memory`, `threads and processes`
    /// @param unit of the values: `B`, `B/s`, `% of 4 CPUs`, `s`, or empty for a plain number
    /// @param cpusOfHundred how many CPUs 100 are; NaN if that is unknown, or if it is not CPU usage
    /// @param whole true if all values are whole numbers of things
    public record Measure(String name, String unit, double cpusOfHundred, boolean whole) {}

    /// A vertical axis. Its limits are in the unit of the series.
    ///
    /// @param measure what is measured
    /// @param unit that is shown: `MiB`, `% of 4 CPUs`, `CPUs`; empty for a plain number
    /// @param min the value at its lower end
    /// @param max the value at its upper end; above the lower one
    /// @param divisor a value is divided by this to be shown: 1048576 for MiB
    /// @param step between two ticks, in the shown unit; 0 for as many as there is room for
    /// @param known false if no line has a value in the time that is shown; then its limits mean nothing
    public record Axis(
            Measure measure, String unit, double min, double max, double divisor, double step, boolean known) {
        /// With the unit: `resident memory (MiB)`.
        public String title() {
            return unit.isEmpty() ? measure.name() : measure.name() + " (" + unit + ")";
        }

        /// Where a value is between the lower end, 0, and the upper end, 1.
        double share(double value) {
            return (value - min) / (max - min);
        }
    }
}
