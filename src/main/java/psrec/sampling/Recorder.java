package psrec.sampling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import psrec.metric.Metric;
import psrec.process.Host;
import psrec.recording.Outcome;
import psrec.recording.RunEnd;
import psrec.recording.RunInfo;
import psrec.recording.Sample;

/// The loop: sleeps until the next tick or until something happens, reads the tree, and gives rows to the sinks.
public final class Recorder {
    private static final Metric[] GAUGES = Metric.gauges().toArray(new Metric[0]);

    private static final long NANOS_PER_MICRO = 1_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    /// CPU that is known late, at the end, is spread over a row, and over this long at least.
    private static final long SPREAD_NANOS = NANOS_PER_SECOND;
    /// What no row shows although it is in the sum is told from this on.
    private static final double WORTH_TELLING_NANOS = 50e6;
    /// How long processes may take that were exiting when the command ended: their memory is freed in that time.
    private static final long EXITING_NANOS = NANOS_PER_SECOND;

    private static final long RUNNING = -1;

    private final Plan plan;
    private final TargetRun run;
    private final RunInfo info;
    private final SampleSink[] sinks;
    private final Ticker ticker;
    private final PeakLooks looks;
    private final TailLooks tailLooks;
    private final CpuColumn cpu;
    private final Tail tail = new Tail();
    private final Sample sample = new Sample();
    private long endedNanos = RUNNING;
    // CPU time was read after the last row.
    private boolean readSinceRow;
    private long rows;
    private long rssUpperBoundRows;
    private long lastRowCpuNanos;

    /// @param version of psrec, for the recording
    public Recorder(Host host, String version, Plan plan, TargetRun run, List<SampleSink> sinks) {
        this.plan = plan;
        this.run = run;
        this.sinks = sinks.toArray(new SampleSink[0]);
        int cpus = host.onlineCpus();
        Instant started = Instant.now().minusNanos(System.nanoTime() - run.startNanos());
        info = new RunInfo(
                version,
                started,
                run.commandLine(),
                run.pid(),
                host.hostName(),
                plan.intervalNanos(),
                plan.scope(),
                plan.cpuScale(),
                cpus);
        ticker = new Ticker(plan.intervalNanos());
        looks = new PeakLooks(run.tree().needsEarlyLooks());
        tailLooks = new TailLooks(!run.tree().keepsAllCpu() && plan.intervalNanos() > TailLooks.PAUSE_NANOS);
        cpu = new CpuColumn(plan.cpuScale().cpus(cpus), cpus);
    }

    /// Records until the target ends, the time is over, or a signal ends it.
    public RunEnd record() {
        for (SampleSink sink : sinks) {
            sink.begin(info);
        }
        Outcome outcome;
        try {
            firstRow();
            outcome = loop();
        } catch (RuntimeException trouble) {
            outcome = new Outcome.Failed(String.valueOf(trouble.getMessage()));
        }
        RunEnd end = end(outcome);
        for (SampleSink sink : sinks) {
            sink.end(end);
        }
        return end;
    }

    /// What is true of the run from its beginning.
    public RunInfo info() {
        return info;
    }

    private void firstRow() {
        // As it was read at the start: a short command may have ended since.
        fill(0);
        run.tree().sweep(0);
        if (!Double.isNaN(run.tree().gauge(Metric.PROCESSES))) {
            fill(0);
        }
        give();
    }

    private Outcome loop() {
        while (true) {
            run.watch().await(run.startNanos() + nextWakeNanos(), run);
            long now = System.nanoTime() - run.startNanos();
            Outcome outcome = outcome(now);
            if (outcome != null) {
                lastRow(now);
                return outcome;
            }
            if (now >= ticker.nextNanos()) {
                row(now);
            } else if (looks.isDue(now)) {
                run.tree().sweep(now);
                look(now);
            } else if (tailLooks.isDue(now)) {
                run.tree().lookAtTarget(now);
                tailLooks.take(now, run.tree().cpuNanos());
                readSinceRow = true;
            }
        }
    }

    private long nextWakeNanos() {
        long look = Math.min(looks.nextWakeNanos(), tailLooks.nextWakeNanos());
        long wake = Math.min(Math.min(ticker.nextNanos(), plan.durationNanos()), look);
        return endedNanos == RUNNING ? wake : Math.min(wake, waitEndNanos());
    }

    private @Nullable Outcome outcome(long now) {
        Outcome outcome = run.outcome();
        if (outcome == null) {
            return now >= plan.durationNanos() ? new Outcome.DurationReached() : null;
        }
        endedNanos = endedNanos == RUNNING ? now : endedNanos;
        return now < waitEndNanos() && now < plan.durationNanos() && !run.stopped() && isAnyLeft(now) ? null : outcome;
    }

    private long waitEndNanos() {
        return plan.waitNanos() == Plan.UNLIMITED ? Plan.UNLIMITED : endedNanos + plan.waitNanos();
    }

    // What a descendant has started just before its end is known only after a sweep.
    private boolean isAnyLeft(long now) {
        run.tree().sweep(now);
        return !run.tree().isEmpty();
    }

    private void row(long now) {
        ticker.take(now);
        run.tree().sweep(now);
        fill(now / NANOS_PER_MICRO);
        lastRowCpuNanos = run.tree().cpuNanos();
        tailLooks.take(now, lastRowCpuNanos);
        readSinceRow = false;
        double percent = cpu.percent(
                sample.elapsedMicros(), run.tree().shownNanos(), run.tree().lateNanos());
        sample.value(Metric.CPU, percent);
        give();
        if (looks.isDue(now)) {
            look(now);
        }
    }

    private void look(long now) {
        run.tree().lookAtPeaks(looks.areOften(now));
        looks.take(now);
    }

    private void lastRow(long now) {
        double processes = sample.value(Metric.PROCESSES);
        ticker.take(now);
        run.tree().lastSweep(now);
        awaitExits(now);
        fill(Math.max(now / NANOS_PER_MICRO, sample.elapsedMicros() + 1));
        if (run.tree().targetLost() && !readSinceRow) {
            cpu.lastUnknown(lastRowCpuNanos);
        } else {
            lastRowCpuNanos = run.tree().cpuNanos();
            double percent =
                    cpu.last(sample.elapsedMicros(), lastRowCpuNanos, run.tree().lateNanos(), processes);
            sample.value(Metric.CPU, percent);
        }
        give();
        run.tree().lookAtAllPeaks();
        if (cpu.settle(tail.rows(), Math.max(plan.intervalNanos(), SPREAD_NANOS))) {
            for (SampleSink sink : sinks) {
                sink.correct(tail.rows());
            }
        }
    }

    // What has begun to exit when the command ends belongs to the recording with all that it used; only its exit tells
    // that exactly.
    private void awaitExits(long now) {
        long end = run.startNanos() + now + EXITING_NANOS;
        while (run.tree().awaitsExits() && run.outcome() != null && !run.stopped() && System.nanoTime() < end) {
            run.watch().await(end, run);
            run.tree().lastSweep(System.nanoTime() - run.startNanos());
        }
        if (run.outcome() != null) {
            run.tree().noteExiting();
        }
    }

    private void fill(long elapsedMicros) {
        sample.elapsedMicros(elapsedMicros);
        sample.value(Metric.CPU, Double.NaN);
        for (Metric metric : GAUGES) {
            sample.value(metric, run.tree().gauge(metric));
        }
    }

    private void give() {
        rows++;
        rssUpperBoundRows += run.tree().rssIsUpperBound() ? 1 : 0;
        tail.add(sample);
        for (SampleSink sink : sinks) {
            sink.row(sample);
        }
    }

    private RunEnd end(Outcome outcome) {
        List<String> gaps = new ArrayList<>(run.tree().cpuGaps());
        if (cpu.owedNanos() > WORTH_TELLING_NANOS) {
            gaps.add(Math.round(cpu.owedNanos() / NANOS_PER_SECOND * 1000) / 1000.0
                    + " s of CPU time became known only at the end, and are in no row");
        }
        return new RunEnd(
                outcome,
                sample.elapsedMicros() * NANOS_PER_MICRO,
                lastRowCpuNanos,
                gaps,
                run.tree().peakRss(),
                rssUpperBoundRows,
                rows,
                ticker.missed());
    }
}
