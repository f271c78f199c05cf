package psrec.process;

/// A child that has ended and was waited for.
///
/// @param pid which
/// @param code its exit code, 0 to 255; -1 where a signal ended it
/// @param signal the signal that ended it; 0 where it exited
/// @param ownCpuNanos its CPU time, all threads, without its children
/// @param cpuNanos the same with all descendants that it had waited for; the kernel's own account
/// @param peakRssBytes the highest resident memory that it, or one of those descendants, ever had: `ru_maxrss`; -1 if
///     the kernel has none
public record Exit(int pid, int code, int signal, long ownCpuNanos, long cpuNanos, long peakRssBytes) {
    private static final int SIGNALLED = 128;

    /// As a shell says it: the code, or 128 + the signal.
    public int shellCode() {
        return signal == 0 ? code : SIGNALLED + signal;
    }
}
