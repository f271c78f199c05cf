package psrec.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import psrec.process.UserException;

class RecordingWriterTest {
    private final List<String> remarks = new ArrayList<>();

    @Test
    void csvAsJsonLines() throws IOException {
        assertThat(convert(text("psrec.csv"), ExportFormat.JSON_LINES)).isEqualTo(text("psrec.jsonl"));
    }

    @Test
    void jsonLinesAsCsv() throws IOException {
        assertThat(convert(text("psrec.jsonl"), ExportFormat.CSV)).isEqualTo(text("psrec.csv"));
    }

    @Test
    void factsThatThisVersionDoesNotKnowAreKept() {
        String csv = """
                #@ psrec: 9.0.0
                #@ command: not "JSON"
                #@ pid: 007
                #@ mood: a "good" one
                elapsed_s,rss_bytes,gpu_bytes,gpu_percent,wakeups
                0.000000,1,,,
                1.500000,2,3,4.500,5
                #@ outcome: exited 0
                #@ joy: 7
                """;
        String json = convert(csv, ExportFormat.JSON_LINES);
        assertThat(json).isEqualTo("""
                {"psrec":"9.0.0","command":"not \\"JSON\\"","pid":"007","mood":"a \\"good\\" one",\
                "columns":["elapsed_s","rss_bytes","gpu_bytes","gpu_percent","wakeups"]}
                {"elapsed_s":0.000000,"rss_bytes":1}
                {"elapsed_s":1.500000,"rss_bytes":2,"gpu_bytes":3,"gpu_percent":4.500,"wakeups":5}
                {"outcome":"exited 0","joy":"7"}
                """);
        assertThat(convert(json, ExportFormat.CSV)).isEqualTo(csv);
    }

    @ParameterizedTest
    @MethodSource("psrec.format.FormatsTest#files")
    void isReadAgainAsWhatItWas(String file) throws IOException {
        String csv = convert(text(file), ExportFormat.CSV);
        String json = convert(text(file), ExportFormat.JSON_LINES);
        assertThat(convert(csv, ExportFormat.JSON_LINES)).isEqualTo(json);
        assertThat(convert(json, ExportFormat.CSV)).isEqualTo(csv);
        assertThat(content(Reading.of(csv))).isEqualTo(content(Reading.of(text(file))));
    }

    // Without the format, and without what was said when it was converted.
    private static List<String> content(String reading) {
        return reading.lines()
                .skip(1)
                .map(line -> line.replaceFirst(", remarks .*", ""))
                .toList();
    }

    @Test
    void whatOthersWroteIsTold() throws IOException {
        assertThat(convert(text("prmon.txt"), ExportFormat.CSV)).isEqualTo("""
                #@ psrec: 0.1.0
                #@ converted_from: prmon
                #@ started: 2026-11-23T22:03:00.000Z
                #@ cputype: absolute
                #@ upper_bounds: ["rx_bytes","tx_bytes","rx_packets","tx_packets"]
                elapsed_s,cpu_percent,rss_bytes,threads,processes,vms_bytes,pss_bytes,swap_bytes,user_cpu_s,system_cpu_s,\
                rchar_bytes,wchar_bytes,read_bytes,written_bytes,rx_bytes,tx_bytes,rx_packets,tx_packets
                0.000000,,3227648,3,3,7921664,568320,0,0.000000,0.000000,13196,0,0,0,0,0,0,0
                2.000000,0.000,197312512,3,3,204402688,187154432,0,0.000000,0.000000,3375838,3428,86016,0,0,0,0,0
                4.000000,100.000,3416064,2,2,5652480,681984,0,1.000000,1.000000,3382814,3428,86016,0,0,0,0,0
                #@ outcome: unknown
                """);
    }

    @Test
    void columnsThatPsrecHasNoNameForAreKeptByTheirOwn() throws IOException {
        assertThat(convert(text("prmon-compressed.txt"), ExportFormat.CSV)).endsWith("""
                elapsed_s,cpu_percent,rss_bytes,processes,vms_bytes,pss_bytes,user_cpu_s,system_cpu_s,gpufbmem,ngpus
                0.000000,,3227648,3,7921664,568320,0.000000,0.000000,2048,1
                2.000000,50.000,197312512,3,204402688,,1.000000,0.000000,,
                5.000000,100.000,3416064,,5652480,681984,3.000000,1.000000,4096,1
                #@ outcome: unknown
                """);
    }

    @Test
    void aNameWithSeparatorsIsReadAgain() {
        String csv = convert("elapsed_s,rss_bytes,\"a,\"\"b\"\"\"\n1,2,3\n", ExportFormat.CSV);
        assertThat(csv).contains("\nelapsed_s,rss_bytes,\"a,\"\"b\"\"\"\n1.000000,2,3\n");
        assertThat(convert(csv, ExportFormat.CSV)).isEqualTo(csv);
        assertThat(convert(convert(csv, ExportFormat.JSON_LINES), ExportFormat.CSV))
                .isEqualTo(csv);
    }

    @Test
    void rustLayoutIsWhatTheRustPsrecWrites() throws IOException {
        for (String file : List.of("psrec-rust.csv", "psrec-rust-normalised-threads.csv")) {
            assertThat(convert(text(file), ExportFormat.RUST_CSV)).isEqualTo(text(file));
        }
    }

    @Test
    void rustLayoutHasNoWordForWhatIsNotKnown() throws IOException {
        assertThat(convert(text("psrec.csv"), ExportFormat.RUST_CSV)).isEqualTo("""
                # Process recording.
                # Time elapsed,CPU Usage,RSS,Thread Count
                #@ cputype: normalised
                #@ systhreads: 2
                0.0,0.0,1904640,2
                1.0,50.2,83755008,20
                2.0,50.7,115023872,20
                """);
        assertThatThrownBy(() -> convert(text("mprof.dat"), ExportFormat.RUST_CSV))
                .isInstanceOf(UserException.class)
                .hasMessage("the layout of the Rust psrec needs cpu_percent, which this recording does not have");
    }

    @Test
    void fileThatWasCutOffStaysOne() {
        String json = convert("#@ psrec: 0.1.0\nelapsed_s,rss_bytes\n1,2\n2,8375", ExportFormat.JSON_LINES);
        assertThat(json).isEqualTo("""
                {"psrec":"0.1.0","columns":["elapsed_s","rss_bytes"]}
                {"elapsed_s":1.000000,"rss_bytes":2}
                """);
        assertThat(remarks).containsExactly("line 4, the last, has no end and was left out");
    }

    @Test
    void whatIsNoRecordingLeavesTheFileAlone() {
        FakeFile file = FakeFile.holding("old");
        assertThatThrownBy(() -> convert("hello\n", ExportFormat.CSV, file)).isInstanceOf(UserException.class);
        assertThat(file.text()).isEqualTo("old");
    }

    @Test
    void whatWasReadBeforeTroubleIsWritten() {
        FakeFile file = FakeFile.holding("old and long ".repeat(100));
        assertThatThrownBy(() -> convert("elapsed_s,rss_bytes\n1,2\n2,x\n", ExportFormat.CSV, file))
                .hasMessage("run.csv line 3: 'x' in rss_bytes is no number");
        assertThat(file.text()).endsWith("elapsed_s,rss_bytes\n1.000000,2\n");
        assertThat(file.closed()).isTrue();
    }

    @Test
    void fullDiskIsOneSentence() {
        FakeFile file = FakeFile.withRoomFor(30);
        assertThatThrownBy(() -> convert("elapsed_s,rss_bytes\n1,2\n", ExportFormat.CSV, file))
                .isInstanceOf(UserException.class)
                .hasMessage("cannot write to results.csv: No space left on device");
        assertThat(file.closed()).isTrue();
    }

    private String convert(String content, ExportFormat format) {
        FakeFile file = FakeFile.holding("old and long ".repeat(1000));
        convert(content, format, file);
        return file.text();
    }

    private void convert(String content, ExportFormat format, FakeFile file) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        try (RecordingWriter writer = new RecordingWriter(() -> file, format, "0.1.0", remarks::add)) {
            RecordingFiles.read(new ByteArrayInputStream(bytes), "run.csv", null, writer);
        }
    }

    private static String text(String file) throws IOException {
        return new String(FormatsTest.content(file), StandardCharsets.UTF_8);
    }
}
