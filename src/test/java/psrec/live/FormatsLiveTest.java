package psrec.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Other formats than psrec's CSV, written while recording and by `psrec convert`.
class FormatsLiveTest {
    private static final Pattern HEAD = Pattern.compile("\\{\"psrec\":.*\"columns\":\\[.*]}");
    private static final Pattern ROW = Pattern.compile("\\{\"elapsed_s\":[0-9.]+(,\"[a-z_]+\":[0-9.]+)*}");

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
    void aRecordingGoesThroughJsonLinesUnchanged() throws IOException {
        said("", live.psrec("-q", "-i", "50ms", "-e", "a.csv", "start", "sh", "-c", "sleep 0.2; echo 'µ \"'"));
        said("", live.psrec("convert", "a.csv", "a.jsonl"));
        said("", live.psrec("convert", "a.jsonl", "b.csv"));
        assertThat(folder.resolve("b.csv")).hasSameBinaryContentAs(folder.resolve("a.csv"));
        assertThat(live.shell("\"$PSREC\" convert - - <a.jsonl").out()).isEqualTo(Live.text(folder.resolve("a.csv")));
    }

    @Test
    void jsonLinesAreRecorded() throws IOException {
        said("", live.psrec("-q", "-i", "50ms", "-e", "a.jsonl", "start", "sleep", "0.2"));
        String[] lines = Live.text(folder.resolve("a.jsonl")).split("\n");
        assertThat(lines[0]).matches(HEAD);
        assertThat(lines[1]).matches(ROW);
        assertThat(lines[lines.length - 1]).startsWith("{\"outcome\":\"exited 0\",\"wall_s\":");
        said("", live.psrec("convert", "a.jsonl", "a.csv"));
        said("", live.psrec("convert", "a.csv", "b.jsonl"));
        assertThat(folder.resolve("b.jsonl")).hasSameBinaryContentAs(folder.resolve("a.jsonl"));
    }

    @Test
    void killedPsrecLeavesWholeObjects() throws IOException {
        Live.Started psrec = live.startPsrec(
                "-i", "100ms", "-e", "a.jsonl", "--print-values", "start", "sh", "-c", "echo $$ >pid; exec sleep 600");
        long command =
                Long.parseLong(Live.untilContains(folder.resolve("pid"), "\n").strip());
        try {
            Live.until("5 rows", () -> psrec.errSoFar().lines().count() >= 5);
            psrec.signal("KILL");
            psrec.await();
            String text = Live.text(folder.resolve("a.jsonl"));
            assertThat(text).endsWith("}\n");
            assertThat(text.lines().skip(1))
                    .hasSizeGreaterThanOrEqualTo(4)
                    .allMatch(line -> ROW.matcher(line).matches());
            said("", live.psrec("convert", "a.jsonl", "a.csv"));
            assertThat(Live.text(folder.resolve("a.csv"))).doesNotContain("#@ outcome");
        } finally {
            Live.signal(command, "KILL");
        }
    }

    @Test
    void fullDeviceIsSaidOnceAndTheCommandRunsOn() throws IOException {
        Files.createSymbolicLink(folder.resolve("full.jsonl"), Path.of("/dev/full"));
        Live.Ended psrec = live.psrec("-i", "50ms", "-e", "full.jsonl", "start", "sh", "-c", "sleep 0.2; exit 7");
        assertThat(psrec.code()).isEqualTo(7);
        assertThat(psrec.err().lines()).hasSize(2);
        assertThat(psrec.err())
                .startsWith("psrec: cannot write to full.jsonl: ")
                .contains("were lost");

        Files.writeString(folder.resolve("a.csv"), "elapsed_s,rss_bytes\n1,2\n");
        refused(1, "cannot write to full.jsonl: No space left on device", "convert", "a.csv", "full.jsonl");
        Files.delete(folder.resolve("full.jsonl"));
    }

    @Test
    void rustLayoutIsRecorded() {
        said("", live.psrec("-q", "-i", "100ms", "-e", "a.csv", "--csv-style", "psrec", "start", "sleep", "0.3"));
        assertThat(Live.text(folder.resolve("a.csv"))).matches("""
                # Process recording\\.
                # Time elapsed,CPU Usage,RSS,Thread Count
                #@ cputype: normalised
                #@ systhreads: [0-9]+
                0\\.0,0\\.0,[0-9]+,1
                (0\\.[0-9],[0-9]+\\.[0-9],[0-9]+,1
                )+""");
    }

    @Test
    void whatCannotBeMeantIsRefusedBeforeTheStart() {
        refused(2, "there is no --csv-style 'x'", "--csv-style", "x", "-e", "a.csv", "start", "touch", "witness");
        refused(2, "--csv-style is for a CSV", "--csv-style=psrec", "-e", "a.jsonl", "start", "touch", "witness");
        refused(2, "--csv-style needs a file", "--csv-style=psrec", "start", "touch", "witness");
        assertThat(folder.resolve("witness")).doesNotExist();
        assertThat(folder.resolve("a.csv")).doesNotExist();
        assertThat(folder.resolve("a.jsonl")).doesNotExist();
    }

    @Test
    void infoOfConductLeadsToItsSamples() throws IOException {
        Path logs = Files.createDirectories(folder.resolve("logs"));
        for (String name : List.of("con-duct_info.json", "con-duct_usage.jsonl")) {
            Files.copy(Path.of("src/test/resources/psrec/format", name), logs.resolve(name));
        }
        assertThat(live.psrec("summary", "logs/con-duct_info.json").out())
                .startsWith("sh work.sh\nlogs/con-duct_usage.jsonl (con-duct), on vm, ")
                .contains(", exited 0\n")
                .containsPattern("peak_rss_bytes +188\\.2 MiB or less ");
        assertThat(live.psrec("plot", "logs/con-duct_info.json", "-o", "a.svg").code())
                .isZero();
        refused(
                1,
                "standard input is con-duct's summary of a run, without samples; give the file with those,"
                        + " con-duct_usage.jsonl",
                live.shell("\"$PSREC\" convert - a.csv <logs/con-duct_info.json"));
        refused(
                2,
                "logs/con-duct_usage.jsonl is the file to be read",
                live.psrec("convert", "logs/con-duct_info.json", "logs/con-duct_usage.jsonl"));
        assertThat(logs.resolve("con-duct_usage.jsonl"))
                .hasSameBinaryContentAs(Path.of("src/test/resources/psrec/format/con-duct_usage.jsonl"));
        Files.delete(logs.resolve("con-duct_usage.jsonl"));
        refused(1, "cannot read logs/con-duct_usage.jsonl", live.psrec("summary", "logs/con-duct_info.json"));
    }

    @Test
    void troubleOfConvertIsOneLine() throws IOException {
        Files.writeString(folder.resolve("a.csv"), "elapsed_s,rss_bytes\n1,2\n");
        Files.createSymbolicLink(folder.resolve("link.csv"), Path.of("a.csv"));
        Files.writeString(folder.resolve("empty.csv"), "");
        Files.writeString(folder.resolve("words.txt"), "once upon a time\n");
        refused(2, "convert needs two files", "convert", "a.csv");
        refused(2, "link.csv is the file to be read", "convert", "a.csv", "link.csv");
        refused(1, "none.csv", "convert", "none.csv", "out.csv");
        refused(1, "cannot read .", "convert", ".", "out.csv");
        refused(1, "empty.csv is empty", "convert", "empty.csv", "out.csv");
        refused(1, "words.txt is no recording", "convert", "words.txt", "out.csv");
        assertThat(folder.resolve("out.csv")).doesNotExist();
        Live.Ended over = live.shell("\"$PSREC\" convert - a.csv <a.csv");
        assertThat(over.code()).isEqualTo(2);
        assertThat(over.err()).contains("a.csv is the file to be read");
        assertThat(folder.resolve("a.csv")).hasContent("elapsed_s,rss_bytes\n1,2\n");
    }

    private void refused(int code, String why, String... arguments) {
        refused(code, why, live.psrec(arguments));
    }

    private static void refused(int code, String why, Live.Ended psrec) {
        assertThat(psrec.err()).startsWith("psrec: ").contains(why).hasLineCount(1);
        assertThat(psrec.code()).isEqualTo(code);
    }

    private static void said(String err, Live.Ended psrec) {
        assertThat(psrec.err()).isEqualTo(err);
        assertThat(psrec.code()).isZero();
    }
}
