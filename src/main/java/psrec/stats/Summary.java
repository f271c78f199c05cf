package psrec.stats;

import java.util.List;
import org.jspecify.annotations.Nullable;
import psrec.recording.Column;
import psrec.recording.RecordingEnd;
import psrec.recording.RecordingHead;

/// What a recording used, in a few numbers. NaN is what is not known.
///
/// @param head of the recording
/// @param end of the recording
/// @param rows how many it has
/// @param wallSeconds from the beginning to the last row
/// @param cpuSeconds CPU time in that time
/// @param cpuFromRows true where the file does not tell the CPU time, and it was added up from the rows
/// @param cpuUsedPercent CPU time of all that the machine's CPUs had to give in that time
/// @param peakRssBytes the highest resident memory: of the file's own peak and the rows', the higher
/// @param peakFromRows true where that is the rows'
/// @param memoryGibHours resident memory over time
/// @param columns all but the time
public record Summary(
        RecordingHead head,
        RecordingEnd end,
        long rows,
        double wallSeconds,
        double cpuSeconds,
        boolean cpuFromRows,
        double cpuUsedPercent,
        double peakRssBytes,
        boolean peakFromRows,
        double memoryGibHours,
        List<ColumnSummary> columns) {
    public Summary {
        columns = List.copyOf(columns);
    }

    /// A column's numbers; null where the recording has no such column.
    public @Nullable ColumnSummary column(Column column) {
        for (ColumnSummary each : columns) {
            if (each.column().equals(column)) {
                return each;
            }
        }
        return null;
    }

    /// The columns, all but the time.
    public List<Column> columnNames() {
        return columns.stream().map(ColumnSummary::column).toList();
    }

    /// True if values of a column are upper bounds, by their source or because processes may share what is counted.
    public boolean isUpperBound(Column column) {
        return head.upperBounds().contains(column) || (column.equals(Column.RSS) && end.rssUpperBoundRows() > 0);
    }
}
