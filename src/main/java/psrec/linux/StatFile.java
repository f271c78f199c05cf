package psrec.linux;

import java.nio.charset.StandardCharsets;

/// `/proc/pid/stat`, proc_pid_stat(5): the fields that psrec uses, of the text parsed last.
final class StatFile {
    private final Fields fields = new Fields();

    /// `R`, `S`, `D`, `Z`, `T`, ...
    char state;
    /// The parent's pid.
    int parentPid;
    /// Page faults of all descendants that were waited for: 0 if none of them touched memory of its own.
    long childrenFaults;
    /// CPU time of all descendants that were waited for, in ticks, each part rounded down.
    long childrenUserTicks;

    long childrenSystemTicks;
    /// Threads, also of a process whose first thread has ended.
    long threads;
    /// When it started, in ticks since boot: with the pid, the process's identity.
    long startTicks;
    /// Signals 1 to 31 that it blocks and ignores, bit n - 1 for signal n.
    long blocked;

    long ignored;

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
        fields.skip(6); // pgrp, session, tty_nr, tpgid, flags, minflt
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
        fields.skip(9); // vsize, rss (less exact than statm's), rsslim, five addresses, signal
        blocked = fields.number();
        ignored = fields.number();
        if (ignored == Fields.ABSENT) {
            throw new ProcFormatException(file, "field 33 (sigignore)", text, length);
        }
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
