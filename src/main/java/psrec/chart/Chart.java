package psrec.chart;

import java.util.List;

/// What is drawn, whatever draws it: panels one below the other with the time in common.
///
/// @param title in large letters: the command, or what the user wants
/// @param subtitle below it: host, start, how it ended
/// @param panels from top to bottom; at least one
/// @param marks instants that are marked in all panels
/// @param fromSeconds where the time axis begins
/// @param toSeconds where it ends; after its beginning
/// @param style how it is drawn
/// @param table the summary, as rows of cells, the first row its header; empty where there is none
/// @param notes what the reader must know, a sentence each: that rows were put together
public record Chart(
        String title,
        String subtitle,
        List<Panel> panels,
        List<Mark> marks,
        double fromSeconds,
        double toSeconds,
        Style style,
        List<List<String>> table,
        List<String> notes) {
    public Chart {
        panels = List.copyOf(panels);
        marks = List.copyOf(marks);
        table = table.stream().map(List::copyOf).toList();
        notes = List.copyOf(notes);
    }

    /// How a chart is drawn.
    ///
    /// @param area the area below the lines is filled
    /// @param verticalGrid lines of the grid also at the times
    /// @param widthPixels of a picture; 0 for what suits best
    /// @param heightPixels of a picture; 0 for what suits best
    public record Style(boolean area, boolean verticalGrid, int widthPixels, int heightPixels) {}

    /// An instant that is marked: the end of a run.
    ///
    /// @param text beside it: `exited 0`
    public record Mark(double seconds, String text) {}
}
