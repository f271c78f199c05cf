package psrec.linux;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import psrec.process.Exit;
import psrec.process.Launcher;
import psrec.process.PidList;
import psrec.process.UserException;

/// Starts the command and is the subreaper of all that comes of it, PR_SET_CHILD_SUBREAPER(2const).
final class LinuxLauncher implements Launcher {
    private static final byte[] SHELL = "/bin/sh".getBytes(StandardCharsets.US_ASCII);
    private static final String DEFAULT_PATH = "/bin:/usr/bin";
    private static final int FIRST_INHERITED = 3;
    private static final int STATUS_CODE_SHIFT = 8;
    private static final int STATUS_SIGNAL = 0x7f;

    private final LaunchState state;
    private final Proc proc;
    private final LinuxSource source;
    // Not of the recording: the spawn helper, and children of the program that became psrec by an exec.
    private final Set<Integer> foreignChildren = new HashSet<>();
    private int command;

    LinuxLauncher(LaunchState state, Proc proc, LinuxSource source) {
        this.state = state;
        this.proc = proc;
        this.source = source;
    }

    @Override
    public int start(List<byte[]> words) {
        hideOwnDescriptors();
        if (Signals.contains(state.ignored(), Signals.CHLD)) {
            // Else the kernel would keep no account of what psrec's children used.
            Libc.defaultSignal(Signals.CHLD);
        }
        findForeignChildren();
        int subreaper = Libc.becomeSubreaper();
        if (subreaper < 0) {
            throw new UserException(
                    UserException.UNABLE, "cannot become a child subreaper: " + Libc.describe(-subreaper));
        }
        command = spawn(words);
        return command;
    }

    private void findForeignChildren() {
        SpawnHelper helper = state.helper();
        if (state.hasInheritedChildren()) {
            PidList all = source.all();
            for (int i = 0; i < all.size(); i++) {
                try (LinuxProbe probe = new LinuxProbe(proc, all.get(i))) {
                    if (probe.readStat() == LinuxProbe.Result.READ && probe.stat().parentPid == Libc.pid()) {
                        foreignChildren.add(all.get(i));
                    }
                }
            }
        }
        if (helper != null) {
            foreignChildren.add(helper.pid());
        }
    }

    // As execvp(3) looks for it, but with the place kept, for the message and for a script without "#!".
    private int spawn(List<byte[]> words) {
        byte[] name = words.getFirst();
        int denied = 0;
        for (byte[] path : candidates(latin1(name))) {
            int pid = Libc.exists(path) < 0 ? -Errno.ENOENT : spawn(path, words);
            if (pid > 0) {
                return pid;
            }
            switch (-pid) {
                case Errno.ENOENT, Errno.ENOTDIR -> {
                    // The next place may have it; a file whose interpreter is missing says so when there is none.
                    if (denied == 0 && Libc.exists(path) >= 0) {
                        denied = -pid;
                    }
                }
                case Errno.EACCES -> denied = -pid;
                default -> throw cannotRun(name, -pid);
            }
        }
        throw denied == 0 ? notFound(words) : cannotRun(name, denied);
    }

    private int spawn(byte[] path, List<byte[]> words) {
        int pid = spawnExactly(path, words.toArray(new byte[0][]));
        if (pid != -Errno.ENOEXEC) {
            return pid;
        }
        byte[][] script = new byte[words.size() + 1][];
        script[0] = SHELL;
        script[1] = path;
        for (int i = 1; i < words.size(); i++) {
            script[i + 1] = words.get(i);
        }
        return spawnExactly(SHELL, script);
    }

    private int spawnExactly(byte[] path, byte[][] words) {
        SpawnHelper helper = state.helper();
        // There is none if psrec was called to look at a recording, and starts a browser.
        return helper == null
                ? Libc.spawn(path, words, state.environment(), state.blocked(), Signals.DEFAULT_IN_COMMAND)
                : helper.start(path, words);
    }

    private List<byte[]> candidates(String name) {
        if (name.isEmpty()) {
            return List.of();
        }
        if (name.indexOf('/') >= 0) {
            return List.of(bytes(name));
        }
        String path = state.variable("PATH");
        return Arrays.stream((path == null ? DEFAULT_PATH : path).split(":", -1))
                .map(folder -> bytes((folder.isEmpty() ? "." : folder) + "/" + name))
                .toList();
    }

    private static UserException notFound(List<byte[]> words) {
        String name = Text.forPeople(words.getFirst());
        String sentence = "no such command: " + name;
        if (words.size() == 1 && name.strip().indexOf(' ') > 0) {
            sentence += "; write the command and its arguments as words of their own: psrec start " + name.strip();
        }
        return new UserException(UserException.NOT_FOUND, sentence);
    }

    private static UserException cannotRun(byte[] name, int errno) {
        String why = Libc.describe(errno);
        if (errno == Errno.ENOENT) {
            why = "the interpreter that its first line names does not exist";
        } else if (errno == Errno.EACCES && new File(Text.forPeople(name)).isDirectory()) {
            why = "it is a folder";
        }
        return new UserException(UserException.NOT_EXECUTABLE, "cannot run " + Text.forPeople(name) + ": " + why);
    }

    // The JVM opens files of the image (classes, psrec's jar) without O_CLOEXEC. Its home is lib/runtime there.
    private static void hideOwnDescriptors() {
        String own = new File(System.getProperty("java.home", "")).getParent() + "/";
        for (int descriptor : descriptors()) {
            if (!Libc.closesOnExec(descriptor)
                    && Text.forPeople(Libc.linkTarget("/proc/self/fd/" + descriptor))
                            .startsWith(own)) {
                Libc.closeOnExec(descriptor);
            }
        }
    }

    @Override
    public void releaseInherited(boolean keepStandardOutput) {
        endHelper();
        for (int descriptor : descriptors()) {
            if (descriptor >= FIRST_INHERITED && !Libc.closesOnExec(descriptor)) {
                Libc.close(descriptor);
            }
        }
        int nothing = Libc.open(bytes("/dev/null"), Libc.O_RDWR | Libc.O_CLOEXEC, 0);
        if (nothing < 0) {
            return;
        }
        if (!Libc.closesOnExec(0)) {
            Libc.dup2(nothing, 0);
        }
        if (!keepStandardOutput && !Libc.closesOnExec(1)) {
            Libc.dup2(nothing, 1);
        }
        Libc.close(nothing);
    }

    // It holds all that the command was given, too.
    private void endHelper() {
        SpawnHelper helper = state.helper();
        if (helper != null) {
            helper.close();
            foreignChildren.remove(helper.pid());
        }
    }

    private static int[] descriptors() {
        String[] names = new File("/proc/self/fd").list();
        return Arrays.stream(names == null ? new String[0] : names)
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    @Override
    public @Nullable Exit reap() {
        int pid = Libc.peekEnded();
        while (pid > 0 && foreignChildren.remove(pid)) {
            Libc.reap(pid);
            pid = Libc.peekEnded();
        }
        if (pid <= 0) {
            return null;
        }
        // Of one that has ended the clock stands, until it is waited for.
        long own = Libc.clockNanos(Libc.cpuClock(pid));
        Exit.Last last = pid == command ? last(pid) : null;
        Libc.Waited waited = Libc.reap(pid);
        int signal = waited.status() & STATUS_SIGNAL;
        int code = signal == 0 ? (waited.status() >> STATUS_CODE_SHIFT) & 0xff : -1;
        // A process of a few pages that ends at once has 0, since the kernel counts pages in batches.
        long peak = waited.maxRssBytes() > 0 ? waited.maxRssBytes() : -1;
        return new Exit(pid, code, signal, own, Math.max(own, waited.cpuNanos()), peak, last);
    }

    // Of a process that has ended, until it is waited for.
    private Exit.@Nullable Last last(int pid) {
        if (!proc.usable()) {
            return null;
        }
        try (LinuxProbe probe = new LinuxProbe(proc, pid)) {
            String name = probe.name();
            if (probe.readStat() != LinuxProbe.Result.READ) {
                return null;
            }
            StatFile stat = probe.stat();
            return new Exit.Last(name, stat.childrenFaults == 0, Signals.contains(stat.ignored, Signals.CHLD));
        }
    }

    @Override
    public void send(int pid, int signal) {
        Libc.kill(pid, signal);
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }
}
