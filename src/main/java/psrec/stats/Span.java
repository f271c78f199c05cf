package psrec.stats;

/// Rows of one span of time being put together: they come to two points, the times of which are those of the first and
/// the last row, and the values in each column the least and the most in the order in which they occurred. A single
/// row stays as it is.
final class Span {
    private final double[] first;
    private final double[] last;
    private final double[] least;
    private final double[] most;
    private final boolean[] leastFirst;
    private long index;
    private int rows;

    Span(int columns) {
        first = new double[columns];
        last = new double[columns];
        least = new double[columns];
        most = new double[columns];
        leastFirst = new boolean[columns];
    }

    /// True where a row of that time belongs to what was taken in so far.
    boolean holds(double seconds, double spanSeconds) {
        return rows == 0 || (long) Math.floor(seconds / spanSeconds) == index;
    }

    void take(double[] row, double spanSeconds) {
        if (rows == 0) {
            index = (long) Math.floor(row[0] / spanSeconds);
            System.arraycopy(row, 0, first, 0, row.length);
            System.arraycopy(row, 0, least, 0, row.length);
            System.arraycopy(row, 0, most, 0, row.length);
        } else {
            for (int i = 1; i < row.length; i++) {
                widen(i, row[i]);
            }
        }
        System.arraycopy(row, 0, last, 0, row.length);
        rows++;
    }

    // What is not known says nothing beside what is.
    private void widen(int column, double value) {
        if (value > most[column] || Double.isNaN(most[column])) {
            most[column] = value;
            leastFirst[column] = true;
        }
        if (value < least[column] || Double.isNaN(least[column])) {
            least[column] = value;
            leastFirst[column] = false;
        }
    }

    /// How many points they come to.
    int points() {
        return Math.min(rows, 2);
    }

    /// A value of the first point (0) or the second (1).
    double value(int column, int point) {
        if (column == 0) {
            return point == 0 ? first[0] : last[0];
        }
        return (point == 0) == leastFirst[column] ? least[column] : most[column];
    }

    void clear() {
        rows = 0;
    }
}
