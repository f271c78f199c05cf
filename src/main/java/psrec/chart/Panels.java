package psrec.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import psrec.metric.Metric;
import psrec.metric.Unit;
import psrec.recording.Column;
import psrec.recording.RecordingHead;
import psrec.stats.Track;

/// The panels for recordings: columns of one unit share one.
final class Panels {
    private final List<RunGroup> groups;
    private final List<Track> tracks;
    private final List<Chart.Run> runs;
    private final double fromSeconds;
    private final double toSeconds;
    private final Chart.Scales scales;
    private final boolean perCpu;

    /// @param runs the legend: an entry per group, or per recording if there is only one group
    Panels(List<RunGroup> groups, List<Chart.Run> runs, double fromSeconds, double toSeconds, Chart.Scales scales) {
        this.groups = groups;
        this.tracks = groups.stream().flatMap(group -> group.tracks().stream()).toList();
        this.runs = runs;
        this.fromSeconds = fromSeconds;
        this.toSeconds = toSeconds;
        this.scales = scales;
        this.perCpu = hundreds().size() > 1 && !hundreds().contains(Double.NaN);
    }

    /// @param combined CPU and memory in one panel
    List<Panel> all(boolean combined) {
        Map<String, List<Column>> byUnit = columnsByUnit();
        List<Panel> panels = new ArrayList<>();
        List<Column> cpu = byUnit.getOrDefault(key(Column.CPU), List.of());
        List<Column> memory = byUnit.getOrDefault(key(Column.RSS), List.of());
        boolean both = combined && !cpu.isEmpty() && !memory.isEmpty();
        for (List<Column> columns : byUnit.values()) {
            if (both && columns.equals(cpu)) {
                List<Series> left = series(cpu, false);
                List<Series> right = series(memory, true);
                List<Panel.Axis> axes = Axes.combined(axis(cpu, left), axis(memory, right));
                List<Series> series = new ArrayList<>(left);
                series.addAll(right);
                panels.add(new Panel(axes.getFirst(), axes.getLast(), series));
            } else if (!both || !columns.equals(memory)) {
                List<Series> series = series(columns, false);
                panels.add(new Panel(axis(columns, series), null, series));
            }
        }
        return panels;
    }

    private Map<String, List<Column>> columnsByUnit() {
        Map<String, List<Column>> byUnit = new LinkedHashMap<>();
        for (Track track : tracks) {
            for (Column column : Choice.all(track.head())) {
                List<Column> columns = byUnit.computeIfAbsent(key(column), key -> new ArrayList<>());
                if (!columns.contains(column)) {
                    columns.add(column);
                }
            }
        }
        return byUnit;
    }

    private static String key(Column column) {
        return Axes.unit(column);
    }

    // ---- lines ---------------------------------------------------------------------------------------------------

    private List<Series> series(List<Column> columns, boolean onRightAxis) {
        List<Series> all = new ArrayList<>();
        for (Column column : columns) {
            Interpolation interpolation = interpolation(column);
            List<Series> medians = new ArrayList<>();
            for (int group = 0; group < groups.size(); group++) {
                List<Series> lines = lines(group, column, onRightAxis, interpolation);
                all.addAll(lines);
                if (groups.size() > 1 && lines.size() >= MedianLine.FEWEST_LINES) {
                    medians.add(MedianLine.of(
                            lines,
                            Axes.label(column) + ", median of "
                                    + runs.get(group).name()));
                }
            }
            // Above all others.
            all.addAll(medians);
        }
        return all;
    }

    private List<Series> lines(int group, Column column, boolean onRightAxis, Interpolation interpolation) {
        List<Track> members = groups.get(group).tracks();
        List<Track> having = members.stream()
                .filter(track -> track.head().indexOf(column) > 0)
                .toList();
        boolean faint = groups.size() > 1 && having.size() >= MedianLine.FEWEST_LINES;
        List<Series> lines = new ArrayList<>();
        for (Track track : having) {
            int run = groups.size() > 1 ? group : members.indexOf(track);
            String label = Axes.label(column) + (runs.size() == 1 ? "" : ", " + name(track, run));
            lines.add(new Series(
                    label,
                    column.name(),
                    run,
                    onRightAxis,
                    interpolation,
                    faint ? Emphasis.FAINT : Emphasis.NORMAL,
                    track.seconds(),
                    values(track, column),
                    max(track, column)));
        }
        return lines;
    }

    private String name(Track track, int run) {
        return groups.size() > 1 && groups.get(run).tracks().size() > 1
                ? track.head().file()
                : runs.get(run).name();
    }

    private Interpolation interpolation(Column column) {
        if (column.isRate() || column.kind() == Metric.Kind.COUNTER) {
            return Interpolation.STEP_BEFORE;
        }
        return isWhole(column) ? Interpolation.STEP_AFTER : Interpolation.LINEAR;
    }

    /// True for a number of things; the unit alone does not say it: a load average has none, either.
    private boolean isWhole(Column column) {
        if (column.unit() != Unit.COUNT || column.isRate() || column.kind() == Metric.Kind.COUNTER) {
            return false;
        }
        for (Track track : tracks) {
            double[] values = track.head().indexOf(column) > 0 ? track.values(column) : new double[0];
            for (double value : values) {
                if (value != Math.rint(value) && !Double.isNaN(value)) {
                    return false;
                }
            }
        }
        return true;
    }

    // What an instant had is no maximum of a rate: [Track#max].
    private double max(Track track, Column column) {
        return column.kind() == Metric.Kind.COUNTER
                ? Series.max(values(track, column))
                : scaled(track.head(), column, new double[] {track.max(column)})[0];
    }

    private double[] values(Track track, Column column) {
        double[] values = track.values(column);
        return column.kind() == Metric.Kind.COUNTER
                ? Counters.perSecond(track.seconds(), values)
                : scaled(track.head(), column, values);
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

    // ---- axes ----------------------------------------------------------------------------------------------------

    private Panel.Axis axis(List<Column> columns, List<Series> lines) {
        boolean cpu = columns.contains(Column.CPU);
        Panel.Measure measure = new Panel.Measure(
                Axes.labels(columns),
                cpu ? percent() : Axes.unit(columns.getFirst()),
                cpu && columns.size() == 1 ? cpusOfHundred() : Double.NaN,
                columns.stream().allMatch(this::isWhole));
        return Axes.fit(measure, Extent.of(lines, fromSeconds, toSeconds), scales);
    }

    // What 100 % of CPU is.
    private String percent() {
        double cpus = cpusOfHundred();
        return Double.isNaN(cpus) ? "%" : cpus == 1 ? "% of one CPU" : "% of " + Math.round(cpus) + " CPUs";
    }

    private double cpusOfHundred() {
        return perCpu ? 1 : hundreds().size() == 1 ? hundreds().iterator().next() : Double.NaN;
    }

    private Set<Double> hundreds() {
        Set<Double> hundreds = new TreeSet<>();
        for (Track track : tracks) {
            if (track.head().indexOf(Column.CPU) > 0) {
                hundreds.add(track.head().cpusOfHundredPercent());
            }
        }
        return hundreds;
    }
}
