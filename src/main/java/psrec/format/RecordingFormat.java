package psrec.format;

/// A format of files that psrec reads, told by its first line.
interface RecordingFormat {
    /// What wrote it, for people: `psrec CSV`, `prmon`.
    String name();

    /// True where a file that begins with the current line is of this format.
    boolean begins(Lines lines);

    /// Reads the whole file; the current line is its first.
    ///
    /// @throws psrec.process.UserException where something in it is not as it should be
    void read(Lines lines, Telling telling);
}
