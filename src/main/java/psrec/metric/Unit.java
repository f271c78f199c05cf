package psrec.metric;

/// The unit of a metric, as it stands at the end of its name. Longer suffixes come before those that they end with.
public enum Unit {
    /// Bytes a second.
    BYTES_PER_SECOND("B/s", "_bytes_per_s"),
    /// Seconds of CPU time a second: how many CPUs.
    SECONDS_PER_SECOND("s/s", "_s_per_s"),
    /// Things a second.
    PER_SECOND("/s", "_per_s"),
    /// Seconds.
    SECONDS("s", "_s"),
    /// Hundredths: of one CPU, or of all CPUs of the machine.
    PERCENT("%", "_percent"),
    /// Bytes.
    BYTES("B", "_bytes"),
    /// Memory over time: one GiB held for an hour.
    GIB_HOURS("GiB h", "_gib_h"),
    /// A plain number of things.
    COUNT("", "");

    private final String symbol;
    private final String suffix;

    Unit(String symbol, String suffix) {
        this.symbol = symbol;
        this.suffix = suffix;
    }

    /// What is written behind a number of this unit; empty for a count.
    public String symbol() {
        return symbol;
    }

    /// The unit of how fast a total of this unit grows.
    ///
    /// @throws IllegalArgumentException if nothing of this unit is a total
    public Unit perSecond() {
        return switch (this) {
            case BYTES -> BYTES_PER_SECOND;
            case SECONDS -> SECONDS_PER_SECOND;
            case COUNT -> PER_SECOND;
            case PERCENT, GIB_HOURS, BYTES_PER_SECOND, SECONDS_PER_SECOND, PER_SECOND ->
                throw new IllegalArgumentException("no total: " + this);
        };
    }

    /// What the name of a value in this unit ends with: `_bytes`; empty for a count.
    public String suffix() {
        return suffix;
    }
}
