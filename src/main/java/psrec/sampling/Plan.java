package psrec.sampling;

import psrec.recording.CpuScale;
import psrec.recording.Scope;

/// How to record.
///
/// @param intervalNanos between two ticks
/// @param durationNanos after which the recording ends; [#UNLIMITED] for none
/// @param waitNanos how long to go on after the command has ended while descendants of it live; 0 to end with the
///     command, [#UNLIMITED] without a limit
/// @param scope what belongs to it
/// @param cpuScale what 100 % of CPU means
public record Plan(long intervalNanos, long durationNanos, long waitNanos, Scope scope, CpuScale cpuScale) {
    /// Until the target ends.
    public static final long UNLIMITED = Long.MAX_VALUE;
}
