package psrec.sampling;

import org.jspecify.annotations.Nullable;
import psrec.metric.Metric;
import psrec.process.ProcessProbe;
import psrec.process.ProcessReading;

/// One process of a tree: what it used by itself, and what its children used that it has waited for. All times are
/// nanoseconds since the recording began.
final class Node {
    /// A tick of a kernel with `CONFIG_HZ=100`; most have 250 or 1000.
    private static final double LONGEST_TICK_NANOS = 10_000_000;

    /// More than ticks make: the kernel's account lacks children that were seen to have ended.
    private static final long FALLS_SHORT_NANOS = 50_000_000;

    final ProcessProbe probe;
    final ProcessReading reading = new ProcessReading();

    /// Who waits for it: another process of the tree, or null for the first and for orphans.
    @Nullable
    Node parent;
    /// It has been waited for.
    boolean gone;
    /// The process whose address space it uses, or may use; null where it is known to have its own: [AddressSpaces].
    @Nullable
    Node memoryOwner;
    /// It is known to use that, so that its memory is in the owner's.
    boolean sharesMemory;
    /// It was noted that no account is kept of its children.
    boolean abandoned;
    /// What it used is in the account of another, or in the account of all that have departed.
    boolean closed;
    /// The most memory it had before the recording; -1 where it was not there.
    private long peakRssBytesBefore = -1;

    // CPU clock at the last reading, and when the recording began.
    private long clock;
    private long clockBefore;
    // CPU clock when its peak of memory was looked at; -1 where it was not yet.
    private long clockAtPeak = -1;
    // CPU time by itself that its threads can have used since the readings before.
    private long shown;
    // What the kernel's account of its children held when the recording began.
    private long childrenBefore;
    // What children of it that have ended used before the recording: in the kernel's account, but not in this one.
    private long endedChildrenBefore;
    // What its children used: the best lower bound.
    private long children;
    // Its state was read at the last sweep, not at one before.
    private boolean fresh;
    // It has run since its state was read.
    private boolean stale;
    // What was born, or its children, can have changed its state since that was read, if it has run.
    private boolean doubted;
    // While nothing of that happens, its state stays as it is: it has one thread, and is surely what is read.
    private boolean plain;
    // It ran at the sweep before this one.
    private boolean ranBefore;
    // A child of it has ended, or may have come and gone unseen, and its state was not read since.
    private boolean mayHaveLostChildren;
    private boolean accountFallsShort;
    // The last totals of children that have ended since the last sweep.
    private long credit;

    /// A process of which only the state is known yet, so that it can be told whether it belongs to the tree.
    Node(ProcessProbe probe) {
        this.probe = probe;
        gone = !probe.readState(reading);
    }

    /// It belongs to the tree: the rest is read.
    void join(@Nullable Node newParent) {
        plain = readUse();
        clock = Math.max(0, probe.cpuNanos());
        shown = clock;
        parent = newParent;
        castDoubtOnParent();
    }

    /// Its parent can wait for it at any time, and then has more in its account.
    void castDoubtOnParent() {
        if (parent != null) {
            parent.doubted = true;
        }
    }

    /// The recording begins here: what the process used till now does not count.
    void begin() {
        readAll();
        clock = Math.max(0, probe.cpuNanos());
        clockBefore = clock;
        childrenBefore = reading.childrenCpuNanos();
        peakRssBytesBefore = probe.peakRssBytes();
        shown = 0;
    }

    int pid() {
        return probe.pid();
    }

    /// CPU time by itself.
    long own() {
        return clock - clockBefore;
    }

    /// CPU time by itself and by all children that it waited for, as far as it is known: not more than the truth (but
    /// for ticks, up to 20 ms, of a process that was there before), and not less but for ticks and children unseen.
    long total() {
        return own() + children;
    }

    /// Reads the process again, and sees whether it has gone: nothing more where it has not run, all of it
    /// where that can have changed, else what it uses.
    ///
    /// @param evenIfIdle all of it also where it has not run since the last reading
    /// @param sawAllBirths all that was born since was seen, and was processes
    /// @param passedNanos since the last reading
    void refresh(boolean evenIfIdle, boolean sawAllBirths, long passedNanos) {
        long now = probe.cpuNanos();
        boolean ran = now != clock;
        fresh = false;
        stale |= ran;
        doubted |= !sawAllBirths;
        // That a birth was missed may be known one sweep late.
        mayHaveLostChildren |= !sawAllBirths && (ran || ranBefore);
        ranBefore = ran;
        // A clock that went back is another process's, with the same pid.
        gone = now < clock;
        if (gone) {
            return;
        }
        // The doubt may come a sweep after it has run, when it sleeps already.
        if (evenIfIdle || (stale && (doubted || !plain)) || (ran && !readUse())) {
            readAll();
        }
        if (gone) {
            return;
        }
        clock = now;
        double threads = Math.max(1, reading.gauge(Metric.THREADS));
        double possible = Math.max(shown + threads * passedNanos, own() - threads * LONGEST_TICK_NANOS);
        shown = possible < own() ? (long) possible : own();
    }

    /// Reads its CPU clock alone, between two readings.
    void readClock() {
        long now = probe.cpuNanos();
        if (now > clock) {
            clock = now;
            stale = true;
            doubted = true;
        }
    }

    /// Reads all of it, and sees whether it has gone.
    void readAll() {
        fresh = true;
        stale = false;
        doubted = false;
        gone = !probe.readState(reading);
        plain = !gone && readUse();
    }

    /// Reads what it uses, though it may not have run.
    void rereadUse() {
        plain &= readUse();
    }

    // False where its state can change by itself.
    private boolean readUse() {
        return probe.readUse(reading) && reading.gauge(Metric.THREADS) == 1;
    }

    /// CPU time by itself that the clock has too early. The kernel brings the clock of a thread that runs up to
    /// date only at its ticks: read more often, it stands still and then jumps by more than a thread can have
    /// done.
    long early() {
        return own() - shown;
    }

    /// No account is kept of children of it that have ended, or may have come and gone unseen, since it does not wait
    /// for them.
    boolean abandonsChildren() {
        boolean tells = mayHaveLostChildren && reading.abandonsChildren();
        mayHaveLostChildren &= !fresh;
        return accountFallsShort || tells;
    }

    /// It has ended, whether or not it was waited for.
    boolean hasEnded() {
        return gone || closed || !reading.alive();
    }

    /// True where it has run since its peak of memory was looked at, and so can have a higher one.
    boolean hasRunSinceLook() {
        return clock != clockAtPeak;
    }

    /// The peak of its memory in bytes, where it is of the recording; -1 where it is not, or not known.
    long peakRssBytes() {
        clockAtPeak = clock;
        long peak = probe.peakRssBytes();
        return peak > peakRssBytesBefore ? peak : -1;
    }

    /// A child of this process has ended, and this process has waited for it.
    void take(Node child) {
        mayHaveLostChildren = true;
        credit += child.total();
        endedChildrenBefore += child.clockBefore + child.childrenBefore + child.endedChildrenBefore;
    }

    /// Takes the better of two lower bounds: the kernel's account, which is rounded down, and what was known before
    /// with the last totals of the children that have ended since.
    ///
    /// @return by how much the kernel's account was better: CPU time that became known late
    long settleChildren() {
        long known = children + credit;
        long read = reading.childrenCpuNanos() - childrenBefore - endedChildrenBefore;
        accountFallsShort |= fresh && children - read > FALLS_SHORT_NANOS;
        children = Math.max(known, read);
        credit = 0;
        return children - known;
    }
}
