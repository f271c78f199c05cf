package psrec.stats;

import psrec.recording.RecordingEnd;
import psrec.recording.RecordingHead;

/// Where time passed without a row: a point without values is put there, so that no line leads over it.
///
/// @param longestStep between two rows that still belong together, seconds; endless where nothing is known to be
/// missing
/// @param backSeconds how far before a row that follows a gap its values still tell something: the interval
/// @param spanSeconds of time that was put together; the two points of a span have no gap between them; 0 for none
record Gaps(double longestStep, double backSeconds, double spanSeconds) {
    private static final double INTERVALS = 1.5;
    /// Who does not tell an interval often keeps none exactly.
    private static final double USUAL_STEPS = 3;

    static Gaps of(RecordingHead head, RecordingEnd end, double usualStep, double spanSeconds) {
        double interval = head.intervalSeconds();
        if (end.missedTicks() == 0) {
            return new Gaps(Double.POSITIVE_INFINITY, 0, spanSeconds);
        }
        if (interval > 0) {
            return new Gaps(INTERVALS * interval, interval, spanSeconds);
        }
        return usualStep > 0
                ? new Gaps(USUAL_STEPS * usualStep, usualStep, spanSeconds)
                : new Gaps(Double.POSITIVE_INFINITY, 0, spanSeconds);
    }

    /// For each row whether a gap is before it.
    boolean[] in(Rows rows) {
        boolean[] gapBefore = new boolean[rows.size()];
        for (int i = 1; i < gapBefore.length; i++) {
            double earlier = rows.seconds(i - 1);
            double later = rows.seconds(i);
            gapBefore[i] = later - earlier > longestStep && !together(earlier, later);
        }
        return gapBefore;
    }

    private boolean together(double earlier, double later) {
        return spanSeconds > 0 && Math.floor(earlier / spanSeconds) == Math.floor(later / spanSeconds);
    }

    /// The times, with those of the gaps.
    double[] times(Rows rows, boolean[] gapBefore) {
        double[] times = new double[rows.size() + count(gapBefore)];
        int at = 0;
        for (int i = 0; i < gapBefore.length; i++) {
            if (gapBefore[i]) {
                times[at++] = rows.seconds(i) - backSeconds;
            }
            times[at++] = rows.seconds(i);
        }
        return times;
    }

    /// The values of a column, with those of the gaps; the rows let go of them.
    double[] values(Rows rows, int column, boolean[] gapBefore) {
        double[] values = new double[gapBefore.length + count(gapBefore)];
        int at = 0;
        for (int i = 0; i < gapBefore.length; i++) {
            if (gapBefore[i]) {
                values[at++] = Double.NaN;
            }
            values[at++] = rows.value(column, i);
        }
        rows.forget(column);
        return values;
    }

    private static int count(boolean[] gapBefore) {
        int count = 0;
        for (boolean gap : gapBefore) {
            count += gap ? 1 : 0;
        }
        return count;
    }
}
