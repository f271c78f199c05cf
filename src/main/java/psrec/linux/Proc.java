package psrec.linux;

import java.nio.charset.StandardCharsets;

/// Where /proc is, and what all readers of it share: one buffer, one parser a kind of file, the descriptors to spare.
/// Tests give another folder, another clock and another pid.
final class Proc {
    /// `sysconf(_SC_CLK_TCK)`: 100 on every Linux for what the kernel shows to programs.
    static final long NANOS_PER_TICK = 10_000_000;

    /// `sysconf(_SC_PAGESIZE)`
    static final long PAGE_BYTES = Libc.pageBytes();

    private static final int BUFFER_BYTES = 16 * 1024;
    // statfs(2)
    private static final long PROC_SUPER_MAGIC = 0x9fa0;

    private final String root;
    private final CpuClock cpuClock;
    private final DescriptorBudget budget;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final StatFile stat = new StatFile();
    private final StatmFile statm = new StatmFile();
    private final State state;

    /// Of what use /proc is.
    enum State {
        /// It shows the processes that psrec sees.
        USABLE,
        /// There is none.
        NOT_MOUNTED,
        /// Its pids are those of another PID namespace, pid_namespaces(7): what it shows under the pid of a process is
        /// another process.
        OF_OTHER_NAMESPACE
    }

    /// A CPU clock by its number; negative where there is no such process.
    interface CpuClock {
        long nanos(int clock);
    }

    Proc(String root, int ownPid, CpuClock cpuClock, DescriptorBudget budget) {
        this.root = root;
        this.cpuClock = cpuClock;
        this.budget = budget;
        this.state = state(ownPid);
    }

    // The link is to psrec's pid in the namespace of /proc. Where psrec has none there, it leads nowhere.
    private State state(int ownPid) {
        if (Libc.linkTarget(root + "/self").equals(Integer.toString(ownPid))) {
            return State.USABLE;
        }
        return readOnce(root + "/self/stat") > 0 || fileSystemType(root) == PROC_SUPER_MAGIC
                ? State.OF_OTHER_NAMESPACE
                : State.NOT_MOUNTED;
    }

    String root() {
        return root;
    }

    CpuClock cpuClock() {
        return cpuClock;
    }

    DescriptorBudget budget() {
        return budget;
    }

    byte[] buffer() {
        return buffer;
    }

    StatFile stat() {
        return stat;
    }

    StatmFile statm() {
        return statm;
    }

    State state() {
        return state;
    }

    /// True where what it shows can be read at all.
    boolean usable() {
        return state == State.USABLE;
    }

    /// Reads a file once into the buffer: the number of bytes, or -errno.
    int readOnce(String path) {
        return readOnce(path.getBytes(StandardCharsets.UTF_8));
    }

    /// The same by the bytes of its path.
    int readOnce(byte[] path) {
        int descriptor = Libc.open(path, Libc.O_RDONLY | Libc.O_CLOEXEC, 0);
        if (descriptor < 0) {
            return descriptor;
        }
        int n = Libc.read(descriptor, buffer);
        Libc.close(descriptor);
        return n;
    }

    /// The whole of a file, one `char` a byte; empty where it cannot be read.
    String readAll(String path) {
        int descriptor = Libc.open(path.getBytes(StandardCharsets.UTF_8), Libc.O_RDONLY | Libc.O_CLOEXEC, 0);
        if (descriptor < 0) {
            return "";
        }
        StringBuilder all = new StringBuilder();
        int n;
        while ((n = Libc.read(descriptor, buffer)) > 0) {
            all.append(latin1(buffer, n));
        }
        Libc.close(descriptor);
        return all.toString();
    }

    /// True where a file is there and belongs to the same file system as /proc itself.
    boolean isOwnFile(String path) {
        return fileSystemType(path) >= 0 && fileSystemType(path) == fileSystemType(root);
    }

    private static long fileSystemType(String path) {
        int descriptor = Libc.open(path.getBytes(StandardCharsets.UTF_8), Libc.O_RDONLY | Libc.O_CLOEXEC, 0);
        if (descriptor < 0) {
            return descriptor;
        }
        long type = Libc.fileSystemType(descriptor);
        Libc.close(descriptor);
        return type;
    }

    static String latin1(byte[] bytes, int length) {
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }
}
