package psrec.process;

import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The machine and its operating system: all that psrec asks of them.
public interface Host extends AutoCloseable {
    /// psrec's own arguments, byte for byte, one Java `char` a byte (ISO 8859-1).
    List<String> arguments(String[] fallback);

    /// Opens a file for writing, without emptying it; makes it where there is none. `-` is standard output.
    ///
    /// @param path byte for byte, one `char` a byte
    /// @throws UserException where it cannot be written
    OutputFile openOutput(String path);

    /// Opens a file for writing behind what it holds; makes it where there is none. `-` is standard output.
    ///
    /// @param path byte for byte, one `char` a byte
    /// @throws UserException where it cannot be written
    OutputFile openToAppend(String path);

    /// Opens a file for reading; `-` is standard input. Its [java.io.IOException]s have messages for people.
    ///
    /// @param path byte for byte, one `char` a byte
    /// @throws UserException where there is none, where it is a folder, or where it may not be read
    InputStream openInput(String path);

    /// True where both paths lead to the same file, by whatever links; `-` is what standard input reads.
    boolean isSameFile(String path, String other);

    /// True where what is read once is gone: a pipe, and `-`.
    boolean isPipe(String path);

    /// The width of the terminal that standard output is, in characters; 0 where it is none.
    int terminalColumns();

    /// The height of the terminal that standard output is, in lines; 0 if it is none.
    int terminalLines();

    /// True where standard error is a terminal.
    boolean errorsGoToTerminal();

    /// A variable of the environment as the user has it, one `char` a byte; null where it is not set.
    @Nullable
    String variable(String name);

    /// Holds back the signals that psrec takes in itself, before anything is recorded: none is lost from now on.
    ///
    /// @throws UserException where that cannot be
    void holdSignals();

    ProcessSource processes();

    Launcher launcher();

    /// What wakes psrec while it records a command.
    Watch watchCommand();

    /// What wakes psrec while it records a process that it did not start.
    ///
    /// @throws UserException where there is no such process or it may not be recorded
    Attachment attach(int pid);

    /// psrec's last preparations after the command was started, none of which may reach the command.
    void settle();

    /// The machine's CPUs that are online, whatever psrec may run on.
    int onlineCpus();

    String hostName();

    /// psrec's own pid.
    int ownPid();

    /// CPU time that psrec itself used so far, in nanoseconds.
    long ownCpuNanos();

    /// The name of a signal: `SIGTERM`.
    String signalName(int number);

    /// True for the signals that a terminal sends to a whole foreground group by itself.
    boolean isTerminalKey(int signal);

    /// True for the signals that ask a program to end.
    boolean endsRecording(int signal);

    /// The operating system, its version and the architecture, for people.
    String system();

    /// What of this machine limits a recording, in sentences; empty where nothing does.
    List<String> limits();

    /// Ends processes of psrec's own that still run.
    @Override
    void close();

    /// A process to be recorded that psrec did not start.
    ///
    /// @param probe the process
    /// @param watch wakes when it ends
    /// @param commandLine what it runs, for people
    record Attachment(ProcessProbe probe, Watch watch, List<String> commandLine) {}
}
