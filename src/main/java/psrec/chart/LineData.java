package psrec.chart;

import org.jfree.data.xy.AbstractXYDataset;

/// A line as the charts' library asks for it: one item, since the renderer draws all of the line at once.
final class LineData extends AbstractXYDataset {
    private static final long serialVersionUID = 1;

    private final String label;

    LineData(String label) {
        this.label = label;
    }

    @Override
    public int getSeriesCount() {
        return 1;
    }

    @Override
    public Comparable<?> getSeriesKey(int row) {
        return label;
    }

    @Override
    public int getItemCount(int row) {
        return 1;
    }

    @Override
    public Number getX(int row, int item) {
        return 0;
    }

    @Override
    public Number getY(int row, int item) {
        return 0;
    }
}
