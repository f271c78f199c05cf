package psrec.linux;

import psrec.process.Watch;

/// Sleeps in one ppoll(2) on a signalfd(2) and, where one is watched, a pidfd of the process.
///
/// The signals are blocked in every thread since before the JVM started, so none is lost and none interrupts; a
/// signalfd also tells who sent them.
final class LinuxWatch implements Watch {
    /// No process to watch.
    static final int NONE = -1;

    private static final int SIGNALS_READY = 1;
    private static final int PROCESS_READY = 2;
    private static final int SIGINFO_BYTES = 128;
    private static final int SI_CODE = 8;
    /// `SI_KERNEL`: not by a process; of SIGINT and SIGQUIT, by the terminal's driver.
    private static final int SI_KERNEL = 0x80;

    private final int signals;
    private int pidfd;
    private final byte[] buffer = new byte[16 * SIGINFO_BYTES];

    LinuxWatch(long set, int pidfd) {
        this.signals = Libc.signalDescriptor(set);
        this.pidfd = pidfd;
        Libc.exactTimers();
    }

    @Override
    public void await(long deadlineNanos, Listener listener) {
        int ready = Libc.poll(signals, pidfd, deadlineNanos - System.nanoTime());
        if ((ready & SIGNALS_READY) != 0) {
            readSignals(listener);
        }
        if ((ready & PROCESS_READY) != 0) {
            listener.watchedEnded();
            Libc.close(pidfd);
            pidfd = NONE;
        }
    }

    private void readSignals(Listener listener) {
        int n = Libc.read(signals, buffer);
        for (int at = 0; at + SIGINFO_BYTES <= n; at += SIGINFO_BYTES) {
            int number = intAt(at);
            if (number == Signals.CHLD) {
                listener.childChanged();
            } else {
                listener.signal(number, intAt(at + SI_CODE) == SI_KERNEL);
            }
        }
    }

    private int intAt(int at) {
        return (buffer[at] & 0xff)
                | (buffer[at + 1] & 0xff) << 8
                | (buffer[at + 2] & 0xff) << 16
                | (buffer[at + 3] & 0xff) << 24;
    }
}
