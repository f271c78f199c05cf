package psrec.recording;

/// Takes a recording in as it is read from a file, row by row, so that its length does not matter.
public interface RecordingVisitor {
    void begin(RecordingHead head);

    /// A row, in the order of the head's columns; NaN where a value is not known. Times never fall.
    ///
    /// @param values used again for the next row
    void row(double[] values);

    void end(RecordingEnd end);
}
