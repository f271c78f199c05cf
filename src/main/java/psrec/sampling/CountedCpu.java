package psrec.sampling;

import psrec.process.CpuCounter;

/// What a counter of the kernel adds to the account of a tree: CPU time that was used since the last sample by
/// processes
/// that somebody else has waited for, and by processes that left the tree unseen.
///
/// The account is better while its processes can be read: the counter loses some microseconds of each switch between
/// threads (a third of a storm of the shortest children), and may include time that a virtual machine did not get. So
/// only differences over a short time are taken, from an instant at which both were known, and scaled by how both
/// went before.
final class CountedCpu {
    /// How old the instant may be at most; a little less, for ticks come a little late.
    private static final long RELATE_NANOS = 900_000_000;
    /// A reading of many counters shall not cost more than a thousandth of the time.
    private static final long RELATE_NANOS_PER_COUNTER = 5_000_000;
    /// Before this much CPU time the ratio says nothing: clocks and the accounts of children go in ticks.
    private static final long RATIO_NANOS = 1_000_000_000;

    private static final double LEAST_RATIO = 0.8;
    private static final double LARGEST_RATIO = 1.5;
    /// Each of three terms of [CpuCounter#notRunNanos()] is rounded down to 10 ms.
    private static final long ROUNDING_NANOS = 30_000_000;

    private final CpuCounter counter;
    private final long countedBefore;
    private final long notRunBefore;
    // When, and what, the account and the counter were known together.
    private long relatedNanos;
    private long account;
    private long counted;

    /// The recording begins here.
    CountedCpu(CpuCounter counter) {
        this.counter = counter;
        notRunBefore = counter.notRunNanos();
        countedBefore = counter.nanos();
        counted = countedBefore;
    }

    /// True if it is time to [#relate], and something ran since.
    boolean isDue(long nowNanos, long accountNanos) {
        return accountNanos != account
                && nowNanos - relatedNanos >= Math.max(RELATE_NANOS, counter.size() * RELATE_NANOS_PER_COUNTER);
    }

    /// The account is known, and nothing is missing in it.
    void relate(long nowNanos, long accountNanos) {
        relatedNanos = nowNanos;
        account = accountNanos;
        counted = counter.nanos();
    }

    /// By how much the account falls short of the counter since they were related, at least 0.
    long missing(long accountNanos) {
        return Math.max(0, account + (long) (ratio() * (counter.nanos() - counted)) - accountNanos);
    }

    private double ratio() {
        double before = counted - countedBefore;
        return account < RATIO_NANOS || before <= 0 ? 1 : Math.clamp(account / before, LEAST_RATIO, LARGEST_RATIO);
    }

    /// By how much the account of the whole recording is too small for certain, at least 0.
    long surelyMissing(long accountNanos) {
        if (notRunBefore < 0) {
            return 0;
        }
        long notRun = counter.notRunNanos() - notRunBefore + ROUNDING_NANOS;
        return Math.max(0, counter.nanos() - countedBefore - notRun - accountNanos);
    }

    void close() {
        counter.close();
    }
}
