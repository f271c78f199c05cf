package psrec.stats;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import psrec.recording.Column;
import psrec.recording.PeakRss;
import psrec.recording.RecordingEnd;
import psrec.recording.RecordingHead;

/// Recordings for tests: two CPUs, 100 % is both.
public final class Recordings {
    public static final RecordingEnd CUT_OFF =
            new RecordingEnd(false, "", Double.NaN, Double.NaN, "", PeakRss.UNKNOWN, Double.NaN, Double.NaN, List.of());

    private Recordings() {}

    public static RecordingHead head(String file, String... columns) {
        return new RecordingHead(
                file,
                "psrec CSV",
                Arrays.stream(columns).map(Column::new).toList(),
                List.of("make", "-j4"),
                "build-7",
                Instant.parse("2026-11-24T04:46:43.302Z"),
                1,
                2,
                2);
    }

    /// One that ended well.
    public static RecordingEnd end(double wallSeconds, double cpuSeconds, double peakRssBytes) {
        return new RecordingEnd(
                true, "exited 0", wallSeconds, cpuSeconds, "", PeakRss.of(peakRssBytes), Double.NaN, 0, List.of());
    }

    public static Summary summary(RecordingHead head, RecordingEnd end, double[]... rows) {
        SummaryBuilder builder = new SummaryBuilder();
        builder.begin(head);
        for (double[] row : rows) {
            builder.row(row);
        }
        builder.end(end);
        return builder.summary();
    }

    /// A run with these totals and an hour of nothing in particular.
    public static Summary run(String file, double wallSeconds, double cpuSeconds, double peakRssBytes) {
        return summary(
                head(file, "elapsed_s", "cpu_percent", "rss_bytes"),
                end(wallSeconds, cpuSeconds, peakRssBytes),
                new double[] {0, Double.NaN, peakRssBytes / 2},
                new double[] {wallSeconds, 100 * cpuSeconds / wallSeconds / 2, peakRssBytes});
    }
}
