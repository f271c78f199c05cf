package psrec.sampling;

import java.util.ArrayList;
import java.util.List;
import psrec.recording.Sample;

/// The last rows of a recording, kept for corrections at its end.
final class Tail {
    /// As many as a sink can still correct.
    private static final int ROWS = SampleSink.CORRECTABLE_ROWS;

    private final Sample[] ring = new Sample[ROWS];
    private long added;

    void add(Sample sample) {
        int at = (int) (added % ROWS);
        if (ring[at] == null) {
            ring[at] = new Sample();
        }
        ring[at].copyFrom(sample);
        added++;
    }

    /// Oldest first.
    List<Sample> rows() {
        List<Sample> rows = new ArrayList<>();
        for (long i = Math.max(0, added - ROWS); i < added; i++) {
            rows.add(ring[(int) (i % ROWS)]);
        }
        return rows;
    }
}
