package psrec.linux;

import java.nio.charset.StandardCharsets;

/// Bytes that the system knows, as text for people.
final class Text {
    private Text() {}

    /// As UTF-8; U+FFFD for what is none.
    static String forPeople(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// The same for text with one `char` a byte.
    static String forPeople(String latin1) {
        return forPeople(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }
}
