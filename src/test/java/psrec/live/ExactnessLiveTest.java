package psrec.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a recording says a program used, against what the kernel says.
class ExactnessLiveTest {
    /// The contract's. What is outside of psrec's power is far below: the kernel takes a program down after it wrote
    /// its truth, which is 0.6 ms for a Python of 10 MiB.
    private static final Percentage ONE_PERCENT = Percentage.withPercentage(1);

    @TempDir
    Path folder;

    private Live live;

    @BeforeEach
    void open() {
        live = new Live(folder);
    }

    @AfterEach
    void close() {
        live.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1s", "100ms", "20ms"})
    void oneBusyThread(String interval) {
        RecordingFile recording = record(List.of("-i", interval), Live.workload("busy", truth(), "1.2"));

        assertThat(recording.number("cpu_s")).isCloseTo(read("truth").cpu(), ONE_PERCENT);
        assertThat(recording.fact("outcome")).isEqualTo("exited 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1s", "100ms", "20ms"})
    void twoBusyThreads(String interval) {
        // Each thread needs longer than an interval, however free the machine is: a tick finds all three.
        RecordingFile recording = record(List.of("-i", interval), Live.workload("busy", truth(), "1.2", "2"));

        assertThat(recording.number("cpu_s")).isCloseTo(read("truth").cpu(), ONE_PERCENT);
        assertThat(recording.column("threads")).contains(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"100ms", "20ms"})
    void threadsThatEnd(String interval) {
        RecordingFile recording = record(List.of("-i", interval), Live.workload("busy", truth(), "0.002", "2", "250"));

        assertThat(recording.number("cpu_s")).isCloseTo(read("truth").cpu(), ONE_PERCENT);
    }

    @Test
    void absoluteUsageOfTwoThreadsIsThatOfTwoCpus() {
        RecordingFile recording =
                record(List.of("-i", "100ms", "--absolute-cpu-usage"), Live.workload("busy", truth(), "0.7", "2"));

        assertThat(recording.fact("cputype")).isEqualTo("absolute");
        assertThat(recording.number("cpu_s")).isCloseTo(read("truth").cpu(), ONE_PERCENT);
    }

    @Test
    void aStormOfShortChildren() {
        RecordingFile recording = record(List.of(), Live.workload("storm", truth(), "1500", "0.002"));

        assertThat(recording.number("cpu_s")).isCloseTo(read("truth").cpu(), ONE_PERCENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"100ms", "20ms"})
    void aStormOfShortChildrenAtShortIntervals(String interval) {
        RecordingFile recording = record(List.of("-i", interval), Live.workload("storm", truth(), "400", "0.002"));

        assertThat(recording.number("cpu_s")).isCloseTo(read("truth").cpu(), ONE_PERCENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1s", "20ms"})
    void aShellWithThreeWorkers(String interval) {
        String worker = " \"$@\" worker-";
        String shell = worker + "1 0.7 &" + worker + "2 0.7 &" + worker + "3 0.7 & wait";
        List<String> command = Stream.concat(Stream.of("sh", "-c", shell, "sh"), Live.workload("busy").stream())
                .toList();

        RecordingFile recording = record(List.of("-i", interval), command);

        double truth = Stream.of("worker-1", "worker-2", "worker-3")
                .mapToDouble(worker1 -> read(worker1).cpu())
                .sum();
        assertThat(recording.number("cpu_s")).isCloseTo(truth, ONE_PERCENT);
        assertThat(recording.fact("cpu_complete")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1s", "100ms", "20ms"})
    void anOrphanThatBecameADaemon(String interval) {
        RecordingFile recording =
                record(List.of("-i", interval), Live.workload("orphan", truth(), "1.2", file("orphan")));

        assertThat(recording.number("cpu_s"))
                .isCloseTo(read("truth").cpu() + read("orphan").cpu(), ONE_PERCENT);
        assertThat(recording.fact("cpu_complete")).isNull();
    }

    @Test
    void aDaemonThatIsTerminatedWithTheCommand() {
        for (int run = 0; run < 3; run++) {
            RecordingFile recording =
                    record(List.of(), Live.workload("together", truth(), "60", "0.002", file("daemon")));

            // The kernel's account of a daemon that still exits is rounded down, up to 20 ms; its exit adds to it.
            assertThat(recording.number("cpu_s"))
                    .isGreaterThan(read("truth").cpu() + read("daemon").cpu());
            assertThat(recording.fact("cpu_complete")).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1s", "20ms"})
    void aProgramOfFortyMilliseconds(String interval) {
        // The kernel takes the program down after it wrote its truth; a twin that is waited for tells how long that is.
        assertThat(live.start(Live.workload("leaving", file("leaving"))).await().code())
                .isZero();
        double leaving = Double.parseDouble(Live.text(folder.resolve("leaving")));

        RecordingFile recording = record(List.of("-i", interval), Live.workload("small", truth()));

        assertThat(recording.number("cpu_s")).isCloseTo(read("truth").cpu() + leaving, within(0.001));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1s", "20ms"})
    void theProcessAlone(String interval) {
        RecordingFile recording =
                record(List.of("-i", interval, "--no-children"), Live.workload("storm", truth(), "50", "0.02", "0.8"));

        assertThat(recording.number("cpu_s")).isCloseTo(read("truth").own(), ONE_PERCENT);
        assertThat(recording.fact("scope")).isEqualTo("process");
        assertThat(recording.column("processes")).containsOnly(1, Double.NaN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"self", "child"})
    void memoryForAMoment(String who) {
        RecordingFile recording = record(List.of("-i", "100s"), Live.workload("memory", truth(), "200", who));

        double truth = read(who.equals("self") ? "truth" : "truth-child").peakRssBytes();
        assertThat(truth).isGreaterThan(200 << 20);
        // The sum with the other process of the tree is above, by the 10 MiB of a Python.
        assertThat(recording.number("peak_rss_bytes")).isCloseTo(truth, Percentage.withPercentage(10));
    }

    @Test
    void memoryForAMomentInALongRun() {
        RecordingFile recording = record(List.of("-i", "100s"), Live.workload("memory", truth(), "200", "self", "1.2"));

        assertThat(recording.number("peak_rss_bytes"))
                .isCloseTo(read("truth").peakRssBytes(), Percentage.withPercentage(10));
    }

    @Test
    void psrecsOwnMemoryIsInNoRow() {
        RecordingFile recording = record(List.of("-i", "10ms"), List.of("sleep", "0.2"));

        // A sleep has 2 MiB, a JVM 40.
        assertThat(Arrays.stream(recording.column("rss_bytes"))).noneMatch(bytes -> bytes > 8 << 20);
        assertThat(recording.number("peak_rss_bytes")).isBetween(1e5, 8.0 * (1 << 20));
        assertThat(recording.column("processes")).containsOnly(1, Double.NaN);
    }

    private RecordingFile record(List<String> options, List<String> command) {
        String export = file("rows.csv");
        Live.Ended ended = live.psrec(Stream.of(options, List.of("-e", export, "start"), command)
                .flatMap(List::stream)
                .toArray(String[]::new));
        assertThat(ended.code()).as(ended.err()).isZero();
        return RecordingChecks.sound(folder.resolve("rows.csv"));
    }

    private String truth() {
        return file("truth");
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private Truth read(String name) {
        return Truth.read(folder.resolve(name));
    }
}
