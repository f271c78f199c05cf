package psrec.process;

import org.jspecify.annotations.Nullable;

/// Where processes are found and opened.
public interface ProcessSource {
    /// Forgets all births up to now.
    void skipBirths();

    /// Pids that may have been born since the last call, a parent before its children where it can be told: it may hold
    /// strangers and some a second time, but misses none, and none is from before [#skipBirths()].
    /// Empty, and cheap, when nothing was born. The list is reused.
    PidList births();

    /// All processes there are now. The list is reused.
    PidList all();

    /// Opens a child of psrec's own, whether all of it may be read or not.
    ProcessProbe openChild(int pid);

    /// Opens a process; null where there is none, or none that may be read.
    @Nullable
    ProcessProbe open(int pid);
}
