package psrec.stats;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The minimum and the maximum of what was used between two rows.
///
/// A row far shorter than the interval, such as the last one of a target that ends just behind a tick, tells what
/// happened at an instant, which is no rate. So a row shorter than half the interval counts only together with others:
/// with the short ones beside it, when they are long enough together; else with the row before it, or the one behind it
/// where none is before. Where the interval is not known, the median length of the first rows stands for it. Where
/// nothing is long enough, all rows count.
final class RateExtremes extends Extremes {
    private static final double LEAST_SHARE = 0.5;

    private final Extremes all = new Extremes.OfGauge();
    // NaN while the first rows are held back to tell.
    private double leastSeconds;
    private @Nullable FirstRows first;
    // The last window that was long enough, where it ends with the row before the short ones; 0 seconds for none.
    private double lastSeconds;
    private double lastUse;
    // Rows behind it that are not long enough yet.
    private double shortSeconds;
    private double shortUse;
    private double shortAtSeconds;

    RateExtremes(double intervalSeconds) {
        boolean known = intervalSeconds > 0;
        leastSeconds = known ? LEAST_SHARE * intervalSeconds : Double.NaN;
        first = known ? null : new FirstRows();
    }

    @Override
    void row(double atSeconds, double seconds, double value) {
        all.row(atSeconds, seconds, value);
        FirstRows held = first;
        if (held == null) {
            join(atSeconds, seconds, value);
        } else {
            held.add(atSeconds, seconds, value);
            if (held.isFull()) {
                release(held);
            }
        }
    }

    private void release(FirstRows held) {
        first = null;
        leastSeconds = LEAST_SHARE * held.medianSeconds();
        held.replay(this);
    }

    private void join(double atSeconds, double seconds, double value) {
        if (Double.isNaN(value)) {
            joinWithRowBefore();
            lastSeconds = 0;
        } else if (seconds >= leastSeconds) {
            if (lastSeconds > 0) {
                joinWithRowBefore();
            } else if (shortSeconds > 0) {
                see(atSeconds, (shortUse + seconds * value) / (shortSeconds + seconds));
                shortSeconds = 0;
            }
            see(atSeconds, value);
            lastSeconds = seconds;
            lastUse = seconds * value;
        } else if (seconds > 0) {
            joinWithShort(atSeconds, seconds, value);
        }
    }

    private void joinWithShort(double atSeconds, double seconds, double value) {
        shortUse = (shortSeconds > 0 ? shortUse : 0) + seconds * value;
        shortSeconds += seconds;
        shortAtSeconds = atSeconds;
        if (shortSeconds >= leastSeconds) {
            see(atSeconds, shortUse / shortSeconds);
            lastSeconds = shortSeconds;
            lastUse = shortUse;
            shortSeconds = 0;
        }
    }

    private void joinWithRowBefore() {
        if (shortSeconds > 0 && lastSeconds > 0) {
            see(shortAtSeconds, (lastUse + shortUse) / (lastSeconds + shortSeconds));
        }
        shortSeconds = 0;
    }

    @Override
    void finish() {
        if (first != null) {
            release(first);
        }
        joinWithRowBefore();
        if (!areKnown()) {
            copyFrom(all);
        }
    }

    /// The first rows, until it is clear how long a row is.
    private static final class FirstRows {
        private static final int JUDGED_ROWS = 100;

        private final double[][] rows = new double[JUDGED_ROWS][];
        private int size;

        void add(double atSeconds, double seconds, double value) {
            rows[size++] = new double[] {atSeconds, seconds, value};
        }

        boolean isFull() {
            return size == rows.length;
        }

        // NaN where no row has a length: then none counts.
        double medianSeconds() {
            double[] lengths = Arrays.stream(rows, 0, size)
                    .mapToDouble(row -> row[1])
                    .filter(seconds -> seconds > 0)
                    .sorted()
                    .toArray();
            return lengths.length == 0 ? Double.NaN : lengths[lengths.length / 2];
        }

        void replay(RateExtremes into) {
            for (int i = 0; i < size; i++) {
                into.join(rows[i][0], rows[i][1], rows[i][2]);
            }
        }
    }
}
