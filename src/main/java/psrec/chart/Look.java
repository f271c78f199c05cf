package psrec.chart;

import java.awt.Color;
import java.util.List;

/// How a line looks in a picture: by the [Palette], on white.
///
/// @param colour told apart however one sees colours
/// @param dash lengths of line and gap; empty for a whole line
record Look(Color colour, List<Float> dash) {
    Look {
        dash = List.copyOf(dash);
    }

    /// The look of a line of a chart.
    static Look of(Chart chart, Series series) {
        Palette palette = new Palette(chart);
        Panel panel = chart.panels().stream()
                .filter(each -> each.series().contains(series))
                .findFirst()
                .orElseThrow();
        return new Look(
                Color.decode(palette.colour(series).onLight()),
                switch (palette.dash(panel, series)) {
                    case WHOLE -> List.of();
                    case DASHED -> List.of(6f, 3f);
                    case DOTTED -> List.of(1.5f, 2.5f);
                });
    }

    /// The colour of all that is of a recording, where there are several.
    static Color colourOfRun(int run) {
        return Color.decode(Palette.RUNS.get(run % Palette.RUNS.size()).onLight());
    }

    /// The recordings that a chart has lines of.
    static List<Integer> runs(Chart chart) {
        return chart.panels().stream()
                .flatMap(panel -> panel.series().stream())
                .map(Series::run)
                .distinct()
                .toList();
    }
}
