package psrec.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import psrec.process.UserException;

class TimeSpanTest {
    @ParameterizedTest
    @CsvSource({
        "250ms, 250000000",
        "2s, 2000000000",
        "1m, 60000000000",
        "1h, 3600000000000",
        "0.5, 500000000",
        "2, 2000000000",
        ".5, 500000000",
        "1., 1000000000",
        "1.5m, 90000000000",
        "1ms, 1000000",
        "0.001, 1000000",
        "1000h, 3600000000000000",
        "3600000, 3600000000000000",
        "0.0011, 1100000",
        "0.3, 300000000",
        "007, 7000000000"
    })
    void timeIsSecondsOrHasAUnit(String text, long nanos) {
        assertThat(parse(text)).isEqualTo(nanos);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-1",
                "+1",
                "abc",
                "5x",
                "NaN",
                "Infinity",
                "1e400",
                "1e3",
                "0x10",
                ".",
                "1.2.3",
                "1 s",
                " 1",
                "1,5",
                "s",
                "ms",
                "5S",
                "5sec",
                "1d",
                "1h30m",
                "\u0661"
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOfSatisfying(UserException.class, trouble -> {
            assertThat(trouble.exitCode()).isEqualTo(2);
            assertThat(trouble.sentence()).startsWith("--interval '").contains("is not a time");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.0", "0ms", "0.9ms", "0.000999999", "0.0009999999999"})
    void shorterThanAMillisecondIsRefused(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOfSatisfying(UserException.class, trouble -> {
            assertThat(trouble.exitCode()).isEqualTo(2);
            assertThat(trouble.sentence()).contains("is too short");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1001h", "1000.0001h", "3600000.000000001", "99999999999999999999999"})
    void longerThanAThousandHoursIsRefused(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOfSatisfying(UserException.class, trouble -> {
            assertThat(trouble.exitCode()).isEqualTo(2);
            assertThat(trouble.sentence()).contains("is too long");
        });
    }

    @Test
    void endlessDigitsAreRefusedAtOnce() {
        assertThatThrownBy(() -> parse("9".repeat(1_000_000))).isInstanceOf(UserException.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Option.class,
            names = {"INTERVAL", "DURATION"})
    void refusalNamesTheOptionAndTheAcceptedForms(Option option) {
        assertThatThrownBy(() -> TimeSpan.parseNanos(option, "5x"))
                .hasMessage(option.dashed() + " '5x' is not a time; give seconds, or a number with a unit: 0.5, 250ms,"
                        + " 2s, 1m, 1h (1ms to 1000h)");
    }

    private static long parse(String text) {
        return TimeSpan.parseNanos(Option.INTERVAL, text);
    }
}
