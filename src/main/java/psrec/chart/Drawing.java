package psrec.chart;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import psrec.recording.RecordingEnd;
import psrec.recording.RecordingHead;
import psrec.stats.Track;
import psrec.view.Human;

/// Makes a [Chart] of recordings. Pure.
public final class Drawing {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final String BETWEEN = " · ";
    private static final double NANOS_PER_SECOND = 1e9;
    /// So many file names can be read in a title.
    private static final int MOST_NAMES = 3;

    private final List<RunGroup> groups;
    private final List<Track> tracks;
    private final ChartOptions options;

    private Drawing(List<RunGroup> groups, ChartOptions options) {
        this.groups = groups;
        this.options = options;
        tracks = groups.stream().flatMap(group -> group.tracks().stream()).toList();
    }

    /// The chart of one recording or several laid over each other. With several groups
    /// colours follow the groups, and a group of three and more has its median emphasised.
    ///
    /// @param groups with at least one recording in all, with only those columns that are shown
    /// @param table the summary
    public static Chart of(List<RunGroup> groups, ChartOptions options, Chart.Table table) {
        return new Drawing(groups, options).chart(table);
    }

    private Chart chart(Chart.Table table) {
        double from = options.fromSeconds();
        double to = Math.min(options.toSeconds(), lastSeconds());
        // A single row has no length of its own.
        to = to > from ? to : Double.isFinite(options.toSeconds()) ? options.toSeconds() : from + 1;
        List<Chart.Run> runs = runs();
        return new Chart(
                text(options.title().isEmpty() ? title() : options.title()),
                text(subtitle()),
                runs,
                new Panels(groups, runs, from, to, options.scales()).all(options.combined()),
                marks(from, to),
                new Chart.Time(from, to, clock(), options.clock()),
                options.scales(),
                options.style(),
                table,
                notes());
    }

    private double lastSeconds() {
        double last = 0;
        for (Track track : tracks) {
            int points = track.points();
            last = Math.max(last, points == 0 ? 0 : track.seconds()[points - 1]);
        }
        return last;
    }

    // Recordings that are laid over each other did not begin at the same time of day.
    private Chart.@Nullable Clock clock() {
        return tracks.size() > 1
                ? null
                : TimeTicks.clock(tracks.getFirst().head().started(), options.zone());
    }

    // ---- names ---------------------------------------------------------------------------------------------------

    private List<Chart.Run> runs() {
        if (groups.size() == 1) {
            return names().stream().map(name -> new Chart.Run(name, "")).toList();
        }
        List<Chart.Run> runs = new ArrayList<>();
        for (RunGroup group : groups) {
            List<String> files = group.tracks().stream()
                    .map(track -> text(track.head().file()))
                    .toList();
            runs.add(
                    files.size() == 1
                            ? new Chart.Run(group.name() + ": " + files.getFirst(), "")
                            : new Chart.Run(group.name() + " (" + files.size() + " runs)", String.join(", ", files)));
        }
        return runs;
    }

    /// The recordings' names as a legend has them: without the directories, unless two would be the same.
    private List<String> names() {
        List<String> paths = tracks.stream().map(track -> track.head().file()).toList();
        List<String> files = paths.stream()
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .toList();
        List<String> names = Set.copyOf(files).size() == files.size() ? files : paths;
        return names.stream().map(Drawing::text).toList();
    }

    // The command; several commands, if there are two; else the files.
    private String title() {
        List<String> commands = commands();
        if (commands.size() == 1) {
            return commands.getFirst();
        }
        if (commands.size() == 2) {
            return commands.getFirst() + " vs. " + commands.getLast();
        }
        if (commands.size() > 2) {
            return commands.getFirst() + " and " + (commands.size() - 1) + " other commands";
        }
        List<String> names = names();
        return names.size() <= MOST_NAMES ? String.join(", ", names) : names.size() + " recordings";
    }

    private List<String> commands() {
        return tracks.stream()
                .map(track -> String.join(" ", track.head().command()))
                .filter(command -> !command.isEmpty())
                .distinct()
                .toList();
    }

    // What others named, without what no page and no picture may have in it.
    private static String text(String named) {
        return Human.oneLine(named).replaceAll("[\\uFFFE\\uFFFF]", "\uFFFD");
    }

    private String subtitle() {
        List<String> parts = new ArrayList<>();
        List<String> hosts =
                tracks.stream().map(track -> track.head().host()).distinct().toList();
        if (hosts.size() == 1) {
            parts.add(hosts.getFirst());
        }
        if (tracks.size() == 1) {
            parts.add(started(tracks.getFirst().head()));
            parts.add(ending(tracks.getFirst()));
        } else if (groups.size() == 1) {
            parts.add(tracks.size() + " runs");
        }
        parts.removeIf(String::isEmpty);
        return String.join(BETWEEN, parts);
    }

    private String started(RecordingHead head) {
        if (head.started() == null) {
            return "";
        }
        if (options.clock()) {
            Chart.Clock clock = Objects.requireNonNull(clock());
            return WHEN.format(head.started().atZone(options.zone())) + " " + clock.zone();
        }
        return WHEN.format(head.started().atOffset(ZoneOffset.UTC)) + " UTC";
    }

    // ---- the end of each -----------------------------------------------------------------------------------------

    private static String ending(Track track) {
        String how = outcome(track.end());
        double seconds = endSeconds(track);
        String time = Double.isNaN(seconds) ? "" : Human.time(Math.round(seconds * NANOS_PER_SECOND));
        if (how.isEmpty() || time.isEmpty()) {
            return how + time;
        }
        return how + " after " + time;
    }

    private static double endSeconds(Track track) {
        int points = track.points();
        double wall = track.end().wallSeconds();
        return Double.isNaN(wall) && points > 0 ? track.seconds()[points - 1] : wall;
    }

    // As people read it; empty if nothing is known.
    private static String outcome(RecordingEnd end) {
        if (!end.complete()) {
            return "cut off";
        }
        return end.outcome().equals("duration") ? "recording stopped" : end.outcome();
    }

    // That a run ended well needs no mark.
    private static boolean endedWell(RecordingEnd end) {
        return end.complete()
                && Set.of("", "exited 0", "ended", "duration", "unknown").contains(end.outcome());
    }

    private List<Chart.Mark> marks(double from, double to) {
        List<Chart.Mark> marks = new ArrayList<>();
        List<String> names = names();
        for (int i = 0; i < tracks.size(); i++) {
            Track track = tracks.get(i);
            double seconds = endSeconds(track);
            if (!endedWell(track.end()) && seconds >= from && seconds <= to) {
                String how = outcome(track.end());
                marks.add(new Chart.Mark(seconds, text(tracks.size() == 1 ? how : names.get(i) + " " + how)));
            }
        }
        return marks;
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        for (Track track : tracks) {
            if (track.reduced()) {
                notes.add(track.head().file() + " has " + track.rows()
                        + " rows: neighbours were put together by their minimum and maximum, so that no peak is lost.");
            }
            for (String remark : track.end().remarks()) {
                notes.add(track.head().file() + ": " + remark);
            }
        }
        return notes;
    }
}
