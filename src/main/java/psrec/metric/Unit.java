package psrec.metric;

/// The unit of a metric, as it stands at the end of its name.
public enum Unit {
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

    /// What the name of a value in this unit ends with: `_bytes`; empty for a count.
    public String suffix() {
        return suffix;
    }
}
