package psrec.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
    /// @param others files of this call that they must not be
    /// @throws UserException where one cannot be written
    static GateReports open(Host host, CommandLine line, List<String> others) {
        String junit = line.value(Option.JUNIT);
        String markdown = line.value(Option.MARKDOWN);
        List<String> taken = new ArrayList<>(others);
        refuseTaken(host, Option.JUNIT, junit, taken);
        OutputFile junitFile = junit == null ? null : host.openOutput(junit);
        if (junit != null) {
            taken.add(junit);
        }
        refuseTaken(host, Option.MARKDOWN, markdown, taken);
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
            boolean again = junit.goBackTo(0);
            write(junit, JunitReport.of(all), again);
        }
        if (markdown != null) {
            write(markdown, CheckMarkdown.of(all), false);
        }
    }

    private static void write(OutputFile file, String text, boolean cut) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            file.write(bytes, bytes.length);
            if (cut) {
                file.cutHere();
            }
            file.close();
        } catch (IOException trouble) {
            throw new UserException(
                    UserException.TROUBLE, "cannot write to " + file.name() + ": " + trouble.getMessage());
        }
    }

    private static void refuseTaken(Host host, Option option, @Nullable String path, List<String> taken) {
        if (path == null) {
            return;
        }
        if (path.isEmpty()) {
            throw new UserException(UserException.USAGE, option.dashed() + " needs the name of a file");
        }
        for (String other : taken) {
            if (path.equals(other) || (!path.equals(STANDARD_OUTPUT) && host.isSameFile(path, other))) {
                throw new UserException(
                        UserException.USAGE,
                        option.dashed() + " " + CommandLine.forPeople(path)
                                + " is another file of this call; give it a name of its own");
            }
        }
    }
}
