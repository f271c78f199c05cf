package psrec.format;

import java.util.List;
import org.jspecify.annotations.Nullable;
import psrec.recording.Column;

/// The CSV of the psrec that is written in Rust (0.9): seconds and percent with one decimal, bytes; `#@
/// cputype` tells what 100 % is. The CPU of its first row is 0 and says nothing. It tells no command and no
/// end. A program that wrote it anew may have left the mark of a comment before the header out.
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
        return lines.startsWith(TITLE) || isHeader(lines);
    }

    private static boolean isHeader(Lines lines) {
        return lines.startsWith(HEADER) || (lines.contains(TIME) && names(lines).contains(TIME));
    }

    @Override
    public void read(Lines lines, Telling telling) {
        Facts facts = new Facts();
        Table table = null;
        boolean rows = false;
        do {
            if (rows && (lines.startsWith(TITLE) || lines.startsWith(HEADER))) {
                telling.anotherBegins();
                break;
            }
            if (table == null && isHeader(lines)) {
                Cells cells = new Cells(lines, Cells.separatorOf(lines));
                table = new Table(lines, cells, names(lines), FIELDS);
            } else if (lines.startsWith("#")) {
                facts.putLine(lines.text());
            } else if (!lines.blank() && !telling.leavesOutTorn()) {
                Table known = known(lines, table);
                if (!rows) {
                    telling.begin(facts, known.columns());
                    rows = true;
                }
                if (!telling.row(known.read())) {
                    break;
                }
            }
        } while (lines.next());
        telling.end();
    }

    // Without the mark of a comment, and with blanks around them.
    private static List<String> names(Lines lines) {
        Cells cells = new Cells(lines, Cells.separatorOf(lines));
        cells.split();
        return cells.texts().stream()
                .map(name -> name.startsWith("# ") ? name.substring(2).strip() : name)
                .toList();
    }

    private static Table known(Lines lines, @Nullable Table table) {
        if (table == null) {
            throw lines.trouble("is a row before the names of the columns ('" + HEADER + ",...')");
        }
        return table;
    }
}
