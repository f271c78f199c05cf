package psrec.chart;

import java.util.List;

/// What the user wants to see of recordings, and how.
///
/// @param title empty for the command
/// @param combined CPU and memory in one panel with two axes
/// @param columns the names of those that are shown; empty for CPU, memory, threads and processes
/// @param fromSeconds where the time axis begins
/// @param toSeconds where it ends at the latest; endless for the end of the longest recording
/// @param style how it is drawn
public record ChartOptions(
        String title, boolean combined, List<String> columns, double fromSeconds, double toSeconds, Chart.Style style) {
    public ChartOptions {
        columns = List.copyOf(columns);
    }
}
