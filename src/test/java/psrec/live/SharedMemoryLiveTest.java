package psrec.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An address space that several processes share counts once; a copy counts again.
class SharedMemoryLiveTest {
    private static final int MIB = 1 << 20;
    private static final int TAKEN_MIB = 100;
    // What else a program has, and a shell before it.
    private static final double ONCE = 120.0 * MIB;
    private static final double TWICE = 200.0 * MIB;
    private static final String NOBODY = "setpriv --reuid=65534 --regid=65534 --clear-groups ";

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
    @ValueSource(strings = {"vfork", "clone"})
    void anAddressSpaceOfTwoCountsOnce(String mode) {
        RecordingFile recording = record("20ms", sharing(mode, "0.6"));

        assertThat(rssWhileThereAre(2, recording)).isNotEmpty().allMatch(bytes -> bytes > 100.0 * MIB && bytes < ONCE);
        assertThat(recording.number("peak_rss_bytes")).isLessThan(ONCE);
        assertThat(recording.fact("rss_upper_bound_rows")).isNull();
    }

    @Test
    void aCopyCountsAgain() {
        RecordingFile recording = record("20ms", sharing("fork", "0.6"));

        // But for a row at which one of them is just about to end.
        List<Double> rss = rssWhileThereAre(2, recording);
        assertThat(rss.stream().filter(bytes -> bytes > TWICE).count()).isGreaterThan(rss.size() / 2);
        assertThat(recording.fact("rss_upper_bound_rows")).isNull();
    }

    @Test
    void whatAnOrphanSharedWithItsParentCountsWhenThatHasEnded() {
        List<String> shell = new ArrayList<>(List.of("sh", "-c", "\"$@\"; sleep 0.6; true", "sh"));
        shell.addAll(sharing("orphan", "0.8"));
        RecordingFile recording = record("20ms", shell);

        // The shell, the orphan and the sleep.
        assertThat(rssWhileThereAre(3, recording)).isNotEmpty().allMatch(bytes -> bytes > 100.0 * MIB && bytes < ONCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"100ms", "10ms"})
    void aProgramThatStartsManyHasItsMemoryOnce(String interval) {
        String script = "import subprocess\nx = bytearray(" + TAKEN_MIB * MIB + ")\n"
                + "for i in range(0, len(x), 4096): x[i] = 1\n"
                + "for i in range(200): subprocess.run(['/bin/true'])\n";
        List<String> python = new ArrayList<>(Live.PYTHON);
        python.addAll(List.of("-c", script));
        RecordingFile recording = record(interval, python);

        assertThat(recording.number("peak_rss_bytes")).isBetween(100.0 * MIB, ONCE + 20 * MIB);
        assertThat(Arrays.stream(recording.column("rss_bytes"))).noneMatch(bytes -> bytes > ONCE + 20 * MIB);
    }

    @Test
    void whereTheyMayNotBeComparedAParentThatWaitsForVforkTells() throws Exception {
        RecordingFile recording = attachedByNobody("vfork");

        assertThat(rssWhileThereAre(2, recording)).isNotEmpty().allMatch(bytes -> bytes > 100.0 * MIB && bytes < ONCE);
        assertThat(recording.fact("rss_upper_bound_rows")).isNull();
    }

    @Test
    void whereTheyMayNotBeComparedPeaksTellACopy() throws Exception {
        RecordingFile recording = attachedByNobody("fork");

        assertThat(rssWhileThereAre(2, recording)).isNotEmpty().allMatch(bytes -> bytes > TWICE);
        assertThat(recording.fact("rss_upper_bound_rows")).isNull();
    }

    @Test
    void whereItCannotBeToldMemoryIsAnUpperBound() throws Exception {
        RecordingFile recording = attachedByNobody("clone");

        assertThat(rssWhileThereAre(2, recording)).isNotEmpty().allMatch(bytes -> bytes > TWICE);
        assertThat(recording.number("rss_upper_bound_rows")).isEqualTo(recording.rows());
        Live.Ended summary = live.psrec("summary", "rows.csv");
        assertThat(summary.out()).contains("rss_bytes is an upper bound in");
    }

    // Comparing takes the right to trace the processes, which are root's.
    private RecordingFile attachedByNobody(String mode) throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "needs root");
        assumeTrue(live.shell(NOBODY + "\"$PSREC\" --version").code() == 0, "another user cannot run the image");
        Live.Started target = live.start(sharing(mode, "600"));
        Live.until("child", () -> target.process().children().findAny().isPresent());
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        Live.Ended psrec =
                live.shell("exec " + NOBODY + "\"$PSREC\" -i 50ms -d 250ms -e rows.csv attach " + target.pid());
        assertThat(psrec.code()).as(psrec.err()).isZero();
        RecordingFile recording = RecordingChecks.sound(folder.resolve("rows.csv"));
        assertThat(psrec.err().contains("rss_bytes is an upper bound in"))
                .isEqualTo(recording.fact("rss_upper_bound_rows") != null);
        assertThat(psrec.err().contains(" or less;")).isEqualTo(recording.fact("rss_upper_bound_rows") != null);
        return recording;
    }

    private RecordingFile record(String interval, List<String> command) {
        String[] words = Stream.concat(Stream.of("-i", interval, "-e", "rows.csv", "start"), command.stream())
                .toArray(String[]::new);
        Live.Ended ended = live.psrec(words);
        assertThat(ended.code()).as(ended.err()).isZero();
        return RecordingChecks.sound(folder.resolve("rows.csv"));
    }

    private static List<Double> rssWhileThereAre(int processes, RecordingFile recording) {
        double[] rss = recording.column("rss_bytes");
        double[] alive = recording.column("processes");
        return IntStream.range(0, rss.length)
                .filter(i -> alive[i] == processes)
                .mapToObj(i -> rss[i])
                .toList();
    }

    private List<String> sharing(String mode, String seconds) {
        Path program = folder.resolve("sharing");
        if (!Files.exists(program)) {
            Live.Ended cc = live.start(List.of(
                            "cc",
                            "-O1",
                            "-o",
                            program.toString(),
                            Live.WORKLOADS.resolve("sharing.c").toString()))
                    .await();
            assertThat(cc.code()).as(cc.err()).isZero();
        }
        return List.of(program.toString(), mode, Integer.toString(TAKEN_MIB), seconds);
    }
}
