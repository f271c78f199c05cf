package psrec.view;

import java.util.ArrayList;
import java.util.List;
import psrec.metric.Unit;
import psrec.recording.Column;
import psrec.stats.ColumnSummary;
import psrec.stats.Summary;

/// What a reader of a summary must know, a sentence each.
public final class Notes {
    /// Less than this share of the time without its CPU is not worth a note.
    private static final double WORTH_TELLING = 0.01;
    private static final double HUNDRED = 100;

    private Notes() {}

    /// The sentences; none where the recording is whole and its numbers are exact.
    public static List<String> of(Summary summary) {
        return of(summary, true);
    }

    /// The same.
    ///
    /// @param ofPeaks also what must be known of the peak of a process
    public static List<String> of(Summary summary, boolean ofPeaks) {
        List<String> notes = new ArrayList<>();
        if (!summary.end().complete()) {
            notes.add("the recording was cut off: its numbers end with the last row, at "
                    + Human.value(Unit.SECONDS, summary.wallSeconds()));
        }
        if (summary.rows() == 0) {
            notes.add("there is no row");
        }
        if (!summary.end().cpuGaps().isEmpty()) {
            notes.add("CPU time is not complete: " + summary.end().cpuGaps());
        }
        if (summary.end().rssUpperBoundRows() > 0) {
            notes.add(rssUpperBound((long) summary.end().rssUpperBoundRows(), summary.rows()));
        }
        if (ofPeaks && !summary.end().peakRss().lowerBound().isEmpty()) {
            notes.add("peak_process_rss_bytes is a lower bound: "
                    + summary.end().peakRss().lowerBound());
        }
        addUnknownCpu(summary, notes);
        for (ColumnSummary column : summary.columns()) {
            if (column.resolution() > 0) {
                notes.add(column.column().name() + " has more different values than are held: its median and p95 are"
                        + " right to " + Human.significant(HUNDRED * column.resolution()) + " %");
            }
        }
        addFallenCounters(summary, notes);
        notes.addAll(summary.end().remarks());
        return notes.stream().map(Human::oneLine).toList();
    }

    /// Why memory may be less than it is shown to be.
    ///
    /// @param bounded rows of which that is so
    public static String rssUpperBound(long bounded, long rows) {
        return "rss_bytes is an upper bound in " + bounded + " of " + rows + (rows == 1 ? " row" : " rows")
                + ": processes may share one address space, and the system did not permit to compare them (kcmp)";
    }

    private static void addFallenCounters(Summary summary, List<String> notes) {
        List<String> fallen = summary.columns().stream()
                .filter(column -> column.growth() != null && column.growth().fell())
                .map(column -> column.column().name())
                .toList();
        if (!fallen.isEmpty()) {
            notes.add("counters fell, as when a process ends that they were summed over, and their totals are lower"
                    + " bounds: " + String.join(", ", fallen));
        }
    }

    private static void addUnknownCpu(Summary summary, List<String> notes) {
        ColumnSummary cpu = summary.column(Column.CPU);
        if (cpu != null && summary.cpuFromRows()) {
            double unknown = summary.wallSeconds() - cpu.knownSeconds();
            if (unknown > WORTH_TELLING * summary.wallSeconds()) {
                notes.add("cpu_percent is not known for " + Human.value(Unit.SECONDS, unknown)
                        + " of the time, and cpu_s is without that");
            }
        }
    }
}
