package psrec.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import psrec.recording.Column;
import psrec.recording.RecordingHead;
import psrec.recording.RecordingVisitor;
import psrec.view.Human;

/// Tells a recording on as it is read, and holds it to what every recording must be: it has CPU or memory,
/// and rows whose time rises. A clock that was set back, rows that repeat a time and a second recording are
/// dealt with here, the same in every format, and remarked on.
final class Telling {
    private static final List<Column> MEMORY =
            List.of(Column.RSS, new Column("pss_bytes"), new Column("vms_bytes"), new Column("swap_bytes"));

    private final Lines lines;
    private final String format;
    private final RecordingVisitor into;
    private final List<String> remarks = new ArrayList<>();
    private final Occurrences setBack = new Occurrences();
    private final Occurrences repeated = new Occurrences();
    private List<Column> upperBounds = List.of();
    private long rows;
    private boolean torn;
    /// The row before, not told yet since the next may have its time.
    private double[] held = new double[0];

    private boolean holding;
    private double before;
    private double step;
    /// The sum of what was taken out of the time.
    private double takenOut;
    private double firstStepBack;

    /// @param format what wrote the file, for people
    Telling(Lines lines, String format, RecordingVisitor into) {
        this.lines = lines;
        this.format = format;
        this.into = into;
    }

    /// Something that may be in many lines, told once.
    private static final class Occurrences {
        private long first;
        private long count;

        void at(long line) {
            first = count++ == 0 ? line : first;
        }
    }

    /// @param facts that stand before the rows
    /// @param columns the time first
    void begin(Facts facts, List<Column> columns) {
        check(columns);
        facts.all().forEach(into::fact);
        RecordingHead head = facts.head(lines.file(), format, columns);
        upperBounds = head.upperBounds();
        held = new double[columns.size()];
        into.begin(head);
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

    /// A row, in the current line. False if there is none: another recording begins there, and this one is
    /// over.
    ///
    /// @param values the time first; null if the current line is the header of another recording
    boolean row(double @Nullable [] values) {
        if (values == null) {
            anotherBegins();
            return false;
        }
        row(values, lines.number());
        return true;
    }

    /// The same for a row that began in an earlier line.
    void row(double[] values, long line) {
        double time = rising(values[0], line);
        if (rows > 0 && time == before) {
            repeated.at(line);
        } else {
            tellHeld();
            step = rows > 0 ? time - before : 0;
            rows++;
        }
        System.arraycopy(values, 0, held, 0, held.length);
        held[0] = time;
        holding = true;
        before = time;
    }

    // The clock of most recorders can be set back. How long it really was between the two rows is not known; most
    // likely
    // as long as between the two before.
    private double rising(double time, long line) {
        if (Double.isNaN(time)) {
            throw lines.trouble("has no time");
        }
        double risen = time + takenOut;
        if (risen >= before) {
            return risen;
        }
        if (setBack.count == 0) {
            firstStepBack = before - risen;
        }
        setBack.at(line);
        takenOut += before + step - risen;
        return before + step;
    }

    private void tellHeld() {
        if (holding) {
            holding = false;
            into.row(held);
        }
    }

    /// Tells what was read before something that cannot be read.
    void giveUp() {
        tellHeld();
    }

    /// Leaves out the current line, which has no end; true where it has none.
    boolean leavesOutTorn() {
        if (!lines.whole()) {
            remarks.add("line " + lines.number() + ", the last, has no end and was left out");
            torn = true;
        }
        return !lines.whole();
    }

    /// The same for a line that is an object of JSON, which tells by itself whether it is whole.
    boolean leavesOutTornObject() {
        return !lines.whole() && !JsonLine.isObject(lines) && leavesOutTorn();
    }

    /// True if a torn last line was left out.
    boolean torn() {
        return torn;
    }

    /// The time of the last row.
    double lastSeconds() {
        return before;
    }

    /// The current line is the first of another recording, which is not read.
    void anotherBegins() {
        remark("line " + lines.number() + " begins a second recording; only the first was read");
    }

    /// What a reader must know of the recording, in a sentence.
    void remark(String sentence) {
        remarks.add(sentence);
    }

    /// The end of a file in a format that tells nothing there.
    void end() {
        end(new Facts(), true);
    }

    /// @param facts that stand behind the rows
    /// @param complete false where the file was cut off
    void end(Facts facts, boolean complete) {
        if (rows == 0) {
            throw lines.fileTrouble("has no rows");
        }
        tellHeld();
        remarkOnTimes();
        facts.all().forEach(into::fact);
        into.end(facts.end(complete, remarks));
    }

    private void remarkOnTimes() {
        if (setBack.count > 0) {
            remark("the time goes back by " + Human.fixed(firstStepBack, 3) + " s at line " + setBack.first
                    + more(setBack) + ": read on without that step, as after a clock that was set back");
        }
        if (repeated.count > 0) {
            remark("line " + repeated.first + more(repeated)
                    + " has the time of the row before: of rows with one time the last was read");
        }
        if (!upperBounds.isEmpty()) {
            remark(upperBounds.stream().map(Column::name).collect(Collectors.joining(", "))
                    + (upperBounds.size() == 1 ? " is an upper bound" : " are upper bounds")
                    + ", and so is all that is computed from "
                    + (upperBounds.size() == 1 ? "it" : "them"));
        }
    }

    private static String more(Occurrences occurrences) {
        return occurrences.count == 1 ? "" : " (the first of " + occurrences.count + " times)";
    }
}
