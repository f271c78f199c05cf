package psrec.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import psrec.metric.Metric;
import psrec.process.OutputFile;
import psrec.recording.Column;
import psrec.recording.RunEnd;
import psrec.recording.RunInfo;
import psrec.recording.Sample;
import psrec.sampling.SampleSink;

/// A file of rows, written as they are taken.
///
/// Where the file fails, that is said once, what was written whole stays, and the rest is counted as lost.
public final class FileSink implements SampleSink {
    /// Rows of shorter intervals are written together, this often: fewer than can be corrected, whatever the
    /// interval.
    private static final long TOGETHER_MICROS = 200_000;
    private static final long AT_ONCE_FROM_NANOS = 100_000_000;
    private static final Metric[] METRICS = Metric.all().toArray(new Metric[0]);

    private final OutputFile file;
    private final Consumer<String> complaints;
    private final Layout layout;
    private final TextBuffer buffer = new TextBuffer();
    private final double[] values = new double[METRICS.length];
    private final Step flush = this::flush;
    private final long[] rowStarts = new long[CORRECTABLE_ROWS];
    private boolean atOnce;
    private long written;
    private long writtenAtMicros;
    private long rows;
    private long rowsWritten;
    private long leftOut;
    private boolean failed;
    /// Where what stands behind the rows begins: it is there whole or not at all, since it says that all is there.
    private long endStart = Long.MAX_VALUE;

    /// @param file open, written from its beginning
    /// @param format of the file
    /// @param complaints takes a sentence where the file fails
    public FileSink(OutputFile file, ExportFormat format, Consumer<String> complaints) {
        this.file = file;
        this.layout = format.layout();
        this.complaints = complaints;
    }

    @Override
    public void begin(RunInfo run) {
        atOnce = run.intervalNanos() >= AT_ONCE_FROM_NANOS;
        List<Column> columns = new ArrayList<>();
        for (Metric metric : Metric.all()) {
            columns.add(new Column(metric.column()));
        }
        layout.begin(buffer, RunFacts.of(run), columns);
        attempt(() -> {
            file.goBackTo(0);
            file.cutHere();
            flush();
        });
    }

    @Override
    public void row(Sample sample) {
        rowStarts[(int) (rows % CORRECTABLE_ROWS)] = written + buffer.length();
        rows++;
        leftOut += append(sample) ? 0 : 1;
        if (atOnce || sample.elapsedMicros() - writtenAtMicros >= TOGETHER_MICROS) {
            writtenAtMicros = sample.elapsedMicros();
            attempt(flush);
        }
    }

    private boolean append(Sample sample) {
        for (int i = 0; i < values.length; i++) {
            values[i] = sample.value(METRICS[i]);
        }
        return layout.row(buffer, values);
    }

    @Override
    public void correct(List<Sample> tail) {
        int from = 0;
        long start = start(tail, from);
        if (start < written && !failed && file.goBackTo(start)) {
            written = start;
            buffer.clear();
        }
        // What has left for good stays as it is.
        while (from < tail.size() && start(tail, from) < written) {
            from++;
        }
        if (from < tail.size()) {
            buffer.cut((int) (start(tail, from) - written));
        }
        for (Sample sample : tail.subList(from, tail.size())) {
            append(sample);
        }
    }

    private long start(List<Sample> tail, int index) {
        return rowStarts[(int) ((rows - tail.size() + index) % CORRECTABLE_ROWS)];
    }

    @Override
    public void end(RunEnd end) {
        endStart = written + buffer.length();
        layout.end(buffer, RunFacts.of(end));
        attempt(() -> {
            flush();
            file.cutHere();
        });
        try {
            file.close();
        } catch (IOException trouble) {
            fail(trouble);
        }
    }

    /// A step that may fail.
    private interface Step {
        void run() throws IOException;
    }

    private void attempt(Step step) {
        if (failed) {
            buffer.clear();
            return;
        }
        try {
            step.run();
        } catch (IOException trouble) {
            fail(trouble);
        }
    }

    private void flush() throws IOException {
        try {
            file.write(buffer.bytes(), buffer.length());
            written += buffer.length();
            rowsWritten = rows;
            buffer.clear();
        } catch (IOException trouble) {
            written = Math.min(written + buffer.wholeLines((int) (file.position() - written)), endStart);
            countWritten();
            throw trouble;
        }
    }

    // Rows that begin before the end of what was written are in it: only whole lines count as written.
    private void countWritten() {
        rowsWritten = rows;
        while (rowsWritten > Math.max(0, rows - CORRECTABLE_ROWS)
                && rowStarts[(int) ((rowsWritten - 1) % CORRECTABLE_ROWS)] >= written) {
            rowsWritten--;
        }
    }

    private void fail(IOException trouble) {
        if (failed) {
            return;
        }
        failed = true;
        buffer.clear();
        complaints.accept("cannot write to " + file.name() + ": " + trouble.getMessage()
                + "; nothing more is saved, the target runs on");
        try {
            if (file.goBackTo(written)) {
                file.cutHere();
            }
        } catch (IOException again) {
            // It was said already.
        }
    }

    /// What became of the rows, for the line at the end: `4 rows in results.csv`.
    public String fate() {
        long saved = rows - leftOut;
        String all = saved == 1 ? "1 row" : saved + " rows";
        if (!failed) {
            return all + " in " + file.name();
        }
        return all + ", of which " + Math.min(saved, rows - rowsWritten) + " and the end were lost: " + file.name()
                + " could not be written";
    }

    /// True where the file could not be written to its end.
    public boolean failed() {
        return failed;
    }
}
