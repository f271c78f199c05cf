package psrec.format;

import java.util.List;
import psrec.process.UserException;
import psrec.recording.Column;

/// The CSV of the psrec that is written in Rust, for scripts made for it: as [RustCsv] reads it. It has no
/// word for a value that is not known: the first row's CPU is 0.0, as there, and other rows that lack a value
/// are left out.
final class RustLayout implements Layout {
    private int cpu;
    private int rss;
    private int threads;
    private double first = Double.NaN;

    @Override
    public void begin(TextBuffer out, Facts facts, List<Column> columns) {
        cpu = needed(columns, Column.CPU);
        rss = needed(columns, Column.RSS);
        threads = columns.indexOf(Column.THREADS);
        out.text(RustCsv.TITLE).text("\n# ").text(RustCsv.TIME).ascii(',').text(RustCsv.CPU);
        out.ascii(',')
                .text(RustCsv.RSS)
                .text(threads < 0 ? "" : "," + RustCsv.THREADS)
                .ascii('\n');
        for (String key : new String[] {Facts.CPU_TYPE, Facts.CPUS}) {
            if (facts.has(key)) {
                CsvLayout.fact(out, key, facts.text(key));
            }
        }
    }

    private static int needed(List<Column> columns, Column column) {
        int place = columns.indexOf(column);
        if (place < 0) {
            throw new UserException(
                    UserException.TROUBLE,
                    "the layout of the Rust psrec needs " + column.name() + ", which this recording does not have");
        }
        return place;
    }

    @Override
    public boolean row(TextBuffer out, double[] values) {
        first = Double.isNaN(first) ? values[0] : first;
        double percent = Double.isNaN(values[cpu]) && values[0] == first ? 0 : values[cpu];
        if (Double.isNaN(percent) || Double.isNaN(values[rss]) || (threads >= 0 && Double.isNaN(values[threads]))) {
            return false;
        }
        out.number(values[0], 1).ascii(',').number(percent, 1).ascii(',').number(values[rss], 0);
        if (threads >= 0) {
            out.ascii(',').number(values[threads], 0);
        }
        out.ascii('\n');
        return true;
    }

    @Override
    public void end(TextBuffer out, Facts facts) {
        // There is no end in it.
    }
}
