package psrec.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psrec.recording.Column;
import psrec.recording.PeakRss;
import psrec.recording.RecordingEnd;
import psrec.recording.RecordingHead;

class TrackCollectorTest {
    private static final double NAN = Double.NaN;
    private static final double ALL = Double.POSITIVE_INFINITY;

    @Test
    void rowsThatFitAreKeptAsTheyAre() {
        Track track = collect(100, 0, ALL, 1, NAN, new double[][] {{0, NAN, 5}, {1, 50, 6}, {1.6, 13, NAN}});
        assertThat(track.seconds()).containsExactly(0, 1, 1.6);
        assertThat(track.values(Column.CPU)).containsExactly(NAN, 50, 13);
        assertThat(track.values(Column.RSS)).containsExactly(5, 6, NAN);
        assertThat(track.rows()).isEqualTo(3);
        assertThat(track.reduced()).isFalse();
    }

    @Test
    void missedTickIsAGapThatEndsAnIntervalBeforeTheNextRow() {
        Track track = collect(100, 0, ALL, 1, NAN, new double[][] {{0, 1, 1}, {1, 2, 2}, {2.5, 3, 3}, {4.1, 4, 4}});
        assertThat(track.seconds()).containsExactly(0, 1, 2.5, 3.0999999999999996, 4.1);
        assertThat(track.values(Column.CPU)).containsExactly(1, 2, 3, NAN, 4);
    }

    @Test
    void whereNoTickWasMissedALateRowIsNoGap() {
        Track track = collect(100, 0, ALL, 1, 0, new double[][] {{0, 1, 1}, {1, 2, 2}, {2.9, 3, 3}});
        assertThat(track.seconds()).containsExactly(0, 1, 2.9);
    }

    @Test
    void withoutAnIntervalTheUsualStepTells() {
        double[][] rows = {{0, 1, 1}, {2, 1, 1}, {4, 1, 1}, {7, 1, 1}, {9, 1, 1}, {20, 2, 2}};
        assertThat(collect(100, 0, ALL, NAN, NAN, rows).seconds()).containsExactly(0, 2, 4, 7, 9, 18, 20);
    }

    @Test
    void aPartOfTheTimeHasItsNeighbours() {
        double[][] rows = {{0, 0, 0}, {1, 1, 1}, {2, 2, 2}, {3, 3, 3}, {4, 4, 4}, {5, 5, 5}};
        Track track = collect(100, 1.5, 3.5, 1, 0, rows);
        assertThat(track.seconds()).containsExactly(1, 2, 3, 4);
        assertThat(track.rows()).isEqualTo(6);
        assertThat(collect(100, 6, ALL, 1, 0, rows).points()).isZero();
        assertThat(collect(100, 2, 3, 1, 0, rows).seconds()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void onlyTheChosenColumnsAreKept() {
        TrackCollector collector = new TrackCollector(100, 0, ALL, head -> List.of(Column.RSS));
        feed(collector, 1, NAN, new double[][] {{0, 7, 8}});
        Track track = collector.track();
        assertThat(track.head().columns()).containsExactly(Column.ELAPSED, Column.RSS);
        assertThat(track.values(Column.RSS)).containsExactly(8);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void noPeakIsLostHoweverLongTheRecording(long seed) {
        Random random = new Random(seed);
        int rows = 200 + random.nextInt(20_000);
        int capacity = 40 + random.nextInt(400);
        List<double[]> all = new ArrayList<>();
        double time = 0;
        for (int i = 0; i < rows; i++) {
            double value = random.nextInt(50) == 0 ? NAN : random.nextGaussian();
            all.add(new double[] {time, value, random.nextInt(3000)});
            // Bursts, too.
            time += random.nextInt(10) == 0 ? 0.001 : random.nextDouble();
        }
        double[][] given = all.toArray(new double[0][]);
        Track track = collect(capacity, 0, ALL, 1, 0, given);

        assertThat(track.points()).isLessThanOrEqualTo(capacity);
        assertThat(track.rows()).isEqualTo(rows);
        assertThat(track.reduced()).isTrue();
        assertThat(track.seconds()).isSorted().startsWith(0).endsWith(given[rows - 1][0]);
        for (int column = 1; column <= 2; column++) {
            double[] kept = column == 1 ? track.values(Column.CPU) : track.values(Column.RSS);
            assertThat(most(kept)).isEqualTo(most(column(given, column)));
            assertThat(-most(negative(kept))).isEqualTo(-most(negative(column(given, column))));
            assertThat(aroundEachPeak(given, column, track, kept)).isTrue();
        }
    }

    // Not only the highest: each row that is higher than all others near it has a point as high near it.
    private static boolean aroundEachPeak(double[][] given, int column, Track track, double[] kept) {
        double span = 16 * (given[given.length - 1][0] + 1) / track.points();
        for (double[] row : given) {
            double most = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < kept.length; i++) {
                if (Math.abs(track.seconds()[i] - row[0]) <= span && kept[i] > most) {
                    most = kept[i];
                }
            }
            if (row[column] > most) {
                return false;
            }
        }
        return true;
    }

    @Test
    void longGapsStayGapsWhereRowsArePutTogether() {
        List<double[]> all = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            all.add(new double[] {i < 5000 ? i : i + 3000, i % 7, 1});
        }
        Track track = collect(400, 0, ALL, 1, NAN, all.toArray(new double[0][]));
        assertThat(track.reduced()).isTrue();
        int gaps = 0;
        for (int i = 0; i < track.points(); i++) {
            if (Double.isNaN(track.values(Column.CPU)[i])) {
                gaps++;
                assertThat(track.seconds()[i - 1]).isEqualTo(4999);
                assertThat(track.seconds()[i]).isEqualTo(7999);
                assertThat(track.seconds()[i + 1]).isEqualTo(8000);
            }
        }
        assertThat(gaps).isEqualTo(1);
    }

    @Test
    void allRowsAtOneInstantAreNoTrouble() {
        double[][] rows = new double[1000][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new double[] {3, i, -i};
        }
        Track track = collect(10, 0, ALL, NAN, NAN, rows);
        assertThat(track.seconds()).containsOnly(3.0);
        assertThat(most(track.values(Column.CPU))).isEqualTo(999);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 100_000})
    void maximaAreThoseOfASummaryHoweverManyPointsAreKept(int points) {
        double[][] rows = new double[5001][];
        for (int i = 0; i < 5000; i++) {
            rows[i] = new double[] {i, i % 70, i % 90};
        }
        rows[5000] = new double[] {4999.01, 200, 200};
        Track track = collect(points, 0, ALL, 1, 0, rows);
        assertThat(track.max(Column.CPU)).isEqualTo(69);
        assertThat(track.max(Column.RSS)).isEqualTo(200);
        assertThat(most(track.values(Column.CPU))).isEqualTo(200);
        assertThat(collect(points, 10, 20, 1, 0, rows).max(Column.CPU)).isEqualTo(21);
    }

    // ---- -----------------------------------------------------------------------------------------------------------

    private static Track collect(int points, double from, double to, double interval, double missed, double[][] rows) {
        TrackCollector collector = new TrackCollector(points, from, to, head -> List.of(Column.CPU, Column.RSS));
        feed(collector, interval, missed, rows);
        return collector.track();
    }

    private static void feed(TrackCollector collector, double interval, double missed, double[][] rows) {
        List<Column> columns = List.of(Column.ELAPSED, Column.CPU, Column.RSS);
        collector.begin(new RecordingHead("a.csv", "psrec CSV", columns, List.of(), "", null, interval, NAN, 0));
        double[] reused = new double[3];
        for (double[] row : rows) {
            System.arraycopy(row, 0, reused, 0, 3);
            collector.row(reused);
        }
        collector.end(new RecordingEnd(true, "exited 0", NAN, NAN, "", PeakRss.UNKNOWN, NAN, missed, List.of()));
    }

    private static double most(double[] values) {
        double most = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            most = value > most ? value : most;
        }
        return most;
    }

    private static double[] negative(double[] values) {
        double[] negative = values.clone();
        for (int i = 0; i < negative.length; i++) {
            negative[i] = -negative[i];
        }
        return negative;
    }

    private static double[] column(double[][] rows, int column) {
        double[] values = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = rows[i][column];
        }
        return values;
    }
}
