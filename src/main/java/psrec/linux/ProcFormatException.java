package psrec.linux;

import java.nio.charset.StandardCharsets;

/// The kernel wrote something into a /proc file that psrec does not understand: file, field and text.
final class ProcFormatException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ProcFormatException(String file, String field, byte[] text, int length) {
        super(file + ": no " + field + " in \"" + new String(text, 0, length, StandardCharsets.ISO_8859_1).strip()
                + "\"");
    }
}
