package psrec.format;

import java.util.List;

/// Rows of numbers in cells: which cell is which value of a row.
///
/// It is used again for each row, so that a row makes no object.
final class Table {
    private final Lines lines;
    private final Cells cells;
    private final List<String> names;
    private final double[] values;

    /// @param names of the cells, as the file has them
    Table(Lines lines, Cells cells, List<String> names) {
        this.lines = lines;
        this.cells = cells;
        this.names = List.copyOf(names);
        this.values = new double[names.size()];
    }

    /// The numbers of the current line, in the order of the names; NaN for an empty cell. Used again for the next.
    double[] read() {
        cells.split();
        int count = cells.count();
        if (count != values.length) {
            throw lines.trouble("has " + count + (count == 1 ? " cell" : " cells") + "; the header has " + values.length
                    + " columns");
        }
        int cell = 0;
        try {
            while (cell < count) {
                values[cell] = cells.number(cell);
                cell++;
            }
        } catch (NumberFormatException other) {
            throw lines.trouble(": " + Lines.quoted(cells.text(cell)) + " in " + names.get(cell) + " is no number");
        }
        return values;
    }
}
