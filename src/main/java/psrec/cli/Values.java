package psrec.cli;

import java.util.List;
import psrec.metric.Metric;
import psrec.stats.Quantity;

/// What may stand as the value of an option, as far as it is known beforehand: for completion.
sealed interface Values {
    /// A file's name.
    record Files() implements Values {}

    /// One of these words, and nothing behind it.
    record Word(List<String> words) implements Values {}

    /// One of these words, and more behind it without a blank: `cpu_s=30`.
    record Beginning(List<String> words) implements Values {}

    /// Some of these words, with commas between.
    record Several(List<String> words) implements Values {}

    /// Something that nobody can guess: a time, a size, a title.
    record Anything() implements Values {}

    /// The numbers that a recording of psrec's own has, as limits and orders name them.
    List<String> NUMBERS =
            Quantity.all(Readings.ownColumns()).stream().map(Quantity::word).toList();

    /// What an option that takes a value takes, told by what the help shows for it.
    static Values of(Option option) {
        return switch (String.valueOf(option.value())) {
            case "<file>", "<file>..." -> new Files();
            case "<psrec>" -> new Word(List.of("psrec"));
            case "<name>" -> new Word(NUMBERS);
            case "<name>=<number>" ->
                new Beginning(NUMBERS.stream().map(name -> name + "=").toList());
            case "<limit>" -> new Beginning(NUMBERS);
            case "<names>" ->
                new Several(Metric.all().stream().map(Metric::column).toList());
            default -> new Anything();
        };
    }
}
