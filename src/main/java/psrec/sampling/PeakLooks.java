package psrec.sampling;

/// When to look at the peaks of memory: at a row now and then, since such a look costs as much as a row. If the kernel
/// tells no peak when a process ends, also soon and often at the start, so that a program shorter than an interval has
/// one. Times are nanoseconds since the recording began.
final class PeakLooks {
    private static final long FIRST_NANOS = 1_000_000;
    private static final long LONGEST_PAUSE_NANOS = 1_000_000_000;

    private final boolean early;
    private long nextNanos;

    /// @param early also in the first second, and between rows
    PeakLooks(boolean early) {
        this.early = early;
        nextNanos = early ? FIRST_NANOS : LONGEST_PAUSE_NANOS;
    }

    boolean isDue(long nowNanos) {
        return nowNanos >= nextNanos;
    }

    /// When to wake for a look alone; in the first second only.
    long nextWakeNanos() {
        return early && nextNanos <= LONGEST_PAUSE_NANOS ? nextNanos : Long.MAX_VALUE;
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
