package psrec.format;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import psrec.recording.Column;
import psrec.recording.RecordingVisitor;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// What con-duct records (`*_usage.jsonl`): an object a line, with the highest `totals` over all processes
/// since the line before, memory in bytes; time by the wall clock.
///
/// `pcpu` is what ps says: the average since each process began, in percent of one CPU, not what was used
/// since the row before; it is told as it stands, but not what 100 of it are, so that nobody adds it up to CPU time.
/// `processes` counts those that were seen since the line
/// before. The command, the host and the end stand in another file (`*_info.json`), which is not read.
final class ConductUsage implements RecordingFormat {
    private static final List<Column> COLUMNS =
            List.of(Column.ELAPSED, Column.CPU, Column.RSS, Column.PROCESSES, new Column("vms_bytes"));
    private static final int CPU = 1;
    private static final int RSS = 2;
    private static final int PROCESSES = 3;
    private static final int VIRTUAL = 4;
    private static final double NANOS_PER_SECOND = 1e9;

    @Override
    public String name() {
        return "con-duct";
    }

    @Override
    public boolean begins(Lines lines) {
        return lines.startsWith("{\"timestamp\"");
    }

    @Override
    public void read(Lines lines, RecordingVisitor into) {
        Telling telling = new Telling(lines, name(), into);
        Instant started = null;
        double[] row = new double[COLUMNS.size()];
        do {
            if (!lines.blank() && !telling.leavesOutTornObject()) {
                Instant time = object(lines, row);
                if (started == null) {
                    started = time;
                    telling.begin(facts(time), COLUMNS);
                }
                row[0] = time.getEpochSecond()
                        - started.getEpochSecond()
                        + (time.getNano() - started.getNano()) / NANOS_PER_SECOND;
                telling.row(row);
            }
        } while (lines.next());
        telling.end();
    }

    private static Facts facts(Instant started) {
        return new Facts().put(Facts.STARTED, Utc.text(started));
    }

    /// Reads the current line into a row; answers its time.
    private static Instant object(Lines lines, double[] row) {
        Arrays.fill(row, Double.NaN);
        String timestamp = "";
        try (JsonParser parser = JsonLine.open(lines)) {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String key = parser.currentName();
                parser.nextToken();
                switch (key) {
                    case "timestamp" -> timestamp = String.valueOf(parser.getString());
                    case "processes" -> row[PROCESSES] = size(parser);
                    case "totals" -> totals(parser, row);
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

    private static void totals(JsonParser parser, double[] row) {
        JsonLine.inside(parser, parser.currentToken());
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            switch (key) {
                case "pcpu" -> row[CPU] = JsonLine.number(parser);
                case "rss" -> row[RSS] = JsonLine.number(parser);
                case "vsz" -> row[VIRTUAL] = JsonLine.number(parser);
                default -> parser.skipChildren();
            }
        }
    }
}
