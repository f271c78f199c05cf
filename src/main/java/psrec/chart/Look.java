package psrec.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;

/// The look of a line in a picture, by the [Palette].
///
/// @param colour translucent for what is to stay in the background
/// @param dash lengths of line and gap; empty for a solid line
/// @param weight how wide it is, as a multiple of the usual width
record Look(Color colour, List<Float> dash, float weight) {
    private static final int FAINT_ALPHA = 95;
    private static final float FAINT_WEIGHT = 0.7f;
    private static final float STRONG_WEIGHT = 1.6f;

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
        Color solid = colour(chart, palette.colour(series));
        List<Float> dash = lengths(palette.dash(panel, series));
        return switch (series.emphasis()) {
            case NORMAL -> new Look(solid, dash, 1);
            case STRONG -> new Look(solid, dash, STRONG_WEIGHT);
            case FAINT ->
                new Look(new Color(solid.getRed(), solid.getGreen(), solid.getBlue(), FAINT_ALPHA), dash, FAINT_WEIGHT);
        };
    }

    /// The look of a run in the legend.
    static Look ofRun(Chart chart, int run) {
        return new Look(colour(chart, Palette.ofRun(run)), lengths(Palette.ofRunDash(run)), 1);
    }

    static Color solid(Color colour) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue());
    }

    private static Color colour(Chart chart, Palette.Colour colour) {
        return Color.decode(chart.style().theme() == Chart.Theme.DARK ? colour.onDark() : colour.onLight());
    }

    private static List<Float> lengths(Palette.Dash dash) {
        return switch (dash) {
            case WHOLE -> List.of();
            case DASHED -> List.of(6f, 3f);
            case DOTTED -> List.of(1.5f, 2.5f);
        };
    }

    /// The pen that draws it.
    ///
    /// @param width of a usual line
    BasicStroke stroke(float width) {
        if (dash.isEmpty()) {
            return new BasicStroke(width * weight, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
        }
        float[] lengths = new float[dash.size()];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = dash.get(i);
        }
        return new BasicStroke(width * weight, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, lengths, 0);
    }
}
