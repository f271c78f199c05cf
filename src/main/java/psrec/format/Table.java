package psrec.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import psrec.recording.Column;

/// Rows of numbers in cells: which cell is which value of a row.
///
/// It is used again for each row, so that a row makes no object.
final class Table {
    private static final int NOWHERE = -1;

    private final Lines lines;
    private final Cells cells;
    private final List<String> header;
    private final List<Field> fields = new ArrayList<>();
    private final int[] targets;
    private final double[] values;

    /// @param header the names of the cells, as the file has them
    /// @param known in the order of psrec's columns, the time first; what only one of both names is left out
    Table(Lines lines, Cells cells, List<String> header, List<Field> known) {
        this.lines = lines;
        this.cells = cells;
        this.header = List.copyOf(header);
        this.targets = new int[header.size()];
        Arrays.fill(targets, NOWHERE);
        for (Field field : known) {
            int cell = header.indexOf(field.name());
            if (cell >= 0) {
                targets[cell] = fields.size();
                fields.add(field);
            }
        }
        this.values = new double[fields.size()];
        if (fields.isEmpty() || !fields.getFirst().column().equals(Column.ELAPSED)) {
            throw lines.trouble("has no column of the time (" + known.getFirst().name() + ")");
        }
    }

    /// The columns of a row.
    List<Column> columns() {
        return fields.stream().map(Field::column).toList();
    }

    /// The numbers of the current line, in the order of the columns; NaN for an empty cell. Used again for the
    /// next.
    double[] read() {
        cells.split();
        int count = cells.count();
        if (count != targets.length) {
            throw lines.trouble("has " + count + (count == 1 ? " cell" : " cells") + "; the header has "
                    + targets.length + (targets.length == 1 ? " column" : " columns"));
        }
        int cell = 0;
        try {
            for (; cell < count; cell++) {
                int target = targets[cell];
                if (target != NOWHERE) {
                    values[target] = fields.get(target).value(cells.number(cell));
                }
            }
        } catch (NumberFormatException other) {
            throw lines.trouble(": " + Lines.quoted(cells.text(cell)) + " in " + header.get(cell) + " is no number");
        }
        return values;
    }
}
