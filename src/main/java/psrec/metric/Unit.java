package psrec.metric;

/// The unit of a metric, as it stands at the end of its name.
public enum Unit {
    /// Seconds.
    SECONDS("s"),
    /// Hundredths: of one CPU, or of all CPUs of the machine.
    PERCENT("%"),
    /// Bytes.
    BYTES("B"),
    /// A plain number of things.
    COUNT("");

    private final String symbol;

    Unit(String symbol) {
        this.symbol = symbol;
    }

    /// What is written behind a number of this unit; empty for a count.
    public String symbol() {
        return symbol;
    }
}
