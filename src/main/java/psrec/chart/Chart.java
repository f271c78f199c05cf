package psrec.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is drawn, independent of the output: panels one below the other that share the time axis.
///
/// @param title in large letters: the command, or what the user wants
/// @param subtitle below it: host, start, how it ended
/// @param runs what colours stand for: recordings, or groups of them; a single one has no legend
/// @param panels from top to bottom; at least one
/// @param marks instants that are marked in all panels
/// @param time the time axis
/// @param scales how values are shown
/// @param style how it is drawn
/// @param table the summary; empty if there is none
/// @param notes what the reader must know, a sentence each: that rows were put together
public record Chart(
        String title,
        String subtitle,
        List<Run> runs,
        List<Panel> panels,
        List<Mark> marks,
        Time time,
        Scales scales,
        Style style,
        Table table,
        List<String> notes) {
    public Chart {
        runs = List.copyOf(runs);
        panels = List.copyOf(panels);
        marks = List.copyOf(marks);
        notes = List.copyOf(notes);
    }

    boolean hasSeveralRuns() {
        return runs.size() > 1;
    }

    /// One entry of the legend: a recording, or a group of recordings.
    ///
    /// @param name `new.csv`, or `new (5 runs)`
    /// @param detail for a tool tip: the files of a group; empty if the name says it all
    public record Run(String name, String detail) {}

    /// The time axis.
    ///
    /// @param from where it begins, in seconds since the recording began
    /// @param to where it ends; after its beginning
    /// @param clock the time of day at 0; null if it is unknown, or if recordings began at different times
    /// @param showsClock true if the axis shows the time of day
    public record Time(double from, double to, @Nullable Clock clock, boolean showsClock) {
        /// The clock of the labels; null for the time since the beginning.
        @Nullable
        Clock labels() {
            return showsClock ? clock : null;
        }
    }

    /// The time of day at the beginning of a recording.
    ///
    /// @param startSeconds since 1970-01-01 00:00 of its time zone
    /// @param zone its name: `UTC`, `UTC+02:00`
    public record Clock(double startSeconds, String zone) {}

    /// How values are shown.
    ///
    /// @param fromZero axes begin at 0; false if they fit the data on both sides
    /// @param inCpus CPU usage as a number of CPUs instead of percent
    public record Scales(boolean fromZero, boolean inCpus) {
        public static final Scales USUAL = new Scales(true, false);
    }

    /// How a chart is drawn.
    ///
    /// @param area the area below the lines is filled
    /// @param verticalGrid lines of the grid also at the times
    /// @param theme colours for white paper or for a dark page
    /// @param widthPixels of a picture; 0 for the default
    /// @param heightPixels of a picture; 0 for the default
    public record Style(boolean area, boolean verticalGrid, Theme theme, int widthPixels, int heightPixels) {
        public static final Style PLAIN = new Style(false, false, Theme.DEFAULT, 0, 0);
    }

    /// Colours.
    public enum Theme {
        /// Light in a picture; in a page as the reader's system is.
        DEFAULT,
        LIGHT,
        DARK
    }

    /// An instant that is marked: the end of a run that did not end well.
    ///
    /// @param text `killed by 9`
    public record Mark(double seconds, String text) {}

    /// A table below the chart.
    ///
    /// @param head of each column
    /// @param rows of cells, the first of each row its name
    public record Table(List<Head> head, List<List<String>> rows) {
        public static final Table NONE = new Table(List.of(), List.of());

        public Table {
            head = List.copyOf(head);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /// The head of a column of a table.
    ///
    /// @param text in words: `peak memory`
    /// @param name the machine-readable name for a tool tip, with its meaning; empty if there is none
    public record Head(String text, String name) {}
}
