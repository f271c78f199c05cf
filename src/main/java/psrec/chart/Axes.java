package psrec.chart;

import java.util.List;
import psrec.metric.Unit;
import psrec.recording.Column;

/// Vertical axes: how far they go, and in which unit.
final class Axes {
    private static final String[] BYTE_UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
    private static final double HUNDRED = 100;
    private static final double QUARTER = 25;
    private static final int STEPS = 4;
    private static final String PER_SECOND = "_per_s";

    private Axes() {}

    /// An axis for values up to a most; from there on to a round number.
    ///
    /// @param title without the unit
    /// @param unit of the values; `B` is shown as KiB, MiB or what suits
    static Panel.Axis upTo(double most, String title, String unit) {
        if (unit.startsWith("B")) {
            return bytes(most, title, unit.substring(1));
        }
        double room = most > 0 ? most : 1;
        // Things are not counted in parts.
        double step = Math.max(Steps.round(room / STEPS), unit.isEmpty() ? 1 : 0);
        double end = Math.max(Steps.multipleAbove(room, step), unit.isEmpty() ? STEPS : 0);
        return new Panel.Axis(title + (unit.isEmpty() ? "" : " (" + unit + ")"), end, 1);
    }

    private static Panel.Axis bytes(double most, String title, String behind) {
        int power = 0;
        double divisor = 1;
        while (most >= 1024 * divisor && power < BYTE_UNITS.length - 1) {
            divisor *= 1024;
            power++;
        }
        double room = most > 0 ? most / divisor : 1;
        double step = Math.max(Steps.round(room / STEPS), power == 0 ? 1 : 0);
        double end = Math.max(Steps.multipleAbove(room, step), power == 0 ? STEPS : 0);
        return new Panel.Axis(title + " (" + BYTE_UNITS[power] + behind + ")", end * divisor, divisor);
    }

    /// The axis of CPU: to 100 where that is all there is, else to the data.
    ///
    /// @param meaning what 100 is: `% of 8 CPUs`
    /// @param normalised true where 100 is all CPUs
    static Panel.Axis cpu(double most, String meaning, boolean normalised) {
        boolean toHundred = !(most > 0) || (normalised && most <= HUNDRED);
        if (normalised && most > HUNDRED && most < 2 * HUNDRED) {
            // A little above what there is, by rounding or by CPU time that was told late.
            return new Panel.Axis("CPU (" + meaning + ")", Steps.multipleAbove(most, QUARTER), 1);
        }
        return upTo(toHundred ? HUNDRED : most, "CPU", meaning);
    }

    /// An axis on the right with as many steps as the one on the left has, so that both share the lines of the grid.
    static Panel.Axis beside(Panel.Axis left, Panel.Axis right, double most) {
        double shown = left.most() / left.divisor();
        double steps = Math.rint(shown / Steps.round(shown / STEPS));
        double step = Steps.round(Math.max(most / right.divisor(), 1e-9) / steps);
        return new Panel.Axis(right.title(), steps * step * right.divisor(), right.divisor());
    }

    /// The unit of a column's values, for people; `B` first where they are bytes, empty for a number of things.
    static String unit(Column column) {
        if (column.name().endsWith(PER_SECOND)) {
            String before = column.name().substring(0, column.name().length() - PER_SECOND.length());
            return new Column(before).unit() == Unit.BYTES ? "B/s" : "1/s";
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
        return name.replace('_', ' ');
    }

    /// Names in a row: `threads and processes`.
    static String labels(List<Column> columns) {
        List<String> names = columns.stream().map(Axes::label).toList();
        return names.size() == 1
                ? names.getFirst()
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }
}
