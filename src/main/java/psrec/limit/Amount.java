package psrec.limit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import psrec.metric.Unit;

/// A number with a unit as people write it: `512MiB`, `1.5 h`, `80%`, `12`.
final class Amount {
    private static final double KILO = 1000;
    private static final double KIBI = 1024;
    private static final int LONGEST_NUMBER = 30;

    /// A unit as it is written, and what it is worth in the number's own.
    private record Word(String text, double worth) {}

    private static final List<Word> TIMES = List.of(
            new Word("s", 1), new Word("ms", 1e-3), new Word("min", 60), new Word("m", 60), new Word("h", 3600));
    private static final List<Word> BYTES = List.of(
            new Word("B", 1),
            new Word("KiB", KIBI),
            new Word("MiB", KIBI * KIBI),
            new Word("GiB", KIBI * KIBI * KIBI),
            new Word("TiB", KIBI * KIBI * KIBI * KIBI),
            new Word("kB", KILO),
            new Word("MB", KILO * KILO),
            new Word("GB", KILO * KILO * KILO),
            new Word("TB", KILO * KILO * KILO * KILO));
    private static final List<Word> BYTE_RATES =
            BYTES.stream().map(word -> new Word(word.text + "/s", word.worth)).toList();
    private static final List<Word> PERCENTS = List.of(new Word("%", 1));
    private static final List<Word> GIB_HOURS = List.of(
            new Word("GiB h", 1),
            new Word("MiB h", 1 / KIBI),
            new Word("KiB h", 1 / KIBI / KIBI),
            new Word("TiB h", KIBI));

    private Amount() {}

    /// The number in the unit's own; null where it is none.
    static @Nullable Double parse(Unit unit, String text) {
        int end = 0;
        while (end < text.length() && "0123456789.".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        String number = text.substring(0, end);
        String word = text.substring(end).strip();
        if (!number.matches("[0-9]+(\\.[0-9]*)?|\\.[0-9]+") || end > LONGEST_NUMBER) {
            return null;
        }
        if (word.isEmpty()) {
            return Double.valueOf(number);
        }
        for (Word each : words(unit)) {
            if (each.text.equals(word)) {
                return Double.parseDouble(number) * each.worth;
            }
        }
        return null;
    }

    /// How a number of this unit may be written, for people.
    static String examples(Unit unit) {
        return switch (unit) {
            case SECONDS -> "seconds, or a number with a unit: 90, 500ms, 1.5s, 2min, 1h";
            case BYTES -> "bytes, or a number with a unit: 1048576, 512MiB, 1.5GiB, 100kB, 2GB";
            case PERCENT -> "a percentage: 80%";
            case GIB_HOURS -> "GiB h, or a number with a unit: 1.5, 200MiB h";
            case COUNT -> "a number: 12";
            case BYTES_PER_SECOND -> "bytes a second, or a number with a unit: 1048576, 10MiB/s, 2MB/s";
            case SECONDS_PER_SECOND -> "seconds a second: 1.5";
            case PER_SECOND -> "a number a second: 12";
        };
    }

    private static List<Word> words(Unit unit) {
        return switch (unit) {
            case SECONDS -> TIMES;
            case BYTES -> BYTES;
            case PERCENT -> PERCENTS;
            case GIB_HOURS -> GIB_HOURS;
            case BYTES_PER_SECOND -> BYTE_RATES;
            case COUNT, SECONDS_PER_SECOND, PER_SECOND -> List.of();
        };
    }
}
