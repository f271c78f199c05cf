package psrec.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import psrec.recording.Column;
import psrec.recording.RecordingEnd;
import psrec.recording.RecordingHead;
import psrec.recording.RecordingVisitor;

/// Makes a [Track] of a recording of any length, in one pass and in bounded memory. While the rows fit they are
/// kept as they are. Where they do not, the time is cut into spans of one length, and of the rows of each span
/// the least and the most value of every column remain; the length is doubled each time the room is used up.
public final class TrackCollector implements RecordingVisitor {
    /// Up to so many columns the points may be as many as was asked for.
    private static final int USUAL_COLUMNS = 5;

    private final int points;
    private final double fromSeconds;
    private final double toSeconds;
    private final Function<RecordingHead, List<Column>> choice;

    private @Nullable RecordingHead head;
    private int[] sources = new int[0];
    private @Nullable Span span;
    private @Nullable Rows kept;
    private Extremes[] extremes = new Extremes[0];
    private double lastSeconds = Double.NaN;
    private double @Nullable [] before;
    private boolean beyond;
    private double spanSeconds;
    private double usualStep = Double.NaN;
    private long rows;
    private @Nullable Track track;

    /// @param points how many are kept; with more than five columns fewer, so that the memory is the same
    /// @param fromSeconds what is before is left out, but for the last row, from which a line begins
    /// @param toSeconds what is behind is left out, but for the first row, at which a line ends
    /// @param choice the columns that are kept, without the time, of those that the recording has
    public TrackCollector(
            int points, double fromSeconds, double toSeconds, Function<RecordingHead, List<Column>> choice) {
        this.points = points;
        this.fromSeconds = fromSeconds;
        this.toSeconds = toSeconds;
        this.choice = choice;
    }

    /// What was collected, when the recording has been read to its end.
    public Track track() {
        return Objects.requireNonNull(track, "the recording has not ended");
    }

    @Override
    public void begin(RecordingHead whole) {
        List<Column> columns = new ArrayList<>(List.of(Column.ELAPSED));
        columns.addAll(choice.apply(whole));
        sources = columns.stream().mapToInt(whole::indexOf).toArray();
        head = whole.withColumns(columns);
        kept = new Rows(sources.length);
        span = new Span(sources.length);
        extremes = columns.stream()
                .skip(1)
                .map(column -> Extremes.of(column, whole.intervalSeconds()))
                .toArray(Extremes[]::new);
    }

    @Override
    public void row(double[] values) {
        rows++;
        if (beyond) {
            return;
        }
        double[] row = new double[sources.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = values[sources[i]];
        }
        if (row[0] < fromSeconds) {
            before = row;
            return;
        }
        if (before != null) {
            take(before);
            before = null;
        }
        beyond = row[0] > toSeconds;
        take(row);
    }

    private void take(double[] row) {
        double passed = Double.isNaN(lastSeconds) ? 0 : row[0] - lastSeconds;
        for (int i = 0; i < extremes.length; i++) {
            extremes[i].row(row[0], passed, row[i + 1]);
        }
        lastSeconds = row[0];
        Rows all = Objects.requireNonNull(kept);
        if (spanSeconds == 0) {
            all.add(row);
            if (all.size() == capacity()) {
                usualStep = all.medianStep();
                spanSeconds = Math.max(1e-6, 4 * (all.seconds(all.size() - 1) - all.seconds(0)) / capacity());
                shrink(all);
            }
            return;
        }
        Span open = Objects.requireNonNull(span);
        if (!open.holds(row[0], spanSeconds)) {
            all.append(open);
            if (all.size() + 2 > capacity()) {
                spanSeconds *= 2;
                shrink(all);
            }
        }
        open.take(row, spanSeconds);
    }

    private void shrink(Rows all) {
        all.shrink(spanSeconds);
        while (all.size() > capacity() / 2) {
            spanSeconds *= 2;
            all.shrink(spanSeconds);
        }
    }

    private int capacity() {
        return (int) ((long) points * USUAL_COLUMNS / Math.max(USUAL_COLUMNS, sources.length));
    }

    @Override
    public void end(RecordingEnd end) {
        Rows all = Objects.requireNonNull(kept);
        RecordingHead known = Objects.requireNonNull(head);
        all.append(Objects.requireNonNull(span));
        usualStep = Double.isNaN(usualStep) ? all.medianStep() : usualStep;
        Gaps gaps = Gaps.of(known, end, usualStep, spanSeconds);
        boolean[] gapBefore = gaps.in(all);
        double[] seconds = gaps.times(all, gapBefore);
        List<double[]> values = new ArrayList<>();
        for (int column = 1; column < sources.length; column++) {
            values.add(gaps.values(all, column, gapBefore));
        }
        kept = null;
        double[] maxima =
                Arrays.stream(extremes).mapToDouble(TrackCollector::max).toArray();
        track = new Track(known, end, seconds, values, maxima, rows, spanSeconds > 0);
    }

    private static double max(Extremes extremes) {
        extremes.finish();
        return extremes.max();
    }
}
