package psrec.format;

import psrec.recording.Column;

/// What a column of a foreign file is in psrec's words.
///
/// @param name as the file has it
/// @param column what psrec calls it
/// @param factor from the file's unit to psrec's
/// @param whole true for bytes that the file tells as fractions, of a larger unit or as averages
record Field(String name, Column column, double factor, boolean whole) {
    static final double KIB = 1 << 10;
    static final double MIB = 1 << 20;

    /// Of another unit than psrec's, which comes out as whole bytes.
    Field(String name, Column column, double factor) {
        this(name, column, factor, true);
    }

    /// A column in psrec's own unit.
    static Field of(String name, Column column) {
        return new Field(name, column, 1, false);
    }

    /// A column in psrec's own unit.
    static Field of(String name, String column) {
        return of(name, new Column(column));
    }

    /// What the file's number is in psrec's unit.
    double value(double number) {
        return whole ? Math.rint(number * factor) : number;
    }
}
