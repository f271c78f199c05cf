package psrec.recording;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a file tells of a recording before its rows, whoever wrote it.
///
/// @param file the file's name, for people
/// @param format what wrote it, for people: `psrec CSV`, `prmon`
/// @param columns the time first; no name twice
/// @param command the command and its arguments; empty where the file does not tell
/// @param host the machine's name; empty where the file does not tell
/// @param started by the wall clock, at elapsed time 0; null where the file does not tell
/// @param intervalSeconds between two ticks; NaN where the file does not tell
/// @param cpusOfHundredPercent how many CPUs 100 in `cpu_percent` are; NaN where the file does not tell
/// @param onlineCpus of the machine; 0 where the file does not tell
/// @param upperBounds columns whose values are upper bounds: what was used may have been less
public record RecordingHead(
        String file,
        String format,
        List<Column> columns,
        List<String> command,
        String host,
        @Nullable Instant started,
        double intervalSeconds,
        double cpusOfHundredPercent,
        int onlineCpus,
        List<Column> upperBounds) {
    public RecordingHead {
        columns = List.copyOf(columns);
        upperBounds = List.copyOf(upperBounds);
        command = List.copyOf(command);
        if (columns.isEmpty() || !columns.getFirst().equals(Column.ELAPSED)) {
            throw new IllegalArgumentException("the first column must be the time: " + columns);
        }
    }

    /// A recording without upper bounds.
    public RecordingHead(
            String file,
            String format,
            List<Column> columns,
            List<String> command,
            String host,
            @Nullable Instant started,
            double intervalSeconds,
            double cpusOfHundredPercent,
            int onlineCpus) {
        this(
                file,
                format,
                columns,
                command,
                host,
                started,
                intervalSeconds,
                cpusOfHundredPercent,
                onlineCpus,
                List.of());
    }

    /// Where a column stands; -1 where there is none of that name.
    public int indexOf(Column column) {
        return columns.indexOf(column);
    }

    /// The same with only these columns, the time first.
    public RecordingHead withColumns(List<Column> some) {
        return new RecordingHead(
                file,
                format,
                some,
                command,
                host,
                started,
                intervalSeconds,
                cpusOfHundredPercent,
                onlineCpus,
                upperBounds.stream().filter(some::contains).toList());
    }
}
