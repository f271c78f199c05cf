package psrec.cli;

import java.util.ArrayList;
import java.util.List;
import psrec.comparison.Comparison;
import psrec.process.Host;
import psrec.process.UserException;
import psrec.report.ComparisonPage;
import psrec.report.JsonReport;
import psrec.report.Unread;

/// `psrec compare`.
final class CompareCommand {
    private final Host host;
    private final Console console;
    private final CommandLine line;

    CompareCommand(Host host, Console console, CommandLine line) {
        this.host = host;
        this.console = console;
        this.line = line;
    }

    /// Answers psrec's exit code.
    int run() {
        boolean groups = line.has(Option.BASE) || line.has(Option.NEW);
        boolean understood = groups
                ? line.has(Option.BASE)
                        && line.has(Option.NEW)
                        && line.operands().isEmpty()
                : line.operands().size() > 1;
        if (!understood) {
            throw new UserException(
                    UserException.USAGE,
                    "compare needs two sides: psrec compare <base> <new>..., or --base <file>... --new <file>...");
        }
        int code = groups
                ? compare(line.values(Option.BASE), line.values(Option.NEW), true)
                : compare(
                        line.operands().subList(0, 1),
                        line.operands().subList(1, line.operands().size()),
                        false);
        console.out().flush();
        if (line.has(Option.OUTPUT)) {
            draw();
        }
        return code;
    }

    private int compare(List<String> basePaths, List<String> newPaths, boolean groups) {
        Readings base = Readings.of(host, console, basePaths);
        Readings changed = Readings.of(host, console, newPaths);
        if (base.summaries().isEmpty() || changed.summaries().isEmpty()) {
            return UserException.TROUBLE;
        }
        List<Comparison> comparisons = groups
                ? List.of(Comparison.of(base.summaries(), changed.summaries()))
                : changed.summaries().stream()
                        .map(each -> Comparison.of(base.summaries(), List.of(each)))
                        .toList();
        List<Unread> unread = new ArrayList<>(base.unread());
        unread.addAll(changed.unread());
        if (line.has(Option.JSON)) {
            console.out().print(JsonReport.comparisons(comparisons, unread));
        } else if (comparisons.getFirst().isOfSingles()) {
            console.out().print(ComparisonPage.ofSingles(comparisons));
        } else {
            console.out().print(ComparisonPage.ofGroups(comparisons.getFirst()));
        }
        return unread.isEmpty() ? 0 : UserException.TROUBLE;
    }

    /// The recordings over each other, as `psrec plot` draws them.
    private void draw() {
        throw new UserException(
                UserException.USAGE, "compare draws no chart; psrec plot <base> <new>... -o <file> does");
    }
}
