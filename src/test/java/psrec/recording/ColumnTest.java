package psrec.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psrec.metric.Counter;
import psrec.metric.Metric;
import psrec.metric.Unit;

class ColumnTest {
    private static final Pattern NAME = Pattern.compile("`([a-z_]+)`");

    @Test
    void ownColumnsAreOfTheKindOfTheirMetric() {
        assertThat(Metric.all())
                .allMatch(metric -> new Column(metric.column()).kind() == metric.kind())
                .allMatch(metric -> new Column(metric.column()).unit() == metric.unit());
    }

    @ParameterizedTest
    @CsvSource({
        "user_cpu_s, COUNTER, SECONDS",
        "read_bytes, COUNTER, BYTES",
        "read_bytes_per_s, RATE, BYTES_PER_SECOND",
        "read_calls_per_s, RATE, PER_SECOND",
        "swap_bytes, GAUGE, BYTES",
        "open_files, GAUGE, COUNT",
        "anything, GAUGE, COUNT",
    })
    void columnsOfOthersAreOfAKindByTheirName(String name, Metric.Kind kind, Unit unit) {
        assertThat(new Column(name).kind()).isEqualTo(kind);
        assertThat(new Column(name).unit()).isEqualTo(unit);
    }

    @Test
    void thePageOfFormatsTellsTheSameCounters() throws IOException {
        // A row a column, or several of a kind: | `read_bytes`, `written_bytes`, ..., since the start | ...
        String rows = String.join(
                "\n",
                Files.readAllLines(Path.of("docs/formats.md")).stream()
                        .filter(line -> line.startsWith("| `") && line.contains("since the start"))
                        .toList());
        assertThat(NAME.matcher(rows).results().map(found -> found.group(1)))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Counter.values()).map(Counter::column).toList());
    }
}
