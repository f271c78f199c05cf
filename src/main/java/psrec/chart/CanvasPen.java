package psrec.chart;

/// Draws the lines of a panel on a canvas.
///
/// @param fromSeconds the time at its left end
/// @param toSeconds the time at its right end
/// @param area the area below a line is filled
record CanvasPen(Canvas canvas, double fromSeconds, double toSeconds, boolean area) {

    /// @param axis of the line
    /// @param line the number of the line
    void draw(Series whole, Panel.Axis axis, int line) {
        Series series = Pixels.reduce(whole, fromSeconds, toSeconds, canvas.width());
        double[] values = series.values();
        boolean down = false;
        int atX = 0;
        int atY = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                int x = x(series.seconds()[i]);
                int y = (int) Math.round(Math.clamp(axis.share(values[i]), 0, 1) * (canvas.height() - 1));
                if (series.interpolation() == Interpolation.STEP_BEFORE && i > 0) {
                    int since = x(series.seconds()[i - 1]);
                    stroke(down ? atX : since, down ? atY : y, since, y, line);
                    stroke(since, y, x, y, line);
                } else if (series.interpolation() == Interpolation.STEP_AFTER && down) {
                    stroke(atX, atY, x, atY, line);
                    stroke(x, atY, x, y, line);
                } else {
                    stroke(down ? atX : x, down ? atY : y, x, y, line);
                }
                atX = x;
                atY = y;
            }
            down = !Double.isNaN(values[i]);
        }
    }

    private void stroke(int fromX, int fromY, int toX, int toY, int line) {
        canvas.line(fromX, fromY, toX, toY, line);
        if (!area) {
            return;
        }
        for (int x = fromX; x <= toX; x++) {
            double share = toX == fromX ? 1 : (x - fromX) / (double) (toX - fromX);
            canvas.line(x, 0, x, (int) Math.round(fromY + share * (toY - fromY)), line);
        }
    }

    // Beyond the ends where a neighbour is there: the canvas takes what is on it.
    private int x(double seconds) {
        double share = (seconds - fromSeconds) / (toSeconds - fromSeconds);
        return (int) Math.round(Math.clamp(share, 0, 1) * (canvas.width() - 1));
    }
}
