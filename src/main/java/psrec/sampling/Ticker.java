package psrec.sampling;

/// When rows are due: at multiples of the interval, whatever happened to the row before. Times are nanoseconds since
/// the recording began.
final class Ticker {
    private final long intervalNanos;
    private long taken;
    private long missed;

    Ticker(long intervalNanos) {
        this.intervalNanos = intervalNanos;
    }

    /// The next tick.
    long nextNanos() {
        return (taken + 1) * intervalNanos;
    }

    /// A row is taken now: it stands for the latest tick; those before it that got none are missed.
    void take(long nowNanos) {
        long latest = nowNanos / intervalNanos;
        missed += Math.max(0, latest - taken - 1);
        taken = Math.max(taken, latest);
    }

    /// Ticks that got no row before the next was due.
    long missed() {
        return missed;
    }
}
