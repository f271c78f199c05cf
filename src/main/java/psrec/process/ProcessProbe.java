package psrec.process;

/// One process, held open for reading. It stands for that process for good: a pid that is given out again is
/// never mistaken for it.
public interface ProcessProbe extends AutoCloseable {
    /// What [#cpuNanos()] answers for a process that has been waited for.
    long GONE = -1;

    int pid();

    /// CPU time of the process so far, all threads, also those that have ended, without its children; nanoseconds.
    /// [#GONE] once it has been waited for; a process that has ended and still waits for its parent has its last
    /// value. The cheapest of all readings. It goes by the pid alone: a later [#read] tells whether that was still
    /// the same process.
    long cpuNanos();

    /// Reads all the rest. False where the process is gone (then `into` is not to be used).
    boolean read(ProcessReading into);

    /// The most resident memory the process ever had, in bytes; -1 where it is not known.
    long peakRssBytes();

    /// The process's short name, for people.
    String name();

    @Override
    void close();
}
