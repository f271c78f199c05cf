package psrec.stats;

import java.util.List;
import java.util.function.ToDoubleFunction;
import psrec.metric.Metric;
import psrec.stats.ColumnSummary.Growth;

/// What is said of a column: one row each. `docs/numbers.md` tells how each is weighted by time.
public enum Statistic {
    MIN("min", "least", ColumnSummary::min),
    MEAN("mean", "mean over time of", ColumnSummary::mean),
    MEDIAN("median", "not exceeded for half of the time:", ColumnSummary::median),
    P95("p95", "not exceeded for 95 % of the time:", ColumnSummary::p95),
    MAX("max", "most", ColumnSummary::max),
    TOTAL("total", "growth of", false, Growth::total),
    MEAN_RATE("mean", "mean growth a second of", true, Growth::meanPerSecond),
    MAX_RATE("max", "highest growth a second of", true, Growth::maxPerSecond);

    private static final List<Statistic> OF_GAUGES_AND_RATES = List.of(MIN, MEAN, MEDIAN, P95, MAX);
    private static final List<Statistic> OF_COUNTERS = List.of(TOTAL, MEAN_RATE, MAX_RATE);

    private final String word;
    private final String meaning;
    private final boolean perSecond;
    private final ToDoubleFunction<ColumnSummary> value;

    Statistic(String word, String meaning, ToDoubleFunction<ColumnSummary> value) {
        this.word = word;
        this.meaning = meaning;
        this.perSecond = false;
        this.value = value;
    }

    Statistic(String word, String meaning, boolean perSecond, ToDoubleFunction<Growth> value) {
        this.word = word;
        this.meaning = meaning;
        this.perSecond = perSecond;
        this.value = column -> {
            Growth growth = column.growth();
            return growth == null ? Double.NaN : value.applyAsDouble(growth);
        };
    }

    /// Those of a kind of column.
    public static List<Statistic> of(Metric.Kind kind) {
        return kind == Metric.Kind.COUNTER ? OF_COUNTERS : OF_GAUGES_AND_RATES;
    }

    /// What a number's name begins with: `p95` of `p95_cpu_percent`.
    public String word() {
        return word;
    }

    /// True for how fast a counter grows: the name of such a number ends with `_per_s`.
    public boolean isPerSecond() {
        return perSecond;
    }

    String meaning() {
        return meaning;
    }

    /// The value; NaN where it is not known.
    public double of(ColumnSummary column) {
        return value.applyAsDouble(column);
    }
}
