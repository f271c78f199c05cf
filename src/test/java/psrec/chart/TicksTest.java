package psrec.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {
    @ParameterizedTest
    @CsvSource({
        "0, 1, 6, '0.0 0.2 0.4 0.6 0.8 1.0', s",
        "0, 2.2, 12, '0.0 0.2 0.4 0.6 0.8 1.0 1.2 1.4 1.6 1.8 2.0 2.2', s",
        "0, 29, 12, '0 5 10 15 20 25', s",
        "0, 0.013, 8, '0.000 0.002 0.004 0.006 0.008 0.010 0.012', s",
        "0, 179, 10, '0 20 40 60 80 100 120 140 160', s",
        "0, 180, 10, '0.0 0.5 1.0 1.5 2.0 2.5 3.0', min",
        "0, 3600, 8, '0 10 20 30 40 50 60', min",
        "0, 10800, 10, '0.0 0.5 1.0 1.5 2.0 2.5 3.0', h",
        "0, 86400, 10, '0 5 10 15 20', h",
        "0, 604800, 10, '0 1 2 3 4 5 6 7', d",
        "95, 131, 10, '95 100 105 110 115 120 125 130', s",
        "3590, 3610, 5, '59.9 60.0 60.1', min",
    })
    void timeHasRoundNumbersOfAUnitThatPeopleRead(double from, double to, int most, String ticks, String unit) {
        assertThat(Ticks.ofTime(from, to, most).stream().map(Ticks.Tick::label).collect(Collectors.joining(" ")))
                .isEqualTo(ticks);
        assertThat(Ticks.timeUnit(to).name()).isEqualTo(unit);
    }

    @ParameterizedTest
    @CsvSource({
        "100, 1, 6, '0 20 40 60 80 100'",
        "100, 1, 5, '0 25 50 75 100'",
        "100, 1, 4, '0 50 100'",
        "125, 1, 4, '0 50 100'",
        "80, 1, 4, '0 40 80'",
        "8, 1, 4, '0 4 8'",
        "4, 1, 3, '0 2 4'",
        "4, 1, 7, '0 1 2 3 4'",
        "4, 1, 12, '0 1 2 3 4'",
        "0.8, 1, 5, '0.0 0.2 0.4 0.6 0.8'",
        "600, 1, 4, '0 200 400 600'",
        "157286400, 1048576, 4, '0 50 100 150'",
        "1610612736, 1073741824, 4, '0.0 0.5 1.0 1.5'",
    })
    void valuesHaveRoundNumbersOfTheShownUnit(double end, double divisor, int most, String ticks) {
        assertThat(Ticks.of(new Panel.Axis("", end, divisor), most).stream()
                        .map(Ticks.Tick::label)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(ticks);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 'x (B)', 4, 1",
        "3, 'x (B)', 4, 1",
        "1023, 'x (B)', 1500, 1",
        "1024, 'x (KiB)', 1024, 1024",
        "106954752, 'x (MiB)', 157286400, 1048576",
        "1e9, 'x (MiB)', 1048576000, 1048576",
        "1.1e18, 'x (PiB)', 1125899906842624000, 1125899906842624",
    })
    void memoryHasTheUnitThatSuits(double most, String title, double end, double divisor) {
        assertThat(Axes.upTo(most, "x", "B")).isEqualTo(new Panel.Axis(title, end, divisor));
    }

    @ParameterizedTest
    @CsvSource({"0, 4", "1, 4", "4, 4", "5, 6", "44, 60", "100, 100"})
    void thingsAreNotCountedInParts(double most, double end) {
        assertThat(Axes.upTo(most, "threads", "")).isEqualTo(new Panel.Axis("threads", end, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "0, true, 100",
        "7, true, 100",
        "100, true, 100",
        "101, true, 125",
        "350, true, 400",
        "7, false, 8",
        "0, false, 100",
        "180, false, 200"
    })
    void cpuGoesToAHundredWhereThatIsAllThereIs(double most, boolean normalised, double end) {
        assertThat(Axes.cpu(most, "%", normalised)).isEqualTo(new Panel.Axis("CPU (%)", end, 1));
    }
}
