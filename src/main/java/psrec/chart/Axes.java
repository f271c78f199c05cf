package psrec.chart;

import java.util.List;
import psrec.chart.Panel.Axis;
import psrec.chart.Panel.Measure;
import psrec.metric.Metric;
import psrec.metric.Unit;
import psrec.recording.Column;
import psrec.view.Human;

/// Vertical axes: their limits and their units. `axes.js` has the same rules for the page.
final class Axes {
    private static final String[] BYTE_UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
    static final String CPUS = "CPUs";
    private static final double HUNDRED = 100;
    /// An axis ends at a multiple of a round number that is about this part of it: so little is left empty.
    private static final double LIMIT_PARTS = 20;
    /// Ticks of an axis that has another one beside it.
    private static final int COMBINED_TICKS = 6;
    /// A unit suits if a step of the axis is at least a hundredth of it.
    private static final double LEAST_RANGE = 0.04;

    private static final String PER_SECOND = "_per_s";
    private static final String BYTES_PER_SECOND = "B/s";
    private static final String PER_SECOND_UNIT = "1/s";

    private Axes() {}

    /// An axis that fits the values that are shown.
    static Axis fit(Measure measure, Extent extent, Chart.Scales scales) {
        boolean cpus = scales.inCpus() && measure.cpusOfHundred() > 0;
        if (!extent.isKnown()) {
            String unit = cpus ? CPUS : measure.unit().startsWith("B") ? "" : measure.unit();
            return new Axis(measure, unit, 0, 1, 1, 0, false);
        }
        double min = scales.fromZero() || extent.min() == extent.max() ? Math.min(0, extent.min()) : extent.min();
        double max = scales.fromZero() || extent.min() == extent.max() ? Math.max(0, extent.max()) : extent.max();
        max = max > min ? max : min + 1;
        boolean bytes = measure.unit().startsWith("B");
        int power = bytes ? power(max, max - min) : 0;
        double divisor = bytes ? Math.pow(1024, power) : cpus ? HUNDRED / measure.cpusOfHundred() : 1;
        String unit = bytes ? BYTE_UNITS[power] + measure.unit().substring(1) : cpus ? CPUS : measure.unit();
        double least = measure.whole() || (bytes && power == 0) ? 1 : 0;
        double step = Math.max(least, Steps.limit((max - min) / divisor / LIMIT_PARTS));
        return new Axis(
                measure,
                unit,
                Steps.multipleBelow(min / divisor, step) * divisor,
                Steps.multipleAbove(max / divisor, step) * divisor,
                divisor,
                0,
                true);
    }

    // The largest unit in which both the maximum and the range of the axis are plain to read.
    private static int power(double max, double range) {
        int power = 0;
        double unit = 1024;
        while (power < BYTE_UNITS.length - 1 && max >= unit && range >= LEAST_RANGE * unit) {
            unit *= 1024;
            power++;
        }
        return power;
    }

    /// Two axes that share the lines of the grid: the one on the right has its ticks where the one on the left has.
    ///
    /// @return left and right
    static List<Axis> combined(Axis left, Axis right) {
        if (!left.known() || !right.known() || left.min() != 0 || right.min() != 0) {
            return List.of(left, right);
        }
        double shown = left.max() / left.divisor();
        double leftStep = tickStep(left, COMBINED_TICKS);
        double steps = shown / leftStep;
        double rightStep = Steps.beside(right.max() / right.divisor() / steps);
        return List.of(
                new Axis(left.measure(), left.unit(), 0, left.max(), left.divisor(), leftStep, true),
                new Axis(
                        right.measure(),
                        right.unit(),
                        0,
                        steps * rightStep * right.divisor(),
                        right.divisor(),
                        rightStep,
                        true));
    }

    /// The step between ticks of an axis, in the shown unit, if there are to be at most so many.
    static double tickStep(Axis axis, int most) {
        if (axis.step() > 0) {
            return axis.step();
        }
        double from = axis.min() / axis.divisor();
        double to = axis.max() / axis.divisor();
        double step = Steps.tick((to - from) / most);
        while (Steps.count(from, to, step) > most) {
            step = Steps.tick(step * 1.01);
        }
        return Math.max(axis.measure().whole() ? 1 : 0, step);
    }

    /// A value in the unit of its axis, so that several can be compared: `0.72 GiB`.
    static String comparable(Column column, double value, Axis axis) {
        if (axis.divisor() == 1 || !axis.measure().unit().startsWith("B")) {
            return value(column, value, axis);
        }
        double shown = value / axis.divisor();
        return Human.fixed(shown, shown < 10 ? 2 : 1) + " " + axis.unit();
    }

    /// A value of a line with its unit: `98.2 %`, `1.52 CPUs`, `3.1 MiB/s`, `7`.
    static String value(Column column, double value, Axis axis) {
        if (axis.unit().equals(CPUS)) {
            return Human.fixed(value / axis.divisor(), 2) + " " + CPUS;
        }
        String unit = unit(column);
        return switch (unit) {
            case "%" -> Human.fixed(value, Math.abs(value) < 10 ? 2 : 1) + " %";
            case BYTES_PER_SECOND -> Human.bytes(value) + "/s";
            case PER_SECOND_UNIT -> Human.significant(value) + "/s";
            default -> Human.value(column.unit(), value);
        };
    }

    /// The unit of a column's values, for people; `B` first for bytes, empty for a number of things. That of a
    /// counter is what it grows by in a second: seconds of CPU time in a second are CPUs.
    static String unit(Column column) {
        if (column.kind() == Metric.Kind.COUNTER) {
            return switch (column.unit()) {
                case BYTES -> BYTES_PER_SECOND;
                case SECONDS -> CPUS;
                default -> PER_SECOND_UNIT;
            };
        }
        if (column.name().endsWith(PER_SECOND)) {
            String before = column.name().substring(0, column.name().length() - PER_SECOND.length());
            return new Column(before).unit() == Unit.BYTES ? BYTES_PER_SECOND : PER_SECOND_UNIT;
        }
        return column.unit().symbol();
    }

    /// The name of a column for people, without its unit.
    static String label(Column column) {
        if (column.equals(Column.CPU)) {
            return "CPU";
        }
        if (column.equals(Column.RSS)) {
            return "resident memory";
        }
        String name = column.name().endsWith(PER_SECOND)
                ? new Column(column.name().substring(0, column.name().length() - PER_SECOND.length())).label()
                : column.label();
        return (" " + name.replace('_', ' ') + " ").replace(" cpu ", " CPU ").strip();
    }

    /// Names in a row: `threads and processes`.
    static String labels(List<Column> columns) {
        List<String> names = columns.stream().map(Axes::label).toList();
        return names.size() == 1
                ? names.getFirst()
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }
}
