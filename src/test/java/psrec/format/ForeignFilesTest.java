package psrec.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psrec.process.UserException;

/// Files as they are found in the field: of old versions, with options that few use, written anew by other
/// programs, by a clock that was set back.
class ForeignFilesTest {
    private static final String PSREC = "#@ psrec: 0.1.0\n#@ cputype: absolute\nelapsed_s,cpu_percent,rss_bytes\n";
    private static final String JSON = "{\"psrec\":\"0.1.0\",\"columns\":[\"elapsed_s\",\"rss_bytes\"]}\n";
    private static final String RUST = "# Process recording.\n# Time elapsed,CPU Usage,RSS\n#@ cputype: absolute\n";
    private static final String SAMPLE = "2026-11-23T22:03:";

    // ---- written anew by R, pandas, jq, a spreadsheet ------------------------------------------------------------

    /// The rows are `0 - 100` and `1 50 200` in all of them, below a header in psrec's own words.
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '$',
            value = {
                // R: write.csv
                "\"\",\"elapsed_s\",\"cpu_percent\",\"rss_bytes\"|\"1\",0,NA,100|\"2\",1,50,200|",
                // R: write.table(sep = ","), whose header has no name for the names of the rows
                "\"elapsed_s\",\"cpu_percent\",\"rss_bytes\"|\"1\",0,NA,100|\"2\",1,50,200|",
                // pandas: to_csv; to_csv of what was read with its index; to_csv(na_rep="nan")
                ",elapsed_s,cpu_percent,rss_bytes|0,0.0,,100|1,1.0,50.0,200|",
                "Unnamed: 0,elapsed_s,cpu_percent,rss_bytes|0,0.0,,100|1,1.0,50.0,200|",
                "elapsed_s,cpu_percent,rss_bytes|0.0,nan,1e+02|1.0,50.0,2.0e2|",
                // pandas: to_csv(sep="\t"); csv.QUOTE_ALL
                "elapsed_s~cpu_percent~rss_bytes|0.0~~100|1.0~50.0~200|",
                "\"elapsed_s\",\"cpu_percent\",\"rss_bytes\"|\"0.0\",\"\",\"100\"|\"1.0\",\"50.0\",\"200\"|",
                // C's printf of NaN; blanks; other words
                "elapsed_s, cpu_percent, rss_bytes|0, -nan, 100|1, 50, 200|",
                "elapsed_s,cpu_percent,rss_bytes|0,null,100|1,50,200|",
                "elapsed_s,cpu_percent,rss_bytes|0,#N/A,100|1,50,200|",
                "elapsed_s,cpu_percent,rss_bytes|0,None,100|1,50,200|",
                // a spreadsheet leaves an empty column at the end
                "elapsed_s,cpu_percent,rss_bytes,|0,,100,|1,50,200,|",
                // other orders
                "rss_bytes,elapsed_s,cpu_percent|100,0,NaN|200,1,50|",
            })
    void tableWrittenAnewIsRead(String content) {
        String file = content.replace('|', '\n').replace('~', '\t');
        List<String> lines = Reading.of(file).lines().toList();
        boolean inOrder = !file.startsWith("rss_bytes");
        assertThat(lines.get(1))
                .isEqualTo("elapsed_s " + (inOrder ? "cpu_percent rss_bytes" : "rss_bytes cpu_percent"));
        assertThat(lines.subList(2, 4))
                .isEqualTo(inOrder ? List.of("0 - 100", "1 50 200") : List.of("0 100 -", "1 200 50"));
        // What was taken away with the facts is not known; it was not cut off.
        assertThat(lines.get(4)).startsWith("complete, outcome ''").endsWith("remarks []");
    }

    @Test
    void tablesOfOtherRecordersWrittenAnewAreRead() {
        assertThat(rows("\"\",\"mem_real\",\"elapsed_time\",\"cpu\"\n\"1\",1,0.5,NA\n\"2\",2,1.5,7\n"))
                .containsExactly("elapsed_s cpu_percent rss_bytes", "0.5 - 1048576", "1.5 7 2097152");
        assertThat(rows(",Time,wtime,utime,stime,rss\n0,100,0,0,0,1\n1,102,2,1,,2\n2,104,4,2,0,nan\n"))
                .containsExactly(
                        "elapsed_s cpu_percent rss_bytes user_cpu_s system_cpu_s",
                        "0 - 1024 0 0",
                        "2 - 2048 1 -",
                        "4 50 - 2 0");
        assertThat(rows("\"Time elapsed\",\"CPU Usage\",\"RSS\"\n0,0,1\n1,NA,2\n"))
                .containsExactly("elapsed_s cpu_percent rss_bytes", "0 0 1", "1 - 2");
        assertThat(rows("# Elapsed time   CPU (%)     Real (MB)   Virtual (MB)\n 0.1 nan 1 NA\n"))
                .containsExactly("elapsed_s cpu_percent rss_bytes vms_bytes", "0.1 - 1048576 -");
    }

    @Test
    void objectsInAnyOrderAndWithUnknownValuesAreRead() throws IOException {
        assertThat(Reading.of(FormatsTest.content("psrec-sorted.jsonl")).lines().skip(1))
                .containsExactlyElementsOf(new String(FormatsTest.content("psrec.jsonl.read"), StandardCharsets.UTF_8)
                        .lines()
                        .skip(1)
                        .toList());
        String sorted = Reading.of(FormatsTest.content("con-duct-sorted_usage.jsonl"));
        assertThat(sorted).contains("by con-duct", "\n0.560475 43.6 164085760 3 204390400 ");
        assertThat(rows(JSON + "{\"rss_bytes\":NaN,\"elapsed_s\":0}\n{\"elapsed_s\":1,\"rss_bytes\":\"NA\"}\n"
                        + "{\"elapsed_s\":2,\"rss_bytes\":null}\n"))
                .containsExactly("elapsed_s rss_bytes", "0 -", "1 -", "2 -");
    }

    // ---- the time ------------------------------------------------------------------------------------------------

    /// Rows at 0, 1, 2 s; then the clock is set back by an hour, and two more rows follow, one second apart.
    @Test
    void afterAClockThatWasSetBackIsReadOn() {
        String[] times = {"0", "1", "2", "-3597", "-3596"};
        String psrecord = "# Elapsed time   CPU (%)     Real (MB)\n";
        String said = "the time goes back by 3599.000 s at line %d: read on without that step";
        assertThat(setBack(PSREC, "%s,1,2\n", times)).contains(said.formatted(7));
        assertThat(setBack(JSON, "{\"elapsed_s\":%s,\"rss_bytes\":2}\n", times)).contains(said.formatted(5));
        assertThat(setBack(RUST, "%s,1,2\n", times)).contains(said.formatted(7));
        assertThat(setBack("elapsed_time,cpu,mem_real\n", "%s,1,2\n", times)).contains(said.formatted(5));
        assertThat(setBack(psrecord, "%s 1 2\n", times)).contains(said.formatted(5));
        String[] unix = {"5000", "5001", "5002", "1403", "1404"};
        assertThat(setBack("Time\trss\n", "%s\t1\n", unix)).contains(said.formatted(5));
        assertThat(setBack("CMDLINE x\n", "MEM 1 %s\n", unix)).contains(said.formatted(5));
        String[] clock = {SAMPLE + "00Z", SAMPLE + "01Z", SAMPLE + "02Z", "2026-11-23T21:03:03Z", "2026-11-23T21:03:04Z"
        };
        assertThat(setBack("", "{\"timestamp\":\"%s\",\"totals\":{\"rss\":1}}\n", clock))
                .contains(said.formatted(4));
    }

    private static String setBack(String head, String row, String... times) {
        StringBuilder file = new StringBuilder(head);
        for (String time : times) {
            file.append(row.formatted(time));
        }
        List<String> lines = Reading.of(file.toString()).lines().toList();
        assertThat(lines.subList(2, lines.size() - 1).stream().map(line -> line.split(" ")[0]))
                .containsExactly("0", "1", "2", "3", "4");
        return lines.getLast();
    }

    @Test
    void clockThatIsSetBackAgainAndAgainIsToldOnce() {
        String text = Reading.of("CMDLINE x\nMEM 1 100\nMEM 2 102\nMEM 3 101\nMEM 4 103\nMEM 5 50\n");
        assertThat(text).contains("\n0 ", "\n2 ", "\n4 ", "\n6 ", "\n8 ");
        assertThat(text)
                .contains(
                        "remarks [the time goes back by 1.000 s at line 4 (the first of 2 times): read on without that"
                                + " step, as after a clock that was set back]");
        assertThat(rows("elapsed_time,cpu\n-5,1\n-4,2\n")).containsExactly("elapsed_s cpu_percent", "0 1", "1 2");
    }

    @Test
    void cpuIsNotKnownOverAStepOfTheClock() {
        assertThat(rows("Time\tutime\tstime\trss\n100\t0\t0\t1\n102\t1\t0\t1\n50\t2\t0\t1\n52\t4\t0\t1\n"))
                .containsExactly(
                        "elapsed_s cpu_percent rss_bytes user_cpu_s system_cpu_s",
                        "0 - 1024 0 0",
                        "2 50 1024 1 0",
                        "4 - 1024 2 0",
                        "6 100 1024 4 0");
    }

    @Test
    void ofRowsOfOneTimeTheLastIsRead() {
        String said = " has the time of the row before: of rows with one time the last was read";
        String psrec = Reading.of(PSREC + "0,,1\n1,10,2\n1,20,3\n2,30,4\n2,,5\n");
        assertThat(psrec).contains("\n0 - 1\n1 20 3\n2 - 5\n").contains("line 6 (the first of 2 times)" + said);
        assertThat(Reading.of(JSON + "{\"elapsed_s\":1,\"rss_bytes\":1}\n{\"elapsed_s\":1,\"rss_bytes\":2}\n"))
                .contains("\nelapsed_s rss_bytes\n1 2\ncut off")
                .contains("line 3" + said);
        assertThat(Reading.of(RUST + "0.1,1,2\n0.1,3,4\n"))
                .contains("\n0.1 3 4\n")
                .contains("line 5" + said);
        assertThat(Reading.of("MEM 1 100\nCHLD 7 1 100\nMEM 2 100\nMEM 3 101\n"))
                .contains("\n0 2097152\n1 3145728\n")
                .contains("line 3" + said);
        assertThat(Reading.of("{\"timestamp\":\"" + SAMPLE + "00Z\",\"totals\":{\"rss\":1}}\n" + "{\"timestamp\":\""
                        + SAMPLE + "00Z\",\"totals\":{\"rss\":2}}\n"))
                .contains("\n0 2 -\n")
                .contains("line 2" + said);
    }

    @Test
    void whatWasUsedInOneSecondIsInItsLastRow() {
        String text =
                "Time\twtime\tutime\tstime\trss\n100\t0\t0\t0\t1\n101\t1\t1\t0\t1\n101\t1\t1\t1\t2\n103\t3\t3\t1\t3\n";
        assertThat(rows(text))
                .containsExactly(
                        "elapsed_s cpu_percent rss_bytes user_cpu_s system_cpu_s",
                        "0 - 1024 0 0",
                        "1 200 2048 1 1",
                        "3 100 3072 3 1");
    }

    // ---- several recordings --------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '$',
            value = {
                "#@ psrec: 0.1.0|elapsed_s,rss_bytes|0,1|#@ outcome: exited 0|0,2|; 5",
                "elapsed_s,rss_bytes|0,1|elapsed_s,rss_bytes|0,2|; 3",
                "\"\",\"elapsed_s\",\"rss_bytes\"|\"1\",0,1|\"\",\"elapsed_s\",\"rss_bytes\"|\"1\",0,2|; 3",
                "{\"columns\":[\"elapsed_s\",\"rss_bytes\"]}|{\"elapsed_s\":0,\"rss_bytes\":1}"
                        + "|{\"columns\":[\"elapsed_s\",\"rss_bytes\"]}|{\"elapsed_s\":0}|; 3",
                "{\"columns\":[\"elapsed_s\",\"rss_bytes\"]}|{\"elapsed_s\":0,\"rss_bytes\":1}"
                        + "|{\"outcome\":\"exited 0\"}|{\"elapsed_s\":0}|; 4",
            })
    void whatFollowsARecordingIsNotReadAndTold(String content, long line) {
        String text = Reading.of(content.replace('|', '\n'));
        assertThat(text)
                .contains("\nelapsed_s rss_bytes\n0 1\nc")
                .contains("remarks [line " + line + " begins a second recording; only the first was read]");
    }

    @Test
    void theEndOfTheFirstRecordingIsItsOwn() {
        String first = "#@ psrec: 0.1.0\nelapsed_s,rss_bytes\n0,1\n";
        assertThat(Reading.of(first + "#@ psrec: 0.1.0\nelapsed_s,rss_bytes\n0,2\n#@ outcome: exited 7\n"))
                .contains("\n0 1\ncut off, outcome ''");
    }

    // ---- mprof ---------------------------------------------------------------------------------------------------

    @Test
    void functionsMayStandAnywhere() {
        String function = "FUNC m.f 10.5 1700000000.02 11.5 1700000000.08 1\n";
        String file = "CMDLINE python a.py\nMEM 10.5 1700000000.0\n" + function + "MEM 11.5 1700000000.1\n";
        for (String text : List.of(function + file, function + function + file + function)) {
            assertThat(Reading.of(text))
                    .contains("command [python a.py]")
                    .contains("\n0 11010048\n0.1 12058624\ncomplete")
                    .endsWith("remarks []\n");
        }
    }

    @Test
    void commandMayHaveSeveralLines() {
        String file = "CMDLINE python -c 'import x\nMEM = 3\n\nCHLD of none\nprint(1)'\nMEM 1 100\nMEM 2 101\n";
        assertThat(Reading.of(file))
                .contains("command [python -c 'import x\nMEM = 3\n\nCHLD of none\nprint(1)'], host")
                .contains("\n0 1048576\n1 2097152\n");
        assertThat(Reading.of(file.replace("\n", "\r\n"))).isEqualTo(Reading.of(file));
    }

    @Test
    void childrenAreNeverAddedToWhatMayIncludeThem() {
        assertThat(Reading.of("CMDLINE x\nMEM 300 100\nCHLD 0 100 100\nCHLD 1 100 100\n"))
                .contains("\n0 314572800\n")
                .contains("remarks [the memory of the process (up to 300.0 MiB) may include that of its children"
                        + " (mprof -C -M), so theirs was not added; with it, it is up to 500.0 MiB]");
    }

    @Test
    void childrenAreAddedToWhatCannotIncludeThemAndThatIsTold() {
        // Also before there are any, and where a single row does not tell.
        assertThat(Reading.of("CMDLINE x\nMEM 9 100\nMEM 9 101\nCHLD 7 5 101\nMEM 9 102\nCHLD 7 100 102\nMEM 1 103\n"))
                .contains("\n0 9437184\n1 14680064\n2 114294784\n3 1048576\n")
                .contains("remarks [the memory of the children was added to that of the process, which alone had up to"
                        + " 9.0 MiB of 109.0 MiB]");
    }

    @Test
    void rowsOfAnyNumberAreHeldForNoLongerThanNeeded() {
        StringBuilder file = new StringBuilder("CMDLINE x\n");
        for (int i = 0; i < 10_000; i++) {
            file.append("MEM 1 ")
                    .append(100 + i)
                    .append("\nCHLD 7 2 ")
                    .append(100 + i)
                    .append('\n');
        }
        assertThat(Reading.of(file.toString()).lines().filter(line -> line.endsWith(" 3145728")))
                .hasSize(10_000);
    }

    @Test
    void memoryThatCouldNotBeReadIsUnknown() {
        assertThat(rows("CMDLINE x\nMEM -1.000000 100\nMEM 1 101\nMEM 2 102\nCHLD 0 0.000000 102\n"
                        + "MEM 2 103\nCHLD 7 0.000000 103\nMEM 2 104\nCHLD 7 90 104\n"))
                .containsExactly("elapsed_s rss_bytes", "0 -", "1 1048576", "2 -", "3 2097152", "4 96468992");
    }

    // ---- psrecord ------------------------------------------------------------------------------------------------

    @Test
    void outputOfTheCommandIsLeftOutAndTold() {
        assertThat(Reading.of("Starting up command 'make' and attaching to process\ncc -c a.c\nelapsed_time,nproc,cpu\n"
                        + "0,1,0\n[ 50%] 1,2\n1,1,50\nlinking\n"))
                .contains("command [make]")
                .contains("\n0 0 1\n1 50 1\n")
                .contains("remarks [line 2 and 2 more are not of psrecord but output of the command, and left out]");
        // Without what psrecord says first, a file is not its standard output.
        assertThatThrownBy(() -> Reading.of("elapsed_time,nproc,cpu\n0,1,0\nlinking\n"))
                .hasMessage("run.csv line 3 has 1 cell; the header has 3 columns");
    }

    // ---- con-duct ------------------------------------------------------------------------------------------------

    @Test
    void infoOfConductLeadsToItsSamples() throws IOException {
        List<String> opened = new ArrayList<>();
        Reading reading = new Reading();
        RecordingFiles.read(
                new ByteArrayInputStream(FormatsTest.content("con-duct_info.json")),
                "runs/a/con-duct_info.json",
                name -> {
                    opened.add(name);
                    return open("con-duct_usage.jsonl");
                },
                reading);
        assertThat(opened).containsExactly("con-duct_usage.jsonl");
        // It began 15 ms before its first sample.
        assertThat(reading.text())
                .startsWith("runs/a/con-duct_usage.jsonl by con-duct, command [sh work.sh], host 'vm',"
                        + " started 2026-11-23T22:03:05.058Z, ")
                .contains("\n0.014818 0 1966080 3 ", "\n4.702046 0 3469312 2 ")
                .contains("complete, outcome 'exited 0', wall 4.730817794799805, CPU NaN");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '$',
            value = {
                "-9; killed by 9",
                "7; exited 7",
                "null; $$",
                "NaN; $$",
            })
    void exitCodeOfConductIsTheOutcome(String code, String outcome) {
        String info = "{\n \"system\": null, \"command\": \"x\",\n \"execution_summary\": {\"exit_code\": " + code
                + ",\n \"wall_clock_time\": \"4.731 sec\"},\n \"output_paths\": {\"usage\": \"logs/a_usage.json\"}\n}\n";
        Reading reading = new Reading();
        RecordingFiles.read(
                new ByteArrayInputStream(info.getBytes(StandardCharsets.UTF_8)),
                "a_info.json",
                name -> open("con-duct-0.1_usage.json"),
                reading);
        assertThat(reading.text())
                .startsWith("a_usage.json by con-duct, command [x], host '', started 2026-11-23T22:03:05.073Z")
                .contains("complete, outcome '" + outcome + "', wall NaN");
    }

    @Test
    void summariesNameTheFileWithTheSamples() throws IOException {
        refused(FormatsTest.content("con-duct_info.json"), "give the file with those, con-duct_usage.jsonl");
        refused("{\"execution_summary\": {}}".getBytes(StandardCharsets.UTF_8), "with those, *_usage.jsonl");
        refused(FormatsTest.content("prmon.json"), "give the file with those, prmon.txt");
    }

    private static void refused(byte[] content, String sentence) {
        assertThatThrownBy(() -> Reading.of(content))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("run.csv is ")
                .hasMessageEndingWith(sentence);
    }

    @Test
    void upperBoundsStayThemWhenConverted() throws IOException {
        String said = "cpu_percent, rss_bytes, processes, vms_bytes, pmem are upper bounds, and so is all that is"
                + " computed from them";
        FakeFile file = FakeFile.holding("");
        try (RecordingWriter writer = new RecordingWriter(() -> file, ExportFormat.CSV, "0.1.0", remark -> {});
                InputStream in = open("con-duct_usage.jsonl")) {
            RecordingFiles.read(in, "a_usage.jsonl", null, writer);
        }
        assertThat(file.text()).contains("#@ upper_bounds: [\"cpu_percent\",\"rss_bytes\",\"processes\"");
        assertThat(Reading.of(file.text())).contains(said);
        assertThat(Reading.of("#@ psrec: 0.1.0\n#@ upper_bounds: [\"rss_bytes\",\"gone\"]\nelapsed_s,rss_bytes\n1,2\n"))
                .contains("remarks [rss_bytes is an upper bound, and so is all that is computed from it]");
    }

    private static InputStream open(String file) {
        try {
            return new ByteArrayInputStream(FormatsTest.content(file));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The columns and the rows.
    private static List<String> rows(String content) {
        List<String> lines = Reading.of(content).lines().toList();
        return lines.subList(1, lines.size() - 1);
    }
}
