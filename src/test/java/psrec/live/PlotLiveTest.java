package psrec.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `psrec plot` as a user has it.
class PlotLiveTest {
    private static final String RUN = """
            #@ psrec: 0.1.0
            #@ started: 2026-11-24T04:46:43.302Z
            #@ command: ["make","-j2"]
            #@ host: build-7
            #@ interval_s: 1
            #@ cputype: normalised
            #@ systhreads: 4
            elapsed_s,cpu_percent,rss_bytes,threads,processes
            0.000000,,1048576,1,1
            1.000000,25.000,209715200,4,2
            2.000000,75.000,104857600,4,2
            #@ outcome: exited 0
            #@ wall_s: 2.000000
            #@ missed_ticks: 0
            """;

    @TempDir
    Path folder;

    private Live live;

    @BeforeEach
    void open() throws IOException {
        live = new Live(folder)
                .with("LC_ALL", "C.UTF-8")
                .with("DISPLAY", "")
                .with("WAYLAND_DISPLAY", "")
                .with("COLUMNS", "")
                .with("NO_COLOR", "")
                .with("TERM", "xterm");
        Files.writeString(live.file("run.csv"), RUN);
    }

    @AfterEach
    void close() {
        live.close();
    }

    // ---- pictures ------------------------------------------------------------------------------------------------

    @Test
    void aPictureIsWrittenAndItsPathTold() throws IOException {
        assertThat(live.psrec("plot", "run.csv", "-o", "run.png")).isEqualTo(new Live.Ended(0, "run.png\n", ""));
        assertThat(Files.readAllBytes(live.file("run.png"))).startsWith(0x89, 'P', 'N', 'G');
        assertThat(live.psrec("-q", "-o", "run.svg", "plot", "run.csv")).isEqualTo(new Live.Ended(0, "", ""));
        assertThat(Files.readString(live.file("run.svg"))).startsWith("<?xml").contains(">make -j2<");
        assertThat(live.psrec("plot", "run.csv", "-o", "run.html")).isEqualTo(new Live.Ended(0, "run.html\n", ""));
        assertThat(Files.readString(live.file("run.html"))).containsIgnoringCase("<!doctype html>");
    }

    @Test
    void aShorterPictureReplacesALongerFile() throws IOException {
        Files.write(live.file("run.svg"), new byte[1_000_000]);
        assertThat(live.psrec("plot", "run.csv", "-o", "run.svg").code()).isZero();
        assertThat(Files.readString(live.file("run.svg"))).endsWith("</svg>");
    }

    // A server has neither fonts nor, perhaps, a folder to write to.
    @Test
    void aPictureNeedsNoFontsAndNoFolderForTemporaryFiles() throws IOException {
        String hidden = """
                mount -t tmpfs none /usr/share/fonts && mount -t tmpfs none /etc/fonts &&
                mount -o bind /tmp /tmp && mount -o remount,ro,bind /tmp || exit 77
                """;
        Assumptions.assumeTrue(live.shell("unshare -m true").code() == 0, "needs root");
        assertThat(live.psrec("plot", "run.csv", "-o", "with.png").code()).isZero();
        // The folder of this test is below /tmp itself, perhaps: the picture goes to standard output by a device.
        Live.Ended ended = live.shell("unshare -m sh -c '" + hidden
                + "if touch /tmp/x 2>/dev/null; then exit 78; fi; HOME=/nowhere \"$PSREC\" -q plot run.csv -o /dev/shm/psrec-$$.png &&"
                + " cat /dev/shm/psrec-$$.png && rm /dev/shm/psrec-$$.png' >without.png");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isZero();
        assertThat(Files.mismatch(live.file("with.png"), live.file("without.png")))
                .isEqualTo(-1);
    }

    // ---- the terminal --------------------------------------------------------------------------------------------

    @Test
    void withoutADisplayItIsDrawnInCharacters() {
        Live.Ended ended = live.psrec("plot", "run.csv");
        assertThat(ended.code()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out())
                .startsWith("make -j2\nbuild-7 · 2026-11-24 04:46:43 UTC · exited 0 after 2.000 s\n")
                .contains("CPU (% of 4 CPUs)", "┤")
                .doesNotContain("\033");
        assertThat(live.psrec("plot", "run.csv", "-o", "-")).isEqualTo(ended);
        assertThat(live.shell("\"$PSREC\" plot - <run.csv").out()).isEqualTo(ended.out());
    }

    @ParameterizedTest
    @CsvSource({"'', 80", "50, 50", "132, 132", "no, 80"})
    void itIsAsWideAsToldByTheVariable(String columns, int width) {
        Live.Ended ended = live.with("COLUMNS", columns).psrec("plot", "run.csv");
        assertThat(ended.out().lines().mapToInt(String::length).max()).hasValue(width);
        assertThat(live.psrec("plot", "run.csv", "--width", "40")
                        .out()
                        .lines()
                        .mapToInt(String::length)
                        .max())
                .hasValue(40);
    }

    @ParameterizedTest
    @CsvSource({"C, '', '', false", "'', C.UTF-8, '', true", "'', '', en_US.utf8, true", "'', C, C.UTF-8, false"})
    void itIsAsciiWhereTheLocaleIsNotUnicode(String all, String type, String lang, boolean unicode) {
        live.with("LC_ALL", all).with("LC_CTYPE", type).with("LANG", lang);
        assertThat(live.psrec("plot", "run.csv").out().chars().allMatch(c -> c < 127))
                .isEqualTo(!unicode);
    }

    @Test
    void coloursAreForTerminalsAlone() {
        try (Terminal terminal = wide()) {
            terminal.line("\"$PSREC\" plot run.csv");
            assertThat(terminal.awaitPrompt()).isZero();
            assertThat(terminal.shown()).contains("\033[36m");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO_COLOR=1", "TERM=dumb"})
    void coloursCanBeSwitchedOff(String variable) {
        try (Terminal terminal = wide()) {
            terminal.line(variable + " \"$PSREC\" plot run.csv; echo shown");
            assertThat(terminal.awaitPrompt()).isZero();
            assertThat(terminal.shown()).contains("CPU (% of 4 CPUs)").doesNotContain("\033[36m");
        }
    }

    // The title and the first panel had left the screen by the top.
    @ParameterizedTest
    @CsvSource({"80, 24", "45, 20", "200, 60"})
    void itFitsTheTerminal(int columns, int rows) {
        try (Terminal terminal = new Terminal(live)) {
            terminal.line("stty rows " + rows + " cols " + columns);
            assertThat(terminal.awaitPrompt()).isZero();
            terminal.line("NO_COLOR=1 \"$PSREC\" plot run.csv");
            assertThat(terminal.awaitPrompt()).isZero();
            List<String> shown =
                    terminal.shown().lines().map(String::stripTrailing).toList();
            int last = shown.indexOf(shown.stream()
                    .filter(line -> line.strip().matches("0(\\.0)? s .* 2(\\.0)? s"))
                    .findFirst()
                    .orElseThrow());
            List<String> chart = shown.subList(shown.indexOf("make -j2"), last + 1);
            // The prompt comes below it.
            assertThat(chart.size()).isBetween(rows - 4, rows - 1);
            assertThat(chart).allMatch(line -> line.length() <= columns);
        }
    }

    // A terminal that tells its width.
    private Terminal wide() {
        Terminal terminal = new Terminal(live);
        terminal.line("stty cols 100");
        assertThat(terminal.awaitPrompt()).isZero();
        return terminal;
    }

    // ---- the browser ---------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({"'no-such-one:./browser', opened 1", "'./browser --new %s --end', opened 3"})
    void withADisplayTheBrowserShowsAPageThatOnlyTheUserCanRead(String browser, String told) throws IOException {
        Files.writeString(
                live.file("browser"), "#!/bin/sh\necho noise\necho opened $# \"$@\" >told.new; mv told.new told\n");
        Files.setPosixFilePermissions(live.file("browser"), PosixFilePermissions.fromString("rwx------"));
        Files.createDirectory(live.file("temporary"));
        Live.Ended ended = live.with("DISPLAY", ":77")
                .with("BROWSER", browser)
                .with("TMPDIR", live.file("temporary").toString())
                .psrec("plot", "run.csv");
        assertThat(ended.code()).isZero();
        assertThat(ended.err()).isEmpty();
        Path page = Path.of(ended.out().strip());
        assertThat(page).hasParent(live.file("temporary"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(page)))
                .isEqualTo("rw-------");
        assertThat(Live.untilContains(live.file("told"), "\n")).startsWith(told).contains(page.toString());
    }

    // Each chart left its page there for good.
    @Test
    void pagesOfYesterdayAreRemoved() throws IOException {
        Files.writeString(live.file("browser"), "#!/bin/sh\ntouch told\n");
        Files.setPosixFilePermissions(live.file("browser"), PosixFilePermissions.fromString("rwx------"));
        Path temporary = Files.createDirectory(live.file("temporary"));
        FileTime yesterday = FileTime.from(Instant.now().minus(Duration.ofHours(25)));
        for (String name : List.of("psrec-123.html", "psrec-notes.html", "other.html")) {
            Files.setLastModifiedTime(Files.writeString(temporary.resolve(name), "x"), yesterday);
        }
        Files.writeString(temporary.resolve("psrec-456.html"), "x");
        Live.Ended ended = live.with("DISPLAY", ":77")
                .with("BROWSER", "./browser")
                .with("TMPDIR", temporary.toString())
                .psrec("plot", "run.csv");
        assertThat(ended.err()).isEmpty();
        assertThat(Path.of(ended.out().strip())).exists();
        assertThat(temporary.resolve("psrec-123.html")).doesNotExist();
        assertThat(temporary).isDirectoryContaining(path -> path.endsWith("psrec-456.html"));
        assertThat(temporary.resolve("psrec-notes.html")).exists();
        assertThat(temporary.resolve("other.html")).exists();
    }

    // ---- what it shows -------------------------------------------------------------------------------------------

    @Test
    void theTimeOfDayIsThatOfTheUsersZone() {
        assertThat(live.with("TZ", "Asia/Kolkata")
                        .psrec("plot", "run.csv", "--clock")
                        .out())
                .contains("2026-11-24 10:16:43 UTC+05:30")
                .contains(" 10:16:44");
    }

    @Test
    void cpusAreShownIfTheFileSaysHowManyAHundredAre() throws IOException {
        assertThat(live.psrec("plot", "run.csv", "--cpus").out()).contains("CPU (CPUs), peak 3.00 CPUs");
        Files.writeString(live.file("old.csv"), "elapsed_s,cpu_percent\n0,\n1,5\n");
        assertThat(live.psrec("plot", "old.csv", "--cpus").line())
                .isEqualTo("psrec: old.csv does not say how many CPUs 100 % are; leave out --cpus");
        assertThat(live.psrec("plot", "old.csv", "--clock").line())
                .isEqualTo("psrec: old.csv does not say when it began; leave out --clock");
    }

    @Test
    void aComparisonHasAColourPerSide() throws IOException {
        for (String name : List.of("a", "b", "c")) {
            Files.writeString(live.file(name + ".csv"), RUN);
        }
        Live.Ended ended =
                live.psrec("compare", "--base", "run.csv", "a.csv", "--new", "b.csv", "c.csv", "--output", "sides.svg");
        assertThat(ended.err()).isEmpty();
        assertThat(Files.readString(live.file("sides.svg")))
                .contains(">base (2 runs)<", ">new (2 runs)<", ">make -j2<")
                .doesNotContain("a.csv");
    }

    // ---- trouble -------------------------------------------------------------------------------------------------

    @Test
    void badFilesAreSaidAndTheGoodOnesShown() throws IOException {
        Files.writeString(live.file("text.csv"), "hello\n");
        Files.writeString(live.file("empty.csv"), "");
        Live.Ended ended = live.psrec("plot", "missing.csv", "run.csv", "text.csv", ".", "empty.csv");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).startsWith("make -j2\n");
        assertThat(ended.err().lines()).hasSize(4).allMatch(line -> line.startsWith("psrec: "));
        assertThat(live.psrec("plot", "missing.csv"))
                .isEqualTo(new Live.Ended(1, "", "psrec: cannot read missing.csv: there is no such file\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-o x.pdf | --output x.pdf: what it shall be is told by its ending; .html, .png or .svg, or - for the terminal",
                "-o .png | --output .png: what it shall be is told by its ending; .html, .png or .svg, or - for the terminal",
                "--width 10 -o a.png | --width '10' is not a number of pixels from 200 to 6000",
                "--height x | --height 'x' is not a number of characters from 10 to 1000",
                "--from 5s --to 5 | --to must be later than --from",
                "--y-min 5 | --y-min '5' is neither auto nor 0",
                "--theme blue | --theme 'blue' is neither light nor dark",
                "run.csv --clock | --clock is for one recording; several are aligned at their start, whenever that was",
                "--columns , | --columns needs names of columns: cpu_percent,rss_bytes",
                "-o ./run.csv.png | --output ./run.csv.png is one of the recordings; give another name",
            })
    void wrongOptionsAreRefusedBeforeAnythingIsRead(String options, String sentence) throws IOException {
        Files.createSymbolicLink(live.file("run.csv.png"), live.file("run.csv"));
        assertThat(live.shell("\"$PSREC\" plot run.csv " + options))
                .isEqualTo(new Live.Ended(2, "", "psrec: " + sentence + "\n"));
        assertThat(Files.readString(live.file("run.csv"))).isEqualTo(RUN);
    }

    @Test
    void whatIsNotInTheFileIsSaidWithWhatIs() {
        assertThat(live.psrec("plot", "run.csv", "--columns", "rss_bytes,gpu_percent")
                        .line())
                .isEqualTo(
                        "psrec: run.csv has no column gpu_percent; it has cpu_percent, rss_bytes, threads, processes");
        assertThat(live.psrec("plot", "run.csv", "--from", "1h").line()).isEqualTo("psrec: run.csv ends before --from");
        assertThat(live.psrec("plot").line()).isEqualTo("psrec: plot needs a recording: psrec plot <file>...");
        assertThat(live.psrec("plot", "run.csv", "-o", "no/such/run.png"))
                .isEqualTo(
                        new Live.Ended(1, "", "psrec: cannot write to no/such/run.png: its folder does not exist\n"));
    }
}
