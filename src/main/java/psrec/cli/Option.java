package psrec.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The options: one row each. Parser, help, completion and manual iterate over this table.
enum Option {
    INTERVAL("interval", "i", "<2>", Modes.RECORD, "time between samples: 250ms, 2s, 1m, 1h, 0.5 (default: 1s)"),
    DURATION("duration", "d", "<30m>", Modes.RECORD, "stop recording after this long; the target goes on"),
    WAIT_ALL(
            "wait-all",
            "",
            "[=<30s>]",
            Modes.START,
            "record until the last descendant exits, at most this much longer"),
    EXPORT("export", "e", "<file>", Modes.RECORD, "where the rows go, written while recording; - is standard output"),
    CSV_STYLE(
            "csv-style",
            "",
            "<psrec>",
            Modes.WRITE,
            "psrec: a CSV in the layout of the Rust psrec, for scripts made for it"),
    PRINT_VALUES("print-values", "", null, Modes.RECORD, "show each sample on stderr as it is taken"),
    ABSOLUTE_CPU_USAGE(
            "absolute-cpu-usage",
            "",
            null,
            Modes.RECORD,
            "CPU: 100 = one CPU fully used (default: 100 = all CPUs of the machine)"),
    NO_CHILDREN("no-children", "", null, Modes.RECORD, "the target process alone (default: with all its descendants)"),
    FAIL_IF("fail-if", "", "<limit>", Modes.RECORD, "exit 1 if so at the end: 'peak_rss_bytes>512MiB'; again for more"),

    OUTPUT("output", "o", "<file>", Modes.CHART, "the chart as .html, .png or .svg; - draws it in the terminal"),
    COMBINED("combined", "", null, Modes.CHART, "CPU and memory in one panel with two axes"),
    CPUS("cpus", "", null, Modes.CHART, "CPU as a number of CPUs instead of percent"),
    Y_MIN("y-min", "", "<auto>", Modes.CHART, "auto: axes fit the data instead of beginning at 0"),
    CLOCK("clock", "", null, Modes.PLOT, "the time of day (of TZ) instead of the time since the beginning"),
    THEME("theme", "", "<dark>", Modes.CHART, "light or dark; pictures are light, pages as the system is"),
    AREA("area", "", null, Modes.CHART, "fill the area below the lines"),
    VERTICAL_GRID("vertical-grid", "", null, Modes.CHART, "lines of the grid also at the times"),
    TITLE("title", "", "<text>", Modes.CHART, "the title (default: the command)"),
    WIDTH("width", "", "<1200>", Modes.CHART, "width of the picture in pixels, in a terminal in characters"),
    HEIGHT("height", "", "<800>", Modes.CHART, "height of the picture in pixels, in a terminal in lines"),
    FROM("from", "", "<10s>", Modes.CHART, "show the time from here on"),
    TO("to", "", "<5m>", Modes.CHART, "show the time up to here"),
    COLUMNS("columns", "", "<names>", Modes.CHART, "only these columns: cpu_percent,rss_bytes"),

    SORT("sort", "", "<name>", Modes.SUMMARY, "order the files by this number, the largest first"),
    BASE("base", "", "<file>...", Modes.COMPARE, "the recordings to compare with, up to the next option"),
    NEW("new", "", "<file>...", Modes.COMPARE, "the recordings that may differ, up to the next option"),

    ALL("all", "", null, Modes.COMPARE, "show all metrics (default: those that matter)"),

    MAX("max", "", "<name>=<number>", Modes.CHECK, "fail above this: peak_rss_bytes=512MiB; again for more"),
    BASELINE("baseline", "", "<file>", Modes.CHECK, "fail where a number is worse than in this recording"),
    TOLERANCE("tolerance", "", "<5%>", Modes.CHECK, "by how much it may be worse (default: 5%)"),
    JUNIT("junit", "", "<file>", Modes.GATE, "write what was checked as a JUnit report"),
    MARKDOWN("markdown", "", "<file>", Modes.MARKDOWN, "append the result as a Markdown table; - is standard output"),
    JSON("json", "", null, Modes.NUMBERS, "print the numbers as JSON"),

    QUIET("quiet", "q", null, Modes.SPEAKING, "say nothing but errors"),
    HELP("help", "h", null, Modes.ALL, "help; after a mode, help for that"),
    VERSION("version", "", null, Modes.ALL, "version of psrec and of the system");

    /// For which modes an option is.
    private static final class Modes {
        static final List<Mode> START = List.of(Mode.START);
        static final List<Mode> RECORD = List.of(Mode.START, Mode.ATTACH);
        static final List<Mode> WRITE = List.of(Mode.START, Mode.ATTACH, Mode.CONVERT);
        static final List<Mode> PLOT = List.of(Mode.PLOT);
        static final List<Mode> CHART = List.of(Mode.PLOT, Mode.COMPARE);
        static final List<Mode> SUMMARY = List.of(Mode.SUMMARY);
        static final List<Mode> COMPARE = List.of(Mode.COMPARE);
        static final List<Mode> CHECK = List.of(Mode.CHECK);
        static final List<Mode> GATE = List.of(Mode.START, Mode.ATTACH, Mode.CHECK);
        static final List<Mode> MARKDOWN = List.of(Mode.START, Mode.ATTACH, Mode.COMPARE, Mode.CHECK);
        static final List<Mode> NUMBERS = List.of(Mode.SUMMARY, Mode.COMPARE, Mode.CHECK);
        // What the others say is what they were asked for.
        static final List<Mode> SPEAKING = List.of(Mode.START, Mode.ATTACH, Mode.PLOT, Mode.CHECK, Mode.CONVERT);
        static final List<Mode> ALL = List.of(Mode.values());
    }

    private final String word;
    private final String letter;
    private final @Nullable String value;
    private final List<Mode> modes;
    private final String meaning;

    Option(String word, String letter, @Nullable String value, List<Mode> modes, String meaning) {
        this.word = word;
        this.letter = letter;
        this.value = value;
        this.modes = modes;
        this.meaning = meaning;
    }

    /// The long name, without dashes.
    String word() {
        return word;
    }

    /// The short name, without a dash; empty where there is none.
    String letter() {
        return letter;
    }

    /// What its value looks like, `[=<30s>]` if it is optional; null where it takes none.
    @Nullable
    String value() {
        return value;
    }

    /// True where all words up to the next option are values of it.
    boolean takesMany() {
        return value != null && value.endsWith("...");
    }

    /// True if its value may be left out: `--wait-all`, `--wait-all=30s`. The next argument is never its value.
    boolean takesOptional() {
        return value != null && value.startsWith("[=");
    }

    /// The modes that it is for.
    List<Mode> modes() {
        return modes;
    }

    /// For the help.
    String meaning() {
        return meaning;
    }

    /// As people write it: `--interval`.
    String dashed() {
        return "--" + word;
    }

    /// The option of a long name; null where there is none.
    static @Nullable Option ofWord(String word) {
        for (Option option : values()) {
            if (option.word.equals(word)) {
                return option;
            }
        }
        return null;
    }

    /// The option of a short name; null where there is none.
    static @Nullable Option ofLetter(String letter) {
        for (Option option : values()) {
            if (!letter.isEmpty() && option.letter.equals(letter)) {
                return option;
            }
        }
        return null;
    }
}
