package psrec.linux;

/// What a fake /proc shows of a process.
///
/// @param ignored signals, bit n - 1 for signal n
/// @param flags `PF_*` of the kernel
record FakeProcess(
        int pid,
        String name,
        char state,
        int parentPid,
        long childrenUserTicks,
        long childrenSystemTicks,
        int threads,
        long startTicks,
        long ignored,
        long residentPages,
        long peakKilobytes,
        long flags) {
    /// Later than any real instant since a machine started.
    static final long LATER = 1L << 60;

    static FakeProcess of(int pid) {
        return new FakeProcess(pid, "work", 'S', 1, 0, 0, 1, LATER, 0, 100, 500, 4194304);
    }

    FakeProcess named(String newName) {
        return new FakeProcess(
                pid,
                newName,
                state,
                parentPid,
                childrenUserTicks,
                childrenSystemTicks,
                threads,
                startTicks,
                ignored,
                residentPages,
                peakKilobytes,
                flags);
    }

    FakeProcess in(char newState) {
        return new FakeProcess(
                pid,
                name,
                newState,
                parentPid,
                childrenUserTicks,
                childrenSystemTicks,
                threads,
                startTicks,
                ignored,
                residentPages,
                peakKilobytes,
                flags);
    }

    FakeProcess childOf(int newParent) {
        return new FakeProcess(
                pid,
                name,
                state,
                newParent,
                childrenUserTicks,
                childrenSystemTicks,
                threads,
                startTicks,
                ignored,
                residentPages,
                peakKilobytes,
                flags);
    }

    FakeProcess waitedFor(long userTicks, long systemTicks) {
        return new FakeProcess(
                pid,
                name,
                state,
                parentPid,
                userTicks,
                systemTicks,
                threads,
                startTicks,
                ignored,
                residentPages,
                peakKilobytes,
                flags);
    }

    FakeProcess withThreads(int newThreads) {
        return new FakeProcess(
                pid,
                name,
                state,
                parentPid,
                childrenUserTicks,
                childrenSystemTicks,
                newThreads,
                startTicks,
                ignored,
                residentPages,
                peakKilobytes,
                flags);
    }

    FakeProcess startedAt(long newStartTicks) {
        return new FakeProcess(
                pid,
                name,
                state,
                parentPid,
                childrenUserTicks,
                childrenSystemTicks,
                threads,
                newStartTicks,
                ignored,
                residentPages,
                peakKilobytes,
                flags);
    }

    FakeProcess ignoring(long signals) {
        return new FakeProcess(
                pid,
                name,
                state,
                parentPid,
                childrenUserTicks,
                childrenSystemTicks,
                threads,
                startTicks,
                signals,
                residentPages,
                peakKilobytes,
                flags);
    }

    FakeProcess resident(long pages) {
        return new FakeProcess(
                pid,
                name,
                state,
                parentPid,
                childrenUserTicks,
                childrenSystemTicks,
                threads,
                startTicks,
                ignored,
                pages,
                peakKilobytes,
                flags);
    }

    FakeProcess withFlags(long newFlags) {
        return new FakeProcess(
                pid,
                name,
                state,
                parentPid,
                childrenUserTicks,
                childrenSystemTicks,
                threads,
                startTicks,
                ignored,
                residentPages,
                peakKilobytes,
                newFlags);
    }

    String stat() {
        return pid + " (" + name + ") " + state + " " + parentPid + " 7 7 0 -1 " + flags + " 60 61 62 63 64 65 "
                + childrenUserTicks + " " + childrenSystemTicks + " 20 0 " + threads + " 0 " + startTicks
                + " 2830336 250 18446744073709551615 1 2 3 0 0 0 0 " + ignored + " 0 0 0 0 17 1 0 0 0 0 0 0 0 0 0 0"
                + " 0 0 0\n";
    }

    String status() {
        return "Name:\t" + name + "\nUmask:\t0022\nState:\t" + state + " (any)\nTgid:\t" + pid + "\nPid:\t" + pid
                + "\nVmPeak:\t    9999 kB\nVmHWM:\t    " + peakKilobytes + " kB\nVmRSS:\t    400 kB\nThreads:\t"
                + threads + "\n";
    }
}
