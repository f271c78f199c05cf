package psrec.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import psrec.chart.Chart;
import psrec.chart.Choice;
import psrec.chart.Drawing;
import psrec.chart.HtmlChart;
import psrec.chart.Pictures;
import psrec.chart.RunGroup;
import psrec.chart.SummaryRows;
import psrec.chart.TerminalChart;
import psrec.format.RecordingFiles;
import psrec.process.Host;
import psrec.process.OutputFile;
import psrec.process.UserException;
import psrec.recording.Column;
import psrec.recording.RecordingEnd;
import psrec.recording.RecordingHead;
import psrec.recording.RecordingVisitor;
import psrec.stats.Summary;
import psrec.stats.SummaryBuilder;
import psrec.stats.Track;
import psrec.stats.TrackCollector;

/// Draws recordings: reads their files, makes the chart, and brings it where the user wants it.
final class ChartOutput {
    /// A page is zoomed into: all rows up to this many points stay.
    private static final int POINTS_OF_PAGE = 2_000_000;
    /// Many more than any picture has pixels.
    private static final int POINTS_OF_PICTURE = 400_000;

    private static final int USUAL_COLUMNS = 80;

    private final Host host;
    private final Console console;
    private final boolean quiet;
    private final ChartRequest request;

    /// @throws UserException where the options cannot be understood
    ChartOutput(Host host, Console console, CommandLine line) {
        this.host = host;
        this.console = console;
        // What stands on standard output as JSON is not to be broken by the name of a file.
        this.quiet = line.has(Option.QUIET) || line.has(Option.JSON);
        this.request = ChartRequest.of(line);
    }

    /// Draws the recordings of these files; those that cannot be read are said, a line each, and the others drawn.
    ///
    /// @param files one `char` a byte; `-` is standard input
    /// @return the exit code
    int draw(List<String> files) {
        return drawSides(List.of(""), List.of(files));
    }

    /// The same for the two sides of a comparison: their colours follow the sides, and the median of a side of three
    /// and
    /// more is emphasised.
    int drawComparison(List<String> base, List<String> changed) {
        return drawSides(List.of("base", "new"), List.of(base, changed));
    }

    private int drawSides(List<String> names, List<List<String>> sides) {
        List<String> files = sides.stream().flatMap(List::stream).toList();
        refuseInputs(files);
        if (request.options().clock() && files.size() > 1) {
            throw new UserException(
                    UserException.USAGE,
                    "--clock is for one recording; several are aligned at their start, whenever that was");
        }
        Browser browser = request.kind() == null ? Browser.find(host) : null;
        boolean page = browser != null || request.kind() == ChartRequest.Kind.HTML;
        int points = (page ? POINTS_OF_PAGE : POINTS_OF_PICTURE) / files.size();
        List<RunGroup> groups = new ArrayList<>();
        List<Summary> summaries = new ArrayList<>();
        int unread = 0;
        for (int side = 0; side < sides.size(); side++) {
            List<Track> tracks = new ArrayList<>();
            for (String file : sides.get(side)) {
                TrackCollector collector = collector(points);
                // Only a page has a table below its chart.
                SummaryBuilder summary = page ? new SummaryBuilder() : null;
                if (read(file, collector, summary)) {
                    tracks.add(collector.track());
                    if (summary != null) {
                        summaries.add(summary.summary());
                    }
                } else {
                    unread++;
                }
            }
            if (!tracks.isEmpty()) {
                groups.add(new RunGroup(names.get(side), tracks));
            }
        }
        if (!groups.isEmpty()) {
            show(Drawing.of(groups, request.options(), SummaryRows.of(summaries)), browser);
        }
        return unread == 0 ? 0 : UserException.TROUBLE;
    }

    /// Refuses to write over what is to be read, before anything is read.
    ///
    /// @throws UserException where one of the files is the chart's own

    void refuseInputs(List<String> files) {
        for (String file : files) {
            if (!request.path().isEmpty() && host.isSameFile(request.path(), file)) {
                throw new UserException(
                        UserException.USAGE,
                        "--output " + CommandLine.forPeople(request.path())
                                + " is one of the recordings; give another name");
            }
        }
    }

    private TrackCollector collector(int points) {
        return new TrackCollector(
                points, request.options().fromSeconds(), request.options().toSeconds(), this::columns);
    }

    // False where it cannot be used; why has been said.
    private boolean read(String file, TrackCollector collector, @Nullable SummaryBuilder summary) {
        String name = RecordingInput.name(file);
        boolean shown = !quiet && host.errorsGoToTerminal();
        try (InputStream in =
                new ReadingProgress(host.openInput(file), name, shown ? console : null, System::nanoTime)) {
            RecordingFiles.read(
                    in,
                    name,
                    RecordingInput.siblings(host, file, request.path()),
                    summary == null ? collector : new Both(collector, summary));
        } catch (UserException trouble) {
            console.say(trouble.sentence());
            return false;
        } catch (IOException trouble) {
            console.say("cannot read " + name + ": " + trouble.getMessage());
            return false;
        }
        Track track = collector.track();
        String missing = missing(track);
        if (!missing.isEmpty()) {
            console.say(name + " " + missing);
        }
        return missing.isEmpty();
    }

    // What the recording would need for what was asked for; empty if it has all.
    private String missing(Track track) {
        if (track.points() == 0) {
            return track.rows() == 0 ? "has no rows" : "ends before --from";
        }
        if (request.options().clock() && track.head().started() == null) {
            return "does not say when it began; leave out --clock";
        }
        boolean cpu = track.head().indexOf(Column.CPU) > 0;
        if (request.options().scales().inCpus()
                && cpu
                && Double.isNaN(track.head().cpusOfHundredPercent())) {
            return "does not say how many CPUs 100 % are; leave out --cpus";
        }
        return "";
    }

    /// Gives a recording to two that take it in.
    private record Both(RecordingVisitor first, RecordingVisitor second) implements RecordingVisitor {
        @Override
        public void fact(String key, String value) {
            first.fact(key, value);
            second.fact(key, value);
        }

        @Override
        public void begin(RecordingHead head) {
            first.begin(head);
            second.begin(head);
        }

        @Override
        public void row(double[] values) {
            first.row(values);
            second.row(values);
        }

        @Override
        public void end(RecordingEnd end) {
            first.end(end);
            second.end(end);
        }
    }

    private List<Column> columns(RecordingHead head) {
        List<String> names = request.options().columns();
        List<String> missing = Choice.missing(head, names);
        if (!missing.isEmpty()) {
            List<String> there = Choice.all(head).stream().map(Column::name).toList();
            throw new UserException(
                    UserException.TROUBLE,
                    head.file() + " has no column " + String.join(", ", missing) + "; it has "
                            + String.join(", ", there));
        }
        return Choice.of(head, names);
    }

    // ---- where it goes -------------------------------------------------------------------------------------------

    private void show(Chart chart, @Nullable Browser browser) {
        if (browser != null) {
            String path = browser.show(stream -> HtmlChart.write(chart, stream));
            tell(path);
            return;
        }
        switch (request.kind()) {
            case HTML -> write(stream -> HtmlChart.write(chart, stream));
            case PNG -> write(stream -> Pictures.writePng(chart, stream));
            case SVG -> write(stream -> Pictures.writeSvg(chart, stream));
            case TERMINAL -> print(chart);
            case null -> print(chart);
        }
    }

    /// Writes a chart to a stream.
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private void write(Writing writing) {
        String name = CommandLine.forPeople(request.path());
        try (OutputFile file = host.openOutput(request.path())) {
            if (file.goBackTo(0)) {
                file.cutHere();
            }
            writing.to(new OutputFileStream(file));
        } catch (IOException trouble) {
            throw new UserException(UserException.TROUBLE, "cannot write " + name + ": " + trouble.getMessage());
        }
        tell(name);
    }

    private void tell(String written) {
        if (!quiet) {
            console.out().print(written + "\n");
            console.out().flush();
        }
    }

    private void print(Chart chart) {
        console.out().print(TerminalChart.draw(chart, screen()));
        console.out().flush();
    }

    private TerminalChart.Screen screen() {
        Chart.Style style = request.options().style();
        int terminal = host.terminalColumns();
        int columns = style.widthPixels() > 0 ? style.widthPixels() : terminal > 0 ? terminal : columnsVariable();
        boolean colour = terminal > 0
                && variable("NO_COLOR").isEmpty()
                && !variable("TERM").equals("dumb");
        // The prompt comes below it.
        int lines = style.heightPixels() > 0 ? style.heightPixels() : Math.max(0, host.terminalLines() - 1);
        return new TerminalChart.Screen(columns, lines, isUnicode(), colour);
    }

    private int columnsVariable() {
        String text = variable("COLUMNS");
        return text.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(text) : USUAL_COLUMNS;
    }

    // locale(7): the first of these that is set.
    private boolean isUnicode() {
        for (String name : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
            if (!variable(name).isEmpty()) {
                String locale = variable(name).toLowerCase(Locale.ROOT);
                return locale.contains("utf-8") || locale.contains("utf8");
            }
        }
        return false;
    }

    private String variable(String name) {
        String value = host.variable(name);
        return value == null ? "" : new String(CommandLine.bytes(value), StandardCharsets.UTF_8);
    }
}
