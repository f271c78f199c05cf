package psrec.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import psrec.recording.Column;
import psrec.recording.RecordingHead;
import psrec.stats.Track;

/// The panels for recordings: columns of one unit share one.
final class Panels {
    private final List<Track> tracks;
    private final List<String> names;
    private final boolean perCpu;

    /// @param names of the recordings, for the legend; empty where there is only one
    Panels(List<Track> tracks, List<String> names) {
        this.tracks = tracks;
        this.names = names;
        this.perCpu = scales().size() > 1 && !scales().contains(Double.NaN);
    }

    /// @param combined CPU and memory in one panel
    List<Panel> all(boolean combined) {
        Map<String, List<Column>> groups = groups();
        List<Panel> panels = new ArrayList<>();
        List<Column> cpu = groups.getOrDefault(key(Column.CPU), List.of());
        List<Column> memory = groups.getOrDefault(key(Column.RSS), List.of());
        boolean both = combined && !cpu.isEmpty() && !memory.isEmpty();
        for (List<Column> group : groups.values()) {
            if (both && group.equals(cpu)) {
                List<Series> series = new ArrayList<>(series(cpu, false));
                series.addAll(series(memory, true));
                Panel.Axis left = axis(cpu);
                panels.add(new Panel(left, Axes.beside(left, axis(memory), most(memory)), series));
            } else if (!both || !group.equals(memory)) {
                panels.add(new Panel(axis(group), null, series(group, false)));
            }
        }
        return panels;
    }

    private Map<String, List<Column>> groups() {
        Map<String, List<Column>> groups = new LinkedHashMap<>();
        for (Track track : tracks) {
            for (Column column : Choice.all(track.head())) {
                List<Column> group = groups.computeIfAbsent(key(column), key -> new ArrayList<>());
                if (!group.contains(column)) {
                    group.add(column);
                }
            }
        }
        return groups;
    }

    private static String key(Column column) {
        return Axes.unit(column);
    }

    private List<Series> series(List<Column> columns, boolean onRightAxis) {
        List<Series> all = new ArrayList<>();
        for (Column column : columns) {
            for (int run = 0; run < tracks.size(); run++) {
                Track track = tracks.get(run);
                if (track.head().indexOf(column) > 0) {
                    String label = Axes.label(column) + (names.isEmpty() ? "" : ", " + names.get(run));
                    double[] values = scaled(track.head(), column, track.values(column));
                    double[] max = scaled(track.head(), column, new double[] {track.max(column)});
                    all.add(new Series(
                            label, column.name(), run, onRightAxis, column.isRate(), track.seconds(), values, max[0]));
                }
            }
        }
        return all;
    }

    private double most(List<Column> columns) {
        double most = 0;
        for (Series series : series(columns, false)) {
            for (double value : series.values()) {
                most = value > most ? value : most;
            }
        }
        return most;
    }

    private Panel.Axis axis(List<Column> columns) {
        double most = most(columns);
        if (!columns.contains(Column.CPU)) {
            return Axes.upTo(most, Axes.labels(columns), Axes.unit(columns.getFirst()));
        }
        boolean normalised = !perCpu
                && tracks.stream()
                        .map(Track::head)
                        .allMatch(head -> head.onlineCpus() > 0 && head.cpusOfHundredPercent() == head.onlineCpus());
        return Axes.cpu(most, meaning(), normalised);
    }

    // What 100 % of CPU is.
    private String meaning() {
        double cpus = perCpu ? 1 : scales().iterator().next();
        if (Double.isNaN(cpus) || (!perCpu && scales().size() > 1)) {
            return "%";
        }
        return cpus == 1 ? "% of one CPU" : "% of " + Math.round(cpus) + " CPUs";
    }

    private Set<Double> scales() {
        Set<Double> scales = new TreeSet<>();
        for (Track track : tracks) {
            if (track.head().indexOf(Column.CPU) > 0) {
                scales.add(track.head().cpusOfHundredPercent());
            }
        }
        return scales;
    }

    // Recordings whose 100 % are not the same are compared in those of one CPU.
    private double[] scaled(RecordingHead head, Column column, double[] values) {
        if (!perCpu || !column.equals(Column.CPU) || head.cpusOfHundredPercent() == 1) {
            return values;
        }
        double[] scaled = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = values[i] * head.cpusOfHundredPercent();
        }
        return scaled;
    }
}
