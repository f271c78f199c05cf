package psrec.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import psrec.recording.Column;
import psrec.recording.RecordingVisitor;
import psrec.view.Human;

/// Tells a recording on as it is read, and holds it to what every recording must be: it has a time that does not go
/// back, CPU or memory, and rows.
final class Telling {
    private static final List<Column> MEMORY =
            List.of(Column.RSS, new Column("pss_bytes"), new Column("vms_bytes"), new Column("swap_bytes"));

    private final Lines lines;
    private final String format;
    private final RecordingVisitor into;
    private final List<String> remarks = new ArrayList<>();
    private long rows;
    private double before;

    /// @param format what wrote the file, for people
    Telling(Lines lines, String format, RecordingVisitor into) {
        this.lines = lines;
        this.format = format;
        this.into = into;
    }

    /// @param facts that stand before the rows
    /// @param columns the time first
    void begin(Facts facts, List<Column> columns) {
        check(columns);
        facts.all().forEach(into::fact);
        into.begin(facts.head(lines.file(), format, columns));
    }

    private void check(List<Column> columns) {
        Set<Column> seen = new HashSet<>();
        for (Column column : columns) {
            if (column.name().isEmpty()) {
                throw lines.trouble("has a column without a name");
            }
            if (!seen.add(column)) {
                throw lines.trouble("has the column " + Lines.quoted(column.name()) + " twice");
            }
        }
        if (!columns.contains(Column.CPU) && MEMORY.stream().noneMatch(columns::contains)) {
            throw lines.trouble("has neither a column of CPU (cpu_percent) nor of memory (rss_bytes)");
        }
    }

    /// A row, from the current line.
    ///
    /// @param values the time first
    void row(double[] values) {
        double time = values[0];
        if (Double.isNaN(time)) {
            throw lines.trouble("has no time (elapsed_s)");
        }
        if (!(time >= before)) {
            throw lines.trouble(
                    ": the time goes back from " + Human.fixed(before, 3) + " s to " + Human.fixed(time, 3) + " s");
        }
        before = time;
        rows++;
        into.row(values);
    }

    /// Leaves out the current line, which has no end; true where it has none.
    boolean leavesOutTorn() {
        if (!lines.whole()) {
            remarks.add("line " + lines.number() + ", the last, has no end and was left out");
        }
        return !lines.whole();
    }

    /// @param facts that stand behind the rows
    /// @param complete false where the file was cut off
    void end(Facts facts, boolean complete) {
        if (rows == 0) {
            throw lines.fileTrouble("has no rows");
        }
        facts.all().forEach(into::fact);
        into.end(facts.end(complete, remarks));
    }
}
