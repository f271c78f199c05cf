package psrec.process;

/// Trouble that the user can do something about: one sentence, with the way out where there is one, and the code
/// that psrec then exits with. Never a bug; it is shown without a stack trace.
public final class UserException extends RuntimeException {
    /// Something outside psrec is not as it should be: a file, a process.
    public static final int TROUBLE = 1;
    /// The command line cannot be understood.
    public static final int USAGE = 2;
    /// psrec itself cannot work here; no command was run.
    public static final int UNABLE = 125;
    /// The command was found but cannot be run.
    public static final int NOT_EXECUTABLE = 126;
    /// There is no such command.
    public static final int NOT_FOUND = 127;

    private static final long serialVersionUID = 1;

    private final int exitCode;

    public UserException(int exitCode, String sentence) {
        super(sentence, null, false, false);
        this.exitCode = exitCode;
    }

    /// What psrec exits with, 1 to 127.
    public int exitCode() {
        return exitCode;
    }

    /// The sentence, without `psrec:` before it and without a full stop.
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
