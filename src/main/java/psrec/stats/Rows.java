package psrec.stats;

import java.util.Arrays;

/// Rows that are kept, column by column; the time is the first.
final class Rows {
    /// The usual step is judged by the first rows.
    private static final int JUDGED_ROWS = 10_000;

    private final Doubles[] columns;

    Rows(int columns) {
        this.columns = new Doubles[columns];
        Arrays.setAll(this.columns, i -> new Doubles());
    }

    int size() {
        return columns[0].size();
    }

    double seconds(int row) {
        return columns[0].get(row);
    }

    double value(int column, int row) {
        return columns[column].get(row);
    }

    /// Lets a column go that is not asked for any more.
    void forget(int column) {
        columns[column].cut(0);
    }

    void add(double[] row) {
        for (int i = 0; i < columns.length; i++) {
            columns[i].add(row[i]);
        }
    }

    /// Adds what a span comes to, and empties it.
    void append(Span span) {
        for (int i = 0; i < span.points(); i++) {
            for (int column = 0; column < columns.length; column++) {
                columns[column].add(span.value(column, i));
            }
        }
        span.clear();
    }

    /// Puts the rows of each span of time together.
    void shrink(double spanSeconds) {
        Span span = new Span(columns.length);
        double[] row = new double[columns.length];
        int written = 0;
        int size = size();
        for (int i = 0; i < size; i++) {
            for (int column = 0; column < row.length; column++) {
                row[column] = value(column, i);
            }
            if (!span.holds(row[0], spanSeconds)) {
                // Never more than what was read, so that nothing unread is written over.
                written = overwrite(written, span);
            }
            span.take(row, spanSeconds);
        }
        written = overwrite(written, span);
        for (Doubles column : columns) {
            column.cut(written);
        }
    }

    private int overwrite(int from, Span span) {
        for (int i = 0; i < span.points(); i++) {
            for (int column = 0; column < columns.length; column++) {
                columns[column].set(from + i, span.value(column, i));
            }
        }
        int end = from + span.points();
        span.clear();
        return end;
    }

    /// The median of the time between two rows; NaN where there are fewer than three.
    double medianStep() {
        int steps = Math.min(size(), JUDGED_ROWS) - 1;
        if (steps < 2) {
            return Double.NaN;
        }
        double[] all = new double[steps];
        Arrays.setAll(all, i -> seconds(i + 1) - seconds(i));
        Arrays.sort(all);
        return all[steps / 2];
    }
}
