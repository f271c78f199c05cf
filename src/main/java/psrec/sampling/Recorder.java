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

    private final Plan plan;
    private final TargetRun run;
    private final RunInfo info;
    private final SampleSink[] sinks;
    private final Ticker ticker;
    private final PeakLooks looks;
    private final CpuColumn cpu;
    private final Tail tail = new Tail();
    private final Sample sample = new Sample();
    private long rows;
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
            }
        }
    }

    private long nextWakeNanos() {
        return Math.min(Math.min(ticker.nextNanos(), plan.durationNanos()), looks.nextWakeNanos());
    }

    private @Nullable Outcome outcome(long now) {
        Outcome outcome = run.outcome();
        return outcome == null && now >= plan.durationNanos() ? new Outcome.DurationReached() : outcome;
    }

    private void row(long now) {
        ticker.take(now);
        run.tree().sweep(now);
        fill(now / NANOS_PER_MICRO);
        lastRowCpuNanos = run.tree().cpuNanos();
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
        fill(Math.max(now / NANOS_PER_MICRO, sample.elapsedMicros() + 1));
        if (run.tree().targetLost()) {
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

    private void fill(long elapsedMicros) {
        sample.elapsedMicros(elapsedMicros);
        sample.value(Metric.CPU, Double.NaN);
        for (Metric metric : GAUGES) {
            sample.value(metric, run.tree().gauge(metric));
        }
    }

    private void give() {
        rows++;
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
                rows,
                ticker.missed());
    }
}
