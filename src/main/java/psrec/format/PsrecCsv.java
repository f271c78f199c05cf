package psrec.format;

import java.util.ArrayList;
import java.util.List;
import psrec.recording.Column;
import psrec.recording.RecordingVisitor;

/// psrec's own CSV, `docs/format.md`: all units are those of psrec's columns. Columns are read by name; those that this
/// version does not know are read too.
final class PsrecCsv implements RecordingFormat {
    private static final byte COMMA = ',';
    private static final String FACT = "#@ ";

    @Override
    public String name() {
        return "psrec CSV";
    }

    @Override
    public boolean begins(Lines lines) {
        return lines.startsWith(FACT) || namesTime(lines);
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
        int time = names.indexOf(Column.ELAPSED.name());
        if (time < 0) {
            throw lines.trouble("has no column " + Column.ELAPSED.name());
        }
        List<Column> columns = new ArrayList<>(names.stream().map(Column::new).toList());
        columns.addFirst(columns.remove(time));
        telling.begin(facts, columns);
        rows(lines, telling, new Table(lines, cells, names), time);
    }

    /// The facts before the header; the header is then the current line.
    private static Facts head(Lines lines) {
        Facts facts = new Facts();
        do {
            if (lines.startsWith(FACT)) {
                fact(lines, facts);
            } else if (!lines.startsWith("#") && !lines.blank()) {
                return facts;
            }
        } while (lines.next());
        throw lines.fileTrouble("has no rows; it ends before the names of the columns");
    }

    private static void fact(Lines lines, Facts facts) {
        String line = lines.text();
        int colon = line.indexOf(": ");
        if (colon > FACT.length()) {
            facts.put(line.substring(FACT.length(), colon), line.substring(colon + 2));
        }
    }

    private static void rows(Lines lines, Telling telling, Table table, int time) {
        Facts end = new Facts();
        while (lines.next()) {
            if (lines.startsWith("#")) {
                end(lines, telling, end);
            } else if (!lines.blank() && !telling.leavesOutTorn()) {
                telling.row(timeFirst(table.read(), time));
            }
        }
        telling.end(end, end.has(Facts.OUTCOME));
    }

    // psrec writes the end at once: where its first line is whole, the others are, also where an editor took the last
    // line's end away.
    private static void end(Lines lines, Telling telling, Facts end) {
        if (lines.startsWith(FACT + Facts.VERSION + ":")) {
            throw lines.trouble("begins a second recording; split the file");
        }
        if (lines.startsWith(FACT) && (end.has(Facts.OUTCOME) || !telling.leavesOutTorn())) {
            fact(lines, end);
        }
    }

    private static double[] timeFirst(double[] values, int time) {
        double first = values[time];
        System.arraycopy(values, 0, values, 1, time);
        values[0] = first;
        return values;
    }
}
