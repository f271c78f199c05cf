package psrec.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import psrec.process.Host;
import psrec.process.UserException;
import psrec.report.JsonReport;
import psrec.report.SummaryPage;
import psrec.stats.Quantity;
import psrec.stats.Summary;

/// `psrec summary`.
final class SummaryCommand {
    private final Host host;
    private final Console console;
    private final CommandLine line;

    SummaryCommand(Host host, Console console, CommandLine line) {
        this.host = host;
        this.console = console;
        this.line = line;
    }

    /// Answers psrec's exit code.
    int run() {
        if (line.operands().isEmpty()) {
            throw new UserException(UserException.USAGE, "summary needs a recording: psrec summary <file>...");
        }
        Readings readings = Readings.of(host, console, line.operands());
        Quantity sort = sort(readings);
        List<Summary> summaries = sorted(readings.summaries(), sort);
        if (line.has(Option.JSON)) {
            console.out().print(JsonReport.summaries(summaries, readings.unread()));
        } else if (line.operands().size() == 1) {
            summaries.forEach(summary -> console.out().print(SummaryPage.of(summary)));
        } else if (!summaries.isEmpty()) {
            console.out().print(SummaryPage.of(summaries, sort == null ? List.of() : List.of(sort)));
        }
        console.out().flush();
        return readings.isWhole() ? 0 : UserException.TROUBLE;
    }

    private @Nullable Quantity sort(Readings readings) {
        String name = line.value(Option.SORT);
        return name == null ? null : Quantity.named(CommandLine.forPeople(name), readings.columns());
    }

    // The largest first, what is not known last.
    private static List<Summary> sorted(List<Summary> summaries, @Nullable Quantity sort) {
        List<Summary> sorted = new ArrayList<>(summaries);
        if (sort != null) {
            sorted.sort(Comparator.comparingDouble(summary -> {
                double value = sort.of(summary);
                return Double.isNaN(value) ? Double.POSITIVE_INFINITY : -value;
            }));
        }
        return sorted;
    }
}
