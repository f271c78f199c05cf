package psrec.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTest {
    @Test
    void bytesAreUtf8() {
        assertThat(Text.forPeople("\u00c2\u00b5")).isEqualTo("µ");
        assertThat(Text.forPeople(new byte[] {(byte) 0xc2, (byte) 0xb5})).isEqualTo("µ");
    }

    @Test
    void whatIsNotUtf8IsReplaced() {
        assertThat(Text.forPeople("a\u00ffb")).isEqualTo("a\ufffdb");
    }
}
