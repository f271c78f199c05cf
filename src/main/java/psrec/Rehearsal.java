package psrec;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import psrec.cli.Cli;
import psrec.cli.Console;
import psrec.linux.LinuxHost;
import psrec.process.Host;

/// Runs several commands of psrec one after the other in one JVM. Only the build does that, to train a cache of classes
/// by
/// all of them.
final class Rehearsal {
    private static final String NEXT = ";";

    private Rehearsal() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        Host host = LinuxHost.open();
        List<String> words = new ArrayList<>();
        for (String word : arguments) {
            if (word.equals(NEXT)) {
                run(host, out, words);
                words.clear();
            } else {
                words.add(word);
            }
        }
        run(host, out, words);
    }

    private static void run(Host host, PrintStream out, List<String> words) {
        int code = new Cli(host, new Console(out, out), Psrec.VERSION).run(words);
        if (code != 0) {
            throw new IllegalStateException(words + " exited " + code);
        }
    }
}
