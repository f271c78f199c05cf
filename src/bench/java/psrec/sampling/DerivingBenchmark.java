package psrec.sampling;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// From CPU time so far to the percent of a row.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class DerivingBenchmark {
    private static final int CPUS = 2;

    private final CpuColumn cpu = new CpuColumn(CPUS, CPUS);
    private long micros;

    /// One CPU is used, and a hundredth of that becomes known late.
    @Benchmark
    public double percent() {
        micros += 10_000;
        return cpu.percent(micros, micros * 1_000, micros * 10);
    }
}
