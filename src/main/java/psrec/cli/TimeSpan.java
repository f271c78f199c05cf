package psrec.cli;

import java.math.BigDecimal;
import psrec.process.UserException;

/// A length of time as people write it: seconds, or with a unit.
final class TimeSpan {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long NANOS_PER_MINUTE = 60 * NANOS_PER_SECOND;
    private static final long NANOS_PER_HOUR = 60 * NANOS_PER_MINUTE;
    private static final long SHORTEST = NANOS_PER_MILLI;
    private static final long LONGEST = 1000 * NANOS_PER_HOUR;
    private static final int LONGEST_TEXT = 30;

    private TimeSpan() {}

    /// The value of an option in nanoseconds, 1 ms to 1000 h.
    ///
    /// @throws UserException where it is something else
    static long parseNanos(Option option, String text) {
        return parse(option, text, SHORTEST);
    }

    /// An instant of a recording in nanoseconds, 0 to 1000 h.
    ///
    /// @throws UserException where it is something else
    static long parseInstantNanos(Option option, String text) {
        return parse(option, text, 0);
    }

    private static long parse(Option option, String text, long shortest) {
        int end = 0;
        int points = 0;
        while (end < text.length() && (isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
            points += text.charAt(end) == '.' ? 1 : 0;
            end++;
        }
        long unit = unit(text.substring(end));
        boolean number = points <= 1 && end > points && end < LONGEST_TEXT;
        if (!number || unit == 0) {
            throw refuse(option, text, "is not a time");
        }
        BigDecimal nanos = new BigDecimal(text.substring(0, end)).multiply(BigDecimal.valueOf(unit));
        if (nanos.compareTo(BigDecimal.valueOf(shortest)) < 0) {
            throw refuse(option, text, "is too short");
        }
        if (nanos.compareTo(BigDecimal.valueOf(LONGEST)) > 0) {
            throw refuse(option, text, "is too long");
        }
        return nanos.longValue();
    }

    private static long unit(String text) {
        return switch (text) {
            case "", "s" -> NANOS_PER_SECOND;
            case "ms" -> NANOS_PER_MILLI;
            case "m" -> NANOS_PER_MINUTE;
            case "h" -> NANOS_PER_HOUR;
            default -> 0;
        };
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static UserException refuse(Option option, String text, String why) {
        return new UserException(
                UserException.USAGE,
                option.dashed() + " '" + CommandLine.forPeople(text) + "' " + why
                        + "; give seconds, or a number with a unit: 0.5, 250ms, 2s, 1m, 1h (1ms to 1000h)");
    }
}
