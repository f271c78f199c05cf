package psrec.cli;

import org.jspecify.annotations.Nullable;
import psrec.metric.Metric;
import psrec.stats.Total;

/// The help, made from the tables of modes, options and metrics.
final class Help {
    private static final int OPTION_WIDTH = 28;
    private static final int MODE_WIDTH = 35;
    private static final int METRIC_WIDTH = 13;
    private static final int NUMBER_WIDTH = 24;

    private Help() {}

    /// The help for a mode; null for psrec as a whole.
    static String of(@Nullable Mode mode) {
        StringBuilder text = new StringBuilder();
        if (mode == null) {
            text.append(
                    "psrec records what a program and all its descendants use: CPU time, memory, and more; and shows it.\n\n");
            text.append("Usage: psrec [options] <mode>\n\nModes:\n");
            for (Mode each : Mode.values()) {
                row(text, each.word() + " " + each.operands(), MODE_WIDTH, each.meaning());
            }
            text.append(
                    "\nThe options below are those of start; psrec <mode> --help tells those of a mode.\n\nOptions:\n");
        } else {
            text.append("Usage: psrec [options] ")
                    .append(mode.word())
                    .append(' ')
                    .append(mode.operands());
            text.append("\n\n").append(about(mode)).append("\n\nOptions:\n");
        }
        for (Option option : Option.values()) {
            if (option.modes().contains(mode == null ? Mode.START : mode)) {
                row(text, synopsis(option), OPTION_WIDTH, option.meaning());
            }
        }
        if (mode == null) {
            text.append("\nColumns of the file:\n");
            for (Metric metric : Metric.all()) {
                row(text, metric.column(), METRIC_WIDTH, wrap(metric.meaning(), METRIC_WIDTH));
            }
        }
        if (mode == Mode.SUMMARY || mode == Mode.CHECK) {
            text.append("\nNumbers:\n");
            for (Total total : Total.values()) {
                row(text, total.word(), NUMBER_WIDTH, wrap(total.meaning(), NUMBER_WIDTH));
            }
            row(text, "<min|mean|median|p95|max>_<column>", 0, "of a column: p95_cpu_percent, max_threads");
            row(text, "total_<column>, <mean|max>_<column>_per_s", 0, "of a counter: total_read_bytes");
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
        String between = option.takesOptional() ? "" : " ";
        return letter + option.dashed() + (option.value() == null ? "" : between + option.value());
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

    static String about(Mode mode) {
        return switch (mode) {
            case START -> """
                    Starts the command as a shell would, records it until it ends, and exits with its
                    exit code. What follows the command's name is the command's own, to the letter.
                    SIGTERM, SIGHUP, SIGUSR1 and SIGUSR2 to psrec are passed on to the command.""";
            case ATTACH -> """
                    Records a process that runs already, until it ends, for --duration, or until
                    Ctrl-C or SIGTERM. The process is left alone.""";
            case PLOT -> """
                    Shows recordings as a chart: in the browser where there is a display, else in the
                    terminal; or writes it as a page (.html) or a picture (.png, .svg). Several files
                    are laid over each other, aligned at their start.""";
            case SUMMARY -> """
                    Says what recordings used: wall and CPU time, memory, and of each column the
                    least, mean, median, 95th percentile and most, weighted by time.""";
            case COMPARE -> """
                    Tells what changed between recordings. With several on a side (--base a*.csv
                    --new b*.csv) it also tells whether the difference is more than noise.""";
            case CHECK -> """
                    Holds recordings to limits, and to a baseline, and exits with 1 where one is
                    exceeded: a gate for CI. A number that a recording does not tell is a failure. A
                    baseline limits wall_s, cpu_s, peak_rss_bytes and memory_gib_h.""";
            case CONVERT -> """
                    Writes a recording, of any recorder that psrec reads, as a CSV or as JSON lines
                    (a name that ends in .jsonl).""";
        };
    }

    static String examples(@Nullable Mode mode) {
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
            return start + attach + """
                      psrec plot run.csv                             show it
                      psrec summary run.csv                          the numbers that matter
                    """;
        }
        return switch (mode) {
            case START -> start;
            case ATTACH -> attach;
            case PLOT -> """
                      psrec plot run.csv                             in the browser, else in the terminal
                      psrec plot run.csv -o run.png                  a picture
                      psrec plot old.csv new.csv -o both.html        two runs over each other, as a page
                    """;
            case SUMMARY -> """
                      psrec summary run.csv                          the numbers of one run
                      psrec summary *.csv --sort cpu_s               a row a run, the dearest first
                      psrec summary run.csv --json                   for machines
                    """;
            case COMPARE -> """
                      psrec compare old.csv new.csv                  what changed
                      psrec compare --base a*.csv --new b*.csv       is it more than noise?
                      psrec compare old.csv new.csv -o both.html     the runs over each other
                    """;
            case CHECK -> """
                      psrec check run.csv --max peak_rss_bytes=512MiB --max cpu_s=30
                      psrec check run.csv --baseline main.csv --tolerance 5% --junit report.xml
                    """;
            case CONVERT -> """
                      psrec convert run.csv run.jsonl                a CSV as JSON lines
                      psrec convert prmon.txt run.csv                what prmon wrote as psrec's CSV
                    """;
        };
    }

    static String exitCodes(@Nullable Mode mode) {
        return switch (mode) {
            case ATTACH -> """
                    Exit code: 0; 1 where the process or the file is in trouble or --fail-if is met, 2 for a
                    bad command line, 125 where psrec cannot work here.
                    """;
            case CHECK -> """
                    Exit code: 0; 1 where a limit is exceeded or a file is in trouble, 2 for a bad command
                    line, 125 where psrec cannot work here.
                    """;
            case PLOT, SUMMARY, COMPARE, CONVERT -> """
                    Exit code: 0; 1 where a file is in trouble, 2 for a bad command line, 125 where psrec
                    cannot work here.
                    """;
            case START -> startCodes();
            case null -> startCodes();
        };
    }

    private static String startCodes() {
        return """
                Exit code: the command's; 128 + n where signal n ended it; 127 where there is no such
                command, 126 where it cannot be run; 1 where the file is in trouble, 2 for a bad
                command line, 125 where psrec cannot work here. All but the first two before it starts.
                And 1 where the command exits with 0 but --fail-if is met.
                """;
    }
}
