package psrec.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import psrec.metric.Unit;
import psrec.process.UserException;
import psrec.recording.Column;

/// A number that a summary has, by the name that it has everywhere: in tables, in JSON, for `--sort`, `--max` and
/// `--fail-if`. A [Total] of the whole recording, or a [ColumnStatistic].
public sealed interface Quantity permits Total, ColumnStatistic {
    /// The numbers that two recordings are judged by: the time, and what was used.
    List<Quantity> THAT_MATTER = List.of(Total.WALL, Total.CPU, Total.PEAK_RSS, Total.MEMORY);

    /// The name: `peak_rss_bytes`, `p95_cpu_percent`.
    String word();

    Unit unit();

    /// True where more of it is worse; false where that cannot be said.
    boolean moreIsWorse();

    /// What it says, in one clause.
    String meaning();

    /// Its value; NaN where it is not known.
    double of(Summary summary);

    /// True if its value is an upper bound, since it comes from a column of upper bounds.
    boolean isUpperBound(Summary summary);

    /// All that recordings with these columns have: totals first, then each column's, in the order of the columns.
    static List<Quantity> all(Collection<Column> columns) {
        List<Quantity> all = new ArrayList<>(Arrays.asList(Total.values()));
        for (Column column : columns) {
            for (Statistic statistic : Statistic.of(column.kind())) {
                all.add(new ColumnStatistic(statistic, column));
            }
        }
        return all;
    }

    /// The one of a name.
    ///
    /// @param columns those that there are
    /// @throws UserException where there is none, with those that are named alike
    static Quantity named(String name, Collection<Column> columns) {
        List<Quantity> all = all(columns);
        for (Quantity quantity : all) {
            if (quantity.word().equals(name)) {
                return quantity;
            }
        }
        List<String> near = all.stream()
                .map(Quantity::word)
                .filter(word -> isNear(name, word))
                .sorted(Comparator.comparingInt(word -> distance(name, word)))
                .limit(3)
                .toList();
        String totals =
                String.join(", ", Arrays.stream(Total.values()).map(Total::word).toList());
        throw new UserException(
                UserException.USAGE,
                "there is no number '" + name + "'" + (near.isEmpty() ? "" : "; near: " + String.join(", ", near))
                        + "; there are " + totals + ", and min, mean, median, p95, max of a column: p95_cpu_percent;"
                        + " of a counter total, mean and max a second: total_read_bytes, max_read_bytes_per_s");
    }

    private static boolean isNear(String name, String word) {
        return (name.length() > 2 && word.contains(name)) || distance(name, word) <= 1 + name.length() / 3;
    }

    /// How many letters must be put in, left out or changed to make one of the other.
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = corner + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                corner = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
