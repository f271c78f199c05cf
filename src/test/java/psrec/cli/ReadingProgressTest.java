package psrec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReadingProgressTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Console console = new Console(
            new PrintStream(new ByteArrayOutputStream()), new PrintStream(err, false, StandardCharsets.UTF_8));
    private long nanos;

    @Test
    void nothingIsSaidWithinTheFirstSecond() throws IOException {
        readAll(console, 99_000_000, false);
        assertThat(said()).isEmpty();
    }

    @Test
    void afterASecondItIsSaidHowFarReadingIsAndThenErased() throws IOException {
        readAll(console, 350_000_000, false);
        assertThat(said())
                .startsWith("\r\033[Kpsrec: reading a.csv: 30 % of 1000 B\r\033[Kpsrec: reading a.csv: 40 % of 1000 B")
                .contains("\r\033[Kpsrec: reading a.csv: 100 % of 1000 B")
                .endsWith("\r\033[K");
    }

    @Test
    void ofAPipeOnlyTheBytesAreKnown() throws IOException {
        readAll(console, 350_000_000, true);
        assertThat(said()).startsWith("\r\033[Kpsrec: reading a.csv: 300 B");
    }

    @Test
    void aPipeThatEndsAtOnceIsNoTrouble() throws IOException {
        InputStream nothing = new ByteArrayInputStream(new byte[0]);
        try (ReadingProgress in = new ReadingProgress(nothing, "a.csv", console, () -> nanos)) {
            nanos += 2_000_000_000;
            assertThat(in.read(new byte[10], 0, 10)).isNegative();
        }
        assertThat(said()).contains("reading a.csv: 0 B");
    }

    @Test
    void whereNobodyLooksNothingIsSaid() throws IOException {
        readAll(null, 2_000_000_000, false);
        assertThat(said()).isEmpty();
    }

    // A thousand bytes in ten pieces.
    private void readAll(@Nullable Console to, long nanosEach, boolean pipe) throws IOException {
        InputStream bytes = new ByteArrayInputStream(new byte[1000]) {
            @Override
            public int available() {
                return pipe ? 0 : super.available();
            }
        };
        try (ReadingProgress in = new ReadingProgress(bytes, "a.csv", to, () -> nanos)) {
            for (int i = 0; i < 10; i++) {
                nanos += nanosEach;
                assertThat(in.readNBytes(100)).hasSize(100);
            }
        }
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
