package psrec.live;

import java.nio.file.Path;
import java.util.List;

/// The workload `count_signals`, as a command that psrec runs: it writes a line for each signal it gets.
///
/// @param report its file
/// @param pid of it
record Counter(Path report, long pid) {
    private static final String READY = "ready ";

    /// Waits until it counts.
    static Counter await(Path report, Leftovers leftovers) {
        String first = Live.untilContains(report, "\n").lines().findFirst().orElseThrow();
        return new Counter(report, leftovers.take(Long.parseLong(first.substring(READY.length()))));
    }

    /// The names of the signals it got, in their order.
    List<String> got() {
        return Live.text(report).lines().skip(1).toList();
    }

    /// Waits until it has got this many; answers them all.
    List<String> awaitCount(int count) {
        Live.until(count + " signals in " + report, () -> got().size() >= count);
        return got();
    }

    /// The process that started it.
    long parentPid() {
        return ProcessHandle.of(pid).orElseThrow().parent().orElseThrow().pid();
    }

    /// Ends it: its exit code is 7.
    void end() {
        Live.signal(pid, "ALRM");
    }
}
