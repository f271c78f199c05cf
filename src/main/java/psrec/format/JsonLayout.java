package psrec.format;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import psrec.recording.Column;

/// psrec's own JSON lines, `docs/format.md`: an object a line. A value that is not known has no key.
final class JsonLayout implements Layout {
    /// The key of the list of columns, in the first line.
    static final String COLUMNS = "columns";

    private static final Set<String> NUMBERS = Set.of(
            Facts.PID,
            Facts.INTERVAL,
            Facts.CPUS,
            Facts.WALL,
            Facts.CPU_SECONDS,
            Facts.PEAK_RSS,
            Facts.PEAK_PROCESS_RSS,
            Facts.RSS_UPPER_BOUND_ROWS,
            Facts.MISSED);

    private byte[][] keys = new byte[0][];
    private int[] decimals = new int[0];

    @Override
    public void begin(TextBuffer out, Facts facts, List<Column> columns) {
        keys = keys(columns);
        decimals = new int[columns.size()];
        for (int i = 0; i < decimals.length; i++) {
            decimals[i] = Layout.decimals(columns.get(i));
        }
        members(out, facts);
        out.text(facts.all().isEmpty() ? "{" : ",").text(Json.string(COLUMNS)).ascii(':');
        out.text(Json.array(columns.stream().map(Column::name).toList())).text("}\n");
    }

    /// What stands before the value of each column in a row.
    static byte[][] keys(List<Column> columns) {
        byte[][] keys = new byte[columns.size()][];
        for (int i = 0; i < keys.length; i++) {
            String key = (i == 0 ? "{" : ",") + Json.string(columns.get(i).name()) + ":";
            keys[i] = key.getBytes(StandardCharsets.UTF_8);
        }
        return keys;
    }

    @Override
    public boolean row(TextBuffer out, double[] values) {
        for (int i = 0; i < keys.length; i++) {
            if (!Double.isNaN(values[i])) {
                out.bytes(keys[i]).number(values[i], decimals[i]);
            }
        }
        out.ascii('}').ascii('\n');
        return true;
    }

    @Override
    public void end(TextBuffer out, Facts facts) {
        if (!facts.all().isEmpty()) {
            members(out, facts);
            out.text("}\n");
        }
    }

    private static void members(TextBuffer out, Facts facts) {
        char before = '{';
        for (Map.Entry<String, String> fact : facts.all().entrySet()) {
            out.ascii(before).text(Json.string(fact.getKey())).ascii(':').text(value(fact.getKey(), fact.getValue()));
            before = ',';
        }
    }

    private static String value(String key, String value) {
        boolean array = key.equals(Facts.COMMAND) || key.equals(Facts.UPPER_BOUNDS);
        boolean raw = array ? Json.isArray(value) : NUMBERS.contains(key) && Json.isNumber(value);
        return raw ? value : Json.string(value);
    }
}
