package psrec.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psrec.process.UserException;

/// Files that are not as they should be: one sentence that says what is wrong, and where.
class TroubleTest {
    private static final String HEADER = "#@ psrec: 0.1.0|elapsed_s,cpu_percent,rss_bytes|";
    private static final String RUST = "# Process recording.|# Time elapsed,CPU Usage,RSS|";

    /// `|` for a line's end, `~` for a tab.
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; is empty",
                "' | | '; is empty",
                "hello|; is no recording that psrec knows; it begins with 'hello'",
                HEADER + "; has no rows",
                "#@ psrec: 0.1.0|; has no rows, it ends before the names of the columns",
                "#@ psrec: 0.1.0|time,cpu_percent|; ' line 2 has no column of the time (elapsed_s)'",
                "elapsed_s,threads|1,2|; ' line 1 has neither a column of CPU (cpu_percent) nor of memory (rss_bytes)'",
                "elapsed_s,rss_bytes,rss_bytes|; line 1 has the column 'rss_bytes' twice",
                HEADER + "1,1.2.3,4|; 'line 3: ''1.2.3'' in cpu_percent is no number'",
                HEADER + "1,Infinity,4|; 'line 3: ''Infinity'' in cpu_percent is no number'",
                HEADER + "1,1e999,4|; 'line 3: ''1e999'' in cpu_percent is no number'",
                HEADER + ",2,3|; line 3 has no time",
                HEADER + "1,2,3,4|; line 3 has 4 cells, the header has 3 columns",
                HEADER + "1,2|2,3,4|; line 3 has 2 cells, the header has 3 columns",
                RUST + "; has no rows",
                RUST + "0.0,x,1|; 'line 3: ''x'' in CPU Usage is no number'",
                "# Process recording.|0.0,1.0,2|; line 2 is a row before the names of the columns",
                "elapsed_time,nproc,cpu|0,1|; line 2 has 2 cells",
                "elapsed_time,nproc|; line 1 has neither a column of CPU",
                "# Elapsed time   CPU (%)|a 1|; 'line 2: ''a'' in Elapsed time is no number'",
                "Time~wtime~rss|5~0~x|; 'line 2: ''x'' in rss is no number'",
                "CMDLINE x|MEM 1 2|MEM 1|; line 3 has 2 words instead of 3",
                "CMDLINE x|MEM 1 2|MEM a 2|; 'line 3: ''a'' is no number'",
                "CMDLINE x|MEM 1 2|PEAK 1 2|; line 3 is none of mprof's",
                "CMDLINE x|MEM 1 2|MEM 1 nan|; line 3 has no time",
                "Starting up command 'x' and attaching to process|1|; it ends before the names of the columns",
                "Time~wtime~ngpus|1~0~1|; has neither a column of CPU",
                "CMDLINE x|; has no rows",
                "{\"timestamp\": \"now\", \"totals\": {\"rss\": 1}}|; 'line 1: ''now'' in timestamp is no time'",
                "{\"timestamp\": 1|; line 1 is no whole JSON object",
                "{\"psrec\":\"0.1.0\"}|; line 1 has no elapsed_s among its columns",
                "{\"timestamp\": \"2026-11-23T22:03:05Z\", \"totals\": {\"pmem\": 1}}|; has neither a column of CPU",
                "{|\"a\": 1|}|; 'is JSON over several lines, psrec reads one object per line (jq -c . run.csv)'",
                "{\"a\": 1}|; is no recording that psrec knows",
                "{\"columns\":[\"elapsed_s\",\"rss_bytes\"]}|; has no rows",
                "{\"columns\":[\"elapsed_s\",\"rss_bytes\"]}|{\"elapsed_s\":1,\"cpu\":2}|; line 2 has 'cpu'",
                "{\"columns\":[\"elapsed_s\",\"rss_bytes\"]}|{\"elapsed_s\":true}|; what stands in elapsed_s is no number",
            })
    void isSaidInOneSentence(String content, String sentence) {
        String file = content.replace('|', '\n').replace('~', '\t').replace("' '", "");
        assertThatThrownBy(() -> Reading.of(file)).isInstanceOfSatisfying(UserException.class, trouble -> {
            assertThat(trouble.exitCode()).isEqualTo(1);
            assertThat(trouble.sentence()).startsWith("run.csv ");
            assertThat(trouble.sentence().replace(';', ','))
                    .contains(sentence.strip().replace(';', ','));
        });
    }

    @Test
    void compressedFileIsTold() {
        refused(new byte[] {0x1f, (byte) 0x8b, 8, 0}, "run.csv is compressed; gunzip it first");
        refused("BZh91AY".getBytes(StandardCharsets.US_ASCII), "run.csv is compressed; unpack it first");
        refused(
                "elapsed_s\n".getBytes(StandardCharsets.UTF_16),
                "run.csv is UTF-16 text; psrec reads UTF-8 (iconv -f UTF-16 -t UTF-8)");
    }

    private static void refused(byte[] content, String sentence) {
        assertThatThrownBy(() -> Reading.of(content))
                .isInstanceOf(UserException.class)
                .hasMessage(sentence);
    }

    @Test
    void lineWithoutAnEndIsNoRecording() {
        refused(new byte[20 << 20], "run.csv line 1 is longer than 16 MiB; that is no recording");
    }

    @Test
    void errorInTheMiddleIsSaidWithItsLine() {
        InputStream failing = new InputStream() {
            private final byte[] first = "elapsed_s,rss_bytes\n1,2\n".getBytes(StandardCharsets.US_ASCII);
            private int at;

            @Override
            public int read() throws IOException {
                if (at == first.length) {
                    throw new IOException("Input/output error");
                }
                return first[at++];
            }
        };
        assertThatThrownBy(() -> RecordingFiles.read(failing, "run.csv", null, new Reading()))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("cannot read run.csv")
                .hasMessageEndingWith(": Input/output error");
    }

    @Test
    void emptyCellsUnequalIntervalsAndASingleRowAreNone() {
        assertThat(Reading.of("elapsed_s,cpu_percent,rss_bytes\n0,,\n")).contains("\n0 - -\n");
        assertThat(Reading.of("elapsed_s,cpu_percent,rss_bytes\n0,1,\n1,,2\n7,3,4\n"))
                .contains("\n0 1 -\n1 - 2\n7 3 4\n");
    }

    @Test
    void tornLastLineIsLeftOutAndSaid() {
        assertThat(Reading.of("elapsed_s,rss_bytes\n1,2\n2,8375"))
                .contains("\n1 2\ncut off,")
                .endsWith("remarks [line 3, the last, has no end and was left out]\n");
        assertThat(Reading.of("elapsed_s,rss_bytes\n1,2\n#@ outcome: exited 1")).contains("cut off, outcome ''");
        assertThat(Reading.of("{\"columns\":[\"elapsed_s\",\"rss_bytes\"]}\n{\"elapsed_s\":1}\n{\"elapsed_s\":2"))
                .contains("\n1 -\ncut off,")
                .endsWith("remarks [line 3, the last, has no end and was left out]\n");
        // Its end is its own.
        assertThat(Reading.of("{\"columns\":[\"elapsed_s\",\"rss_bytes\"]}\n{\"elapsed_s\":1}"))
                .contains("\n1 -\ncut off,")
                .endsWith("remarks []\n");
    }
}
