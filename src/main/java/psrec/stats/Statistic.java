package psrec.stats;

import java.util.function.ToDoubleFunction;

/// What is said of a column: one row each. `docs/numbers.md` tells how each is weighted by time.
public enum Statistic {
    MIN("min", "least", ColumnSummary::min),
    MEAN("mean", "mean over time of", ColumnSummary::mean),
    MEDIAN("median", "not exceeded for half of the time:", ColumnSummary::median),
    P95("p95", "not exceeded for 95 % of the time:", ColumnSummary::p95),
    MAX("max", "most", ColumnSummary::max);

    private final String word;
    private final String meaning;
    private final ToDoubleFunction<ColumnSummary> value;

    Statistic(String word, String meaning, ToDoubleFunction<ColumnSummary> value) {
        this.word = word;
        this.meaning = meaning;
        this.value = value;
    }

    /// What a number's name begins with: `p95` of `p95_cpu_percent`.
    public String word() {
        return word;
    }

    String meaning() {
        return meaning;
    }

    /// The value; NaN where it is not known.
    public double of(ColumnSummary column) {
        return value.applyAsDouble(column);
    }
}
