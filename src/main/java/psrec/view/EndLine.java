package psrec.view;

import psrec.recording.RunEnd;
import psrec.recording.RunInfo;

/// What a run used, in one line, as `time` says it.
public final class EndLine {
    private static final double HUNDRED = 100;

    private EndLine() {}

    /// The line, without `psrec:` before it.
    ///
    /// @param rows what became of the rows: `4 rows in results.csv`
    /// @param ownCpuNanos what psrec itself used
    public static String of(RunInfo run, RunEnd end, String rows, long ownCpuNanos) {
        int cpus = run.cpuScale().cpus(run.onlineCpus());
        double share = HUNDRED * end.cpuNanos() / Math.max(1, end.wallNanos()) / cpus;
        return end.outcome().beforeTime() + " " + Human.time(end.wallNanos())
                + "; CPU " + Human.time(end.cpuNanos()) + (end.cpuGaps().isEmpty() ? "" : " or more")
                + " (" + Human.percent(share) + " of " + cpus + (cpus == 1 ? " CPU" : " CPUs") + ")"
                + "; peak RSS " + Human.bytes(end.peakRss().bytes()) + (end.rssUpperBoundRows() > 0 ? " or less" : "")
                + "; " + rows + ", " + ticks(end.missedTicks())
                + "; psrec itself used " + Human.time(ownCpuNanos) + " of CPU";
    }

    private static String ticks(long missed) {
        return missed == 1 ? "1 tick missed" : missed + " ticks missed";
    }
}
