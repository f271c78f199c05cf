package psrec.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The highest memory of a process in a recording, against the kernel's own account of the same command: ru_maxrss of
/// wait4(2), in a small program that runs it.
class PeakMemoryLiveTest {
    private static final int RUNS = 20;

    @TempDir
    static Path programs;

    @TempDir
    Path folder;

    private Live live;

    /// Static, so that each run of it touches the same pages.
    @BeforeAll
    static void compile() throws Exception {
        int code = new ProcessBuilder(
                        "cc",
                        "-O1",
                        "-static",
                        "-o",
                        program(),
                        Live.WORKLOADS.resolve("memory.c").toString())
                .inheritIO()
                .start()
                .waitFor();
        assertThat(code).isZero();
    }

    @BeforeEach
    void open() {
        live = new Live(folder);
    }

    @AfterEach
    void close() {
        live.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "3", "40", "200"})
    void aStaticProgramIsExact(String mebibytes) {
        List<String> command = List.of(program(), "touch", mebibytes);

        RecordingFile recording = record(List.of(), command);

        double truth = account(command);
        // A program smaller than the one that starts it shows that one's memory: less than 2 MiB of either.
        double most = mebibytes.equals("0") ? 2 << 20 : truth;
        assertThat(recording.number("peak_process_rss_bytes")).isBetween(truth, most);
        assertThat(recording.fact("peak_process")).isEqualTo(recording.fact("pid") + " (memory)");
        assertThat(recording.fact("peak_process_complete")).isNull();
        assertThat(recording.number("peak_rss_bytes")).isEqualTo(recording.number("peak_process_rss_bytes"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "git --version",
                "python3 -c x=b\"1\"*(40<<20)",
                "python3 -c x=b\"1\"*(200<<20)",
            })
    void aDynamicProgramIsWithinTheSpreadOfTheAccount(String words) {
        List<String> command = List.of(words.split(" "));
        long[] accounts =
                IntStream.range(0, RUNS).mapToLong(i -> account(command)).toArray();
        long least = LongStream.of(accounts).min().getAsLong();
        long most = LongStream.of(accounts).max().getAsLong();

        for (int i = 0; i < 5; i++) {
            double peak = record(List.of(), command).number("peak_process_rss_bytes");
            // The next run can be beside those that were seen, by as much as they differ.
            assertThat(peak).isBetween(2.0 * least - most, 2.0 * most - least);
        }
    }

    @Test
    void memoryAtTheVeryEndIsSeen() {
        // Between the rows of a second.
        List<String> command = List.of("sh", "-c", "sleep 0.2; exec \"$0\" touch 40", program());

        RecordingFile recording = record(List.of(), command);

        assertThat(recording.number("peak_process_rss_bytes")).isEqualTo(account(command));
    }

    @Test
    void memoryOfAChildThatWasNeverSeenIsInItAndNobodys() {
        List<String> command = List.of("sh", "-c", "\"$0\" touch 3; \"$0\" touch 200; \"$0\" touch 3", program());

        RecordingFile recording = record(List.of("-i", "100s"), command);

        assertThat(recording.number("peak_process_rss_bytes")).isEqualTo(account(List.of(program(), "touch", "200")));
        assertThat(recording.fact("peak_process")).isNull();
        assertThat(recording.fact("peak_process_complete")).isNull();
    }

    @Test
    void whatOutlivesTheCommandMakesItALowerBound() throws IOException {
        Path pid = folder.resolve("pid");
        RecordingFile recording = record(List.of(), List.of(program(), "daemon", "200", pid.toString()));

        String daemon = Live.text(pid).strip();
        long peak = peakOfALivingProcess(daemon);
        Live.signal(Long.parseLong(daemon), "KILL");
        assertThat(recording.number("peak_process_rss_bytes")).isEqualTo(peak);
        assertThat(recording.fact("peak_process")).isEqualTo(daemon + " (memory)");
        assertThat(recording.fact("peak_process_complete"))
                .isEqualTo("no (process " + daemon + " (memory) was still running)");
    }

    @Test
    void childrenThatNobodyWaitsForMakeItALowerBound() {
        String script = "import signal, subprocess, sys; signal.signal(signal.SIGCHLD, signal.SIG_IGN);"
                + " subprocess.Popen(sys.argv[1:]).wait()";
        List<String> command = new ArrayList<>(Live.PYTHON);
        command.addAll(List.of("-c", script, program(), "touch", "200"));

        RecordingFile recording = record(List.of("-i", "100s"), command);

        assertThat(recording.fact("peak_process_complete"))
                .matches("no \\(process \\d+ \\(python.*\\) does not wait for its children\\)");
    }

    @Test
    void withoutChildrenTheirMemoryIsNotTheCommands() {
        RecordingFile recording =
                record(List.of("--no-children"), List.of("sh", "-c", "\"$0\" touch 200; true", program()));

        assertThat(recording.number("peak_rss_bytes")).isLessThan(100 << 20);
        assertThat(recording.fact("peak_process_complete")).startsWith("no (the kernel tells the peak of process ");
    }

    @Test
    void attachedItIsALowerBound() {
        Path pid = folder.resolve("pid");
        assertThat(live.start(List.of(program(), "daemon", "40", pid.toString()))
                        .await()
                        .code())
                .isZero();
        String daemon = Live.text(pid).strip();

        Live.Ended psrec = live.psrec("-q", "-i", "50ms", "-d", "200ms", "-e", "rows.csv", "attach", daemon);

        Live.signal(Long.parseLong(daemon), "KILL");
        assertThat(psrec.code()).as(psrec.err()).isZero();
        RecordingFile recording = RecordingChecks.sound(folder.resolve("rows.csv"));
        assertThat(recording.number("peak_process_rss_bytes")).isBetween(40.0 * (1 << 20), 42.0 * (1 << 20));
        assertThat(recording.fact("peak_process")).isEqualTo(daemon + " (memory)");
        assertThat(recording.fact("peak_process_complete")).startsWith("no (");
    }

    @Test
    void theSummaryNamesTheProcess() {
        RecordingFile recording = record(List.of(), List.of(program(), "touch", "200"));

        String page = live.psrec("summary", "rows.csv").out();
        String json = live.psrec("summary", "--json", "rows.csv").out();

        assertThat(page)
                .containsPattern("peak_process_rss_bytes +20\\d\\.\\d MiB  process " + recording.fact("pid")
                        + " \\(memory\\)\n");
        assertThat(json)
                .contains(
                        "\"peak_process\" : \"" + recording.fact("peak_process") + "\"",
                        "\"peak_process_complete\" : true",
                        "\"peak_process_rss_bytes\" : " + recording.fact("peak_process_rss_bytes") + ",");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "echo", "git --version"})
    void aGateOnAnyShortCommandIsDecided(String command) {
        Live.Ended psrec =
                times("\"$PSREC\" -q --fail-if 'peak_rss_bytes>512MiB' --fail-if 'peak_process_rss_bytes>512MiB'"
                        + " --fail-if 'cpu_s>1min' --fail-if 'wall_s>1h' --fail-if 'cpu_used_percent>200' start "
                        + command);

        assertThat(psrec.out()).isEqualTo("0\n".repeat(RUNS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3 4MiB 0", "3 3MiB 1", "200 201MiB 0", "200 200MiB 1"})
    void aGateIsTheSameInEveryRunOnEitherSideOfALimit(String text) {
        String[] words = text.split(" ");
        Live.Ended psrec = times("\"$PSREC\" -q --fail-if 'peak_rss_bytes>" + words[1] + "' start '" + program()
                + "' touch " + words[0]);

        assertThat(psrec.out()).isEqualTo((words[2] + "\n").repeat(RUNS));
    }

    private Live.Ended times(String command) {
        return live.shell(
                "i=0; while [ $i -lt " + RUNS + " ]; do " + command + " >out 2>>err; echo $?; i=$((i + 1)); done");
    }

    private static String program() {
        return programs.resolve("memory").toString();
    }

    /// The kernel's account of a command, in bytes.
    private long account(List<String> command) {
        Live.Ended ended = live.start(Stream.concat(Stream.of(program(), "account", "account"), command.stream())
                        .toList())
                .await();
        assertThat(ended.code()).as(ended.err()).isZero();
        return Long.parseLong(Live.text(folder.resolve("account")).strip());
    }

    private static long peakOfALivingProcess(String pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", pid, "status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow();
    }

    private RecordingFile record(List<String> options, List<String> command) {
        Live.Ended ended = live.psrec(Stream.of(List.of("-q"), options, List.of("-e", "rows.csv", "start"), command)
                .flatMap(List::stream)
                .toArray(String[]::new));
        assertThat(ended.code()).as(ended.err()).isZero();
        return RecordingChecks.sound(folder.resolve("rows.csv"));
    }
}
