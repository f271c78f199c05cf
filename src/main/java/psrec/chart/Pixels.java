package psrec.chart;

import java.util.Arrays;

/// Down-samples a line to what can be seen of it: in each column of pixels the minimum and the maximum, so that no peak
/// is
/// lost. Gaps that can be seen stay.
final class Pixels {
    private final Interpolation interpolation;
    private final double[] seconds;
    private final double[] values;
    private double[] outSeconds = new double[1024];
    private double[] outValues = new double[1024];
    private int out;

    private Pixels(Series series) {
        interpolation = series.interpolation();
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
            pixels.column(begin, end, width);
            begin = end + 1;
        }
        return series.through(
                Arrays.copyOf(pixels.outSeconds, pixels.out), Arrays.copyOf(pixels.outValues, pixels.out));
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
    private void column(int begin, int end, double width) {
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
        int first = Math.min(least, most);
        int last = Math.max(least, most);
        if (Double.isNaN(values[begin]) || (begin < first && isLevelBefore(begin, width))) {
            add(begin);
        }
        add(first);
        if (first != last) {
            add(last);
        }
        if (Double.isNaN(values[end]) || (end > last && isLevelBehind(end, width))) {
            add(end);
        }
    }

    // True if a step that can be seen leads to a point: it has the value of just that point.
    private boolean isLevelBefore(int index, double width) {
        return interpolation == Interpolation.STEP_BEFORE && index > 0 && seconds[index] - seconds[index - 1] > width;
    }

    private boolean isLevelBehind(int index, double width) {
        return interpolation == Interpolation.STEP_AFTER
                && index + 1 < seconds.length
                && seconds[index + 1] - seconds[index] > width;
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
