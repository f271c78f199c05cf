package psrec.chart;

import java.util.ArrayList;
import java.util.List;
import psrec.metric.Unit;
import psrec.stats.Summary;
import psrec.stats.Total;
import psrec.view.Human;
import psrec.view.SummaryTable;

/// Summaries as the table below a chart: a row per recording, headings in words.
public final class SummaryRows {
    private static final double LEAST_GIB_HOURS = 0.1;
    private static final double SECONDS_PER_HOUR = 3600;
    private static final double MIB_PER_GIB = 1024;

    private SummaryRows() {}

    /// The table of the recordings.
    ///
    /// @param summaries one per recording; none for no table
    public static Chart.Table of(List<Summary> summaries) {
        List<Chart.Head> head = new ArrayList<>();
        head.add(new Chart.Head("file", ""));
        head.add(new Chart.Head("outcome", ""));
        for (Total total : Total.values()) {
            head.add(new Chart.Head(words(total), total.word() + ": " + total.meaning()));
        }
        List<List<String>> rows = new ArrayList<>();
        for (Summary summary : summaries) {
            List<String> cells = new ArrayList<>();
            cells.add(Human.oneLine(summary.head().file()));
            cells.add(SummaryTable.outcome(summary.end()));
            for (Total total : Total.values()) {
                cells.add(
                        total == Total.MEMORY ? memoryOverTime(total.of(summary)) : SummaryTable.value(total, summary));
            }
            rows.add(cells);
        }
        return new Chart.Table(head, rows);
    }

    /// In GiB h from a tenth on, else in GiB s or MiB s: a number that means something to the reader.
    static String memoryOverTime(double gibHours) {
        if (Double.isNaN(gibHours) || gibHours >= LEAST_GIB_HOURS) {
            return Human.value(Unit.GIB_HOURS, gibHours);
        }
        double gibSeconds = gibHours * SECONDS_PER_HOUR;
        return gibSeconds >= 1
                ? Human.fixed(gibSeconds, 1) + " GiB s"
                : Human.significant(gibSeconds * MIB_PER_GIB) + " MiB s";
    }

    private static String words(Total total) {
        return switch (total.word()) {
            case "wall_s" -> "time";
            case "cpu_s" -> "CPU time";
            case "cpu_used_percent" -> "CPU used";
            case "peak_rss_bytes" -> "peak memory";
            case "peak_process_rss_bytes" -> "peak of one process";
            case "memory_gib_h" -> "memory over time";
            default -> total.word().replace('_', ' ');
        };
    }
}
