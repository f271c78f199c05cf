package psrec.chart;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import psrec.recording.Column;
import psrec.view.Human;

/// A chart in characters, for a terminal.
public final class TerminalChart {
    private static final int USUAL_ROWS = 10;
    private static final int LEAST_ROWS = 3;
    private static final int LEAST_COLUMNS = 30;
    private static final int ROWS_PER_TICK = 3;
    private static final int COLUMNS_PER_TICK = 12;
    private static final String DIM = "2";
    private static final String BOLD = "1";
    /// Those that are seen on a dark and on a light screen.
    private static final List<String> COLOURS = List.of("36", "33", "32", "35", "34", "31");

    private final Chart chart;
    private final Screen screen;
    private final List<TextLine> lines = new ArrayList<>();

    private TerminalChart(Chart chart, Screen screen) {
        this.chart = chart;
        this.screen = screen;
    }

    /// Where it is shown.
    ///
    /// @param columns its width in characters
    /// @param lines the height of the chart; 0 for what suits
    /// @param unicode false where it shows ASCII alone
    /// @param colour true where it shows colours
    public record Screen(int columns, int lines, boolean unicode, boolean colour) {
        public Screen {
            columns = Math.max(LEAST_COLUMNS, columns);
        }
    }

    /// The chart as lines, each with its end.
    public static String draw(Chart chart, Screen screen) {
        return new TerminalChart(chart, screen).draw();
    }

    private String draw() {
        line().put(0, fit(chart.title(), screen.columns()), BOLD);
        if (!chart.subtitle().isEmpty()) {
            line().put(0, fit(chart.subtitle(), screen.columns()), DIM);
        }
        int left = labelWidth(false) + 1;
        int width = screen.columns() - left - (labelWidth(true) == 0 ? 0 : labelWidth(true) + 1);
        legend();
        // Above each panel its heading, below the last the axis with its numbers.
        int rows = screen.lines() == 0
                ? USUAL_ROWS
                : (screen.lines() - lines.size() - chart.panels().size() - 2)
                        / chart.panels().size();
        for (Panel panel : chart.panels()) {
            panel(panel, left, width, Math.max(LEAST_ROWS, rows));
        }
        timeAxis(left, width);
        StringBuilder text = new StringBuilder();
        lines.forEach(each -> each.print(text, screen.colour()));
        return text.toString();
    }

    private TextLine line() {
        lines.add(new TextLine(screen.columns()));
        return lines.getLast();
    }

    // Which recording has which colour, or symbol.
    private void legend() {
        List<Integer> runs = Look.runs(chart);
        if (runs.size() == 1) {
            return;
        }
        TextLine line = line();
        int at = 0;
        for (int run : runs) {
            Series series = chart.panels().stream()
                    .flatMap(panel -> panel.series().stream())
                    .filter(each -> each.run() == run)
                    .findFirst()
                    .orElseThrow();
            String entry = fit(series.label().substring(series.label().indexOf(", ") + 2), screen.columns());
            if (at > 0 && at + entry.length() + 2 > screen.columns()) {
                line = line();
                at = 0;
            }
            line.put(at, swatch(run), colour(run));
            at = line.put(at + 2, entry, "") + 3;
        }
    }

    // ---- a panel -------------------------------------------------------------------------------------------------

    private void panel(Panel panel, int left, int width, int rows) {
        heading(panel, left, width);
        if (panel.equals(chart.panels().getFirst())) {
            marks(left, width);
        }
        Canvas canvas = new Canvas(width, rows, symbols(panel));
        CanvasPen pen = new CanvasPen(
                canvas, chart.fromSeconds(), chart.toSeconds(), chart.style().area());
        for (Series series : panel.series()) {
            Panel.Axis right = panel.right();
            double most = series.onRightAxis() && right != null
                    ? right.most()
                    : panel.left().most();
            pen.draw(series, most, number(panel, series));
        }
        int top = lines.size();
        for (int row = 0; row < rows; row++) {
            TextLine line = line();
            line.put(left - 1, screen.unicode() ? "│" : "|", DIM);
            for (Chart.Mark mark : chart.marks()) {
                line.put(left + column(mark.seconds(), width), screen.unicode() ? "┊" : ":", DIM);
            }
            for (int column = 0; column < width; column++) {
                int number = canvas.line(row, column);
                if (number >= 0) {
                    line.put(left + column, String.valueOf(canvas.at(row, column)), colour(number));
                }
            }
        }
        for (Ticks.Tick tick : Ticks.of(panel.left(), panel.mostTicks(rows / ROWS_PER_TICK + 1))) {
            TextLine line =
                    lines.get(top + canvas.rowOf(tick.value() / panel.left().most()));
            line.put(left - 1 - tick.label().length(), tick.label(), DIM);
            line.put(left - 1, screen.unicode() ? "┤" : "+", DIM);
        }
        Panel.Axis right = panel.right();
        if (right != null) {
            for (Ticks.Tick tick : Ticks.of(right, panel.mostTicks(rows / ROWS_PER_TICK + 1))) {
                lines.get(top + canvas.rowOf(tick.value() / right.most())).put(left + width + 1, tick.label(), DIM);
            }
        }
    }

    private void heading(Panel panel, int left, int width) {
        TextLine line = line();
        boolean alone = Look.runs(chart).size() == 1;
        int at = line.put(left, panel.left().title(), alone ? colour(0) : "");
        Panel.Axis right = panel.right();
        if (right != null) {
            String title = right.title();
            int number = number(panel, panel.series().getLast());
            int start = Math.max(at + 4, left + width - title.length());
            if (alone) {
                line.put(start - 2, swatch(number), colour(number));
                line.put(left - 2, swatch(0), colour(0));
            }
            line.put(start, title, alone ? colour(number) : "");
        } else if (alone && panel.series().size() > 1) {
            for (Series series : panel.series()) {
                int number = number(panel, series);
                line.put(at + 3, swatch(number), colour(number));
                at = line.put(at + 5, Axes.label(new Column(series.name())), "");
            }
        }
    }

    // In the line of the heading where there is room, else below it.
    private void marks(int left, int width) {
        int heading = lines.size() - 1;
        for (Chart.Mark mark : chart.marks()) {
            String text = fit(mark.text(), width);
            int end = left + column(mark.seconds(), width) + 1;
            int start = Math.max(left, end - text.length());
            int at = heading;
            while (at < lines.size() && !lines.get(at).isBlank(start - 1, text.length() + 2)) {
                at++;
            }
            (at < lines.size() ? lines.get(at) : line()).put(start, text, DIM);
        }
    }

    private void timeAxis(int left, int width) {
        TextLine axis = line();
        axis.put(left - 1, (screen.unicode() ? "└" : "+") + (screen.unicode() ? "─" : "-").repeat(width), DIM);
        TextLine labels = line();
        String unit = " " + Ticks.timeUnit(chart.toSeconds()).name();
        for (Ticks.Tick tick :
                Ticks.ofTime(chart.fromSeconds(), chart.toSeconds(), Math.max(2, width / COLUMNS_PER_TICK))) {
            int column = left + column(tick.value(), width);
            axis.put(column, screen.unicode() ? "┬" : "+", DIM);
            String label = tick.label() + unit;
            int start = Math.max(0, Math.min(column - label.length() / 2, screen.columns() - label.length()));
            labels.put(start, label, DIM);
        }
    }

    private int column(double seconds, int width) {
        double share = (seconds - chart.fromSeconds()) / (chart.toSeconds() - chart.fromSeconds());
        return (int) Math.round(share * (width - 1));
    }

    // ---- looks ---------------------------------------------------------------------------------------------------

    // A line's number: that of its recording where there are several, else that of its column in the panel.
    private int number(Panel panel, Series series) {
        if (Look.runs(chart).size() > 1) {
            return series.run();
        }
        return panel.series().stream().map(Series::name).toList().indexOf(series.name());
    }

    // Without colours only symbols tell lines from each other.
    private @Nullable String symbols(Panel panel) {
        if (!screen.unicode()) {
            return "*+ox#@";
        }
        boolean several = panel.series().size() > 1 || Look.runs(chart).size() > 1;
        return !screen.colour() && several ? "•×○+◆▫" : null;
    }

    private String swatch(int number) {
        String symbols = screen.unicode() ? "•×○+◆▫" : "*+ox#@";
        return screen.colour() && screen.unicode() ? "━" : String.valueOf(symbols.charAt(number % symbols.length()));
    }

    private static String colour(int number) {
        return COLOURS.get(number % COLOURS.size());
    }

    private int labelWidth(boolean onTheRight) {
        int width = 0;
        for (Panel panel : chart.panels()) {
            Panel.Axis axis = onTheRight ? panel.right() : panel.left();
            for (Ticks.Tick tick : axis == null ? List.<Ticks.Tick>of() : Ticks.of(axis, USUAL_ROWS)) {
                width = Math.max(width, tick.label().length());
            }
        }
        return width;
    }

    // One line of what the terminal can show, with its end left out where it is too long.
    private String fit(String text, int width) {
        String one = Human.oneLine(text);
        if (!screen.unicode()) {
            one = one.replace(" · ", " - ").replaceAll("[^ -~]", "?");
        }
        String dots = screen.unicode() ? "…" : "...";
        return one.length() <= width ? one : one.substring(0, Math.max(0, width - dots.length())) + dots;
    }
}
