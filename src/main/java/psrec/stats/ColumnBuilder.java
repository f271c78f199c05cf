package psrec.stats;

import psrec.recording.Column;

/// Takes the values of a column and says what they were, weighted by time.
abstract sealed class ColumnBuilder {
    private final Column column;
    private final Extremes extremes;
    private final WeightedValues values = new WeightedValues();
    private double integral;
    private double knownSeconds;

    private ColumnBuilder(Column column, double intervalSeconds) {
        this.column = column;
        this.extremes = Extremes.of(column, intervalSeconds);
    }

    /// @param intervalSeconds at which the recording was to be taken; NaN where it is not known
    static ColumnBuilder of(Column column, double intervalSeconds) {
        return column.isRate() ? new Rate(column, intervalSeconds) : new Gauge(column, intervalSeconds);
    }

    /// Takes a value.
    ///
    /// @param atSeconds of the row
    /// @param seconds since the row before; 0 for the first
    /// @param value NaN where it is not known
    final void row(double atSeconds, double seconds, double value) {
        extremes.row(atSeconds, seconds, value);
        weigh(seconds, value);
    }

    abstract void weigh(double seconds, double value);

    /// Gives away what is still held back.
    abstract void settle();

    /// The sum of value times seconds.
    final double integral() {
        return integral;
    }

    final double max() {
        return extremes.max();
    }

    final double knownSeconds() {
        return knownSeconds;
    }

    final ColumnSummary summary() {
        settle();
        extremes.finish();
        double[] quantiles = values.quantiles(0.5, 0.95);
        return new ColumnSummary(
                column,
                extremes.min(),
                knownSeconds > 0 ? between(integral / knownSeconds) : Double.NaN,
                between(quantiles[0]),
                between(quantiles[1]),
                extremes.max(),
                extremes.maxAtSeconds(),
                knownSeconds,
                values.resolution());
    }

    // What is rounded, or of a short row, stays among the extremes.
    private double between(double value) {
        return Math.min(Math.max(value, extremes.min()), extremes.max());
    }

    final void know(double seconds, double valueSeconds) {
        knownSeconds += seconds;
        integral += valueSeconds;
    }

    final void hold(double value, double seconds) {
        if (seconds > 0) {
            values.add(value, seconds);
        }
    }

    /// What was used between two rows: a value stands for the time since the row before.
    private static final class Rate extends ColumnBuilder {
        Rate(Column column, double intervalSeconds) {
            super(column, intervalSeconds);
        }

        @Override
        void weigh(double seconds, double value) {
            if (!Double.isNaN(value)) {
                know(seconds, seconds * value);
                hold(value, seconds);
            }
        }

        @Override
        void settle() {
            // Nothing is held back.
        }
    }

    /// A state at instants: between two rows that are known it goes from the one value to the other in a straight line.
    /// For the mean that is the trapezoid; for quantiles each of both values stands for half of the time between.
    private static final class Gauge extends ColumnBuilder {
        private double last = Double.NaN;
        private double lastSeconds;

        Gauge(Column column, double intervalSeconds) {
            super(column, intervalSeconds);
        }

        @Override
        void weigh(double seconds, double value) {
            double half = Double.isNaN(last) || Double.isNaN(value) ? 0 : seconds / 2;
            if (half > 0) {
                know(seconds, half * (last + value));
                lastSeconds += half;
            }
            if (value != last) {
                settle();
                last = value;
            }
            lastSeconds += half;
        }

        @Override
        void settle() {
            hold(last, lastSeconds);
            lastSeconds = 0;
        }
    }
}
