package psrec.sampling;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import psrec.process.Exit;
import psrec.process.Host;
import psrec.process.Launcher;
import psrec.process.Watch;
import psrec.recording.Outcome;
import psrec.recording.Scope;

/// A command that psrec starts: signals to psrec go on to it, and psrec waits for it and for all its orphans.
public final class CommandRun implements TargetRun {
    private final Host host;
    private final Launcher launcher;
    private final Watch watch;
    private final ProcessTree tree;
    private final List<byte[]> words;
    private final long startNanos;
    private final int pid;
    private @Nullable Exit exit;
    private boolean stopped;

    private CommandRun(Host host, List<byte[]> words, Scope scope) {
        this.host = host;
        this.words = words;
        launcher = host.launcher();
        host.processes().skipBirths();
        startNanos = System.nanoTime();
        pid = launcher.start(words);
        // At once: a short command may be over soon.
        tree = ProcessTree.ofCommand(
                host.processes(), scope, host.ownPid(), host.processes().open(pid));
        host.settle();
        watch = host.watchCommand();
    }

    /// Starts it.
    ///
    /// @param words the command and its arguments, to the letter
    /// @throws psrec.process.UserException where it cannot be started
    public static CommandRun start(Host host, List<byte[]> words, Scope scope) {
        return new CommandRun(host, words, scope);
    }

    /// Lets go of psrec's own copies of what the command was given.
    public void releaseInherited(boolean keepStandardOutput) {
        launcher.releaseInherited(keepStandardOutput);
    }

    /// Waits for the command's end, passing signals on, and answers as a shell would: its code, or 128 + a signal.
    public int awaitEnd() {
        Exit end = exit;
        while (end == null) {
            watch.await(Long.MAX_VALUE, this);
            end = exit;
        }
        return end.shellCode();
    }

    /// True while the command has not ended.
    public boolean running() {
        return exit == null;
    }

    /// What of it lives on without it: `4711 (name)`.
    public List<String> orphans() {
        tree.sweep(System.nanoTime() - startNanos);
        return tree.others();
    }

    @Override
    public void signal(int number, boolean fromTerminal) {
        if (exit != null) {
            // The command's pid may be another process's by now.
            stopped |= host.endsRecording(number);
        } else if (!(fromTerminal && host.isTerminalKey(number))) {
            // What a terminal's key sends goes to the whole foreground group; the command has it already.
            launcher.send(pid, number);
        }
    }

    @Override
    public boolean stopped() {
        return stopped;
    }

    @Override
    public void childChanged() {
        for (Exit end = launcher.reap(); end != null; end = launcher.reap()) {
            tree.take(end);
            if (end.pid() == pid) {
                exit = end;
            }
        }
    }

    @Override
    public void watchedEnded() {
        throw new IllegalStateException("a command is waited for, not watched");
    }

    @Override
    public @Nullable Outcome outcome() {
        Exit end = exit;
        if (end == null) {
            return null;
        }
        return end.signal() == 0 ? new Outcome.Exited(end.code()) : new Outcome.Killed(end.signal());
    }

    @Override
    public Watch watch() {
        return watch;
    }

    @Override
    public ProcessTree tree() {
        return tree;
    }

    @Override
    public int pid() {
        return pid;
    }

    @Override
    public List<String> commandLine() {
        return words.stream()
                .map(word -> new String(word, StandardCharsets.UTF_8))
                .toList();
    }

    @Override
    public long startNanos() {
        return startNanos;
    }
}
