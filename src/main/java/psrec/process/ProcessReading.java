package psrec.process;

import java.util.Arrays;
import psrec.metric.Metric;

/// What is known of one process, CPU clock aside. Filled by a [ProcessProbe]; reused, so that a
/// recording allocates nothing a sample.
public final class ProcessReading {
    private final double[] gauges = new double[Metric.all().size()];

    private int parentPid;
    private long childrenCpuNanos;
    private boolean alive;
    private boolean exiting;
    private boolean abandonsChildren;
    private boolean neverExeced;
    private boolean waitsUninterruptibly;

    public ProcessReading() {
        clear();
    }

    /// Back to "nothing is known".
    public void clear() {
        Arrays.fill(gauges, Double.NaN);
        parentPid = 0;
        childrenCpuNanos = 0;
        alive = true;
        exiting = false;
        abandonsChildren = false;
        neverExeced = false;
        waitsUninterruptibly = false;
    }

    /// One gauge of the process; NaN where it could not be read.
    public double gauge(Metric metric) {
        return gauges[metric.ordinal()];
    }

    public void gauge(Metric metric, double value) {
        gauges[metric.ordinal()] = value;
    }

    /// The process that will wait for this one; 0 where it could not be read.
    public int parentPid() {
        return parentPid;
    }

    public void parentPid(int pid) {
        parentPid = pid;
    }

    /// CPU time of all descendants that were waited for, in nanoseconds: never more than the truth, up to two
    /// ticks of the kernel's (20 ms) less.
    public long childrenCpuNanos() {
        return childrenCpuNanos;
    }

    public void childrenCpuNanos(long nanos) {
        childrenCpuNanos = nanos;
    }

    /// False for a process that has ended and waits for its parent.
    public boolean alive() {
        return alive;
    }

    public void alive(boolean value) {
        alive = value;
    }

    /// True for a process that has begun to exit, or that a signal is about to end: it runs no code of its own any
    /// more. Also true for one that has exited and was not waited for.
    public boolean exiting() {
        return exiting;
    }

    public void exiting(boolean value) {
        exiting = value;
    }

    /// True where the process never waits for its children, so that no account is kept of what they used.
    public boolean abandonsChildren() {
        return abandonsChildren;
    }

    public void abandonsChildren(boolean value) {
        abandonsChildren = value;
    }

    /// True while the process has executed no program since it was created: until then it can use the address space
    /// of another process.
    public boolean neverExeced() {
        return neverExeced;
    }

    public void neverExeced(boolean value) {
        neverExeced = value;
    }

    /// True while it waits for something that no signal interrupts, as the parent does in vfork(2).
    public boolean waitsUninterruptibly() {
        return waitsUninterruptibly;
    }

    public void waitsUninterruptibly(boolean value) {
        waitsUninterruptibly = value;
    }
}
