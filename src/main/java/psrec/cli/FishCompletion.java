package psrec.cli;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Completion for fish, made from the tables of modes and options.
final class FishCompletion {
    private static final String SCRIPT = """
            # fish completion for psrec(1), made by the build from psrec's table of options.

            # The mode (- where there is none yet), and of start the words of the command so far, a line each.
            function __psrec_line
                set -l words (commandline -opc)
                set -e words[1]
                set -l mode -
                set -l ended
                while set -q words[1]
                    set -l word $words[1]
                    set -e words[1]
                    if test -z "$ended"; and string match -q -- '-?*' $word
                        switch $word
                            case --
                                set ended 1
                            case @TAKERS@
                                set -e words[1]
                            case @MANY@
                                while set -q words[1]; and not string match -q -- '-*' $words[1]
                                    set -e words[1]
                                end
                            case '*'
                                string match -qr -- '^-[@FLAGS@]*[@LETTERS@]$' $word; and set -e words[1]
                        end
                    else if test $mode = -
                        set mode $word
                    else if test $mode = start
                        printf '%s\\n' start $word $words
                        return
                    end
                end
                echo $mode
            end

            # True where one of these modes is the line's, and the line is still psrec's own.
            function __psrec_mode
                set -l line (__psrec_line)
                test (count $line) -eq 1; and contains -- $line $argv
            end

            function __psrec_in_command
                test (count (__psrec_line)) -gt 1
            end

            # What the command would complete.
            function __psrec_command
                set -l line (__psrec_line)
                complete -C (string join -- ' ' (string escape -- $line[2..-1]) (commandline -ct))
            end

            # Words with commas between.
            function __psrec_several
                set -l before (string match -r -- '^.*,' (commandline -ct))
                printf '%s\\n' $before$argv
            end

            complete -c psrec -f
            complete -c psrec -n __psrec_in_command -a '(__psrec_command)'
            complete -c psrec -n '__psrec_mode start' -a '(__fish_complete_command)'
            complete -c psrec -n '__psrec_mode attach' -a '(__fish_complete_pids)'
            complete -c psrec -n '__psrec_mode @FILEMODES@' -F
            """;

    private FishCompletion() {}

    static String script() {
        StringBuilder text = new StringBuilder(
                SCRIPT.replace("@TAKERS@", OptionWords.dashed(OptionWords.all(OptionWords::takesOne), " "))
                        .replace("@MANY@", OptionWords.dashed(OptionWords.all(Option::takesMany), " "))
                        .replace("@FLAGS@", OptionWords.letters(false))
                        .replace("@LETTERS@", OptionWords.letters(true))
                        .replace("@FILEMODES@", OptionWords.fileModes(" ")));
        for (Mode mode : Mode.values()) {
            text.append("complete -c psrec -n '__psrec_mode -' -a ").append(mode.word());
            text.append(" -d ").append(quoted(mode.meaning())).append('\n');
        }
        Arrays.stream(Option.values()).map(FishCompletion::line).forEach(text::append);
        return text.toString();
    }

    private static String line(Option option) {
        String modes = option.modes().stream().map(Mode::word).collect(Collectors.joining(" "));
        return "complete -c psrec -n '__psrec_mode - " + modes + "'"
                + (option.letter().isEmpty() ? "" : " -s " + option.letter())
                + " -l " + option.word()
                + (option.value() == null || option.takesOptional() ? "" : " " + value(Values.of(option)))
                + " -d " + quoted(option.meaning()) + "\n";
    }

    private static String value(Values values) {
        return switch (values) {
            case Values.Files() -> "-r -F";
            case Values.Word(List<String> words) -> "-x -a '" + String.join(" ", words) + "'";
            case Values.Beginning(List<String> words) -> "-x -a '" + String.join(" ", words) + "'";
            case Values.Several(List<String> words) -> "-x -a '(__psrec_several " + String.join(" ", words) + ")'";
            case Values.Anything() -> "-x";
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
