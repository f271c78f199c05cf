package psrec.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Trouble outside psrec: what cannot be understood is refused, what is large or odd works, what cannot be read is
/// said.
class TroubleLiveTest {
    private static final int NO_MOUNTS = 99;
    // Before a command: it runs in a PID namespace of its own, with the /proc of the one around it.
    private static final String OUTER_PROC = "exec unshare -pf";
    // The other way round; that namespace is over by then.
    private static final String INNER_PROC =
            "exec unshare -m sh -c 'unshare -pf mount -t proc proc /proc || exit " + NO_MOUNTS + "; exec \"$@\"' sh";

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
    @ValueSource(strings = {"0", "-1", "abc", "5x", "", "NaN", "1e400", "0.0009", "1000.1h", "1 s", "1m30s", "٣"})
    void timesThatAreNone(String time) {
        refused("--interval .*250ms.*", "-i", time);
        refused("--interval .*250ms.*", "--interval=" + time);
        refused("--duration .*250ms.*", "-d", time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--frobnicate", "-z", "--intervall=2", "-qz", "---", "--quiet=yes"})
    void optionsThatAreNone(String option) {
        refused(".*" + (option.equals("-qz") ? "-z" : option.replaceFirst("=.*", "")) + "\\b?.*", option);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "abc", "", "1.5", "+1", "0x10", "00"})
    void pidsThatAreNone(String pid) {
        Live.Ended psrec = live.psrec("-e", file("rows.csv"), "attach", pid);

        assertThat(psrec.code()).isEqualTo(2);
        assertThat(psrec.err()).hasLineCount(1).startsWith("psrec: ").contains("PID");
        assertThat(folder.resolve("rows.csv")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "start", "attach", "record", "attach 1 2", "-i", "-e"})
    void commandLinesThatAreNone(String line) {
        Live.Ended psrec = live.psrec(line.isEmpty() ? new String[0] : line.split(" "));

        assertThat(psrec.code()).isEqualTo(2);
        assertThat(psrec.out()).isEmpty();
        assertThat(psrec.err()).hasLineCount(1).startsWith("psrec: ");
    }

    private void refused(String message, String... options) {
        String[] words = Stream.concat(
                        Arrays.stream(options), Stream.of("-e", file("rows.csv"), "start", "touch", file("witness")))
                .toArray(String[]::new);
        Live.Ended psrec = live.psrec(words);

        assertThat(psrec.code()).as(String.join(" ", words)).isEqualTo(2);
        assertThat(psrec.out()).isEmpty();
        assertThat(psrec.err()).hasLineCount(1);
        assertThat(psrec.line()).matches("psrec: " + message);
        assertThat(folder.resolve("witness")).doesNotExist();
        assertThat(folder.resolve("rows.csv")).doesNotExist();
    }

    @Test
    void withoutProcTheCpuTimeIsRecorded() {
        Live.Ended psrec = withoutProc("start", Live.workload("busy", file("truth"), "0.7"));

        assertThat(psrec.code()).as(psrec.err()).isZero();
        assertThat(psrec.err()).contains("/proc is not mounted");
        RecordingFile recording = RecordingChecks.sound(folder.resolve("rows.csv"));
        double truth = Truth.read(folder.resolve("truth")).cpu();
        assertThat(recording.number("cpu_s")).isCloseTo(truth, Percentage.withPercentage(1));
        assertThat(recording.column("rss_bytes")).containsOnly(Double.NaN);
        assertThat(recording.column("threads")).containsOnly(Double.NaN);
    }

    @Test
    void withoutProcNothingCanBeAttachedTo() {
        Live.Started target = live.start(List.of("sleep", "600"));

        Live.Ended psrec = withoutProc("attach", List.of(Long.toString(target.pid())));

        assertThat(psrec.code()).isEqualTo(1);
        assertThat(psrec.err()).hasLineCount(1).contains("/proc is not mounted");
    }

    @ParameterizedTest
    @ValueSource(strings = {OUTER_PROC, INNER_PROC})
    void withTheProcOfAnotherNamespaceTheCpuTimeIsRecorded(String how) {
        Live.Ended psrec = elsewhere(how, "start", Live.workload("busy", file("truth"), "0.7"));

        assertThat(psrec.code()).as(psrec.err()).isZero();
        assertThat(psrec.err()).contains("/proc is of another PID namespace").contains("--mount-proc");
        RecordingFile recording = RecordingChecks.sound(folder.resolve("rows.csv"));
        double truth = Truth.read(folder.resolve("truth")).cpu();
        assertThat(recording.number("cpu_s")).isCloseTo(truth, Percentage.withPercentage(1));
        assertThat(recording.fact("cpu_complete")).isNull();
        for (String column : List.of("rss_bytes", "threads", "processes")) {
            assertThat(recording.column(column)).containsOnly(Double.NaN);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {OUTER_PROC, INNER_PROC})
    void withTheProcOfAnotherNamespaceNothingCanBeAttachedTo(String how) {
        // A pid that /proc has, too.
        Live.Ended psrec = elsewhere(how, "attach", List.of("2"));

        assertThat(psrec.code()).isEqualTo(1);
        assertThat(psrec.err()).hasLineCount(1).contains("/proc is of another PID namespace");
    }

    private Live.Ended elsewhere(String how, String mode, List<String> operands) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", how + " \"$@\"", "sh", Live.PSREC.toString()));
        command.addAll(List.of("-i", "100ms", "-e", "rows.csv", mode));
        command.addAll(operands);
        Live.Ended psrec = live.start(command).await();
        assumeTrue(psrec.code() != NO_MOUNTS && !psrec.err().contains("unshare:"), "no namespaces here");
        return psrec;
    }

    private Live.Ended withoutProc(String mode, List<String> operands) {
        String script =
                "umount -l /proc || exit " + NO_MOUNTS + "; exec \"$PSREC\" -i 100ms -e rows.csv " + mode + " \"$@\"";
        List<String> command = new ArrayList<>(List.of("unshare", "-m", "sh", "-c", script, "sh"));
        command.addAll(operands);
        Live.Ended psrec = live.start(command).await();
        assumeTrue(psrec.code() != NO_MOUNTS && !psrec.err().startsWith("unshare:"), "no mounts here");
        return psrec;
    }

    @Test
    void whereHidepidHidesOthersThatIsSaid() throws Exception {
        String nobody = "setpriv --reuid=65534 --regid=65534 --clear-groups ";
        assumeTrue(live.shell(nobody + "\"$PSREC\" --version").code() == 0, "another user cannot run the image");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        String script = "mount -t proc -o hidepid=2 proc /proc || exit " + NO_MOUNTS + "; exec " + nobody
                + "\"$PSREC\" -i 50ms -e rows.csv start sleep 0.2";

        Live.Ended psrec =
                live.start(List.of("unshare", "-m", "sh", "-c", script)).await();

        assumeTrue(psrec.code() != NO_MOUNTS && !psrec.err().startsWith("unshare:"), "no mounts here");
        assertThat(psrec.code()).as(psrec.err()).isZero();
        assertThat(psrec.err()).contains("hidepid");
        RecordingFile recording = RecordingChecks.sound(folder.resolve("rows.csv"));
        assertThat(recording.column("processes")).contains(1);
        assertThat(recording.column("rss_bytes")[1]).isGreaterThan(1e5);
    }

    @Test
    void namesThatAreHardToRead() throws Exception {
        RecordingFile recording = record(List.of("-i", "50ms"), Live.workload("named", file("truth"), "0.4"));

        assertThat(recording.number("cpu_s"))
                .isCloseTo(Truth.read(folder.resolve("truth")).cpu(), Percentage.withPercentage(1));
        assertThat(recording.column("processes")).contains(2);
        assertThat(recording.column("rss_bytes")[1]).isGreaterThan(1 << 20);
    }

    @Test
    void aProgramWithABlankAndANewlineInItsName() throws Exception {
        Path odd = folder.resolve("a) R 1\n2 b");
        Files.copy(Path.of("/bin/sleep"), odd);
        assertThat(odd.toFile().setExecutable(true)).isTrue();

        RecordingFile recording = record(List.of("-i", "50ms"), List.of(odd.toString(), "0.2"));

        assertThat(recording.column("processes")).containsOnly(1, Double.NaN);
        assertThat(recording.fact("command")).isEqualTo("[\"" + folder + "/a) R 1\\n2 b\",\"0.2\"]");
    }

    @Test
    void anOrphanWithANewlineInItsNameIsNamedInOneLine() throws Exception {
        Path odd = folder.resolve("a\nb");
        Files.copy(Path.of("/bin/sleep"), odd);
        assertThat(odd.toFile().setExecutable(true)).isTrue();
        // The command ends when the orphan has its name.
        String script = "'" + odd + "' 600 & echo $! >orphan;"
                + " until [ \"$(cat /proc/$!/comm)\" = \"$(printf 'a\\nb')\" ]; do :; done";

        Live.Ended psrec = live.psrec("start", "sh", "-c", script);

        long orphan = pidIn("orphan");
        Live.signal(orphan, "KILL");
        assertThat(psrec.err()).hasLineCount(2).contains(orphan + " (a");
    }

    private long pidIn(String name) {
        return Long.parseLong(Live.text(folder.resolve(name)).strip());
    }

    @Test
    void tenThousandThreads() {
        long most =
                Long.parseLong(live.shell("cat /proc/sys/kernel/pid_max").out().strip());
        // Where pids are scarce, a third of them is left to others.
        int threads = (int) Math.min(10_000, most / 3);

        RecordingFile recording = crowd(threads, "threads", live.startPsrec(crowdWords(threads, "threads")));

        assertThat(most(recording, "threads")).isEqualTo(threads + 1);
        assertThat(recording.column("processes")).containsOnly(1, Double.NaN);
    }

    @ParameterizedTest
    @CsvSource({"1000, 100ms", "2000, 1s"})
    void aTreeOfManyProcesses(int processes, String interval) {
        String[] words = crowdWords(processes, "processes");
        words[1] = interval;

        RecordingFile recording = crowd(processes, "processes", live.startPsrec(words));

        assertThat(most(recording, "processes")).isEqualTo(processes + 1);
        assertThat(recording.number("cpu_s"))
                .isCloseTo(Truth.read(folder.resolve("truth")).cpu(), Percentage.withPercentage(1));
    }

    @Test
    void aTreeOfAHundredWithSixtyFourDescriptors() {
        String[] words = crowdWords(100, "processes");
        List<String> command = new ArrayList<>(
                List.of("sh", "-c", "ulimit -S -n 64 && ulimit -H -n 64 && exec \"$PSREC\" \"$@\"", "sh"));
        command.addAll(List.of(words));

        RecordingFile recording = crowd(100, "processes", live.start(command));

        assertThat(most(recording, "processes")).isEqualTo(101);
        assertThat(most(recording, "rss_bytes")).isGreaterThan(100 << 20);
    }

    private static double most(RecordingFile recording, String column) {
        return Arrays.stream(recording.column(column))
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(0);
    }

    private String[] crowdWords(int number, String kind) {
        List<String> words = new ArrayList<>(List.of("-i", "100ms", "-e", file("rows.csv"), "start"));
        words.addAll(Live.workload("crowd", file("truth"), file("crowd"), Integer.toString(number), kind));
        return words.toArray(String[]::new);
    }

    /// Lets the crowd go when it was recorded.
    private RecordingFile crowd(int number, String kind, Live.Started psrec) {
        String all = kind.equals("threads") ? "," + (number + 1) + ",1" : "," + (number + 1);
        Live.until("row with all " + kind, () -> {
            assertThat(psrec.process().isAlive()).as(psrec.errSoFar()).isTrue();
            // They are there a moment before the file that says so.
            return Files.exists(folder.resolve("crowd"))
                    && Live.text(folder.resolve("rows.csv")).lines().anyMatch(row -> row.endsWith(all));
        });
        assertThat(folder.resolve("crowd").toFile().delete()).isTrue();
        Live.Ended ended = psrec.await();
        assertThat(ended.code()).as(ended.err()).isZero();
        return RecordingChecks.sound(folder.resolve("rows.csv"));
    }

    private RecordingFile record(List<String> options, List<String> command) {
        Live.Ended ended = live.psrec(Stream.of(options, List.of("-e", file("rows.csv"), "start"), command)
                .flatMap(List::stream)
                .toArray(String[]::new));
        assertThat(ended.code()).as(ended.err()).isZero();
        return RecordingChecks.sound(folder.resolve("rows.csv"));
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }
}
