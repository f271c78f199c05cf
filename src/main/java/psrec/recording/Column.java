package psrec.recording;

import psrec.metric.Counter;
import psrec.metric.Metric;
import psrec.metric.Unit;

/// A column of a recording, whoever wrote it.
///
/// @param name as in `docs/metrics.md`, with the unit at its end: `rss_bytes`
public record Column(String name) {
    /// The time of each row, in seconds since the recording began.
    public static final Column ELAPSED = new Column("elapsed_s");
    /// CPU used since the row before; what 100 is, the head of the recording tells.
    public static final Column CPU = new Column("cpu_percent");
    /// Resident memory.
    public static final Column RSS = new Column("rss_bytes");
    /// Threads that live.
    public static final Column THREADS = new Column("threads");
    /// Processes that live.
    public static final Column PROCESSES = new Column("processes");

    /// The unit that the name ends with; a count where it ends with none.
    public Unit unit() {
        for (Unit unit : Unit.values()) {
            if (!unit.suffix().isEmpty() && name.endsWith(unit.suffix())) {
                return unit;
            }
        }
        return Unit.COUNT;
    }

    /// The name without the unit, for where the unit stands beside the value: `rss`.
    public String label() {
        return name.substring(0, name.length() - unit().suffix().length());
    }

    /// How its values come about.
    public Metric.Kind kind() {
        if (equals(ELAPSED)) {
            return Metric.Kind.TIME;
        }
        if (unit() == Unit.PERCENT || name.endsWith(Unit.PER_SECOND.suffix())) {
            return Metric.Kind.RATE;
        }
        return Counter.is(name) ? Metric.Kind.COUNTER : Metric.Kind.GAUGE;
    }

    /// True for what was used between two rows, so that a value stands for the time before its row.
    public boolean isRate() {
        return kind() == Metric.Kind.RATE;
    }
}
