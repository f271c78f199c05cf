package psrec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psrec.limit.Limit;
import psrec.metric.Metric;
import psrec.recording.CpuScale;
import psrec.recording.Outcome;
import psrec.recording.PeakRss;
import psrec.recording.RunEnd;
import psrec.recording.RunInfo;
import psrec.recording.Sample;
import psrec.recording.Scope;
import psrec.stats.ColumnSummary;
import psrec.stats.Summary;

class SummarySinkTest {
    @ParameterizedTest
    @ValueSource(ints = {2, 255, 256, 257, 1000})
    void correctedRowsCountAsTheyWereCorrected(int rows) {
        SummarySink sink = new SummarySink("run");
        sink.begin(new RunInfo(
                "1", Instant.EPOCH, List.of("x"), 1, "here", 1_000_000_000, Scope.TREE, CpuScale.ABSOLUTE, 4));
        List<Sample> tail = new ArrayList<>();
        Sample sample = new Sample();
        for (int i = 0; i < rows; i++) {
            fill(sample, i, 10);
            sink.row(sample);
            Sample corrected = new Sample();
            fill(corrected, i, 30);
            tail.add(corrected);
        }
        int corrected = Math.min(rows, 256);
        sink.correct(tail.subList(rows - corrected, rows));
        sink.end(new RunEnd(
                new Outcome.Exited(0),
                (rows - 1) * 1_000_000_000L,
                5_000_000_000L,
                List.of("a", "b"),
                PeakRss.of(77),
                1,
                rows,
                3));
        Summary summary = sink.summary();
        ColumnSummary cpu = summary.columns().getFirst();
        // The first row has no interval before it.
        int later = Math.min(corrected, rows - 1);
        assertThat(cpu.mean()).isEqualTo((30.0 * later + 10.0 * (rows - 1 - later)) / (rows - 1));
        assertThat(summary.rows()).isEqualTo(rows);
        assertThat(summary.cpuSeconds()).isEqualTo(5);
        assertThat(summary.cpuUsedPercent()).isEqualTo(100 * 5.0 / (rows - 1) / 4);
        assertThat(summary.end().cpuGaps()).isEqualTo("a; b");
        assertThat(summary.end().missedTicks()).isEqualTo(3);
        assertThat(summary.end().rssUpperBoundRows()).isEqualTo(1);
        assertThat(summary.peakRssBytes()).isEqualTo(77);
    }

    @Test
    void aLastRowThatIsFarTooShortDecidesNothing() {
        SummarySink sink = new SummarySink("run");
        sink.begin(new RunInfo(
                "1", Instant.EPOCH, List.of("x"), 1, "here", 1_000_000_000, Scope.TREE, CpuScale.ABSOLUTE, 4));
        Sample sample = new Sample();
        for (int second = 0; second < 4; second++) {
            fill(sample, second, second == 0 ? Double.NaN : 5);
            sink.row(sample);
        }
        sample.elapsedMicros(3_003_000);
        sample.value(Metric.CPU, 95);
        sink.row(sample);
        sink.end(new RunEnd(new Outcome.Exited(0), 3_003_000_000L, 150_000_000, List.of(), PeakRss.of(50), 0, 5, 0));
        Limit limit = Limit.failIf("max_cpu_percent>10", sink.summary().columnNames());
        assertThat(limit.check(sink.summary()).passed()).isTrue();
    }

    private static void fill(Sample sample, int seconds, double percent) {
        sample.elapsedMicros(seconds * 1_000_000L);
        sample.value(Metric.CPU, percent);
        sample.value(Metric.RSS, 50);
    }
}
