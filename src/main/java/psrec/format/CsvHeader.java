package psrec.format;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import psrec.recording.RunEnd;
import psrec.recording.RunInfo;
import psrec.view.Human;

/// The `#@ key: value` lines of a recording: what is true of the whole run.
final class CsvHeader {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int MICRO_DECIMALS = 6;

    private CsvHeader() {}

    static void begin(TextBuffer out, RunInfo run) {
        line(out, "psrec", run.version());
        line(out, "started", utc(LocalDateTime.ofInstant(run.started(), ZoneOffset.UTC)));
        line(out, "command", json(run.command()));
        line(out, "pid", Integer.toString(run.pid()));
        line(out, "host", run.host());
        line(out, "interval_s", seconds(run.intervalNanos()));
        line(out, "scope", run.scope().word());
        line(out, "cputype", run.cpuScale().word());
        line(out, "systhreads", Integer.toString(run.onlineCpus()));
    }

    static void end(TextBuffer out, RunEnd end) {
        line(out, "outcome", end.outcome().text());
        number(out, "wall_s", end.wallNanos() / NANOS_PER_SECOND, MICRO_DECIMALS);
        number(out, "cpu_s", end.cpuNanos() / NANOS_PER_SECOND, MICRO_DECIMALS);
        if (!end.cpuGaps().isEmpty()) {
            line(out, "cpu_complete", "no (" + String.join("; ", end.cpuGaps()) + ")");
        }
        if (!Double.isNaN(end.peakRssBytes())) {
            number(out, "peak_rss_bytes", end.peakRssBytes(), 0);
        }
        line(out, "missed_ticks", Long.toString(end.missedTicks()));
    }

    private static void line(TextBuffer out, String key, String value) {
        out.text("#@ ").text(key).text(": ").text(Human.oneLine(value)).ascii('\n');
    }

    private static void number(TextBuffer out, String key, double value, int decimals) {
        out.text("#@ ").text(key).text(": ").decimal(value, decimals).ascii('\n');
    }

    // 2026-11-23T21:00:00.123Z
    private static String utc(LocalDateTime time) {
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

    // As short as it can be said: 1, 0.02, 3600000.
    private static String seconds(long nanos) {
        long whole = nanos / 1_000_000_000;
        long rest = nanos % 1_000_000_000;
        if (rest == 0) {
            return Long.toString(whole);
        }
        String fraction = Long.toString(1_000_000_000 + rest).substring(1);
        int end = fraction.length();
        while (fraction.charAt(end - 1) == '0') {
            end--;
        }
        return whole + "." + fraction.substring(0, end);
    }

    /// A JSON array of strings, in one line.
    static String json(List<String> words) {
        StringBuilder text = new StringBuilder("[");
        for (String word : words) {
            text.append(text.length() == 1 ? "\"" : ",\"");
            for (int i = 0; i < word.length(); i++) {
                escape(text, word.charAt(i));
            }
            text.append('"');
        }
        return text.append(']').toString();
    }

    private static void escape(StringBuilder text, char c) {
        switch (c) {
            case '"', '\\' -> text.append('\\').append(c);
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> {
                if (c < ' ' || c == 0x7f) {
                    text.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
                } else {
                    text.append(c);
                }
            }
        }
    }
}
