package psrec.format;

import java.util.List;
import java.util.function.Consumer;
import psrec.metric.Metric;
import psrec.recording.RunEnd;
import psrec.recording.RunInfo;
import psrec.recording.Sample;
import psrec.sampling.SampleSink;
import psrec.view.Human;

/// Each sample as a line for people, as it is taken.
public final class LiveValues implements SampleSink {
    private static final int[] WIDTHS = {12, 8, 10, 5, 5};

    private final Consumer<String> lines;

    /// @param lines takes each line
    public LiveValues(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public void begin(RunInfo run) {
        // The values say it all.
    }

    @Override
    public void row(Sample sample) {
        StringBuilder line = new StringBuilder();
        for (Metric metric : Metric.all()) {
            String value = Human.value(metric, sample.value(metric));
            int width = WIDTHS[Math.min(metric.ordinal(), WIDTHS.length - 1)];
            line.append(metric.kind() == Metric.Kind.TIME ? "" : "  " + metric.label() + " ")
                    .repeat(' ', Math.max(0, width - value.length()))
                    .append(value);
        }
        lines.accept(line.toString());
    }

    @Override
    public void correct(List<Sample> tail) {
        // What was shown was shown.
    }

    @Override
    public void end(RunEnd end) {
        // The line at the end is the console's.
    }
}
