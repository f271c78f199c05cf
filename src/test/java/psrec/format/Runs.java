package psrec.format;

import java.time.Instant;
import java.util.List;
import psrec.metric.Metric;
import psrec.recording.CpuScale;
import psrec.recording.Outcome;
import psrec.recording.PeakRss;
import psrec.recording.RunEnd;
import psrec.recording.RunInfo;
import psrec.recording.Sample;
import psrec.recording.Scope;

/// The run that the contract shows.
final class Runs {
    private static final long MILLI = 1_000_000;

    private Runs() {}

    static RunInfo sleep(long intervalMillis) {
        return of(intervalMillis * MILLI, "sleep", "2.5");
    }

    static RunInfo of(long intervalNanos, String... command) {
        return new RunInfo(
                "0.1.0",
                Instant.parse("2026-11-23T21:00:00.123456Z"),
                List.of(command),
                4711,
                "build-7",
                intervalNanos,
                Scope.TREE,
                CpuScale.NORMALISED,
                2);
    }

    static RunEnd end() {
        return new RunEnd(new Outcome.Exited(0), 2_503_114_000L, 1_012_000, List.of(), PeakRss.of(1_204_224), 0, 4, 0);
    }

    /// @param values in the order of the columns, the time aside
    static Sample row(long micros, double... values) {
        Sample sample = new Sample();
        sample.elapsedMicros(micros);
        for (int i = 0; i < values.length; i++) {
            sample.value(Metric.all().get(i + 1), values[i]);
        }
        return sample;
    }
}
