package psrec.chart;

import java.util.ArrayList;
import java.util.List;
import psrec.recording.Column;
import psrec.recording.RecordingHead;

/// Which columns of a recording are shown.
public final class Choice {
    private static final List<Column> USUAL = List.of(Column.CPU, Column.RSS, Column.THREADS, Column.PROCESSES);

    private Choice() {}

    /// The columns of these names that the recording has, in the order of the names, each once. Without names
    /// CPU, memory, threads and processes; of a recording with none of them all columns.
    public static List<Column> of(RecordingHead head, List<String> names) {
        List<Column> wanted = names.isEmpty()
                ? USUAL
                : names.stream().map(Column::new).distinct().toList();
        List<Column> there =
                wanted.stream().filter(column -> head.indexOf(column) > 0).toList();
        return there.isEmpty() && names.isEmpty() ? all(head) : there;
    }

    /// All columns but the time.
    public static List<Column> all(RecordingHead head) {
        return head.columns().subList(1, head.columns().size());
    }

    /// Those of the names that the recording has no column for.
    public static List<String> missing(RecordingHead head, List<String> names) {
        List<String> missing = new ArrayList<>(names);
        missing.removeIf(name -> head.indexOf(new Column(name)) > 0);
        return missing;
    }
}
