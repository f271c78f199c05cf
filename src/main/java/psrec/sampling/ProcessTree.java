package psrec.sampling;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import psrec.metric.Metric;
import psrec.process.CpuCounter;
import psrec.process.Exit;
import psrec.process.PidList;
import psrec.process.ProcessProbe;
import psrec.process.ProcessSource;
import psrec.recording.PeakRss;
import psrec.recording.Scope;

/// The target and its descendants, and the account of their CPU time: of those that live, of those that were waited
/// for by others in the tree, and of those that have departed. The account never falls and never counts twice.
///
/// Of a process that lives, its CPU clock is exact. What its children used that have ended is in the kernel's
/// account of it once it has waited for them, rounded down to ticks; a process that psrec itself waits for
/// leaves an exact account of itself and of all that it had waited for. Between, the last totals of children
/// that were seen fill the gap. The order keeps it from counting twice: a process is read before its children,
/// and children that have ended are credited after all were read, the latest found first.
final class ProcessTree implements AutoCloseable {
    /// A process that has not run has not grown, forked or waited; but the kernel can take memory from it: so
    /// one in so many is read all the same, all of it, in turn.
    private static final int IDLE_ROUND = 64;

    /// Processes may be created faster than their counters are opened.
    private static final int COUNT_TRIES = 8;

    private static final PidList NONE = new PidList();

    private static final Metric[] GAUGES = Metric.gauges().toArray(new Metric[0]);

    /// More than rounding makes: the account of an end lacks children that were seen to have ended.
    private static final long LOST_NANOS = 1_000_000;

    /// More CPU time than this of processes that left the tree unseen is reported.
    private static final long WORTH_TELLING_NANOS = 50_000_000;

    private final ProcessSource source;
    private final Scope scope;
    private final int ownPid;
    // True where psrec waits for the target and for all orphans.
    private final boolean psrecWaits;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Integer, Node> byPid = new HashMap<>();
    private final double[] sums = new double[Metric.all().size()];
    private final CpuGaps cpuGaps = new CpuGaps();
    private final AddressSpaces addressSpaces;
    private final Node target;
    private boolean targetLost;
    // Something that was born had gone before it could be read.
    private boolean missedBirth;
    // Something was born that may be of the tree, but whose parent is not told.
    private boolean hiddenBirth;
    private int sweeps;
    private long looks;
    private long sweptNanos;
    // When the target was read last, at the latest sweep or after it.
    private long targetReadNanos;
    // When the latest sweep began.
    private long nowNanos;
    private @Nullable CpuCounter openCounter;
    private @Nullable CountedCpu counted;
    // Since the counter was related to the account, a process was reaped before its last CPU time could be read.
    private boolean lost;
    private long departedNanos;
    private long lateNanos;
    private final PeakMemory peak = new PeakMemory();
    // Why some process may have had more memory than is known; empty where that is not so.
    private String peakGap = "";

    private ProcessTree(ProcessSource source, Scope scope, int ownPid, Node target, boolean psrecWaits) {
        this.source = source;
        this.scope = scope;
        this.ownPid = ownPid;
        this.psrecWaits = psrecWaits;
        this.target = target;
        addressSpaces = new AddressSpaces(source);
        add(target, null);
        sumUp();
    }

    /// The tree of a command that psrec has just started: nothing of it was there before. The source's births
    /// must have been skipped before the start.
    static ProcessTree ofCommand(ProcessSource source, Scope scope, int ownPid, ProcessProbe command) {
        return new ProcessTree(source, scope, ownPid, new Node(command), true);
    }

    /// The tree of a process that somebody else waits for: all of it that is there now. [#begin()] is to come next.
    static ProcessTree ofStranger(ProcessSource source, Scope scope, int ownPid, ProcessProbe target) {
        source.skipBirths();
        ProcessTree tree = new ProcessTree(source, scope, ownPid, new Node(target), false);
        if (scope == Scope.TREE) {
            tree.adopt(source.all());
            // The first processes of a machine have no parent.
            tree.hiddenBirth = false;
        }
        return tree;
    }

    /// Counts CPU time from now on, also of processes that are waited for before they can be read again, if the system
    /// allows it. Must come before [#begin()].
    void count() {
        for (int i = 1; i <= COUNT_TRIES; i++) {
            CpuCounter counter = source.cpuCounter(scope == Scope.TREE);
            int counts = nodes.size();
            boolean allowed = true;
            for (int k = 0; k < counts && allowed; k++) {
                allowed = counter.add(nodes.get(k).pid());
            }
            if (allowed && scope == Scope.TREE) {
                // Whether these have inherited a counter cannot be seen: all are opened again.
                adopt(source.births());
            }
            // Of a target that has gone already there is nothing to count.
            allowed &= counter.size() > 0;
            if (allowed && (nodes.size() == counts || i == COUNT_TRIES)) {
                openCounter = counter;
                return;
            }
            counter.close();
            if (!allowed) {
                return;
            }
        }
    }

    /// The recording begins here: what was used till now does not count.
    void begin() {
        // Children first: one that is waited for meanwhile is not in the tree, and in its parent's account before it
        // begins.
        for (Node node : nodes.reversed()) {
            node.begin();
            node.closed = node.gone && node != target;
        }
        removeGone();
        peak.clear();
        counted = openCounter == null ? null : new CountedCpu(openCounter);
        sumUp();
    }

    private void add(Node node, @Nullable Node parent) {
        addressSpaces.join(node, parent, nodes);
        node.join(parent);
        nodes.add(node);
        byPid.put(node.pid(), node);
    }

    /// Reads the tree once, as far as it can have changed.
    ///
    /// @param nowNanos since the recording began
    void sweep(long nowNanos) {
        sweep(nowNanos, false);
    }

    /// Reads all of the tree once more.
    void lastSweep(long nowNanos) {
        sweep(nowNanos, true);
        if (counted != null) {
            takeUnseen(counted);
        }
    }

    // What left the tree between two samples, and so was never seen.
    private void takeUnseen(CountedCpu counter) {
        long unseen = counter.surelyMissing(cpuNanos());
        departedNanos += unseen;
        lateNanos += unseen;
        if (unseen > WORTH_TELLING_NANOS) {
            cpuGaps.add("processes left the tree before they were seen; they used at least " + seconds(unseen)
                    + " of CPU time, which is counted; the rest is not known");
        }
    }

    /// Reads the target between two sweeps, so that less is lost if it is waited for before the next one; of a small
    /// tree all.
    void lookAtTarget(long now) {
        if (nodes.size() <= IDLE_ROUND) {
            sweep(now);
        } else if (!target.closed) {
            target.readClock();
            targetReadNanos = now;
        }
    }

    /// True if CPU time is known even of processes that exit and are reaped between two sweeps: psrec reaps them
    /// itself, or a counter counts them.
    boolean keepsAllCpu() {
        return psrecWaits || counted != null;
    }

    private void sweep(long now, boolean all) {
        nowNanos = now;
        PidList born = scope == Scope.TREE ? source.births() : NONE;
        boolean sawAllBirths = scope == Scope.TREE && source.sawAllBirths() && !missedBirth && !hiddenBirth;
        missedBirth = false;
        addressSpaces.refresh();
        for (int i = 0; i < nodes.size(); i++) {
            boolean evenIfIdle = all || (i + sweeps) % IDLE_ROUND == 0;
            nodes.get(i).refresh(evenIfIdle, sawAllBirths, now - sweptNanos);
        }
        if (!born.isEmpty()) {
            adopt(born);
        }
        sweeps++;
        sweptNanos = now;
        settle();
        targetReadNanos = now;
        relateToCounter(all);
        sumUp();
    }

    private void relateToCounter(boolean last) {
        if (counted == null || !(lost || last || counted.isDue(nowNanos, cpuNanos()))) {
            return;
        }
        if (lost) {
            departedNanos += counted.missing(cpuNanos());
            lost = false;
        }
        counted.relate(nowNanos, cpuNanos());
    }

    // A child that was missed cannot be told from one that was born elsewhere.
    private void noteIfAbandoned(Node node) {
        if (scope == Scope.TREE && !node.abandoned && node.abandonsChildren()) {
            node.abandoned = true;
            noteAbandoned(node);
        }
    }

    private void noteAbandoned(Node node) {
        noteUnreapedChildren(node, node.probe.name());
        String why = node.reading.abandonsChildren() ? " (it ignores SIGCHLD)" : "";
        cpuGaps.add("process " + node.pid() + " (" + node.probe.name() + ") does not wait for its children" + why
                + ", so no account is kept of them: what they used after their last sample is not known");
    }

    private void noteUnreapedChildren(Node node, String name) {
        peakGap = "process " + node.pid() + " (" + name + ") does not wait for its children";
    }

    // Takes in what belongs to the tree. Parents mostly come first; where they do not, another round finds the rest.
    private void adopt(PidList pids) {
        List<Node> strangers = new ArrayList<>();
        for (int i = 0; i < pids.size(); i++) {
            int pid = pids.get(i);
            Node known = byPid.get(pid);
            if (pid == ownPid || (known != null && !known.gone)) {
                continue;
            }
            Node node = new Node(source.open(pid));
            missedBirth |= node.gone;
            hiddenBirth |= !node.gone && node.reading.parentPid() == 0;
            if (!adopt(node)) {
                strangers.add(node);
            }
        }
        boolean found = !strangers.isEmpty();
        while (found) {
            found = strangers.removeIf(this::adopt);
        }
        strangers.forEach(stranger -> stranger.probe.close());
    }

    private boolean adopt(Node node) {
        int parentPid = node.reading.parentPid();
        Node parent = byPid.get(parentPid);
        boolean orphan = psrecWaits && parentPid == ownPid;
        if (node.gone || (parent == null && !orphan)) {
            return false;
        }
        add(node, parent);
        return true;
    }

    private void settle() {
        boolean anyEnded = false;
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Node node = nodes.get(i);
            lateNanos += node.settleChildren();
            node.castDoubtOnParent();
            noteIfAbandoned(node);
            if (node.gone) {
                close(node);
            }
            anyEnded |= hasEnded(node);
        }
        if (anyEnded) {
            removeGone();
        }
    }

    // The last total of a process that has gone goes to the one who waited for it.
    private void close(Node node) {
        if (node.closed) {
            return;
        }
        lateNanos += node.early();
        node.closed = true;
        Node parent = node.parent;
        if (parent == null) {
            departedNanos += counted(node);
            noteLost(node);
        } else if (!parent.closed) {
            parent.take(node);
            if (!psrecWaits && hasEnded(parent)) {
                // Its parent may have ended before it: then who waited for it keeps no account that is read here.
                noteLost(node);
            }
        }
    }

    private void noteLost(Node node) {
        lost = true;
        targetLost |= node == target;
        if (counted != null) {
            return;
        }
        if (node == target) {
            cpuGaps.add(
                    "process " + node.pid() + " was waited for by its parent at once; what it and its children used in"
                            + " its last " + seconds(nowNanos - targetReadNanos) + " is not known");
        } else {
            cpuGaps.add("process " + node.pid()
                    + " had lost its parent and ended; what it used after its last sample is not known");
        }
    }

    // A stranger's process has no children any more when it has ended; those of a command are its until it is gone, and
    // then come to psrec, which knows what it waits for.
    private boolean hasEnded(Node node) {
        return node.gone || (!psrecWaits && !node.reading.alive());
    }

    private void removeGone() {
        for (Node node : nodes) {
            if (node.gone) {
                byPid.remove(node.pid(), node);
                node.probe.close();
            }
        }
        for (Node node : nodes) {
            Node parent = node.parent;
            if (!node.gone && parent != null && hasEnded(parent)) {
                node.readAll();
                node.parent = byPid.get(node.reading.parentPid());
            }
        }
        nodes.removeIf(node -> node.closed);
        nodes.forEach(Node::castDoubtOnParent);
    }

    private void sumUp() {
        addressSpaces.settle();
        for (Metric metric : GAUGES) {
            sums[metric.ordinal()] = sum(metric);
        }
        // A process that is about to end has no memory left: that is no peak.
        double rssBytes = sums[Metric.RSS.ordinal()];
        if (rssBytes > 0) {
            peak.sum(rssBytes);
        }
        // Where psrec waits, the kernel tells the peak of each process.
        for (int i = 0; i < nodes.size() && !psrecWaits; i++) {
            seeMemory(nodes.get(i));
        }
    }

    private void seeMemory(Node node) {
        double rssBytes = node.reading.gauge(Metric.RSS);
        if (node.reading.alive() && rssBytes > 0 && !node.sharesMemory) {
            peak.ofProcess((long) rssBytes, node);
        }
    }

    private double sum(Metric metric) {
        boolean any = false;
        double sum = 0;
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            if (node.reading.alive()) {
                any = true;
                sum += metric == Metric.RSS && node.sharesMemory ? 0 : node.reading.gauge(metric);
            }
        }
        return any ? sum : Double.NaN;
    }

    /// Looks at the most memory that processes ever had, of those that have run since: of a large tree at so
    /// many at a time, in turn, for a look costs more than all else that is read of a process. A peak is there
    /// until its process ends, so nothing is lost but with a process that ends before its turn.
    ///
    /// @param evenIfIdle at all of a small tree, since a clock may be some milliseconds late to tell that one runs
    void lookAtPeaks(boolean evenIfIdle) {
        boolean all = evenIfIdle && nodes.size() <= IDLE_ROUND;
        int left = IDLE_ROUND;
        for (int i = 0; i < nodes.size() && left > 0; i++) {
            Node node = nodes.get((int) (looks % nodes.size()));
            looks++;
            if (all || looks % IDLE_ROUND == 0 || node.hasRunSinceLook()) {
                left--;
                lookAtPeak(node);
            }
        }
        peak.readName();
    }

    /// Looks at the peaks of all processes that live: of those nobody will tell more.
    void lookAtAllPeaks() {
        for (int i = 0; i < nodes.size(); i++) {
            lookAtPeak(nodes.get(i));
        }
        peak.readName();
    }

    private void lookAtPeak(Node node) {
        long bytes = node.peakRssBytes();
        if (bytes > 0 && !node.sharesMemory) {
            peak.ofProcess(bytes, node);
        }
    }

    /// True if the kernel does not tell the peak of a process when it ends, so that only looks do.
    boolean needsEarlyLooks() {
        return !psrecWaits || scope == Scope.PROCESS;
    }

    /// Takes in the account of a process that psrec itself has waited for.
    void take(Exit exit) {
        Node node = byPid.get(exit.pid());
        if (scope == Scope.PROCESS) {
            departedNanos += node == null ? 0 : exit.ownCpuNanos();
        } else {
            departedNanos += account(exit, node);
        }
        takePeak(exit, node);
        if (node != null) {
            node.gone = true;
            node.closed = true;
            removeGone();
            sumUp();
        }
    }

    // The peak of a process that has ended is the higher of its own and of those of the descendants it had waited for.
    private void takePeak(Exit exit, @Nullable Node node) {
        Exit.Last last = exit.last();
        if (scope == Scope.PROCESS && node != target) {
            return;
        }
        if (exit.peakRssBytes() <= 0) {
            peakGap = "the kernel does not tell the peak of process " + exit.pid();
        } else if (node != null && last != null && last.alone()) {
            peak.ofProcess(exit.peakRssBytes(), node);
        } else if (scope == Scope.TREE) {
            peak.ofSomeProcess(exit.peakRssBytes());
        } else if (!peak.is(exit.peakRssBytes())) {
            peakGap =
                    "the kernel tells the peak of process " + exit.pid() + " only together with those of its children";
        }
        if (last != null && node != null) {
            peak.name(node, last.name());
            if (last.ignoresSigchld() && scope == Scope.TREE) {
                noteUnreapedChildren(node, last.name());
            }
        }
    }

    // The kernel's account of an end is exact; what it has more of its children than was known is late.
    private long account(Exit exit, @Nullable Node node) {
        long known = node == null ? 0 : lastTotal(node);
        if (node != null && known - exit.cpuNanos() > LOST_NANOS) {
            noteAbandoned(node);
        }
        long own = exit.ownCpuNanos() - (node == null ? 0 : node.own());
        lateNanos += Math.max(0, exit.cpuNanos() - known - Math.max(0, own)) + (node == null ? 0 : node.early());
        return Math.max(exit.cpuNanos(), known);
    }

    // With the last totals of the children that it had waited for since they were read.
    private long lastTotal(Node node) {
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Node child = nodes.get(i);
            if (child.parent == node && !child.closed && child.probe.cpuNanos() == ProcessProbe.GONE) {
                lastTotal(child);
                child.gone = true;
                close(child);
            }
        }
        lateNanos += node.settleChildren();
        return node.total();
    }

    /// The target has ended, and was waited for by somebody else before its last CPU time could be read.
    boolean targetLost() {
        return targetLost && counted == null;
    }

    /// CPU time of all that belongs to the recording, in nanoseconds since it began.
    long cpuNanos() {
        long sum = departedNanos;
        for (int i = 0; i < nodes.size(); i++) {
            sum += counted(nodes.get(i));
        }
        return sum;
    }

    /// How much of [#cpuNanos()] became known late: when it had been used already by processes that came and went
    /// unseen.
    long lateNanos() {
        return lateNanos;
    }

    /// CPU time that rows can show by now: [#cpuNanos()] without what a clock has too early.
    long shownNanos() {
        long early = 0;
        for (int i = 0; i < nodes.size(); i++) {
            early += nodes.get(i).early();
        }
        return cpuNanos() - early;
    }

    private long counted(Node node) {
        return scope == Scope.TREE ? node.total() : node.own();
    }

    /// The sum of a gauge over all processes that live; NaN where none does or one could not be read.
    double gauge(Metric metric) {
        return sums[metric.ordinal()];
    }

    /// True where the sum of memory may hold one address space twice: it is not known whether processes share one.
    boolean rssIsUpperBound() {
        return addressSpaces.anyUnknown();
    }

    /// The highest memory so far, of all together and of one process.
    PeakRss peakRss() {
        peak.readName();
        return peak.toPeakRss(peakLowerBound());
    }

    private String peakLowerBound() {
        if (!psrecWaits) {
            return "processes that psrec is attached to are read at samples only";
        }
        for (Node node : nodes) {
            if (node.reading.alive()) {
                return "process " + node.pid() + " (" + node.probe.name() + ") was still running";
            }
        }
        return peakGap;
    }

    /// Why the CPU time is not all of it, a sentence each.
    List<String> cpuGaps() {
        return cpuGaps.sentences();
    }

    /// True while a process is exiting, as of the last reading, that psrec itself will wait for: an orphan, or a
    /// descendant of orphans that all are exiting. Its exit gives an exact account of it and wakes psrec.
    boolean awaitsExits() {
        for (int i = 0; i < nodes.size(); i++) {
            if (awaitsExit(nodes.get(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean awaitsExit(Node node) {
        Node at = node;
        while (at != null && at.reading.exiting()) {
            at = at.parent;
        }
        return psrecWaits && scope == Scope.TREE && at == null;
    }

    /// Notes that the exact accounts of processes that are still exiting are missing.
    void noteExiting() {
        for (Node node : nodes) {
            if (awaitsExit(node)) {
                cpuGaps.add("process " + node.pid() + " (" + node.probe.name()
                        + ") was still exiting at the end of the recording, so its account is not final");
            }
        }
    }

    /// True if nothing is left of it: every process that was seen has been waited for.
    boolean isEmpty() {
        return nodes.isEmpty();
    }

    /// Those that live, but the target: `4711 (name)`.
    List<String> others() {
        return nodes.stream()
                .filter(node -> node != target && node.reading.alive())
                .map(node -> node.pid() + " (" + node.probe.name() + ")")
                .toList();
    }

    @Override
    public void close() {
        nodes.forEach(node -> node.probe.close());
        if (counted != null) {
            counted.close();
        }
    }

    private static String seconds(long nanos) {
        return Math.max(1, Math.round(nanos / 1e6)) / 1000.0 + " s";
    }
}
