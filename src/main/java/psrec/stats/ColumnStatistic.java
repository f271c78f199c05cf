package psrec.stats;

import psrec.metric.Metric;
import psrec.metric.Unit;
import psrec.recording.Column;

/// A number of one column.
public record ColumnStatistic(Statistic statistic, Column column) implements Quantity {
    @Override
    public String word() {
        return statistic.word() + "_" + column.name() + (statistic.isPerSecond() ? Unit.PER_SECOND.suffix() : "");
    }

    @Override
    public Unit unit() {
        return statistic.isPerSecond() ? column.unit().perSecond() : column.unit();
    }

    /// Of memory, but for its minimum: more CPU at a time, more threads, or more that was read, may be the very thing
    /// that
    /// was wanted.
    @Override
    public boolean moreIsWorse() {
        return column.unit() == Unit.BYTES && column.kind() == Metric.Kind.GAUGE && statistic != Statistic.MIN;
    }

    @Override
    public String meaning() {
        return statistic.meaning() + " " + column.name();
    }

    @Override
    public double of(Summary summary) {
        ColumnSummary found = summary.column(column);
        return found == null ? Double.NaN : statistic.of(found);
    }

    @Override
    public boolean isUpperBound(Summary summary) {
        return summary.isUpperBound(column);
    }
}
