package psrec.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psrec.process.UserException;

class LinuxFileTest {
    private static LinuxFile open(String path) {
        return LinuxFile.open(path, 0, () -> {
            throw new AssertionError("a reader was waited for: " + path);
        });
    }

    @TempDir
    Path folder;

    @Test
    void openingEmptiesNothing() throws IOException {
        Path path = Files.writeString(folder.resolve("old.csv"), "old");
        open(path.toString()).close();
        assertThat(path).hasContent("old");
    }

    @Test
    void whatIsAppendedStandsBehindWhatStoodThere() throws IOException {
        Path path = Files.writeString(folder.resolve("old.md"), "old ");
        try (LinuxFile file = LinuxFile.open(path.toString(), Libc.O_APPEND, () -> {
            throw new AssertionError("a reader was waited for: " + path);
        })) {
            write(file, "new ");
            Files.writeString(path, "other ", StandardOpenOption.APPEND);
            write(file, "newer");
        }
        assertThat(path).hasContent("old new other newer");
    }

    @Test
    void openingMakesTheFile() throws IOException {
        Path path = folder.resolve("new.csv");
        open(path.toString()).close();
        assertThat(path).isEmptyFile();
    }

    @Test
    void whatIsWrittenStandsThere() throws IOException {
        Path path = folder.resolve("new.csv");
        try (LinuxFile file = open(path.toString())) {
            write(file, "one ");
            write(file, "two");
            assertThat(path).hasContent("one two");
        }
    }

    @Test
    void moreThanTheBufferHoldsIsWrittenWhole() throws IOException {
        Path path = folder.resolve("new.csv");
        String text = "0123456789abcde\n".repeat(10_000);
        try (LinuxFile file = open(path.toString())) {
            write(file, text);
        }
        assertThat(Files.readString(path)).isEqualTo(text);
    }

    @Test
    void goingBackWritesOverAndCuttingDropsTheRest() throws IOException {
        Path path = Files.writeString(folder.resolve("old.csv"), "an old text that is long");
        try (LinuxFile file = open(path.toString())) {
            write(file, "one two three");
            assertThat(file.goBackTo(4)).isTrue();
            write(file, "2");
            assertThat(path).hasContent("one 2wo threehat is long");
            file.cutHere();
            assertThat(path).hasContent("one 2");
        }
    }

    @Test
    void deviceCannotGoBackAndHasNothingToCut() throws IOException {
        try (LinuxFile file = open("/dev/null")) {
            write(file, "one");
            assertThat(file.goBackTo(0)).isFalse();
            file.cutHere();
        }
    }

    @Test
    void fullDeviceIsAnErrorInWords() throws IOException {
        try (LinuxFile file = open("/dev/full")) {
            assertThatThrownBy(() -> write(file, "one"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("space");
        }
    }

    @Test
    void missingFolderIsRefusedWithItsReason() {
        assertThatThrownBy(() -> open(folder + "/none/x.csv")).isInstanceOfSatisfying(UserException.class, trouble -> {
            assertThat(trouble.exitCode()).isEqualTo(1);
            assertThat(trouble.sentence())
                    .isEqualTo("cannot write to " + folder + "/none/x.csv: its folder does not exist");
        });
    }

    @Test
    void folderIsRefusedWithItsReason() {
        assertThatThrownBy(() -> open(folder.toString())).isInstanceOfSatisfying(UserException.class, trouble -> {
            assertThat(trouble.exitCode()).isEqualTo(1);
            assertThat(trouble.sentence()).isEqualTo("cannot write to " + folder + ": it is a folder");
        });
    }

    @Test
    void nameOfAnyBytesIsThatName() throws IOException {
        // UTF-8, one char a byte.
        String name = new String("µ.csv".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        try (LinuxFile file = open(folder + "/" + name)) {
            assertThat(file.name()).isEqualTo(folder + "/µ.csv");
        }
        int exists = Libc.exists((folder + "/µ.csv").getBytes(StandardCharsets.UTF_8));
        assertThat(exists).isZero();
    }

    private static void write(LinuxFile file, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        file.write(bytes, bytes.length);
    }
}
