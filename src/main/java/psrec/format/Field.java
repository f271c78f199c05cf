package psrec.format;

import psrec.recording.Column;

/// What a column of a foreign file is in psrec's words.
///
/// @param name as the file has it
/// @param column what psrec calls it
/// @param factor from the file's unit to psrec's; what it is not 1 for comes out as whole bytes
record Field(String name, Column column, double factor) {
    static final double KIB = 1 << 10;
    static final double MIB = 1 << 20;

    /// A column in psrec's own unit.
    static Field of(String name, Column column) {
        return new Field(name, column, 1);
    }

    /// A column in psrec's own unit.
    static Field of(String name, String column) {
        return of(name, new Column(column));
    }

    /// What the file's number is in psrec's unit.
    double value(double number) {
        return factor == 1 ? number : Math.rint(number * factor);
    }
}
