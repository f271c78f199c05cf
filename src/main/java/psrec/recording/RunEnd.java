package psrec.recording;

import java.util.List;

/// What is known of a whole run when it has ended.
///
/// @param outcome how it ended
/// @param wallNanos from the beginning to the last row
/// @param cpuNanos CPU time of the target, or its tree, in that time
/// @param cpuGaps why that is not all of it, a sentence each; empty where nothing is missing
/// @param peakRss the highest resident memory
/// @param rssUpperBoundRows rows whose resident memory, and so the peak, may count what processes share more than once
/// @param rows how many were taken
/// @param missedTicks instants at which a row was due and none was taken
public record RunEnd(
        Outcome outcome,
        long wallNanos,
        long cpuNanos,
        List<String> cpuGaps,
        PeakRss peakRss,
        long rssUpperBoundRows,
        long rows,
        long missedTicks) {
    public RunEnd {
        cpuGaps = List.copyOf(cpuGaps);
    }
}
