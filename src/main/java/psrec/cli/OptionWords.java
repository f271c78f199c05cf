package psrec.cli;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The table of options as the scripts of shells need it: names joined, patterns of letters.
final class OptionWords {
    private OptionWords() {}

    static List<Option> all(Predicate<Option> which) {
        return Arrays.stream(Option.values()).filter(which).toList();
    }

    /// All ways to write an option: `-i`, `--interval`.
    static Stream<String> names(Option option) {
        Stream<String> letter = option.letter().isEmpty() ? Stream.empty() : Stream.of("-" + option.letter());
        return Stream.concat(letter, Stream.of(option.dashed()));
    }

    static boolean takesOne(Option option) {
        return option.value() != null && !option.takesMany() && !option.takesOptional();
    }

    /// The letters of the options that take a value, or of those that take none.
    static String letters(boolean withValue) {
        return all(option -> takesOne(option) == withValue).stream()
                .map(Option::letter)
                .collect(Collectors.joining());
    }

    /// Long names, joined.
    static String dashed(List<Option> options, String between) {
        return options.stream().map(Option::dashed).collect(Collectors.joining(between));
    }

    /// The words of the modes whose operands are files, joined.
    static String fileModes(String between) {
        return Arrays.stream(Mode.values())
                .filter(mode -> mode != Mode.START && mode != Mode.ATTACH)
                .map(Mode::word)
                .collect(Collectors.joining(between));
    }
}
