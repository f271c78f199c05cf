package psrec.chart;

import java.util.List;

/// The looks of lines: colours of Okabe and Ito, which people tell apart however they see colours, darker on
/// paper and lighter on a dark screen. With one run each column has a colour; with several each run has, and
/// the first two differ in lightness, too, so that they are told apart in print without colour.
final class Palette {
    /// A colour, as `#rrggbb`.
    ///
    /// @param onLight on white
    /// @param onDark on a dark screen
    record Colour(String onLight, String onDark) {}

    /// How a line is drawn.
    enum Dash {
        WHOLE,
        DASHED,
        DOTTED
    }

    static final List<Colour> COLUMNS = List.of(
            new Colour("#0072b2", "#4db4f0"),
            new Colour("#d55e00", "#ff8f3f"),
            new Colour("#00896b", "#2cc9a0"),
            new Colour("#b0568c", "#ec9bc8"),
            new Colour("#9a6b00", "#f0c04a"),
            new Colour("#3d93c9", "#9ed4f7"),
            new Colour("#5a5a5a", "#b8b8b8"),
            new Colour("#8a3ffc", "#b99bff"));

    static final List<Colour> RUNS = List.of(
            new Colour("#0b4f8a", "#4a9be0"),
            new Colour("#ee8a1d", "#ffb868"),
            new Colour("#00896b", "#2cc9a0"),
            new Colour("#b0568c", "#ec9bc8"),
            new Colour("#5a5a5a", "#b8b8b8"),
            new Colour("#58b2e8", "#9ed4f7"),
            new Colour("#9a6b00", "#f0c04a"),
            new Colour("#8a3ffc", "#b99bff"));

    private final boolean hasSeveralRuns;
    private final List<String> columns;

    Palette(Chart chart) {
        hasSeveralRuns = chart.hasSeveralRuns();
        columns = chart.panels().stream()
                .flatMap(panel -> panel.series().stream())
                .map(Series::name)
                .distinct()
                .toList();
    }

    Colour colour(Series series) {
        return hasSeveralRuns ? ofRun(series.run()) : COLUMNS.get(columns.indexOf(series.name()) % COLUMNS.size());
    }

    static Colour ofRun(int run) {
        return RUNS.get(run % RUNS.size());
    }

    /// Lines of one axis often lie on each other: the one below shows through. With more runs than colours the dash
    /// tells them apart.
    Dash dash(Panel panel, Series series) {
        boolean isFirst = panel.series().getFirst().name().equals(series.name());
        if (!hasSeveralRuns) {
            return isFirst || series.onRightAxis() ? Dash.WHOLE : Dash.DASHED;
        }
        return isFirst ? ofRunDash(series.run()) : Dash.DOTTED;
    }

    static Dash ofRunDash(int run) {
        return run < RUNS.size() ? Dash.WHOLE : Dash.DASHED;
    }
}
