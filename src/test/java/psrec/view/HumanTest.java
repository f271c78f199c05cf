package psrec.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psrec.metric.Metric;
import psrec.metric.Unit;

/// All of it where a comma is the decimal point.
class HumanTest {
    private final Locale before = Locale.getDefault();

    @BeforeEach
    void elsewhere() {
        Locale.setDefault(Locale.GERMANY);
    }

    @AfterEach
    void home() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1, 1 B",
        "1023, 1023 B",
        "1024, 1.0 KiB",
        "1536, 1.5 KiB",
        "1048524, 1023.9 KiB",
        "1048525, 1.0 MiB",
        "1204224, 1.1 MiB",
        "1073741824, 1.0 GiB",
        "1099511627776, 1.0 TiB",
        "1125899906842624, 1.0 PiB",
        "1152921504606846976, 1024.0 PiB"
    })
    void bytesHaveTheLargestUnitThatFits(double bytes, String text) {
        assertThat(Human.bytes(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.000 s",
        "400000, 0.000 s",
        "500000, 0.001 s",
        "2503114000, 2.503 s",
        "59999000000, 59.999 s",
        "60000000000, 1 min 0.0 s",
        "192500000000, 3 min 12.5 s",
        "3599900000000, 59 min 59.9 s",
        "3600000000000, 1 h 00 min 00 s",
        "7392000000000, 2 h 03 min 12 s",
        "3600000000000000, 1000 h 00 min 00 s"
    })
    void timeHasItsLargestUnits(long nanos, String text) {
        assertThat(Human.time(nanos)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "59999600000, 1 min 0.0 s",
        "119960000000, 2 min 0.0 s",
        "3599960000000, 1 h 00 min 00 s",
    })
    void roundedTimeHasNoSixtySeconds(long nanos, String text) {
        assertThat(Human.time(nanos)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "1234567.891, 2, 1234567.89",
        "0.05, 1, 0.1",
        "0.04, 1, 0.0",
        "-0.04, 1, 0.0",
        "-1.25, 1, -1.3",
        "9.996, 2, 10.00",
        "1.002, 3, 1.002"
    })
    void numberHasItsDecimalsAndNoGrouping(double value, int decimals, String text) {
        assertThat(Human.fixed(value, decimals)).isEqualTo(text);
    }

    @Test
    void percentHasOneDecimal() {
        assertThat(Human.percent(50)).isEqualTo("50.0 %");
        assertThat(Human.percent(199.95)).isEqualTo("200.0 %");
    }

    @Test
    void unknownIsADash() {
        assertThat(Human.bytes(Double.NaN)).isEqualTo("-");
        assertThat(Human.percent(Double.NaN)).isEqualTo("-");
        assertThat(Human.fixed(Double.NaN, 2)).isEqualTo("-");
        assertThat(Metric.all())
                .allSatisfy(
                        metric -> assertThat(Human.value(metric, Double.NaN)).isEqualTo("-"));
    }

    @Test
    void valueHasTheUnitOfItsMetric() {
        assertThat(Human.value(Metric.ELAPSED, 2.5031)).isEqualTo("2.503 s");
        assertThat(Human.value(Metric.CPU, 12.34)).isEqualTo("12.3 %");
        assertThat(Human.value(Metric.RSS, 2048)).isEqualTo("2.0 KiB");
        assertThat(Human.value(Metric.THREADS, 12)).isEqualTo("12");
    }

    @ParameterizedTest
    @CsvSource({
        "SECONDS, 0.0004, 0.000 s",
        "SECONDS, 125.25, 2 min 5.3 s",
        "SECONDS, -3, -3.000 s",
        "PERCENT, 12.34, 12.3 %",
        "BYTES, -2048, -2.0 KiB",
        "GIB_HOURS, 1.5, 1.5 GiB h",
        "GIB_HOURS, 0.00173, 1.8 MiB h",
        "GIB_HOURS, -0.00173, -1.8 MiB h",
        "COUNT, 12, 12",
        "COUNT, 2.625, 2.63",
        "COUNT, 23.44, 23.4",
        "COUNT, -7, -7",
        "BYTES, NaN, -",
        "GIB_HOURS, NaN, -",
    })
    void aValueHasItsUnit(Unit unit, double value, String text) {
        assertThat(Human.value(unit, value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "NaN, -", "0.00173, 0.00173", "1.7349, 1.73", "173.49, 173", "1734.9, 1735", "-0.5, -0.500"})
    void threeFiguresAreEnough(double value, String text) {
        assertThat(Human.significant(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"536870913, 536870913", "1.0000001, 1.0000001", "1e-7, 0.0000001", "100, 100", "0, 0"})
    void toTheLastDigit(double value, String text) {
        assertThat(Human.exact(value)).isEqualTo(text);
    }
}
