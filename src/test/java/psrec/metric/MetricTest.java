package psrec.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MetricTest {
    @Test
    void namesAreUniqueAndSnakeCase() {
        assertThat(Metric.all())
                .extracting(Metric::column)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+(_[a-z]+)*"));
    }

    @Test
    void theUnitStandsAtTheEndOfTheName() {
        for (Metric metric : Metric.all()) {
            String end = metric.unit().suffix();
            assertThat(metric.column()).endsWith(end);
            assertThat(metric.column()).isEqualTo(metric.label() + end);
        }
    }

    @Test
    void thePageOfMetricsIsThisTable() throws IOException {
        String rows = Metric.all().stream()
                .map(metric -> "| `%s` | %s | %s | %s |\n"
                        .formatted(
                                metric.column(),
                                metric.unit().symbol().isEmpty()
                                        ? "-"
                                        : metric.unit().symbol(),
                                metric.kind().name().toLowerCase(Locale.ROOT),
                                metric.meaning()))
                .collect(Collectors.joining());
        assertThat(Files.readString(Path.of("docs/metrics.md"))).contains("|---|---|---|---|\n" + rows + "\n");
    }
}
