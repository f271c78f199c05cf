package psrec.cli;

import psrec.process.Host;
import psrec.process.UserException;

/// `psrec plot`.
final class PlotCommand {
    private final Host host;
    private final Console console;
    private final CommandLine line;

    PlotCommand(Host host, Console console, CommandLine line) {
        this.host = host;
        this.console = console;
        this.line = line;
    }

    /// Answers psrec's exit code.
    int run() {
        if (line.operands().isEmpty()) {
            throw new UserException(UserException.USAGE, "plot needs a recording: psrec plot <file>...");
        }
        return new ChartOutput(host, console, line).draw(line.operands());
    }
}
