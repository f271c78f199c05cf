package psrec.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StatmFileTest {
    private final StatmFile statm = new StatmFile();

    @Test
    void residentPagesAreTheSecondField() {
        parse("1167 1042 870 234 0 130 0\n");
        assertThat(statm.residentPages).isEqualTo(1042);
    }

    @Test
    void processThatHasEndedHasNone() {
        parse("0 0 0 0 0 0 0\n");
        assertThat(statm.residentPages).isZero();
    }

    @Test
    void truncatedTextIsRefusedWithFileFieldAndText() {
        assertThatThrownBy(() -> parse("1167\n"))
                .isInstanceOf(ProcFormatException.class)
                .hasMessage("/proc/x/statm: no field 2 (resident) in \"1167\"");
        assertThatThrownBy(() -> parse("")).isInstanceOf(ProcFormatException.class);
    }

    private void parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        statm.parse("/proc/x/statm", bytes, bytes.length);
    }
}
