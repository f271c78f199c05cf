package psrec.cli;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Completion for bash, made from the tables of modes and options.
final class BashCompletion {
    private static final String SCRIPT = """
            # bash completion for psrec(1), made by the build from psrec's table of options.

            # The options of a mode; all where there is none yet.
            _psrec_options() {
                case $1 in
            @OPTIONS@    esac
            }

            # Completes the word $2 as the value of the option $1.
            _psrec_value() {
                case $1 in
            @VALUES@    esac
            }

            _psrec_words() {
                mapfile -t COMPREPLY < <(compgen -W "$1" -- "$2")
            }

            _psrec_files() {
                compopt -o filenames 2>/dev/null
                mapfile -t COMPREPLY < <(compgen -f -- "$1")
            }

            # More comes behind the word without a blank.
            _psrec_beginning() {
                compopt -o nospace 2>/dev/null
                _psrec_words "$1" "$2"
            }

            # Words with commas between.
            _psrec_several() {
                local before=
                [[ $2 != *,* ]] || before=${2%,*},
                compopt -o nospace 2>/dev/null
                mapfile -t COMPREPLY < <(compgen -P "$before" -W "$1" -- "${2##*,}")
            }

            # From the word number $1 on the line is another command's.
            _psrec_command() {
                if declare -F _comp_command_offset >/dev/null; then
                    _comp_command_offset "$1"
                elif declare -F _command_offset >/dev/null; then
                    _command_offset "$1"
                elif ((COMP_CWORD == $1)); then
                    mapfile -t COMPREPLY < <(compgen -c -- "${COMP_WORDS[COMP_CWORD]}")
                else
                    _psrec_files "${COMP_WORDS[COMP_CWORD]}"
                fi
            }

            _psrec() {
                local current=${COMP_WORDS[COMP_CWORD]} mode= option= many= ended= word i
                COMPREPLY=()
                for ((i = 1; i < COMP_CWORD; i++)); do
                    word=${COMP_WORDS[i]}
                    if [[ $option && $word == '=' ]]; then
                        # --option=value comes in three words.
                        many=
                    elif [[ $option && ! ($many && $word == -*) ]]; then
                        [[ $many ]] || option=
                    elif [[ $word == '=' && ${COMP_WORDS[i - 1]} == --* ]]; then
                        # --option[=value]: the value is the next word.
                        ((i++))
                    elif [[ ! $ended && $word == -- ]]; then
                        ended=1 option=
                    elif [[ ! $ended && $word == -* ]]; then
                        option= many=
                        case $word in
                        @TAKERS@) option=$word ;;
                        @MANY@) option=$word many=1 ;;
                        --*) ;;
                        *) [[ ! $word =~ ^-[@FLAGS@]*[@LETTERS@]$ ]] || option=-${word: -1} ;;
                        esac
                    elif [[ ! $mode ]]; then
                        mode=$word
                    elif [[ $mode == start ]]; then
                        _psrec_command "$i"
                        return
                    fi
                done

                [[ ! ($option && $current == '=') ]] || current=
                if [[ $option && ! ($many && $current == -*) ]]; then
                    _psrec_value "$option" "$current"
                elif [[ ! $ended && $current == -* ]]; then
                    _psrec_words "$(_psrec_options "$mode")" "$current"
                else
                    case $mode in
                    '') _psrec_words '@MODES@' "$current" ;;
                    start) _psrec_command "$COMP_CWORD" ;;
                    attach) _psrec_words "$(cd /proc && echo [0-9]*)" "$current" ;;
                    @FILEMODES@) _psrec_files "$current" ;;
                    esac
                fi
            }

            complete -F _psrec psrec
            """;

    private BashCompletion() {}

    static String script() {
        return SCRIPT.replace("@OPTIONS@", options())
                .replace("@VALUES@", values())
                .replace("@TAKERS@", OptionWords.dashed(OptionWords.all(OptionWords::takesOne), " | "))
                .replace("@MANY@", OptionWords.dashed(OptionWords.all(Option::takesMany), " | "))
                .replace("@FLAGS@", OptionWords.letters(false))
                .replace("@LETTERS@", OptionWords.letters(true))
                .replace("@MODES@", Arrays.stream(Mode.values()).map(Mode::word).collect(Collectors.joining(" ")))
                .replace("@FILEMODES@", OptionWords.fileModes(" | "));
    }

    private static String options() {
        StringBuilder arms = new StringBuilder();
        for (Mode mode : Mode.values()) {
            arms.append(arm(
                    mode.word(), "echo '" + names(OptionWords.all(o -> o.modes().contains(mode))) + "'"));
        }
        return arms + arm("*", "echo '" + names(OptionWords.all(o -> true)) + "'");
    }

    private static String names(List<Option> options) {
        return options.stream().flatMap(OptionWords::names).collect(Collectors.joining(" "));
    }

    private static String values() {
        StringBuilder arms = new StringBuilder();
        for (Option option : OptionWords.all(o -> o.value() != null)) {
            String call = call(Values.of(option));
            if (!call.isEmpty()) {
                arms.append(arm(OptionWords.names(option).collect(Collectors.joining(" | ")), call));
            }
        }
        return arms.toString();
    }

    private static String call(Values values) {
        return switch (values) {
            case Values.Files() -> "_psrec_files \"$2\"";
            case Values.Word(List<String> words) -> "_psrec_words '" + String.join(" ", words) + "' \"$2\"";
            case Values.Beginning(List<String> words) -> "_psrec_beginning '" + String.join(" ", words) + "' \"$2\"";
            case Values.Several(List<String> words) -> "_psrec_several '" + String.join(" ", words) + "' \"$2\"";
            case Values.Anything() -> "";
        };
    }

    private static String arm(String pattern, String call) {
        return "    " + pattern + ") " + call + " ;;\n";
    }
}
