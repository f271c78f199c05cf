package psrec.chart;

import java.util.List;

/// The colours of lines: those of Okabe and Ito, which people tell apart however they see colours, in an order in which
/// neighbours differ most; a darker kind for light paper, a lighter one for a dark screen, both of enough contrast.
public final class Palette {
    /// On white, as `#rrggbb`.
    public static final List<String> ON_LIGHT =
            List.of("#0072b2", "#d55e00", "#00896b", "#b0568c", "#9a6b00", "#3d93c9", "#5a5a5a", "#8a3ffc");
    /// On a dark screen, as `#rrggbb`.
    public static final List<String> ON_DARK =
            List.of("#4db4f0", "#ff8f3f", "#2cc9a0", "#ec9bc8", "#f0c04a", "#9ed4f7", "#b8b8b8", "#b99bff");

    private Palette() {}

    /// Which colour a line has: where there is one recording, each line has its own; where there are several, each
    /// recording has.
    ///
    /// @return an index into the lists, which are of one length
    public static int colour(Chart chart, Series series) {
        return (hasSeveralRuns(chart) ? series.run() : lines(chart).indexOf(series)) % ON_LIGHT.size();
    }

    /// Whether a line is dashed: where colours stand for recordings, all lines of a recording in a panel are but the
    /// first.
    public static boolean dashed(Chart chart, Panel panel, Series series) {
        return hasSeveralRuns(chart)
                && panel.series().stream()
                        .takeWhile(before -> !before.equals(series))
                        .anyMatch(before -> before.run() == series.run());
    }

    private static boolean hasSeveralRuns(Chart chart) {
        return lines(chart).stream().mapToInt(Series::run).distinct().count() > 1;
    }

    private static List<Series> lines(Chart chart) {
        return chart.panels().stream().flatMap(panel -> panel.series().stream()).toList();
    }
}
