package psrec.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import psrec.process.UserException;

/// What holds for every format, on a real file of each; what is read of it stands in a file beside it, `.read`.
class FormatsTest {
    private static final long SEED = 20_261_125;

    static List<String> files() {
        return List.of(
                "psrec.csv",
                "psrec.jsonl",
                "psrec-sorted.jsonl",
                "psrec-rust.csv",
                "psrec-rust-normalised-threads.csv",
                "psrecord.csv",
                "psrecord-io.csv",
                "psrecord-plain.txt",
                "psrecord-plain-io.txt",
                "psrecord-stdout.txt",
                "psrecord-stdout-csv.txt",
                "prmon.txt",
                "prmon-2.0.0.txt",
                "prmon-compressed.txt",
                "con-duct_usage.jsonl",
                "con-duct-0.1_usage.json",
                "mprof.dat",
                "mprof-multiprocess.dat");
    }

    static byte[] content(String file) throws IOException {
        try (InputStream in = FormatsTest.class.getResourceAsStream(file)) {
            assertThat(in).as(file).isNotNull();
            return in.readAllBytes();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void realFileIsReadAsAWhole(String file) throws IOException {
        assertThat(Reading.of(content(file))).isEqualTo(text(content(file + ".read")));
    }

    @ParameterizedTest
    @MethodSource("files")
    void lineEndsAndMarksOfOtherSystemsChangeNothing(String file) throws IOException {
        String expected = text(content(file + ".read"));
        String content = text(content(file));
        assertThat(Reading.of("\ufeff" + content)).isEqualTo(expected);
        assertThat(Reading.of(content.replace("\n", "\r\n"))).isEqualTo(expected);
        // Blank lines would belong to the command, which has several lines.
        String end = file.equals("psrecord-stdout.txt") ? "" : "\n\n";
        assertThat(Reading.of(end + content + "\n\n")).isEqualTo(expected);
    }

    /// What con-duct writes has no header: two recordings are one with a pause.
    static List<String> filesWithHeader() {
        return files().stream().filter(file -> !file.startsWith("con-duct")).toList();
    }

    @ParameterizedTest
    @MethodSource("filesWithHeader")
    void ofTwoRecordingsInOneFileTheFirstIsRead(String file) throws IOException {
        String content = text(content(file));
        long second = content.lines().count() + 1;
        List<String> expected = text(content(file + ".read")).lines().toList();
        List<String> found = Reading.of(content + content).lines().toList();
        assertThat(found).hasSameSizeAs(expected);
        assertThat(found.subList(0, found.size() - 1)).isEqualTo(expected.subList(0, found.size() - 1));
        assertThat(found.getLast())
                .contains("line " + second + " begins a second recording; only the first was read")
                .startsWith(expected.getLast().substring(0, expected.getLast().indexOf(", remarks")));
    }

    @ParameterizedTest
    @MethodSource("files")
    void tornLastRowIsLeftOutAndTold(String file) throws IOException {
        String content = text(content(file));
        List<String> lines = content.lines().toList();
        int rows = 1
                + IntStream.range(0, lines.size())
                        .filter(i -> isRow(lines.get(i)))
                        .max()
                        .orElseThrow();
        String torn = String.join("\n", lines.subList(0, rows));
        assertThat(Reading.of(torn.substring(0, torn.length() - 1)))
                .contains("line " + rows + ", the last, has no end and was left out");
    }

    private static boolean isRow(String line) {
        return line.matches("(\\{.*(elapsed_s\":|timestamp).*|(MEM|CHLD) .*| *[0-9].*)");
    }

    @ParameterizedTest
    @MethodSource("files")
    void fileThatIsCutAnywhereIsReadOrRefusedInOneSentence(String file) throws IOException {
        byte[] content = content(file);
        for (int length = 0; length < content.length; length++) {
            readOrRefused(Arrays.copyOf(content, length));
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void fileWithAnyBytesInItIsReadOrRefusedInOneSentence(String file) throws IOException {
        byte[] content = content(file);
        Random random = new Random(SEED);
        for (int i = 0; i < 300; i++) {
            byte[] changed = content.clone();
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                byte[] likely = ",.-{}[]\"\n\t #@:0e9NxM\0\u007f".getBytes(StandardCharsets.UTF_8);
                changed[random.nextInt(changed.length)] = likely[random.nextInt(likely.length)];
            }
            readOrRefused(changed);
        }
    }

    private static void readOrRefused(byte[] content) {
        try {
            assertThat(Reading.of(content)).contains("\n");
        } catch (UserException trouble) {
            assertThat(trouble.exitCode()).isEqualTo(1);
            assertThat(trouble.sentence()).startsWith("run.csv ").hasSizeLessThan(200);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
