package psrec.stats;

import static java.lang.Double.NaN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psrec.recording.Column;
import psrec.recording.PeakRss;
import psrec.recording.RecordingEnd;
import psrec.recording.RecordingHead;

class SummaryBuilderTest {
    private static final Column READ = new Column("read_bytes");

    private static final String[] COLUMNS = {"elapsed_s", "cpu_percent", "rss_bytes", "threads"};

    @Test
    void aRateStandsForTheTimeSinceTheRowBefore() {
        // 10 % for 1 s, 40 % for 3 s, 20 % for 1 s.
        ColumnSummary cpu = cpu(row(0, NaN), row(1, 10), row(4, 40), row(5, 20));
        assertThat(cpu).isEqualTo(new ColumnSummary(Column.CPU, 10, (10 + 120 + 20) / 5.0, 40, 40, 40, 4, 5, 0, null));
    }

    @Test
    void quantilesOfARateAreByItsTimeNotByItsRows() {
        // Two short rows of much, a long one of little: at most 2 % for 98 of 100 s.
        ColumnSummary cpu = cpu(row(0, NaN), row(1, 90), row(2, 80), row(100, 2));
        assertThat(cpu.median()).isEqualTo(2);
        assertThat(cpu.p95()).isEqualTo(2);
        assertThat(cpu(row(0, NaN), row(6, 90), row(100, 2)).p95()).isEqualTo(90);
    }

    @Test
    void aGaugeGoesFromRowToRowInAStraightLine() {
        // From 0 to 10 in 2 s, at 10 for 2 s, from 10 to 4 in 1 s: 10 + 20 + 7 in 5 s.
        ColumnSummary rss = rss(row(0, NaN, 0), row(2, NaN, 10), row(4, NaN, 10), row(5, NaN, 4));
        // Half of the time to each end: 1 s at 0, 3.5 s at 10, 0.5 s at 4.
        assertThat(rss).isEqualTo(new ColumnSummary(Column.RSS, 0, 37 / 5.0, 10, 10, 10, 2, 5, 0, null));
    }

    @Test
    void unknownValuesAreGapsWithoutWeight() {
        Summary summary =
                of(Recordings.CUT_OFF, row(0, NaN, 8), row(1, 50, 8), row(2, NaN, NaN), row(3, 10, 2), row(4, 10, 4));
        assertThat(summary.column(Column.CPU))
                .isEqualTo(new ColumnSummary(Column.CPU, 10, 70 / 3.0, 10, 50, 50, 1, 3, 0, null));
        assertThat(summary.column(Column.RSS))
                .isEqualTo(new ColumnSummary(Column.RSS, 2, 11 / 2.0, 4, 8, 8, 0, 2, 0, null));
        assertThat(summary.column(Column.THREADS))
                .isEqualTo(new ColumnSummary(Column.THREADS, NaN, NaN, NaN, NaN, NaN, NaN, 0, 0, null));
    }

    @Test
    void aSingleRowHasValuesButNoTime() {
        Summary summary = of(Recordings.CUT_OFF, row(0, NaN, 7));
        assertThat(summary.column(Column.RSS))
                .isEqualTo(new ColumnSummary(Column.RSS, 7, NaN, NaN, NaN, 7, 0, 0, 0, null));
        assertThat(totals(summary)).isEqualTo(Arrays.asList(0.0, NaN, NaN, 7.0, NaN, NaN, NaN, 1.0));
    }

    @Test
    void aCounterHasItsGrowthAndNoMeanOfARunningTotal() {
        ColumnSummary read = counter(row(0, 100), row(1, 100), row(2, NaN), row(3, 400), row(4, 500))
                .getFirst();
        assertThat(read)
                .isEqualTo(new ColumnSummary(
                        READ, NaN, NaN, NaN, NaN, NaN, 3, 4, 0, new ColumnSummary.Growth(400, 100, 150, false)));
    }

    @Test
    void aCounterOfOneRowDidNotGrowAsFarAsIsKnown() {
        ColumnSummary.Growth growth = counter(row(0, 100)).getFirst().growth();
        assertThat(growth).isEqualTo(new ColumnSummary.Growth(NaN, NaN, NaN, false));
    }

    @Test
    void rowsOfTheSameInstantAreOneForACounter() {
        // As prmon has them, whose time goes in seconds.
        ColumnSummary read = counter(row(0, 0), row(1, 10), row(1, 30), row(2, 40), row(2, 45))
                .getFirst();
        assertThat(read.growth()).isEqualTo(new ColumnSummary.Growth(45, 20, 30, false));
        assertThat(read.maxAtSeconds()).isEqualTo(2);
    }

    @Test
    void aStepDownOfACounterIsLeftOutAndNoted() {
        // As psrecord has it, when a process ends.
        ColumnSummary read =
                counter(row(0, 100), row(1, 300), row(2, 50), row(3, 60)).getFirst();
        assertThat(read.growth()).isEqualTo(new ColumnSummary.Growth(210, 105, 200, true));
        assertThat(read.knownSeconds()).isEqualTo(2);
    }

    private static List<ColumnSummary> counter(double[]... rows) {
        return Recordings.summary(Recordings.head("a", "elapsed_s", "read_bytes"), Recordings.CUT_OFF, rows)
                .columns();
    }

    @Test
    void noRowsAreNoNumbers() {
        Summary summary = of(Recordings.CUT_OFF);
        assertThat(totals(summary)).isEqualTo(Arrays.asList(NaN, NaN, NaN, NaN, NaN, NaN, NaN, 0.0));
        assertThat(summary.columns()).allMatch(column -> Double.isNaN(column.min()) && Double.isNaN(column.max()));
    }

    @Test
    void rowsAtTheSameTimeHaveNoWeight() {
        ColumnSummary cpu = cpu(row(0, NaN), row(1, 10), row(1, 99), row(2, 30));
        assertThat(cpu).isEqualTo(new ColumnSummary(Column.CPU, 10, 20, 10, 30, 30, 2, 2, 0, null));
    }

    @Test
    void aFirstRowsRateHasNoTimeAndSoNoPart() {
        assertThat(cpu(row(0, 70), row(1, 10)))
                .isEqualTo(new ColumnSummary(Column.CPU, 10, 10, 10, 10, 10, 1, 1, 0, null));
    }

    @Test
    void aLastRowThatIsFarTooShortIsNoMaximum() {
        // Of a sleep that takes 1.1 ms to begin and 0.1 to end.
        ColumnSummary cpu = cpu(row(0, NaN), row(1, 0.11), row(2, 0), row(3, 0), row(4, 0), row(4.003, 3.7));
        assertThat(cpu.max()).isEqualTo(0.11);
        assertThat(cpu.maxAtSeconds()).isEqualTo(1);
        assertThat(cpu.p95()).isEqualTo(0.11);
        assertThat(cpu.mean()).isCloseTo((0.11 + 3.7 * 0.003) / 4.003, within(1e-9));
    }

    @Test
    void whatTheFileTellsGoesBeforeWhatTheRowsTell() {
        Summary summary = of(Recordings.end(4, 3, 900), row(0, NaN, 100), row(3.5, 100, 500));
        assertThat(totals(summary))
                .isEqualTo(Arrays.asList(4.0, 3.0, 37.5, 900.0, NaN, 300 * 3.5 / (3600.0 * (1 << 30)), 0.0, 2.0));
        assertThat(summary.cpuFromRows()).isFalse();
        assertThat(summary.peakFromRows()).isFalse();
    }

    @Test
    void whatTheFileDoesNotTellIsTheRows() {
        // 100 % are two CPUs: 2 CPU seconds, and 25 % of two for 2 s, 1 more.
        Summary summary = of(Recordings.CUT_OFF, row(0, NaN, 100), row(1, 100, 500), row(3, 25, 300));
        assertThat(totals(summary))
                .isEqualTo(Arrays.asList(3.0, 3.0, 50.0, 500.0, NaN, 1100 / (3600.0 * (1 << 30)), NaN, 3.0));
        assertThat(summary.cpuFromRows()).isTrue();
        assertThat(summary.peakFromRows()).isTrue();
    }

    @Test
    void ofBothPeaksTheHigherCounts() {
        Summary summary = of(Recordings.end(1, 1, 400), row(0, NaN, 100), row(1, 50, 500));
        assertThat(summary.peakRssBytes()).isEqualTo(500);
        assertThat(summary.peakFromRows()).isTrue();
    }

    @Test
    void aGibibyteForAnHourIsOne() {
        double gib = 1L << 30;
        assertThat(of(Recordings.CUT_OFF, row(0, NaN, gib), row(3600, 1, gib)).memoryGibHours())
                .isEqualTo(1);
    }

    @Test
    void columnsThatAFileDoesNotHaveAreUnknown() {
        Summary summary = Recordings.summary(
                Recordings.head("a", "elapsed_s", "threads"), Recordings.CUT_OFF, new double[] {0, 1}, new double[] {
                    2, 3
                });
        assertThat(totals(summary)).isEqualTo(Arrays.asList(2.0, NaN, NaN, NaN, NaN, NaN, NaN, 2.0));
        assertThat(summary.column(Column.RSS)).isNull();
        assertThat(Quantity.named("mean_threads", summary.columnNames()).of(summary))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyRecordingIsAsThePlainArithmeticHasIt(long seed) {
        Random random = new Random(seed);
        int rows = 1 + random.nextInt(400);
        double[] at = new double[rows];
        double[][] values = new double[3][rows];
        for (int i = 1; i < rows; i++) {
            // None shorter than half the interval of a second, but for those without any time.
            at[i] = at[i - 1]
                    + (random.nextInt(10) == 0 ? 0 : 0.5 + random.nextDouble() * Math.pow(10, random.nextInt(4)));
        }
        for (double[] column : values) {
            int kinds = 1 + random.nextInt(300);
            Arrays.setAll(column, i -> random.nextInt(8) == 0 ? NaN : random.nextInt(kinds) * 4096.0);
        }
        Summary summary = of(
                Recordings.CUT_OFF,
                IntStream.range(0, rows)
                        .mapToObj(i -> new double[] {at[i], values[0][i], values[1][i], values[2][i]})
                        .toArray(double[][]::new));
        for (int c = 0; c < 3; c++) {
            ColumnSummary column = summary.columns().get(c);
            double[] weights = c == 0 ? rateWeights(at, values[c]) : gaugeWeights(at, values[c]);
            boolean[] part = new boolean[rows];
            boolean anyTime = Arrays.stream(weights).anyMatch(weight -> weight > 0);
            for (int i = 0; i < rows; i++) {
                part[i] = !Double.isNaN(values[c][i]) && (c > 0 || !anyTime || weights[i] > 0);
            }
            PlainStatistics.assertSame(column, at, values[c], weights, part);
        }
    }

    private static double[] rateWeights(double[] at, double[] values) {
        double[] weights = new double[at.length];
        for (int i = 1; i < at.length; i++) {
            weights[i] = Double.isNaN(values[i]) ? 0 : at[i] - at[i - 1];
        }
        return weights;
    }

    private static double[] gaugeWeights(double[] at, double[] values) {
        double[] weights = new double[at.length];
        for (int i = 1; i < at.length; i++) {
            double half = Double.isNaN(values[i]) || Double.isNaN(values[i - 1]) ? 0 : (at[i] - at[i - 1]) / 2;
            weights[i - 1] += half;
            weights[i] += half;
        }
        return weights;
    }

    @Test
    void moreValuesThanCanBeHeldAreCutAndThatIsSaid() {
        SummaryBuilder builder = new SummaryBuilder();
        RecordingHead head = Recordings.head("a", "elapsed_s", "rss_bytes");
        builder.begin(head);
        int rows = 3_000_000;
        for (int i = 0; i < rows; i++) {
            builder.row(new double[] {i, 4096.0 * (i + 1)});
        }
        builder.end(new RecordingEnd(true, "", NaN, NaN, "", PeakRss.UNKNOWN, NaN, NaN, List.of()));
        ColumnSummary rss = builder.summary().columns().getFirst();
        assertThat(rss.resolution()).isBetween(1e-6, 1e-4);
        assertThat(rss.median()).isCloseTo(4096.0 * rows / 2, within(4096.0 * rows / 2 * rss.resolution()));
        assertThat(rss.p95()).isCloseTo(4096.0 * rows * 0.95, within(4096.0 * rows * 0.95 * rss.resolution()));
        assertThat(rss.mean()).isCloseTo(4096.0 * (rows + 1) / 2, within(1e-3));
        assertThat(rss.min()).isEqualTo(4096);
        assertThat(rss.max()).isEqualTo(4096.0 * rows);
    }

    private static ColumnSummary cpu(double[]... rows) {
        return of(Recordings.CUT_OFF, rows).columns().get(0);
    }

    private static ColumnSummary rss(double[]... rows) {
        return of(Recordings.CUT_OFF, rows).columns().get(1);
    }

    private static List<Double> totals(Summary summary) {
        return Arrays.stream(Total.values()).map(total -> total.of(summary)).toList();
    }

    private static double[] row(double at, double... values) {
        double[] row = {at, NaN, NaN, NaN};
        System.arraycopy(values, 0, row, 1, values.length);
        return row;
    }

    private static Summary of(RecordingEnd end, double[]... rows) {
        return Recordings.summary(Recordings.head("a.csv", COLUMNS), end, rows);
    }
}
