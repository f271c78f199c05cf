package psrec.chart;

/// One line of a chart.
///
/// @param label for the legend: `cpu`, or with several files `cpu, new.csv`
/// @param name the column's name: `cpu_percent`
/// @param run which of the recordings it is from, 0 for the first: what is of one recording has one look
/// @param onRightAxis true where the right axis of its panel is its own
/// @param steps true where a value stands for the time before its point, so that it is drawn as a step
/// @param seconds the time of each point since the recording began; it never falls. Shared by the lines of a recording
/// @param values a value a point; NaN is a gap
/// @param max its maximum, for people; less than the highest value where that is of a moment only
public record Series(
        String label,
        String name,
        int run,
        boolean onRightAxis,
        boolean steps,
        double[] seconds,
        double[] values,
        double max) {
    public Series {
        if (seconds.length != values.length) {
            throw new IllegalArgumentException(label + ": " + seconds.length + " times, " + values.length + " values");
        }
    }
}
