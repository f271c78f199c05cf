package psrec.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import psrec.metric.Metric;
import psrec.process.Exit;
import psrec.process.Host;
import psrec.process.Launcher;
import psrec.process.OutputFile;
import psrec.process.ProcessSource;
import psrec.process.Watch;
import psrec.recording.CpuScale;
import psrec.recording.Outcome;
import psrec.recording.PeakRss;
import psrec.recording.RunEnd;
import psrec.recording.RunInfo;
import psrec.recording.Sample;
import psrec.recording.Scope;

/// The loop on a scripted machine, with the real clock: whatever that says, these things hold.
class RecorderTest {
    private static final int TARGET = 200;
    private static final int CPUS = 4096;
    private static final long MILLI = 1_000_000;

    private final Rows rows = new Rows();

    @Test
    void firstRowIsAtZeroWithoutCpu() {
        recordCommand(plan(MILLI, Plan.UNLIMITED), 5);
        Sample first = rows.samples.getFirst();
        assertThat(first.elapsedMicros()).isZero();
        assertThat(first.value(Metric.CPU)).isNaN();
        assertThat(first.value(Metric.PROCESSES)).isEqualTo(1);
    }

    @Test
    void timesGrowStrictlyAndNoRowIsBeforeItsTick() {
        RunEnd end = recordCommand(plan(MILLI, Plan.UNLIMITED), 50);
        List<Sample> samples = rows.samples;
        for (int i = 1; i < samples.size(); i++) {
            assertThat(samples.get(i).elapsedMicros())
                    .isGreaterThan(samples.get(i - 1).elapsedMicros());
        }
        for (int i = 1; i < samples.size() - 1; i++) {
            assertThat(samples.get(i).elapsedMicros()).isGreaterThanOrEqualTo(i * 1000L);
        }
        assertThat(end.rows()).isEqualTo(samples.size());
        assertThat(end.wallNanos()).isEqualTo(samples.getLast().elapsedMicros() * 1000);
        // A row at 0, a row or a missed tick at each multiple, the last row.
        long ticks = end.wallNanos() / MILLI;
        assertThat(samples.size() + end.missedTicks()).isBetween(ticks, ticks + 2);
    }

    @Test
    void rowsAddUpToTheCpuTimeAndTheLastSaysWhatLives() {
        RunEnd end = recordCommand(plan(MILLI, Plan.UNLIMITED), 20);
        assertThat(end.outcome()).isEqualTo(new Outcome.Exited(0));
        assertThat(end.cpuGaps()).isEmpty();
        assertThat(end.cpuNanos()).isPositive();
        assertThat(shownNanos()).isCloseTo(end.cpuNanos(), within(1e6));
        assertThat(Metric.gauges())
                .allMatch(metric -> Double.isNaN(rows.samples.getLast().value(metric)));
    }

    @Test
    void durationEndsTheRecordingAndNotTheCommand() {
        RunEnd end = recordCommand(plan(MILLI, 3 * MILLI), Integer.MAX_VALUE);
        assertThat(end.outcome()).isEqualTo(new Outcome.DurationReached());
        assertThat(end.wallNanos()).isGreaterThanOrEqualTo(3 * MILLI);
        assertThat(rows.samples.getLast().value(Metric.PROCESSES)).isEqualTo(1);
    }

    @Test
    void commandShorterThanAnIntervalHasTwoRows() {
        RunEnd end = recordCommand(plan(3_600_000 * MILLI, Plan.UNLIMITED), 1);
        assertThat(end.rows()).isEqualTo(2);
        assertThat(end.missedTicks()).isZero();
        assertThat(rows.samples.getLast().value(Metric.CPU)).isPositive();
    }

    @Test
    void descendantThatIsExitingWhenTheCommandEndsIsWaitedFor() {
        ScriptedSource machine = ScriptedSource.forStart();
        RunEnd end = record(machine, plan(3_600_000 * MILLI, Plan.UNLIMITED), wake -> {
            if (wake == 1) {
                machine.fork(TARGET, 300).fork(300, 301).exit(300).await(300);
                machine.fork(301, 302).run(302, 5).exit(302).await(302);
                machine.run(301, 50_000, 0).beginExit(301).exit(TARGET);
            } else {
                machine.run(301, 2).exit(301);
            }
            return true;
        });
        assertThat(end.outcome()).isEqualTo(new Outcome.Exited(0));
        // With the two waits.
        assertThat(end.cpuNanos()).isEqualTo(7 * MILLI + 50_000 + 2000);
        assertThat(end.cpuGaps()).isEmpty();
    }

    @Test
    void descendantThatLivesIsNotWaitedFor() {
        ScriptedSource machine = ScriptedSource.forStart();
        RunEnd end = record(machine, plan(3_600_000 * MILLI, Plan.UNLIMITED), wake -> {
            assertThat(wake).isEqualTo(1);
            machine.fork(TARGET, 300).exit(TARGET);
            return true;
        });
        assertThat(end.outcome()).isEqualTo(new Outcome.Exited(0));
    }

    @Test
    void recordsUntilTheLastDescendantHasExited() {
        ScriptedSource machine = ScriptedSource.forStart();
        Plan plan = new Plan(MILLI, Plan.UNLIMITED, Plan.UNLIMITED, Scope.TREE, CpuScale.ABSOLUTE);
        RunEnd end = record(machine, plan, wake -> {
            if (wake == 1) {
                machine.fork(TARGET, 300).exit(TARGET);
            } else if (wake == 5) {
                machine.fork(300, 301).exit(300);
            } else if (wake == 9) {
                machine.run(301, 1).exit(301);
            }
            return wake % 4 == 1;
        });
        assertThat(end.outcome()).isEqualTo(new Outcome.Exited(0));
        assertThat(end.rows()).isGreaterThanOrEqualTo(8);
        assertThat(end.cpuNanos()).isEqualTo(MILLI);
        assertThat(rows.samples.get(4).value(Metric.PROCESSES)).isEqualTo(1);
    }

    @Test
    void waitsForDescendantsAsLongAsWasAskedFor() {
        ScriptedSource machine = ScriptedSource.forStart();
        Plan plan = new Plan(MILLI, Plan.UNLIMITED, 3 * MILLI, Scope.TREE, CpuScale.ABSOLUTE);
        RunEnd end = record(machine, plan, wake -> {
            if (wake == 1) {
                machine.fork(TARGET, 300).exit(TARGET);
            }
            return wake == 1;
        });
        assertThat(end.outcome()).isEqualTo(new Outcome.Exited(0));
        assertThat(end.wallNanos()).isGreaterThanOrEqualTo(3 * MILLI);
        assertThat(rows.samples.getLast().value(Metric.PROCESSES)).isEqualTo(1);
    }

    @Test
    void durationEndsTheWaitForDescendants() {
        ScriptedSource machine = ScriptedSource.forStart();
        Plan plan = new Plan(MILLI, 3 * MILLI, Plan.UNLIMITED, Scope.TREE, CpuScale.ABSOLUTE);
        RunEnd end = record(machine, plan, wake -> {
            if (wake == 1) {
                machine.fork(TARGET, 300).exit(TARGET);
            }
            return wake == 1;
        });
        assertThat(end.outcome()).isEqualTo(new Outcome.Exited(0));
        assertThat(end.wallNanos()).isGreaterThanOrEqualTo(3 * MILLI);
    }

    private RunEnd record(ScriptedSource machine, Plan plan, IntPredicate whatHappens) {
        int[] wake = {0};
        FakeHost host = new FakeHost(machine, () -> whatHappens.test(++wake[0]));
        CommandRun run = CommandRun.start(host, List.of(bytes("work")), Scope.TREE);
        return new Recorder(host, "1", plan, run, List.of(rows)).record();
    }

    @Test
    void commandThatEndedBeforeTheFirstRowHasTheMemoryOfItsStartThere() {
        ScriptedSource machine = ScriptedSource.forStart();
        FakeHost host = new FakeHost(machine, () -> true);
        CommandRun run = CommandRun.start(host, List.of(bytes("work")), Scope.TREE);
        machine.peakRss(TARGET, 5000).exit(TARGET);
        RunEnd end = new Recorder(host, "1", plan(MILLI, Plan.UNLIMITED), run, List.of(rows)).record();
        assertThat(rows.samples.getFirst().value(Metric.RSS)).isEqualTo(1000);
        assertThat(rows.samples.getFirst().value(Metric.PROCESSES)).isEqualTo(1);
        assertThat(rows.samples.getLast().value(Metric.RSS)).isNaN();
        assertThat(end.peakRss()).isEqualTo(new PeakRss(5000, 5000, "200 (work)", ""));
    }

    @Test
    void troubleInTheLoopEndsTheRecordingInWords() {
        ScriptedSource machine = ScriptedSource.forStart();
        FakeHost host = new FakeHost(machine, () -> {
            throw new IllegalStateException("cannot read");
        });
        CommandRun run = CommandRun.start(host, List.of(bytes("work")), Scope.TREE);
        RunEnd end = new Recorder(host, "1", plan(MILLI, Plan.UNLIMITED), run, List.of(rows)).record();
        assertThat(end.outcome()).isEqualTo(new Outcome.Failed("cannot read"));
        assertThat(rows.end).isSameAs(end);
    }

    @Test
    void lostTargetLeavesAnEmptyCellAndTheRestAddsUp() {
        ScriptedSource machine =
                ScriptedSource.forAttach().fork(ScriptedSource.INIT, 50).fork(50, TARGET);
        int[] wakes = {0};
        FakeHost host = new FakeHost(machine, () -> {
            int child = 300 + wakes[0];
            machine.run(TARGET, 50_000, 0)
                    .fork(TARGET, child)
                    .run(child, 7)
                    .exit(child)
                    .await(child);
            if (++wakes[0] == 50) {
                machine.exit(TARGET).await(TARGET);
            }
            return wakes[0] == 50;
        });
        AttachedRun run = AttachedRun.attach(host, TARGET, Scope.TREE);
        RunEnd end = new Recorder(host, "1", plan(MILLI, Plan.UNLIMITED), run, List.of(rows)).record();
        assertThat(end.outcome()).isEqualTo(new Outcome.Ended());
        assertThat(end.cpuGaps()).hasSize(1);
        assertThat(rows.samples.getLast().value(Metric.CPU)).isNaN();
        assertThat(shownNanos()).isCloseTo(end.cpuNanos(), within(1e6));
    }

    @Test
    void rowsWhoseMemoryIsAnUpperBoundAreCounted() {
        ScriptedSource machine = ScriptedSource.forStart().refuseComparisons();
        int[] wakes = {0};
        FakeHost host = new FakeHost(machine, () -> {
            switch (++wakes[0]) {
                case 1 -> machine.fork(TARGET, 300);
                case 20 -> machine.exec(300).rss(300, 5);
                case 30 -> machine.exit(TARGET);
                default -> machine.run(TARGET, 50_000, 0);
            }
            return wakes[0] == 30;
        });
        CommandRun run = CommandRun.start(host, List.of(bytes("work")), Scope.TREE);
        RunEnd end = new Recorder(host, "1", plan(MILLI, Plan.UNLIMITED), run, List.of(rows)).record();
        assertThat(end.rssUpperBoundRows())
                .isPositive()
                .isEqualTo(rows.samples.stream()
                        .filter(row -> row.value(Metric.RSS) == 2000)
                        .count());
    }

    // So many wakes, at each of which the command uses some CPU, by itself and by a child that comes and goes.
    private RunEnd recordCommand(Plan plan, int wakes) {
        ScriptedSource machine = ScriptedSource.forStart();
        int[] seen = {0};
        FakeHost host = new FakeHost(machine, () -> {
            int child = 300 + seen[0];
            machine.run(TARGET, 50_000, 0)
                    .fork(TARGET, child)
                    .run(child, 1)
                    .exit(child)
                    .await(child);
            if (++seen[0] == wakes) {
                machine.exit(TARGET);
            }
            return seen[0] == wakes;
        });
        CommandRun run = CommandRun.start(host, List.of(bytes("work")), Scope.TREE);
        return new Recorder(host, "1", plan, run, List.of(rows)).record();
    }

    private static Plan plan(long intervalNanos, long durationNanos) {
        return new Plan(intervalNanos, durationNanos, 0, Scope.TREE, CpuScale.ABSOLUTE);
    }

    private double shownNanos() {
        double sum = 0;
        for (int i = 1; i < rows.samples.size(); i++) {
            Sample row = rows.samples.get(i);
            double percent = row.value(Metric.CPU);
            long micros = row.elapsedMicros() - rows.samples.get(i - 1).elapsedMicros();
            sum += Double.isNaN(percent) ? 0 : percent / 100 * micros * 1000;
        }
        return sum;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// All rows, as they stand at the end.
    private static final class Rows implements SampleSink {
        final List<Sample> samples = new ArrayList<>();

        @Nullable
        RunEnd end;

        @Override
        public void begin(RunInfo run) {
            assertThat(run.onlineCpus()).isEqualTo(CPUS);
        }

        @Override
        public void row(Sample sample) {
            Sample copy = new Sample();
            copy.copyFrom(sample);
            samples.add(copy);
        }

        @Override
        public void correct(List<Sample> tail) {
            for (int i = 0; i < tail.size(); i++) {
                samples.get(samples.size() - tail.size() + i).copyFrom(tail.get(i));
            }
        }

        @Override
        public void end(RunEnd runEnd) {
            end = runEnd;
        }
    }

    /// What happens each time that psrec sleeps.
    private interface Script {
        /// True if something ended that psrec is told of.
        boolean next();
    }

    /// A host whose processes are scripted: each sleep is over when its time has come, and the script goes on.
    private record FakeHost(ScriptedSource machine, Script script) implements Host, Launcher, Watch {
        @Override
        public void await(long deadlineNanos, Listener listener) {
            if (script.next()) {
                if (listener instanceof CommandRun) {
                    listener.childChanged();
                } else {
                    listener.watchedEnded();
                }
                return;
            }
            while (System.nanoTime() < deadlineNanos) {
                Thread.onSpinWait();
            }
        }

        @Override
        public int start(List<byte[]> words) {
            machine.fork(ScriptedSource.PSREC, TARGET);
            return TARGET;
        }

        @Override
        public @Nullable Exit reap() {
            List<Integer> ended = machine.ended(ScriptedSource.PSREC);
            return ended.isEmpty() ? null : machine.reap(ended.getFirst());
        }

        @Override
        public Attachment attach(int pid) {
            return new Attachment(machine.open(pid), this, List.of("work"));
        }

        @Override
        public ProcessSource processes() {
            return machine;
        }

        @Override
        public Launcher launcher() {
            return this;
        }

        @Override
        public Watch watchCommand() {
            return this;
        }

        @Override
        public int onlineCpus() {
            return CPUS;
        }

        @Override
        public String hostName() {
            return "here";
        }

        @Override
        public int ownPid() {
            return ScriptedSource.PSREC;
        }

        @Override
        public void settle() {}

        @Override
        public void close() {}

        @Override
        public void releaseInherited(boolean keepStandardOutput) {}

        @Override
        public void send(int pid, int signal) {}

        @Override
        public List<String> arguments(String[] fallback) {
            throw new UnsupportedOperationException();
        }

        @Override
        public OutputFile openOutput(String path) {
            throw new UnsupportedOperationException();
        }

        @Override
        public OutputFile openToAppend(String path) {
            throw new UnsupportedOperationException();
        }

        @Override
        public InputStream openInput(String path) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isSameFile(String path, String other) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isPipe(String path) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int terminalColumns() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int terminalLines() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean errorsGoToTerminal() {
            throw new UnsupportedOperationException();
        }

        @Override
        public @Nullable String variable(String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void holdSignals() {
            throw new UnsupportedOperationException();
        }

        @Override
        public long ownCpuNanos() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String signalName(int number) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isTerminalKey(int signal) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean endsRecording(int signal) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String system() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<String> limits() {
            return List.of();
        }
    }
}
