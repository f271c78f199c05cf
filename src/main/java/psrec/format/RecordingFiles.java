package psrec.format;

import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import psrec.process.UserException;
import psrec.recording.RecordingVisitor;

/// Recordings in files, of any recorder that psrec knows; `docs/formats.md`.
public final class RecordingFiles {
    private static final List<RecordingFormat> FORMATS = List.of(new PsrecCsv());

    private RecordingFiles() {}

    /// Reads a recording of any known format, told by its content. Reading goes in one pass, in memory that does not
    /// depend on the length of the file.
    ///
    /// @param in read to its end, not closed
    /// @param name the file's name, for people
    /// @param into takes the recording; where this method throws it has been given what was read before
    /// @throws UserException where it is no recording, or something in it is not as it should be: one sentence with
    ///     the file and the line
    public static void read(InputStream in, String name, RecordingVisitor into) {
        Lines lines = new Lines(in, name);
        refuseOtherBytes(lines);
        String first = "";
        while (lines.next()) {
            RecordingFormat format = formatAt(lines);
            if (format != null) {
                format.read(lines, into);
                return;
            }
            first = first.isEmpty() && !lines.blank() ? lines.text() : first;
            if (!lines.blank() && !lines.startsWith("#")) {
                break;
            }
        }
        throw lines.fileTrouble(
                first.isEmpty()
                        ? "is empty"
                        : "is no recording that psrec knows; it begins with " + Lines.quoted(first));
    }

    private static @Nullable RecordingFormat formatAt(Lines lines) {
        for (RecordingFormat format : FORMATS) {
            if (format.begins(lines)) {
                return format;
            }
        }
        return null;
    }

    private static void refuseOtherBytes(Lines lines) {
        if (lines.fileStartsWith(0x1f, 0x8b)) {
            throw lines.fileTrouble("is compressed; gunzip it first");
        }
        if (lines.fileStartsWith(0x28, 0xb5, 0x2f, 0xfd)
                || lines.fileStartsWith(0xfd, '7', 'z', 'X', 'Z')
                || lines.fileStartsWith('B', 'Z', 'h')
                || lines.fileStartsWith('P', 'K', 3, 4)) {
            throw lines.fileTrouble("is compressed; unpack it first");
        }
        if (lines.fileStartsWith(0xff, 0xfe) || lines.fileStartsWith(0xfe, 0xff)) {
            throw lines.fileTrouble("is UTF-16 text; psrec reads UTF-8 (iconv -f UTF-16 -t UTF-8)");
        }
    }
}
