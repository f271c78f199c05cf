package psrec.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import psrec.recording.Column;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// psrec's own JSON lines, `docs/format.md`: an object a line; the first has the run's facts and the names of
/// the columns, then one a row, the last has the facts of the end. All units are those of psrec's columns.
final class PsrecJsonLines implements RecordingFormat {
    private static final String COLUMNS = JsonLayout.COLUMNS;

    @Override
    public String name() {
        return "psrec JSON lines";
    }

    @Override
    public boolean begins(Lines lines) {
        return lines.startsWith("{\"psrec\"")
                || (lines.startsWith("{")
                        && lines.contains('"' + COLUMNS + '"')
                        && JsonLine.keys(lines).contains(COLUMNS));
    }

    @Override
    public void read(Lines lines, Telling telling) {
        if (telling.leavesOutTornObject()) {
            throw lines.fileTrouble("has no rows; it ends within its first line");
        }
        List<Column> columns = new ArrayList<>();
        telling.begin(head(lines, columns), columns);
        Row row = new Row(columns);
        Facts end = new Facts();
        while (lines.next()) {
            if (lines.blank() || telling.leavesOutTornObject()) {
                continue;
            }
            if (end.has(Facts.OUTCOME) || row.read(lines, end) == Kind.HEAD) {
                telling.anotherBegins();
                break;
            }
            if (!end.has(Facts.OUTCOME)) {
                telling.row(row.values);
            }
        }
        telling.end(end, end.has(Facts.OUTCOME));
    }

    private static Facts head(Lines lines, List<Column> columns) {
        Facts facts = new Facts();
        try (JsonParser parser = JsonLine.open(lines)) {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                if (parser.currentName().equals(COLUMNS)) {
                    parser.nextToken();
                    JsonLine.words(parser).forEach(name -> columns.add(new Column(name)));
                } else {
                    fact(parser, facts);
                }
            }
            JsonLine.finish(parser);
        } catch (JacksonException other) {
            throw lines.trouble("is no whole JSON object with the facts of a recording");
        }
        if (!columns.remove(Column.ELAPSED)) {
            throw lines.trouble("has no " + Column.ELAPSED.name() + " among its columns");
        }
        columns.addFirst(Column.ELAPSED);
        return facts;
    }

    private static void fact(JsonParser parser, Facts facts) {
        String key = parser.currentName();
        parser.nextToken();
        fact(parser, key, facts);
    }

    // Its value is the current one.
    private static void fact(JsonParser parser, String key, Facts facts) {
        switch (parser.currentToken()) {
            case START_ARRAY -> facts.put(key, Json.array(JsonLine.words(parser)));
            case START_OBJECT -> parser.skipChildren();
            case VALUE_NULL -> {}
            default -> facts.put(key, parser.getString());
        }
    }

    /// What a line is.
    private enum Kind {
        ROW,
        END,
        HEAD
    }

    /// A row, used again for each.
    private static final class Row {
        private static final int LONGEST_NUMBER = 20;

        private final Map<String, Integer> places = new HashMap<>();
        private final double[] values;
        private final byte[][] keys;

        Row(List<Column> columns) {
            keys = JsonLayout.keys(columns);
            for (Column column : columns) {
                places.put(column.name(), places.size());
            }
            values = new double[columns.size()];
        }

        /// Reads the current line, whatever the order of its members. The facts of the end are taken in.
        Kind read(Lines lines, Facts end) {
            if (readAsWritten(lines)) {
                return Kind.ROW;
            }
            Arrays.fill(values, Double.NaN);
            String key = "";
            try (JsonParser parser = JsonLine.open(lines)) {
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    key = parser.currentName();
                    Integer place = places.get(key);
                    if (place == null) {
                        return other(lines, key, end);
                    }
                    parser.nextToken();
                    values[place] = JsonLine.number(parser);
                }
                key = "";
                JsonLine.finish(parser);
                return Kind.ROW;
            } catch (JacksonException other) {
                throw lines.trouble(
                        key.isEmpty() ? "is no whole JSON object" : ": what stands in " + key + " is no number");
            }
        }

        // A line with a member that is none of the columns.
        private static Kind other(Lines lines, String key, Facts end) {
            Set<String> keys = JsonLine.keys(lines);
            if (keys.contains(COLUMNS)) {
                return Kind.HEAD;
            }
            if (keys.isEmpty()) {
                throw lines.trouble("is no whole JSON object");
            }
            if (!keys.contains(Facts.OUTCOME)) {
                throw lines.trouble("has " + Lines.quoted(key) + ", which is none of the columns of line 1");
            }
            try (JsonParser parser = JsonLine.open(lines)) {
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    fact(parser, end);
                }
                JsonLine.finish(parser);
            }
            return Kind.END;
        }

        // A row just as psrec writes it, which is most of a file: several times as fast as a parser of JSON. False, and
        // nothing lost, where it is not.
        private boolean readAsWritten(Lines lines) {
            try {
                return readByKeys(lines);
            } catch (NumberFormatException other) {
                return false;
            }
        }

        private boolean readByKeys(Lines lines) {
            byte[] bytes = lines.bytes();
            int to = lines.to();
            int at = lines.from();
            for (int column = 0; column < keys.length; column++) {
                byte[] key = keys[column];
                values[column] = Double.NaN;
                if (at + key.length < to && Arrays.equals(bytes, at, at + key.length, key, 0, key.length)) {
                    at += key.length;
                    int start = at;
                    while (at < to && (bytes[at] == '.' || (bytes[at] >= '0' && bytes[at] <= '9'))) {
                        at++;
                    }
                    if (at == start || at - start > LONGEST_NUMBER || bytes[at - 1] == '.' || bytes[start] == '.') {
                        return false;
                    }
                    values[column] = Decimals.parse(bytes, start, at);
                }
            }
            return at == to - 1 && at > lines.from() && bytes[at] == '}';
        }
    }
}
