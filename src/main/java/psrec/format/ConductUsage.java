package psrec.format;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import psrec.recording.Column;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// What con-duct records (`*_usage.jsonl`): an object a line with the `totals` over all processes and their
/// `averages` since the line before, memory in bytes (in versions below 0.2 in KiB, `rss_kb`); time by the
/// wall clock.
///
/// Each of the totals is the highest since the line before, each at another moment: an upper bound. `pcpu` is
/// what ps says: the average since each process began, in percent of one CPU, not what was used since the row
/// before; it is told as it stands, but not what 100 of it are, so that nobody adds it up to CPU time.
/// `processes` are all that were seen since the line before. The command, the host and the end stand in
/// another file, [ConductInfo].
final class ConductUsage implements RecordingFormat {
    private static final String TIME = "timestamp";
    private static final String TOTALS = "totals";
    private static final String AVERAGES = "averages";
    private static final String PROCESSES = "processes";
    private static final String AVERAGE = "average_";
    private static final Map<String, Field> TOTAL = Map.of(
            "pcpu", Field.of("pcpu", Column.CPU),
            "rss", Field.of("rss", Column.RSS),
            "vsz", Field.of("vsz", "vms_bytes"),
            "rss_kb", new Field("rss_kb", Column.RSS, Field.KIB),
            "vsz_kb", new Field("vsz_kb", new Column("vms_bytes"), Field.KIB));
    private static final List<Column> FIRST =
            List.of(Column.ELAPSED, Column.CPU, Column.RSS, Column.PROCESSES, new Column("vms_bytes"));
    private static final double NANOS_PER_SECOND = 1e9;

    @Override
    public String name() {
        return "con-duct";
    }

    @Override
    public boolean begins(Lines lines) {
        if (!lines.startsWith("{") || !lines.contains('"' + TIME + '"')) {
            return false;
        }
        Set<String> keys = JsonLine.keys(lines);
        // A first line that is torn has no keys to be told by.
        return keys.isEmpty()
                ? lines.startsWith("{\"" + TIME + '"')
                : keys.contains(TIME) && (keys.contains(TOTALS) || keys.contains(PROCESSES));
    }

    @Override
    public void read(Lines lines, Telling telling) {
        read(lines, telling, new Facts(), null, new Facts());
    }

    /// Reads it with what is known from elsewhere.
    ///
    /// @param facts of the beginning
    /// @param began when it began; null for its first row
    /// @param end the facts of its end
    void read(Lines lines, Telling telling, Facts facts, @Nullable Instant began, Facts end) {
        Instant started = began;
        Row row = null;
        do {
            if (!lines.blank() && !telling.leavesOutTornObject()) {
                if (row == null) {
                    row = new Row(lines);
                }
                Instant time = row.read(lines);
                started = started == null ? time : started;
                if (!row.begun) {
                    row.begun = true;
                    facts.put(Facts.STARTED, Utc.text(started));
                    telling.begin(facts.putUpperBounds(row.totals()), row.columns());
                }
                row.values[0] = time.getEpochSecond()
                        - started.getEpochSecond()
                        + (time.getNano() - started.getNano()) / NANOS_PER_SECOND;
                telling.row(row.values);
            }
        } while (lines.next());
        telling.end(end, true);
    }

    /// A row, used again for each. Its columns are those of the first line.
    private static final class Row {
        private final Map<String, Field> totals = new LinkedHashMap<>();
        private final Map<String, Field> averages = new LinkedHashMap<>();
        private final Map<Column, Integer> places = new LinkedHashMap<>();
        private final double[] values;
        private boolean begun;

        Row(Lines lines) {
            JsonLine.keys(lines, TOTALS).forEach(key -> totals.put(key, TOTAL.getOrDefault(key, Field.of(key, key))));
            boolean inKib = totals.containsKey("rss_kb") || totals.containsKey("vsz_kb");
            for (String key : JsonLine.keys(lines, AVERAGES)) {
                averages.put(key, average(key, inKib));
            }
            List<Column> columns = new ArrayList<>(FIRST);
            columns.removeIf(column -> !column.equals(Column.ELAPSED)
                    && !column.equals(Column.PROCESSES)
                    && totals.values().stream()
                            .noneMatch(field -> field.column().equals(column)));
            totals.values().forEach(field -> columns.add(field.column()));
            averages.values().forEach(field -> columns.add(field.column()));
            columns.forEach(column -> places.putIfAbsent(column, places.size()));
            values = new double[places.size()];
        }

        // The averages have the keys of the totals, and the number of samples.
        private static Field average(String key, boolean inKib) {
            Field total = TOTAL.get(key);
            if (total == null || total.column().equals(Column.CPU)) {
                return Field.of(key, key.equals("num_samples") ? key : AVERAGE + key);
            }
            return new Field(key, new Column(AVERAGE + total.column().name()), inKib ? Field.KIB : 1);
        }

        List<Column> columns() {
            return List.copyOf(places.keySet());
        }

        /// The columns of the totals, and the processes.
        List<Column> totals() {
            return columns().stream()
                    .filter(column -> column.equals(Column.PROCESSES)
                            || totals.values().stream()
                                    .anyMatch(field -> field.column().equals(column)))
                    .toList();
        }

        /// Reads the current line; answers its time.
        Instant read(Lines lines) {
            Arrays.fill(values, Double.NaN);
            String timestamp = "";
            try (JsonParser parser = JsonLine.open(lines)) {
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    String key = parser.currentName();
                    parser.nextToken();
                    switch (key) {
                        case TIME -> timestamp = String.valueOf(parser.getString());
                        case PROCESSES -> put(Column.PROCESSES, size(parser));
                        case TOTALS -> numbers(parser, totals);
                        case AVERAGES -> numbers(parser, averages);
                        default -> parser.skipChildren();
                    }
                }
                JsonLine.finish(parser);
                return OffsetDateTime.parse(timestamp).toInstant();
            } catch (JacksonException other) {
                throw lines.trouble("is no whole JSON object");
            } catch (DateTimeException other) {
                throw lines.trouble(": " + Lines.quoted(timestamp) + " in timestamp is no time");
            }
        }

        private void put(Column column, double value) {
            Integer place = places.get(column);
            if (place != null) {
                values[place] = value;
            }
        }

        private void numbers(JsonParser parser, Map<String, Field> fields) {
            JsonLine.inside(parser, parser.currentToken());
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                Field field = fields.get(parser.currentName());
                parser.nextToken();
                if (field == null) {
                    parser.skipChildren();
                } else {
                    put(field.column(), field.value(JsonLine.number(parser)));
                }
            }
        }

        private static double size(JsonParser parser) {
            JsonLine.inside(parser, parser.currentToken());
            int size = 0;
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                size++;
                parser.nextToken();
                parser.skipChildren();
            }
            return size;
        }
    }
}
