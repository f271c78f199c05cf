package psrec.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import psrec.format.ExportFormat;
import psrec.format.RecordingFiles;
import psrec.format.RecordingWriter;
import psrec.process.Host;
import psrec.process.UserException;

/// `psrec convert`.
final class ConvertCommand {
    private static final String STANDARD = "-";

    private final Host host;
    private final String version;
    private final CommandLine line;
    private final Consumer<String> notes;

    ConvertCommand(Host host, Console console, String version, CommandLine line) {
        this.host = host;
        this.version = version;
        this.line = line;
        this.notes = console.unless(line.has(Option.QUIET));
    }

    /// Writes the recording in another format; answers psrec's exit code.
    int run() {
        if (line.operands().size() != 2 || line.operands().contains("")) {
            throw new UserException(
                    UserException.USAGE,
                    "convert needs two files, - for standard input or output: psrec convert in out");
        }
        String in = line.operands().getFirst();
        String out = line.operands().getLast();
        ExportFormat format = ExportFormat.of(out, line.value(Option.CSV_STYLE));
        if (!out.equals(STANDARD) && host.isSameFile(in, out)) {
            throw new UserException(
                    UserException.USAGE, CommandLine.forPeople(out) + " is the file to be read; write to another one");
        }
        convert(in, out, format).forEach(notes);
        return 0;
    }

    /// Answers what is odd about the file that was read.
    private List<String> convert(String in, String out, ExportFormat format) {
        String name = RecordingInput.name(in);
        List<String> remarks = new ArrayList<>();
        try (InputStream input = host.openInput(in);
                RecordingWriter writer =
                        new RecordingWriter(() -> host.openOutput(out), format, version, remarks::add)) {
            RecordingFiles.read(
                    input, name, RecordingInput.siblings(host, in, out.equals(STANDARD) ? "" : out), writer);
        } catch (IOException trouble) {
            throw new UserException(UserException.TROUBLE, "cannot read " + name + ": " + trouble.getMessage());
        }
        return remarks.stream().map(remark -> name + ": " + remark).toList();
    }
}
