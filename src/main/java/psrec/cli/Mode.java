package psrec.cli;

import org.jspecify.annotations.Nullable;

/// What psrec can be asked to do: one row each.
enum Mode {
    START("start", "<command> [arguments...]", "start a command and record it"),
    ATTACH("attach", "<PID>", "record a process that runs already"),
    PLOT("plot", "<file>...", "show recordings as a chart"),
    SUMMARY("summary", "<file>...", "say the numbers that matter"),
    COMPARE("compare", "<base> <new>...", "tell what changed between recordings"),
    CHECK("check", "<file>...", "hold recordings to limits: a gate for CI"),
    CONVERT("convert", "<in> <out>", "write a recording in another format");

    private final String word;
    private final String operands;
    private final String meaning;

    Mode(String word, String operands, String meaning) {
        this.word = word;
        this.operands = operands;
        this.meaning = meaning;
    }

    String word() {
        return word;
    }

    String operands() {
        return operands;
    }

    String meaning() {
        return meaning;
    }

    static @Nullable Mode of(String word) {
        for (Mode mode : values()) {
            if (mode.word.equals(word)) {
                return mode;
            }
        }
        return null;
    }
}
