package psrec.process;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Starts the command, takes in what has ended, and passes signals on.
public interface Launcher {
    /// Starts a command as if typed at a shell, and makes psrec the one to whom orphans of it come.
    ///
    /// @param words the command and its arguments, to the letter; the first without a slash is looked up in `PATH`
    /// @return its pid
    /// @throws UserException 127 where there is no such command, 126 where it cannot be run
    int start(List<byte[]> words);

    /// Lets go of psrec's own copies of what the command was given, so that those at the other ends see when the
    /// command lets go of it: standard input, all inherited descriptors from 3 on, and standard output.
    ///
    /// @param keepStandardOutput where psrec writes to it itself
    void releaseInherited(boolean keepStandardOutput);

    /// Waits for one child that has ended, if there is one, and gives its account; null where there is none now.
    @Nullable
    Exit reap();

    /// Sends a signal to a child that has not been waited for; one that has ended takes no notice.
    void send(int pid, int signal);
}
