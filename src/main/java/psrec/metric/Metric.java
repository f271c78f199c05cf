package psrec.metric;

import java.util.List;

/// What psrec records: one row a metric, in the order of the columns.
///
/// A new metric is one row here and, where it is a gauge, one row in the operating system's own table that says
/// where it is read. The file, the values on the screen, the help and the documents iterate over this table.
public enum Metric {
    ELAPSED(
            "elapsed_s",
            Unit.SECONDS,
            Kind.TIME,
            6,
            "time since the recording began, by the monotonic clock, when the row was taken"),
    CPU(
            "cpu_percent",
            Unit.PERCENT,
            Kind.RATE,
            3,
            "CPU time used since the row before, all threads and all descendants, also those that have ended; "
                    + "100 = all CPUs of the machine, or one CPU with --absolute-cpu-usage"),
    RSS(
            "rss_bytes",
            Unit.BYTES,
            Kind.GAUGE,
            0,
            "resident memory, summed over the processes; a page shared by several counts once for each"),
    THREADS("threads", Unit.COUNT, Kind.GAUGE, 0, "threads of all processes that live"),
    PROCESSES(
            "processes",
            Unit.COUNT,
            Kind.GAUGE,
            0,
            "processes that live; one that has ended and waits for its parent does not");

    /// How a value comes about.
    public enum Kind {
        /// The instant of the row itself.
        TIME,
        /// What was used between two rows, divided by the time between them.
        RATE,
        /// A state at one instant, read from each process and summed over them.
        GAUGE,
        /// A running total since the start: [Counter].
        COUNTER
    }

    private static final List<Metric> ALL = List.of(values());
    private static final List<Metric> GAUGES =
            ALL.stream().filter(m -> m.kind == Kind.GAUGE).toList();

    private final String column;
    private final Unit unit;
    private final Kind kind;
    private final int decimals;
    private final String meaning;

    Metric(String column, Unit unit, Kind kind, int decimals, String meaning) {
        this.column = column;
        this.unit = unit;
        this.kind = kind;
        this.decimals = decimals;
        this.meaning = meaning;
    }

    /// All metrics, in the order of the columns.
    public static List<Metric> all() {
        return ALL;
    }

    /// The metrics that are read from each process.
    public static List<Metric> gauges() {
        return GAUGES;
    }

    /// The name everywhere: column, option, JSON, chart. With the unit in it.
    public String column() {
        return column;
    }

    /// The name without the unit, for where the unit stands beside the value.
    public String label() {
        int unit = column.indexOf('_');
        return unit < 0 ? column : column.substring(0, unit);
    }

    public Unit unit() {
        return unit;
    }

    public Kind kind() {
        return kind;
    }

    /// How many decimals are written.
    public int decimals() {
        return decimals;
    }

    /// What the value says, in one clause.
    public String meaning() {
        return meaning;
    }
}
