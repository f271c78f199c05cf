package psrec.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The C library: the only place with `java.lang.foreign`. A method is a C function; its result is the function's, or
/// `-errno` where the function failed, as the kernel itself says it.
///
/// All functions go through one downcall handle of one shape, seven longs to a long: each further shape would cost
/// 9 ms at the start. An `int` result is cast, since its upper half is undefined. One thread uses this class.
final class Libc {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final SymbolLookup LOOKUP = LINKER.defaultLookup();
    private static final MethodHandle CALL = LINKER.downcallHandle(
            FunctionDescriptor.of(
                    JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
            Linker.Option.captureCallState("errno"));

    private static final MemorySegment ERRNO = Arena.global().allocate(Linker.Option.captureStateLayout());
    private static final int[] ERRNO_OUT = new int[1];

    // Where small structures stand for the time of one call.
    private static final int SCRATCH_BYTES = 1024;
    private static final MemorySegment SCRATCH = Arena.global().allocate(SCRATCH_BYTES, 16);
    private static final int IO_BYTES = 64 * 1024;
    private static final MemorySegment IO = Arena.global().allocate(IO_BYTES, 16);
    private static final long[] WORDS_OUT = new long[16];

    private static final MemorySegment ACCESS = find("access");
    private static final MemorySegment CLOCK_GETTIME = find("clock_gettime");
    private static final MemorySegment CLOSE = find("close");
    private static final MemorySegment DUP2 = find("dup2");
    private static final MemorySegment EXECV = find("execv");
    private static final MemorySegment FCNTL = find("fcntl");
    private static final MemorySegment GETENV = find("getenv");
    private static final MemorySegment SETENV = find("setenv");
    private static final MemorySegment FTRUNCATE = find("ftruncate");
    private static final MemorySegment GETPID = find("getpid");
    private static final MemorySegment GETRUSAGE = find("getrusage");
    private static final MemorySegment IOCTL = find("ioctl");
    private static final MemorySegment KILL = find("kill");
    private static final MemorySegment LSEEK = find("lseek");
    private static final MemorySegment OPEN = find("open");
    private static final MemorySegment POSIX_SPAWN = find("posix_spawn");
    private static final MemorySegment POSIX_SPAWNATTR_INIT = find("posix_spawnattr_init");
    private static final MemorySegment POSIX_SPAWNATTR_SETFLAGS = find("posix_spawnattr_setflags");
    private static final MemorySegment POSIX_SPAWNATTR_SETSIGDEFAULT = find("posix_spawnattr_setsigdefault");
    private static final MemorySegment POSIX_SPAWNATTR_SETSIGMASK = find("posix_spawnattr_setsigmask");
    private static final MemorySegment PPOLL = find("ppoll");
    private static final MemorySegment PRCTL = find("prctl");
    private static final MemorySegment PREAD = find("pread");
    private static final MemorySegment PRLIMIT = find("prlimit");
    private static final MemorySegment PTHREAD_SIGMASK = find("pthread_sigmask");
    private static final MemorySegment READ = find("read");
    private static final MemorySegment READLINK = find("readlink");
    private static final MemorySegment SIGNAL = find("signal");
    private static final MemorySegment SIGNALFD = find("signalfd");
    private static final MemorySegment FSTATFS = find("fstatfs");
    private static final MemorySegment STATX = find("statx");
    private static final MemorySegment STRERROR = find("strerror");
    private static final MemorySegment SYSCALL = find("syscall");
    private static final MemorySegment SYSCONF = find("sysconf");
    private static final MemorySegment UNAME = find("uname");
    private static final MemorySegment WAIT4 = find("wait4");
    private static final MemorySegment WAITID = find("waitid");
    private static final MemorySegment WRITE = find("write");

    private Libc() {}

    // ---- files -----------------------------------------------------------------------------------------------

    static final int O_RDONLY = 0;
    static final int O_WRONLY = 1;
    static final int O_CREAT = 0100;
    static final int O_NOCTTY = 0400;
    static final int O_NONBLOCK = 04000;
    static final int O_CLOEXEC = 02000000;

    /// `int open(const char *path, int flags, mode_t mode)`
    static int open(byte[] path, int flags, int mode) {
        try (Arena arena = Arena.ofConfined()) {
            return result(call(OPEN, cString(arena, path), flags, mode));
        }
    }

    /// `int access(const char *path, int mode)`, for existence alone.
    static int exists(byte[] path) {
        try (Arena arena = Arena.ofConfined()) {
            return result(call(ACCESS, cString(arena, path), 0));
        }
    }

    /// `int close(int fd)`
    static int close(int fd) {
        return result(call(CLOSE, fd));
    }

    /// `int dup2(int oldfd, int newfd)`
    static int dup2(int from, int to) {
        return result(call(DUP2, from, to));
    }

    /// `ssize_t pread(int fd, void *buf, size_t count, off_t offset)` at offset 0, at most as much as `into` and
    /// 64 KiB hold.
    static int readFromStart(int fd, byte[] into) {
        int n = result(call(PREAD, fd, IO.address(), Math.min(into.length, IO_BYTES), 0));
        if (n > 0) {
            MemorySegment.copy(IO, JAVA_BYTE, 0, into, 0, n);
        }
        return n;
    }

    /// `ssize_t read(int fd, void *buf, size_t count)`
    static int read(int fd, byte[] into) {
        int n = result(call(READ, fd, IO.address(), Math.min(into.length, IO_BYTES)));
        if (n > 0) {
            MemorySegment.copy(IO, JAVA_BYTE, 0, into, 0, n);
        }
        return n;
    }

    /// `ssize_t write(int fd, const void *buf, size_t count)`, of at most 64 KiB.
    static int write(int fd, byte[] bytes, int from, int length) {
        int n = Math.min(length, IO_BYTES);
        MemorySegment.copy(bytes, from, IO, JAVA_BYTE, 0, n);
        return result(call(WRITE, fd, IO.address(), n));
    }

    /// `int ftruncate(int fd, off_t length)`
    static int truncate(int fd, long length) {
        return result(call(FTRUNCATE, fd, length));
    }

    /// `off_t lseek(int fd, off_t offset, int whence)`, from the start.
    static long seek(int fd, long position) {
        return longResult(call(LSEEK, fd, position, 0));
    }

    private static final int F_GETFD = 1;
    private static final int F_SETFD = 2;
    private static final int FD_CLOEXEC = 1;

    /// True where the descriptor does not outlive an exec.
    static boolean closesOnExec(int fd) {
        return (result(call(FCNTL, fd, F_GETFD)) & FD_CLOEXEC) != 0;
    }

    private static final int F_SETFL = 4;

    /// `fcntl(fd, F_SETFL, 0)`: waits where it must.
    static void blocking(int fd) {
        call(FCNTL, fd, F_SETFL, 0);
    }

    /// `fcntl(fd, F_SETFD, FD_CLOEXEC)`
    static void closeOnExec(int fd) {
        call(FCNTL, fd, F_SETFD, FD_CLOEXEC);
    }

    /// `ssize_t readlink(const char *path, char *buf, size_t size)`: where a link points to, one `char` a byte; empty
    /// where it cannot be told.
    static String linkTarget(String path) {
        byte[] bytes = new byte[4096];
        int n;
        try (Arena arena = Arena.ofConfined()) {
            long name = cString(arena, path.getBytes(StandardCharsets.ISO_8859_1));
            n = result(call(READLINK, name, IO.address(), bytes.length));
        }
        if (n <= 0) {
            return "";
        }
        MemorySegment.copy(IO, JAVA_BYTE, 0, bytes, 0, n);
        return new String(bytes, 0, n, StandardCharsets.ISO_8859_1);
    }

    private static final int STATX_TYPE = 1;
    private static final int AT_EMPTY_PATH = 0x1000;
    // stx_mode is the half word at 28, in the upper half of the long at 24.
    private static final int STX_GID_AND_MODE = 24;
    private static final int S_IFMT = 0170000;
    private static final int S_IFREG = 0100000;
    private static final int S_IFIFO = 0010000;
    private static final int AT_FDCWD = -100;

    /// True for a regular file, statx(2).
    static boolean isRegular(int fd) {
        return hasType(fd, new byte[0], S_IFREG);
    }

    /// True for a named pipe.
    static boolean isPipe(byte[] path) {
        return hasType(AT_FDCWD, path, S_IFIFO);
    }

    private static boolean hasType(int fd, byte[] path, int type) {
        try (Arena arena = Arena.ofConfined()) {
            int result = result(call(STATX, fd, cString(arena, path), AT_EMPTY_PATH, STATX_TYPE, SCRATCH.address(), 0));
            return result == 0 && ((int) (scratchLong(STX_GID_AND_MODE) >>> 32) & S_IFMT) == type;
        }
    }

    private static final int STATX_INO = 0x100;
    private static final int STX_INO = 32;
    private static final int STX_DEVICE = 136;

    /// What tells a file from all others: device and inode; null where there is no such file.
    static long @Nullable [] identity(byte[] path) {
        try (Arena arena = Arena.ofConfined()) {
            int result = result(call(STATX, AT_FDCWD, cString(arena, path), 0, STATX_INO, SCRATCH.address(), 0));
            return result < 0 ? null : new long[] {scratchLong(STX_DEVICE), scratchLong(STX_INO)};
        }
    }

    private static final int STATX_SIZE = 0x200;
    private static final int STX_SIZE = 40;

    /// How long a file is, in bytes; -errno where that is not known.
    static long size(int fd) {
        try (Arena arena = Arena.ofConfined()) {
            byte[] none = new byte[0];
            int result = result(call(STATX, fd, cString(arena, none), AT_EMPTY_PATH, STATX_SIZE, SCRATCH.address(), 0));
            return result < 0 ? result : scratchLong(STX_SIZE);
        }
    }

    private static final int TIOCGWINSZ = 0x5413;

    /// `ioctl(fd, TIOCGWINSZ, size)`: the width of a terminal in characters, 0 where it tells none; -ENOTTY where the
    /// descriptor is none.
    static int terminalColumns(int fd) {
        int result = result(call(IOCTL, fd, TIOCGWINSZ, SCRATCH.address()));
        return result < 0 ? result : (int) (scratchLong(0) >>> 16) & 0xffff;
    }

    /// The type of the file system that a descriptor is on, of `struct statfs`; -errno where it is not known.
    static long fileSystemType(int fd) {
        int result = result(call(FSTATFS, fd, SCRATCH.address()));
        return result < 0 ? result : scratchLong(0);
    }

    // ---- time and limits -------------------------------------------------------------------------------------

    /// The CPU-time clock of the calling process.
    static final int CLOCK_PROCESS_CPUTIME_ID = 2;

    /// Time since the machine started, sleep included: what /proc counts starts in.
    static final int CLOCK_BOOTTIME = 7;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long NANOS_PER_MICRO = 1_000L;

    /// `int clock_gettime(clockid_t clock, struct timespec *time)`, in nanoseconds.
    static long clockNanos(int clock) {
        int result = result(call(CLOCK_GETTIME, clock, SCRATCH.address()));
        if (result < 0) {
            return result;
        }
        MemorySegment.copy(SCRATCH, JAVA_LONG, 0, WORDS_OUT, 0, 2);
        return WORDS_OUT[0] * NANOS_PER_SECOND + WORDS_OUT[1];
    }

    /// The clock of all CPU time of another process: see clock_getcpuclockid(3); in the kernel
    /// `MAKE_PROCESS_CPUCLOCK(pid, CPUCLOCK_SCHED)`.
    static int cpuClock(int pid) {
        return (~pid << 3) | 2;
    }

    private static final int RLIMIT_NOFILE = 7;

    /// The soft limit of open descriptors, getrlimit(2).
    static long descriptorLimit() {
        return result(call(PRLIMIT, 0, RLIMIT_NOFILE, 0, SCRATCH.address())) < 0 ? 0 : scratchLong(0);
    }

    /// Raises the soft limit of open descriptors of this process to the hard one; answers the limit.
    static long raiseDescriptorLimit() {
        long soft = descriptorLimit();
        long hard = scratchLong(8);
        putLong(0, hard);
        return result(call(PRLIMIT, 0, RLIMIT_NOFILE, SCRATCH.address(), 0)) < 0 ? soft : hard;
    }

    private static final int RU_MAXRSS = 32;

    /// The most resident memory that this process ever had, of `getrusage(RUSAGE_SELF)`, in bytes.
    static long ownPeakRssBytes() {
        call(GETRUSAGE, 0, SCRATCH.address());
        return scratchLong(RU_MAXRSS) * 1024;
    }

    private static final int SC_PAGESIZE = 30;
    private static final int SC_NPROCESSORS_ONLN = 84;

    /// `sysconf(_SC_PAGESIZE)`
    static long pageBytes() {
        return call(SYSCONF, SC_PAGESIZE);
    }

    /// `sysconf(_SC_NPROCESSORS_ONLN)`
    static int onlineCpus() {
        return result(call(SYSCONF, SC_NPROCESSORS_ONLN));
    }

    private static final int UTSNAME_FIELD_BYTES = 65;

    /// The fields of `struct utsname`.
    static final int HOST = 1;

    static final int RELEASE = 2;
    static final int MACHINE = 4;

    /// A field of `struct utsname`, of uname(2).
    static String systemName(int field) {
        call(UNAME, IO.address());
        return textAt(IO.address() + (long) field * UTSNAME_FIELD_BYTES);
    }

    // ---- processes -------------------------------------------------------------------------------------------

    private static final int PR_SET_TIMERSLACK = 29;
    private static final int PR_SET_CHILD_SUBREAPER = 36;

    /// `prctl(PR_SET_TIMERSLACK, 1)`: this thread's timers go off as exactly as they can.
    static void exactTimers() {
        call(PRCTL, PR_SET_TIMERSLACK, 1);
    }

    /// `prctl(PR_SET_CHILD_SUBREAPER, 1)`: orphans among the descendants become children of this process.
    static int becomeSubreaper() {
        return result(call(PRCTL, PR_SET_CHILD_SUBREAPER, 1));
    }

    /// `pidfd_open`, by its number, which is the same on all machines: glibc has it from 2.36 only.
    static int pidfdOpen(int pid) {
        return result(call(SYSCALL, 434, pid, 0));
    }

    /// `pid_t getpid(void)`
    static int pid() {
        return result(call(GETPID, 0));
    }

    /// `int kill(pid_t pid, int signal)`
    static int kill(int pid, int signal) {
        return result(call(KILL, pid, signal));
    }

    /// `int execv(const char *path, char *const argv[])`; comes back only when it failed, with -errno.
    static int exec(byte[] path, byte[][] words) {
        try (Arena arena = Arena.ofConfined()) {
            return result(call(EXECV, cString(arena, path), cStrings(arena, words)));
        }
    }

    private static final int P_ALL = 0;
    private static final int WNOHANG = 1;
    private static final int WEXITED = 4;
    private static final int WNOWAIT = 0x01000000;
    private static final int SI_PID = 16;

    /// `waitid(P_ALL, 0, info, WEXITED | WNOHANG | WNOWAIT)`: the pid of a child that has ended and was not waited
    /// for, left as it is; 0 where there is none, -ECHILD where there is no child at all.
    static int peekEnded() {
        putLong(SI_PID, 0);
        int result = result(call(WAITID, P_ALL, 0, SCRATCH.address(), WEXITED | WNOHANG | WNOWAIT));
        return result < 0 ? result : (int) scratchLong(SI_PID);
    }

    /// What `wait4` tells of a child.
    ///
    /// @param status as of wait(2)
    /// @param cpuNanos its CPU time and that of all descendants it had waited for
    /// @param maxRssBytes the largest `ru_maxrss` among them
    record Waited(int status, long cpuNanos, long maxRssBytes) {}

    /// `pid_t wait4(pid_t pid, int *status, int options, struct rusage *usage)`, of a child that has ended.
    static Waited reap(int pid) {
        int usage = 16;
        int result = result(call(WAIT4, pid, SCRATCH.address(), 0, SCRATCH.address() + usage));
        if (result < 0) {
            throw new IllegalStateException("wait4 of child " + pid + " failed: " + describe(-result));
        }
        MemorySegment.copy(SCRATCH, JAVA_LONG, 0, WORDS_OUT, 0, 7);
        long seconds = WORDS_OUT[2] + WORDS_OUT[4];
        long micros = WORDS_OUT[3] + WORDS_OUT[5];
        return new Waited(
                (int) WORDS_OUT[0], seconds * NANOS_PER_SECOND + micros * NANOS_PER_MICRO, WORDS_OUT[6] * 1024);
    }

    private static final int POSIX_SPAWN_SETSIGDEF = 4;
    private static final int POSIX_SPAWN_SETSIGMASK = 8;
    private static final int SPAWNATTR_BYTES = 512;

    /// `posix_spawn`: the pid, or -errno where the program could not be run.
    ///
    /// @param environment addresses of `NAME=value` strings, with 0 at the end
    /// @param mask the signals that shall be blocked in it, bit n - 1 for signal n
    /// @param defaults the signals whose disposition shall be the default, likewise
    static int spawn(byte[] path, byte[][] words, long[] environment, long mask, long defaults) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment attributes = arena.allocate(SPAWNATTR_BYTES, 16);
            call(POSIX_SPAWNATTR_INIT, attributes.address());
            call(POSIX_SPAWNATTR_SETFLAGS, attributes.address(), POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
            call(POSIX_SPAWNATTR_SETSIGMASK, attributes.address(), signalSet(mask));
            call(POSIX_SPAWNATTR_SETSIGDEFAULT, attributes.address(), signalSet(defaults));
            MemorySegment variables = arena.allocate(JAVA_LONG, environment.length);
            MemorySegment.copy(environment, 0, variables, JAVA_LONG, 0, environment.length);
            MemorySegment pid = arena.allocate(JAVA_INT);
            int error = (int) call(
                    POSIX_SPAWN,
                    pid.address(),
                    cString(arena, path),
                    0,
                    attributes.address(),
                    cStrings(arena, words),
                    variables.address());
            int[] out = new int[1];
            MemorySegment.copy(pid, JAVA_INT, 0, out, 0, 1);
            return error == 0 ? out[0] : -error;
        }
    }

    /// `char **environ`: the addresses of all `NAME=value` strings of this process.
    static long[] environment() {
        long array = longAt(LOOKUP.findOrThrow("environ").address());
        int count = 0;
        while (array != 0 && longAt(array + 8L * count) != 0) {
            count++;
        }
        long[] addresses = new long[count];
        for (int i = 0; i < count; i++) {
            addresses[i] = longAt(array + 8L * i);
        }
        return addresses;
    }

    /// `char *getenv(const char *name)`; empty where it is not set.
    static String variable(String name) {
        try (Arena arena = Arena.ofConfined()) {
            long address = call(GETENV, cString(arena, name.getBytes(StandardCharsets.US_ASCII)));
            return address == 0 ? "" : textAt(address);
        }
    }

    /// `int setenv(const char *name, const char *value, 1)`
    static void setVariable(String name, String value) {
        try (Arena arena = Arena.ofConfined()) {
            long key = cString(arena, name.getBytes(StandardCharsets.US_ASCII));
            call(SETENV, key, cString(arena, value.getBytes(StandardCharsets.US_ASCII)), 1);
        }
    }

    /// The bytes of a C string, one `char` a byte.
    static String textAt(long address) {
        byte[] bytes = new byte[16];
        int length = 0;
        MemorySegment all = MemorySegment.ofAddress(address).reinterpret(Long.MAX_VALUE);
        while (true) {
            MemorySegment.copy(all, JAVA_BYTE, length, bytes, length, 1);
            if (bytes[length] == 0) {
                return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
            }
            if (++length == bytes.length) {
                bytes = java.util.Arrays.copyOf(bytes, length * 2);
            }
        }
    }

    // ---- signals ---------------------------------------------------------------------------------------------

    private static final int SIG_BLOCK = 0;
    private static final int SFD_CLOEXEC = O_CLOEXEC;
    private static final int SFD_NONBLOCK = 04000;
    private static final long SIG_IGN = 1;
    private static final long SIG_DFL = 0;

    /// The signals that this thread blocks; bit n - 1 for signal n.
    static long blockedSignals() {
        call(PTHREAD_SIGMASK, SIG_BLOCK, 0, SCRATCH.address());
        return scratchLong(0);
    }

    /// Blocks more signals in this thread, and in what it executes.
    static void blockSignals(long set) {
        call(PTHREAD_SIGMASK, SIG_BLOCK, signalSet(set), 0);
    }

    /// `signal(number, SIG_IGN)`, natively: Java's own way keeps some signals to itself.
    static void ignoreSignal(int number) {
        call(SIGNAL, number, SIG_IGN);
    }

    /// `signal(number, SIG_DFL)`
    static void defaultSignal(int number) {
        call(SIGNAL, number, SIG_DFL);
    }

    /// `int signalfd(-1, const sigset_t *mask, SFD_CLOEXEC | SFD_NONBLOCK)`
    static int signalDescriptor(long set) {
        return result(call(SIGNALFD, -1, signalSet(set), SFD_CLOEXEC | SFD_NONBLOCK));
    }

    private static final int POLLIN = 1;
    private static final int POLLFD_BYTES = 8;
    private static final int TIMEOUT_AT = 64;

    /// `ppoll` for reading on one or two descriptors (the second -1 for none), at most this long.
    ///
    /// @return a bit for each that is ready, 1 and 2; 0 on time-out or interruption
    static int poll(int first, int second, long timeoutNanos) {
        long timeout = Math.max(0, timeoutNanos);
        putLong(0, pollfd(first));
        putLong(POLLFD_BYTES, pollfd(second));
        putLong(TIMEOUT_AT, timeout / NANOS_PER_SECOND);
        putLong(TIMEOUT_AT + 8, timeout % NANOS_PER_SECOND);
        int result = result(call(PPOLL, SCRATCH.address(), 2, SCRATCH.address() + TIMEOUT_AT, 0));
        if (result <= 0) {
            return 0;
        }
        MemorySegment.copy(SCRATCH, JAVA_LONG, 0, WORDS_OUT, 0, 2);
        return ((WORDS_OUT[0] >>> 48) != 0 ? 1 : 0) | ((WORDS_OUT[1] >>> 48) != 0 ? 2 : 0);
    }

    // struct pollfd { int fd; short events; short revents; }, little-endian. A negative fd is passed over.
    private static long pollfd(int fd) {
        return (fd & 0xffff_ffffL) | ((long) POLLIN << 32);
    }

    // ---- how ---------------------------------------------------------------------------------------------------

    /// The C library's words for an error number.
    static String describe(int errno) {
        return textAt(call(STRERROR, errno));
    }

    private static MemorySegment find(String function) {
        return LOOKUP.findOrThrow(function);
    }

    private static long call(MemorySegment function, long a) {
        return call(function, a, 0, 0, 0, 0, 0);
    }

    private static long call(MemorySegment function, long a, long b) {
        return call(function, a, b, 0, 0, 0, 0);
    }

    private static long call(MemorySegment function, long a, long b, long c) {
        return call(function, a, b, c, 0, 0, 0);
    }

    private static long call(MemorySegment function, long a, long b, long c, long d) {
        return call(function, a, b, c, d, 0, 0);
    }

    private static long call(MemorySegment function, long a, long b, long c, long d, long e, long f) {
        try {
            return (long) CALL.invokeExact(function, ERRNO, a, b, c, d, e, f, 0L);
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }

    // The result of a function that returns an int.
    private static int result(long raw) {
        return (int) raw == -1 ? -errno() : (int) raw;
    }

    private static long longResult(long raw) {
        return raw == -1 ? -errno() : raw;
    }

    private static int errno() {
        MemorySegment.copy(ERRNO, JAVA_INT, 0, ERRNO_OUT, 0, 1);
        return ERRNO_OUT[0];
    }

    private static long scratchLong(int offset) {
        MemorySegment.copy(SCRATCH, JAVA_LONG, offset, WORDS_OUT, 0, 1);
        return WORDS_OUT[0];
    }

    private static void putLong(int offset, long value) {
        WORDS_OUT[0] = value;
        MemorySegment.copy(WORDS_OUT, 0, SCRATCH, JAVA_LONG, offset, 1);
    }

    private static long longAt(long address) {
        MemorySegment.copy(MemorySegment.ofAddress(address).reinterpret(8), JAVA_LONG, 0, WORDS_OUT, 0, 1);
        return WORDS_OUT[0];
    }

    // A sigset_t of glibc, 128 bytes of which the kernel knows the first 8; lives until the next signalSet.
    private static final MemorySegment SIGNAL_SET = Arena.global().allocate(128, 16);

    private static long signalSet(long bits) {
        WORDS_OUT[0] = bits;
        MemorySegment.copy(WORDS_OUT, 0, SIGNAL_SET, JAVA_LONG, 0, 1);
        return SIGNAL_SET.address();
    }

    private static long cString(Arena arena, byte[] text) {
        MemorySegment bytes = arena.allocate(text.length + 1L);
        MemorySegment.copy(text, 0, bytes, JAVA_BYTE, 0, text.length);
        return bytes.address();
    }

    private static long cStrings(Arena arena, byte[][] texts) {
        long[] addresses = new long[texts.length + 1];
        for (int i = 0; i < texts.length; i++) {
            addresses[i] = cString(arena, texts[i]);
        }
        MemorySegment array = arena.allocate(JAVA_LONG, addresses.length);
        MemorySegment.copy(addresses, 0, array, JAVA_LONG, 0, addresses.length);
        return array.address();
    }
}
