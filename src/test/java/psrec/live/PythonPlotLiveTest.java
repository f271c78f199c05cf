package psrec.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psrec.live.Live.Ended;

/// `psrec_gen_plot.py`, by the system's own Python, whose matplotlib is the distribution's.
class PythonPlotLiveTest {
    private static final String PYTHON = "/usr/bin/python3";
    private static final String SCRIPT =
            Path.of("psrec_gen_plot.py").toAbsolutePath().toString();
    private static final String CSV = """
            #@ psrec: 0.1.0
            #@ command: ["make","a$b$c"]
            #@ host: build-7
            #@ cputype: normalised
            #@ systhreads: 4
            elapsed_s,cpu_percent,rss_bytes,threads,processes
            0.000000,,1048576,1,1
            60.000000,50.000,2097152,2,1
            120.000000,,,,
            200.000000,70.000,3145728,3,2
            #@ outcome: exited 3
            """;

    /// What matplotlib finds out of the fonts, once.
    @TempDir
    static Path cache;

    @TempDir
    Path folder;

    private Live live;

    @BeforeAll
    static void matplotlib() throws Exception {
        assumeTrue(
                Files.isExecutable(Path.of(PYTHON))
                        && new ProcessBuilder(PYTHON, "-c", "import matplotlib")
                                        .redirectErrorStream(true)
                                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                        .start()
                                        .waitFor()
                                == 0,
                "skipped: " + PYTHON + " has no matplotlib (Debian's package python3-matplotlib)");
    }

    @BeforeEach
    void open() {
        live = new Live(folder).with("MPLBACKEND", "Agg").with("MPLCONFIGDIR", cache.toString());
    }

    @AfterEach
    void close() {
        live.close();
    }

    @Test
    void aRecordingBecomesAPng() throws Exception {
        live.psrec("--quiet", "--interval", "20ms", "--export", "real.csv", "start", "sh", "-c", "sleep 0.1");
        said(plot("real.csv", "--output", "real.png"), "");
        byte[] bytes = Files.readAllBytes(folder.resolve("real.png"));
        assertThat(new String(bytes, 1, 3, StandardCharsets.US_ASCII)).isEqualTo("PNG");
    }

    @Test
    void anSvgTellsTheCommandTheUnitsAndTheEnd() throws Exception {
        assertThat(words(svg("a.csv", CSV)))
                .contains(
                        "make 'a$b$c'",
                        "build-7, exited 3",
                        "CPU (% of 4 CPUs), peak 70.0 %",
                        "resident memory (MiB), peak 3.0 MiB",
                        "threads and processes",
                        "threads, peak 3",
                        "processes, peak 2",
                        "time (m:ss)",
                        "0:00",
                        "0:30",
                        "3:00");
    }

    @Test
    void combinedIsOneChartOfTwoAxes() throws Exception {
        String without = CSV.replaceAll("(?m)^([0-9e].*),[^,\\n]*,[^,\\n]*$", "$1");
        assertThat(count(svg("a.csv", without), "id=\"axes_")).isEqualTo(2);
        String combined = svg("a.csv", without, "--combined");
        assertThat(words(combined)).contains("CPU (% of 4 CPUs), peak 70.0 %", "resident memory (MiB), peak 3.0 MiB");
        // The second has no time axis of its own.
        assertThat(words(combined)).containsOnlyOnce("0:30");
    }

    @Test
    void anAreaplotIsFilled() throws Exception {
        assertThat(count(svg("a.csv", CSV), "id=\"FillBetween|id=\"PolyCollection"))
                .isZero();
        assertThat(count(svg("a.csv", CSV, "--areaplot"), "id=\"FillBetween|id=\"PolyCollection"))
                .isEqualTo(4);
    }

    @Test
    void aVerticalGridAddsLinesAtTheTimes() throws Exception {
        assertThat(count(svg("a.csv", CSV, "--verticalgrid"), "stroke: #e3e6ea"))
                .isGreaterThan(count(svg("a.csv", CSV), "stroke: #e3e6ea"));
    }

    @Test
    void jsonLinesAreTheSameChartAsTheCsv() throws Exception {
        String lines = """
                {"psrec":"0.1.0","command":["make","a$b$c"],"host":"build-7","cputype":"normalised","systhreads":4,\
                "columns":["elapsed_s","cpu_percent","rss_bytes","threads","processes"]}
                {"elapsed_s":0.000000,"rss_bytes":1048576,"threads":1,"processes":1}
                {"elapsed_s":60.000000,"cpu_percent":50.000,"rss_bytes":2097152,"threads":2,"processes":1}
                {"elapsed_s":120.000000}
                {"elapsed_s":200.000000,"cpu_percent":70.000,"rss_bytes":3145728,"threads":3,"processes":2}
                {"outcome":"exited 3"}
                """;
        assertThat(svg("a.jsonl", lines)).isEqualTo(svg("a.csv", CSV));
    }

    @Test
    void theLayoutOfPsrecInRustIsRead() throws Exception {
        String rust = """
                # Process recording.
                # Time elapsed,CPU Usage,RSS,Thread Count
                #@ cputype: absolute
                #@ systhreads: 2
                0.0,0.0,1503232,1
                0.5,99.5,1503232,1
                1.0,12.0,1503232,2
                """;
        assertThat(words(svg("rust.csv", rust)))
                .contains(
                        "rust.csv",
                        "CPU (% of one CPU), peak 99.5 %",
                        "resident memory (MiB), peak 1.4 MiB",
                        "threads, peak 2",
                        "time (s)");
    }

    // ---- the rules of psrec plot ---------------------------------------------------------------------------------

    @Test
    void axesFitTheDataAndCpusCanBeShown() throws Exception {
        String busy = "#@ cputype: normalised\n#@ systhreads: 64\nelapsed_s,cpu_percent\n0,\n1,1.5625\n2,1.5\n";
        assertThat(words(svg("busy.csv", busy)))
                .contains("CPU (% of 64 CPUs), peak 1.56 %", "1.5")
                .doesNotContain("100");
        assertThat(words(svg("busy.csv", busy, "--cpus"))).contains("CPU (CPUs), peak 1.00 CPUs", "1.0");
        String leak = "elapsed_s,rss_bytes\n0,42949672960\n86400,43309334528\n";
        assertThat(words(svg("leak.csv", leak))).contains("0").doesNotContain("40.1");
        assertThat(words(svg("leak.csv", leak, "--y-min", "auto")))
                .anyMatch(word -> word.startsWith("40.1"))
                .contains("0:00", "24:00", "time (h:mm)");
    }

    @Test
    void countsAreStepsWithWholeNumbers() throws Exception {
        String counts = svg("a.csv", "elapsed_s,threads\n0,1\n10,3\n20,2\n");
        assertThat(words(counts)).contains("threads, peak 3", "1", "2", "3").doesNotContain("2.5", "1.5");
        // Level until it changes: five corners.
        assertThat(count(counts, "<path d=\"M [^\"L]*(L [^\"L]*){4}\" clip-path"))
                .isEqualTo(1);
    }

    @Test
    void countersAreShownByHowFastTheyGrow() throws Exception {
        assertThat(words(svg("a.csv", "elapsed_s,read_bytes\n0,0\n2,4194304\n4,4194304\n")))
                .contains("read (MiB/s), peak 2.0 MiB/s, total 4.0 MiB");
    }

    @Test
    void theTimeOfDayIsThatOfTheUsersZone() throws Exception {
        live.with("TZ", "Asia/Kolkata");
        String run = "#@ started: 2026-11-24T04:46:43.302Z\nelapsed_s,threads\n0,1\n60,1\n";
        assertThat(words(svg("a.csv", run, "--clock")))
                .contains("2026-11-24 10:16:43 UTC+05:30", "time of day (UTC+05:30)", "10:16:50", "10:17:00");
        assertThat(words(svg("a.csv", run))).contains("2026-11-24 04:46:43 UTC");
    }

    @Test
    void aGoodEndHasNoMarkAndAPanelWithoutValuesSaysSo() throws Exception {
        String rows = "elapsed_s,rss_bytes,threads\n0,,1\n1,,1\n#@ outcome: ";
        String mark = "stroke-dasharray: 4,4";
        assertThat(count(svg("a.csv", rows + "exited 0\n"), mark)).isZero();
        String killed = svg("a.csv", rows + "killed by 9\n");
        assertThat(count(killed, mark)).isEqualTo(2);
        assertThat(words(killed)).contains("resident memory", "not known", "killed by 9");
    }

    @Test
    void theDarkThemeIsDark() throws Exception {
        assertThat(svg("a.csv", CSV, "--theme", "dark"))
                .contains("#1a1f24", "#4db4f0")
                .doesNotContain("#0072b2");
    }

    @Test
    void aTornLastLineIsLeftOut() throws Exception {
        String whole = "elapsed_s,cpu_percent,rss_bytes\n0.0,,1\n1.0,5.0,2\n";
        assertThat(svg("torn.csv", whole + "2.0,7")).isEqualTo(svg("torn.csv", whole));
        assertThat(svg("torn.csv", whole + "2.0,7.0,12")).isEqualTo(svg("torn.csv", whole));
        svg("torn.jsonl", "{\"columns\":[\"elapsed_s\",\"rss_bytes\"]}\n{\"elapsed_s\":0,\"rss_bytes\":5}\n{\"elapse");
    }

    @Test
    void noLineLeadsOverMissedTicks() throws Exception {
        String rows = "#@ interval_s: 1\nelapsed_s,rss_bytes\n0.0,1\n1.0,2\n5.0,3\n6.0,4\n#@ missed_ticks: ";
        String broken = "<path d=\"M [^\"M]*M [^\"]*\"";
        assertThat(count(svg("a.csv", rows + "3\n"), broken)).isEqualTo(1);
        assertThat(count(svg("a.csv", rows + "0\n"), broken)).isZero();
    }

    @Test
    void withoutADisplayAFileIsAskedFor() throws Exception {
        Files.writeString(folder.resolve("a.csv"), CSV);
        refused(plot("a.csv"), "there is no display to show the chart on; use --output FILE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                          | bad.csv is no recording of psrec: it has no elapsed_s
            elapsed_s,rss_bytes                         | bad.csv has no rows
            a,b~1,2                                     | bad.csv, line 1: no recording of psrec: its header has no elapsed_s
            elapsed_s,rss_bytes~0,1~1,2,3~              | bad.csv, line 3: 3 cells where the header has 2
            elapsed_s,rss_bytes~0,1~1,lots~             | bad.csv, line 3: what stands in a cell is no number
            elapsed_s,rss_bytes~0,1~,2~                 | bad.csv, line 3: the time is missing
            elapsed_s,rss_bytes~1,1~0.5,2~              | bad.csv, line 3: the time goes back, from 1.000000 to 0.500000
            {"columns":["elapsed_s"]}~{"elapsed_s": 1~  | bad.csv, line 2: no whole JSON object
            {"a": 1}~                                   | bad.csv, line 1: no recording of psrec: it has no elapsed_s among its columns
            """)
    void aBadFileIsRefusedInALine(String content, String why) throws Exception {
        Files.writeString(folder.resolve("bad.csv"), content.replace('~', '\n'));
        refused(plot("bad.csv", "--output", "bad.svg"), why);
        assertThat(folder.resolve("bad.svg")).doesNotExist();
    }

    @Test
    void whatCannotBeReadOrWrittenIsRefusedInALine() throws Exception {
        Files.writeString(folder.resolve("a.svg"), CSV);
        refused(plot("none.csv", "--output", "b.svg"), "cannot read none.csv: No such file or directory");
        refused(plot(".", "--output", "b.svg"), "cannot read .: Is a directory");
        refused(plot("a.svg", "--output", "no/b.svg"), "cannot write no/b.svg: No such file or directory");
        refused(plot("a.svg", "--output", "a.svg"), "a.svg is the recording itself; give another --output");
        assertThat(folder.resolve("a.svg")).hasContent(CSV);
        assertThat(plot("a.svg", "--output", "b.txt").line())
                .startsWith("psrec_gen_plot.py: b.txt: the name must end in one of .eps, ");
    }

    private Ended plot(String... arguments) {
        List<String> command = new ArrayList<>(List.of(PYTHON, "-B", SCRIPT));
        command.addAll(List.of(arguments));
        return live.start(command).await();
    }

    private String svg(String name, String content, String... options) throws Exception {
        Files.writeString(folder.resolve(name), content);
        List<String> arguments = new ArrayList<>(List.of(name, "--output", "chart.svg"));
        arguments.addAll(List.of(options));
        said(plot(arguments.toArray(String[]::new)), "");
        return Files.readString(folder.resolve("chart.svg"));
    }

    /// All texts of an SVG.
    private static List<String> words(String svg) {
        return Pattern.compile("<text[^>]*>([^<]*)</text>")
                .matcher(svg)
                .results()
                .map(text -> text.group(1).replace("&apos;", "'"))
                .toList();
    }

    private static long count(String svg, String pattern) {
        return Pattern.compile(pattern).matcher(svg).results().count();
    }

    private static void said(Ended ended, String err) {
        assertThat(ended.err()).isEqualTo(err);
        assertThat(ended.code()).isZero();
    }

    private static void refused(Ended ended, String why) {
        assertThat(ended.err()).isEqualTo("psrec_gen_plot.py: " + why + "\n");
        assertThat(ended.code()).isEqualTo(1);
    }
}
