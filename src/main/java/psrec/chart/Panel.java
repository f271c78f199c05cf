package psrec.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One panel: a vertical axis on its left, perhaps another on its right, and the lines that belong to them.
///
/// @param left the axis on the left
/// @param right the axis on the right; null where there is none
/// @param series the lines, in the order in which they are drawn; at least one
public record Panel(Axis left, @Nullable Axis right, List<Series> series) {
    public Panel {
        series = List.copyOf(series);
    }

    /// How many ticks an axis has at most, where there is room for so many: with an axis on either side few
    /// enough for both to have theirs at the same heights.
    int mostTicks(int room) {
        return right == null ? room : Math.min(room, 5);
    }

    /// A vertical axis from 0 up.
    ///
    /// @param title with the unit that it is shown in: `memory (MiB)`
    /// @param most the value at its upper end, in the unit of the series (bytes, percent, a number); above 0
    /// @param divisor what a value is divided by to be shown: 1048576 for MiB
    public record Axis(String title, double most, double divisor) {}
}
