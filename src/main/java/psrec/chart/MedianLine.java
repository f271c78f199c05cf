package psrec.chart;

import java.util.Arrays;
import java.util.List;

/// The median of several lines over time: at each instant that of the lines that have a value there, as long as at
/// least
/// half of them do.
final class MedianLine {
    /// With two lines a median is no more than their mean.
    static final int FEWEST_LINES = 3;
    /// More than pictures have columns of pixels to tell apart in a thick line.
    private static final int MOST_POINTS = 1000;

    private MedianLine() {}

    /// @param lines of one column, at least one
    /// @param label of the median
    static Series of(List<Series> lines, String label) {
        double end = 0;
        int points = 2;
        for (Series line : lines) {
            int length = line.seconds().length;
            end = Math.max(end, length == 0 ? 0 : line.seconds()[length - 1]);
            points = Math.max(points, Math.min(length, MOST_POINTS));
        }
        double[] seconds = new double[points];
        double[] values = new double[points];
        double[] known = new double[lines.size()];
        for (int i = 0; i < points; i++) {
            seconds[i] = end * i / (points - 1);
            int count = 0;
            for (Series line : lines) {
                double value = at(line, seconds[i]);
                if (!Double.isNaN(value)) {
                    known[count++] = value;
                }
            }
            values[i] = 2 * count >= lines.size() ? median(known, count) : Double.NaN;
        }
        Series first = lines.getFirst();
        return new Series(
                label,
                first.name(),
                first.run(),
                first.onRightAxis(),
                first.interpolation(),
                Emphasis.STRONG,
                seconds,
                values,
                Series.max(values));
    }

    private static double median(double[] values, int count) {
        Arrays.sort(values, 0, count);
        return (values[(count - 1) / 2] + values[count / 2]) / 2;
    }

    /// What a line shows at a time; NaN if it shows nothing.
    static double at(Series line, double second) {
        double[] seconds = line.seconds();
        double[] values = line.values();
        int next = Extent.firstNotBelow(seconds, second);
        if (next == seconds.length) {
            return Double.NaN;
        }
        if (seconds[next] == second || next == 0) {
            return seconds[next] == second ? values[next] : Double.NaN;
        }
        return switch (line.interpolation()) {
            case STEP_BEFORE -> values[next];
            case STEP_AFTER -> Double.isNaN(values[next]) ? Double.NaN : values[next - 1];
            case LINEAR -> {
                double share = (second - seconds[next - 1]) / (seconds[next] - seconds[next - 1]);
                yield values[next - 1] + share * (values[next] - values[next - 1]);
            }
        };
    }
}
