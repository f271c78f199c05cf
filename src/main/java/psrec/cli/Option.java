package psrec.cli;

import org.jspecify.annotations.Nullable;

/// The options: one row each. Parser and help iterate over this table.
enum Option {
    INTERVAL("interval", "i", "<2>", "time between samples: 250ms, 2s, 1m, 1h, 0.5 (default: 1s)"),
    DURATION("duration", "d", "<30m>", "stop recording after this long; the target goes on"),
    EXPORT("export", "e", "<file>", "where the rows go, written while recording; - is standard output"),
    PRINT_VALUES("print-values", "", null, "show each sample on stderr as it is taken"),
    ABSOLUTE_CPU_USAGE(
            "absolute-cpu-usage", "", null, "CPU: 100 = one CPU fully used (default: 100 = all CPUs of the machine)"),
    NO_CHILDREN("no-children", "", null, "the target process alone (default: with all its descendants)"),
    QUIET("quiet", "q", null, "say nothing but errors"),
    HELP("help", "h", null, "help; after a mode, help for that"),
    VERSION("version", "", null, "version of psrec and of the system");

    private final String word;
    private final String letter;
    private final @Nullable String value;
    private final String meaning;

    Option(String word, String letter, @Nullable String value, String meaning) {
        this.word = word;
        this.letter = letter;
        this.value = value;
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

    /// What its value looks like; null where it takes none.
    @Nullable
    String value() {
        return value;
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
            if (option.letter.equals(letter)) {
                return option;
            }
        }
        return null;
    }
}
