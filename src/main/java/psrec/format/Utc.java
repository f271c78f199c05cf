package psrec.format;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// Instants as psrec's files have them.
final class Utc {
    private Utc() {}

    /// In UTC, with milliseconds: `2026-11-23T21:00:00.123Z`.
    static String text(Instant instant) {
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        StringBuilder text = new StringBuilder();
        padded(text, time.getYear(), 4).append('-');
        padded(text, time.getMonthValue(), 2).append('-');
        padded(text, time.getDayOfMonth(), 2).append('T');
        padded(text, time.getHour(), 2).append(':');
        padded(text, time.getMinute(), 2).append(':');
        padded(text, time.getSecond(), 2).append('.');
        return padded(text, time.getNano() / 1_000_000, 3).append('Z').toString();
    }

    private static StringBuilder padded(StringBuilder text, int number, int digits) {
        String figures = Integer.toString(number);
        return text.repeat('0', Math.max(0, digits - figures.length())).append(figures);
    }
}
