package psrec.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import psrec.limit.Checked;
import psrec.limit.Limit;
import psrec.process.Host;
import psrec.process.UserException;
import psrec.report.CheckLines;
import psrec.report.JsonReport;
import psrec.stats.Quantity;
import psrec.stats.Summary;
import psrec.view.Notes;

/// `psrec check`.
final class CheckCommand {
    private static final String DEFAULT_TOLERANCE = "5%";

    private final Host host;
    private final Console console;
    private final CommandLine line;

    CheckCommand(Host host, Console console, CommandLine line) {
        this.host = host;
        this.console = console;
        this.line = line;
    }

    /// Answers psrec's exit code.
    int run() {
        refuseWhatHasNoMeaning();
        Readings readings = Readings.of(host, console, line.operands());
        List<Limit> limits = new ArrayList<>();
        for (String max : line.values(Option.MAX)) {
            limits.add(Limit.max(CommandLine.forPeople(max), readings.columns()));
        }
        limits.addAll(baselineLimits());
        GateReports reports = GateReports.open(host, line, inputs(), List.of());
        List<Checked> all = Stream.concat(
                        readings.summaries().stream().map(summary -> Checked.of(summary, limits)),
                        readings.unread().stream().map(each -> Checked.unread(each.file(), each.trouble())))
                .toList();
        tell(all);
        reports.write(all);
        return all.stream().allMatch(Checked::passed) ? 0 : UserException.TROUBLE;
    }

    private void tell(List<Checked> all) {
        boolean passed = all.stream().allMatch(Checked::passed);
        boolean quiet = line.has(Option.QUIET);
        if (line.has(Option.JSON)) {
            console.out().print(JsonReport.checks(all));
        } else {
            (GateReports.takeStandardOutput(line) ? console.err() : console.out()).print(CheckLines.of(all, quiet));
        }
        console.out().flush();
        (passed ? console.unless(quiet) : console.unless(false)).accept(CheckLines.verdict(all));
    }

    private List<Limit> baselineLimits() {
        String path = line.value(Option.BASELINE);
        if (path == null) {
            return List.of();
        }
        String tolerance = tolerance();
        double percent = Limit.tolerancePercent(tolerance);
        Summary baseline = Readings.read(host, path);
        List<Limit> limits = Limit.ofBaseline(baseline, percent, tolerance);
        String name = baseline.head().file();
        if (limits.isEmpty()) {
            throw new UserException(UserException.TROUBLE, name + " tells no number that can be a baseline");
        }
        Quantity.THAT_MATTER.stream()
                .filter(quantity -> Double.isNaN(quantity.of(baseline)))
                .forEach(quantity -> console.say(name + " does not tell " + quantity.word() + ": no limit for that"));
        Notes.of(baseline).forEach(note -> console.say(name + ": " + note));
        return limits;
    }

    private String tolerance() {
        String tolerance = line.value(Option.TOLERANCE);
        return tolerance == null ? DEFAULT_TOLERANCE : CommandLine.forPeople(tolerance);
    }

    private List<String> inputs() {
        List<String> inputs = new ArrayList<>(line.operands());
        inputs.addAll(line.values(Option.BASELINE));
        return inputs;
    }

    private void refuseWhatHasNoMeaning() {
        refuse(line.operands().isEmpty(), "check needs a recording: psrec check <file>... --max peak_rss_bytes=512MiB");
        refuse(
                !line.has(Option.MAX) && !line.has(Option.BASELINE),
                "check needs a limit: --max peak_rss_bytes=512MiB, or --baseline <file>");
        refuse(
                line.has(Option.TOLERANCE) && !line.has(Option.BASELINE),
                "--tolerance is of --baseline <file>, which is missing");
        refuse(
                line.has(Option.JSON) && GateReports.takeStandardOutput(line),
                "standard output takes one thing: --json, or a report as -");
    }

    private static void refuse(boolean meaningless, String sentence) {
        if (meaningless) {
            throw new UserException(UserException.USAGE, sentence);
        }
    }
}
