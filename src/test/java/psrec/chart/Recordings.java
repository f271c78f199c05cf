package psrec.chart;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import psrec.recording.Column;
import psrec.recording.PeakRss;
import psrec.recording.RecordingEnd;
import psrec.recording.RecordingHead;
import psrec.stats.Track;

/// Recordings and charts for tests.
final class Recordings {
    static final double NAN = Double.NaN;
    static final ChartOptions PLAIN = options(false, List.of());

    private Recordings() {}

    static ChartOptions options(boolean combined, List<String> columns) {
        return options("", combined, columns, 0, Double.POSITIVE_INFINITY, Chart.Scales.USUAL, Chart.Style.PLAIN);
    }

    static ChartOptions options(
            String title,
            boolean combined,
            List<String> columns,
            double from,
            double to,
            Chart.Scales scales,
            Chart.Style style) {
        return new ChartOptions(title, combined, columns, from, to, false, ZoneOffset.UTC, scales, style);
    }

    /// The same with the time of day.
    static ChartOptions byClock(ZoneId zone) {
        return new ChartOptions(
                "", false, List.of(), 0, Double.POSITIVE_INFINITY, true, zone, Chart.Scales.USUAL, Chart.Style.PLAIN);
    }

    /// A recording of `make -j2` on a machine with four CPUs that exited 0.
    static Track track(String file, String columns, double[]... rows) {
        return track(file, 4, 4, "exited 0", columns, rows);
    }

    static Track track(String file, double cpus, int online, String outcome, String columns, double[]... rows) {
        List<Column> names = new ArrayList<>(List.of(Column.ELAPSED));
        Arrays.stream(columns.split(" ", -1)).map(Column::new).forEach(names::add);
        RecordingHead head = new RecordingHead(
                file,
                "psrec CSV",
                names,
                List.of("make", "-j2"),
                "build-7",
                Instant.parse("2026-11-24T04:46:43.302Z"),
                1,
                cpus,
                online);
        List<double[]> values = new ArrayList<>();
        for (int column = 1; column < names.size(); column++) {
            values.add(column(column, rows));
        }
        RecordingEnd end = new RecordingEnd(
                !outcome.isEmpty(), outcome, rows[rows.length - 1][0], NAN, "", PeakRss.UNKNOWN, NAN, NAN, List.of());
        double[] maxima = values.stream().mapToDouble(Recordings::max).toArray();
        return new Track(head, end, column(0, rows), values, maxima, rows.length, false);
    }

    private static double max(double[] values) {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value)).max().orElse(NAN);
    }

    /// The same of another command; none for one that the file does not name.
    static Track of(Track track, String... command) {
        RecordingHead head = track.head();
        return new Track(
                new RecordingHead(
                        head.file(),
                        head.format(),
                        head.columns(),
                        List.of(command),
                        head.host(),
                        head.started(),
                        head.intervalSeconds(),
                        head.cpusOfHundredPercent(),
                        head.onlineCpus()),
                track.end(),
                track.seconds(),
                track.values(),
                track.maxima(),
                track.rows(),
                track.reduced());
    }

    private static double[] column(int column, double[][] rows) {
        return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
    }

    /// A chart of these recordings as it is without options.
    static Chart chart(Track... tracks) {
        return chart(PLAIN, tracks);
    }

    static Chart chart(ChartOptions options, Track... tracks) {
        return Drawing.of(List.of(new RunGroup("", List.of(tracks))), options, Chart.Table.NONE);
    }

    /// A comparison of a baseline with other recordings.
    static Chart comparison(List<Track> base, List<Track> changed) {
        return Drawing.of(List.of(new RunGroup("base", base), new RunGroup("new", changed)), PLAIN, Chart.Table.NONE);
    }

    /// A build of four seconds that uses all columns.
    static Track build(String file) {
        return track(
                file,
                "cpu_percent rss_bytes threads processes",
                new double[] {0, NAN, 1 << 20, 1, 1},
                new double[] {1, 25, 200 << 20, 4, 2},
                new double[] {2, 100, 300 << 20, 8, 3},
                new double[] {3, 50, 100 << 20, 8, 3},
                new double[] {4, 75, NAN, NAN, NAN});
    }
}
