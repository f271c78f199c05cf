package psrec.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import psrec.metric.Metric;
import psrec.recording.Sample;
import psrec.sampling.SampleSink;

class FileSinkTest {
    private static final double UNKNOWN = Double.NaN;
    private static final String HEAD = """
            #@ psrec: 0.1.0
            #@ started: 2026-11-23T21:00:00.123Z
            #@ command: ["sleep","2.5"]
            #@ pid: 4711
            #@ host: build-7
            #@ interval_s: 1
            #@ scope: tree
            #@ cputype: normalised
            #@ systhreads: 2
            elapsed_s,cpu_percent,rss_bytes,threads,processes
            """;
    private static final String ROWS = """
            0.000000,,1204224,1,1
            1.000061,0.050,1204224,1,1
            2.000058,0.000,1204224,1,1
            2.503114,0.000,,,
            """;
    private static final String END = """
            #@ outcome: exited 0
            #@ wall_s: 2.503114
            #@ cpu_s: 0.001012
            #@ peak_rss_bytes: 1204224
            #@ missed_ticks: 0
            """;

    private final List<String> complaints = new ArrayList<>();
    private final List<Sample> given = new ArrayList<>();

    @Test
    void fileIsAsTheContractShowsIt() {
        FakeFile file = FakeFile.empty();
        FileSink sink = sleep(file);
        sink.end(Runs.end());
        assertThat(file.text()).isEqualTo(HEAD + ROWS + END);
        assertThat(file.closed()).isTrue();
        assertThat(sink.failed()).isFalse();
        assertThat(sink.fate()).isEqualTo("4 rows in results.csv");
        assertThat(complaints).isEmpty();
    }

    @Test
    void fileIsTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            for (String language : new String[] {"de-DE", "ar-EG", "hi-IN-u-nu-deva", "th-TH-u-ca-buddhist-nu-thai"}) {
                Locale.setDefault(Locale.forLanguageTag(language));
                FakeFile file = FakeFile.empty();
                sleep(file).end(Runs.end());
                assertThat(file.text()).as(language).isEqualTo(HEAD + ROWS + END);
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void jsonLinesHoldTheSame() {
        FakeFile file = FakeFile.empty();
        FileSink sink = new FileSink(file, ExportFormat.JSON_LINES, complaints::add);
        giveSleep(sink);
        given.get(1).value(Metric.CPU, 12.5);
        sink.correct(given);
        sink.end(Runs.end());
        assertThat(file.text()).isEqualTo("""
                {"psrec":"0.1.0","started":"2026-11-23T21:00:00.123Z","command":["sleep","2.5"],"pid":4711,"host":"build-7",\
                "interval_s":1,"scope":"tree","cputype":"normalised","systhreads":2,\
                "columns":["elapsed_s","cpu_percent","rss_bytes","threads","processes"]}
                {"elapsed_s":0.000000,"rss_bytes":1204224,"threads":1,"processes":1}
                {"elapsed_s":1.000061,"cpu_percent":12.500,"rss_bytes":1204224,"threads":1,"processes":1}
                {"elapsed_s":2.000058,"cpu_percent":0.000,"rss_bytes":1204224,"threads":1,"processes":1}
                {"elapsed_s":2.503114,"cpu_percent":0.000}
                {"outcome":"exited 0","wall_s":2.503114,"cpu_s":0.001012,"peak_rss_bytes":1204224,"missed_ticks":0}
                """);
    }

    @Test
    void rowsThatTheRustLayoutCannotSayAreNotCounted() {
        FakeFile file = FakeFile.empty();
        FileSink sink = new FileSink(file, ExportFormat.RUST_CSV, complaints::add);
        giveSleep(sink);
        sink.correct(given);
        sink.end(Runs.end());
        assertThat(file.text()).isEqualTo("""
                # Process recording.
                # Time elapsed,CPU Usage,RSS,Thread Count
                #@ cputype: normalised
                #@ systhreads: 2
                0.0,0.0,1204224,1
                1.0,0.1,1204224,1
                2.0,0.0,1204224,1
                """);
        assertThat(sink.fate()).isEqualTo("3 rows in results.csv");
    }

    @Test
    void headerIsInTheFileAtOnce() {
        FakeFile file = FakeFile.empty();
        sink(file).begin(Runs.sleep(1));
        assertThat(file.text()).endsWith("elapsed_s,cpu_percent,rss_bytes,threads,processes\n");
    }

    @Test
    void oldFileIsEmptiedWhenTheRecordingBegins() {
        FakeFile file = FakeFile.holding("old ".repeat(1000));
        FileSink sink = sink(file);
        assertThat(file.text()).startsWith("old ");
        sink.begin(Runs.sleep(1000));
        assertThat(file.text()).isEqualTo(HEAD);
    }

    @Test
    void rowsOfATenthOfASecondAreInTheFileAtOnce() {
        FakeFile file = FakeFile.empty();
        FileSink sink = sink(file);
        sink.begin(Runs.sleep(100));
        give(sink, Runs.row(0, UNKNOWN, 1, 1, 1));
        assertThat(file.text()).endsWith("\n0.000000,,1,1,1\n");
        give(sink, Runs.row(100_000, 1, 2, 3, 4));
        assertThat(file.text()).endsWith("\n0.100000,1.000,2,3,4\n");
    }

    @Test
    void shorterRowsAreWrittenTogetherWithinASecond() {
        FakeFile file = FakeFile.empty();
        FileSink sink = sink(file);
        sink.begin(Runs.sleep(99));
        for (int row = 0; row <= 100; row++) {
            give(sink, Runs.row(row * 99_000, 1, 2, 3, 4));
            long inFile = file.text().lines().count() - HEAD.lines().count();
            long behindMillis = (row + 1 - inFile) * 99;
            assertThat(behindMillis).isBetween(0L, 900L);
        }
        assertThat(file.writes()).hasSizeLessThan(60);
        sink.end(Runs.end());
        assertThat(file.text().lines().count())
                .isEqualTo(HEAD.lines().count() + 101 + END.lines().count());
    }

    @Test
    void fullDiskIsSaidOnceAndTheWholeLinesStay() {
        FakeFile file = FakeFile.withRoomFor(HEAD.length() + 30);
        FileSink sink = sleep(file);
        assertThat(file.text()).isEqualTo(HEAD + "0.000000,,1204224,1,1\n");
        sink.end(Runs.end());
        assertThat(file.text()).isEqualTo(HEAD + "0.000000,,1204224,1,1\n");
        assertThat(complaints)
                .containsExactly("cannot write to results.csv: No space left on device;"
                        + " nothing more is saved, the target runs on");
        assertThat(sink.failed()).isTrue();
        assertThat(sink.fate()).isEqualTo("4 rows, of which 3 and the end were lost: results.csv could not be written");
    }

    @Test
    void diskWithJustEnoughRoomIsNotFull() {
        FakeFile file = FakeFile.withRoomFor(HEAD.length() + ROWS.length() + END.length());
        FileSink sink = sleep(file);
        sink.end(Runs.end());
        assertThat(file.text()).isEqualTo(HEAD + ROWS + END);
        assertThat(complaints).isEmpty();
    }

    @Test
    void diskThatIsFullAtTheEndKeepsAllRows() {
        FakeFile file = FakeFile.withRoomFor(HEAD.length() + ROWS.length() + 10);
        FileSink sink = sleep(file);
        sink.end(Runs.end());
        assertThat(file.text()).isEqualTo(HEAD + ROWS);
        assertThat(sink.fate()).isEqualTo("4 rows, of which 0 and the end were lost: results.csv could not be written");
    }

    @Test
    void diskThatIsFullWhileTheTailIsWrittenAnewKeepsAllRows() {
        FakeFile file = FakeFile.withRoomFor(HEAD.length() + ROWS.length() + 10);
        FileSink sink = sleep(file);
        given.get(1).value(Metric.CPU, 0.075);
        sink.correct(given);
        sink.end(Runs.end());
        assertThat(file.text()).isEqualTo(HEAD + ROWS.replace("0.050", "0.075"));
        assertThat(sink.fate()).isEqualTo("4 rows, of which 0 and the end were lost: results.csv could not be written");
    }

    @Test
    void fullDeviceIsSaidAtTheFirstLine() {
        FakeFile file = FakeFile.withRoomFor(0);
        FileSink sink = sink(file);
        sink.begin(Runs.sleep(1000));
        assertThat(complaints).hasSize(1);
        give(sink, Runs.row(0, UNKNOWN, 1, 1, 1));
        sink.correct(given);
        sink.end(Runs.end());
        assertThat(complaints).hasSize(1);
        assertThat(file.text()).isEmpty();
        assertThat(file.closed()).isTrue();
        assertThat(sink.fate()).isEqualTo("1 row, of which 1 and the end were lost: results.csv could not be written");
    }

    @Test
    void fullDiskCountsRowsThatWereToBeWrittenTogether() {
        FakeFile file = FakeFile.withRoomFor(HEAD.replace("_s: 1", "_s: 0.01").length() + 70);
        FileSink sink = sink(file);
        sink.begin(Runs.sleep(10));
        for (int row = 0; row < 200; row++) {
            give(sink, Runs.row(row * 10_000, 1, 2, 3, 4));
        }
        sink.correct(given);
        sink.end(Runs.end());
        // 21 bytes a row.
        assertThat(file.text()).endsWith("\n0.020000,1.000,2,3,4\n");
        assertThat(sink.fate())
                .isEqualTo("200 rows, of which 197 and the end were lost: results.csv could not be written");
        assertThat(complaints).hasSize(1);
    }

    @Test
    void errorOfClosingIsSaid() {
        FileSink sink = sleep(FakeFile.empty().failingOnClose());
        sink.end(Runs.end());
        assertThat(complaints)
                .containsExactly(
                        "cannot write to results.csv: Input/output error; nothing more is saved, the target runs on");
        assertThat(sink.failed()).isTrue();
    }

    @Test
    void correctedRowsAreWrittenAnew() {
        FakeFile file = FakeFile.empty();
        FileSink sink = sleep(file);
        given.get(1).value(Metric.CPU, 12.5);
        given.get(2).value(Metric.CPU, 0.001);
        sink.correct(given);
        sink.end(Runs.end());
        assertThat(file.text()).isEqualTo(HEAD + """
                0.000000,,1204224,1,1
                1.000061,12.500,1204224,1,1
                2.000058,0.001,1204224,1,1
                2.503114,0.000,,,
                """ + END);
    }

    @Test
    void shorterCorrectionLeavesNothingBehind() {
        FakeFile file = FakeFile.empty();
        FileSink sink = sink(file);
        sink.begin(Runs.sleep(1000));
        give(sink, Runs.row(0, UNKNOWN, 1, 1, 1));
        give(sink, Runs.row(1_000_000, 100, 1_000_000_000, 1, 1));
        given.get(1).value(Metric.RSS, 1);
        sink.correct(given);
        sink.end(Runs.end());
        assertThat(file.text()).isEqualTo(HEAD + "0.000000,,1,1,1\n1.000000,100.000,1,1,1\n" + END);
    }

    @Test
    void correctionReachesAsFarBackAsRowsAreKept() {
        FakeFile file = FakeFile.empty();
        FileSink sink = sink(file);
        sink.begin(Runs.sleep(1000));
        for (int row = 0; row < SampleSink.CORRECTABLE_ROWS + 10; row++) {
            give(sink, Runs.row(row * 1_000_000L, 1, 2, 3, 4));
        }
        List<Sample> tail = given.subList(10, given.size());
        tail.forEach(row -> row.value(Metric.CPU, 7));
        sink.correct(tail);
        sink.end(Runs.end());
        List<String> lines = file.text().lines().skip(HEAD.lines().count()).toList();
        assertThat(lines).hasSize(given.size() + (int) END.lines().count());
        assertThat(lines.get(9)).isEqualTo("9.000000,1.000,2,3,4");
        assertThat(lines.get(10)).isEqualTo("10.000000,7.000,2,3,4");
        assertThat(lines.get(given.size() - 1)).isEqualTo("265.000000,7.000,2,3,4");
    }

    @Test
    void whatHasGoneIntoAPipeStaysAsItIs() {
        FakeFile file = FakeFile.pipe();
        FileSink sink = sleep(file);
        given.get(1).value(Metric.CPU, 12.5);
        sink.correct(given);
        sink.end(Runs.end());
        assertThat(file.text()).isEqualTo(HEAD + ROWS + END);
        assertThat(sink.failed()).isFalse();
    }

    @Test
    void whatIsStillToGoIntoAPipeIsCorrected() {
        FakeFile file = FakeFile.pipe();
        FileSink sink = sink(file);
        sink.begin(Runs.sleep(10));
        for (int row = 0; row < 25; row++) {
            give(sink, Runs.row(row * 10_000, 1, 2, 3, 4));
        }
        long gone = file.text().lines().count() - HEAD.lines().count();
        assertThat(gone).isBetween(1L, 24L);
        given.forEach(row -> row.value(Metric.CPU, 7));
        sink.correct(given);
        sink.end(Runs.end());
        List<String> lines = file.text().lines().skip(HEAD.lines().count()).toList();
        assertThat(lines).hasSize(25 + (int) END.lines().count());
        for (int row = 0; row < 25; row++) {
            assertThat(lines.get(row)).contains(row < gone ? ",1.000,2,3,4" : ",7.000,2,3,4");
        }
    }

    private FileSink sink(FakeFile file) {
        return new FileSink(file, ExportFormat.CSV, complaints::add);
    }

    private FileSink sleep(FakeFile file) {
        FileSink sink = sink(file);
        giveSleep(sink);
        return sink;
    }

    private void giveSleep(FileSink sink) {
        sink.begin(Runs.sleep(1000));
        give(sink, Runs.row(0, UNKNOWN, 1_204_224, 1, 1));
        give(sink, Runs.row(1_000_061, 0.05, 1_204_224, 1, 1));
        give(sink, Runs.row(2_000_058, 0, 1_204_224, 1, 1));
        give(sink, Runs.row(2_503_114, 0));
    }

    private void give(FileSink sink, Sample row) {
        given.add(row);
        sink.row(row);
    }
}
