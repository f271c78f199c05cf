package psrec.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcFileTest {
    @TempDir
    Path root;

    private final byte[] buffer = new byte[100];

    @ParameterizedTest
    @ValueSource(ints = {FakeProc.NONE, FakeProc.PLENTY})
    void everyReadingIsFromTheStart(int descriptors) {
        FakeProc fake = new FakeProc(root).write("file", "one");
        try (ProcFile file = new ProcFile(root + "/file", new DescriptorBudget(descriptors))) {
            assertThat(text(file)).isEqualTo("one");
            assertThat(text(file)).isEqualTo("one");
            fake.write("file", "second");
            assertThat(text(file)).isEqualTo("second");
        }
    }

    @Test
    void heldDescriptorStaysWithItsFileWhenAnotherTakesTheName() {
        FakeProc fake = new FakeProc(root).write("file", "one");
        try (ProcFile held = new ProcFile(root + "/file", new DescriptorBudget(FakeProc.PLENTY));
                ProcFile opened = new ProcFile(root + "/file", new DescriptorBudget(FakeProc.NONE))) {
            assertThat(text(held)).isEqualTo("one");
            assertThat(text(opened)).isEqualTo("one");
            assertThat(held.isHeld()).isTrue();
            assertThat(opened.isHeld()).isFalse();
            fake.delete("file").write("file", "another");
            assertThat(text(held)).isEqualTo("one");
            assertThat(text(opened)).isEqualTo("another");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {FakeProc.NONE, FakeProc.PLENTY})
    void missingFileIsAnErrorNumberAndHoldsNothing(int descriptors) {
        DescriptorBudget budget = new DescriptorBudget(descriptors == 0 ? 0 : 33);
        try (ProcFile file = new ProcFile(root + "/none", budget)) {
            assertThat(file.read(buffer)).isEqualTo(-Errno.ENOENT);
            assertThat(budget.take()).isEqualTo(descriptors != 0);
        }
    }

    @Test
    void closingGivesTheDescriptorBackOnce() {
        DescriptorBudget budget = new DescriptorBudget(33);
        new FakeProc(root).write("file", "one");
        ProcFile file = new ProcFile(root + "/file", budget);
        file.read(buffer);
        assertThat(budget.take()).isFalse();
        file.close();
        file.close();
        assertThat(budget.take()).isTrue();
        assertThat(budget.take()).isFalse();
    }

    @Test
    void longFileFillsTheBufferAndNoMore() {
        new FakeProc(root).write("file", "x".repeat(101));
        try (ProcFile file = new ProcFile(root + "/file", new DescriptorBudget(FakeProc.PLENTY))) {
            assertThat(file.read(buffer)).isEqualTo(100);
        }
    }

    private String text(ProcFile file) {
        return Proc.latin1(buffer, file.read(buffer));
    }
}
