package psrec.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where the rows go: any kind of file, none that cannot be written, none that is lost.
class ExportLiveTest {
    private static final String OLD = "what was there before\n".repeat(500);
    private static final Pattern WHOLE_LINE = Pattern.compile("#@ [a-z_]+: .*|elapsed_s,.*|[0-9.]+(,[0-9.]*){4}");

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

    @Test
    void aMissingFolder() {
        refused("missing/rows.csv", "its folder does not exist");
    }

    @Test
    void aFolder() {
        refused(".", "it is a folder");
    }

    @Test
    void aFileWhereAFolderShouldBe() throws Exception {
        Files.writeString(folder.resolve("plain"), OLD);
        refused("plain/rows.csv", "cannot write to plain/rows.csv");
        assertThat(folder.resolve("plain")).hasContent(OLD);
    }

    @Test
    void aFileThatMayNotBeWritten() throws Exception {
        // A program that runs: not even root may write it.
        Path running = folder.resolve("running");
        Files.copy(Path.of("/bin/sleep"), running);
        assertThat(running.toFile().setExecutable(true)).isTrue();
        live.start(List.of(running.toString(), "600"));
        refused("running", "cannot write to running");
        assertThat(running).hasSameBinaryContentAs(Path.of("/bin/sleep"));
    }

    @Test
    void anEmptyName() {
        Live.Ended psrec = live.psrec("-e", "", "start", "touch", "witness");
        assertThat(psrec.code()).isEqualTo(2);
        assertThat(psrec.err()).hasLineCount(1).contains("--export");
        assertThat(folder.resolve("witness")).doesNotExist();
    }

    private void refused(String export, String why) {
        Live.Ended psrec = live.psrec("-e", export, "start", "touch", "witness");

        assertThat(psrec.code()).isEqualTo(1);
        assertThat(psrec.out()).isEmpty();
        assertThat(psrec.err()).hasLineCount(1).startsWith("psrec: ").contains(why);
        assertThat(folder.resolve("witness")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-q"})
    void aFullDeviceIsSaidOnceAndTheCommandRunsOn(String quiet) {
        Live.Ended psrec = live.shell("\"$PSREC\" " + quiet + " -i 50ms -e /dev/full start sh -c"
                + " 'sleep 0.2; echo done >witness; exit 7'");

        saysThatRowsAreLost(psrec, "/dev/full");
        assertThat(psrec.code()).isEqualTo(7);
        assertThat(folder.resolve("witness")).hasContent("done\n");
    }

    @Test
    void aFullDeviceDoesNotEndAnAttach() {
        Live.Started target = live.start(List.of("sleep", "600"));

        Live.Ended psrec =
                live.psrec("-d", "200ms", "-i", "50ms", "-e", "/dev/full", "attach", Long.toString(target.pid()));

        saysThatRowsAreLost(psrec, "/dev/full");
        assertThat(target.process().isAlive()).isTrue();
    }

    private static void saysThatRowsAreLost(Live.Ended psrec, String file) {
        List<String> lines = psrec.err().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).startsWith("psrec: cannot write to " + file + ": ");
        assertThat(lines.getLast()).contains("lost").contains(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1ms", "100ms"})
    void aDiskThatFillsUpHasWholeRows(String interval) {
        // Two pages are left: the first rows fit; a long command in the head makes them few. The command ends when
        // psrec has said that the disk is full.
        Live.Ended psrec = live.start(List.of("unshare", "-m", "sh", "-c", """
                        mkdir small && mount -t tmpfs -o size=64k tmpfs small || exit 99
                        head -c 57344 /dev/zero >small/ballast
                        "$PSREC" -i "$1" -e small/rows.csv start sh -c '
                            until grep -q "^0.000000" small/rows.csv; do sleep 0.05; done
                            until grep -q "cannot write" said; do
                                [ "$1" = 1ms ] || head -c 8192 /dev/zero >small/more 2>/dev/null
                                sleep 0.05
                            done; echo done >witness; exit 7' sh "$1" "$2" 2>said
                        code=$?
                        cat said >&2
                        cp small/rows.csv rows.csv
                        exit $code
                        """, "sh", interval, "x".repeat(3000)))
                .await();

        assumeTrue(psrec.code() != 99 && !psrec.err().startsWith("unshare:"), "no mounts here");
        assertThat(psrec.code()).isEqualTo(7);
        saysThatRowsAreLost(psrec, "small/rows.csv");
        assertThat(folder.resolve("witness")).hasContent("done\n");
        String rows = Live.text(folder.resolve("rows.csv"));
        assertThat(rows).endsWith("\n").contains("\n0.000000,,").doesNotContain("#@ outcome");
        assertThat(rows.lines()).allMatch(line -> WHOLE_LINE.matcher(line).matches());
    }

    @Test
    void aLimitOnFilesDoesNotEndPsrec() {
        // 2 blocks of 512 bytes; SIGXFSZ is what the kernel sends then.
        Live.Ended psrec = live.shell("ulimit -f 2; \"$PSREC\" -i 5ms -e rows.csv start sh -c 'sleep 0.8; exit 7'");

        assertThat(psrec.code()).isEqualTo(7);
        assertThat(Live.text(folder.resolve("rows.csv"))).endsWith("\n").doesNotContain("#@ outcome");
    }

    @Test
    void aReaderThatGoesAwayDoesNotEndTheCommand() {
        Live.Ended psrec = live.shell("""
                mkfifo pipe
                head -n 1 pipe >first &
                "$PSREC" -i 20ms -e pipe start sh -c 'until grep -q "cannot write" said; do sleep 0.05; done; exit 7' 2>said
                code=$?
                cat said >&2
                exit $code
                """);

        assertThat(psrec.code()).isEqualTo(7);
        saysThatRowsAreLost(psrec, "pipe");
        assertThat(Live.text(folder.resolve("first"))).startsWith("#@ psrec: ");
    }

    @ParameterizedTest
    @CsvSource({"/no/such/command, 127", "no-such-command-at-all, 127", "/etc/passwd, 126", "/, 126"})
    void aCommandThatCannotBeStartedLeavesAnOldFileAsItWas(String command, int code) throws Exception {
        Files.writeString(folder.resolve("rows.csv"), OLD);

        Live.Ended psrec = live.psrec("-e", "rows.csv", "start", command);

        assertThat(psrec.code()).isEqualTo(code);
        assertThat(psrec.err()).hasLineCount(1).startsWith("psrec: ").contains(command);
        assertThat(folder.resolve("rows.csv")).hasContent(OLD);
    }

    @Test
    void aProcessThatIsNotThereLeavesAnOldFileAsItWas() throws Exception {
        Files.writeString(folder.resolve("rows.csv"), OLD);
        Live.Started target = live.start(List.of("true"));
        target.await();

        assertThat(live.psrec("-e", "rows.csv", "attach", Long.toString(target.pid()))
                        .code())
                .isEqualTo(1);
        assertThat(folder.resolve("rows.csv")).hasContent(OLD);
    }

    @Test
    void anOldFileIsReplacedInPlace() throws Exception {
        Path rows = folder.resolve("rows.csv");
        Files.writeString(rows, OLD);
        Object inode = Files.getAttribute(rows, "unix:ino");

        assertThat(live.psrec("-e", "rows.csv", "start", "true").code()).isZero();

        RecordingFile recording = RecordingChecks.sound(rows);
        assertThat(recording.fact("outcome")).isEqualTo("exited 0");
        assertThat(Live.text(rows)).doesNotContain("before");
        assertThat(Files.getAttribute(rows, "unix:ino")).isEqualTo(inode);
    }

    @Test
    void aSymbolicLinkStays() throws Exception {
        Files.createDirectory(folder.resolve("deep"));
        Files.writeString(folder.resolve("deep/rows.csv"), OLD);
        Files.createSymbolicLink(folder.resolve("link"), Path.of("deep/rows.csv"));

        assertThat(live.psrec("-e", "link", "start", "true").code()).isZero();

        assertThat(folder.resolve("link")).isSymbolicLink();
        RecordingChecks.sound(folder.resolve("deep/rows.csv"));
    }

    @Test
    void aFifoThatNobodyReadsCanBeGivenUp() {
        live.shell("mkfifo pipe");
        Live.Started psrec = live.startPsrec("-e", "pipe", "start", "touch", "started");
        Path descriptors = Path.of("/proc", Long.toString(psrec.pid()), "fd");
        Live.until("psrec waits for a reader or a signal", () -> {
            try (Stream<Path> all = Files.list(descriptors)) {
                return all.anyMatch(one -> isSignalDescriptor(one));
            }
        });

        psrec.signal("TERM");

        assertThat(psrec.await().code()).isEqualTo(143);
        assertThat(psrec.errSoFar()).hasLineCount(1).contains("SIGTERM", "pipe");
        assertThat(folder.resolve("started")).doesNotExist();
    }

    private static boolean isSignalDescriptor(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().contains("signalfd");
        } catch (IOException gone) {
            return false;
        }
    }

    @Test
    void aFifo() {
        Live.Ended psrec =
                live.shell("mkfifo pipe; cat pipe >rows.csv & \"$PSREC\" -i 50ms -e pipe start sleep 0.2; wait");

        assertThat(psrec.err()).hasLineCount(1).endsWith("\n").contains(" in pipe,");
        assertThat(RecordingChecks.sound(folder.resolve("rows.csv")).rows()).isGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/stdout", "-", "/proc/self/fd/1"})
    void standardOutputThatIsAPipe(String export) {
        Live.Ended shell =
                live.shell("\"$PSREC\" -q -e " + export + " start sh -c 'echo of the command >&2' | cat >rows.csv");

        assertThat(shell.err()).isEqualTo("of the command\n");
        assertThat(RecordingChecks.sound(folder.resolve("rows.csv")).fact("outcome"))
                .isEqualTo("exited 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/stdout", "-"})
    void standardOutputThatIsAFile(String export) {
        assertThat(live.shell("\"$PSREC\" -e " + export + " start true >rows.csv")
                        .code())
                .isZero();

        assertThat(RecordingChecks.sound(folder.resolve("rows.csv")).fact("outcome"))
                .isEqualTo("exited 0");
    }

    /// `kill -9` when psrec has shown so many rows. A row is in the file at once for intervals from 100 ms on, and in
    /// less than a second for shorter ones; what psrec has shown on its standard error tells which rows it took.
    @ParameterizedTest
    @CsvSource({"100ms, 1, 12", "100ms, 2, 12", "20ms, 3, 80", "20ms, 4, 80", "5ms, 5, 300", "1ms, 6, 600"})
    void killedAtAnyMoment(String interval, int seed, int latest) throws IOException {
        int moment = new Random(seed).nextInt(latest);
        Live.Started psrec = live.startPsrec(
                "-i",
                interval,
                "-e",
                "rows.csv",
                "--print-values",
                "start",
                "sh",
                "-c",
                "echo $$ >pid; exec sleep 600");
        long command =
                Long.parseLong(Live.untilContains(folder.resolve("pid"), "\n").strip());
        try {
            Live.until(moment + " rows", () -> psrec.errSoFar().lines().count() >= moment);
            psrec.signal("KILL");
            Live.Ended ended = psrec.await();

            assertThat(ProcessHandle.of(command)).hasValueSatisfying(ProcessHandle::isAlive);
            String rows = Live.text(folder.resolve("rows.csv"));
            String whole = rows.substring(0, rows.lastIndexOf('\n') + 1);
            assertThat(whole.lines()).allMatch(line -> WHOLE_LINE.matcher(line).matches());
            assertThat(rows).doesNotContain("#@ outcome");
            double[] shown =
                    ended.err().lines().mapToDouble(ExportLiveTest::seconds).toArray();
            double[] saved = whole.lines().anyMatch(line -> line.startsWith("elapsed_s"))
                    ? RecordingFile.parse(whole.lines().toList()).column("elapsed_s")
                    : new double[0];
            double lost = interval.equals("100ms") ? 0 : 1;
            double last = shown.length == 0 ? 0 : shown[shown.length - 1];
            long due = Arrays.stream(shown).filter(time -> time <= last - lost).count();
            assertThat(saved.length).isGreaterThanOrEqualTo((int) due);
        } finally {
            Live.signal(command, "KILL");
        }
    }

    // "0.100 s  CPU ..."
    private static double seconds(String shownRow) {
        return Double.parseDouble(shownRow.strip().split(" ")[0]);
    }
}
