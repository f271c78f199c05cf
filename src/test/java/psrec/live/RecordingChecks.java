package psrec.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;

/// What is true of every recording, whatever was recorded.
final class RecordingChecks {
    /// Half a step of the last decimal.
    private static final double PERCENT_ROUNDING = 0.0005;

    private static final double SECONDS_ROUNDING = 1e-6;

    private RecordingChecks() {}

    /// Reads a recording that is whole and checks it.
    static RecordingFile sound(Path file) {
        RecordingFile recording = RecordingFile.read(file);
        timesGrow(recording);
        cpuIsPossible(recording);
        rowsAddUp(recording);
        ticksAreAccountedFor(recording);
        return recording;
    }

    private static void timesGrow(RecordingFile recording) {
        double[] time = recording.column("elapsed_s");
        assertThat(time[0]).isZero();
        for (int i = 1; i < time.length; i++) {
            assertThat(time[i]).as("time of row " + i).isGreaterThan(time[i - 1]);
        }
        assertThat(recording.number("wall_s")).isEqualTo(time[time.length - 1]);
    }

    // Not below 0: the running total never falls. Not above what the machine has.
    private static void cpuIsPossible(RecordingFile recording) {
        double[] percent = recording.column("cpu_percent");
        double most = recording.fact("cputype").equals("normalised") ? 100 : 100 * recording.number("systhreads");
        assertThat(percent[0]).isNaN();
        for (int i = 1; i < percent.length; i++) {
            if (!Double.isNaN(percent[i])) {
                assertThat(percent[i]).as("CPU of row " + i).isBetween(0.0, most);
            }
        }
    }

    // Within the rounding of the rows: half a step of the last decimal in each.
    private static void rowsAddUp(RecordingFile recording) {
        double cpus = recording.fact("cputype").equals("normalised") ? recording.number("systhreads") : 1;
        double rounding = PERCENT_ROUNDING / 100 * cpus * recording.number("wall_s");
        assertThat(recording.cpuSecondsOfRows())
                .isCloseTo(recording.number("cpu_s"), within(rounding + SECONDS_ROUNDING));
    }

    // Rows but the first and the missed ones are all ticks there were; the last row may come between two.
    private static void ticksAreAccountedFor(RecordingFile recording) {
        double ticks = Math.floor((recording.number("wall_s") + SECONDS_ROUNDING) / recording.number("interval_s"));
        assertThat(recording.rows() - 1 + recording.number("missed_ticks")).isBetween(ticks, ticks + 1);
    }
}
