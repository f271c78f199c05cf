package psrec.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextBufferTest {
    private final TextBuffer buffer = new TextBuffer();

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "0, 3, 0.000",
        "7, 0, 7",
        "10, 0, 10",
        "0.001, 3, 0.001",
        "0.0004, 3, 0.000",
        "0.0005, 3, 0.001",
        "99.9994, 3, 99.999",
        "99.9996, 3, 100.000",
        "1.5, 0, 2",
        "2.503114, 6, 2.503114",
        "3600000.000001, 6, 3600000.000001",
        "1099511627776, 0, 1099511627776"
    })
    void numberHasItsDecimals(double value, int decimals, String text) {
        buffer.decimal(value, decimals);
        assertThat(text()).isEqualTo(text);
    }

    @Test
    void unknownIsNothing() {
        buffer.ascii('a').decimal(Double.NaN, 3).ascii('b');
        assertThat(text()).isEqualTo("ab");
    }

    @Test
    void numbersAreAsBigDecimalHasThem() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            long scaled = random.nextLong(1L << random.nextInt(1, 50));
            int decimals = random.nextInt(7);
            BigDecimal number = BigDecimal.valueOf(scaled, decimals);
            buffer.clear();
            buffer.decimal(number.doubleValue(), decimals);
            assertThat(text())
                    .isEqualTo(
                            number.setScale(decimals, RoundingMode.UNNECESSARY).toPlainString());
        }
    }

    @Test
    void textIsUtf8() {
        buffer.text("µ").text("").text("漢");
        assertThat(text()).isEqualTo("µ漢");
        assertThat(buffer.length()).isEqualTo(5);
    }

    @Test
    void bufferGrowsAsNeeded() {
        String long1 = "x".repeat(64 * 1024 - 1);
        buffer.text(long1).decimal(12.5, 1).text("y".repeat(300_000));
        assertThat(text()).isEqualTo(long1 + "12.5" + "y".repeat(300_000));
    }

    @Test
    void cutForgetsWhatIsBehind() {
        buffer.text("one two").cut(3);
        buffer.text("!");
        assertThat(text()).isEqualTo("one!");
        buffer.clear();
        assertThat(buffer.length()).isZero();
    }

    @Test
    void wholeLinesEndWithTheirNewline() {
        buffer.text("one\ntwo\nthr");
        assertThat(buffer.wholeLines(0)).isZero();
        assertThat(buffer.wholeLines(3)).isZero();
        assertThat(buffer.wholeLines(4)).isEqualTo(4);
        assertThat(buffer.wholeLines(7)).isEqualTo(4);
        assertThat(buffer.wholeLines(8)).isEqualTo(8);
        assertThat(buffer.wholeLines(11)).isEqualTo(8);
    }

    private String text() {
        return new String(buffer.bytes(), 0, buffer.length(), StandardCharsets.UTF_8);
    }
}
