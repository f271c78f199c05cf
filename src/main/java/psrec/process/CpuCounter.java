package psrec.process;

/// Counts the CPU time of processes from now on, also after they have been waited for: all their threads, those they
/// create, and, if wanted, all descendants they create.
///
/// The count is not exact: it leaves out some microseconds of each switch between threads and of each exit, and on a
/// virtual machine it includes time in which the CPU was somewhere else.
public interface CpuCounter extends AutoCloseable {
    /// Counts a process, too: all threads that it has now.
    ///
    /// @return false if it may not be counted, or if there are too few descriptors; the counter is then of no use
    boolean add(int pid);

    /// How many threads have a counter of their own: what a reading costs.
    int size();

    /// CPU time counted so far, in nanoseconds.
    long nanos();

    /// An upper bound of what can be in the count although no thread ran: time of all CPUs in interrupts and time taken
    /// by the hypervisor, in nanoseconds since the machine started; -1 if it is not known.
    long notRunNanos();

    @Override
    void close();
}
