package psrec.linux;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import psrec.process.Host;
import psrec.process.Launcher;
import psrec.process.OutputFile;
import psrec.process.ProcessSource;
import psrec.process.UserException;
import psrec.process.Watch;

/// Linux, 5.4 or newer.
public final class LinuxHost implements Host {
    private static final int FIRST_MAJOR = 5;
    private static final int FIRST_MINOR = 4;
    private static final String ROOT = "/proc";
    private static final long READER_LOOK_NANOS = 20_000_000;
    /// What a shell adds to a signal's number in an exit code.
    private static final int SIGNALLED = 128;

    private final int pid = Libc.pid();
    private final LaunchState launchState;
    private final DescriptorBudget budget;
    private final Proc proc;
    private final LinuxSource source;
    private final long softDescriptorLimit = Libc.descriptorLimit();

    private LinuxHost() {
        this.launchState = LaunchState.read();
        this.budget = new DescriptorBudget(softDescriptorLimit);
        this.proc = new Proc(ROOT, pid, Libc::clockNanos, budget);
        this.source = new LinuxSource(proc, System::nanoTime);
    }

    /// The host.
    ///
    /// @throws UserException where the system is too old
    public static LinuxHost open() {
        refuseOldSystem();
        return new LinuxHost();
    }

    private static void refuseOldSystem() {
        byte[] release = Text.forPeople(Libc.release()).replace('.', ' ').getBytes(StandardCharsets.US_ASCII);
        Fields fields = new Fields();
        fields.set(release, 0, release.length);
        long major = fields.number();
        long minor = fields.number();
        if (major < FIRST_MAJOR || (major == FIRST_MAJOR && minor < FIRST_MINOR)) {
            throw new UserException(
                    UserException.UNABLE,
                    "this is Linux " + Text.forPeople(Libc.release()) + "; psrec needs 5.4 or newer");
        }
    }

    // The launcher blocks them before it becomes the JVM: the threads of a JVM inherit that from its first one.
    @Override
    public void holdSignals() {
        if ((Libc.blockedSignals() & Signals.BLOCKED) != Signals.BLOCKED) {
            throw new UserException(
                    UserException.UNABLE, "psrec was not started by its launcher; start it by bin/psrec");
        }
    }

    @Override
    public List<String> arguments(String[] fallback) {
        String[] words = split(proc.readAll(ROOT + "/self/cmdline"));
        if (words.length < fallback.length) {
            return Arrays.stream(fallback)
                    .map(word -> new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))
                    .toList();
        }
        return List.of(words).subList(words.length - fallback.length, words.length);
    }

    // proc_pid_cmdline(5): a NUL behind each word.
    private static String[] split(String commandLine) {
        if (commandLine.isEmpty()) {
            return new String[0];
        }
        String whole = commandLine.endsWith("\0") ? commandLine.substring(0, commandLine.length() - 1) : commandLine;
        return whole.split("\0", -1);
    }

    @Override
    public OutputFile openOutput(String path) {
        return open(path, 0);
    }

    @Override
    public OutputFile openToAppend(String path) {
        return open(path, Libc.O_APPEND);
    }

    private OutputFile open(String path, int how) {
        if (path.equals("-")) {
            return LinuxFile.standardOutput();
        }
        return LinuxFile.open(path, how, new WaitForReader());
    }

    @Override
    public InputStream openInput(String path) {
        return path.equals("-") ? LinuxInput.standardInput() : LinuxInput.open(path);
    }

    @Override
    public boolean isSameFile(String path, String other) {
        long[] identity = identity(path);
        return identity != null && Arrays.equals(identity, identity(other));
    }

    private static long @Nullable [] identity(String path) {
        String file = path.equals("-") ? "/dev/stdin" : path;
        return Libc.fileIdentity(file.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public boolean isPipe(String path) {
        return path.equals("-") || Libc.isPipe(path.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public int terminalColumns() {
        return Libc.terminalColumns(1);
    }

    @Override
    public int terminalLines() {
        return Libc.terminalLines(1);
    }

    @Override
    public boolean errorsGoToTerminal() {
        return Libc.isTerminal(2);
    }

    @Override
    public @Nullable String variable(String name) {
        return launchState.variable(name);
    }

    /// Waits a moment for the reader of a pipe; before anything runs, a signal that asks for that ends psrec.
    private final class WaitForReader implements Runnable, Watch.Listener {
        private @Nullable LinuxWatch watch;

        @Override
        public void run() {
            watch = watch == null ? new LinuxWatch(Signals.HANDLED, LinuxWatch.NONE) : watch;
            watch.await(System.nanoTime() + READER_LOOK_NANOS, this);
        }

        @Override
        public void signal(int number, boolean fromTerminal) {
            if (endsRecording(number)) {
                throw new UserException(
                        SIGNALLED + number, "ended by " + signalName(number) + "; nobody reads the pipe to write to");
            }
        }

        @Override
        public void childChanged() {
            // There is none of psrec's own yet.
        }

        @Override
        public void watchedEnded() {
            // Nothing is watched.
        }
    }

    @Override
    public ProcessSource processes() {
        return source;
    }

    @Override
    public Launcher launcher() {
        return new LinuxLauncher(launchState, proc, source);
    }

    @Override
    public Watch watchCommand() {
        return new LinuxWatch(Signals.BLOCKED, LinuxWatch.NONE);
    }

    @Override
    public Attachment attach(int target) {
        if (target == pid) {
            throw new UserException(UserException.TROUBLE, "process " + target + " is psrec itself");
        }
        if (!proc.usable()) {
            throw trouble(whyProcIsUnusable() + ": no process can be attached to");
        }
        int pidfd = Libc.pidfdOpen(target);
        LinuxProbe probe = new LinuxProbe(proc, target);
        LinuxProbe.Result result = probe.readStat();
        if (pidfd < 0) {
            throw cannotOpen(target, -pidfd, probe);
        }
        if (result == LinuxProbe.Result.READ && probe.stat().state == 'Z' && probe.stat().threads <= 1) {
            throw trouble("process " + target + " has ended already, and waits for its parent (a zombie)");
        }
        if (result != LinuxProbe.Result.READ) {
            throw trouble(
                    probe.cpuNanos() >= 0
                            ? "process " + target
                                    + " may not be read (/proc is mounted with hidepid); run psrec as its user or as root"
                            : noSuch(target));
        }
        // What it cannot know to end stays ignored: the signals of nohup and of a background job.
        long signals = Signals.HANDLED & ~launchState.ignored();
        String commandLine = probe.commandLine();
        List<String> words = commandLine == null
                ? List.of("[" + probe.name() + "]")
                : Arrays.stream(split(commandLine)).map(Text::forPeople).toList();
        return new Attachment(probe, new LinuxWatch(signals, pidfd), words);
    }

    private static UserException cannotOpen(int target, int errno, LinuxProbe probe) {
        long group = probe.threadGroup();
        if (errno != Errno.ESRCH && group != Fields.ABSENT && group != target) {
            return trouble(target + " is a thread of process " + group + "; attach to that: psrec attach " + group);
        }
        return switch (errno) {
            case Errno.ESRCH, Errno.EINVAL, Errno.ENOENT -> trouble(noSuch(target));
            default -> trouble("cannot attach to process " + target + ": " + Libc.describe(errno));
        };
    }

    private static String noSuch(int target) {
        return "no process " + target + " (it may have exited)";
    }

    private static UserException trouble(String sentence) {
        return new UserException(UserException.TROUBLE, sentence);
    }

    @Override
    public void settle() {
        Libc.exactTimers();
        budget.grow(Libc.raiseDescriptorLimit() - softDescriptorLimit);
    }

    @Override
    public int onlineCpus() {
        int cpus = CpuList.count(proc.readAll("/sys/devices/system/cpu/online"));
        return cpus > 0 ? cpus : Libc.onlineCpus();
    }

    @Override
    public String hostName() {
        return Text.forPeople(Libc.hostName());
    }

    @Override
    public int ownPid() {
        return pid;
    }

    @Override
    public long ownCpuNanos() {
        return Libc.clockNanos(Libc.CLOCK_PROCESS_CPUTIME_ID);
    }

    @Override
    public String signalName(int number) {
        return Signals.name(number);
    }

    @Override
    public boolean isTerminalKey(int signal) {
        return signal == Signals.INT || signal == Signals.QUIT;
    }

    @Override
    public boolean endsRecording(int signal) {
        return signal != Signals.USR1 && signal != Signals.USR2;
    }

    @Override
    public String system() {
        return "Linux " + Text.forPeople(Libc.release()) + " " + Text.forPeople(Libc.machine());
    }

    private String whyProcIsUnusable() {
        return proc.state() == Proc.State.NOT_MOUNTED
                ? "/proc is not mounted"
                : "/proc is of another PID namespace (unshare --mount-proc and bwrap --proc /proc mount the right one)";
    }

    @Override
    public void close() {
        SpawnHelper helper = launchState.helper();
        if (helper != null) {
            helper.close();
        }
    }

    @Override
    public List<String> limits() {
        List<String> limits = new ArrayList<>();
        if (!proc.usable()) {
            limits.add(whyProcIsUnusable() + ": memory, threads and descendants cannot be seen, only CPU time");
        } else if (proc.readOnce(ROOT + "/1/stat") < 0) {
            limits.add("/proc hides the processes of other users (hidepid): they cannot be seen");
        }
        return limits;
    }
}
