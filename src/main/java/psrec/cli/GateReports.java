package psrec.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import psrec.limit.Checked;
import psrec.process.Host;
import psrec.process.OutputFile;
import psrec.process.UserException;
import psrec.report.CheckMarkdown;
import psrec.report.JunitReport;

/// The files that what was checked is written to: opened before the long run, written at its end.
final class GateReports {
    private static final String STANDARD_OUTPUT = "-";

    private final @Nullable OutputFile junit;
    private final @Nullable OutputFile markdown;

    private GateReports(@Nullable OutputFile junit, @Nullable OutputFile markdown) {
        this.junit = junit;
        this.markdown = markdown;
    }

    /// Opens those that were asked for.
    ///
    /// @param inputs files that are read, and so must not be written
    /// @param outputs other files that are written
    /// @throws UserException where one cannot be written
    static GateReports open(Host host, CommandLine line, List<String> inputs, List<String> outputs) {
        String junit = line.value(Option.JUNIT);
        String markdown = line.value(Option.MARKDOWN);
        List<String> written = new ArrayList<>(outputs);
        refuseTaken(host, Option.JUNIT, junit, inputs, written);
        OutputFile junitFile = junit == null ? null : host.openOutput(junit);
        if (junit != null) {
            written.add(junit);
        }
        refuseTaken(host, Option.MARKDOWN, markdown, inputs, written);
        return new GateReports(junitFile, markdown == null ? null : host.openToAppend(markdown));
    }

    /// True where one of them is standard output.
    static boolean takeStandardOutput(CommandLine line) {
        return STANDARD_OUTPUT.equals(line.value(Option.JUNIT)) || STANDARD_OUTPUT.equals(line.value(Option.MARKDOWN));
    }

    /// Writes them: the JUnit report in place of what stood there, Markdown behind it.
    ///
    /// @throws UserException where that fails
    void write(List<Checked> all) {
        if (junit != null) {
            write(junit, JunitReport.of(all), true);
        }
        if (markdown != null) {
            write(markdown, CheckMarkdown.of(all), false);
        }
    }

    /// Writes a report behind what the Markdown file holds; nothing if none was asked for.
    ///
    /// @throws UserException where that fails
    void append(String text) {
        if (markdown != null) {
            write(markdown, text, false);
        }
    }

    private static void write(OutputFile file, String text, boolean anew) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            if (anew && file.goBackTo(0)) {
                file.cutHere();
            }
            file.write(bytes, bytes.length);
            file.close();
        } catch (IOException trouble) {
            throw new UserException(
                    UserException.TROUBLE, "cannot write to " + file.name() + ": " + trouble.getMessage());
        }
    }

    private static void refuseTaken(
            Host host, Option option, @Nullable String path, List<String> inputs, List<String> outputs) {
        if (path == null) {
            return;
        }
        if (path.isEmpty()) {
            throw new UserException(UserException.USAGE, option.dashed() + " needs the name of a file");
        }
        // As an output, - is another file than as an input.
        boolean taken = path.equals(STANDARD_OUTPUT)
                ? outputs.contains(path)
                : Stream.concat(inputs.stream(), outputs.stream().filter(other -> !other.equals(STANDARD_OUTPUT)))
                        .anyMatch(other -> path.equals(other) || host.isSameFile(path, other));
        if (taken) {
            throw new UserException(
                    UserException.USAGE,
                    option.dashed() + " " + CommandLine.forPeople(path)
                            + " is another file of this call; give it a name of its own");
        }
    }
}
