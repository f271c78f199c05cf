package psrec.linux;

import java.io.File;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import psrec.metric.Metric;
import psrec.process.ProcessProbe;
import psrec.process.ProcessReading;

/// One process in /proc. Where that is of no use, its CPU clock is all that is known.
final class LinuxProbe implements ProcessProbe {
    private static final ProcGauge[] GAUGES = ProcGauge.values();
    private static final long UNSET = -1;

    private final Proc proc;
    private final int pid;
    private final int clock;
    private final String folder;
    private final ProcFile statFile;
    private final ProcFile statmFile;
    private final byte[] statusPath;
    private long startTicks = UNSET;
    // Its first thread has ended while others go on.
    private boolean leaderEnded;

    LinuxProbe(Proc proc, int pid) {
        this.proc = proc;
        this.pid = pid;
        this.clock = Libc.cpuClock(pid);
        this.folder = proc.root() + "/" + pid;
        this.statFile = new ProcFile(folder + "/stat", proc.budget());
        this.statmFile = new ProcFile(folder + "/statm", proc.budget());
        this.statusPath = (folder + "/status").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int pid() {
        return pid;
    }

    @Override
    public long cpuNanos() {
        long nanos = proc.cpuClock().nanos(clock);
        return nanos < 0 ? GONE : nanos;
    }

    @Override
    public boolean readState(ProcessReading into) {
        into.clear();
        if (!proc.usable()) {
            return cpuNanos() != GONE;
        }
        return switch (readStat()) {
            case GONE -> false;
            case DENIED -> true;
            case READ -> {
                fill(into);
                yield true;
            }
        };
    }

    private void fill(ProcessReading into) {
        StatFile stat = proc.stat();
        into.alive(leaderEnded || !hasEnded(stat));
        into.parentPid(stat.parentPid);
        into.childrenCpuNanos((stat.childrenUserTicks + stat.childrenSystemTicks) * Proc.NANOS_PER_TICK);
        into.abandonsChildren(Signals.contains(stat.ignored, Signals.CHLD) && canHaveChildren(stat));
        // What the first thread tells after its end is of no address space.
        into.neverExeced(!leaderEnded && stat.neverExeced());
        into.waitsUninterruptibly(stat.state == 'D');
        boolean firstThreadExits = stat.isExiting();
        boolean single = stat.threads <= 1;
        read(ProcGauge.Kind.STATE, into);
        into.exiting(firstThreadExits && (single || allThreadsExit()));
    }

    // Its first thread may exit alone.
    private boolean allThreadsExit() {
        String[] threads = new File(folder + "/task").list();
        boolean all = true;
        for (int i = 0; threads != null && all && i < threads.length; i++) {
            String file = folder + "/task/" + threads[i] + "/stat";
            int n = proc.readOnce(file);
            if (n > 0) {
                proc.stat().parse(file, proc.buffer(), n);
                all = proc.stat().isExiting();
            }
        }
        return all;
    }

    // Of all kernel threads kthreadd alone, the one without a parent, has children.
    private static boolean canHaveChildren(StatFile stat) {
        return !stat.isKernelThread() || stat.parentPid == 0;
    }

    private static boolean hasEnded(StatFile stat) {
        return stat.state == 'Z' || stat.state == 'X';
    }

    private void read(ProcGauge.Kind kind, ProcessReading into) {
        for (ProcGauge gauge : GAUGES) {
            if (gauge.kind == kind) {
                into.gauge(gauge.metric, gauge.value.applyAsDouble(this));
            }
        }
    }

    @Override
    public boolean readUse(ProcessReading into) {
        if (startTicks == UNSET) {
            return false;
        }
        read(ProcGauge.Kind.USE, into);
        // One that has ended has no memory.
        return statmFile.isHeld() && into.gauge(Metric.RSS) > 0;
    }

    /// How reading a file of the process went.
    enum Result {
        READ,
        GONE,
        DENIED
    }

    /// Reads `stat` and sees to it that it is still the same process.
    Result readStat() {
        int n = statFile.read(proc.buffer());
        if (n <= 0) {
            // A process that hidepid hides looks like none, but it has a clock.
            return startTicks == UNSET && cpuNanos() != GONE ? Result.DENIED : Result.GONE;
        }
        StatFile stat = proc.stat();
        stat.parse(statFile.name(), proc.buffer(), n);
        if (startTicks == UNSET) {
            startTicks = stat.startTicks;
        }
        // It is shown as a zombie, too.
        leaderEnded = hasEnded(stat) && stat.threads > 1;
        return stat.startTicks == startTicks ? Result.READ : Result.GONE;
    }

    /// `stat`, as it was read last.
    StatFile stat() {
        return proc.stat();
    }

    /// Resident memory in bytes, proc_pid_statm(5); NaN where it may not be read.
    double residentBytes() {
        long pages = residentPages(statmFile);
        if (pages == 0 && leaderEnded) {
            // The memory is known by a thread that lives.
            pages = residentPagesOfThreads();
        }
        return pages < 0 ? Double.NaN : (double) pages * Proc.PAGE_BYTES;
    }

    private long residentPages(ProcFile file) {
        int n = file.read(proc.buffer());
        if (n <= 0) {
            return n == -Errno.ESRCH || n == -Errno.ENOENT ? 0 : -1;
        }
        proc.statm().parse(file.name(), proc.buffer(), n);
        return proc.statm().residentPages;
    }

    private long residentPagesOfThreads() {
        String[] threads = new File(folder + "/task").list();
        long most = 0;
        for (String thread : threads == null ? new String[0] : threads) {
            try (ProcFile file = new ProcFile(folder + "/task/" + thread + "/statm", proc.budget())) {
                most = Math.max(most, residentPages(file));
            }
            if (most > 0) {
                break;
            }
        }
        return most;
    }

    @Override
    public long peakRssBytes() {
        long kilobytes = statusNumber(StatusFile.PEAK_RSS);
        return kilobytes == Fields.ABSENT ? -1 : kilobytes * 1024;
    }

    /// The process that this one is a thread of; itself where it is none; [Fields#ABSENT] where it is not known.
    long threadGroup() {
        return statusNumber(StatusFile.THREAD_GROUP);
    }

    private long statusNumber(byte[] key) {
        int n = proc.usable() ? proc.readOnce(statusPath) : 0;
        return n <= 0 ? Fields.ABSENT : StatusFile.number(proc.buffer(), n, key);
    }

    @Override
    public String name() {
        int n = proc.usable() ? statFile.read(proc.buffer()) : 0;
        return n <= 0 ? NO_NAME : StatFile.name(proc.buffer(), n);
    }

    /// The words of its command line, proc_pid_cmdline(5); null where it has none.
    @Nullable
    String commandLine() {
        String line = proc.readAll(folder + "/cmdline");
        return line.isEmpty() ? null : line;
    }

    @Override
    public void close() {
        statFile.close();
        statmFile.close();
    }
}
