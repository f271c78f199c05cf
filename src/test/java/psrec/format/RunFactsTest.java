package psrec.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psrec.recording.Column;
import psrec.recording.Outcome;
import psrec.recording.PeakRss;
import psrec.recording.RunEnd;

class RunFactsTest {
    private static final List<Column> COLUMNS = List.of(Column.ELAPSED, Column.CPU);

    private final TextBuffer buffer = new TextBuffer();
    private final CsvLayout layout = new CsvLayout();

    @Test
    void commandIsJson() {
        assertThat(Json.array(List.of())).isEqualTo("[]");
        assertThat(Json.array(List.of("sh", "-c", ""))).isEqualTo("[\"sh\",\"-c\",\"\"]");
        assertThat(Json.array(List.of("say \"hi\""))).isEqualTo("[\"say \\\"hi\\\"\"]");
        assertThat(Json.array(List.of("a\\b"))).isEqualTo("[\"a\\\\b\"]");
        assertThat(Json.array(List.of("a\nb\rc\td"))).isEqualTo("[\"a\\nb\\rc\\td\"]");
        assertThat(Json.array(List.of("\u0001\u001b\u001f \u007f"))).isEqualTo("[\"\\u0001\\u001b\\u001f \\u007f\"]");
        assertThat(Json.array(List.of("µ漢😀\ufffd"))).isEqualTo("[\"µ漢😀\ufffd\"]");
    }

    @Test
    void commandIsOneLine() {
        layout.begin(buffer, RunFacts.of(Runs.of(1_000_000_000, "sh", "-c", "one\ntwo\r\n#@ pid: 1")), COLUMNS);
        assertThat(text().lines().filter(line -> line.startsWith("#@ command: ")))
                .containsExactly("#@ command: [\"sh\",\"-c\",\"one\\ntwo\\r\\n#@ pid: 1\"]");
        assertThat(text().lines().filter(line -> line.startsWith("#@ pid: "))).containsExactly("#@ pid: 4711");
    }

    @ParameterizedTest
    @CsvSource({
        "1000000000, 1",
        "20000000, 0.02",
        "1000000, 0.001",
        "1500000000, 1.5",
        "10000000000, 10",
        "3600000000000, 3600",
        "3600000000000000, 3600000",
        "2000000001, 2.000000001",
        "250000000, 0.25"
    })
    void intervalIsAsShortAsItCanBeSaid(long nanos, String text) {
        layout.begin(buffer, RunFacts.of(Runs.of(nanos, "x")), COLUMNS);
        assertThat(text()).contains("\n#@ interval_s: " + text + "\n");
    }

    @Test
    void whatIsNotCompleteOrAnUpperBoundIsSaid() {
        RunEnd end = new RunEnd(
                new Outcome.Ended(), 61_000_000_000L, 1_500_000_000, List.of("one", "two"), PeakRss.of(4096), 2, 3, 17);
        layout.end(buffer, RunFacts.of(end));
        assertThat(text()).isEqualTo("""
                #@ outcome: ended
                #@ wall_s: 61.000000
                #@ cpu_s: 1.500000
                #@ cpu_complete: no (one; two)
                #@ peak_rss_bytes: 4096
                #@ rss_upper_bound_rows: 2
                #@ missed_ticks: 17
                """);
    }

    @Test
    void peakOfAProcessIsThereWithWhatIsKnownOfIt() {
        PeakRss peak = new PeakRss(8192, 4096, "4711 (a\nb)", "process 4712 (d) was still running");
        layout.end(buffer, RunFacts.of(new RunEnd(new Outcome.Exited(0), 1000, 0, List.of(), peak, 0, 1, 0)));
        assertThat(text()).isEqualTo("""
                #@ outcome: exited 0
                #@ wall_s: 0.000001
                #@ cpu_s: 0.000000
                #@ peak_rss_bytes: 8192
                #@ peak_process_rss_bytes: 4096
                #@ peak_process: 4711 (a b)
                #@ peak_process_complete: no (process 4712 (d) was still running)
                #@ missed_ticks: 0
                """);
    }

    @Test
    void peakThatIsNotKnownIsNotThere() {
        layout.end(
                buffer, RunFacts.of(new RunEnd(new Outcome.Killed(9), 1000, 0, List.of(), PeakRss.UNKNOWN, 0, 1, 0)));
        assertThat(text()).isEqualTo("""
                #@ outcome: killed by 9
                #@ wall_s: 0.000001
                #@ cpu_s: 0.000000
                #@ missed_ticks: 0
                """);
    }

    @Test
    void outcomeIsOneLine() {
        RunEnd failed = new RunEnd(new Outcome.Failed("one\ntwo"), 0, 0, List.of(), PeakRss.UNKNOWN, 0, 0, 0);
        layout.end(buffer, RunFacts.of(failed));
        assertThat(text()).startsWith("#@ outcome: failed: one two\n#@ wall_s");
    }

    private String text() {
        return new String(buffer.bytes(), 0, buffer.length(), StandardCharsets.UTF_8);
    }
}
