package psrec.sampling;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import psrec.recording.Scope;

/// A sweep of the tree on a scripted machine: the account without the reading. The script's own part is in the figures,
/// so that they only compare with each other.
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class SweepBenchmark {
    private static final int TARGET = 200;
    private static final int FIRST_CHILD = 1_000;
    private static final int BORN = 100_000;
    private static final long TICK_NANOS = 100_000_000;

    /// How many children the target has.
    @Param({"0", "1000"})
    private int children;

    private final ScriptedSource machine = ScriptedSource.forStart();
    private ProcessTree tree = plant();
    private long nowNanos;

    private ProcessTree plant() {
        machine.fork(ScriptedSource.PSREC, TARGET);
        return ProcessTree.ofCommand(machine, Scope.TREE, ScriptedSource.PSREC, machine.open(TARGET));
    }

    @Setup
    public void fork() {
        for (int i = 0; i < children; i++) {
            machine.fork(TARGET, FIRST_CHILD + i);
        }
        idle();
    }

    /// None has run.
    @Benchmark
    public long idle() {
        nowNanos += TICK_NANOS;
        tree.sweep(nowNanos);
        return tree.cpuNanos();
    }

    /// All have run.
    @Benchmark
    public long busy() {
        machine.run(TARGET, 1);
        for (int i = 0; i < children; i++) {
            machine.run(FIRST_CHILD + i, 1);
        }
        return idle();
    }

    /// One is born, and found, and ends, and is waited for.
    @Benchmark
    public long birth() {
        machine.fork(TARGET, BORN);
        idle();
        machine.run(BORN, 1).exit(BORN).await(BORN);
        return idle();
    }
}
