package psrec.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import psrec.limit.Checked;
import psrec.limit.Limit;
import psrec.process.Host;
import psrec.process.UserException;
import psrec.report.CheckLines;

/// The limits that a recording is held to when it ends: `--fail-if` of start and attach.
final class Gate {
    private final Console console;
    private final CommandLine line;
    private final List<Limit> limits;
    private final GateReports reports;
    private final SummarySink sink;

    private Gate(Console console, CommandLine line, List<Limit> limits, GateReports reports) {
        this.console = console;
        this.line = line;
        this.limits = limits;
        this.reports = reports;
        String export = line.value(Option.EXPORT);
        this.sink = new SummarySink(CommandLine.forPeople(export == null ? String.join(" ", line.operands()) : export));
    }

    /// The limits that the options tell; none where there are none.
    ///
    /// @throws UserException where one cannot be understood
    static List<Limit> limits(CommandLine line) {
        List<String> conditions = line.values(Option.FAIL_IF);
        for (Option report : List.of(Option.JUNIT, Option.MARKDOWN)) {
            if (conditions.isEmpty() && line.has(report)) {
                throw new UserException(
                        UserException.USAGE, report.dashed() + " is of --fail-if <limit>, which is missing");
            }
        }
        List<Limit> limits = new ArrayList<>();
        for (String condition : conditions) {
            limits.add(Limit.failIf(CommandLine.forPeople(condition), Readings.ownColumns()));
        }
        return limits;
    }

    /// The gate of these limits; null where there are none.
    ///
    /// @throws UserException where a report cannot be written
    static @Nullable Gate open(Host host, Console console, CommandLine line, List<Limit> limits) {
        return limits.isEmpty()
                ? null
                : new Gate(console, line, limits, GateReports.open(host, line, List.of(), line.values(Option.EXPORT)));
    }

    /// Takes the recording in.
    SummarySink sink() {
        return sink;
    }

    /// Says what became of the limits, and writes the reports; false where a limit failed, or a report.
    boolean judge() {
        Checked checked = Checked.of(sink.summary(), limits);
        boolean quiet = line.has(Option.QUIET);
        console.err().print(CheckLines.of(List.of(checked), quiet));
        (checked.passed() ? console.unless(quiet) : console.unless(false)).accept(CheckLines.verdict(List.of(checked)));
        try {
            reports.write(List.of(checked));
        } catch (UserException trouble) {
            console.say(trouble.sentence());
            return false;
        }
        return checked.passed();
    }
}
