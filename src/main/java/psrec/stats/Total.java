package psrec.stats;

import java.util.function.ToDoubleFunction;
import psrec.metric.Unit;
import psrec.recording.Column;

/// The numbers of a recording as a whole: one row each.
public enum Total implements Quantity {
    WALL("wall_s", Unit.SECONDS, true, "time from the beginning to the last row", Summary::wallSeconds),
    CPU("cpu_s", Unit.SECONDS, true, "CPU time in that time", Summary::cpuSeconds),
    CPU_USED(
            "cpu_used_percent",
            Unit.PERCENT,
            false,
            "CPU time of all that the machine's CPUs had to give in that time",
            Summary::cpuUsedPercent),
    PEAK_RSS(
            "peak_rss_bytes",
            Unit.BYTES,
            true,
            "the highest resident memory: sampled of all processes together, or of one process if that is higher",
            Summary::peakRssBytes),
    PEAK_PROCESS_RSS(
            "peak_process_rss_bytes",
            Unit.BYTES,
            true,
            "the highest resident memory that a single process ever had",
            summary -> summary.end().peakRss().processBytes()),
    MEMORY(
            "memory_gib_h",
            Unit.GIB_HOURS,
            true,
            "resident memory over time: 1 is one GiB for an hour",
            Summary::memoryGibHours),
    MISSED_TICKS(
            "missed_ticks",
            Unit.COUNT,
            true,
            "instants at which a row was due and none was taken",
            summary -> summary.end().missedTicks()),
    ROWS("rows", Unit.COUNT, false, "rows of the recording", Summary::rows);

    private final String word;
    private final Unit unit;
    private final boolean moreIsWorse;
    private final String meaning;
    private final ToDoubleFunction<Summary> value;

    Total(String word, Unit unit, boolean moreIsWorse, String meaning, ToDoubleFunction<Summary> value) {
        this.word = word;
        this.unit = unit;
        this.moreIsWorse = moreIsWorse;
        this.meaning = meaning;
        this.value = value;
    }

    @Override
    public String word() {
        return word;
    }

    @Override
    public Unit unit() {
        return unit;
    }

    @Override
    public boolean moreIsWorse() {
        return moreIsWorse;
    }

    @Override
    public String meaning() {
        return meaning;
    }

    @Override
    public double of(Summary summary) {
        return value.applyAsDouble(summary);
    }

    @Override
    public boolean isUpperBound(Summary summary) {
        return switch (this) {
            case CPU, CPU_USED -> summary.cpuFromRows() && summary.isUpperBound(Column.CPU);
            case PEAK_RSS ->
                summary.end().rssUpperBoundRows() > 0 || (summary.peakFromRows() && summary.isUpperBound(Column.RSS));
            case MEMORY -> summary.isUpperBound(Column.RSS);
            case WALL, PEAK_PROCESS_RSS, MISSED_TICKS, ROWS -> false;
        };
    }
}
