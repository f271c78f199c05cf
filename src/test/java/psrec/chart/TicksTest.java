package psrec.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psrec.chart.Panel.Axis;
import psrec.chart.Panel.Measure;
import psrec.recording.Column;

class TicksTest {
    private static final Chart.Scales FROM_ZERO = Chart.Scales.USUAL;
    private static final Chart.Scales FITTED = new Chart.Scales(false, false);

    @ParameterizedTest
    @CsvSource({
        "0, 1, 6, '0.0 0.2 0.4 0.6 0.8 1.0', time (s)",
        "0, 2.2, 12, '0.0 0.2 0.4 0.6 0.8 1.0 1.2 1.4 1.6 1.8 2.0 2.2', time (s)",
        "0, 29, 12, '0 5 10 15 20 25', time (s)",
        "0, 0.013, 8, '0.000 0.002 0.004 0.006 0.008 0.010 0.012', time (s)",
        "0, 179, 10, '0 20 40 60 80 100 120 140 160', time (s)",
        "95, 131, 10, '95 100 105 110 115 120 125 130', time (s)",
        "0, 180, 14, '0:00 0:15 0:30 0:45 1:00 1:15 1:30 1:45 2:00 2:15 2:30 2:45 3:00', time (m:ss)",
        "0, 180, 7, '0:00 0:30 1:00 1:30 2:00 2:30 3:00', time (m:ss)",
        "0, 3599, 8, '0:00 10:00 20:00 30:00 40:00 50:00', time (m:ss)",
        "600, 600.4, 5, '10:00.0 10:00.1 10:00.2 10:00.3 10:00.4', time (m:ss)",
        "0, 3600, 8, '0:00 0:10 0:20 0:30 0:40 0:50 1:00', time (h:mm)",
        "0, 10800, 10, '0:00 0:30 1:00 1:30 2:00 2:30 3:00', time (h:mm)",
        "0, 86400, 10, '0:00 3:00 6:00 9:00 12:00 15:00 18:00 21:00 24:00', time (h:mm)",
        "0, 108000, 9, '0:00 6:00 12:00 18:00 24:00 30:00', time (h:mm)",
        "3590, 3610, 5, '0:59:50 0:59:55 1:00:00 1:00:05 1:00:10', time (h:mm)",
        "0, 345599, 5, '0:00 24:00 48:00 72:00', time (h:mm)",
        "0, 345600, 5, '0d 1d 2d 3d 4d', time (days)",
        "0, 345600, 9, '0d 12:00 1d 12:00 2d 12:00 3d 12:00 4d', time (days)",
        "0, 604800, 8, '0d 1d 2d 3d 4d 5d 6d 7d', time (days)",
        "0, 31536000, 8, '0d 50d 100d 150d 200d 250d 300d 350d', time (days)",
    })
    void timeHasTheTicksOfClocks(double from, double to, int most, String ticks, String title) {
        Chart.Time time = new Chart.Time(from, to, null, false);
        assertThat(labels(Ticks.ofTime(time, most))).isEqualTo(ticks);
        assertThat(TimeTicks.title(time)).isEqualTo(title);
    }

    // 2026-11-24 04:46:43.302 in a zone that is two hours ahead.
    @ParameterizedTest
    @CsvSource({
        "0, 40, 5, '06:46:50 06:47:00 06:47:10 06:47:20'",
        "0, 3600, 5, '07:00 07:15 07:30 07:45'",
        "0, 86400, 5, '12:00 18:00 Nov 25 06:00'",
        "0, 604800, 8, 'Nov 25 Nov 26 Nov 27 Nov 28 Nov 29 Nov 30 Dec 1'",
        "0, 0.5, 3, '06:46:43.4 06:46:43.6 06:46:43.8'",
    })
    void theTimeOfDayHasItsOwnRoundNumbers(double from, double to, int most, String ticks) {
        Chart.@Nullable Clock clock =
                TimeTicks.clock(Instant.parse("2026-11-24T04:46:43.302Z"), ZoneId.of("Africa/Cairo"));
        Chart.Time time = new Chart.Time(from, to, clock, true);
        assertThat(labels(Ticks.ofTime(time, most))).isEqualTo(ticks);
        assertThat(TimeTicks.title(time)).isEqualTo("time of day (UTC+02:00)");
        assertThat(TimeTicks.unit(time)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 100, 1, 6, '0 20 40 60 80 100'",
        "0, 100, 1, 5, '0 25 50 75 100'",
        "0, 100, 1, 4, '0 50 100'",
        "0, 90, 1, 4, '0 25 50 75'",
        "0, 8, 1, 4, '0 5'",
        "0, 4, 1, 3, '0 2 4'",
        "0, 4, 1, 12, '0.0 0.5 1.0 1.5 2.0 2.5 3.0 3.5 4.0'",
        "0, 0.8, 1, 5, '0.0 0.2 0.4 0.6 0.8'",
        "0, 157286400, 1048576, 4, '0 50 100 150'",
        "0, 1610612736, 1073741824, 4, '0.0 0.5 1.0 1.5'",
        "40, 40.35, 1, 5, '40.0 40.1 40.2 40.3'",
    })
    void valuesHaveRoundNumbersOfTheShownUnit(double min, double max, double divisor, int most, String ticks) {
        Measure measure = new Measure("x", "", Double.NaN, false);
        assertThat(labels(Ticks.of(new Axis(measure, "", min, max, divisor, 0, true), most)))
                .isEqualTo(ticks);
    }

    // Counts of 1 to 3 had ticks at 2.5.
    @ParameterizedTest
    @CsvSource({"1, '0 1'", "2, '0 1 2'", "3, '0 1 2 3'", "7, '0 1 2 3 4 5 6 7'", "12, '0 2 4 6 8 10 12'"})
    void thingsAreNotCountedInParts(double max, String ticks) {
        Measure threads = new Measure("threads", "", Double.NaN, true);
        assertThat(labels(Ticks.of(Axes.fit(threads, new Extent(1, max), FROM_ZERO), 8)))
                .isEqualTo(ticks);
    }

    // One busy thread of 64 CPUs lay on the axis, which went to 100.
    @ParameterizedTest
    @CsvSource({
        "1.56, 1.6",
        "7, 7",
        "41, 42.5",
        "52, 55",
        "89.9, 90",
        "98.2, 100",
        "100, 100",
        "101, 110",
        "350, 360",
        "0, 1"
    })
    void anAxisEndsAtTheNextRoundNumberAboveThePeak(double peak, double end) {
        Axis axis = Axes.fit(new Measure("CPU", "% of 4 CPUs", 4, false), new Extent(0, peak), FROM_ZERO);
        assertThat(axis.min()).isZero();
        assertThat(axis.max()).isCloseTo(end, within(1e-9));
        assertThat(axis.title()).isEqualTo("CPU (% of 4 CPUs)");
    }

    @Test
    void noMoreThanATenthOfAnAxisIsEmpty() {
        Measure measure = new Measure("x", "%", Double.NaN, false);
        for (double peak = 0.01; peak < 1e4; peak *= 1.013) {
            Axis axis = Axes.fit(measure, new Extent(0, peak), FROM_ZERO);
            assertThat(axis.max()).isBetween(peak * (1 - 1e-9), peak * 1.101);
        }
    }

    @Test
    void cpuUsageCanBeShownInCpus() {
        Measure cpu = new Measure("CPU", "% of 64 CPUs", 64, false);
        Axis axis = Axes.fit(cpu, new Extent(0, 1.5625), new Chart.Scales(true, true));
        assertThat(axis.title()).isEqualTo("CPU (CPUs)");
        assertThat(axis.max() / axis.divisor()).isEqualTo(1);
        assertThat(Axes.value(Column.CPU, 1.5625, axis)).isEqualTo("1.00 CPUs");
    }

    // A leak of 343 MiB on 40 GiB could not be seen.
    @Test
    void anAxisThatFitsTheDataOnBothSidesShowsALeak() {
        Measure memory = new Measure("resident memory", "B", Double.NaN, false);
        double gib = 1L << 30;
        Axis axis = Axes.fit(memory, new Extent(40 * gib, 40 * gib + 343 * 1048576.0), FITTED);
        assertThat(axis.title()).isEqualTo("resident memory (GiB)");
        assertThat(labels(Ticks.of(axis, 5))).isEqualTo("40.0 40.1 40.2 40.3");
        assertThat(axis.share(40 * gib + 343 * 1048576.0)).isGreaterThan(0.9);
        Axis narrow = Axes.fit(memory, new Extent(40 * gib, 40 * gib + 3 * 1048576.0), FITTED);
        assertThat(narrow.title()).isEqualTo("resident memory (MiB)");
        assertThat(labels(Ticks.of(narrow, 5))).isEqualTo("40960 40961 40962 40963");
        Axis flat = Axes.fit(memory, new Extent(40 * gib, 40 * gib), FITTED);
        assertThat(flat.min()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "0, x (B), 1, 1",
        "3, x (B), 3, 1",
        "1023, x (B), 1100, 1",
        "1024, x (KiB), 1024, 1024",
        "106954752, x (MiB), 115343360, 1048576",
        "1.1e18, x (PiB), 1125899906842624000, 1125899906842624",
    })
    void memoryHasTheUnitThatSuits(double most, String title, double end, double divisor) {
        Axis axis = Axes.fit(new Measure("x", "B", Double.NaN, false), new Extent(0, most), FROM_ZERO);
        assertThat(axis.title()).isEqualTo(title);
        assertThat(axis.max()).isEqualTo(end);
        assertThat(axis.divisor()).isEqualTo(divisor);
    }

    @Test
    void twoAxesShareTheGridAndWasteLittle() {
        Axis left = Axes.fit(new Measure("CPU", "%", Double.NaN, false), new Extent(0, 89.9), FROM_ZERO);
        Axis right = Axes.fit(new Measure("x", "B", Double.NaN, false), new Extent(0, 260 * 1048576.0), FROM_ZERO);
        List<Axis> axes = Axes.combined(left, right);
        List<Ticks.Tick> onLeft = Ticks.of(axes.getFirst(), 9);
        List<Ticks.Tick> onRight = Ticks.of(axes.getLast(), 9);
        assertThat(labels(onLeft)).isEqualTo("0 20 40 60 80");
        assertThat(labels(onRight)).isEqualTo("0 60 120 180 240");
        for (int i = 0; i < onLeft.size(); i++) {
            assertThat(axes.getFirst().share(onLeft.get(i).value()))
                    .isCloseTo(axes.getLast().share(onRight.get(i).value()), within(1e-9));
        }
    }

    @Test
    void whatIsNotKnownHasNoTicks() {
        Axis axis =
                Axes.fit(new Measure("resident memory", "B", Double.NaN, false), Extent.of(List.of(), 0, 1), FROM_ZERO);
        assertThat(axis.title()).isEqualTo("resident memory");
        assertThat(Ticks.of(axis, 5)).isEmpty();
    }

    private static String labels(List<Ticks.Tick> ticks) {
        return ticks.stream().map(Ticks.Tick::label).collect(Collectors.joining(" "));
    }
}
