package psrec.cli;

import org.jspecify.annotations.Nullable;
import psrec.metric.Metric;

/// The help, made from the tables of modes, options and metrics.
final class Help {
    private static final int OPTION_WIDTH = 28;
    private static final int MODE_WIDTH = 35;
    private static final int METRIC_WIDTH = 13;

    private Help() {}

    /// The help for a mode; null for psrec as a whole.
    static String of(@Nullable Mode mode) {
        StringBuilder text = new StringBuilder();
        if (mode == null) {
            text.append("psrec records what a program and all its descendants use: CPU time, memory, and more.\n\n");
            text.append("Usage: psrec [options] <mode>\n\nModes:\n");
            for (Mode each : Mode.values()) {
                row(text, each.word() + " " + each.operands(), MODE_WIDTH, each.meaning());
            }
        } else {
            text.append("Usage: psrec [options] ")
                    .append(mode.word())
                    .append(' ')
                    .append(mode.operands());
            text.append("\n\n").append(about(mode)).append('\n');
        }
        text.append("\nOptions:\n");
        for (Option option : Option.values()) {
            row(text, synopsis(option), OPTION_WIDTH, option.meaning());
        }
        if (mode == null) {
            text.append("\nColumns of the file:\n");
            for (Metric metric : Metric.all()) {
                row(text, metric.column(), METRIC_WIDTH, wrap(metric.meaning(), METRIC_WIDTH));
            }
        }
        text.append("\nExamples:\n").append(examples(mode));
        return text.append('\n').append(exitCodes(mode)).toString();
    }

    private static void row(StringBuilder text, String left, int width, String right) {
        text.append("  ").append(left).repeat(' ', Math.max(2, width - left.length()));
        text.append(right).append('\n');
    }

    private static String synopsis(Option option) {
        String letter = option.letter().isEmpty() ? "    " : "-" + option.letter() + ", ";
        return letter + option.dashed() + (option.value() == null ? "" : " " + option.value());
    }

    private static String wrap(String meaning, int indent) {
        StringBuilder text = new StringBuilder();
        int column = 0;
        for (String word : meaning.split(" ", -1)) {
            if (column + word.length() > 64) {
                text.append('\n').repeat(' ', indent + 2);
                column = 0;
            } else if (column > 0) {
                text.append(' ');
            }
            text.append(word);
            column += word.length() + 1;
        }
        return text.toString();
    }

    private static String about(Mode mode) {
        return switch (mode) {
            case START -> """
                    Starts the command as a shell would, records it until it ends, and exits with its
                    exit code. What follows the command's name is the command's own, to the letter.
                    SIGTERM, SIGHUP, SIGUSR1 and SIGUSR2 to psrec are passed on to the command.""";
            case ATTACH -> """
                    Records a process that runs already, until it ends, for --duration, or until
                    Ctrl-C or SIGTERM. The process is left alone.""";
        };
    }

    private static String examples(@Nullable Mode mode) {
        String start = """
                  psrec start make -j4                           what did it use? one line at the end
                  psrec --export run.csv start make -j4          the same, with a row a second in run.csv
                  psrec -i 100ms -e run.csv start -- ./train -q  ten rows a second
                """;
        String attach = """
                  psrec --export run.csv attach 4711             a process that runs already, till it ends
                  psrec -d 30m --print-values attach 4711        for half an hour, shown as it goes
                """;
        if (mode == null) {
            return start + attach;
        }
        return mode == Mode.START ? start : attach;
    }

    private static String exitCodes(@Nullable Mode mode) {
        return mode == Mode.ATTACH ? """
                Exit code: 0; 1 where the process or the file is in trouble, 2 for a bad command line,
                125 where psrec cannot work here.
                """ : """
                Exit code: the command's; 128 + n where signal n ended it; 127 where there is no such
                command, 126 where it cannot be run; 1 where the file is in trouble, 2 for a bad
                command line, 125 where psrec cannot work here. All but the first two before it starts.
                """;
    }
}
