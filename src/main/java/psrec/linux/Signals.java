package psrec.linux;

/// Signals by number, signal(7), as x86-64 and aarch64 have them; sets of them as bits, n - 1 for signal n.
final class Signals {
    static final int HUP = 1;
    static final int INT = 2;
    static final int QUIT = 3;
    static final int KILL = 9;
    static final int USR1 = 10;
    static final int USR2 = 12;
    static final int PIPE = 13;
    static final int TERM = 15;
    static final int STKFLT = 16;
    static final int CHLD = 17;
    static final int XFSZ = 25;

    /// The C library's own, for cancelling threads and for setuid: its posix_spawn leaves them ignored in the child
    /// unless told otherwise.
    private static final int CANCEL = 32;

    private static final int SETXID = 33;

    /// What psrec takes in itself, or passes on to the command.
    static final long HANDLED = set(HUP) | set(INT) | set(QUIT) | set(USR1) | set(USR2) | set(TERM);

    /// What must be blocked in every thread so that one descriptor gets it all.
    static final long BLOCKED = HANDLED | set(CHLD);

    /// What shall be the default in the command although a JVM, or the C library, has it otherwise. SIGCHLD is among
    /// them: where psrec finds it ignored it must not leave it so, or the kernel would keep no account of the
    /// command; POSIX leaves it open whether an exec passes that on.
    static final long DEFAULT_IN_COMMAND = set(CHLD) | set(CANCEL) | set(SETXID);

    private static final String[] NAMES = {
        "", "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE", "ALRM",
        "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF",
        "WINCH", "IO", "PWR", "SYS"
    };

    private Signals() {}

    static long set(int signal) {
        return 1L << (signal - 1);
    }

    static boolean contains(long set, int signal) {
        return (set & set(signal)) != 0;
    }

    static String name(int signal) {
        return signal > 0 && signal < NAMES.length ? "SIG" + NAMES[signal] : "signal " + signal;
    }
}
