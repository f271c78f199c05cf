package psrec.cli;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import psrec.format.RecordingFiles;
import psrec.process.Host;
import psrec.process.UserException;

/// A recording that the user named: `-` is standard input.
final class RecordingInput {
    private static final String STANDARD_INPUT = "-";

    private RecordingInput() {}

    /// The name of the file, for people.
    static String name(String path) {
        return path.equals(STANDARD_INPUT) ? "standard input" : CommandLine.forPeople(path);
    }

    /// Opens the files beside it; null for standard input, which has none.
    ///
    /// @param output a file that is written meanwhile, and so cannot be read; empty for none
    static RecordingFiles.@Nullable Siblings siblings(Host host, String path, String output) {
        if (path.equals(STANDARD_INPUT)) {
            return null;
        }
        String directory = path.substring(0, path.lastIndexOf('/') + 1);
        return fileName -> open(host, directory + bytes(fileName), output);
    }

    private static InputStream open(Host host, String path, String output) {
        if (!output.isEmpty() && host.isSameFile(path, output)) {
            throw new UserException(
                    UserException.USAGE,
                    CommandLine.forPeople(output) + " is the file to be read; write to another one");
        }
        return host.openInput(path);
    }

    // One char a byte, as all paths.
    private static String bytes(String name) {
        return new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
