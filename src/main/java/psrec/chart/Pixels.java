package psrec.chart;

import java.util.Arrays;

/// The points of a line put together to what can be seen of it: in each column of pixels the least and the most value,
/// so that no peak is lost. Gaps that can be seen stay.
final class Pixels {
    private final double[] seconds;
    private final double[] values;
    private double[] outSeconds = new double[1024];
    private double[] outValues = new double[1024];
    private int out;

    private Pixels(Series series) {
        seconds = series.seconds();
        values = series.values();
    }

    /// The line as it looks on so many columns of pixels: at most four points a column. What lies outside of
    /// the range is left out, but for the nearest point on either side.
    static Series reduce(Series series, double fromSeconds, double toSeconds, int columns) {
        Pixels pixels = new Pixels(series);
        int first = pixels.lastNotAbove(fromSeconds);
        int last = pixels.firstNotBelow(toSeconds);
        double width = (toSeconds - fromSeconds) / columns;
        int begin = first;
        while (begin <= last) {
            int end = begin;
            long column = (long) Math.floor((pixels.seconds[begin] - fromSeconds) / width);
            while (end < last && (long) Math.floor((pixels.seconds[end + 1] - fromSeconds) / width) == column) {
                end++;
            }
            pixels.column(begin, end);
            begin = end + 1;
        }
        return new Series(
                series.label(),
                series.name(),
                series.run(),
                series.onRightAxis(),
                series.steps(),
                Arrays.copyOf(pixels.outSeconds, pixels.out),
                Arrays.copyOf(pixels.outValues, pixels.out),
                series.max());
    }

    private int lastNotAbove(double from) {
        int index = 0;
        while (index + 1 < seconds.length && seconds[index + 1] <= from) {
            index++;
        }
        return index;
    }

    private int firstNotBelow(double to) {
        int index = seconds.length - 1;
        while (index > 0 && seconds[index - 1] >= to) {
            index--;
        }
        return index;
    }

    // A gap within a column cannot be seen; one that begins or ends there goes on beside it.
    private void column(int begin, int end) {
        int least = -1;
        int most = -1;
        for (int i = begin; i <= end; i++) {
            if (!Double.isNaN(values[i])) {
                least = least < 0 || values[i] < values[least] ? i : least;
                most = most < 0 || values[i] > values[most] ? i : most;
            }
        }
        if (least < 0) {
            add(begin);
            return;
        }
        if (Double.isNaN(values[begin])) {
            add(begin);
        }
        add(Math.min(least, most));
        if (least != most) {
            add(Math.max(least, most));
        }
        if (Double.isNaN(values[end])) {
            add(end);
        }
    }

    private void add(int index) {
        if (out == outSeconds.length) {
            outSeconds = Arrays.copyOf(outSeconds, 2 * out);
            outValues = Arrays.copyOf(outValues, 2 * out);
        }
        outSeconds[out] = seconds[index];
        outValues[out++] = values[index];
    }
}
