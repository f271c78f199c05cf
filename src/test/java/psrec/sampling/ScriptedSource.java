package psrec.sampling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import psrec.metric.Metric;
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
        boolean ended;
        boolean waitedFor;
        boolean abandonsChildren;
        boolean subreaper;
        boolean hidden;
        double rssBytes = 1000;
        int threads = 1;
        long peakRssBytes = -1;
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

    // ---- the script --------------------------------------------------------------------------------------------

    /// A process with this pid is born.
    ScriptedSource fork(int parent, int pid) {
        if (tasks.containsKey(pid)) {
            throw new IllegalArgumentException("pid " + pid + " is in use");
        }
        Task task = new Task(pid, parent);
        tasks.put(pid, task);
        everBorn.add(task);
        births.add(pid);
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
        return Math.max(task.peakRssBytes, task.childrenPeakRssBytes);
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
        task(pid).rssBytes = bytes;
        return this;
    }

    ScriptedSource threads(int pid, int threads) {
        threadBorn |= threads > task(pid).threads;
        task(pid).threads = threads;
        return this;
    }

    ScriptedSource peakRss(int pid, long bytes) {
        task(pid).peakRssBytes = bytes;
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
            into.parentPid(task.parent);
            into.childrenCpuNanos(inTicks(task.childrenUser) + inTicks(task.childrenSystem));
            into.abandonsChildren(task.abandonsChildren);
            into.gauge(Metric.THREADS, task.threads);
            into.gauge(Metric.PROCESSES, 1);
            return true;
        }

        @Override
        public boolean readUse(ProcessReading into) {
            beforeReading.run();
            if (!task.hidden) {
                into.gauge(Metric.RSS, task.ended ? 0 : task.rssBytes);
            }
            return !task.ended && !task.hidden;
        }

        private long inTicks(long nanos) {
            return nanos / NANOS_PER_TICK * NANOS_PER_TICK;
        }

        @Override
        public long peakRssBytes() {
            return task.waitedFor ? -1 : task.peakRssBytes;
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
