package psrec.comparison;

import java.util.Arrays;
import java.util.List;
import psrec.stats.Quantity;
import psrec.stats.Summary;

/// What a number was in the recordings of one side. NaN is what is not known.
///
/// @param values those that are known, sorted
public record Group(double[] values) {
    static Group of(Quantity quantity, List<Summary> runs) {
        return new Group(runs.stream()
                .mapToDouble(quantity::of)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray());
    }

    /// Of an even number of values, the mean of the middle two.
    public double median() {
        int n = values.length;
        return n == 0 ? Double.NaN : (values[(n - 1) / 2] + values[n / 2]) / 2;
    }

    public double min() {
        return values.length == 0 ? Double.NaN : values[0];
    }

    public double max() {
        return values.length == 0 ? Double.NaN : values[values.length - 1];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Group group && Arrays.equals(values, group.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
