package psrec.linux;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The C library: the only place with `native` methods. Each is one function of `src/main/c/libpsrec.c`, and that one
/// call of a C function; its result is the function's, or `-errno` where the function failed, as the kernel itself says
/// it. Paths and other texts are bytes. One thread uses this class.
final class Libc {
    static {
        // Beside the run-time's own libraries, where the image has it; tests say where by java.library.path.
        System.loadLibrary("psrec");
    }

    private Libc() {}

    // ---- files -----------------------------------------------------------------------------------------------

    static final int O_RDONLY = 0;
    static final int O_WRONLY = 1;
    static final int O_RDWR = 2;
    static final int O_CREAT = 0100;
    static final int O_NOCTTY = 0400;
    static final int O_APPEND = 02000;
    static final int O_NONBLOCK = 04000;
    static final int O_CLOEXEC = 02000000;

    /// `int open(const char *path, int flags, mode_t mode)`
    static native int open(byte[] path, int flags, int mode);

    /// `int access(path, F_OK)`
    static native int exists(byte[] path);

    /// `int close(int fd)`
    static native int close(int fd);

    /// `int dup2(int oldfd, int newfd)`
    static native int dup2(int from, int to);

    /// `ssize_t pread(int fd, void *buf, size_t count, off_t offset)` at offset 0, at most as much as `into` and
    /// 64 KiB hold.
    static native int readFromStart(int fd, byte[] into);

    /// `ssize_t read(int fd, void *buf, size_t count)`, likewise.
    static native int read(int fd, byte[] into);

    /// `ssize_t write(int fd, const void *buf, size_t count)`, of at most 64 KiB.
    static native int write(int fd, byte[] bytes, int from, int length);

    /// `int ftruncate(int fd, off_t length)`
    static native int truncate(int fd, long length);

    /// `off_t lseek(int fd, off_t offset, SEEK_SET)`
    static native long seek(int fd, long position);

    /// `fcntl(fd, F_GETFD)`: true where the descriptor does not outlive an exec.
    static native boolean closesOnExec(int fd);

    /// `fcntl(fd, F_SETFD, FD_CLOEXEC)`
    static native void closeOnExec(int fd);

    /// `fcntl(fd, F_SETFL, 0)`: waits where it must.
    static native void blocking(int fd);

    private static final int PATH_MAX = 4096;

    // ssize_t readlink(const char *path, char *buf, size_t size)
    private static native int readLink(byte[] path, byte[] into);

    /// Where a link points to, one `char` a byte; empty where it cannot be told.
    static String linkTarget(String path) {
        byte[] target = new byte[PATH_MAX];
        int n = readLink(path.getBytes(StandardCharsets.ISO_8859_1), target);
        return latin1(target, Math.max(0, n));
    }

    private static final int S_IFMT = 0170000;
    private static final int S_IFREG = 0100000;
    private static final int S_IFIFO = 0010000;
    private static final int AT_FDCWD = -100;

    // stx_mode of statx(2), of the path or, where that is empty, of the descriptor.
    private static native int mode(int fd, byte[] path);

    /// True for a regular file.
    static boolean isRegular(int fd) {
        return hasType(mode(fd, new byte[0]), S_IFREG);
    }

    /// True for a named pipe.
    static boolean isPipe(byte[] path) {
        return hasType(mode(AT_FDCWD, path), S_IFIFO);
    }

    private static boolean hasType(int mode, int type) {
        return mode >= 0 && (mode & S_IFMT) == type;
    }

    // Device and inode of statx(2).
    private static native int identify(byte[] path, long[] deviceAndInode);

    /// What makes a file the same under two names: its device and inode; null where there is no such file.
    static long @Nullable [] fileIdentity(byte[] path) {
        long[] deviceAndInode = new long[2];
        return identify(path, deviceAndInode) < 0 ? null : deviceAndInode;
    }

    /// How long a file is in bytes, of statx(2).
    static native long size(int fd);

    /// The type of the file system that a descriptor is on, `f_type` of fstatfs(2).
    static native long fileSystemType(int fd);

    /// `int isatty(int fd)`
    static native boolean isTerminal(int fd);

    /// `ioctl(fd, TIOCGWINSZ)`: the width of the terminal in characters; 0 where there is none, or it does not say.
    static native int terminalColumns(int fd);

    /// `ioctl(fd, TIOCGWINSZ)`: the height of the terminal in lines; 0 if there is none, or it does not say.
    static native int terminalLines(int fd);

    // ---- time and limits -------------------------------------------------------------------------------------

    /// The CPU-time clock of the calling process.
    static final int CLOCK_PROCESS_CPUTIME_ID = 2;

    /// Time since the machine started, sleep included: what /proc counts starts in.
    static final int CLOCK_BOOTTIME = 7;

    private static final long NANOS_PER_MICRO = 1_000L;

    /// `int clock_gettime(clockid_t clock, struct timespec *time)`, in nanoseconds.
    static native long clockNanos(int clock);

    /// The clock of all CPU time of another process: see clock_getcpuclockid(3); in the kernel
    /// `MAKE_PROCESS_CPUCLOCK(pid, CPUCLOCK_SCHED)`.
    static int cpuClock(int pid) {
        return (~pid << 3) | 2;
    }

    /// The soft limit of open descriptors, getrlimit(2); 0 where it is not known.
    static native long descriptorLimit();

    private static native long hardDescriptorLimit();

    // int setrlimit(RLIMIT_NOFILE, {soft, hard})
    private static native int setDescriptorLimit(long soft, long hard);

    /// Raises the soft limit of open descriptors of this process to the hard one; answers the limit.
    static long raiseDescriptorLimit() {
        long hard = hardDescriptorLimit();
        return setDescriptorLimit(hard, hard) < 0 ? descriptorLimit() : hard;
    }

    /// `sysconf(_SC_PAGESIZE)`
    static native long pageBytes();

    /// `sysconf(_SC_NPROCESSORS_ONLN)`
    static native int onlineCpus();

    /// `nodename` of uname(2).
    static native byte[] hostName();

    /// `release` of uname(2).
    static native byte[] release();

    /// `machine` of uname(2).
    static native byte[] machine();

    // ---- processes -------------------------------------------------------------------------------------------

    /// `prctl(PR_SET_TIMERSLACK, 1)`: this thread's timers go off as exactly as they can.
    static native void exactTimers();

    /// `prctl(PR_SET_CHILD_SUBREAPER, 1)`: orphans among the descendants become children of this process.
    static native int becomeSubreaper();

    /// `int pidfd_open(pid_t pid, unsigned int flags)`
    static native int pidfdOpen(int pid);

    /// `int kcmp(pid_t pid1, pid_t pid2, KCMP_VM, 0, 0)`: 0 where both use one address space, above 0 where they do
    /// not.
    static native int compareAddressSpaces(int pid, int other);

    /// `pid_t getpid(void)`
    static native int pid();

    /// `perf_event_open` of `PERF_COUNT_SW_TASK_CLOCK` on any CPU, inherited by threads that the thread creates, and by
    /// child processes if wanted; closed on exec.
    ///
    /// @return a descriptor, or -errno: -EACCES or -EPERM if it is not allowed, -EINVAL if child processes are not
    ///     wanted and the kernel is older than 5.13
    static native int openCpuCounter(int thread, boolean children);

    /// `read` of a counter: nanoseconds, or -errno.
    static native long readCounter(int fd);

    /// `int kill(pid_t pid, int signal)`
    static native int kill(int pid, int signal);

    /// `waitid(P_ALL, 0, info, WEXITED | WNOHANG | WNOWAIT)`: the pid of a child that has ended and was not waited
    /// for, left as it is; 0 where there is none, -ECHILD where there is no child at all.
    static native int peekEnded();

    /// What `wait4` tells of a child.
    ///
    /// @param status as of wait(2)
    /// @param cpuNanos its CPU time and that of all descendants it had waited for
    /// @param maxRssBytes the largest `ru_maxrss` among them
    record Waited(int status, long cpuNanos, long maxRssBytes) {}

    private static native int wait4(int pid, long[] statusAndCpuMicrosAndMaxRssKilobytes);

    /// `pid_t wait4(pid_t pid, int *status, int options, struct rusage *usage)`, of a child that has ended.
    static Waited reap(int pid) {
        long[] told = new long[3];
        int result = wait4(pid, told);
        if (result < 0) {
            throw new IllegalStateException("wait4 of child " + pid + " failed: " + describe(-result));
        }
        return new Waited((int) told[0], told[1] * NANOS_PER_MICRO, told[2] * 1024);
    }

    /// The same, of a child that need not have ended yet, or that was waited for already.
    static void awaitEnd(int pid) {
        wait4(pid, new long[3]);
    }

    /// `posix_spawn`: the pid, or -errno where the program could not be run.
    ///
    /// @param environment `NAME=value` each
    /// @param mask the signals that shall be blocked in it, bit n - 1 for signal n
    /// @param defaults the signals whose disposition shall be the default, likewise
    static native int spawn(byte[] path, byte[][] words, byte[][] environment, long mask, long defaults);

    /// `char **environ`: all `NAME=value` strings of this process.
    static native byte[][] environment();

    // ---- signals ---------------------------------------------------------------------------------------------

    /// The signals that this thread blocks; bit n - 1 for signal n.
    static native long blockedSignals();

    /// `signal(number, SIG_DFL)`
    static native void defaultSignal(int number);

    /// `int signalfd(-1, const sigset_t *mask, SFD_CLOEXEC | SFD_NONBLOCK)`
    static native int signalDescriptor(long set);

    /// `ppoll` for reading on one or two descriptors (a negative one is passed over), at most this long.
    ///
    /// @return a bit for each that is ready, 1 and 2; 0 on time-out or interruption
    static native int poll(int first, int second, long timeoutNanos);

    private static native byte[] errorText(int errno);

    /// `char *strerror(int errno)`
    static String describe(int errno) {
        byte[] words = errorText(errno);
        return latin1(words, words.length);
    }

    private static String latin1(byte[] bytes, int length) {
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }
}
