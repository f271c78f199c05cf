package psrec;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import psrec.cli.Cli;
import psrec.cli.Console;
import psrec.linux.LinuxHost;
import psrec.process.Host;
import psrec.process.UserException;

/// Where psrec starts.
public final class Psrec {
    /// The version; a test holds it equal to the build's.
    static final String VERSION = "0.1.0";

    private Psrec() {}

    public static void main(String[] arguments) {
        Console console = new Console(stream(FileDescriptor.out), stream(FileDescriptor.err));
        int code = run(arguments, console);
        if (code == 0 && console.out().checkError()) {
            console.say("cannot write all of it to standard output");
            code = UserException.TROUBLE;
        }
        // No shutdown hooks to run, nothing to wait for.
        Runtime.getRuntime().halt(code);
    }

    /// Runs psrec and answers its exit code: user's trouble becomes one line.
    private static int run(String[] arguments, Console console) {
        try {
            if (!System.getProperty("os.name").equals("Linux")) {
                throw new UserException(UserException.UNABLE, "psrec needs Linux 5.4 or newer");
            }
            try (Host host = LinuxHost.open()) {
                return new Cli(host, console, VERSION).run(host.arguments(arguments));
            }
        } catch (UserException trouble) {
            console.say(trouble.sentence());
            return trouble.exitCode();
        } catch (LinkageError | VirtualMachineError | RuntimeException bug) {
            console.say("internal error, please report it: " + bug);
            bug.printStackTrace(console.err());
            return UserException.UNABLE;
        }
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}
