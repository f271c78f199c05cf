package psrec.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes what the launcher (`src/main/c/launcher`) must know of the command line, as C. Only the build runs it.
final class LauncherTables {
    private LauncherTables() {}

    /// Argument: the header to write.
    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(arguments[0]), header());
    }

    /// All options by what follows them, and all subcommands by the JVM that runs them.
    static String header() {
        StringBuilder header = new StringBuilder("/* Written by psrec.cli.LauncherTables. */\n");
        header.append("static const struct option OPTIONS[] = {\n");
        for (Option option : Option.values()) {
            header.append("    {\"")
                    .append(option.word())
                    .append("\", ")
                    .append(option.letter().isEmpty() ? "0" : "'" + option.letter() + "'")
                    .append(", ")
                    .append(values(option))
                    .append("},\n");
        }
        header.append("};\nstatic const struct subcommand SUBCOMMANDS[] = {\n");
        for (Mode mode : Mode.values()) {
            header.append("    {\"")
                    .append(mode.word())
                    .append("\", ")
                    .append(purpose(mode))
                    .append("},\n");
        }
        return header.append("};\n").toString();
    }

    // What the arguments behind it are; an optional value is part of the option.
    private static String values(Option option) {
        if (option.takesMany()) {
            return "MANY_VALUES";
        }
        return OptionWords.takesOne(option) ? "ONE_VALUE" : "NO_VALUE";
    }

    private static String purpose(Mode mode) {
        return switch (mode) {
            case START -> "START";
            case ATTACH -> "ATTACH";
            case PLOT, SUMMARY, COMPARE, CHECK, CONVERT -> "ANALYSE";
        };
    }
}
