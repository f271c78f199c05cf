package psrec.sampling;

import java.util.List;
import org.jspecify.annotations.Nullable;
import psrec.process.Host;
import psrec.process.Watch;
import psrec.recording.Outcome;
import psrec.recording.Scope;

/// A process that psrec did not start: signals to psrec end the recording and leave the process alone.
public final class AttachedRun implements TargetRun {
    private final Host host;
    private final Host.Attachment attachment;
    private final ProcessTree tree;
    private final long startNanos;
    private @Nullable Outcome outcome;

    private AttachedRun(Host host, int pid, Scope scope) {
        this.host = host;
        attachment = host.attach(pid);
        host.settle();
        tree = ProcessTree.ofStranger(host.processes(), scope, host.ownPid(), attachment.probe());
        tree.count();
        startNanos = System.nanoTime();
        tree.begin();
    }

    /// Attaches to it.
    ///
    /// @throws psrec.process.UserException where it cannot be recorded
    public static AttachedRun attach(Host host, int pid, Scope scope) {
        return new AttachedRun(host, pid, scope);
    }

    @Override
    public void signal(int number, boolean fromTerminal) {
        if (host.endsRecording(number)) {
            outcome = new Outcome.Stopped(host.signalName(number));
        }
    }

    @Override
    public void childChanged() {
        throw new IllegalStateException("psrec has no children while attached");
    }

    @Override
    public void watchedEnded() {
        outcome = new Outcome.Ended();
    }

    @Override
    public @Nullable Outcome outcome() {
        return outcome;
    }

    @Override
    public boolean stopped() {
        return outcome instanceof Outcome.Stopped;
    }

    @Override
    public Watch watch() {
        return attachment.watch();
    }

    @Override
    public ProcessTree tree() {
        return tree;
    }

    @Override
    public int pid() {
        return attachment.probe().pid();
    }

    @Override
    public List<String> commandLine() {
        return attachment.commandLine();
    }

    @Override
    public long startNanos() {
        return startNanos;
    }
}
