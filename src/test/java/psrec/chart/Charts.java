package psrec.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import psrec.chart.Chart.Mark;
import psrec.chart.Chart.Style;
import psrec.chart.Panel.Axis;
import psrec.chart.Panel.Measure;

/// Charts made by hand: CPU and memory, in two panels, of one recording or several.
final class Charts {
    static final double MIB = 1 << 20;
    static final Style PLAIN = Style.PLAIN;
    private static final Measure CPU = new Measure("CPU", "% of 4 CPUs", 4, false);
    private static final Measure MEMORY = new Measure("memory", "B", Double.NaN, false);

    private Charts() {}

    /// The columns of a recording.
    record Run(double[] seconds, double[] cpuPercent, double[] rssBytes) {}

    /// 0 to 100 s, a sample a second. CPU is 80 %, unknown at first and from 41 to 60 s; memory is 200 MiB, unknown
    /// from 30 to
    /// 50 s.
    static Run steady() {
        double[] seconds = IntStream.rangeClosed(0, 100).asDoubleStream().toArray();
        double[] cpu = Arrays.stream(seconds)
                .map(second -> second == 0 || second > 40 && second <= 60 ? Double.NaN : 80)
                .toArray();
        double[] rss = Arrays.stream(seconds)
                .map(second -> second >= 30 && second <= 50 ? Double.NaN : 200 * MIB)
                .toArray();
        return new Run(seconds, cpu, rss);
    }

    /// So many samples, one every 10 ms or so. CPU is 30 %, memory 100 MiB, but a single sample of each in the middle:
    /// 90 %, 400
    /// MiB.
    static Run longRun(int samples) {
        double[] seconds = new double[samples];
        double[] cpu = new double[samples];
        double[] rss = new double[samples];
        for (int i = 0; i < samples; i++) {
            seconds[i] = (i * 10_000L + i * 7919L % 311) / 1e6;
            cpu[i] = i == samples / 2 ? 90 : 30 + i * 31L % 1000 / 1000.0;
            rss[i] = (i == samples / 2 ? 400 * MIB : 100 * MIB) + i * 17L % 64 * 4096;
        }
        return new Run(seconds, cpu, rss);
    }

    static Chart of(Run... runs) {
        return of("sort big.txt", PLAIN, runs);
    }

    static Chart of(String title, Style style, Run... runs) {
        List<Series> cpu = new ArrayList<>();
        List<Series> rss = new ArrayList<>();
        for (int i = 0; i < runs.length; i++) {
            String file = runs.length > 1 ? ", " + i + ".csv" : "";
            Run run = runs[i];
            cpu.add(line("cpu" + file, "cpu_percent", i, Interpolation.STEP_BEFORE, run.seconds(), run.cpuPercent()));
            rss.add(line("rss" + file, "rss_bytes", i, Interpolation.LINEAR, run.seconds(), run.rssBytes()));
        }
        double to = Arrays.stream(runs)
                .mapToDouble(run -> run.seconds()[run.seconds().length - 1])
                .max()
                .orElseThrow();
        return new Chart(
                title,
                "build-7, exited 3",
                IntStream.range(0, runs.length)
                        .mapToObj(i -> new Chart.Run(i + ".csv", ""))
                        .toList(),
                List.of(new Panel(fit(CPU, cpu, to), null, cpu), new Panel(fit(MEMORY, rss, to), null, rss)),
                List.of(new Mark(to, "exited 3")),
                new Chart.Time(0, to, null, false),
                Chart.Scales.USUAL,
                style,
                new Chart.Table(
                        List.of(
                                new Chart.Head("file", ""),
                                new Chart.Head("peak memory", "peak_rss_bytes: the highest")),
                        List.of(List.of("a.csv", "80.0 MiB"))),
                List.of("Rows were put together."));
    }

    static Series line(
            String label, String name, int run, Interpolation interpolation, double[] seconds, double[] values) {
        return new Series(label, name, run, false, interpolation, Emphasis.NORMAL, seconds, values, Series.max(values));
    }

    private static Axis fit(Measure measure, List<Series> lines, double to) {
        return Axes.fit(measure, Extent.of(lines, 0, to), Chart.Scales.USUAL);
    }

    /// A chart of these panels, of one run.
    static Chart of(double to, Panel... panels) {
        return new Chart(
                "",
                "",
                List.of(new Chart.Run("a.csv", "")),
                List.of(panels),
                List.of(),
                new Chart.Time(0, to, null, false),
                Chart.Scales.USUAL,
                Style.PLAIN,
                Chart.Table.NONE,
                List.of());
    }

    /// The same with another style.
    static Chart with(Chart chart, Style style, Chart.Time time) {
        return new Chart(
                chart.title(),
                chart.subtitle(),
                chart.runs(),
                chart.panels(),
                chart.marks(),
                time,
                chart.scales(),
                style,
                chart.table(),
                chart.notes());
    }

    /// Both in one panel, memory on the right.
    static Chart combined(Run run) {
        Chart apart = of(run);
        Series rss = apart.panels().getLast().series().getFirst();
        Series right = new Series(
                rss.label(),
                rss.name(),
                0,
                true,
                rss.interpolation(),
                rss.emphasis(),
                rss.seconds(),
                rss.values(),
                rss.max());
        List<Axis> axes = Axes.combined(
                apart.panels().getFirst().left(), apart.panels().getLast().left());
        Panel panel = new Panel(
                axes.getFirst(),
                axes.getLast(),
                List.of(apart.panels().getFirst().series().getFirst(), right));
        return new Chart(
                apart.title(),
                apart.subtitle(),
                apart.runs(),
                List.of(panel),
                apart.marks(),
                apart.time(),
                apart.scales(),
                new Style(true, true, Chart.Theme.DEFAULT, 0, 0),
                Chart.Table.NONE,
                List.of());
    }
}
