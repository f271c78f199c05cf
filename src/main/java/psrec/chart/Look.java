package psrec.chart;

import java.awt.Color;
import java.util.List;

/// How a line looks in a picture.
///
/// @param colour told apart however one sees colours
/// @param dash lengths of line and gap; empty for a whole line
record Look(Color colour, List<Float> dash) {
    /// The colours of Okabe and Ito, darkened where white paper asks for it: of the lines of one recording.
    private static final List<Integer> LINES =
            List.of(0x0072b2, 0xd55e00, 0x00896b, 0xb0568c, 0x9a6b00, 0x3d93c9, 0x5a5a5a, 0x8a3ffc);
    /// Of recordings laid over each other: neighbours differ in lightness, too, so that print without colour tells
    /// them.
    private static final List<Integer> RUNS = List.of(0x0b4f8a, 0xee8a1d, 0x00896b, 0xb0568c, 0x5a5a5a, 0x58b2e8);
    /// Beyond the first two recordings lightness does not tell them any more.
    private static final int RUNS_BY_LIGHTNESS = 2;

    private static final List<Float> WHOLE = List.of();
    private static final List<Float> DASHED = List.of(6f, 3f);
    private static final List<Float> DOTTED = List.of(1.5f, 2.5f);

    Look {
        dash = List.copyOf(dash);
    }

    /// The look of a line of a chart.
    static Look of(Chart chart, Series series) {
        if (runs(chart).size() == 1) {
            // Lines of one axis often lie on each other: the one below shows through.
            List<Float> dash = series.onRightAxis() || isFirstOfItsPanel(chart, series) ? WHOLE : DASHED;
            return new Look(new Color(LINES.get(names(chart).indexOf(series.name()) % LINES.size())), dash);
        }
        List<Float> dash = isFirstOfItsPanel(chart, series) ? WHOLE : DOTTED;
        return new Look(colourOfRun(series.run()), series.run() < RUNS_BY_LIGHTNESS || !dash.isEmpty() ? dash : DASHED);
    }

    /// The colour of all that is of a recording, where there are several.
    static Color colourOfRun(int run) {
        return new Color(RUNS.get(run % RUNS.size()));
    }

    /// The recordings that a chart has lines of.
    static List<Integer> runs(Chart chart) {
        return lines(chart).stream().map(Series::run).distinct().toList();
    }

    private static List<String> names(Chart chart) {
        return lines(chart).stream().map(Series::name).distinct().toList();
    }

    private static boolean isFirstOfItsPanel(Chart chart, Series series) {
        for (Panel panel : chart.panels()) {
            if (panel.series().contains(series)) {
                return panel.series().getFirst().name().equals(series.name());
            }
        }
        return true;
    }

    private static List<Series> lines(Chart chart) {
        return chart.panels().stream().flatMap(panel -> panel.series().stream()).toList();
    }
}
