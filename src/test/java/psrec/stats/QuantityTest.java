package psrec.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psrec.metric.Unit;
import psrec.process.UserException;
import psrec.recording.Column;

class QuantityTest {
    private static final List<Column> COLUMNS = List.of(Column.CPU, Column.RSS, Column.THREADS);
    private static final List<Column> COUNTERS =
            List.of(new Column("read_bytes"), new Column("user_cpu_s"), new Column("rx_packets"));
    private static final String ALL =
            "there are wall_s, cpu_s, cpu_used_percent, peak_rss_bytes, peak_process_rss_bytes, memory_gib_h, missed_ticks, rows,"
                    + " and min, mean, median, p95, max of a column: p95_cpu_percent; of a counter total, mean and max a second:"
                    + " total_read_bytes, max_read_bytes_per_s";

    @Test
    void everyOneIsFoundByItsNameAndNoNameIsTwice() {
        List<Quantity> all = Quantity.all(COLUMNS);
        assertThat(all).hasSize(8 + 3 * 5).extracting(Quantity::word).doesNotHaveDuplicates();
        for (Quantity quantity : all) {
            assertThat(Quantity.named(quantity.word(), COLUMNS)).isEqualTo(quantity);
            assertThat(quantity.word()).matches("[a-z][a-z0-9]*(_[a-z]+)*");
        }
    }

    @Test
    void aCounterHasATotalAndRates() {
        assertThat(Quantity.all(COUNTERS).subList(8, 8 + 3 * 3))
                .extracting(Quantity::word, Quantity::unit)
                .containsExactly(
                        tuple("total_read_bytes", Unit.BYTES),
                        tuple("mean_read_bytes_per_s", Unit.BYTES_PER_SECOND),
                        tuple("max_read_bytes_per_s", Unit.BYTES_PER_SECOND),
                        tuple("total_user_cpu_s", Unit.SECONDS),
                        tuple("mean_user_cpu_s_per_s", Unit.SECONDS_PER_SECOND),
                        tuple("max_user_cpu_s_per_s", Unit.SECONDS_PER_SECOND),
                        tuple("total_rx_packets", Unit.COUNT),
                        tuple("mean_rx_packets_per_s", Unit.PER_SECOND),
                        tuple("max_rx_packets_per_s", Unit.PER_SECOND));
        assertThatThrownBy(() -> Quantity.named("p95_read_bytes", COUNTERS)).isInstanceOf(UserException.class);
    }

    @Test
    void moreOfACounterIsNotWorse() {
        assertThat(Quantity.all(COUNTERS).subList(8, 8 + 3 * 3)).noneMatch(Quantity::moreIsWorse);
        assertThat(Quantity.named("p95_rss_bytes", COLUMNS).moreIsWorse()).isTrue();
    }

    @Test
    void theUnitStandsAtTheEndOfTheName() {
        for (Quantity quantity : Stream.of(COLUMNS, COUNTERS)
                .flatMap(columns -> Quantity.all(columns).stream())
                .toList()) {
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
