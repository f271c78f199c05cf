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
        return switch (column.kind()) {
            case RATE -> new Rate(column, intervalSeconds);
            case COUNTER -> new Counter(column, intervalSeconds);
            case GAUGE, TIME -> new Gauge(column, intervalSeconds);
        };
    }

    /// Takes a value.
    ///
    /// @param atSeconds of the row
    /// @param seconds since the row before; 0 for the first
    /// @param value NaN where it is not known
    void row(double atSeconds, double seconds, double value) {
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

    ColumnSummary summary() {
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
                values.resolution(),
                null);
    }

    // What is rounded, or of a short row, stays among the extremes.
    private double between(double value) {
        return Math.min(Math.max(value, extremes.min()), extremes.max());
    }

    final Column column() {
        return column;
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

    /// A running total: what matters is by how much it grew, and how fast. A cell that is not known loses nothing,
    /// since the next one holds it too. The total of some recorders falls when a process ends; such a step is
    /// left out.
    private static final class Counter extends ColumnBuilder {
        private double last = Double.NaN;
        // Where the time that is looked at begins: rows at the same instant are one.
        private double from = Double.NaN;
        private double fromSeconds;
        private double total = Double.NaN;
        private boolean fell;

        Counter(Column column, double intervalSeconds) {
            super(column, intervalSeconds);
        }

        @Override
        void row(double atSeconds, double seconds, double value) {
            if (Double.isNaN(value)) {
                return;
            }
            if (Double.isNaN(last) || value < last) {
                fell |= value < last;
                settle();
                from = value;
                fromSeconds = atSeconds;
            } else if (atSeconds > fromSeconds) {
                grow(atSeconds, atSeconds - fromSeconds, value - from);
                from = value;
                fromSeconds = atSeconds;
            }
            last = value;
        }

        private void grow(double atSeconds, double seconds, double growth) {
            know(seconds, growth);
            add(growth);
            super.row(atSeconds, seconds, growth / seconds);
        }

        private void add(double growth) {
            total = Double.isNaN(total) ? growth : total + growth;
        }

        @Override
        void weigh(double seconds, double value) {
            // A total has no quantiles.
        }

        @Override
        void settle() {
            if (last > from) {
                add(last - from);
                from = last;
            }
        }

        @Override
        ColumnSummary summary() {
            ColumnSummary rates = super.summary();
            double none = Double.NaN;
            double meanPerSecond = knownSeconds() > 0 ? integral() / knownSeconds() : none;
            return new ColumnSummary(
                    column(),
                    none,
                    none,
                    none,
                    none,
                    none,
                    rates.maxAtSeconds(),
                    knownSeconds(),
                    0,
                    new ColumnSummary.Growth(total, meanPerSecond, rates.max(), fell));
        }
    }
}
