package psrec.format;

import java.util.ArrayList;
import java.util.List;
import psrec.recording.Column;
import psrec.recording.RecordingVisitor;

/// psrec's own CSV, `docs/format.md`: all units are those of psrec's columns. Columns are read by name; those
/// that this version does not know are read too.
final class PsrecCsv implements RecordingFormat {
    private static final byte COMMA = ',';

    @Override
    public String name() {
        return "psrec CSV";
    }

    @Override
    public boolean begins(Lines lines) {
        return lines.startsWith(Facts.LINE) || namesTime(lines);
    }

    // The header, where the facts before it were taken away.
    private static boolean namesTime(Lines lines) {
        Cells cells = new Cells(lines, COMMA);
        cells.split();
        return cells.texts().contains(Column.ELAPSED.name());
    }

    @Override
    public void read(Lines lines, RecordingVisitor into) {
        Telling telling = new Telling(lines, name(), into);
        Facts facts = head(lines);
        Cells cells = new Cells(lines, COMMA);
        cells.split();
        List<String> names = cells.texts();
        Table table = new Table(lines, cells, names, fields(names));
        telling.begin(facts, table.columns());
        rows(lines, telling, table);
    }

    // All that are there, the time first.
    private static List<Field> fields(List<String> names) {
        List<Field> fields = new ArrayList<>(List.of(Field.of(Column.ELAPSED.name(), Column.ELAPSED)));
        for (String name : names) {
            if (!name.equals(Column.ELAPSED.name())) {
                fields.add(Field.of(name, name));
            }
        }
        return fields;
    }

    /// The facts before the header; the header is then the current line.
    private static Facts head(Lines lines) {
        Facts facts = new Facts();
        do {
            if (lines.startsWith(Facts.LINE)) {
                facts.putLine(lines.text());
            } else if (!lines.startsWith("#") && !lines.blank()) {
                return facts;
            }
        } while (lines.next());
        throw lines.fileTrouble("has no rows; it ends before the names of the columns");
    }

    private static void rows(Lines lines, Telling telling, Table table) {
        Facts end = new Facts();
        while (lines.next()) {
            if (lines.startsWith("#")) {
                end(lines, telling, end);
            } else if (!lines.blank() && !telling.leavesOutTorn()) {
                telling.row(table.read());
            }
        }
        telling.end(end, end.has(Facts.OUTCOME));
    }

    // psrec writes the end at once: where its first line is whole, the others are, also where an editor took the last
    // line's end away.
    private static void end(Lines lines, Telling telling, Facts end) {
        if (lines.startsWith(Facts.LINE + Facts.VERSION + ":")) {
            throw lines.trouble("begins a second recording; split the file");
        }
        if (lines.startsWith(Facts.LINE) && (end.has(Facts.OUTCOME) || !telling.leavesOutTorn())) {
            end.putLine(lines.text());
        }
    }
}
