package psrec.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import psrec.metric.Metric;
import psrec.recording.Column;
import psrec.view.Human;

/// What stands above a panel of a picture or of a terminal: the title of each axis with the peak of what is shown, and
/// what its lines are.
///
/// @param left the title of the axis on the left, with its peak if no entry has it
/// @param right the title of the axis on the right, with its peak; empty if there is none
/// @param entries what is between them
record Heading(String left, String right, List<Entry> entries) {
    /// So many peaks can be read in a line.
    private static final int MOST_PEAKS = 4;

    /// A part of a heading.
    ///
    /// @param text `threads, peak 8`
    /// @param line a line that looks like it; null for plain words
    /// @param ofRun true if its colour is that of a run; false if only its dash counts where there are several runs
    record Entry(String text, @Nullable Series line, boolean ofRun) {}

    static Heading of(Chart chart, Panel panel) {
        List<Series> onLeft = side(panel, false);
        if (panel.right() != null) {
            return new Heading(
                    withPeak(chart, panel.left(), onLeft),
                    withPeak(chart, panel.right(), side(panel, true)),
                    List.of());
        }
        List<String> columns =
                panel.series().stream().map(Series::name).distinct().toList();
        List<Entry> entries = new ArrayList<>();
        if (columns.size() > 1) {
            for (String column : columns) {
                List<Series> lines = ofColumn(panel, column);
                String peak = peak(chart, panel.left(), lines);
                String text = Axes.label(new Column(column)) + (peak.isEmpty() ? "" : ", peak " + peak);
                entries.add(new Entry(text, lines.getFirst(), !chart.hasSeveralRuns()));
            }
            return new Heading(panel.left().title(), "", entries);
        }
        if (!chart.hasSeveralRuns() || chart.runs().size() > MOST_PEAKS) {
            return new Heading(withPeak(chart, panel.left(), onLeft), "", entries);
        }
        for (int run = 0; run < chart.runs().size(); run++) {
            int wanted = run;
            List<Series> lines =
                    onLeft.stream().filter(line -> line.run() == wanted).toList();
            String peak = peak(chart, panel.left(), lines);
            if (!peak.isEmpty()) {
                entries.add(new Entry(peak, lines.getLast(), true));
            }
        }
        return new Heading(panel.left().title() + (entries.isEmpty() ? "" : ", peak"), "", entries);
    }

    private static List<Series> side(Panel panel, boolean onRightAxis) {
        return panel.series().stream()
                .filter(line -> line.onRightAxis() == onRightAxis)
                .toList();
    }

    private static List<Series> ofColumn(Panel panel, String column) {
        return panel.series().stream()
                .filter(line -> line.name().equals(column))
                .toList();
    }

    private static String withPeak(Chart chart, Panel.Axis axis, List<Series> lines) {
        String peak = peak(chart, axis, lines);
        return axis.title() + (peak.isEmpty() ? "" : ", peak " + peak);
    }

    // Of what is shown; empty if nothing is known. The median of a group is below the peak of its members.
    private static String peak(Chart chart, Panel.Axis axis, List<Series> lines) {
        Extent extent = Extent.of(
                lines.stream()
                        .filter(line -> line.emphasis() != Emphasis.STRONG)
                        .collect(Collectors.toList()),
                chart.time().from(),
                chart.time().to());
        if (!extent.isKnown()) {
            return "";
        }
        Column column = new Column(lines.getFirst().name());
        // Less than what is drawn if that was of an instant.
        double max = Math.min(
                extent.max(),
                lines.stream().mapToDouble(Series::max).reduce(Double.NEGATIVE_INFINITY, Heading::higher));
        if (chart.hasSeveralRuns()) {
            return Axes.comparable(column, max, axis);
        }
        String peak = Axes.value(column, max, axis);
        if (lines.size() > 1 || column.kind() != Metric.Kind.COUNTER) {
            return peak;
        }
        double total = Counters.total(
                lines.getFirst(), chart.time().from(), chart.time().to());
        return peak + ", total " + Human.value(column.unit(), total);
    }

    private static double higher(double a, double b) {
        return b > a ? b : a;
    }
}
