package psrec.chart;

import java.util.ArrayList;
import java.util.List;
import psrec.view.Human;

/// The ticks of an axis: round numbers of the unit that is shown, from the lowest to the highest. `axes.js` has the
/// same
/// rules for the page.
final class Ticks {
    private Ticks() {}

    /// @param value in the unit of the series
    /// @param label as it is shown
    record Tick(double value, String label) {}

    /// Of the time axis, at most so many.
    static List<Tick> ofTime(Chart.Time time, int most) {
        return TimeTicks.of(time, most);
    }

    /// Of a vertical axis, at most so many; none if no value is known.
    static List<Tick> of(Panel.Axis axis, int most) {
        List<Tick> ticks = new ArrayList<>();
        if (!axis.known()) {
            return ticks;
        }
        double from = axis.min() / axis.divisor();
        double to = axis.max() / axis.divisor();
        double step = Axes.tickStep(axis, most);
        int decimals = Steps.decimals(step);
        double first = Steps.multipleAbove(from, step);
        for (int i = 0; i < Steps.count(from, to, step); i++) {
            double shown = first + i * step;
            ticks.add(new Tick(shown * axis.divisor(), Human.fixed(shown, decimals)));
        }
        return ticks;
    }
}
