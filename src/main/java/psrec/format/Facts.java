package psrec.format;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import psrec.recording.Column;
import psrec.recording.CpuScale;
import psrec.recording.PeakRss;
import psrec.recording.RecordingEnd;
import psrec.recording.RecordingHead;

/// What a file tells of a whole run, in psrec's own words: keys and values as in `docs/format.md`. Foreign
/// formats say what they know in the same words.
final class Facts {
    /// What a fact's line in a CSV begins with.
    static final String LINE = "#@ ";
    static final String VERSION = "psrec";
    /// What wrote the file that this one was converted from, where that was not psrec.
    static final String SOURCE = "converted_from";
    static final String STARTED = "started";
    static final String COMMAND = "command";
    static final String PID = "pid";
    static final String HOST = "host";
    static final String INTERVAL = "interval_s";
    static final String SCOPE = "scope";
    static final String CPU_TYPE = "cputype";
    static final String CPUS = "systhreads";
    /// The columns whose values are upper bounds, as a JSON array of their names.
    static final String UPPER_BOUNDS = "upper_bounds";
    static final String OUTCOME = "outcome";
    static final String WALL = "wall_s";
    static final String CPU_SECONDS = "cpu_s";
    static final String CPU_COMPLETE = "cpu_complete";
    static final String PEAK_RSS = "peak_rss_bytes";
    static final String RSS_UPPER_BOUND_ROWS = "rss_upper_bound_rows";
    static final String PEAK_PROCESS_RSS = "peak_process_rss_bytes";
    /// Which process had that.
    static final String PEAK_PROCESS = "peak_process";
    static final String PEAK_PROCESS_COMPLETE = "peak_process_complete";
    static final String MISSED = "missed_ticks";
    /// The outcome of a recording in a format that does not tell it.
    static final String UNKNOWN = "unknown";

    /// What CPU_COMPLETE and PEAK_PROCESS_COMPLETE begin with; a `)` ends it.
    static final String INCOMPLETE = "no (";

    // Of years that have four digits.
    static final double LATEST_UNIX_SECONDS = 253_402_300_799.0;
    private static final double MILLIS_PER_SECOND = 1000;

    private final Map<String, String> values = new LinkedHashMap<>();

    Facts put(String key, String value) {
        values.put(key, value);
        return this;
    }

    /// Takes in a line `#@ key: value`; what does not look like one is passed over.
    void putLine(String line) {
        int colon = line.indexOf(": ");
        if (line.startsWith(LINE) && colon > LINE.length()) {
            put(line.substring(LINE.length(), colon), line.substring(colon + 2));
        }
    }

    /// When the recording began, in Unix time; nothing where that cannot be.
    void putStarted(double unixSeconds) {
        if (unixSeconds >= 0 && unixSeconds <= LATEST_UNIX_SECONDS) {
            put(STARTED, Utc.text(Instant.ofEpochMilli(Math.round(unixSeconds * MILLIS_PER_SECOND))));
        }
    }

    /// Key and value, in the order in which they were put.
    Map<String, String> all() {
        return values;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /// The value; empty where it is not told.
    String text(String key) {
        return values.getOrDefault(key, "");
    }

    /// The value as a number; NaN where it is not told, or no number.
    double number(String key) {
        try {
            byte[] bytes = text(key).getBytes(StandardCharsets.UTF_8);
            return Decimals.parse(bytes, 0, bytes.length);
        } catch (NumberFormatException notTold) {
            return Double.NaN;
        }
    }

    RecordingHead head(String file, String format, List<Column> columns) {
        double cpus = number(CPUS);
        int onlineCpus = cpus >= 1 && cpus < Integer.MAX_VALUE ? (int) cpus : 0;
        return new RecordingHead(
                file,
                format,
                columns,
                JsonLine.words(text(COMMAND)),
                text(HOST),
                started(),
                number(INTERVAL),
                cpusOfHundredPercent(onlineCpus),
                onlineCpus,
                JsonLine.words(text(UPPER_BOUNDS)).stream()
                        .map(Column::new)
                        .filter(columns::contains)
                        .toList());
    }

    /// Tells which of the columns are upper bounds; nothing if none is.
    Facts putUpperBounds(List<Column> columns) {
        return columns.isEmpty()
                ? this
                : put(
                        UPPER_BOUNDS,
                        Json.array(columns.stream().map(Column::name).toList()));
    }

    private double cpusOfHundredPercent(int onlineCpus) {
        String type = text(CPU_TYPE);
        if (type.equals(CpuScale.ABSOLUTE.word())) {
            return 1;
        }
        return type.equals(CpuScale.NORMALISED.word()) && onlineCpus > 0 ? onlineCpus : Double.NaN;
    }

    private @Nullable Instant started() {
        try {
            return has(STARTED) ? Instant.parse(text(STARTED)) : null;
        } catch (DateTimeException other) {
            return null;
        }
    }

    /// @param complete false where the file was cut off
    RecordingEnd end(boolean complete, List<String> remarks) {
        String outcome = text(OUTCOME);
        return new RecordingEnd(
                complete,
                outcome.equals(UNKNOWN) ? "" : outcome,
                number(WALL),
                number(CPU_SECONDS),
                gaps(CPU_COMPLETE),
                new PeakRss(
                        number(PEAK_RSS), number(PEAK_PROCESS_RSS), text(PEAK_PROCESS), gaps(PEAK_PROCESS_COMPLETE)),
                number(RSS_UPPER_BOUND_ROWS),
                number(MISSED),
                remarks);
    }

    // no (why; why)
    private String gaps(String key) {
        String text = text(key);
        return text.startsWith(INCOMPLETE) && text.endsWith(")")
                ? text.substring(INCOMPLETE.length(), text.length() - 1)
                : "";
    }
}
