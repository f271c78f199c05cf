package psrec.chart;

/// How large a picture is, and how large what is in it.
///
/// @param density pixels of a unit of the layout
record PictureSize(int widthPixels, int heightPixels, double density) {
    private static final int UNITS_WIDE = 800;
    private static final int UNITS_FIRST_PANEL = 320;
    private static final int UNITS_PANEL = 130;
    /// Letters are drawn twice as large as on a screen of usual density, so that they are as sharp on the others.
    private static final double FINE = 2;
    /// Below that panels have no room.
    private static final int LEAST_UNITS_WIDE = 400;

    private static final int LEAST_UNITS_HIGH = 200;

    static PictureSize ofPng(Chart chart) {
        int width = width(chart, FINE);
        int height = height(chart, FINE);
        double density =
                Math.min(FINE, Math.min(width / (double) LEAST_UNITS_WIDE, height / (double) LEAST_UNITS_HIGH));
        return new PictureSize(width, height, Math.max(1, density));
    }

    static PictureSize ofSvg(Chart chart) {
        return new PictureSize(width(chart, 1), height(chart, 1), 1);
    }

    double width() {
        return widthPixels / density;
    }

    double height() {
        return heightPixels / density;
    }

    private static int width(Chart chart, double density) {
        int asked = chart.style().widthPixels();
        return asked > 0 ? asked : (int) (UNITS_WIDE * density);
    }

    private static int height(Chart chart, double density) {
        int asked = chart.style().heightPixels();
        int units = UNITS_FIRST_PANEL + UNITS_PANEL * (chart.panels().size() - 1);
        return asked > 0 ? asked : (int) (units * density);
    }
}
