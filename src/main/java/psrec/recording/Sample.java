package psrec.recording;

import java.util.Arrays;
import psrec.metric.Metric;

/// One row: a value for each metric, NaN where it is not known. Reused, so that a recording allocates nothing a row;
/// who keeps one keeps a copy.
public final class Sample {
    private static final double MICROS_PER_SECOND = 1e6;

    private final double[] values = new double[Metric.all().size()];
    private long elapsedMicros;

    public Sample() {
        Arrays.fill(values, Double.NaN);
    }

    public void copyFrom(Sample other) {
        System.arraycopy(other.values, 0, values, 0, values.length);
        elapsedMicros = other.elapsedMicros;
    }

    /// When it was taken, in microseconds since the recording began; later than the row before.
    public long elapsedMicros() {
        return elapsedMicros;
    }

    public void elapsedMicros(long micros) {
        elapsedMicros = micros;
        values[Metric.ELAPSED.ordinal()] = micros / MICROS_PER_SECOND;
    }

    /// A value in the metric's unit; NaN where it is not known.
    public double value(Metric metric) {
        return values[metric.ordinal()];
    }

    public void value(Metric metric, double value) {
        values[metric.ordinal()] = value;
    }
}
