package psrec.linux;

import java.nio.charset.StandardCharsets;

/// `/proc/pid/stat`, proc_pid_stat(5): the fields that psrec uses, of the text parsed last.
final class StatFile {
    // Of include/linux/sched.h in the kernel.
    private static final long PF_EXITING = 0x4;
    private static final long PF_FORKNOEXEC = 0x40;
    private static final long PF_KTHREAD = 0x200000;

    private final Fields fields = new Fields();

    /// `R`, `S`, `D`, `Z`, `T`, ...
    char state;
    /// The parent's pid.
    int parentPid;
    /// `PF_*` of the kernel.
    long flags;
    /// Page faults of all descendants that were waited for: 0 if none of them touched memory of its own.
    long childrenFaults;
    /// CPU time of all descendants that were waited for, in ticks, each part rounded down.
    long childrenUserTicks;

    long childrenSystemTicks;
    /// Threads, also of a process whose first thread has ended.
    long threads;
    /// When it started, in ticks since boot: with the pid, the process's identity.
    long startTicks;
    /// Signals 1 to 31 that are pending for its first thread, and that it ignores; bit n - 1 for signal n.
    long pending;

    long ignored;

    /// True if the thread has entered the kernel's exit, or a signal that ends its process is pending for it: the
    /// kernel then makes SIGKILL pending for each thread.
    boolean isExiting() {
        return (flags & PF_EXITING) != 0 || state == 'Z' || state == 'X' || Signals.contains(pending, Signals.KILL);
    }

    /// Parses a text, throwing where it is not as the kernel writes it.
    void parse(String file, byte[] text, int length) {
        // The name stands in parentheses and may hold any byte, parentheses and blanks too: its end is the last one.
        int close = length - 1;
        while (close >= 0 && text[close] != ')') {
            close--;
        }
        if (close < 0) {
            throw new ProcFormatException(file, "name in parentheses", text, length);
        }
        fields.set(text, close + 1, length);
        state = fields.letter();
        parentPid = (int) fields.number();
        fields.skip(4); // pgrp, session, tty_nr, tpgid
        flags = fields.number();
        fields.skip(1); // minflt
        childrenFaults = fields.number();
        fields.skip(1); // majflt
        childrenFaults += fields.number();
        fields.skip(2); // utime, stime
        childrenUserTicks = fields.number();
        childrenSystemTicks = fields.number();
        fields.skip(2); // priority, nice
        threads = fields.number();
        fields.skip(1); // itrealvalue
        startTicks = fields.number();
        fields.skip(8); // vsize, rss (less exact than statm's), rsslim, five addresses
        pending = fields.number();
        fields.skip(1); // blocked
        ignored = fields.number();
        if (ignored == Fields.ABSENT) {
            throw new ProcFormatException(file, "field 33 (sigignore)", text, length);
        }
    }

    /// True while the process has executed no program since it was created: until then it can use the address space
    /// of another process.
    boolean neverExeced() {
        return (flags & PF_FORKNOEXEC) != 0;
    }

    boolean isKernelThread() {
        return (flags & PF_KTHREAD) != 0;
    }

    /// The process's short name in a text; U+FFFD for what is not UTF-8.
    static String name(byte[] text, int length) {
        int open = 0;
        while (open < length && text[open] != '(') {
            open++;
        }
        int close = length - 1;
        while (close > open && text[close] != ')') {
            close--;
        }
        return open < close ? new String(text, open + 1, close - open - 1, StandardCharsets.UTF_8) : "?";
    }
}
