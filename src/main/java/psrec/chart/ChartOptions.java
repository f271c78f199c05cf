package psrec.chart;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/// What the user wants to see of recordings, and how.
///
/// @param title empty for the command
/// @param combined CPU and memory in one panel with two axes
/// @param columns the names of those that are shown; empty for CPU, memory, threads and processes
/// @param fromSeconds where the time axis begins
/// @param toSeconds where it ends at the latest; infinite for the end of the longest recording
/// @param clock true to show the time of day
/// @param zone of the time of day
/// @param scales how values are shown
/// @param style how it is drawn
public record ChartOptions(
        String title,
        boolean combined,
        List<String> columns,
        double fromSeconds,
        double toSeconds,
        boolean clock,
        ZoneId zone,
        Chart.Scales scales,
        Chart.Style style) {
    /// A chart as it is without options.
    public static final ChartOptions USUAL = new ChartOptions(
            "",
            false,
            List.of(),
            0,
            Double.POSITIVE_INFINITY,
            false,
            ZoneOffset.UTC,
            Chart.Scales.USUAL,
            Chart.Style.PLAIN);

    public ChartOptions {
        columns = List.copyOf(columns);
    }
}
