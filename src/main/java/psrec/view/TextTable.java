package psrec.view;

import java.util.List;

/// Rows of cells as lines of text: columns as wide as they need, two blanks between them, no blanks at the end.
public final class TextTable {
    private TextTable() {}

    /// The lines, each with its end.
    ///
    /// @param alignment a letter a column: `l` left, `r` right
    /// @param rows a row may be shorter than the others
    public static String of(String alignment, List<List<String>> rows) {
        int[] widths = new int[alignment.length()];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                int blanks = widths[i] - width(row.get(i));
                boolean right = alignment.charAt(i) == 'r';
                line.append(i == 0 ? "" : "  ")
                        .repeat(' ', right ? blanks : 0)
                        .append(row.get(i))
                        .repeat(' ', right ? 0 : blanks);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
