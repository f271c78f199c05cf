package psrec.cli;

import java.util.List;
import psrec.process.Host;
import psrec.process.UserException;

/// The command line as a whole.
public final class Cli {
    private final Host host;
    private final Console console;
    private final String version;

    /// @param version of psrec
    public Cli(Host host, Console console, String version) {
        this.host = host;
        this.console = console;
        this.version = version;
    }

    /// Does what the words ask for.
    ///
    /// @param words one `char` a byte
    /// @return the exit code
    /// @throws UserException where it cannot be done
    public int run(List<String> words) {
        CommandLine line = CommandLine.parse(words);
        if (line.has(Option.HELP)) {
            console.out().print(Help.of(line.mode()));
            console.out().flush();
            return 0;
        }
        if (line.has(Option.VERSION)) {
            console.out().print("psrec " + version + " (" + host.system() + ", Java " + Runtime.version() + ")\n");
            console.out().flush();
            return 0;
        }
        Mode mode = line.mode();
        if (mode == null) {
            throw new UserException(
                    UserException.USAGE,
                    "nothing to do; psrec start <command>, psrec attach <PID>, psrec plot <file>, or psrec --help");
        }
        return switch (mode) {
            case START -> new RecordCommand(host, console, version, line).start();
            case ATTACH -> new RecordCommand(host, console, version, line).attach();
            case PLOT -> new PlotCommand(host, console, line).run();
            case SUMMARY -> new SummaryCommand(host, console, line).run();
            case COMPARE -> new CompareCommand(host, console, line).run();
            case CHECK -> new CheckCommand(host, console, line).run();
            case CONVERT -> new ConvertCommand(host, console, version, line).run();
        };
    }
}
