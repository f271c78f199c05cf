package psrec.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import psrec.recording.CpuScale;
import psrec.recording.Outcome;
import psrec.recording.PeakRss;
import psrec.recording.RunEnd;
import psrec.recording.RunInfo;
import psrec.recording.Scope;

class EndLineTest {
    @Test
    void runIsOneLine() {
        RunEnd end = new RunEnd(
                new Outcome.Exited(0), 2_503_114_000L, 1_251_557_000, List.of(), PeakRss.of(1_204_224), 0, 4, 0);
        assertThat(EndLine.of(run(CpuScale.NORMALISED), end, "4 rows in results.csv", 12_000_000))
                .isEqualTo("exited 0 after 2.503 s; CPU 1.252 s (25.0 % of 2 CPUs); peak RSS 1.1 MiB;"
                        + " 4 rows in results.csv, 0 ticks missed; psrec itself used 0.012 s of CPU");
    }

    @Test
    void shareIsOfOneCpuWhereThatIsAskedFor() {
        RunEnd end =
                new RunEnd(new Outcome.Killed(9), 2_000_000_000L, 3_000_000_000L, List.of(), PeakRss.of(512), 0, 1, 1);
        assertThat(EndLine.of(run(CpuScale.ABSOLUTE), end, "1 row taken, none saved", 0))
                .isEqualTo("killed by signal 9 after 2.000 s; CPU 3.000 s (150.0 % of 1 CPU); peak RSS 512 B;"
                        + " 1 row taken, none saved, 1 tick missed; psrec itself used 0.000 s of CPU");
    }

    @Test
    void whatIsNotAllOrNotKnownIsSaid() {
        RunEnd end =
                new RunEnd(new Outcome.Ended(), 1_000_000_000, 10_000_000, List.of("why"), PeakRss.UNKNOWN, 0, 2, 2);
        assertThat(EndLine.of(run(CpuScale.NORMALISED), end, "2 rows in x", 0))
                .isEqualTo("ended after 1.000 s; CPU 0.010 s or more (0.5 % of 2 CPUs); peak RSS -;"
                        + " 2 rows in x, 2 ticks missed; psrec itself used 0.000 s of CPU");
    }

    @Test
    void memoryThatMayCountTwiceIsAnUpperBound() {
        RunEnd end = new RunEnd(new Outcome.Ended(), 1_000_000_000, 10_000_000, List.of(), PeakRss.of(2048), 1, 2, 0);
        assertThat(EndLine.of(run(CpuScale.NORMALISED), end, "2 rows in x", 0))
                .contains("; peak RSS 2.0 KiB or less; ");
    }

    @Test
    void runWithoutTimeHasNoShareBeyondBelief() {
        RunEnd end = new RunEnd(new Outcome.Failed("why"), 0, 0, List.of(), PeakRss.UNKNOWN, 0, 0, 0);
        assertThat(EndLine.of(run(CpuScale.NORMALISED), end, "0 rows in x", 0))
                .startsWith("failed: why, after 0.000 s;" + " CPU 0.000 s (0.0 % of 2 CPUs)");
    }

    private static RunInfo run(CpuScale scale) {
        return new RunInfo("0.1.0", Instant.EPOCH, List.of("x"), 1, "here", 1, Scope.TREE, scale, 2);
    }
}
