package psrec.cli;

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
        long nanos = nanos(text.substring(0, end), unit);
        if (nanos < shortest) {
            throw refuse(option, text, "is too short");
        }
        if (nanos > LONGEST) {
            throw refuse(option, text, "is too long");
        }
        return nanos;
    }

    // Exact but for what is less than a nanosecond; more than LONGEST where it is longer. BigDecimal would take
    // 30 ms for its first number.
    private static long nanos(String number, long unit) {
        int point = number.indexOf('.');
        long whole = 0;
        for (int i = 0; i < (point < 0 ? number.length() : point); i++) {
            whole = Math.min(10 * whole + digit(number, i), LONGEST);
        }
        long fraction = 0;
        for (int i = number.length() - 1; point >= 0 && i > point; i--) {
            fraction = (digit(number, i) * unit + fraction) / 10;
        }
        return whole > LONGEST / unit ? Long.MAX_VALUE : whole * unit + fraction;
    }

    private static int digit(String number, int at) {
        return number.charAt(at) - '0';
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
