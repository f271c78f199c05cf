package psrec.format;

import java.util.List;
import psrec.recording.Column;

/// psrec's own CSV, `docs/format.md`: all units are those of psrec's columns. Columns are read by name; those
/// that this version does not know are read too.
final class PsrecCsv implements RecordingFormat {
    private static final List<Field> FIELDS = List.of(Field.of(Column.ELAPSED.name(), Column.ELAPSED));

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
        return lines.contains(Column.ELAPSED.name()) && header(lines).texts().contains(Column.ELAPSED.name());
    }

    private static Cells header(Lines lines) {
        Cells cells = new Cells(lines, Cells.separatorOf(lines));
        cells.split();
        return cells;
    }

    @Override
    public void read(Lines lines, Telling telling) {
        Facts facts = head(lines);
        Cells cells = header(lines);
        Table table = new Table(lines, cells, cells.texts(), FIELDS);
        telling.begin(facts, table.columns());
        Facts end = new Facts();
        rows(lines, telling, table, end);
        // A table without facts was written by another program, which keeps no end.
        telling.end(end, end.has(Facts.OUTCOME) || (facts.all().isEmpty() && !telling.torn()));
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

    private static void rows(Lines lines, Telling telling, Table table, Facts end) {
        while (lines.next()) {
            if (lines.startsWith("#")) {
                if (beginsAnother(lines)) {
                    telling.anotherBegins();
                    return;
                }
                end(lines, telling, end);
            } else if (!lines.blank() && !telling.leavesOutTorn()) {
                // Behind the end of a recording there is no row of it.
                if (!telling.row(end.has(Facts.OUTCOME) ? null : table.read())) {
                    return;
                }
            }
        }
    }

    private static boolean beginsAnother(Lines lines) {
        return lines.startsWith(Facts.LINE + Facts.VERSION + ":") || lines.startsWith(Facts.LINE + Facts.STARTED + ":");
    }

    // psrec writes the end at once: where its first line is whole, the others are, also where an editor took the last
    // line's end away.
    private static void end(Lines lines, Telling telling, Facts end) {
        if (lines.startsWith(Facts.LINE) && (end.has(Facts.OUTCOME) || !telling.leavesOutTorn())) {
            end.putLine(lines.text());
        }
    }
}
