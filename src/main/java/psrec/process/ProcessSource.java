package psrec.process;

/// Where processes are found and opened.
public interface ProcessSource {
    /// Forgets all births up to now.
    void skipBirths();

    /// Pids that may have been born since the last call, a parent before its children where it can be told: it
    /// may hold strangers and some a second time, but misses none, and none is from before [#skipBirths()].
    /// Empty, and cheap, when nothing was born. The list is reused.
    PidList births();

    /// True where all that was born up to the last call of [#births()] was in one of its lists: no thread, and
    /// no process that had been waited for already; and none is hidden. While that is so, a process that had no
    /// children before has waited for none, and one of a single thread still has one.
    boolean sawAllBirths();

    /// All processes there are now. The list is reused.
    PidList all();

    /// What is known of the address spaces of two processes.
    enum Sharing {
        /// They use one: all their memory is the same.
        SHARED,
        /// Each has its own, or one of them is gone.
        SEPARATE,
        /// The system does not permit to compare them.
        UNKNOWN
    }

    /// Compares the address spaces of two processes.
    Sharing sharing(int pid, int other);

    /// A counter of CPU time, of no process yet.
    ///
    /// @param children counts also the descendants that are created from when a process is added
    CpuCounter cpuCounter(boolean children);

    /// Opens a process. Whether there is one, and what may be read of it, is told by its readings.
    ProcessProbe open(int pid);
}
