package psrec.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import psrec.recording.Column;
import psrec.recording.RecordingEnd;
import psrec.recording.RecordingHead;
import psrec.recording.RecordingVisitor;

/// Makes the summary of a recording of any length as its rows go by, in bounded memory: 4 MiB a column at most.
public final class SummaryBuilder implements RecordingVisitor {
    private static final double BYTE_SECONDS_PER_GIB_HOUR = 3600.0 * (1L << 30);
    private static final double HUNDRED = 100;

    private final List<ColumnBuilder> columns = new ArrayList<>();
    private @Nullable RecordingHead head;
    private @Nullable RecordingEnd end;
    private long rows;
    private double lastSeconds = Double.NaN;

    @Override
    public void begin(RecordingHead recordingHead) {
        head = recordingHead;
        List<Column> all = recordingHead.columns();
        all.subList(1, all.size())
                .forEach(column -> columns.add(ColumnBuilder.of(column, recordingHead.intervalSeconds())));
    }

    @Override
    public void row(double[] values) {
        double at = values[0];
        double seconds = rows == 0 ? 0 : at - lastSeconds;
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).row(at, seconds, values[i + 1]);
        }
        lastSeconds = at;
        rows++;
    }

    @Override
    public void end(RecordingEnd recordingEnd) {
        end = recordingEnd;
    }

    /// The summary, once the recording has ended.
    public Summary summary() {
        RecordingHead begun = Objects.requireNonNull(head);
        RecordingEnd ended = Objects.requireNonNull(end);
        double wallSeconds = Double.isNaN(ended.wallSeconds()) ? lastSeconds : ended.wallSeconds();
        boolean cpuFromRows = Double.isNaN(ended.cpuSeconds());
        double cpuSeconds = cpuFromRows ? cpuOfRows(begun) : ended.cpuSeconds();
        double machineSeconds = wallSeconds * begun.onlineCpus();
        double rowsPeak = rssMax(begun);
        boolean peakFromRows = Double.isNaN(ended.peakRss().bytes())
                || rowsPeak > ended.peakRss().bytes();
        return new Summary(
                begun,
                ended,
                rows,
                wallSeconds,
                cpuSeconds,
                cpuFromRows,
                machineSeconds > 0 ? HUNDRED * cpuSeconds / machineSeconds : Double.NaN,
                peakFromRows ? rowsPeak : ended.peakRss().bytes(),
                peakFromRows,
                memory(begun),
                columns.stream().map(ColumnBuilder::summary).toList());
    }

    private double cpuOfRows(RecordingHead begun) {
        ColumnBuilder cpu = column(begun, Column.CPU);
        return cpu == null || cpu.knownSeconds() == 0
                ? Double.NaN
                : cpu.integral() / HUNDRED * begun.cpusOfHundredPercent();
    }

    private double rssMax(RecordingHead begun) {
        ColumnBuilder rss = column(begun, Column.RSS);
        return rss == null ? Double.NaN : rss.max();
    }

    private double memory(RecordingHead begun) {
        ColumnBuilder rss = column(begun, Column.RSS);
        return rss == null || rss.knownSeconds() == 0 ? Double.NaN : rss.integral() / BYTE_SECONDS_PER_GIB_HOUR;
    }

    private @Nullable ColumnBuilder column(RecordingHead begun, Column column) {
        int index = begun.indexOf(column);
        return index < 0 ? null : columns.get(index - 1);
    }
}
