package psrec.chart;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import psrec.view.Human;

/// A chart in characters, for a terminal.
public final class TerminalChart {
    private static final int USUAL_ROWS = 10;
    private static final int LEAST_ROWS = 2;
    private static final int LEAST_COLUMNS = 30;
    private static final int ROWS_PER_TICK = 3;
    private static final int COLUMNS_PER_TICK = 12;
    private static final String DIM = "2";
    private static final String BOLD = "1";
    /// Those that are seen on a dark and on a light screen.
    private static final List<String> COLOURS = List.of("36", "33", "32", "35", "34", "31");
    private static final String ASCII_SYMBOLS = "*+ox#@";
    private static final String UNICODE_SYMBOLS = "•×○+◆▫";
    private static final String NOT_KNOWN = "not known";

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
        int rows = usualRows(chart, screen);
        TerminalChart drawn = new TerminalChart(chart, screen);
        drawn.draw(rows);
        // Legends and headings may take more lines than one.
        while (screen.lines() > 0 && drawn.lines.size() > screen.lines() && rows > LEAST_ROWS) {
            rows--;
            drawn = new TerminalChart(chart, screen);
            drawn.draw(rows);
        }
        StringBuilder text = new StringBuilder();
        drawn.lines.forEach(each -> each.print(text, screen.colour()));
        return text.toString();
    }

    // Of each panel: what is left below title and subtitle when each has its heading, and the last one the time axis.
    private static int usualRows(Chart chart, Screen screen) {
        int panels = chart.panels().size();
        return screen.lines() == 0 ? USUAL_ROWS : Math.max(LEAST_ROWS, (screen.lines() - 3 - panels) / panels);
    }

    private void draw(int rows) {
        line().put(0, fit(chart.title(), screen.columns()), BOLD);
        if (!chart.subtitle().isEmpty()) {
            line().put(0, fit(chart.subtitle(), screen.columns()), DIM);
        }
        legend();
        int left = labelWidth(false, rows) + 1;
        int onTheRight = labelWidth(true, rows);
        int width = screen.columns() - left - (onTheRight == 0 ? 0 : onTheRight + 1);
        for (Panel panel : chart.panels()) {
            panel(panel, left, width, rows);
        }
        timeAxis(left, width);
    }

    private TextLine line() {
        lines.add(new TextLine(screen.columns()));
        return lines.getLast();
    }

    // Which run has which colour, or symbol.
    private void legend() {
        if (!chart.hasSeveralRuns()) {
            return;
        }
        TextLine line = line();
        int at = 0;
        for (int run = 0; run < chart.runs().size(); run++) {
            String entry = fit(chart.runs().get(run).name(), screen.columns() - 2);
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
                canvas, chart.time().from(), chart.time().to(), chart.style().area());
        List<Series> series = panel.series();
        for (int i = 0; i < series.size(); i++) {
            pen.draw(series.get(i), panel.axis(series.get(i)), i);
        }
        int top = lines.size();
        for (int row = 0; row < rows; row++) {
            TextLine line = line();
            line.put(left - 1, screen.unicode() ? "│" : "|", DIM);
            for (Chart.Mark mark : chart.marks()) {
                line.put(left + column(mark.seconds(), width), screen.unicode() ? "┊" : ":", DIM);
            }
            for (int column = 0; column < width; column++) {
                int index = canvas.line(row, column);
                if (index >= 0) {
                    line.put(
                            left + column,
                            String.valueOf(symbol(panel, series.get(index), canvas.at(row, column))),
                            colour(panel, series.get(index)));
                }
            }
        }
        if (panel.isUnknown()) {
            lines.get(top + rows / 2).put(left + Math.max(0, (width - NOT_KNOWN.length()) / 2), NOT_KNOWN, DIM);
        }
        for (Ticks.Tick tick : ticks(panel.left(), rows)) {
            TextLine line = lines.get(top + canvas.rowOf(panel.left().share(tick.value())));
            line.put(left - 1 - tick.label().length(), tick.label(), DIM);
            line.put(left - 1, screen.unicode() ? "┤" : "+", DIM);
        }
        Panel.Axis right = panel.right();
        if (right != null) {
            for (Ticks.Tick tick : ticks(right, rows)) {
                lines.get(top + canvas.rowOf(right.share(tick.value()))).put(left + width + 1, tick.label(), DIM);
            }
        }
    }

    private static List<Ticks.Tick> ticks(Panel.Axis axis, int rows) {
        List<Ticks.Tick> ticks = Ticks.of(axis, rows / ROWS_PER_TICK + 2);
        // Those that two axes have in common may be more than there is room for.
        return axis.step() > 0 && ticks.size() > rows
                ? List.of(ticks.getFirst(), ticks.get(ticks.size() / 2), ticks.getLast())
                : ticks;
    }

    private void heading(Panel panel, int left, int width) {
        TextLine line = line();
        Heading heading = Heading.of(chart, panel);
        boolean alone = !chart.hasSeveralRuns();
        if (!heading.right().isEmpty()) {
            String colourOfLeft = alone ? COLOURS.getFirst() : "";
            String colourOfRight = alone ? COLOURS.get(1) : "";
            int start = Math.max(left, left + width - heading.right().length());
            if (alone) {
                line.put(left - 2, swatch(0), colourOfLeft);
            }
            int end = line.put(left, heading.left(), colourOfLeft);
            if (start < end + 3) {
                // Not enough room for both.
                line = line();
                start = left;
            }
            line.put(start - 2, swatch(1), colourOfRight);
            line.put(start, heading.right(), colourOfRight);
            return;
        }
        int wide = heading.left().length();
        for (Heading.Entry entry : heading.entries()) {
            wide += 3 + 2 + entry.text().length();
        }
        // The entries name the columns, too.
        boolean named = panel.left().unit().isEmpty() && heading.entries().size() > 1 && left + wide > screen.columns();
        int at = named
                ? left - 3
                : line.put(left, heading.left(), alone && panel.series().size() == 1 ? COLOURS.getFirst() : "");
        for (Heading.Entry entry : heading.entries()) {
            Series series = entry.line();
            if (at + 3 + 2 + entry.text().length() > screen.columns()) {
                line = line();
                at = left - 3;
            }
            if (series != null && (entry.ofRun() || alone)) {
                int number = number(panel, series);
                line.put(at + 3, swatch(number), colour(number));
                at += 2;
            }
            at = line.put(at + 3, entry.text(), "");
        }
    }

    // In the line of the heading if there is room, else below it.
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
        String unit = TimeTicks.unit(chart.time());
        for (Ticks.Tick tick : Ticks.ofTime(chart.time(), Math.max(2, width / COLUMNS_PER_TICK))) {
            int column = left + column(tick.value(), width);
            axis.put(column, screen.unicode() ? "┬" : "+", DIM);
            String label = tick.label() + unit;
            int start = Math.max(0, Math.min(column - label.length() / 2, screen.columns() - label.length()));
            labels.put(start, label, DIM);
        }
        Chart.Clock clock = chart.time().labels();
        if (clock != null && labels.isBlank(0, clock.zone().length() + 1)) {
            labels.put(0, clock.zone(), DIM);
        }
    }

    private int column(double seconds, int width) {
        Chart.Time time = chart.time();
        return (int) Math.round((seconds - time.from()) / (time.to() - time.from()) * (width - 1));
    }

    // ---- looks ---------------------------------------------------------------------------------------------------

    // The number of a look: that of the run if there are several, else that of the column in the panel.
    private int number(Panel panel, Series series) {
        if (chart.hasSeveralRuns()) {
            return series.run();
        }
        return panel.series().stream().map(Series::name).distinct().toList().indexOf(series.name());
    }

    // Without colours only symbols tell lines apart; null for braille.
    private @Nullable String symbols(Panel panel) {
        if (!screen.unicode()) {
            return ASCII_SYMBOLS;
        }
        boolean several = panel.series().size() > 1 || chart.hasSeveralRuns();
        return !screen.colour() && several ? UNICODE_SYMBOLS : null;
    }

    private char symbol(Panel panel, Series series, char drawn) {
        String symbols = symbols(panel);
        if (symbols == null) {
            return drawn;
        }
        return series.emphasis() == Emphasis.FAINT
                ? screen.unicode() ? '·' : '.'
                : symbols.charAt(number(panel, series) % symbols.length());
    }

    private String swatch(int number) {
        String symbols = screen.unicode() ? UNICODE_SYMBOLS : ASCII_SYMBOLS;
        return screen.colour() && screen.unicode() ? "━" : String.valueOf(symbols.charAt(number % symbols.length()));
    }

    private String colour(Panel panel, Series series) {
        String colour = colour(number(panel, series));
        return series.emphasis() == Emphasis.FAINT ? DIM + ";" + colour : colour;
    }

    private static String colour(int number) {
        return COLOURS.get(number % COLOURS.size());
    }

    private int labelWidth(boolean onTheRight, int rows) {
        int width = 0;
        for (Panel panel : chart.panels()) {
            Panel.Axis axis = onTheRight ? panel.right() : panel.left();
            for (Ticks.Tick tick : axis == null ? List.<Ticks.Tick>of() : ticks(axis, rows)) {
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
