package psrec.report;

import java.util.ArrayList;
import java.util.List;
import psrec.metric.Metric;
import psrec.metric.Unit;
import psrec.recording.PeakRss;
import psrec.recording.RecordingHead;
import psrec.stats.ColumnStatistic;
import psrec.stats.ColumnSummary;
import psrec.stats.Quantity;
import psrec.stats.Statistic;
import psrec.stats.Summary;
import psrec.stats.Total;
import psrec.view.Human;
import psrec.view.Notes;
import psrec.view.SummaryTable;
import psrec.view.TextTable;

/// Summaries as people read them.
public final class SummaryPage {
    private static final int LONGEST_COMMAND = 200;
    private static final double HUNDRED = 100;

    private SummaryPage() {}

    /// One recording: what it is of, its totals, a row a column, notes.
    public static String of(Summary summary) {
        StringBuilder page = new StringBuilder();
        String command = command(summary.head());
        if (!command.isEmpty()) {
            page.append(command).append('\n');
        }
        page.append(origin(summary)).append("\n\n");
        page.append(TextTable.of("lrl", totals(summary)));
        columns(page, summary, List.of(Metric.Kind.GAUGE, Metric.Kind.RATE));
        columns(page, summary, List.of(Metric.Kind.COUNTER));
        notes(page, summary, "");
        return page.toString();
    }

    /// Several recordings: a row each, then their notes.
    ///
    /// @param more numbers that the table shall have beside the totals
    public static String of(List<Summary> summaries, List<Quantity> more) {
        List<List<String>> cells = SummaryTable.cells(summaries, more);
        String numbers = "r".repeat(cells.getFirst().size() - 2);
        StringBuilder page = new StringBuilder(TextTable.of("ll" + numbers, cells));
        for (Summary summary : summaries) {
            notes(page, summary, Human.oneLine(summary.head().file()) + ": ");
        }
        return page.toString();
    }

    private static void notes(StringBuilder page, Summary summary, String before) {
        for (String note : Notes.of(summary)) {
            page.append("note: ").append(before).append(note).append('\n');
        }
    }

    /// The command in one line, cut where it is very long; empty where it is not known.
    static String command(RecordingHead head) {
        String command = Human.oneLine(String.join(" ", head.command()));
        int end = command.offsetByCodePoints(0, Math.min(LONGEST_COMMAND, command.codePointCount(0, command.length())));
        return end < command.length() ? command.substring(0, end) + "..." : command;
    }

    private static String origin(Summary summary) {
        RecordingHead head = summary.head();
        StringBuilder line = new StringBuilder(Human.oneLine(head.file() + " (" + head.format() + ")"));
        if (!head.host().isEmpty()) {
            line.append(", on ").append(Human.oneLine(head.host()));
        }
        if (head.started() != null) {
            line.append(", ").append(head.started());
        }
        String outcome = SummaryTable.outcome(summary.end());
        return outcome.equals("-") ? line.toString() : line + ", " + outcome;
    }

    private static List<List<String>> totals(Summary summary) {
        List<List<String>> rows = new ArrayList<>();
        for (Total total : Total.values()) {
            rows.add(List.of(total.word(), SummaryTable.value(total, summary), origin(total, summary)));
        }
        return rows;
    }

    // Where a number that may have several sources is from.
    private static String origin(Total total, Summary summary) {
        if (Double.isNaN(total.of(summary))) {
            return "";
        }
        int cpus = summary.head().onlineCpus();
        return switch (total) {
            case CPU -> summary.cpuFromRows() ? "added up from the rows" : "as the file tells";
            case CPU_USED -> "of " + cpus + (cpus == 1 ? " CPU" : " CPUs");
            case PEAK_PROCESS_RSS -> process(summary.end().peakRss());
            case PEAK_RSS -> summary.peakFromRows() ? "the most of the rows" : "as the file tells";
            case WALL, MEMORY, MISSED_TICKS, ROWS -> "";
        };
    }

    // A table of those columns that are of these kinds, where there are some.
    private static void columns(StringBuilder page, Summary summary, List<Metric.Kind> kinds) {
        List<ColumnSummary> columns = summary.columns().stream()
                .filter(column -> kinds.contains(column.column().kind()))
                .toList();
        if (!columns.isEmpty()) {
            List<Statistic> statistics = Statistic.of(kinds.getFirst());
            page.append('\n')
                    .append(TextTable.of(
                            "l" + "r".repeat(statistics.size() + 2) + "l", rows(summary, columns, statistics)));
        }
    }

    private static String process(PeakRss peak) {
        return peak.process().isEmpty() ? "" : Human.oneLine("process " + peak.process());
    }

    private static List<List<String>> rows(Summary summary, List<ColumnSummary> columns, List<Statistic> statistics) {
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>();
        header.add(statistics.contains(Statistic.TOTAL) ? "counter" : "column");
        for (Statistic statistic : statistics) {
            header.add(statistic.word() + (statistic.isPerSecond() ? " rate" : ""));
        }
        header.addAll(List.of("max at", "known"));
        rows.add(header);
        for (ColumnSummary column : columns) {
            List<String> row = new ArrayList<>(List.of(column.column().name()));
            for (Statistic statistic : statistics) {
                ColumnStatistic number = new ColumnStatistic(statistic, column.column());
                row.add(Human.value(number.unit(), statistic.of(column)));
            }
            row.add(Human.value(Unit.SECONDS, column.maxAtSeconds()));
            row.add(known(column, summary.wallSeconds()));
            if (summary.isUpperBound(column.column())) {
                row.add("upper bounds");
            }
            rows.add(row);
        }
        return rows;
    }

    private static String known(ColumnSummary column, double wallSeconds) {
        return wallSeconds > 0 ? Human.percent(HUNDRED * column.knownSeconds() / wallSeconds) : "-";
    }
}
