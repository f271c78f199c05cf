package psrec.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FieldsTest {
    @Test
    void numbersComeInOrderWhateverIsBetween() {
        Fields fields = of(" 1  22\t-3\n0 9223372036854775807");
        assertThat(fields.number()).isEqualTo(1);
        assertThat(fields.number()).isEqualTo(22);
        assertThat(fields.number()).isEqualTo(-3);
        assertThat(fields.number()).isZero();
        assertThat(fields.number()).isEqualTo(Long.MAX_VALUE);
        assertThat(fields.number()).isEqualTo(Fields.ABSENT);
        assertThat(fields.number()).isEqualTo(Fields.ABSENT);
    }

    @Test
    void wordIsNoNumber() {
        assertThat(of("kB 7").number()).isEqualTo(Fields.ABSENT);
        assertThat(of("-").number()).isEqualTo(Fields.ABSENT);
    }

    @Test
    void skippedFieldsMayBeOfAnyKind() {
        Fields fields = of("a -1 18446744073709551615 4");
        fields.skip(3);
        assertThat(fields.number()).isEqualTo(4);
    }

    @Test
    void skippingPastTheEndFindsNothing() {
        Fields fields = of("1 2");
        fields.skip(5);
        assertThat(fields.number()).isEqualTo(Fields.ABSENT);
    }

    @Test
    void letterIsTheFirstCharacterOfAField() {
        Fields fields = of(" S 1 (x)");
        assertThat(fields.letter()).isEqualTo('S');
        assertThat(fields.number()).isEqualTo(1);
        assertThat(fields.letter()).isEqualTo('(');
        assertThat(fields.letter()).isEqualTo('\0');
    }

    @Test
    void textBehindTheLengthIsNotRead() {
        byte[] text = "12 34".getBytes(StandardCharsets.US_ASCII);
        Fields fields = new Fields();
        fields.set(text, 0, 4);
        assertThat(fields.number()).isEqualTo(12);
        assertThat(fields.number()).isEqualTo(3);
        fields.set(text, 3, 5);
        assertThat(fields.number()).isEqualTo(34);
    }

    private static Fields of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        Fields fields = new Fields();
        fields.set(bytes, 0, bytes.length);
        return fields;
    }
}
