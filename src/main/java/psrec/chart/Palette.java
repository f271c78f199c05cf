package psrec.chart;

import java.util.List;

/// What lines look like: colours of Okabe and Ito, which people tell apart however they see colours, darker on
/// paper and lighter on a dark screen. Where there is one recording, each column has a colour; where there are
/// several, each recording has, and neighbours differ in lightness, too, so that print without colour tells
/// them.
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
            new Colour("#58b2e8", "#9ed4f7"));

    /// Beyond the first two recordings lightness does not tell them any more.
    private static final int RUNS_BY_LIGHTNESS = 2;

    private final List<Series> lines;
    private final boolean hasSeveralRuns;

    Palette(Chart chart) {
        lines = chart.panels().stream()
                .flatMap(panel -> panel.series().stream())
                .toList();
        hasSeveralRuns = lines.stream().mapToInt(Series::run).distinct().count() > 1;
    }

    Colour colour(Series series) {
        return hasSeveralRuns
                ? RUNS.get(series.run() % RUNS.size())
                : COLUMNS.get(names().indexOf(series.name()) % COLUMNS.size());
    }

    /// Lines of one axis often lie on each other: the one below shows through.
    Dash dash(Panel panel, Series series) {
        boolean isFirst = panel.series().getFirst().name().equals(series.name());
        if (!hasSeveralRuns) {
            return isFirst || series.onRightAxis() ? Dash.WHOLE : Dash.DASHED;
        }
        if (!isFirst) {
            return Dash.DOTTED;
        }
        return series.run() < RUNS_BY_LIGHTNESS ? Dash.WHOLE : Dash.DASHED;
    }

    private List<String> names() {
        return lines.stream().map(Series::name).distinct().toList();
    }
}
