package psrec.recording;

import java.time.Instant;
import java.util.List;

/// What is true of a whole run, as far as it is known when it begins.
///
/// @param version of psrec
/// @param started by the wall clock, when elapsed time was 0
/// @param command the command and its arguments, as text: U+FFFD for bytes that are not UTF-8
/// @param pid of the target
/// @param host the machine's name
/// @param intervalNanos between two ticks
/// @param scope the tree, or the process alone
/// @param cpuScale what 100 % of CPU means
/// @param onlineCpus of the machine, whatever the target may run on
public record RunInfo(
        String version,
        Instant started,
        List<String> command,
        int pid,
        String host,
        long intervalNanos,
        Scope scope,
        CpuScale cpuScale,
        int onlineCpus) {
    public RunInfo {
        command = List.copyOf(command);
    }
}
