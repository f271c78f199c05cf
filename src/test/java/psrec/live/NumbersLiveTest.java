package psrec.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

/// The numbers of real recordings: summary, compare, check, and `--fail-if`.
class NumbersLiveTest {
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
    void aSummaryTellsWhatTheFileTells() {
        RecordingFile file = record("a.csv", "0.3");
        Live.Ended psrec = live.psrec("summary", "a.csv");
        assertThat(psrec.err()).isEmpty();
        assertThat(psrec.code()).isZero();
        assertThat(psrec.out())
                .contains("a.csv (psrec CSV), on " + file.fact("host") + ", " + file.fact("started") + ", exited 0\n")
                .containsPattern("\nrows +" + file.rows() + "\n")
                .containsPattern("\nmissed_ticks +" + file.fact("missed_ticks") + "\n")
                .containsPattern("\ncpu_percent .* %\n");
        String json = live.psrec("summary", "--json", "a.csv").out();
        assertThat(number(json, "cpu_s")).isEqualTo(file.number("cpu_s"));
        assertThat(number(json, "wall_s")).isEqualTo(file.number("wall_s"));
        assertThat(number(json, "peak_rss_bytes")).isEqualTo(file.number("peak_rss_bytes"));
    }

    @Test
    void goodFilesAreShownBesideBadOnes() throws Exception {
        record("a.csv", "0.05");
        record("b.csv", "0.3");
        Files.writeString(folder.resolve("bad.csv"), "no recording\n");
        Live.Ended psrec = live.psrec("summary", "a.csv", "bad.csv", "missing.csv", "b.csv", "--sort", "cpu_s");
        assertThat(psrec.code()).isEqualTo(1);
        assertThat(psrec.err().lines().toList()).hasSize(2);
        assertThat(psrec.err()).contains("bad.csv").contains("psrec: cannot read missing.csv: there is no such file\n");
        assertThat(psrec.out().lines().map(line -> line.split(" ", 2)[0])).containsExactly("file", "b.csv", "a.csv");
    }

    @Test
    void aReportOnStandardOutputIsThere() {
        record("a.csv", "0.01");
        Live.Ended start = live.psrec("-q", "--fail-if", "cpu_s>1h", "--markdown", "-", "start", "echo", "runs");
        assertThat(start.code()).isZero();
        assertThat(start.out()).startsWith("runs\n").contains("### psrec", "| `cpu_s` |");
        Live.Ended check = live.shell("\"$PSREC\" check - --max cpu_s=1h --markdown - <a.csv");
        assertThat(check.code()).isZero();
        assertThat(check.out()).contains("### psrec", "| `cpu_s` |");
    }

    @Test
    void whatStandardOutputCannotTakeIsTold() {
        record("a.csv", "0.01");
        Live.Ended full = live.shell("\"$PSREC\" summary a.csv --json >/dev/full");
        assertThat(full).isEqualTo(new Live.Ended(1, "", "psrec: cannot write all of it to standard output\n"));
    }

    @Test
    void aComparisonIsDrawnToo() throws Exception {
        record("a.csv", "0.05");
        record("b.csv", "0.05");
        Live.Ended drawn = live.psrec("--base", "a.csv", "--json", "-o", "c.html", "compare", "--new", "b.csv");
        assertThat(drawn.err()).isEmpty();
        assertThat(drawn.out()).startsWith("{").endsWith("}\n");
        assertThat(Files.readString(folder.resolve("c.html"))).contains("a.csv", "b.csv", "Summary");
        Live.Ended both = live.psrec("compare", "a.csv", "b.csv", "--json", "-o", "-");
        assertThat(both.code()).isEqualTo(2);
        Live.Ended pipe = live.shell("cat a.csv | \"$PSREC\" compare - b.csv -o c.png");
        assertThat(pipe.code()).isEqualTo(2);
        assertThat(pipe.err()).contains("a pipe can be read but once");
    }

    @Test
    void aComparisonIsWrittenAsMarkdownToo() throws Exception {
        record("a.csv", "0.05");
        record("b.csv", "0.3");
        Files.writeString(folder.resolve("job.md"), "# Before\n");
        Live.Ended psrec = live.psrec("compare", "a.csv", "b.csv", "gone.csv", "--markdown", "job.md");
        assertThat(psrec.code()).isEqualTo(1);
        assertThat(psrec.out()).contains("\ncpu_s ").doesNotContain("min_rss_bytes");
        assertThat(Live.text(folder.resolve("job.md")))
                .startsWith("# Before\n### psrec: 1 recording compared with a base of 1\n\n|")
                .contains("\n| `cpu_s` | ", "\n- cannot read gone.csv: ");
        Live.Ended onOutput = live.psrec("compare", "a.csv", "b.csv", "--all", "--markdown", "-");
        assertThat(onOutput.out()).startsWith("### psrec: ").contains("| `min_rss_bytes` | ");
        assertThat(onOutput.err()).contains("\nmin_rss_bytes ");
        for (String other : List.of("--json", "-o-")) {
            Live.Ended both = live.psrec("compare", "a.csv", "b.csv", "--markdown", "-", other);
            assertThat(both.code()).isEqualTo(2);
            assertThat(both.err()).startsWith("psrec: standard output takes one thing: --markdown - or --");
        }
        Live.Ended over = live.psrec("compare", "a.csv", "b.csv", "--markdown", "b.csv");
        assertThat(over.err())
                .isEqualTo("psrec: --markdown b.csv is another file of this call; give it a name of its own\n");
    }

    @Test
    void aNumberThatThereIsNotIsRefused() {
        record("a.csv", "0.01");
        for (List<String> words : List.of(
                List.of("summary", "a.csv", "--sort", "cpu"),
                List.of("check", "a.csv", "--max", "cpu=3"),
                List.of("start", "--fail-if", "cpu>3", "touch", "witness"))) {
            Live.Ended psrec = live.psrec(words.toArray(String[]::new));
            assertThat(psrec.code()).isEqualTo(2);
            assertThat(psrec.err()).hasLineCount(1).startsWith("psrec: there is no number 'cpu'; near: cpu_s, ");
            assertThat(psrec.out()).isEmpty();
        }
        assertThat(folder.resolve("witness")).doesNotExist();
    }

    @Test
    void aComparisonTellsWhatIsWorse() {
        record("a.csv", "0.05");
        record("b.csv", "0.6");
        Live.Ended psrec = live.psrec("compare", "a.csv", "b.csv");
        assertThat(psrec.code()).isZero();
        assertThat(psrec.out()).containsPattern("\ncpu_s .* worse\n").containsPattern("Worse: .*cpu_s \\(");
    }

    @Test
    void severalRunsTellADifferenceFromNoiseAndFewDoNot() {
        List<String> base = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            record("a" + i + ".csv", "0.02");
            record("b" + i + ".csv", "0.3");
            base.add("a" + i + ".csv");
            changed.add("b" + i + ".csv");
        }
        Live.Ended enough = compare(base, changed);
        assertThat(enough.code()).isZero();
        assertThat(enough.out()).containsPattern("Worse: .*cpu_s \\(").contains("Two-sided Mann-Whitney U test");
        Live.Ended few = compare(base.subList(0, 3), changed.subList(0, 3));
        assertThat(few.out())
                .contains("Too few recordings to tell a difference from noise")
                .doesNotContain("Worse");
    }

    private Live.Ended compare(List<String> base, List<String> changed) {
        return live.psrec(Stream.of(List.of("compare", "--base"), base, List.of("--new"), changed)
                .flatMap(List::stream)
                .toArray(String[]::new));
    }

    @Test
    void aLimitThatIsExceededFailsTheCheck() throws Exception {
        record("a.csv", "0.3");
        Files.writeString(folder.resolve("job.md"), "# Before\n");
        Files.writeString(folder.resolve("report.xml"), "x".repeat(100_000));
        Live.Ended psrec = live.psrec(
                "check",
                "a.csv",
                "--max",
                "cpu_s=1ms",
                "--max",
                "wall_s=1h",
                "--junit",
                "report.xml",
                "--markdown",
                "job.md");
        assertThat(psrec.code()).isEqualTo(1);
        assertThat(psrec.out()).matches("FAIL  cpu_s +[0-9.]+ s  <= 0\\.001 s\npass  wall_s [^\n]*\n");
        assertThat(psrec.err()).isEqualTo("psrec: 1 of 2 limits failed\n");
        assertThat(Live.text(folder.resolve("job.md"))).startsWith("# Before\n### psrec: 1 of 2 limits failed\n");
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(Live.text(folder.resolve("report.xml")))))
                        .getDocumentElement()
                        .getAttribute("failures"))
                .isEqualTo("1");
        assertThat(live.psrec("check", "-q", "a.csv", "--max", "wall_s=1h")).isEqualTo(new Live.Ended(0, "", ""));
    }

    @Test
    void aRecordingPassesItsOwnBaselineAndFailsACheaperOne() {
        record("a.csv", "0.02");
        record("b.csv", "0.5");
        assertThat(live.psrec("check", "b.csv", "--baseline", "b.csv", "--tolerance", "0%")
                        .code())
                .isZero();
        Live.Ended psrec = live.psrec("check", "b.csv", "--baseline", "a.csv");
        assertThat(psrec.code()).isEqualTo(1);
        assertThat(psrec.out()).containsPattern("FAIL  cpu_s .* a\\.csv \\+ 5%\n");
    }

    @Test
    void aReportIsNotWrittenOverARecording() {
        record("a.csv", "0.01");
        String before = Live.text(folder.resolve("a.csv"));
        Live.Ended psrec = live.psrec("check", "a.csv", "--max", "cpu_s=1", "--junit", "./a.csv");
        assertThat(psrec.code()).isEqualTo(2);
        assertThat(psrec.err())
                .isEqualTo("psrec: --junit ./a.csv is another file of this call; give it a name of its own\n");
        assertThat(folder.resolve("a.csv")).hasContent(before);
    }

    @Test
    void aMetLimitFailsACommandThatSucceeded() {
        Live.Ended psrec = live.psrec(
                "start", "--fail-if", "wall_s>1ms", "--fail-if", "wall_s>1h", "sh", "-c", "echo mine; sleep 0.05");
        assertThat(psrec.code()).isEqualTo(1);
        assertThat(psrec.out()).isEqualTo("mine\n");
        assertThat(psrec.err())
                .containsPattern(
                        "\nFAIL  wall_s  [0-9.]+ s  <= 0\\.001 s\npass  wall_s  .*\npsrec: 1 of 2 limits failed\n");
    }

    @Test
    void theCommandsOwnFailureGoesFirst() {
        Live.Ended psrec = live.psrec("-q", "start", "--fail-if", "wall_s>1ms", "sh", "-c", "sleep 0.05; exit 7");
        assertThat(psrec.code()).isEqualTo(7);
        assertThat(psrec.err()).matches("FAIL  wall_s  [0-9.]+ s  <= 0\\.001 s\npsrec: 1 of 1 limit failed\n");
        assertThat(live.psrec("-q", "start", "--fail-if", "wall_s>1h", "sh", "-c", "exit 7"))
                .isEqualTo(new Live.Ended(7, "", ""));
    }

    @Test
    void whatTheRecordingDoesNotTellIsAFailure() {
        // At one row there is no time over which a percentile could be.
        Live.Ended psrec = live.psrec("-q", "start", "--fail-if", "p95_threads>1000", "true");
        assertThat(psrec.code()).isEqualTo(1);
        assertThat(psrec.err()).contains("FAIL  p95_threads  -  <= 1000  the recording does not tell it\n");
    }

    @Test
    void attachHoldsToLimitsToo() {
        Live.Started target = live.start(List.of("sleep", "600"));
        Live.Ended psrec = live.psrec(
                "-q",
                "-i",
                "20ms",
                "-d",
                "200ms",
                "attach",
                "--fail-if",
                "max_processes>0",
                Long.toString(target.pid()));
        assertThat(psrec.code()).isEqualTo(1);
        assertThat(psrec.err()).isEqualTo("FAIL  max_processes  1  <= 0\npsrec: 1 of 1 limit failed\n");
        assertThat(target.process().isAlive()).isTrue();
    }

    /// A process that is busy for so many seconds of CPU.
    private RecordingFile record(String name, String cpuSeconds) {
        List<String> words = new ArrayList<>(List.of("-q", "-i", "20ms", "-e", name, "start"));
        words.addAll(Live.workload("busy", "truth.json", cpuSeconds));
        Live.Ended psrec = live.psrec(words.toArray(String[]::new));
        assertThat(psrec.code()).as(psrec.err()).isZero();
        return RecordingFile.read(folder.resolve(name));
    }

    private static double number(String json, String name) {
        String line = json.lines()
                .filter(each -> each.contains("\"" + name + "\" : "))
                .findFirst()
                .orElseThrow();
        return Double.parseDouble(line.substring(line.indexOf(" : ") + 3).replace(",", ""));
    }
}
