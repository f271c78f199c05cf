package psrec.format;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import psrec.recording.Column;
import psrec.recording.RecordingVisitor;

/// The CSV of the psrec that is written in Rust (0.9): seconds and percent with one decimal, bytes; `#@
/// cputype` tells what 100 % is. The CPU of its first row is 0 and says nothing. It tells no command and no
/// end.
final class RustCsv implements RecordingFormat {
    static final String TITLE = "# Process recording.";
    static final String TIME = "Time elapsed";
    static final String CPU = "CPU Usage";
    static final String RSS = "RSS";
    static final String THREADS = "Thread Count";

    private static final List<Field> FIELDS = List.of(
            Field.of(TIME, Column.ELAPSED),
            Field.of(CPU, Column.CPU),
            Field.of(RSS, Column.RSS),
            Field.of(THREADS, Column.THREADS),
            Field.of("FD Count", "open_files"));
    private static final String HEADER = "# " + TIME;

    @Override
    public String name() {
        return "psrec (Rust)";
    }

    @Override
    public boolean begins(Lines lines) {
        return lines.startsWith(TITLE) || lines.startsWith(HEADER);
    }

    @Override
    public void read(Lines lines, RecordingVisitor into) {
        Telling telling = new Telling(lines, name(), into);
        Cells cells = new Cells(lines, (byte) ',');
        Facts facts = new Facts();
        Table table = null;
        boolean rows = false;
        do {
            if (lines.startsWith(HEADER)) {
                table = table(lines, cells);
            } else if (lines.startsWith("#")) {
                facts.putLine(lines.text());
            } else if (!lines.blank() && !telling.leavesOutTorn()) {
                Table known = known(lines, table);
                if (!rows) {
                    telling.begin(facts, known.columns());
                    rows = true;
                }
                telling.row(known.read());
            }
        } while (lines.next());
        telling.end();
    }

    private static Table table(Lines lines, Cells cells) {
        List<String> names = Arrays.stream(lines.text().substring(2).split(","))
                .map(String::strip)
                .toList();
        return new Table(lines, cells, names, FIELDS);
    }

    private static Table known(Lines lines, @Nullable Table table) {
        if (table == null) {
            throw lines.trouble("is a row before the names of the columns ('" + HEADER + ",...')");
        }
        return table;
    }
}
