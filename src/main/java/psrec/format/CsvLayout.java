package psrec.format;

import java.util.List;
import java.util.Map;
import psrec.recording.Column;
import psrec.view.Human;

/// psrec's own CSV, `docs/format.md`: `#@ key: value` lines, a header, a row a sample.
final class CsvLayout implements Layout {
    private int[] decimals = new int[0];

    @Override
    public void begin(TextBuffer out, Facts facts, List<Column> columns) {
        facts(out, facts);
        decimals = new int[columns.size()];
        for (int i = 0; i < decimals.length; i++) {
            decimals[i] = Layout.decimals(columns.get(i));
            out.text(i == 0 ? "" : ",").text(cell(columns.get(i).name()));
        }
        out.ascii('\n');
    }

    // The columns of other recorders may be named in any way.
    private static String cell(String name) {
        return name.indexOf(',') < 0 && name.indexOf('"') < 0 ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public boolean row(TextBuffer out, double[] values) {
        for (int i = 0; i < decimals.length; i++) {
            if (i > 0) {
                out.ascii(',');
            }
            out.number(values[i], decimals[i]);
        }
        out.ascii('\n');
        return true;
    }

    @Override
    public void end(TextBuffer out, Facts facts) {
        facts(out, facts);
    }

    private static void facts(TextBuffer out, Facts facts) {
        for (Map.Entry<String, String> fact : facts.all().entrySet()) {
            fact(out, fact.getKey(), fact.getValue());
        }
    }

    /// A fact as a line.
    static void fact(TextBuffer out, String key, String value) {
        out.text(Facts.LINE).text(key).text(": ").text(Human.oneLine(value)).ascii('\n');
    }
}
