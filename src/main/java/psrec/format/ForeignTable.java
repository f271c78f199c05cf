package psrec.format;

import psrec.recording.CpuScale;

/// A table of numbers below its header, 100 % of CPU being one CPU, with nothing else known of the run.
final class ForeignTable {
    private ForeignTable() {}

    /// Reads the rows behind the current line.
    static void read(Lines lines, Table table, Telling telling) {
        telling.begin(new Facts().put(Facts.CPU_TYPE, CpuScale.ABSOLUTE.word()), table.columns());
        while (lines.next()) {
            if (!lines.blank() && !telling.leavesOutTorn()) {
                telling.row(table.read());
            }
        }
        telling.end();
    }
}
