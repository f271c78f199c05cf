package psrec.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PixelsTest {
    private static final double NAN = Double.NaN;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void eachColumnOfPixelsKeepsItsLeastAndItsMost(long seed) {
        Random random = new Random(seed);
        int points = 1 + random.nextInt(5000);
        int columns = 1 + random.nextInt(300);
        double[] seconds = random.doubles(points, 0, 60).sorted().toArray();
        double[] values = random.doubles(points, -1, 1)
                .map(value -> random.nextInt(20) == 0 ? NAN : value)
                .toArray();
        Series reduced = Pixels.reduce(series(seconds, values), 0, 60, columns);

        assertThat(reduced.values().length).isLessThanOrEqualTo(4 * columns);
        assertThat(reduced.seconds()).isSorted();
        for (int column = 0; column < columns; column++) {
            assertThat(extremes(reduced.seconds(), reduced.values(), column, columns))
                    .isEqualTo(extremes(seconds, values, column, columns));
        }
    }

    private static String extremes(double[] seconds, double[] values, int column, int columns) {
        double[] within = java.util.stream.IntStream.range(0, seconds.length)
                .filter(i -> (long) Math.floor(seconds[i] / (60.0 / columns)) == column && !Double.isNaN(values[i]))
                .mapToDouble(i -> values[i])
                .toArray();
        return Arrays.stream(within).min() + " " + Arrays.stream(within).max();
    }

    @Test
    void gapStaysAlsoWhereItEndsBesideAPoint() {
        double[] seconds = {0, 1, 2, 49.9, 50, 51};
        Series reduced = Pixels.reduce(series(seconds, new double[] {1, 2, 3, NAN, 4, 5}), 0, 60, 6);
        assertThat(reduced.seconds()).containsExactly(0, 2, 49.9, 50, 51);
        assertThat(reduced.values()).containsExactly(1, 3, NAN, 4, 5);
        Series coarse = Pixels.reduce(series(seconds, new double[] {1, 2, 3, NAN, 4, 5}), 0, 60, 2);
        assertThat(coarse.values()).containsExactly(1, 3, NAN, 4, 5);
    }

    // A burst, and then a long level: that of the burst's last sample.
    @Test
    void aLongStepKeepsItsLevel() {
        double[] seconds = {0, 0.1, 0.2, 0.3, 50, 50.1, 50.2};
        double[] values = {5, 1, 9, 4, 6, 2, 8};
        Series after = Pixels.reduce(series(Interpolation.STEP_AFTER, seconds, values), 0, 60, 60);
        assertThat(after.values()).containsExactly(1, 9, 4, 2, 8);
        Series before = Pixels.reduce(series(Interpolation.STEP_BEFORE, seconds, values), 0, 60, 60);
        assertThat(before.values()).containsExactly(1, 9, 6, 2, 8);
    }

    @Test
    void outsideOnlyTheNearestNeighboursStay() {
        double[] seconds = {0, 1, 2, 3, 4, 5};
        Series reduced = Pixels.reduce(series(seconds, seconds), 1.5, 3.5, 100);
        assertThat(reduced.seconds()).containsExactly(1, 2, 3, 4);
    }

    private static Series series(double[] seconds, double[] values) {
        return series(Interpolation.LINEAR, seconds, values);
    }

    private static Series series(Interpolation interpolation, double[] seconds, double[] values) {
        return Charts.line("x", "x", 0, interpolation, seconds, values);
    }
}
