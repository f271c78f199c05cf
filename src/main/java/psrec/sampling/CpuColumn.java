package psrec.sampling;

import java.util.List;
import psrec.metric.Metric;
import psrec.recording.Sample;

/// Turns CPU time so far into the percent of each row, so that the rows add up to the whole and none shows more than
/// happened: what a row cannot show, by rounding or because it is more than the machine can have done in that time,
/// the next rows take.
///
/// Most CPU time is known at once, from the clocks of those that live. What children used that came and went unseen is
/// known *late*: when the kernel's account of their parent goes to the next tick, or at the latest when the parent has
/// ended. Short rows take that bit by bit, so that the ticks make no spikes; what is late at the very end goes into the
/// rows before, too.
final class CpuColumn {
    /// How late the kernel's account of a process can be: two ticks, one for user and one for system time.
    static final long LATE_NANOS = 20_000_000;

    /// What is late is shown over about this long.
    private static final double SMOOTH_NANOS = 100_000_000;

    private static final long NANOS_PER_MICRO = 1_000;
    private static final int STEPS_PER_PERCENT = 1000;
    // A step is a thousandth of a percent: of one CPU for a microsecond, 0.01 ns.
    private static final double STEPS_PER_NANO = 100.0;

    private final int cpusOfHundredPercent;
    private final long mostSteps;
    private long elapsedMicros;
    private long totalNanos;
    private long lateNanos;
    // Known, and to be shown as soon as there is room.
    private double owedNanos;
    // Known late, and to be shown bit by bit.
    private double heldNanos;
    private long highestSteps = -1;

    /// @param cpusOfHundredPercent how many CPUs 100 % are
    /// @param onlineCpus how many there are
    CpuColumn(int cpusOfHundredPercent, int onlineCpus) {
        this.cpusOfHundredPercent = cpusOfHundredPercent;
        this.mostSteps = 100L * STEPS_PER_PERCENT * onlineCpus / cpusOfHundredPercent;
    }

    /// The CPU of the row at this time, in percent with three decimals.
    ///
    /// @param nowMicros later than at the call before
    /// @param nowTotalNanos CPU time so far, not less than at the call before
    /// @param nowLateNanos how much of it became known late
    double percent(long nowMicros, long nowTotalNanos, long nowLateNanos) {
        long micros = take(nowMicros, nowTotalNanos, nowLateNanos);
        double release = heldNanos * Math.min(1, micros * NANOS_PER_MICRO / SMOOTH_NANOS);
        heldNanos -= release;
        owedNanos += release;
        long steps = pay(micros, owedNanos, 0, mostSteps);
        highestSteps = Math.max(highestSteps, steps);
        return (double) steps / STEPS_PER_PERCENT;
    }

    /// The CPU of the last row. What would make it higher than any before, and can be put down to lateness, is left for
    /// [#settle].
    ///
    /// @param processes how many there were, since the account of each can be late; NaN where that is not known
    double last(long nowMicros, long nowTotalNanos, long nowLateNanos, double processes) {
        double late = heldNanos + LATE_NANOS * (Double.isNaN(processes) ? 1 : Math.max(1, processes));
        long micros = take(nowMicros, nowTotalNanos, nowLateNanos);
        double usual = highestSteps < 0 ? Double.MAX_VALUE : highestSteps * nanosPerStep(micros);
        owedNanos += heldNanos;
        double left = Math.clamp(owedNanos - usual, 0, Math.min(late, heldNanos));
        heldNanos = 0;
        return (double) pay(micros, owedNanos - left, 0, mostSteps) / STEPS_PER_PERCENT;
    }

    /// The CPU of the last row is not known: what the rows before have not shown yet is left for [#settle].
    ///
    /// @param totalNanos CPU time up to the row before
    void lastUnknown(long totalNanos) {
        take(elapsedMicros, totalNanos, lateNanos);
        owedNanos += heldNanos;
        heldNanos = 0;
    }

    /// Puts what the last row left into the rows of the last moments, in proportion to what they show already (who did
    /// nothing did not do this either); then wherever there is room, the latest first.
    ///
    /// @param tail the last rows, oldest first, the last one among them
    /// @param spreadNanos how long the last moments are
    /// @return true where a row was changed
    boolean settle(List<Sample> tail, long spreadNanos) {
        int last = tail.size() - 1;
        long from = tail.get(last).elapsedMicros() - spreadNanos / NANOS_PER_MICRO;
        double shown = 0;
        for (int i = last; i > 0 && tail.get(i).elapsedMicros() > from; i--) {
            shown += shownNanos(tail, i);
        }
        double all = owedNanos;
        boolean changed = false;
        for (int i = last; i > 0 && tail.get(i).elapsedMicros() > from && shown > 0; i--) {
            changed |= add(tail, i, all * shownNanos(tail, i) / shown);
        }
        for (int i = last; i > 0; i--) {
            changed |= add(tail, i, owedNanos);
        }
        return changed;
    }

    private double shownNanos(List<Sample> tail, int i) {
        return steps(tail.get(i)) * nanosPerStep(micros(tail, i));
    }

    private static long steps(Sample row) {
        return Math.round(row.value(Metric.CPU) * STEPS_PER_PERCENT);
    }

    private boolean add(List<Sample> tail, int i, double nanos) {
        Sample row = tail.get(i);
        if (Double.isNaN(row.value(Metric.CPU))) {
            return false;
        }
        long steps = steps(row);
        long more = pay(micros(tail, i), nanos, -steps, mostSteps - steps);
        if (more != 0) {
            row.value(Metric.CPU, (double) (steps + more) / STEPS_PER_PERCENT);
        }
        return more != 0;
    }

    /// What no row shows, in nanoseconds; within rounding 0 but where there was no room.
    double owedNanos() {
        return owedNanos;
    }

    // Takes in what is new; answers the length of the row.
    private long take(long nowMicros, long nowTotalNanos, long nowLateNanos) {
        heldNanos += nowLateNanos - lateNanos;
        owedNanos += nowTotalNanos - totalNanos - (nowLateNanos - lateNanos);
        long micros = nowMicros - elapsedMicros;
        elapsedMicros = nowMicros;
        totalNanos = nowTotalNanos;
        lateNanos = nowLateNanos;
        return micros;
    }

    private long pay(long micros, double nanos, long leastSteps, long mostSteps) {
        double step = nanosPerStep(micros);
        long steps = Math.clamp(Math.round(nanos / step), leastSteps, mostSteps);
        owedNanos -= steps * step;
        return steps;
    }

    private double nanosPerStep(long micros) {
        return micros * cpusOfHundredPercent / STEPS_PER_NANO;
    }

    private static long micros(List<Sample> tail, int i) {
        return tail.get(i).elapsedMicros() - tail.get(i - 1).elapsedMicros();
    }
}
