package psrec.stats;

import java.util.List;
import psrec.recording.Column;
import psrec.recording.RecordingEnd;
import psrec.recording.RecordingHead;

/// A recording as columns of numbers, as a chart needs it. Where it has more rows than were to be kept,
/// neighbours are put together: of each group two points remain in every column, the least and the most value
/// of the group in the order in which they occurred, so that no peak is lost.
///
/// @param head of the recording
/// @param end of the recording
/// @param seconds the time of each point; it never falls
/// @param values for each column of the head but the time: a value a point, NaN where it is not known
/// @param maxima for each of these columns: its maximum, as [ColumnSummary] has it; NaN where no value is known
/// @param rows how many rows the recording had
/// @param reduced true where there are fewer points than rows
public record Track(
        RecordingHead head,
        RecordingEnd end,
        double[] seconds,
        List<double[]> values,
        double[] maxima,
        long rows,
        boolean reduced) {
    public Track {
        values = List.copyOf(values);
    }

    /// How many points there are.
    public int points() {
        return seconds.length;
    }

    /// The maximum of a column that is not the time.
    public double max(Column column) {
        return maxima[head.indexOf(column) - 1];
    }

    /// The values of a column; the time for the time.
    public double[] values(Column column) {
        int index = head.indexOf(column);
        return index == 0 ? seconds : values.get(index - 1);
    }
}
