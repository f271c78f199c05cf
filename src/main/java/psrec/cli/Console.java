package psrec.cli;

import java.io.PrintStream;
import java.util.function.Consumer;
import psrec.view.Human;

/// Where psrec talks to people: standard error, in lines that begin with `psrec:`; standard output for what was asked
/// for. UTF-8 in every locale.
///
/// @param out standard output
/// @param err standard error
public record Console(PrintStream out, PrintStream err) {
    /// An error, or what must not be missed: also with `--quiet`.
    public void say(String sentence) {
        // In one write, so that lines of the command do not get between.
        err.print("psrec: " + Human.oneLine(sentence) + "\n");
        err.flush();
    }

    /// A line without the name before it.
    void line(String text) {
        err.print(text + "\n");
        err.flush();
    }

    /// Takes what is only worth saying when it is not `--quiet`.
    Consumer<String> unless(boolean quiet) {
        return quiet ? sentence -> {} : this::say;
    }
}
