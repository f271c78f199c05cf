package psrec.sampling;

import java.util.List;
import psrec.metric.Metric;
import psrec.recording.Sample;

/// Turns CPU time so far into the percent of each row, so that the rows add up to the whole: what a row cannot show,
/// by rounding or because it is more than the machine can have done in that time, the next rows take.
///
/// More than possible comes about where the kernel's account of children that were never seen lags behind (by up to
/// 20 ms a process) and then catches up.
final class CpuColumn {
    private static final int STEPS_PER_PERCENT = 1000;
    // A step is a thousandth of a percent: one CPU for a microsecond is 1000 ns, or 100 000 steps of 0.01 ns.
    private static final double STEPS_PER_NANO = 100.0;

    private final int cpusOfHundredPercent;
    private final long mostSteps;
    private long elapsedMicros;
    private long totalNanos;
    private double owedNanos;

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
    double percent(long nowMicros, long nowTotalNanos) {
        owedNanos += nowTotalNanos - totalNanos;
        totalNanos = nowTotalNanos;
        long steps = pay(nowMicros - elapsedMicros, mostSteps);
        elapsedMicros = nowMicros;
        return (double) steps / STEPS_PER_PERCENT;
    }

    /// Puts what the last row could not take into the rows before it, the latest first, as far as there is room.
    ///
    /// @param tail the last rows, oldest first, the last one among them
    /// @return true where a row was changed
    boolean settle(List<Sample> tail) {
        boolean changed = false;
        for (int i = tail.size() - 1; i > 0 && owedNanos > 0; i--) {
            long micros = tail.get(i).elapsedMicros() - tail.get(i - 1).elapsedMicros();
            long steps = Math.round(tail.get(i).value(Metric.CPU) * STEPS_PER_PERCENT);
            long more = pay(micros, mostSteps - steps);
            if (more > 0) {
                tail.get(i).value(Metric.CPU, (double) (steps + more) / STEPS_PER_PERCENT);
                changed = true;
            }
        }
        return changed;
    }

    /// What no row shows, in nanoseconds; within rounding 0 but where there was no room.
    double owedNanos() {
        return owedNanos;
    }

    private long pay(long micros, long room) {
        double nanosPerStep = micros * cpusOfHundredPercent / STEPS_PER_NANO;
        long steps = Math.clamp(Math.round(owedNanos / nanosPerStep), 0, room);
        owedNanos -= steps * nanosPerStep;
        return steps;
    }
}
