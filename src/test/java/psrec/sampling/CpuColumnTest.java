package psrec.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psrec.metric.Metric;
import psrec.recording.Sample;

class CpuColumnTest {
    private static final long SECOND_MICROS = 1_000_000;
    private static final long SECOND_NANOS = 1_000_000_000;

    @Test
    void oneBusyCpuIsHundredPercentOfOneAndItsShareOfAll() {
        assertThat(new CpuColumn(1, 4).percent(SECOND_MICROS, SECOND_NANOS, 0)).isEqualTo(100);
        assertThat(new CpuColumn(4, 4).percent(SECOND_MICROS, SECOND_NANOS, 0)).isEqualTo(25);
    }

    @Test
    void onlyWhatIsNewCounts() {
        CpuColumn column = new CpuColumn(1, 2);
        column.percent(SECOND_MICROS, SECOND_NANOS, 0);
        assertThat(column.percent(2 * SECOND_MICROS, SECOND_NANOS, 0)).isZero();
        assertThat(column.percent(3 * SECOND_MICROS, SECOND_NANOS * 3 / 2, 0)).isEqualTo(50);
    }

    @Test
    void percentHasThreeDecimals() {
        // 12.3456 ms in a second.
        assertThat(new CpuColumn(1, 1).percent(SECOND_MICROS, 12_345_600, 0)).isEqualTo(1.235);
        assertThat(new CpuColumn(1, 1).percent(SECOND_MICROS, 12_344_400, 0)).isEqualTo(1.234);
    }

    @Test
    void whatRoundingLeavesOutTheNextRowTakes() {
        CpuColumn column = new CpuColumn(1, 1);
        // 4 us in a second are 0.0004 %.
        assertThat(column.percent(SECOND_MICROS, 4_000, 0)).isZero();
        assertThat(column.percent(2 * SECOND_MICROS, 8_000, 0)).isEqualTo(0.001);
        assertThat(column.percent(3 * SECOND_MICROS, 12_000, 0)).isZero();
    }

    @Test
    void noRowIsMoreThanTheMachineHas() {
        CpuColumn absolute = new CpuColumn(1, 2);
        assertThat(absolute.percent(SECOND_MICROS, 2 * SECOND_NANOS, 0)).isEqualTo(200);
        assertThat(absolute.percent(2 * SECOND_MICROS, 5 * SECOND_NANOS, 0)).isEqualTo(200);
        CpuColumn normalised = new CpuColumn(2, 2);
        assertThat(normalised.percent(SECOND_MICROS, 5 * SECOND_NANOS, 0)).isEqualTo(100);
    }

    @Test
    void whatIsMoreThanPossibleTheNextRowsTake() {
        CpuColumn column = new CpuColumn(1, 2);
        assertThat(column.percent(SECOND_MICROS, 5 * SECOND_NANOS, 0)).isEqualTo(200);
        assertThat(column.owedNanos()).isCloseTo(3e9, within(1.0));
        assertThat(column.percent(2 * SECOND_MICROS, 5 * SECOND_NANOS, 0)).isEqualTo(200);
        assertThat(column.percent(3 * SECOND_MICROS, 5 * SECOND_NANOS, 0)).isEqualTo(100);
        assertThat(column.owedNanos()).isCloseTo(0, within(1.0));
        assertThat(column.percent(4 * SECOND_MICROS, 5 * SECOND_NANOS, 0)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 16, 384})
    void rowsAddUpToTheTotalAtEveryRow(int cpus) {
        Random random = new Random(cpus);
        for (int cpusOfHundred : new int[] {1, cpus}) {
            CpuColumn column = new CpuColumn(cpusOfHundred, cpus);
            long micros = 0;
            long total = 0;
            double shown = 0;
            for (int row = 0; row < 10_000; row++) {
                long step = 1 + random.nextInt(row % 2 == 0 ? 2_000_000 : 2_000);
                micros += step;
                total += random.nextLong(step * 1000 * cpus + 1);
                double percent = column.percent(micros, total, 0);
                assertThat(percent).isBetween(0.0, 100.0 * cpus / cpusOfHundred);
                assertThat(Math.round(percent * 1000) / 1000.0).isEqualTo(percent);
                shown += percent / 100 * cpusOfHundred * step * 1000;
                assertThat(shown + column.owedNanos()).isCloseTo(total, within(1000.0));
            }
            assertThat(Math.abs(column.owedNanos())).isLessThan(0.00001 * cpusOfHundred * 2_000_000 * 1000 + 1);
        }
    }

    @Test
    void whatIsKnownLateIsShownBitByBitInShortRows() {
        CpuColumn column = new CpuColumn(1, 1);
        // 10 ms became known late; rows of 20 ms take a fifth of what is left.
        assertThat(column.percent(20_000, 10_000_000, 10_000_000)).isEqualTo(10);
        assertThat(column.percent(40_000, 10_000_000, 10_000_000)).isEqualTo(8);
        assertThat(column.percent(60_000, 10_000_000, 10_000_000)).isEqualTo(6.4);
    }

    @Test
    void whatIsKnownLateIsShownAtOnceInLongRows() {
        CpuColumn column = new CpuColumn(1, 1);
        assertThat(column.percent(100_000, 10_000_000, 10_000_000)).isEqualTo(10);
        assertThat(column.percent(200_000, 10_000_000, 10_000_000)).isZero();
    }

    @Test
    void whatIsNotLateIsShownAtOnceInShortRowsToo() {
        CpuColumn column = new CpuColumn(1, 1);
        assertThat(column.percent(20_000, 20_000_000, 10_000_000)).isEqualTo(60);
    }

    @Test
    void lastRowIsNoSpikeForWhatWasLate() {
        CpuColumn column = new CpuColumn(1, 1);
        List<Sample> rows = rows(0, 1_000_000, 2_000_000, 2_010_000);
        cpu(rows, 1, column.percent(1_000_000, 500_000_000, 0));
        cpu(rows, 2, column.percent(2_000_000, 1_000_000_000, 0));
        // 1 ms was used in the last 10 ms, and 18 ms became known late.
        cpu(rows, 3, column.last(2_010_000, 1_019_000_000, 18_000_000, 1));
        assertThat(rows.get(3).value(Metric.CPU)).isEqualTo(50);
        assertThat(column.settle(rows, SECOND_NANOS)).isTrue();
        // Those of the last second have taken the rest in proportion.
        assertThat(rows.get(1).value(Metric.CPU)).isEqualTo(50);
        assertThat(rows.get(2).value(Metric.CPU)).isBetween(51.3, 51.4);
        assertThat(rows.get(3).value(Metric.CPU)).isBetween(51.3, 51.5);
        assertThat(shownNanos(rows)).isCloseTo(1_019_000_000, within(10_000.0));
    }

    @Test
    void lastRowMayBeHigherThanAnyBeforeForWhatWasNotLate() {
        CpuColumn column = new CpuColumn(1, 1);
        column.percent(1_000_000, 0, 0);
        assertThat(column.last(1_010_000, 10_000_000, 0, 1)).isEqualTo(100);
    }

    @Test
    void onlyRowOfAShortCommandTakesAll() {
        CpuColumn column = new CpuColumn(1, 2);
        assertThat(column.last(40_000, 30_000_000, 30_000_000, Double.NaN)).isEqualTo(75);
        assertThat(column.owedNanos()).isCloseTo(0, within(1.0));
    }

    @Test
    void lastRowTakesAllThatIsLateWhereThatIsNotMoreThanBefore() {
        CpuColumn column = new CpuColumn(1, 1);
        column.percent(20_000, 20_000_000, 0);
        assertThat(column.percent(40_000, 30_000_000, 10_000_000)).isEqualTo(10);
        assertThat(column.last(60_000, 30_000_000, 10_000_000, 1)).isEqualTo(40);
        assertThat(column.owedNanos()).isCloseTo(0, within(1.0));
    }

    @Test
    void whatTheLastRowCannotTakeGoesToThoseBefore() {
        CpuColumn column = new CpuColumn(1, 1);
        List<Sample> rows = rows(0, 1_000_000, 2_000_000, 2_001_000);
        cpu(rows, 1, column.percent(1_000_000, 900_000_000, 0));
        cpu(rows, 2, column.percent(2_000_000, 1_800_000_000, 0));
        cpu(rows, 3, column.last(2_001_000, 1_821_000_000, 0, 1));
        assertThat(column.settle(rows, SECOND_NANOS)).isTrue();
        assertThat(rows).extracting(row -> row.value(Metric.CPU)).containsExactly(Double.NaN, 90.0, 92.0, 100.0);
        assertThat(column.owedNanos()).isCloseTo(0, within(10_000.0));
    }

    @Test
    void rowsThatDidNothingDidNotDoThisEither() {
        CpuColumn column = new CpuColumn(1, 1);
        List<Sample> rows = rows(0, 100_000, 200_000, 300_000, 310_000);
        cpu(rows, 1, column.percent(100_000, 50_000_000, 0));
        cpu(rows, 2, column.percent(200_000, 50_000_000, 0));
        cpu(rows, 3, column.percent(300_000, 75_000_000, 0));
        cpu(rows, 4, column.last(310_000, 94_000_000, 19_000_000, 1));
        assertThat(column.settle(rows, SECOND_NANOS)).isTrue();
        assertThat(rows.get(2).value(Metric.CPU)).isZero();
        assertThat(shownNanos(rows)).isCloseTo(94_000_000, within(10_000.0));
    }

    @Test
    void fullRowsArePassedOver() {
        CpuColumn column = new CpuColumn(1, 1);
        List<Sample> rows = rows(0, 1_000_000, 2_000_000, 3_000_000);
        cpu(rows, 1, column.percent(1_000_000, 500_000_000, 0));
        cpu(rows, 2, column.percent(2_000_000, 1_500_000_000, 0));
        cpu(rows, 3, column.last(3_000_000, 2_700_000_000L, 0, 1));
        assertThat(column.settle(rows, SECOND_NANOS)).isTrue();
        assertThat(rows).extracting(row -> row.value(Metric.CPU)).containsExactly(Double.NaN, 70.0, 100.0, 100.0);
    }

    @Test
    void whatNoRowHasRoomForIsStillOwed() {
        CpuColumn column = new CpuColumn(1, 1);
        List<Sample> rows = rows(0, 1_000_000);
        cpu(rows, 1, column.last(1_000_000, 1_500_000_000, 0, 1));
        assertThat(column.settle(rows, SECOND_NANOS)).isFalse();
        assertThat(column.owedNanos()).isCloseTo(5e8, within(1.0));
    }

    @Test
    void nothingOwedChangesNothing() {
        CpuColumn column = new CpuColumn(1, 1);
        List<Sample> rows = rows(0, 1_000_000);
        cpu(rows, 1, column.last(1_000_000, 500_000_000, 0, 1));
        assertThat(column.settle(rows, SECOND_NANOS)).isFalse();
        assertThat(rows.get(1).value(Metric.CPU)).isEqualTo(50);
    }

    @Test
    void onlyRowThereIsChangesNothing() {
        assertThat(new CpuColumn(1, 1).settle(rows(0), SECOND_NANOS)).isFalse();
    }

    @Test
    void rowWhoseCpuIsNotKnownStaysEmpty() {
        CpuColumn column = new CpuColumn(1, 1);
        // The target was lost: its last row has no CPU. A rest of rounding is owed, 4 us.
        List<Sample> rows = rows(0, 1_000_000, 1_001_000);
        cpu(rows, 1, column.percent(1_000_000, 500_004_000, 0));
        column.settle(rows, SECOND_NANOS);
        assertThat(rows).extracting(row -> row.value(Metric.CPU)).containsExactly(Double.NaN, 50.0, Double.NaN);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 16})
    void rowsAddUpToTheTotalAtTheEndWhateverIsLate(int cpus) {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            CpuColumn column = new CpuColumn(cpus, cpus);
            List<Sample> rows = rows(0);
            long micros = 0;
            long total = 0;
            long late = 0;
            int count = 2 + random.nextInt(100);
            for (int i = 1; i < count; i++) {
                long step = 1000 + random.nextInt(50_000);
                micros += step;
                // Half of what is possible at most, so that there is room for what is late.
                long more = random.nextLong(step * 1000 * cpus / 2);
                total += more;
                late += random.nextLong(more + 1);
                Sample row = new Sample();
                row.elapsedMicros(micros);
                boolean last = i == count - 1;
                row.value(Metric.CPU, last ? column.last(micros, total, late, 1) : column.percent(micros, total, late));
                rows.add(row);
            }
            column.settle(rows, SECOND_NANOS);
            // Half a step, 0.0005 %, of each row.
            assertThat(shownNanos(rows) * cpus).isCloseTo(total, within(100 * 250.0 * cpus));
            assertThat(rows.subList(1, rows.size())).allMatch(row -> row.value(Metric.CPU) <= 100);
        }
    }

    private static void cpu(List<Sample> rows, int row, double percent) {
        rows.get(row).value(Metric.CPU, percent);
    }

    // Of one CPU.
    private static double shownNanos(List<Sample> rows) {
        double sum = 0;
        for (int i = 1; i < rows.size(); i++) {
            long micros = rows.get(i).elapsedMicros() - rows.get(i - 1).elapsedMicros();
            sum += rows.get(i).value(Metric.CPU) / 100 * micros * 1000;
        }
        return sum;
    }

    private static List<Sample> rows(long... micros) {
        List<Sample> rows = new ArrayList<>();
        for (long at : micros) {
            Sample row = new Sample();
            row.elapsedMicros(at);
            rows.add(row);
        }
        return rows;
    }
}
