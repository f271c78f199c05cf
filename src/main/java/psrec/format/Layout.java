package psrec.format;

import java.util.List;
import psrec.recording.Column;

/// How a recording is written as text.
interface Layout {
    /// What stands before the rows.
    ///
    /// @param columns the time first
    /// @throws psrec.process.UserException where this layout cannot hold such a recording
    void begin(TextBuffer out, Facts facts, List<Column> columns);

    /// A row; it makes no object. False where the layout has no way to say it, and it is left out.
    ///
    /// @param values in the order of the columns, NaN where one is not known
    boolean row(TextBuffer out, double[] values);

    /// What stands behind the rows.
    void end(TextBuffer out, Facts facts);

    /// How many decimals numbers of a column have; [TextBuffer#PLAIN] for as many as they need.
    static int decimals(Column column) {
        return switch (column.unit()) {
            case SECONDS, SECONDS_PER_SECOND -> 6;
            case PERCENT -> 3;
            case BYTES -> 0;
            case COUNT, GIB_HOURS, BYTES_PER_SECOND, PER_SECOND -> TextBuffer.PLAIN;
        };
    }
}
