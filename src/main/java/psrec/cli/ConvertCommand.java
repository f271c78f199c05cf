package psrec.cli;

import psrec.process.Host;

/// `psrec convert`.
final class ConvertCommand {
    private final Host host;
    private final Console console;
    private final CommandLine line;

    ConvertCommand(Host host, Console console, CommandLine line) {
        this.host = host;
        this.console = console;
        this.line = line;
    }

    /// Answers psrec's exit code.
    int run() {
        console.say(host.system() + " " + line);
        return 1;
    }
}
