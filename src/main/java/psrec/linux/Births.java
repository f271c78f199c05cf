package psrec.linux;

import java.io.File;
import java.util.function.IntPredicate;
import psrec.process.PidList;

/// Finds new processes without looking at all old ones.
///
/// The kernel gives pids out in order, and `/proc/loadavg` ends with the last one, proc_loadavg(5): while that stands
/// still, no process and no thread was born; else what was born is among the pids since. A pid with a CPU clock is a
/// process; one without is a thread, has gone, or is not complete yet, so those are looked at once more. This finds
/// the children of every thread, at no cost for old processes, and needs no support by the kernel beyond /proc.
final class Births {
    private static final long TURN_NANOS = 100_000_000;
    // Where more was born, or more time has gone by (the pids may have come round in it), all of /proc is looked at.
    private static final int MOST_PIDS = 65_536;
    private static final long LONGEST_NANOS = 30_000_000_000L;
    private static final long ANY_TIME = 0;
    private static final int DEFAULT_PID_MAX = 4_194_304;

    private final Proc proc;
    private final Clock clock;
    private final ProcFile loadavg;
    private final boolean usable;
    private final boolean hidden;
    private final PidList found = new PidList();
    private final IntPredicate isProcess = this::look;
    private PidList unsettled = new PidList();
    private PidList newlyUnsettled = new PidList();
    private long turned;
    private long lastLook;
    private int lastPid;
    private long skippedTicks;
    private boolean sawAll;

    /// The monotonic clock, in nanoseconds.
    interface Clock {
        long nanos();
    }

    Births(Proc proc, Clock clock) {
        this.proc = proc;
        this.clock = clock;
        String path = proc.root() + "/loadavg";
        // A container may lay a file of its own over the kernel's, with a last pid of its own making.
        this.usable = proc.usable() && proc.isOwnFile(path);
        this.loadavg = new ProcFile(path, proc.budget());
        // hidepid, proc(5): there are processes that are not shown.
        this.hidden = proc.readOnce(proc.root() + "/1/stat") <= 0;
        skip();
    }

    /// Forgets all births up to now.
    void skip() {
        lastPid = readLastPid();
        lastLook = clock.nanos();
        skippedTicks = Libc.clockNanos(Libc.CLOCK_BOOTTIME) / Proc.NANOS_PER_TICK;
        unsettled.clear();
        newlyUnsettled.clear();
    }

    /// The pids that may have been born since the last call.
    PidList look() {
        found.clear();
        sawAll = !hidden;
        long now = clock.nanos();
        if (!usable || now - lastLook > LONGEST_NANOS) {
            lookAtAll();
        } else {
            lookAtUnsettled(now);
            int pid = readLastPid();
            if (pid != lastPid) {
                lookBetween(lastPid, pid);
                lastPid = pid;
            }
        }
        lastLook = now;
        sawAll &= unsettled.isEmpty() && newlyUnsettled.isEmpty();
        return found;
    }

    /// True where each pid given out up to the last look was that of a process when it was looked at, and none is
    /// hidden.
    boolean sawAll() {
        return sawAll;
    }

    /// All processes there are.
    PidList all() {
        found.clear();
        addAll(ANY_TIME);
        return found;
    }

    private void lookAtAll() {
        sawAll = false;
        lastPid = readLastPid();
        unsettled.clear();
        newlyUnsettled.clear();
        addAll(skippedTicks);
    }

    private void addAll(long fromTicks) {
        String[] names = proc.usable() ? new File(proc.root()).list() : null;
        for (String name : names == null ? new String[0] : names) {
            boolean pid = name.charAt(0) >= '1' && name.charAt(0) <= '9';
            if (pid && (fromTicks == ANY_TIME || startTicks(name) >= fromTicks)) {
                found.add(Integer.parseInt(name));
            }
        }
    }

    private long startTicks(String pid) {
        String file = proc.root() + "/" + pid + "/stat";
        int n = proc.readOnce(file);
        if (n <= 0) {
            return -1;
        }
        proc.stat().parse(file, proc.buffer(), n);
        return proc.stat().startTicks;
    }

    // Each is looked at again for one turn at least, and twice.
    private void lookAtUnsettled(long now) {
        unsettled.removeIf(isProcess);
        newlyUnsettled.removeIf(isProcess);
        if (now - turned > TURN_NANOS) {
            PidList settled = unsettled;
            unsettled = newlyUnsettled;
            newlyUnsettled = settled;
            newlyUnsettled.clear();
            turned = now;
        }
    }

    private void lookBetween(int before, int last) {
        int pidMax = last > before ? last : readPidMax();
        long span = last > before ? last - before : (long) pidMax - before + last;
        if (span > MOST_PIDS) {
            lookAtAll();
            return;
        }
        for (int pid = before + 1; pid <= pidMax; pid++) {
            lookAtNew(pid);
        }
        for (int pid = 1; last < before && pid <= last; pid++) {
            lookAtNew(pid);
        }
    }

    private void lookAtNew(int pid) {
        if (!look(pid)) {
            newlyUnsettled.add(pid);
        }
    }

    private boolean look(int pid) {
        boolean process = proc.cpuClock().nanos(Libc.cpuClock(pid)) >= 0;
        if (process) {
            found.add(pid);
        }
        return process;
    }

    // "0.20 0.18 0.12 1/80 11206": the last field.
    private int readLastPid() {
        int n = loadavg.read(proc.buffer());
        int end = n;
        while (end > 0 && !isDigit(proc.buffer()[end - 1])) {
            end--;
        }
        int start = end;
        while (start > 0 && isDigit(proc.buffer()[start - 1])) {
            start--;
        }
        int pid = 0;
        for (int i = start; i < end; i++) {
            pid = pid * 10 + proc.buffer()[i] - '0';
        }
        return pid;
    }

    private int readPidMax() {
        int n = proc.readOnce(proc.root() + "/sys/kernel/pid_max");
        if (n <= 0) {
            return DEFAULT_PID_MAX;
        }
        Fields fields = new Fields();
        fields.set(proc.buffer(), 0, n);
        return (int) fields.number();
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
