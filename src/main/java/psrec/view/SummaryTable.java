package psrec.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import psrec.recording.RecordingEnd;
import psrec.stats.Quantity;
import psrec.stats.Summary;
import psrec.stats.Total;

/// Summaries as rows of one table.
public final class SummaryTable {
    private SummaryTable() {}

    /// A row a summary below a row of names: the file, how it ended, and the totals.
    public static List<List<String>> cells(List<Summary> summaries) {
        return cells(summaries, List.of());
    }

    /// The same with more numbers at the end, where they are not among the totals.
    public static List<List<String>> cells(List<Summary> summaries, List<Quantity> more) {
        List<Quantity> columns = Stream.concat(Arrays.stream(Total.values()), more.stream())
                .distinct()
                .toList();
        List<List<String>> cells = new ArrayList<>();
        cells.add(row("file", "outcome", columns.stream().map(Quantity::word)));
        for (Summary summary : summaries) {
            cells.add(row(
                    Human.oneLine(summary.head().file()),
                    outcome(summary.end()),
                    columns.stream().map(column -> value(column, summary))));
        }
        return cells;
    }

    /// How a recording ended, for people; `-` where its file does not tell.
    public static String outcome(RecordingEnd end) {
        if (!end.complete()) {
            return "cut off";
        }
        return end.outcome().isEmpty() ? "-" : Human.oneLine(end.outcome());
    }

    /// A number of a summary, for people; `or more` if it is a lower bound, `or less` if it is an upper one.
    public static String value(Quantity quantity, Summary summary) {
        double value = quantity.of(summary);
        String shown = Human.value(quantity.unit(), value);
        if (Double.isNaN(value)) {
            return shown;
        }
        boolean lowerBound = quantity == Total.PEAK_PROCESS_RSS
                && !summary.end().peakRss().lowerBound().isEmpty();
        if (lowerBound) {
            return shown + " or more";
        }
        return quantity.isUpperBound(summary) ? shown + " or less" : shown;
    }

    private static List<String> row(String file, String outcome, Stream<String> numbers) {
        return Stream.concat(Stream.of(file, outcome), numbers).toList();
    }
}
