package psrec.sampling;

import java.util.List;
import org.jspecify.annotations.Nullable;
import psrec.process.Watch;
import psrec.recording.Outcome;

/// A target that is being recorded: started by psrec, or attached to.
public sealed interface TargetRun extends Watch.Listener permits CommandRun, AttachedRun {
    /// What wakes psrec for it.
    Watch watch();

    /// Its processes.
    ProcessTree tree();

    int pid();

    /// What it runs, for people.
    List<String> commandLine();

    /// `System.nanoTime()` when the recording began.
    long startNanos();

    /// How the recording shall end; null while it shall go on: the target lives and no signal ended the recording.
    @Nullable
    Outcome outcome();

    /// True if a signal to psrec ended the recording.
    boolean stopped();
}
