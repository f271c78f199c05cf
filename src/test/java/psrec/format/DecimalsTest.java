package psrec.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "7",
                "-7",
                "+7",
                "0.5",
                ".5",
                "5.",
                "0.1",
                "123456.789012",
                "9007199254740991",
                "9007199254740993",
                "12345678901234567890",
                "0.1234567890123456789",
                "0.00000000000000000000000000001",
                "7.6e-05",
                "1E3",
                "007"
            })
    void isWhatJavaReads(String text) {
        assertThat(parse(text)).isEqualTo(Double.parseDouble(text));
    }

    @Test
    void isWhatJavaReadsForAnyNumber() {
        Random random = new Random(4711);
        for (int i = 0; i < 100_000; i++) {
            String text = String.format(
                    Locale.ROOT,
                    "%." + random.nextInt(10) + "f",
                    random.nextDouble() * Math.pow(10, random.nextInt(13)));
            assertThat(parse(text)).as(text).isEqualTo(Double.parseDouble(text));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "-", "1.2.3", "NaN", "Infinity", "1f", "1d", "0x1p3", "1 2", "1e999", "µ", "1,5"})
    void isNoNumber(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(NumberFormatException.class);
    }

    private static double parse(String text) {
        byte[] bytes = ("x" + text + "9").getBytes(StandardCharsets.UTF_8);
        return Decimals.parse(bytes, 1, bytes.length - 1);
    }
}
