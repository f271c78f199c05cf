package psrec.chart;

import org.jspecify.annotations.Nullable;

/// What a panel of a terminal is drawn on: dots, of which a character has several (braille) or is one.
final class Canvas {
    private static final int BLANK_BRAILLE = 0x2800;
    /// The bit of each dot in a braille character, from the top left.
    private static final int[][] BRAILLE = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

    private final int columns;
    private final int rows;
    private final @Nullable String symbols;
    private final int[][] dots;
    private final int[][] lines;

    /// @param symbols a character for each line; null for braille, in which lines differ by colour alone
    Canvas(int columns, int rows, @Nullable String symbols) {
        this.columns = columns;
        this.rows = rows;
        this.symbols = symbols;
        dots = new int[rows][columns];
        lines = new int[rows][columns];
    }

    /// How many dots it is wide.
    int width() {
        return symbols == null ? 2 * columns : columns;
    }

    /// How many dots it is high.
    int height() {
        return symbols == null ? 4 * rows : rows;
    }

    /// @param x from the left
    /// @param y from the bottom
    /// @param line the number of the line that the dot is of, from 0
    void dot(int x, int y, int line) {
        if (x < 0 || y < 0 || x >= width() || y >= height()) {
            return;
        }
        int fromTop = height() - 1 - y;
        if (symbols == null) {
            dots[fromTop / 4][x / 2] |= BRAILLE[fromTop % 4][x % 2];
            lines[fromTop / 4][x / 2] = line + 1;
        } else {
            dots[fromTop][x] = symbols.charAt(line % symbols.length());
            lines[fromTop][x] = line + 1;
        }
    }

    /// A line between two dots, both included.
    void line(int fromX, int fromY, int toX, int toY, int line) {
        int steps = Math.max(Math.abs(toX - fromX), Math.abs(toY - fromY));
        for (int i = 0; i <= steps; i++) {
            double share = steps == 0 ? 0 : i / (double) steps;
            dot((int) Math.round(fromX + share * (toX - fromX)), (int) Math.round(fromY + share * (toY - fromY)), line);
        }
    }

    /// The character at a place, from the top left; a blank where nothing is.
    char at(int row, int column) {
        if (dots[row][column] == 0) {
            return ' ';
        }
        return (char) (symbols == null ? BLANK_BRAILLE + dots[row][column] : dots[row][column]);
    }

    /// The line that a character is of, the one drawn last; -1 where nothing is.
    int line(int row, int column) {
        return lines[row][column] - 1;
    }

    /// The row that a share of the height is in.
    int rowOf(double share) {
        int fromTop = height() - 1 - (int) Math.round(share * (height() - 1));
        return symbols == null ? fromTop / 4 : fromTop;
    }
}
