package psrec.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import psrec.chart.Chart.Mark;
import psrec.chart.Chart.Style;
import psrec.chart.Panel.Axis;

/// Charts made by hand: CPU and memory, in two panels, of one recording or several.
final class Charts {
    static final double MIB = 1 << 20;
    static final Style PLAIN = new Style(false, false, 0, 0);

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
            cpu.add(series("cpu" + file, "cpu_percent", i, true, run.seconds(), run.cpuPercent()));
            rss.add(series("rss" + file, "rss_bytes", i, false, run.seconds(), run.rssBytes()));
        }
        double to = Arrays.stream(runs)
                .mapToDouble(run -> run.seconds()[run.seconds().length - 1])
                .max()
                .orElseThrow();
        return new Chart(
                title,
                "build-7, exited 0",
                List.of(
                        new Panel(new Axis("CPU (%)", 100, 1), null, cpu),
                        new Panel(new Axis("memory (MiB)", 500 * MIB, MIB), null, rss)),
                List.of(new Mark(to, "exited 0")),
                0,
                to,
                style,
                List.of(List.of("", "mean", "max"), List.of("cpu_percent", "80.0 %", "80.0 %")),
                List.of("Rows were put together."));
    }

    private static Series series(String label, String name, int run, boolean steps, double[] seconds, double[] values) {
        double max = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(Double.NaN);
        return new Series(label, name, run, false, steps, seconds, values, max);
    }

    /// Both in one panel, memory on the right.
    static Chart combined(Run run) {
        Chart apart = of(run);
        Series rss = apart.panels().getLast().series().getFirst();
        Series right = new Series(
                rss.label(), rss.name(), rss.run(), true, rss.steps(), rss.seconds(), rss.values(), rss.max());
        Panel panel = new Panel(
                apart.panels().getFirst().left(),
                apart.panels().getLast().left(),
                List.of(apart.panels().getFirst().series().getFirst(), right));
        return new Chart(
                apart.title(),
                apart.subtitle(),
                List.of(panel),
                apart.marks(),
                apart.fromSeconds(),
                apart.toSeconds(),
                new Style(true, true, 0, 0),
                List.of(),
                List.of());
    }
}
