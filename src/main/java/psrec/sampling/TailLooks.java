package psrec.sampling;

/// When to look at an attached process between two ticks, if what it used after the last look is lost once its parent
/// has waited for it: ten times a second while it runs. One that sleeps is looked at more and more seldom, after as
/// long
/// as it has slept already. Times are nanoseconds since the recording began.
final class TailLooks {
    static final long PAUSE_NANOS = 100_000_000;

    private final boolean needed;
    private long nextNanos = PAUSE_NANOS;
    private long movedNanos;
    private long cpuNanos;

    /// @param needed false if nothing can be lost
    TailLooks(boolean needed) {
        this.needed = needed;
    }

    boolean isDue(long nowNanos) {
        return nowNanos >= nextWakeNanos();
    }

    long nextWakeNanos() {
        return needed ? nextNanos : Long.MAX_VALUE;
    }

    /// It was read.
    ///
    /// @param nowCpuNanos CPU time so far
    void take(long nowNanos, long nowCpuNanos) {
        if (nowCpuNanos != cpuNanos) {
            cpuNanos = nowCpuNanos;
            movedNanos = nowNanos;
        }
        nextNanos = nowNanos + Math.max(PAUSE_NANOS, nowNanos - movedNanos);
    }
}
