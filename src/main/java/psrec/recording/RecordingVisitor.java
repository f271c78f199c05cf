package psrec.recording;

/// Takes a recording in as it is read from a file, row by row, so that its length does not matter.
public interface RecordingVisitor {
    /// A fact of the whole run, told before `begin`, or between the last row and `end`, in the order of the file. What
    /// head and end do not hold is told here too; most have no use for it.
    ///
    /// @param key as in `docs/format.md`: `pid`
    /// @param value as it stands in a CSV of psrec's own
    default void fact(String key, String value) {
        // Head and end tell what most want to know.
    }

    void begin(RecordingHead head);

    /// A row, in the order of the head's columns; NaN where a value is not known. Times never fall.
    ///
    /// @param values used again for the next row
    void row(double[] values);

    void end(RecordingEnd end);
}
