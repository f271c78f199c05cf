package psrec.stats;

import psrec.recording.Column;

/// The minimum and the maximum of a column; of a counter, of its rates.
abstract sealed class Extremes permits Extremes.OfGauge, RateExtremes {
    private double min = Double.NaN;
    private double max = Double.NaN;
    private double maxAtSeconds = Double.NaN;

    /// @param intervalSeconds at which the recording was to be taken; NaN where it is not known
    static Extremes of(Column column, double intervalSeconds) {
        return switch (column.kind()) {
            case RATE, COUNTER -> new RateExtremes(intervalSeconds);
            case GAUGE, TIME -> new OfGauge();
        };
    }

    /// Takes a value.
    ///
    /// @param atSeconds of the row
    /// @param seconds since the row before; 0 for the first
    /// @param value NaN where it is not known
    abstract void row(double atSeconds, double seconds, double value);

    /// Takes in what is still held back; no row may follow.
    abstract void finish();

    /// NaN where no value is known.
    final double min() {
        return min;
    }

    final double max() {
        return max;
    }

    /// When it was at the maximum first.
    final double maxAtSeconds() {
        return maxAtSeconds;
    }

    final boolean areKnown() {
        return !Double.isNaN(min);
    }

    final void see(double atSeconds, double value) {
        if (!(value >= min)) {
            min = value;
        }
        if (!(value <= max)) {
            max = value;
            maxAtSeconds = atSeconds;
        }
    }

    final void copyFrom(Extremes other) {
        min = other.min;
        max = other.max;
        maxAtSeconds = other.maxAtSeconds;
    }

    /// A state at instants: all values count.
    static final class OfGauge extends Extremes {
        @Override
        void row(double atSeconds, double seconds, double value) {
            if (!Double.isNaN(value)) {
                see(atSeconds, value);
            }
        }

        @Override
        void finish() {
            // Nothing is held back.
        }
    }
}
