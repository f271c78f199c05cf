package psrec.chart;

/// One line of a chart.
///
/// @param label for the reader: `CPU`, or with several runs `CPU, new.csv`
/// @param name the column's name: `cpu_percent`
/// @param run the index of its [Chart.Run], which gives it its colour where there are several
/// @param onRightAxis true if it belongs to the right axis of its panel
/// @param interpolation what it shows between two points
/// @param emphasis how much it stands out
/// @param seconds the time of each point since the recording began; it never falls. Shared by the lines of a recording
/// @param values one per point; NaN is a gap
/// @param max its maximum, for people; less than the highest value where that is of a moment only
public record Series(
        String label,
        String name,
        int run,
        boolean onRightAxis,
        Interpolation interpolation,
        Emphasis emphasis,
        double[] seconds,
        double[] values,
        double max) {
    public Series {
        if (seconds.length != values.length) {
            throw new IllegalArgumentException(label + ": " + seconds.length + " times, " + values.length + " values");
        }
    }

    /// The highest of some values; NaN if none is known.
    static double max(double[] values) {
        double max = Double.NaN;
        for (double value : values) {
            max = value <= max || Double.isNaN(value) ? max : value;
        }
        return max;
    }

    /// The same line through other points.
    Series through(double[] otherSeconds, double[] otherValues) {
        return new Series(label, name, run, onRightAxis, interpolation, emphasis, otherSeconds, otherValues, max);
    }
}
