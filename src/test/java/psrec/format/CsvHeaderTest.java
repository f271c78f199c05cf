package psrec.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psrec.recording.Outcome;
import psrec.recording.RunEnd;

class CsvHeaderTest {
    private final TextBuffer buffer = new TextBuffer();

    @Test
    void commandIsJson() {
        assertThat(CsvHeader.json(List.of())).isEqualTo("[]");
        assertThat(CsvHeader.json(List.of("sh", "-c", ""))).isEqualTo("[\"sh\",\"-c\",\"\"]");
        assertThat(CsvHeader.json(List.of("say \"hi\""))).isEqualTo("[\"say \\\"hi\\\"\"]");
        assertThat(CsvHeader.json(List.of("a\\b"))).isEqualTo("[\"a\\\\b\"]");
        assertThat(CsvHeader.json(List.of("a\nb\rc\td"))).isEqualTo("[\"a\\nb\\rc\\td\"]");
        assertThat(CsvHeader.json(List.of("\u0001\u001b\u001f \u007f")))
                .isEqualTo("[\"\\u0001\\u001b\\u001f \\u007f\"]");
        assertThat(CsvHeader.json(List.of("µ漢😀\ufffd"))).isEqualTo("[\"µ漢😀\ufffd\"]");
    }

    @Test
    void commandIsOneLine() {
        CsvHeader.begin(buffer, Runs.of(1_000_000_000, "sh", "-c", "one\ntwo\r\n#@ pid: 1"));
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
        CsvHeader.begin(buffer, Runs.of(nanos, "x"));
        assertThat(text()).contains("\n#@ interval_s: " + text + "\n");
    }

    @Test
    void whyCpuTimeIsNotCompleteIsSaid() {
        CsvHeader.end(
                buffer,
                new RunEnd(new Outcome.Ended(), 61_000_000_000L, 1_500_000_000, List.of("one", "two"), 4096, 3, 17));
        assertThat(text()).isEqualTo("""
                #@ outcome: ended
                #@ wall_s: 61.000000
                #@ cpu_s: 1.500000
                #@ cpu_complete: no (one; two)
                #@ peak_rss_bytes: 4096
                #@ missed_ticks: 17
                """);
    }

    @Test
    void peakThatIsNotKnownIsNotThere() {
        CsvHeader.end(buffer, new RunEnd(new Outcome.Killed(9), 1000, 0, List.of(), Double.NaN, 1, 0));
        assertThat(text()).isEqualTo("""
                #@ outcome: killed by 9
                #@ wall_s: 0.000001
                #@ cpu_s: 0.000000
                #@ missed_ticks: 0
                """);
    }

    @Test
    void outcomeIsOneLine() {
        RunEnd failed = new RunEnd(new Outcome.Failed("one\ntwo"), 0, 0, List.of(), Double.NaN, 0, 0);
        CsvHeader.end(buffer, failed);
        assertThat(text()).startsWith("#@ outcome: failed: one two\n#@ wall_s");
    }

    private String text() {
        return new String(buffer.bytes(), 0, buffer.length(), StandardCharsets.UTF_8);
    }
}
