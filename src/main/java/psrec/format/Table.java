package psrec.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    /// @param header the names of the cells, as the file has them. Cells without a name are not read: they are
    ///     the row numbers that R and pandas write
    /// @param known in the order of psrec's columns, the time first. Other cells follow as columns of their
    ///     own names
    Table(Lines lines, Cells cells, List<String> header, List<Field> known) {
        this.lines = lines;
        this.cells = cells;
        this.header = List.copyOf(header);
        this.targets = new int[header.size()];
        Arrays.fill(targets, NOWHERE);
        for (Field field : known) {
            int cell = header.indexOf(field.name());
            if (cell >= 0) {
                take(cell, field);
            }
        }
        if (fields.isEmpty() || !fields.getFirst().column().equals(Column.ELAPSED)) {
            throw lines.trouble("has no column of the time (" + known.getFirst().name() + ")");
        }
        for (int cell = 0; cell < targets.length; cell++) {
            String name = header.get(cell);
            if (targets[cell] == NOWHERE && !isUnnamed(name)) {
                take(cell, Field.of(name, name));
            }
        }
        this.values = new double[fields.size()];
    }

    private void take(int cell, Field field) {
        targets[cell] = fields.size();
        fields.add(field);
    }

    // pandas names a column without a name so when it reads it.
    private static boolean isUnnamed(String name) {
        return name.isEmpty() || name.matches("Unnamed: \\d+");
    }

    /// The columns of a row.
    List<Column> columns() {
        return fields.stream().map(Field::column).toList();
    }

    /// The numbers of the current line, in the order of the columns; NaN for an empty cell. Used again for the
    /// next. Null if the line is the header again: another recording begins there.
    double @Nullable [] read() {
        cells.split();
        int shift = rowName();
        int count = cells.count() - shift;
        if (count != targets.length) {
            throw lines.trouble("has " + count + (count == 1 ? " cell" : " cells") + "; the header has "
                    + targets.length + (targets.length == 1 ? " column" : " columns"));
        }
        int cell = 0;
        try {
            for (; cell < count; cell++) {
                int target = targets[cell];
                if (target != NOWHERE) {
                    values[target] = fields.get(target).value(cells.number(cell + shift));
                }
            }
        } catch (NumberFormatException other) {
            if (cells.texts().equals(header)) {
                return null;
            }
            throw lines.trouble(
                    ": " + Lines.quoted(cells.text(cell + shift)) + " in " + header.get(cell) + " is no number");
        }
        return values;
    }

    /// True if the current line has a number, or nothing, for each column.
    boolean isRow() {
        cells.split();
        if (cells.count() != targets.length) {
            return false;
        }
        try {
            for (int cell = 0; cell < targets.length; cell++) {
                cells.number(cell);
            }
            return true;
        } catch (NumberFormatException other) {
            return false;
        }
    }

    // R's write.table writes the name of a row in quotes, and none in the header.
    private int rowName() {
        return cells.count() == targets.length + 1 && cells.isQuoted(0) ? 1 : 0;
    }
}
