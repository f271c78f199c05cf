package psrec.chart;

import java.awt.Color;

/// The colours of all in a picture that is not a line.
///
/// @param paper behind everything
/// @param text of titles
/// @param faint of what is less important, such as the labels of ticks
/// @param axis of the line at 0
/// @param grid of the lines behind
record Ink(Color paper, Color text, Color faint, Color axis, Color grid) {
    private static final Ink LIGHT =
            new Ink(Color.WHITE, new Color(0x222222), new Color(0x5c5c5c), new Color(0x8a8a8a), new Color(0xe4e4e4));
    private static final Ink DARK = new Ink(
            new Color(0x1a1f24), new Color(0xe6eaee), new Color(0x9aa5b0), new Color(0x6b7680), new Color(0x2d343b));

    static Ink of(Chart chart) {
        return chart.style().theme() == Chart.Theme.DARK ? DARK : LIGHT;
    }
}
