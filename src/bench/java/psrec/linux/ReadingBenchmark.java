package psrec.linux;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import psrec.process.PidList;
import psrec.process.ProcessReading;

/// Reading one process, this one, out of the real /proc; and the parser of `stat` alone.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ReadingBenchmark {
    private static final byte[] STAT =
            ("11206 (bash) S 11199 11206 11206 34816 11301 4194304 2263 16934 0 12 3 2 21 9 20 0 1 0 24561402 4780032"
                            + " 1042 18446744073709551615 94370929999872 94370930914377 140733641404096 0 0 0 65536 3686404"
                            + " 1266761467 1 0 0 17 1 0 0 0 0 0 94370931154800 94370931202912 94370944622592"
                            + " 140733641408931 140733641408937 140733641408937 140733641412590 0\n")
                    .getBytes(StandardCharsets.US_ASCII);

    private final Proc proc =
            new Proc("/proc", Libc.pid(), Libc::clockNanos, new DescriptorBudget(Libc.descriptorLimit()));
    private final LinuxProbe probe = new LinuxProbe(proc, Libc.pid());
    private final Births births = new Births(proc, System::nanoTime);
    private final ProcessReading reading = new ProcessReading();
    private final StatFile stat = new StatFile();

    /// All that is read of a process that sleeps.
    @Benchmark
    public long cpuClock() {
        return probe.cpuNanos();
    }

    /// What is read besides of a process that has run, where its state can have changed: `stat` and `statm`.
    @Benchmark
    public boolean allOfIt() {
        return probe.readState(reading) && probe.readUse(reading);
    }

    /// Looking for births: `loadavg`, and the clocks of the pids since.
    @Benchmark
    public PidList births() {
        return births.look();
    }

    @Benchmark
    public StatFile parseStat() {
        stat.parse("stat", STAT, STAT.length);
        return stat;
    }

    @TearDown
    public void close() {
        probe.close();
    }
}
