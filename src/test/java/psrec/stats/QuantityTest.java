package psrec.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psrec.process.UserException;
import psrec.recording.Column;

class QuantityTest {
    private static final List<Column> COLUMNS = List.of(Column.CPU, Column.RSS, Column.THREADS);
    private static final String ALL =
            "there are wall_s, cpu_s, cpu_used_percent, peak_rss_bytes, memory_gib_h, missed_ticks, rows,"
                    + " and min, mean, median, p95, max of a column: p95_cpu_percent";

    @Test
    void everyOneIsFoundByItsNameAndNoNameIsTwice() {
        List<Quantity> all = Quantity.all(COLUMNS);
        assertThat(all).hasSize(7 + 3 * 5).extracting(Quantity::word).doesNotHaveDuplicates();
        for (Quantity quantity : all) {
            assertThat(Quantity.named(quantity.word(), COLUMNS)).isEqualTo(quantity);
            assertThat(quantity.word()).matches("[a-z][a-z0-9]*(_[a-z]+)*");
        }
    }

    @Test
    void theUnitStandsAtTheEndOfTheName() {
        for (Quantity quantity : Quantity.all(COLUMNS)) {
            assertThat(quantity.word()).endsWith(quantity.unit().suffix());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "peak_rss, '; near: peak_rss_bytes'",
        "cpu, '; near: cpu_s, min_cpu_percent, p95_cpu_percent'",
        "peak_rs_bytes, '; near: peak_rss_bytes, mean_rss_bytes, p95_rss_bytes'",
        "p95_rss_byte, '; near: p95_rss_bytes, peak_rss_bytes, min_rss_bytes'",
        "walls, '; near: wall_s'",
        "elephants, ''",
        "max_processes, ''",
        "'', ''",
    })
    void anUnknownNameIsToldWhatIsNear(String name, String near) {
        assertThatThrownBy(() -> Quantity.named(name, COLUMNS))
                .isInstanceOfSatisfying(
                        UserException.class,
                        trouble -> assertThat(trouble.exitCode()).isEqualTo(2))
                .hasMessage("there is no number '" + name + "'" + near + "; " + ALL);
    }

    @Test
    void thePageOfNumbersIsThisTable() throws IOException {
        String rows = Arrays.stream(Total.values())
                .map(total -> "| `%s` | %s | %s| %s |\n"
                        .formatted(
                                total.word(),
                                total.unit().symbol().isEmpty()
                                        ? "-"
                                        : total.unit().symbol(),
                                total.moreIsWorse() ? "yes " : "",
                                total.meaning()))
                .collect(Collectors.joining());
        assertThat(Files.readString(Path.of("docs/numbers.md"))).contains("|---|---|---|---|\n" + rows + "\n");
    }
}
