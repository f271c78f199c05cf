package psrec.chart;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import psrec.recording.RecordingEnd;
import psrec.recording.RecordingHead;
import psrec.stats.Track;
import psrec.view.Human;

/// Makes a [Chart] of recordings. Pure.
public final class Drawing {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String BETWEEN = " · ";
    private static final double NANOS_PER_SECOND = 1e9;

    private Drawing() {}

    /// The chart of one recording or several laid over each other.
    ///
    /// @param tracks at least one, with only those columns that are shown
    /// @param table the summary, the first row its header; empty for none
    public static Chart of(List<Track> tracks, ChartOptions options, List<List<String>> table) {
        List<String> names = tracks.size() == 1 ? List.of() : names(tracks);
        double from = options.fromSeconds();
        double to = Math.min(options.toSeconds(), lastSeconds(tracks));
        // A single row has no length of its own.
        to = to > from ? to : Double.isFinite(options.toSeconds()) ? options.toSeconds() : from + 1;
        return new Chart(
                text(options.title().isEmpty() ? title(tracks) : options.title()),
                text(subtitle(tracks)),
                new Panels(tracks, names).all(options.combined()),
                marks(tracks, names, from, to),
                from,
                to,
                options.style(),
                table,
                notes(tracks));
    }

    /// The recordings' names as a legend has them: without the folders, unless two would be the same.
    static List<String> names(List<Track> tracks) {
        List<String> paths = tracks.stream().map(track -> track.head().file()).toList();
        List<String> files = paths.stream()
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .toList();
        List<String> names = Set.copyOf(files).size() == files.size() ? files : paths;
        return names.stream().map(Drawing::text).toList();
    }

    private static double lastSeconds(List<Track> tracks) {
        double last = 0;
        for (Track track : tracks) {
            int points = track.points();
            last = Math.max(last, points == 0 ? 0 : track.seconds()[points - 1]);
        }
        return last;
    }

    private static String title(List<Track> tracks) {
        if (tracks.size() > 1) {
            return String.join(", ", names(tracks));
        }
        RecordingHead head = tracks.getFirst().head();
        return head.command().isEmpty() ? names(tracks).getFirst() : command(head);
    }

    private static String command(RecordingHead head) {
        return String.join(" ", head.command());
    }

    // What others named, without what no page and no picture may have in it.
    private static String text(String named) {
        return Human.oneLine(named).replaceAll("[\\uFFFE\\uFFFF]", "\uFFFD");
    }

    private static String subtitle(List<Track> tracks) {
        RecordingHead head = tracks.getFirst().head();
        if (tracks.size() > 1) {
            Set<String> commands = new LinkedHashSet<>();
            tracks.forEach(track -> commands.add(command(track.head())));
            return commands.size() == 1 ? commands.iterator().next() : "";
        }
        List<String> parts = new ArrayList<>();
        if (!head.host().isEmpty()) {
            parts.add(head.host());
        }
        if (head.started() != null) {
            parts.add(WHEN.format(head.started()) + " UTC");
        }
        parts.add(ending(tracks.getFirst()));
        parts.removeIf(String::isEmpty);
        return String.join(BETWEEN, parts);
    }

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

    // As people read it; empty where nothing is known.
    private static String outcome(RecordingEnd end) {
        if (!end.complete()) {
            return "cut off";
        }
        return end.outcome().equals("duration") ? "recording stopped" : end.outcome();
    }

    private static List<Chart.Mark> marks(List<Track> tracks, List<String> names, double from, double to) {
        List<Chart.Mark> marks = new ArrayList<>();
        for (int run = 0; run < tracks.size(); run++) {
            String how = outcome(tracks.get(run).end());
            double seconds = endSeconds(tracks.get(run));
            if (!how.isEmpty() && seconds >= from && seconds <= to) {
                marks.add(new Chart.Mark(seconds, text(names.isEmpty() ? how : names.get(run) + " " + how)));
            }
        }
        return marks;
    }

    private static List<String> notes(List<Track> tracks) {
        List<String> notes = new ArrayList<>();
        for (Track track : tracks) {
            if (track.reduced()) {
                notes.add(track.head().file() + " has " + track.rows()
                        + " rows: neighbours were put together by their least and most, so that no peak is lost.");
            }
            for (String remark : track.end().remarks()) {
                notes.add(track.head().file() + ": " + remark);
            }
        }
        return notes;
    }
}
