package psrec.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import psrec.format.ExportFormat;
import psrec.format.FileSink;
import psrec.format.LiveValues;
import psrec.limit.Limit;
import psrec.process.Host;
import psrec.process.UserException;
import psrec.recording.CpuScale;
import psrec.recording.Outcome;
import psrec.recording.RunEnd;
import psrec.recording.Scope;
import psrec.sampling.AttachedRun;
import psrec.sampling.CommandRun;
import psrec.sampling.Plan;
import psrec.sampling.Recorder;
import psrec.sampling.SampleSink;
import psrec.sampling.TargetRun;
import psrec.view.EndLine;
import psrec.view.Notes;

/// `psrec start` and `psrec attach`.
final class RecordCommand {
    private static final String DEFAULT_INTERVAL = "1s";
    private static final String STANDARD_OUTPUT = "-";

    private final Host host;
    private final Console console;
    private final String version;
    private final CommandLine line;
    private final Consumer<String> notes;

    RecordCommand(Host host, Console console, String version, CommandLine line) {
        this.host = host;
        this.console = console;
        this.version = version;
        this.line = line;
        this.notes = console.unless(line.has(Option.QUIET));
    }

    /// Starts the command and records it; answers its exit code.
    int start() {
        if (line.operands().isEmpty()) {
            throw new UserException(UserException.USAGE, "start needs a command: psrec start <command> [arguments...]");
        }
        host.holdSignals();
        List<byte[]> words = line.operands().stream().map(CommandLine::bytes).toList();
        Plan plan = plan();
        List<Limit> limits = Gate.limits(line);
        FileSink file = openFile();
        Gate gate = Gate.open(host, console, line, limits);
        CommandRun run = CommandRun.start(host, words, plan.scope());
        run.releaseInherited(STANDARD_OUTPUT.equals(line.value(Option.EXPORT)) || GateReports.takeStandardOutput(line));
        RunEnd end = record(plan, run, file, gate);
        boolean passed = gate == null || gate.judge();
        if (end.outcome() instanceof Outcome.DurationReached && run.running()) {
            notes.accept("the recording is over; the command goes on, and psrec waits for it");
        }
        int code = run.awaitEnd();
        List<String> orphans = run.orphans();
        if (!orphans.isEmpty()) {
            notes.accept("still running, and left alone: " + String.join(", ", orphans));
        }
        // The command's own failure goes first.
        return code == 0 && !passed ? UserException.TROUBLE : code;
    }

    /// Attaches to the process and records it; answers psrec's exit code.
    int attach() {
        int pid = pid();
        host.holdSignals();
        Plan plan = plan();
        List<Limit> limits = Gate.limits(line);
        FileSink file = openFile();
        Gate gate = Gate.open(host, console, line, limits);
        RunEnd end = record(plan, AttachedRun.attach(host, pid, plan.scope()), file, gate);
        boolean passed = gate == null || gate.judge();
        boolean whole = !(end.outcome() instanceof Outcome.Failed) && (file == null || !file.failed());
        return whole && passed ? 0 : UserException.TROUBLE;
    }

    private RunEnd record(Plan plan, TargetRun run, @Nullable FileSink file, @Nullable Gate gate) {
        host.limits().forEach(notes);
        List<SampleSink> sinks = new ArrayList<>();
        if (file != null) {
            sinks.add(file);
        }
        if (gate != null) {
            sinks.add(gate.sink());
        }
        if (line.has(Option.PRINT_VALUES)) {
            sinks.add(new LiveValues(console::line));
        }
        Recorder recorder = new Recorder(host, version, plan, run, sinks);
        RunEnd end = recorder.record();
        end.cpuGaps().forEach(gap -> notes.accept("CPU time is not complete: " + gap));
        if (end.rssUpperBoundRows() > 0) {
            notes.accept(Notes.rssUpperBound(end.rssUpperBoundRows(), end.rows()));
        }
        String rows =
                file == null ? end.rows() + (end.rows() == 1 ? " row" : " rows") + " taken, none saved" : file.fate();
        Consumer<String> closing =
                end.outcome() instanceof Outcome.Failed || (file != null && file.failed()) ? console::say : notes;
        closing.accept(EndLine.of(recorder.info(), end, rows, host.ownCpuNanos()));
        return end;
    }

    private Plan plan() {
        String interval = line.value(Option.INTERVAL);
        String duration = line.value(Option.DURATION);
        return new Plan(
                TimeSpan.parseNanos(Option.INTERVAL, interval == null ? DEFAULT_INTERVAL : interval),
                duration == null ? Plan.UNLIMITED : TimeSpan.parseNanos(Option.DURATION, duration),
                waitNanos(),
                line.has(Option.NO_CHILDREN) ? Scope.PROCESS : Scope.TREE,
                line.has(Option.ABSOLUTE_CPU_USAGE) ? CpuScale.ABSOLUTE : CpuScale.NORMALISED);
    }

    private long waitNanos() {
        String time = line.value(Option.WAIT_ALL);
        if (time != null) {
            return TimeSpan.parseNanos(Option.WAIT_ALL, time);
        }
        return line.has(Option.WAIT_ALL) ? Plan.UNLIMITED : 0;
    }

    private @Nullable FileSink openFile() {
        String path = line.value(Option.EXPORT);
        String style = line.value(Option.CSV_STYLE);
        if (path == null) {
            if (style != null) {
                throw new UserException(UserException.USAGE, "--csv-style needs a file: --export results.csv");
            }
            return null;
        }
        if (path.isEmpty()) {
            throw new UserException(UserException.USAGE, "--export needs the name of a file");
        }
        ExportFormat format = ExportFormat.of(path, style);
        return new FileSink(host.openOutput(path), format, console::say);
    }

    private int pid() {
        if (line.operands().size() != 1) {
            throw new UserException(UserException.USAGE, "attach needs one PID: psrec attach <PID>");
        }
        String text = line.operands().getFirst();
        boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || text.chars().allMatch(c -> c == '0')) {
            throw new UserException(
                    UserException.USAGE, "'" + CommandLine.forPeople(text) + "' is not a PID; give a number from 1 up");
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException tooLarge) {
            throw new UserException(UserException.TROUBLE, "no process " + text + " (PIDs are smaller)");
        }
    }
}
