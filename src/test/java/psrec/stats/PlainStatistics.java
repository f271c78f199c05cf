package psrec.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;

/// The same numbers by plain arithmetic that holds everything.
final class PlainStatistics {
    private PlainStatistics() {}

    /// @param part whether a row counts for the minimum and the maximum
    static void assertSame(ColumnSummary column, double[] at, double[] values, double[] weights, boolean[] part) {
        List<Integer> known = IntStream.range(0, at.length)
                .filter(i -> !Double.isNaN(values[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .toList();
        double total = known.stream().mapToDouble(i -> weights[i]).sum();
        double mean = known.stream().mapToDouble(i -> weights[i] * values[i]).sum() / total;
        same(column.knownSeconds(), total);
        same(column.mean(), total > 0 ? mean : Double.NaN);
        same(column.median(), quantile(known, values, weights, 0.5 * total));
        same(column.p95(), quantile(known, values, weights, 0.95 * total));
        List<Integer> counting = known.stream().filter(i -> part[i]).toList();
        same(column.min(), counting.isEmpty() ? Double.NaN : values[counting.getFirst()]);
        same(column.max(), counting.isEmpty() ? Double.NaN : values[counting.getLast()]);
        assertThat(column.resolution()).isZero();
        if (!known.isEmpty()) {
            int first = IntStream.range(0, at.length)
                    .filter(i -> part[i] && values[i] == column.max())
                    .findFirst()
                    .getAsInt();
            assertThat(column.maxAtSeconds()).isEqualTo(at[first]);
        }
    }

    private static double quantile(List<Integer> sorted, double[] values, double[] weights, double share) {
        double sum = 0;
        for (int i : sorted) {
            sum += weights[i];
            if (sum > 0 && sum >= share * (1 - 1e-11)) {
                return values[i];
            }
        }
        return Double.NaN;
    }

    private static void same(double actual, double expected) {
        if (Double.isNaN(expected)) {
            assertThat(actual).isNaN();
        } else {
            assertThat(actual).isCloseTo(expected, Offset.offset(1e-9 * Math.max(1, Math.abs(expected))));
        }
    }
}
