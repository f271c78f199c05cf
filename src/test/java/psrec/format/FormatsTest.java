package psrec.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
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
                "psrec-rust.csv",
                "psrec-rust-normalised-threads.csv",
                "psrecord.csv",
                "psrecord-io.csv",
                "psrecord-plain.txt",
                "psrecord-plain-io.txt",
                "prmon.txt",
                "con-duct_usage.jsonl",
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
        assertThat(Reading.of("\n\n" + content + "\n\n")).isEqualTo(expected);
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
