package psrec.metric;

import java.util.HashSet;
import java.util.Set;

/// Columns of other recorders that are counters: running totals since the start. All other columns that are no time
/// and no rate are gauges.
public enum Counter {
    USER_CPU("user_cpu_s"),
    SYSTEM_CPU("system_cpu_s"),
    RCHAR("rchar_bytes"),
    WCHAR("wchar_bytes"),
    READ("read_bytes"),
    WRITTEN("written_bytes"),
    READ_CALLS("read_calls"),
    WRITE_CALLS("write_calls"),
    RX("rx_bytes"),
    TX("tx_bytes"),
    RX_PACKETS("rx_packets"),
    TX_PACKETS("tx_packets");

    private static final Set<String> COLUMNS = new HashSet<>();

    static {
        for (Counter counter : values()) {
            COLUMNS.add(counter.column);
        }
    }

    private final String column;

    Counter(String column) {
        this.column = column;
    }

    /// The name of its column.
    public String column() {
        return column;
    }

    /// True for the name of a counter's column.
    public static boolean is(String column) {
        return COLUMNS.contains(column);
    }
}
