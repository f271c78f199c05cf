package psrec.process;

/// One process, held open for reading. It stands for that process for good: a pid that is given out again is
/// never mistaken for it.
public interface ProcessProbe extends AutoCloseable {
    /// What [#cpuNanos()] answers for a process that has been waited for.
    long GONE = -1;

    /// What [#name()] answers for a process that has been waited for.
    String NO_NAME = "?";

    int pid();

    /// CPU time of the process so far, all threads, also those that have ended, without its children; nanoseconds.
    /// [#GONE] once it has been waited for; a process that has ended and still waits for its parent has its last
    /// value. The cheapest of all readings. It goes by the pid alone: a later [#readState] tells whether that was
    /// still the same process.
    long cpuNanos();

    /// Reads how the process stands: whether it lives, its parent, its threads, the account of its children,
    /// whether it waits for them. All of this matters or changes only where processes or threads are born, end or
    /// are waited for. What it uses is not known then.
    ///
    /// @return false where the process is gone (then `into` is not to be used)
    boolean readState(ProcessReading into);

    /// Reads what the process uses: the gauges that change whenever it runs. Its state must have been read once.
    ///
    /// @return false where the process may have ended, or another may have its pid: [#readState] can tell
    boolean readUse(ProcessReading into);

    /// The most resident memory the process ever had, in bytes; -1 where it is not known.
    long peakRssBytes();

    /// The process's short name, for people; [#NO_NAME] if it cannot be read.
    String name();

    @Override
    void close();
}
