package psrec.sampling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import psrec.metric.Metric;
import psrec.process.CpuCounter;
import psrec.process.Exit;
import psrec.process.PidList;
import psrec.process.ProcessProbe;
import psrec.process.ProcessReading;
import psrec.process.ProcessSource;

/// A machine whose processes do what the script says, with the kernel's account of them: a child's total goes to its
/// parent when that waits for it, and is shown in ticks, rounded down; orphans go to the nearest subreaper
/// above them, such as psrec where it starts the command, or to init.
final class ScriptedSource implements ProcessSource {
    static final int INIT = 1;
    static final int PSREC = 100;
    private static final long NANOS_PER_TICK = 10_000_000;

    private final Map<Integer, Task> tasks = new LinkedHashMap<>();
    private final List<Task> everBorn = new ArrayList<>();
    private final PidList births = new PidList();
    private final PidList list = new PidList();
    private boolean threadBorn;
    private boolean sawAllBirths;
    private int probesOpen;
    private int statesRead;
    private int comparisons;
    private boolean comparable = true;
    private boolean countersAllowed;
    private long notRunNanos;
    private int countersRead;
    private int countersOpen;
    private Runnable beforeCounting = () -> {};
    private Runnable beforeReading = () -> {};

    private ScriptedSource(boolean subreaper) {
        tasks.put(INIT, new Task(INIT, 0));
        tasks.put(PSREC, new Task(PSREC, INIT));
        task(PSREC).subreaper = subreaper;
    }

    /// Where psrec starts the command: it waits for all orphans.
    static ScriptedSource forStart() {
        return new ScriptedSource(true);
    }

    /// Where psrec attaches to a process.
    static ScriptedSource forAttach() {
        return new ScriptedSource(false);
    }

    /// A process, as the kernel has it.
    private static final class Task {
        final int pid;
        int parent;
        long user;
        long system;
        long childrenUser;
        long childrenSystem;
        boolean exiting;
        boolean ended;
        boolean waitedFor;
        boolean abandonsChildren;
        boolean subreaper;
        // CPU time before it was counted; -1 if it is not counted.
        long countedFrom = -1;
        boolean hidden;
        boolean neverExeced;
        // The child that it waits for until that executes a program or ends.
        int vforked;
        Space space = new Space();
        int threads = 1;
        long childrenPeakRssBytes = -1;
        String name = "work";

        Task(int pid, int parent) {
            this.pid = pid;
            this.parent = parent;
        }

        static Task gone(int pid) {
            Task task = new Task(pid, INIT);
            task.waitedFor = true;
            return task;
        }

        long own() {
            return user + system;
        }
    }

    /// An address space.
    private static final class Space {
        double rssBytes = 1000;
        long peakRssBytes = -1;
    }

    // ---- the script --------------------------------------------------------------------------------------------

    /// A process with this pid is born.
    ScriptedSource fork(int parent, int pid) {
        if (tasks.containsKey(pid)) {
            throw new IllegalArgumentException("pid " + pid + " is in use");
        }
        Task task = new Task(pid, parent);
        task.neverExeced = true;
        task.countedFrom = task(parent).countedFrom < 0 ? -1 : 0;
        tasks.put(pid, task);
        everBorn.add(task);
        births.add(pid);
        return this;
    }

    /// A process is born that uses the address space of its creator: clone with `CLONE_VM`.
    ScriptedSource cloneVm(int creator, int parent, int pid) {
        fork(parent, pid);
        task(pid).space = task(creator).space;
        return this;
    }

    /// The same, and its parent waits until it executes a program or ends.
    ScriptedSource vfork(int parent, int pid) {
        cloneVm(parent, parent, pid);
        task(parent).vforked = pid;
        return this;
    }

    /// It executes a program, and has an address space of its own.
    ScriptedSource exec(int pid) {
        Task task = task(pid);
        task.space = new Space();
        task.neverExeced = false;
        return run(pid, 0, 1000);
    }

    /// From now on psrec is not permitted to compare address spaces.
    ScriptedSource refuseComparisons() {
        comparable = false;
        return this;
    }

    /// It uses CPU.
    ScriptedSource run(int pid, long userNanos, long systemNanos) {
        task(pid).user += userNanos;
        task(pid).system += systemNanos;
        return this;
    }

    ScriptedSource run(int pid, long millis) {
        return run(pid, millis * 1_000_000, 0);
    }

    /// It has begun to exit.
    ScriptedSource beginExit(int pid) {
        task(pid).exiting = true;
        return this;
    }

    /// Counters of CPU time may be opened.
    ScriptedSource allowCounters() {
        countersAllowed = true;
        return this;
    }

    /// Something that happens once, before a process is counted.
    void beforeCounting(Runnable what) {
        beforeCounting = what;
    }

    /// The counters have this much too much: the hypervisor had the CPU.
    ScriptedSource steal(long nanos) {
        notRunNanos += nanos;
        return this;
    }

    /// It ends, and waits to be waited for; its children go to their new parent.
    ScriptedSource exit(int pid) {
        Task ending = task(pid);
        ending.ended = true;
        for (Task child : List.copyOf(tasks.values())) {
            if (child.parent == pid) {
                child.parent = heir(ending);
                if (child.ended && child.parent == INIT) {
                    await(child.pid);
                }
            }
        }
        if (ending.parent == INIT) {
            await(pid);
        }
        return this;
    }

    // The nearest subreaper above.
    private int heir(Task ending) {
        int ancestor = ending.parent;
        while (ancestor != INIT && !task(ancestor).subreaper) {
            ancestor = task(ancestor).parent;
        }
        return ancestor;
    }

    /// From now on orphans among its descendants go to it.
    ScriptedSource becomeSubreaper(int pid) {
        task(pid).subreaper = true;
        return this;
    }

    /// Its parent waits for it.
    ScriptedSource await(int pid) {
        Task child = task(pid);
        if (!child.ended) {
            throw new IllegalArgumentException("process " + pid + " has not ended");
        }
        child.waitedFor = true;
        tasks.remove(pid);
        Task parent = task(child.parent);
        if (!parent.abandonsChildren) {
            parent.childrenUser += child.user + child.childrenUser;
            parent.childrenSystem += child.system + child.childrenSystem;
            parent.childrenPeakRssBytes = Math.max(parent.childrenPeakRssBytes, peakWithChildren(child));
            // wait4 itself costs something.
            parent.system += parent.pid == INIT || parent.pid == PSREC ? 0 : 1000;
        }
        return this;
    }

    private static long peakWithChildren(Task task) {
        return Math.max(task.space.peakRssBytes, task.childrenPeakRssBytes);
    }

    /// psrec waits for a child of its own.
    Exit reap(int pid) {
        Task child = task(pid);
        Exit.Last last = new Exit.Last(child.name, child.childrenPeakRssBytes < 0, child.abandonsChildren);
        await(pid);
        return new Exit(
                pid,
                0,
                0,
                child.own(),
                child.own() + child.childrenUser + child.childrenSystem,
                peakWithChildren(child),
                last);
    }

    ScriptedSource ignoreSigchld(int pid) {
        task(pid).abandonsChildren = true;
        return this;
    }

    /// Nothing of it can be read but its clock.
    ScriptedSource hide(int pid) {
        task(pid).hidden = true;
        return this;
    }

    /// NaN where it cannot be read.
    ScriptedSource rss(int pid, double bytes) {
        task(pid).space.rssBytes = bytes;
        return this;
    }

    ScriptedSource threads(int pid, int threads) {
        threadBorn |= threads > task(pid).threads;
        task(pid).threads = threads;
        return this;
    }

    ScriptedSource peakRss(int pid, long bytes) {
        task(pid).space.peakRssBytes = bytes;
        return this;
    }

    ScriptedSource name(int pid, String name) {
        task(pid).name = name;
        return this;
    }

    /// Something that happens before each reading, so that the world moves while it is read.
    void beforeReading(Runnable what) {
        beforeReading = what;
    }

    /// The same before one reading, the so-manieth from now on.
    void beforeReading(int reading, Runnable what) {
        int[] left = {reading};
        beforeReading(() -> {
            if (--left[0] == 0) {
                what.run();
            }
        });
    }

    // ---- the truth ---------------------------------------------------------------------------------------------

    /// Children that have ended and that this one could wait for.
    List<Integer> ended(int parent) {
        return tasks.values().stream()
                .filter(task -> task.parent == parent && task.ended)
                .map(task -> task.pid)
                .toList();
    }

    /// All that live below this one.
    List<Integer> livingBelow(int ancestor) {
        return tasks.values().stream()
                .filter(task -> !task.ended && task.pid != ancestor && isBelow(task, ancestor))
                .map(task -> task.pid)
                .toList();
    }

    /// The memory of all that live below this one, each address space once.
    double rssBelow(int ancestor) {
        return tasks.values().stream()
                .filter(task -> !task.ended && task.pid != ancestor && isBelow(task, ancestor))
                .map(task -> task.space)
                .distinct()
                .mapToDouble(space -> space.rssBytes)
                .sum();
    }

    /// All below this one that were not waited for.
    int existingBelow(int ancestor) {
        return (int) tasks.values().stream()
                .filter(task -> task.pid != ancestor && isBelow(task, ancestor))
                .count();
    }

    private boolean isBelow(Task task, int ancestor) {
        Task at = task;
        while (at.pid != ancestor && at.pid != INIT) {
            at = task(at.parent);
        }
        return at.pid == ancestor;
    }

    boolean exists(int pid) {
        return tasks.containsKey(pid);
    }

    boolean ended(Integer pid) {
        return task(pid).ended;
    }

    /// What all processes used that the script has started, those that have gone too.
    long everUsedNanos() {
        return everBorn.stream().mapToLong(Task::own).sum();
    }

    int probesOpen() {
        return probesOpen;
    }

    /// How often the state of a process was read, of all of them together.
    int statesRead() {
        return statesRead;
    }

    /// How often two address spaces were compared.
    int comparisons() {
        return comparisons;
    }

    /// Counters that were opened and not closed.
    int countersOpen() {
        return countersOpen;
    }

    /// How often counters were read.
    int countersRead() {
        return countersRead;
    }

    private Task task(int pid) {
        Task task = tasks.get(pid);
        if (task == null) {
            throw new IllegalArgumentException("no process " + pid);
        }
        return task;
    }

    // ---- as psrec sees it --------------------------------------------------------------------------------------

    @Override
    public void skipBirths() {
        births.clear();
    }

    @Override
    public PidList births() {
        list.clear();
        sawAllBirths = !threadBorn;
        threadBorn = false;
        for (int i = 0; i < births.size(); i++) {
            list.add(births.get(i));
            sawAllBirths &= exists(births.get(i));
        }
        births.clear();
        return list;
    }

    @Override
    public boolean sawAllBirths() {
        return sawAllBirths;
    }

    @Override
    public PidList all() {
        list.clear();
        tasks.keySet().forEach(list::add);
        return list;
    }

    @Override
    public Sharing sharing(int pid, int other) {
        comparisons++;
        if (!comparable) {
            return Sharing.UNKNOWN;
        }
        Task one = tasks.get(pid);
        Task two = tasks.get(other);
        boolean shared = one != null && two != null && !one.ended && !two.ended && one.space == two.space;
        return shared ? Sharing.SHARED : Sharing.SEPARATE;
    }

    @Override
    public CpuCounter cpuCounter(boolean children) {
        countersOpen++;
        return new Counter();
    }

    /// Counts as the kernel does, with descendants.
    private final class Counter implements CpuCounter {
        @Override
        public boolean add(int pid) {
            Runnable once = beforeCounting;
            beforeCounting = () -> {};
            once.run();
            task(pid).countedFrom = task(pid).own();
            return countersAllowed;
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public long nanos() {
            countersRead++;
            return notRunNanos
                    + everBorn.stream()
                            .filter(task -> task.countedFrom >= 0)
                            .mapToLong(task -> task.own() - task.countedFrom)
                            .sum();
        }

        @Override
        public long notRunNanos() {
            return notRunNanos;
        }

        @Override
        public void close() {
            countersOpen--;
            everBorn.forEach(task -> task.countedFrom = -1);
        }
    }

    @Override
    public ProcessProbe open(int pid) {
        Task task = tasks.get(pid);
        return new Probe(task == null ? Task.gone(pid) : task);
    }

    /// A process held open. Its clock goes by the pid alone, as the kernel's does.
    private final class Probe implements ProcessProbe {
        private final Task task;
        private boolean open = true;

        Probe(Task task) {
            this.task = task;
            probesOpen++;
        }

        @Override
        public int pid() {
            return task.pid;
        }

        @Override
        public long cpuNanos() {
            beforeReading.run();
            Task now = tasks.get(task.pid);
            return now == null ? GONE : now.own();
        }

        @Override
        public boolean readState(ProcessReading into) {
            beforeReading.run();
            statesRead++;
            into.clear();
            if (task.waitedFor || task.hidden) {
                return !task.waitedFor;
            }
            into.alive(!task.ended);
            into.exiting(task.exiting || task.ended);
            into.parentPid(task.parent);
            into.childrenCpuNanos(inTicks(task.childrenUser) + inTicks(task.childrenSystem));
            into.abandonsChildren(task.abandonsChildren);
            into.neverExeced(task.neverExeced);
            into.waitsUninterruptibly(waitsForVforked());
            into.gauge(Metric.THREADS, task.threads);
            into.gauge(Metric.PROCESSES, 1);
            return true;
        }

        @Override
        public boolean readUse(ProcessReading into) {
            beforeReading.run();
            if (!task.hidden) {
                into.gauge(Metric.RSS, task.ended ? 0 : task.space.rssBytes);
            }
            return !task.ended && !task.hidden;
        }

        private boolean waitsForVforked() {
            Task child = tasks.get(task.vforked);
            return child != null && !child.ended && child.neverExeced;
        }

        private long inTicks(long nanos) {
            return nanos / NANOS_PER_TICK * NANOS_PER_TICK;
        }

        @Override
        public long peakRssBytes() {
            return task.ended ? -1 : task.space.peakRssBytes;
        }

        @Override
        public String name() {
            return task.name;
        }

        @Override
        public void close() {
            if (open) {
                open = false;
                probesOpen--;
            }
        }
    }
}
