package psrec.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import psrec.process.UserException;
import psrec.recording.RecordingVisitor;
import tools.jackson.core.JacksonException;

/// Recordings in files, of any recorder that psrec knows; `docs/formats.md`.
public final class RecordingFiles {
    private static final List<RecordingFormat> FORMATS = List.of(
            new PsrecCsv(),
            new PsrecJsonLines(),
            new RustCsv(),
            new Psrecord(),
            new PrmonTable(),
            new ConductUsage(),
            new MprofData());
    private static final int LONGEST_TEXT = 1 << 20;

    private RecordingFiles() {}

    /// Opens the files beside one that is read.
    public interface Siblings {
        /// Opens one.
        ///
        /// @param fileName without directories
        /// @throws UserException if it cannot be opened
        InputStream open(String fileName);
    }

    /// Reads a recording of any known format, told by its content. Reading goes in one pass, in memory that
    /// does not depend on the length of the file.
    ///
    /// @param in read to its end, not closed
    /// @param name the file's name, for people
    /// @param siblings opens the file with the samples if this one only names it; null if nothing lies beside
    ///     it
    /// @param into takes the recording; where this method throws it has been given what was read before
    /// @throws UserException where it is no recording, or something in it is not as it should be: one
    ///     sentence with the file and the line
    public static void read(InputStream in, String name, @Nullable Siblings siblings, RecordingVisitor into) {
        Lines lines = new Lines(in, name);
        refuseOtherBytes(lines);
        String first = "";
        while (lines.next()) {
            RecordingFormat format = formatAt(lines);
            if (format != null) {
                read(format, lines, into);
                return;
            }
            first = first.isEmpty() && !lines.blank() ? lines.text() : first;
            if (!lines.blank() && !lines.startsWith("#")) {
                break;
            }
        }
        if (first.startsWith("{") || first.startsWith("[")) {
            readObject(lines, siblings, into);
            return;
        }
        throw lines.fileTrouble(
                first.isEmpty()
                        ? "is empty"
                        : "is no recording that psrec knows; it begins with " + Lines.quoted(first));
    }

    private static void read(RecordingFormat format, Lines lines, RecordingVisitor into) {
        Telling telling = new Telling(lines, format.name(), into);
        try {
            format.read(lines, telling);
        } catch (UserException trouble) {
            telling.giveUp();
            throw trouble;
        }
    }

    private static @Nullable RecordingFormat formatAt(Lines lines) {
        for (RecordingFormat format : FORMATS) {
            if (format.begins(lines)) {
                return format;
            }
        }
        return null;
    }

    /// Reads what is JSON but no recording: what belongs to one leads to it.
    private static void readObject(Lines lines, @Nullable Siblings siblings, RecordingVisitor into) {
        String first = lines.text();
        String text = rest(lines);
        Set<String> keys = JsonLine.keys(text);
        if (ConductInfo.isInfo(keys)) {
            readConduct(lines, text, siblings, into);
            return;
        }
        if (keys.containsAll(Set.of("Avg", "Max"))) {
            throw lines.fileTrouble(
                    "is the summary that prmon writes beside its samples; give the file with those," + " prmon.txt");
        }
        throw lines.fileTrouble(
                first.length() == 1
                        ? "is JSON over several lines; psrec reads one object per line (jq -c . " + lines.file() + ")"
                        : "is no recording that psrec knows; it begins with " + Lines.quoted(first));
    }

    private static String rest(Lines lines) {
        StringBuilder text = new StringBuilder();
        do {
            text.append(lines.text()).append('\n');
        } while (text.length() < LONGEST_TEXT && lines.next());
        return text.toString();
    }

    private static void readConduct(Lines lines, String text, @Nullable Siblings siblings, RecordingVisitor into) {
        ConductInfo info;
        try {
            info = ConductInfo.of(text);
        } catch (JacksonException other) {
            throw lines.fileTrouble("is no whole JSON object");
        }
        if (siblings == null || info.usage().isEmpty()) {
            throw lines.fileTrouble("is con-duct's summary of a run, without samples; give the file with those, "
                    + (info.usage().isEmpty() ? "*_usage.jsonl" : info.usage()));
        }
        String directory = lines.file().substring(0, lines.file().lastIndexOf('/') + 1);
        try (InputStream usage = siblings.open(info.usage())) {
            Lines samples = new Lines(usage, directory + info.usage());
            while (samples.next() && samples.blank()) {
                // The first line that is not blank.
            }
            if (!info.begins(samples)) {
                throw samples.fileTrouble("has no samples of con-duct, which " + lines.file() + " says it has");
            }
            read(info, samples, into);
        } catch (IOException trouble) {
            throw new UserException(
                    UserException.TROUBLE, "cannot read " + directory + info.usage() + ": " + trouble.getMessage());
        }
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
