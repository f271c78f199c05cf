package psrec.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Completion for zsh, made from the tables of modes and options.
final class ZshCompletion {
    private static final String SCRIPT = """
            #compdef psrec
            # zsh completion for psrec(1), made by the build from psrec's table of options.

            # The command's own line.
            _psrec_command() {
              if [[ $words[1] == -- ]]; then
                shift words
                ((CURRENT--))
              fi
              _normal
            }

            _psrec() {
                local curcontext=$curcontext state line ret=1
                local -A opt_args
                local -a modes options
                modes=(
            @MODES@    )
                options=(
            @OPTIONS@    )
                _arguments -C -s -S $options '(-)1: :->mode' '(-)*:: :->rest' && ret=0
                case $state in
                mode) _describe -t modes mode modes && ret=0 ;;
                rest)
                    # As the mode's own command line.
                    curcontext=${curcontext%:*}-$words[1]:
                    case $words[1] in
            @RESTS@        esac
                    ;;
                esac
                return ret
            }

            _psrec "$@"
            """;

    private ZshCompletion() {}

    static String script() {
        StringBuilder modes = new StringBuilder();
        StringBuilder rests = new StringBuilder();
        for (Mode mode : Mode.values()) {
            modes.append("        ")
                    .append(quoted(mode.word() + ":" + mode.meaning()))
                    .append('\n');
            rests.append(rest(mode));
        }
        return SCRIPT.replace("@MODES@", modes)
                .replace("@OPTIONS@", specifications(OptionWords.all(option -> true)))
                .replace("@RESTS@", rests);
    }

    private static String rest(Mode mode) {
        String operands = switch (mode) {
            case START -> "'(-)1:command: _command_names -e' '*::arguments: _psrec_command'";
            case ATTACH -> "'1:process: _pids'";
            case PLOT, SUMMARY, COMPARE, CHECK, CONVERT -> "'*:file:_files'";
        };
        return "        " + mode.word() + ")\n            options=(\n"
                + specifications(OptionWords.all(option -> option.modes().contains(mode)))
                + "            )\n            _arguments -s -S $options " + operands + " && ret=0\n            ;;\n";
    }

    private static String specifications(List<Option> options) {
        return options.stream()
                .flatMap(option -> OptionWords.names(option).map(name -> specification(option, name)))
                .map(text -> "        " + quoted(text) + "\n")
                .collect(Collectors.joining());
    }

    // An option with a value may be given again (one of many is followed by files, which are operands too); one without
    // is offered once, under either name.
    private static String specification(Option option, String name) {
        String meaning = "[" + escaped(option.meaning()) + "]";
        String value = option.value();
        if (value == null) {
            return "(" + OptionWords.names(option).collect(Collectors.joining(" ")) + ")" + name + meaning;
        }
        String what = escaped(value.replaceAll("[<>.=\\[\\]]", "")) + ":" + action(Values.of(option));
        if (option.takesOptional()) {
            return "*" + name + "=-" + meaning + "::" + what;
        }
        return "*" + name + (name.startsWith("--") ? "=" : "+") + meaning + ":" + what;
    }

    private static String action(Values values) {
        return switch (values) {
            case Values.Files() -> "_files";
            case Values.Word(List<String> words) -> "(" + String.join(" ", words) + ")";
            case Values.Beginning(List<String> words) -> " compadd -S '' - " + String.join(" ", words);
            case Values.Several(List<String> words) -> "_values -s , column " + String.join(" ", words);
            case Values.Anything() -> " ";
        };
    }

    private static String escaped(String text) {
        return text.replaceAll("([\\\\:\\[\\]])", "\\\\$1");
    }

    private static String quoted(String text) {
        return String.format(Locale.ROOT, "'%s'", text.replace("'", "'\\''"));
    }
}
