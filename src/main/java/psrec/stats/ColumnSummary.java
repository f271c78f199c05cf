package psrec.stats;

import org.jspecify.annotations.Nullable;
import psrec.recording.Column;

/// A column in a few numbers. NaN is what cannot be said: a column without a known value has no least, one without
/// time between two of its rows has no mean. Of a counter there is only its growth.
///
/// @param column which
/// @param min the least value; of a rate, as `max`, not that of a row far shorter than the interval ([Extremes])
/// @param mean weighted by time
/// @param median the least value that it did not exceed for half of the time
/// @param p95 the least value that it did not exceed for 95 % of the time
/// @param max the most
/// @param maxAtSeconds when it was that, first; of a counter, the end of the time in which it grew fastest
/// @param knownSeconds how much of the time its value is known for: the weight of the mean
/// @param resolution by how much median and p95 may be off, as a share of them; 0 where they are exact
/// @param growth of a counter; null for a gauge and a rate
public record ColumnSummary(
        Column column,
        double min,
        double mean,
        double median,
        double p95,
        double max,
        double maxAtSeconds,
        double knownSeconds,
        double resolution,
        @Nullable Growth growth) {
    /// How a counter grew. NaN is what cannot be said: with one known row, all of it.
    ///
    /// @param total by how much, from its first known row to its last
    /// @param meanPerSecond the total over the known time
    /// @param maxPerSecond the highest rate between two known rows
    /// @param fell true if it fell at times, so that the total, without those times, is a lower bound
    public record Growth(double total, double meanPerSecond, double maxPerSecond, boolean fell) {}
}
