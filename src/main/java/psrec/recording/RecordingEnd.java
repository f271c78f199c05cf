package psrec.recording;

import java.util.List;

/// What a file tells of a recording behind its rows, whoever wrote it. What it does not tell is NaN, or empty.
///
/// @param complete false where the file was cut off, by a crash for example; true also where its format has no end
/// @param outcome how it ended, as `docs/format.md` has it: `exited 0`
/// @param wallSeconds from the beginning to the last row
/// @param cpuSeconds CPU time in that time
/// @param cpuGaps why that is not all of it; empty where nothing is known to be missing
/// @param peakRss the highest resident memory
/// @param rssUpperBoundRows rows whose resident memory, and so the peak, may count what processes share more than once
/// @param missedTicks instants at which a row was due and none was taken
/// @param remarks what is odd about the file, a sentence each: a broken last line that was left out
public record RecordingEnd(
        boolean complete,
        String outcome,
        double wallSeconds,
        double cpuSeconds,
        String cpuGaps,
        PeakRss peakRss,
        double rssUpperBoundRows,
        double missedTicks,
        List<String> remarks) {
    public RecordingEnd {
        remarks = List.copyOf(remarks);
    }
}
