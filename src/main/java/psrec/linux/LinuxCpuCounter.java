package psrec.linux;

import java.io.File;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import psrec.process.CpuCounter;

/// Counters of perf_event_open(2) of the kind `PERF_COUNT_SW_TASK_CLOCK`, one for each thread that exists when its
/// process is added; the kernel copies them to the threads and processes that it creates later. They count time in user
/// mode and in the kernel: `exclude_kernel` makes no difference to this kind, but without it more privileges are
/// needed.
final class LinuxCpuCounter implements CpuCounter {
    /// Threads may be created faster than they are listed.
    private static final int TRIES = 8;

    private final Proc proc;
    private final Opener opener;
    private final boolean children;
    private int[] descriptors = new int[8];
    private int size;

    /// `perf_event_open`, [Libc#openCpuCounter].
    interface Opener {
        int open(int thread, boolean children);
    }

    /// @param children counts also the descendants that are created from now on
    LinuxCpuCounter(Proc proc, Opener opener, boolean children) {
        this.proc = proc;
        this.opener = opener;
        this.children = children;
    }

    // A thread that appears while the others are opened has inherited a counter or has none, depending on who created
    // it, which cannot be seen: so all are opened again.
    @Override
    public boolean add(int pid) {
        int before = size;
        String[] threads = threads(pid);
        for (int i = 1; open(threads); i++) {
            String[] now = threads(pid);
            if (i == TRIES || !isAnyNew(threads, now)) {
                return true;
            }
            closeFrom(before);
            threads = now;
        }
        return false;
    }

    private boolean open(String[] threads) {
        for (String thread : threads) {
            if (!proc.budget().take()) {
                return false;
            }
            int descriptor = opener.open(Integer.parseInt(thread), children);
            if (descriptor >= 0) {
                hold(descriptor);
            } else {
                proc.budget().giveBack();
            }
            // One that has exited since it was listed uses nothing more.
            if (descriptor < 0 && descriptor != -Errno.ESRCH) {
                return false;
            }
        }
        return true;
    }

    private void hold(int descriptor) {
        if (size == descriptors.length) {
            descriptors = Arrays.copyOf(descriptors, 2 * size);
        }
        descriptors[size++] = descriptor;
    }

    private String[] threads(int pid) {
        String[] threads = new File(proc.root() + "/" + pid + "/task").list();
        return threads == null ? new String[0] : threads;
    }

    private static boolean isAnyNew(String[] before, String[] now) {
        Set<String> known = new HashSet<>(Arrays.asList(before));
        return !known.containsAll(Arrays.asList(now));
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public long nanos() {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum += Math.max(0, Libc.readCounter(descriptors[i]));
        }
        return sum;
    }

    // "cpu  user nice system idle iowait irq softirq steal ...", proc_stat(5).
    @Override
    public long notRunNanos() {
        int n = proc.readOnce(proc.root() + "/stat");
        int start = 0;
        while (start < n && proc.buffer()[start] != ' ') {
            start++;
        }
        if (n <= 0) {
            return -1;
        }
        Fields fields = new Fields();
        fields.set(proc.buffer(), start, n);
        fields.skip(5);
        long ticks = fields.number() + fields.number() + fields.number();
        return ticks * Proc.NANOS_PER_TICK;
    }

    @Override
    public void close() {
        closeFrom(0);
    }

    private void closeFrom(int first) {
        while (size > first) {
            size--;
            Libc.close(descriptors[size]);
            proc.budget().giveBack();
        }
    }
}
