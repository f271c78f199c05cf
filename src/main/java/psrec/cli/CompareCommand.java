package psrec.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import psrec.comparison.Comparison;
import psrec.process.Host;
import psrec.process.UserException;
import psrec.report.ComparisonMarkdown;
import psrec.report.ComparisonPage;
import psrec.report.JsonReport;
import psrec.report.Unread;

/// `psrec compare`.
final class CompareCommand {
    private static final String STANDARD_OUTPUT = "-";

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
        List<String> files = Stream.of(line.operands(), line.values(Option.BASE), line.values(Option.NEW))
                .flatMap(List::stream)
                .toList();
        refuseTwoOnStandardOutput();
        ChartOutput chart = line.has(Option.OUTPUT) ? chart(files) : null;
        GateReports markdown = GateReports.open(host, line, files, line.values(Option.OUTPUT));
        return groups
                ? compare(line.values(Option.BASE), line.values(Option.NEW), true, chart, markdown)
                : compare(
                        line.operands().subList(0, 1),
                        line.operands().subList(1, line.operands().size()),
                        false,
                        chart,
                        markdown);
    }

    private void refuseTwoOnStandardOutput() {
        boolean drawn = STANDARD_OUTPUT.equals(line.value(Option.OUTPUT));
        if (line.has(Option.JSON) && drawn) {
            throw new UserException(
                    UserException.USAGE, "--json and --output - both go to standard output; write the chart to a file");
        }
        if (GateReports.takeStandardOutput(line) && (drawn || line.has(Option.JSON))) {
            throw new UserException(
                    UserException.USAGE,
                    "standard output takes one thing: --markdown - or " + (drawn ? "--output -" : "--json"));
        }
    }

    // Whatever is wrong with it is said before anything is read.
    private ChartOutput chart(List<String> files) {
        ChartOutput chart = new ChartOutput(host, console, line);
        chart.refuseInputs(files);
        if (files.stream().anyMatch(host::isPipe)) {
            throw new UserException(
                    UserException.USAGE, "compare reads its files twice for --output; a pipe can be read but once");
        }
        return chart;
    }

    private int compare(
            List<String> basePaths,
            List<String> newPaths,
            boolean groups,
            @Nullable ChartOutput chart,
            GateReports markdown) {
        Readings base = Readings.of(host, console, basePaths);
        Readings changed = Readings.of(host, console, newPaths);
        List<Unread> unread = new ArrayList<>(base.unread());
        unread.addAll(changed.unread());
        boolean nothing = base.summaries().isEmpty() || changed.summaries().isEmpty();
        List<Comparison> comparisons = nothing
                ? List.of()
                : groups
                        ? List.of(Comparison.of(base.summaries(), changed.summaries()))
                        : changed.summaries().stream()
                                .map(each -> Comparison.of(base.summaries(), List.of(each)))
                                .toList();
        tell(comparisons, unread);
        markdown.append(ComparisonMarkdown.of(comparisons, unread, line.has(Option.ALL)));
        if (nothing) {
            return UserException.TROUBLE;
        }
        int drawn = chart == null ? 0 : draw(chart, base.paths(), changed.paths(), groups);
        return unread.isEmpty() ? drawn : UserException.TROUBLE;
    }

    // Several recordings that are compared with one, each by itself, each have a colour.
    private static int draw(ChartOutput chart, List<String> base, List<String> changed, boolean groups) {
        return groups
                ? chart.drawComparison(base, changed)
                : chart.draw(Stream.concat(base.stream(), changed.stream()).toList());
    }

    private void tell(List<Comparison> comparisons, List<Unread> unread) {
        if (line.has(Option.JSON)) {
            console.out().print(JsonReport.comparisons(comparisons, unread));
        } else if (!comparisons.isEmpty()) {
            (GateReports.takeStandardOutput(line) ? console.err() : console.out())
                    .print(ComparisonPage.of(comparisons, line.has(Option.ALL)));
        }
        console.out().flush();
    }
}
