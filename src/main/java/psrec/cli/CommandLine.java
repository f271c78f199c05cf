package psrec.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import psrec.process.UserException;

/// What the user typed, taken apart. All strings have one `char` a byte, so that nothing is lost in any locale.
///
/// @param mode what to do; null where no mode was named
/// @param options those given, with their values in the order given; none for those that take none
/// @param operands what follows the mode: the command and its arguments, a PID, or files
record CommandLine(@Nullable Mode mode, Map<Option, List<String>> options, List<String> operands) {
    boolean has(Option option) {
        return options.containsKey(option);
    }

    /// The value of an option, the last one where it was given several times; null where it was not given.
    @Nullable
    String value(Option option) {
        List<String> values = values(option);
        return values.isEmpty() ? null : values.getLast();
    }

    /// All values of an option that may be given again; empty where it was not given.
    List<String> values(Option option) {
        return options.getOrDefault(option, List.of());
    }

    /// Takes the words apart. All options of `start` stand before the command, since what follows its name is the
    /// command's own; those of other modes stand anywhere, and `--` ends them.
    ///
    /// @throws UserException where they cannot be understood
    static CommandLine parse(List<String> words) {
        return new Parser(words).parse();
    }

    /// Bytes as text for people.
    static String forPeople(String latin1) {
        return new String(bytes(latin1), StandardCharsets.UTF_8);
    }

    static byte[] bytes(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static UserException usage(String sentence) {
        return new UserException(UserException.USAGE, sentence);
    }

    /// One walk over the words.
    private static final class Parser {
        private final List<String> words;
        private final Map<Option, List<String>> options = new EnumMap<>(Option.class);
        private final List<String> operands = new ArrayList<>();
        private @Nullable Mode mode;
        private int at;

        Parser(List<String> words) {
            this.words = words;
        }

        CommandLine parse() {
            // Who asks for help gets it, whatever else is wrong.
            while (at < words.size() && !options.containsKey(Option.HELP)) {
                String word = words.get(at++);
                if (word.equals("--")) {
                    if (mode == null) {
                        throw usage("-- stands behind the mode: psrec start -- <command>");
                    }
                    takeRest();
                } else if (word.startsWith("--")) {
                    longOption(word.substring(2));
                } else if (word.startsWith("-") && word.length() > 1 && !isNegativePid(word)) {
                    shortOptions(word.substring(1));
                } else {
                    operand(word);
                }
            }
            refuseStrangers();
            return new CommandLine(mode, options, operands);
        }

        // An option may stand before the mode, so whether it is one of the mode is only known at the end.
        private void refuseStrangers() {
            for (Option option : options.keySet()) {
                if (mode != null && !option.modes().contains(mode)) {
                    throw usage(option.dashed() + " is no option of " + mode.word() + "; psrec " + mode.word()
                            + " --help lists its options");
                }
            }
        }

        private boolean isNegativePid(String word) {
            return mode == Mode.ATTACH && word.charAt(1) >= '0' && word.charAt(1) <= '9';
        }

        private void operand(String word) {
            if (mode == null) {
                mode = Mode.of(word);
                if (mode == null) {
                    throw usage(
                            "unknown mode " + forPeople(word) + "; to record a command: psrec start " + forPeople(word)
                                    + ", a running process: psrec attach PID, to see a file: psrec plot FILE");
                }
            } else {
                operands.add(word);
                if (mode == Mode.START) {
                    takeRest();
                }
            }
        }

        private void takeRest() {
            operands.addAll(words.subList(at, words.size()));
            at = words.size();
        }

        private void longOption(String text) {
            int equals = text.indexOf('=');
            String name = equals < 0 ? text : text.substring(0, equals);
            Option option = Option.ofWord(name);
            if (option == null) {
                throw unknown("--" + name);
            }
            if (option.takesMany() && equals < 0) {
                many(option);
            } else if (option.takesOptional() && equals < 0) {
                options.put(option, List.of());
            } else if (option.value() != null) {
                put(option, equals < 0 ? nextWord(option) : text.substring(equals + 1));
            } else if (equals < 0) {
                options.put(option, List.of());
            } else {
                throw usage(option.dashed() + " takes no value");
            }
        }

        private void put(Option option, String value) {
            List<String> values = new ArrayList<>(options.getOrDefault(option, List.of()));
            values.add(value);
            options.put(option, values);
        }

        private void many(Option option) {
            put(option, nextWord(option));
            while (at < words.size() && !words.get(at).startsWith("-")) {
                put(option, words.get(at++));
            }
        }

        // -q, -i 2, -i2, -qi2
        private void shortOptions(String letters) {
            for (int i = 0; i < letters.length(); i++) {
                String letter = letters.substring(i, i + 1);
                Option option = Option.ofLetter(letter);
                if (option == null) {
                    throw unknown("-" + letter);
                }
                if (option.value() != null) {
                    String rest = letters.substring(i + 1);
                    put(option, rest.isEmpty() ? nextWord(option) : rest);
                    return;
                }
                options.put(option, List.of());
            }
        }

        private String nextWord(Option option) {
            if (at == words.size()) {
                throw usage(option.dashed() + " needs a value: " + option.dashed() + " " + option.value());
            }
            return words.get(at++);
        }

        private UserException unknown(String option) {
            String hint = mode == Mode.START ? "; options of the command stand behind its name" : "";
            return usage("unknown option " + forPeople(option) + hint + "; psrec --help lists the options");
        }
    }
}
