package psrec.chart;

import java.util.ArrayList;
import java.util.List;
import psrec.view.Human;

/// The ticks of an axis: round numbers of the unit that is shown, from the lowest to the highest.
final class Ticks {
    private static final double MINUTE = 60;
    private static final double HOUR = 3600;
    private static final double DAY = 86_400;
    /// The unit of time is the largest of which so many are shown.
    private static final double LEAST_OF_UNIT = 3;
    private static final int MOST_PARTS = 8;
    private static final double LEAST_IN_WHOLE = 4;

    private Ticks() {}

    /// @param value in the unit of the series
    /// @param label as it is shown
    record Tick(double value, String label) {}

    /// A unit of time.
    ///
    /// @param name `s`, `min`, `h` or `d`
    record TimeUnit(String name, double seconds) {}

    /// The unit for an axis that goes that far.
    static TimeUnit timeUnit(double toSeconds) {
        if (toSeconds >= LEAST_OF_UNIT * DAY) {
            return new TimeUnit("d", DAY);
        }
        if (toSeconds >= LEAST_OF_UNIT * HOUR) {
            return new TimeUnit("h", HOUR);
        }
        return toSeconds >= LEAST_OF_UNIT * MINUTE ? new TimeUnit("min", MINUTE) : new TimeUnit("s", 1);
    }

    /// Of the time axis, at most so many.
    static List<Tick> ofTime(double fromSeconds, double toSeconds, int most) {
        TimeUnit unit = timeUnit(toSeconds);
        double from = fromSeconds / unit.seconds;
        double to = toSeconds / unit.seconds;
        return between(from, to, unit.seconds, timeStep(from, to, unit, most));
    }

    /// Of a vertical axis, at most so many. Its upper end has one where that can be said in round numbers.
    static List<Tick> of(Panel.Axis axis, int most) {
        double to = axis.most() / axis.divisor();
        // Where there is room for whole numbers, no parts of them: things are counted.
        double least = to >= LEAST_IN_WHOLE ? 1 : 0;
        double step = Math.max(least, Steps.round(to / Math.max(1, most - 1)));
        for (int parts = Math.min(MOST_PARTS, most - 1); parts > 1; parts--) {
            if (to / parts >= least && Steps.isRound(to / parts, parts == 2)) {
                step = to / parts;
                break;
            }
        }
        return between(0, to, axis.divisor(), Math.min(step, to));
    }

    private static double timeStep(double from, double to, TimeUnit unit, int most) {
        for (double step : unitSteps(unit)) {
            int count = Steps.count(from, to, step);
            // Of a short part of a long time the decimals tell more.
            if (count <= most && count >= LEAST_OF_UNIT) {
                return step;
            }
        }
        double step = Steps.roundTime((to - from) / Math.max(1, most));
        while (Steps.count(from, to, step) > most) {
            step = Steps.roundTime(step * 1.01);
        }
        return step;
    }

    // Parts of minutes and hours as clocks have them; decimals of seconds are as decimals are.
    private static double[] unitSteps(TimeUnit unit) {
        if (unit.seconds == 1) {
            return new double[0];
        }
        return unit.seconds == DAY
                ? new double[] {0.25, 0.5, 1, 2, 7, 14, 28}
                : new double[] {0.25, 0.5, 1, 2, 5, 10, 15, 30, 60};
    }

    private static List<Tick> between(double from, double to, double divisor, double step) {
        int decimals = Steps.decimals(step);
        long first = (long) Math.ceil(from / step - 1e-9);
        int count = Steps.count(from, to, step);
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double shown = (first + i) * step;
            ticks.add(new Tick(shown * divisor, Human.fixed(shown, decimals)));
        }
        return ticks;
    }
}
