package psrec.recording;

/// What belongs to a recording.
public enum Scope {
    /// The target and all its descendants.
    TREE("tree"),
    /// The target process alone.
    PROCESS("process");

    private final String word;

    Scope(String word) {
        this.word = word;
    }

    /// As it stands in a file.
    public String word() {
        return word;
    }
}
