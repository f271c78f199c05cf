package psrec.live;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Processes that outlive what started them: ended with the test, by pid, where they have not ended before.
final class Leftovers implements AutoCloseable {
    private final List<ProcessHandle> processes = new ArrayList<>();

    /// Waits for a file with a pid in it, followed by a line end, and takes that process.
    long pidIn(Path file) {
        return take(Long.parseLong(Live.untilContains(file, "\n").strip()));
    }

    /// Takes a process.
    long take(long pid) {
        // A handle knows the start time, so that a pid that was given out anew is left alone.
        ProcessHandle.of(pid).ifPresent(processes::add);
        return pid;
    }

    static boolean lives(long pid) {
        return Files.exists(Path.of("/proc/" + pid));
    }

    @Override
    public void close() {
        processes.forEach(ProcessHandle::destroyForcibly);
    }
}
