package psrec.format;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import psrec.process.OutputFile;
import psrec.recording.Sample;

/// A row to bytes, and to a file that takes them and forgets them.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class RowBenchmark {
    private static final long TICK_MILLIS = 1_000;
    private static final long MICROS_PER_MILLI = 1_000;

    private final FileSink sink = new FileSink(new Nowhere(), ExportFormat.CSV, complaint -> {});
    private final Sample row = Runs.row(0, 50.244, 83_755_008, 20, 1);
    private final TextBuffer buffer = new TextBuffer();
    private long micros;

    @Setup
    public void begin() {
        sink.begin(Runs.sleep(TICK_MILLIS));
    }

    @Benchmark
    public void row() {
        micros += TICK_MILLIS * MICROS_PER_MILLI;
        row.elapsedMicros(micros);
        sink.row(row);
    }

    @Benchmark
    public int number() {
        buffer.clear();
        buffer.decimal(83_755_008.25, 3);
        return buffer.length();
    }

    /// Takes all and keeps nothing.
    private static final class Nowhere implements OutputFile {
        private long position;

        @Override
        public String name() {
            return "nowhere";
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public void write(byte[] bytes, int length) {
            position += length;
        }

        @Override
        public boolean goBackTo(long earlier) {
            return false;
        }

        @Override
        public void cutHere() {
            // There is nothing to cut.
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    }
}
