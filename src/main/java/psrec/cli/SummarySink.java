package psrec.cli;

import java.util.List;
import psrec.metric.Metric;
import psrec.recording.Column;
import psrec.recording.RecordingEnd;
import psrec.recording.RecordingHead;
import psrec.recording.RunEnd;
import psrec.recording.RunInfo;
import psrec.recording.Sample;
import psrec.sampling.SampleSink;
import psrec.stats.Summary;
import psrec.stats.SummaryBuilder;

/// Summarises a recording as it happens. Rows that may still be corrected are held back.
final class SummarySink implements SampleSink {
    private static final double NANOS_PER_SECOND = 1e9;

    private final String name;
    private final SummaryBuilder builder = new SummaryBuilder();
    private final double[][] heldBack =
            new double[CORRECTABLE_ROWS][Metric.all().size()];
    private long rows;

    /// @param name of the recording, for people
    SummarySink(String name) {
        this.name = name;
    }

    @Override
    public void begin(RunInfo run) {
        builder.begin(new RecordingHead(
                name,
                "psrec",
                Metric.all().stream().map(metric -> new Column(metric.column())).toList(),
                run.command(),
                run.host(),
                run.started(),
                run.intervalNanos() / NANOS_PER_SECOND,
                run.cpuScale().cpus(run.onlineCpus()),
                run.onlineCpus()));
    }

    @Override
    public void row(Sample sample) {
        double[] place = heldBack[(int) (rows % CORRECTABLE_ROWS)];
        if (rows >= CORRECTABLE_ROWS) {
            builder.row(place);
        }
        copy(sample, place);
        rows++;
    }

    @Override
    public void correct(List<Sample> tail) {
        for (int i = 0; i < tail.size(); i++) {
            copy(tail.get(i), heldBack[(int) ((rows - tail.size() + i) % CORRECTABLE_ROWS)]);
        }
    }

    @Override
    public void end(RunEnd end) {
        for (long i = Math.max(0, rows - CORRECTABLE_ROWS); i < rows; i++) {
            builder.row(heldBack[(int) (i % CORRECTABLE_ROWS)]);
        }
        builder.end(new RecordingEnd(
                true,
                end.outcome().text(),
                end.wallNanos() / NANOS_PER_SECOND,
                end.cpuNanos() / NANOS_PER_SECOND,
                String.join("; ", end.cpuGaps()),
                end.peakRss(),
                end.rssUpperBoundRows(),
                end.missedTicks(),
                List.of()));
    }

    /// The summary, once the recording has ended.
    Summary summary() {
        return builder.summary();
    }

    private static void copy(Sample sample, double[] into) {
        for (Metric metric : Metric.all()) {
            into[metric.ordinal()] = sample.value(metric);
        }
    }
}
