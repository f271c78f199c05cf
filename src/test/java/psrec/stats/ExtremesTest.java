package psrec.stats;

import static java.lang.Double.NaN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psrec.recording.Column;

/// Rows are given as their length in seconds, and their value.
class ExtremesTest {
    private static final double INTERVAL = 1;

    @Test
    void aShortRowCountsWithTheOneBeforeIt() {
        Extremes extremes = rate(INTERVAL, 0, NaN, 1, 10, 1, 30, 0.25, 90);
        assertThat(extremes.max()).isEqualTo((30 + 0.25 * 90) / 1.25);
        assertThat(extremes.maxAtSeconds()).isEqualTo(2.25);
        assertThat(extremes.min()).isEqualTo(10);
    }

    @Test
    void aShortRowIsNoMinimumEither() {
        assertThat(rate(INTERVAL, 0, NaN, 1, 10, 0.25, 0).min()).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 90", "0.4999, 36.6631"})
    void halfOfTheIntervalIsLongEnough(double seconds, double max) {
        assertThat(rate(INTERVAL, 1, 10, seconds, 90).max()).isCloseTo(max, within(1e-4));
    }

    @Test
    void shortRowsTogetherAreLongEnough() {
        // A tick that came late, and those that were made up for.
        assertThat(rate(INTERVAL, 1, 10, 0.25, 80, 0.25, 60, 1, 20).max()).isEqualTo(70);
        // The third has the two before it, which stand for themselves, as its row before.
        assertThat(rate(INTERVAL, 1, 10, 0.25, 80, 0.25, 60, 0.25, 100, 1, 20).max())
                .isEqualTo((35 + 25) / 0.75);
    }

    @Test
    void aShortRowAtTheBeginningCountsWithTheNext() {
        assertThat(rate(INTERVAL, 0.25, 90, 1, 10, 1, 5).max()).isEqualTo((22.5 + 10) / 1.25);
        assertThat(rate(INTERVAL, 1, 5, 1, NaN, 0.25, 90, 1, 10).max()).isEqualTo((22.5 + 10) / 1.25);
    }

    @Test
    void aShortRowBetweenGapsDoesNotCount() {
        assertThat(rate(INTERVAL, 1, 10, 1, NaN, 0.25, 90, 1, NaN, 1, 20).max()).isEqualTo(20);
    }

    @Test
    void aRowWithoutTimeDoesNotCount() {
        assertThat(rate(INTERVAL, 0, 90, 1, 10, 0, 80, 1, 20).max()).isEqualTo(20);
    }

    @Test
    void aRecordingShorterThanThatHasTheExtremesOfItsRows() {
        Extremes extremes = rate(INTERVAL, 0, NaN, 0.1, 90, 0.2, 30);
        assertThat(extremes.max()).isEqualTo(90);
        assertThat(extremes.min()).isEqualTo(30);
        assertThat(rate(INTERVAL, 0, 70).max()).isEqualTo(70);
        assertThat(rate(INTERVAL, 0, NaN).max()).isNaN();
        assertThat(rate(INTERVAL).min()).isNaN();
    }

    @ParameterizedTest
    @CsvSource({"NaN", "0"})
    void withoutAnIntervalTheMedianOfTheRowsStandsForIt(double interval) {
        assertThat(rate(interval, 0, NaN, 2, 10, 2, 20, 0.5, 90, 2, 15, 0.5, 10).max())
                .isEqualTo((40 + 45) / 2.5);
        assertThat(rate(interval, 0, 70, 0.003, 40).max()).isEqualTo(40);
        assertThat(rate(interval, 0, 70).max()).isEqualTo(70);
        assertThat(rate(interval).max()).isNaN();
    }

    @Test
    void theFirstRowsAreEnoughToJudgeTheRest() {
        double[] rows = new double[2 * 10_000];
        for (int i = 0; i < rows.length; i += 2) {
            rows[i] = 1;
            rows[i + 1] = i;
        }
        rows[rows.length - 2] = 0.001;
        rows[rows.length - 1] = 1e9;
        assertThat(rate(NaN, rows).max()).isCloseTo((rows.length - 4 + 1e6) / 1.001, within(1e-3));
    }

    @Test
    void aMeasureOfAStateCountsHoweverShortItWas() {
        Extremes extremes = of(Column.RSS, INTERVAL, 0, 10, 1, 30, 0.001, 90, 0, 5);
        assertThat(extremes.max()).isEqualTo(90);
        assertThat(extremes.min()).isEqualTo(5);
    }

    private static Extremes rate(double interval, double... rows) {
        return of(Column.CPU, interval, rows);
    }

    private static Extremes of(Column column, double interval, double... rows) {
        Extremes extremes = Extremes.of(column, interval);
        double at = 0;
        for (int i = 0; i < rows.length; i += 2) {
            at += rows[i];
            extremes.row(at, rows[i], rows[i + 1]);
        }
        extremes.finish();
        return extremes;
    }
}
