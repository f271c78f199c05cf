package psrec.sampling;

/// When to look at the peaks of memory: soon and often at the start, so that a program shorter than an interval has a
/// true peak, then at a row now and then, since such a look costs as much as a row. Times are nanoseconds since the
/// recording began.
final class PeakLooks {
    private static final long FIRST_NANOS = 1_000_000;
    private static final long LONGEST_PAUSE_NANOS = 1_000_000_000;

    private long nextNanos = FIRST_NANOS;

    boolean isDue(long nowNanos) {
        return nowNanos >= nextNanos;
    }

    /// When to wake for a look alone; in the first second only.
    long nextWakeNanos() {
        return nextNanos <= LONGEST_PAUSE_NANOS ? nextNanos : Long.MAX_VALUE;
    }

    /// In the first second a program may be over before the next look.
    boolean areOften(long nowNanos) {
        return nowNanos < LONGEST_PAUSE_NANOS;
    }

    void take(long nowNanos) {
        // Twice as late each time; rows come a little late, and shall not be passed over for that.
        nextNanos = nowNanos < LONGEST_PAUSE_NANOS ? 2 * nowNanos : nowNanos + LONGEST_PAUSE_NANOS / 2;
    }
}
