package psrec.stats;

import psrec.recording.Column;

/// A column in a few numbers. NaN is what cannot be said: a column without a known value has no least, one without
/// time between two of its rows has no mean.
///
/// @param column which
/// @param min the least value; of a rate, as `max`, not that of a row far shorter than the interval ([Extremes])
/// @param mean weighted by time
/// @param median the least value that it did not exceed for half of the time
/// @param p95 the least value that it did not exceed for 95 % of the time
/// @param max the most
/// @param maxAtSeconds when it was that, first
/// @param knownSeconds how much of the time its value is known for: the weight of the mean
/// @param resolution by how much median and p95 may be off, as a share of them; 0 where they are exact
public record ColumnSummary(
        Column column,
        double min,
        double mean,
        double median,
        double p95,
        double max,
        double maxAtSeconds,
        double knownSeconds,
        double resolution) {}
