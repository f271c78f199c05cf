package psrec.sampling;

import java.util.List;
import psrec.recording.RunEnd;
import psrec.recording.RunInfo;
import psrec.recording.Sample;

/// Takes a recording as it happens. A sink that fails says so itself and takes nothing more; it never throws.
public interface SampleSink {
    /// How many of the last rows may be corrected.
    int CORRECTABLE_ROWS = 256;

    void begin(RunInfo run);

    /// Takes a row. The sample is used again for the next.
    void row(Sample sample);

    /// The last rows once more, oldest first, with CPU that became known only at the end. A sink that cannot change
    /// what it gave away leaves that as it is.
    void correct(List<Sample> tail);

    void end(RunEnd end);
}
