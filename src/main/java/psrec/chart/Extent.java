package psrec.chart;

import java.util.List;

/// The smallest and the largest value of lines within a span of time, as they are drawn there.
///
/// @param min above the maximum if no value is known
record Extent(double min, double max) {
    private static final Extent NOTHING = new Extent(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    static Extent of(List<Series> lines, double fromSeconds, double toSeconds) {
        Extent all = NOTHING;
        for (Series line : lines) {
            all = all.with(of(line, fromSeconds, toSeconds));
        }
        return all;
    }

    static Extent of(Series line, double fromSeconds, double toSeconds) {
        double[] seconds = line.seconds();
        double[] values = line.values();
        int first = firstNotBelow(seconds, fromSeconds);
        int end = first;
        Extent within = NOTHING;
        for (; end < seconds.length && seconds[end] <= toSeconds; end++) {
            within = within.with(values[end]);
        }
        return switch (line.interpolation()) {
            case STEP_BEFORE ->
                end < seconds.length && (end == 0 || seconds[end - 1] < toSeconds) ? within.with(values[end]) : within;
            case STEP_AFTER ->
                first > 0 && first < seconds.length && seconds[first] > fromSeconds && !Double.isNaN(values[first])
                        ? within.with(values[first - 1])
                        : within;
            case LINEAR -> within.with(at(line, first, fromSeconds)).with(at(line, end, toSeconds));
        };
    }

    boolean isKnown() {
        return min <= max;
    }

    private Extent with(Extent other) {
        return new Extent(Math.min(min, other.min), Math.max(max, other.max));
    }

    // NaN changes nothing. No object for each of a million values that lie between those before.
    private Extent with(double value) {
        return value < min || value > max ? new Extent(Math.min(min, value), Math.max(max, value)) : this;
    }

    /// The value of a slope at a time, which the point of the index is the first not before; NaN if it is unknown.
    private static double at(Series line, int index, double second) {
        if (index == 0 || index == line.seconds().length) {
            return Double.NaN;
        }
        double from = line.seconds()[index - 1];
        double share = (second - from) / (line.seconds()[index] - from);
        return line.values()[index - 1] + share * (line.values()[index] - line.values()[index - 1]);
    }

    /// The index of the first number that is not below another; the length if there is none.
    static int firstNotBelow(double[] numbers, double wanted) {
        int low = 0;
        int high = numbers.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (numbers[middle] < wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
