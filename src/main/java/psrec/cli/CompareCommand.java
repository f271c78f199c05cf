package psrec.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
        ChartOutput chart = line.has(Option.OUTPUT) ? chart() : null;
        return groups
                ? compare(line.values(Option.BASE), line.values(Option.NEW), true, chart)
                : compare(
                        line.operands().subList(0, 1),
                        line.operands().subList(1, line.operands().size()),
                        false,
                        chart);
    }

    // Whatever is wrong with it is said before anything is read.
    private ChartOutput chart() {
        ChartOutput chart = new ChartOutput(host, console, line);
        List<String> files = Stream.of(line.operands(), line.values(Option.BASE), line.values(Option.NEW))
                .flatMap(List::stream)
                .toList();
        chart.refuseInputs(files);
        if (line.has(Option.JSON) && "-".equals(line.value(Option.OUTPUT))) {
            throw new UserException(
                    UserException.USAGE, "--json and --output - both go to standard output; write the chart to a file");
        }
        if (files.stream().anyMatch(host::isPipe)) {
            throw new UserException(
                    UserException.USAGE, "compare reads its files twice for --output; a pipe can be read but once");
        }
        return chart;
    }

    private int compare(List<String> basePaths, List<String> newPaths, boolean groups, @Nullable ChartOutput chart) {
        Readings base = Readings.of(host, console, basePaths);
        Readings changed = Readings.of(host, console, newPaths);
        List<Unread> unread = new ArrayList<>(base.unread());
        unread.addAll(changed.unread());
        if (base.summaries().isEmpty() || changed.summaries().isEmpty()) {
            console.out().print(line.has(Option.JSON) ? JsonReport.comparisons(List.of(), unread) : "");
            console.out().flush();
            return UserException.TROUBLE;
        }
        List<Comparison> comparisons = groups
                ? List.of(Comparison.of(base.summaries(), changed.summaries()))
                : changed.summaries().stream()
                        .map(each -> Comparison.of(base.summaries(), List.of(each)))
                        .toList();
        if (line.has(Option.JSON)) {
            console.out().print(JsonReport.comparisons(comparisons, unread));
        } else if (comparisons.getFirst().isOfSingles()) {
            console.out().print(ComparisonPage.ofSingles(comparisons));
        } else {
            console.out().print(ComparisonPage.ofGroups(comparisons.getFirst()));
        }
        console.out().flush();
        int drawn = chart == null ? 0 : draw(chart, base.paths(), changed.paths(), groups);
        return unread.isEmpty() ? drawn : UserException.TROUBLE;
    }

    // Several recordings that are compared with one, each by itself, each have a colour.
    private static int draw(ChartOutput chart, List<String> base, List<String> changed, boolean groups) {
        return groups
                ? chart.drawComparison(base, changed)
                : chart.draw(Stream.concat(base.stream(), changed.stream()).toList());
    }
}
