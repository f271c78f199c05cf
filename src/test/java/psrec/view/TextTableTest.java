package psrec.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void columnsAreAsWideAsTheyNeedAndNoLineEndsWithBlanks() {
        String table = TextTable.of(
                "lrl",
                List.of(
                        List.of("name", "n", "remark"),
                        List.of("\uD83D\uDE00\u00E4", "12.5 s", ""),
                        List.of("much longer", "1 s", "x"),
                        List.of("alone")));
        assertThat(table).isEqualTo("""
                name              n  remark
                \uD83D\uDE00\u00E4           12.5 s
                much longer     1 s  x
                alone
                """);
    }

    @Test
    void noRowsAreNoText() {
        assertThat(TextTable.of("l", List.of())).isEmpty();
    }
}
