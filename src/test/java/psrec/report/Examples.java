package psrec.report;

import static java.lang.Double.NaN;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import psrec.comparison.Comparison;
import psrec.limit.Checked;
import psrec.limit.Limit;
import psrec.recording.Column;
import psrec.recording.PeakRss;
import psrec.recording.RecordingEnd;
import psrec.recording.RecordingHead;
import psrec.stats.Quantity;
import psrec.stats.Recordings;
import psrec.stats.Summary;

/// What each kind of report says of some recordings: the golden files of this package, by their names.
final class Examples {
    private static final List<Column> COLUMNS = List.of(Column.CPU, Column.RSS, Column.THREADS);

    private Examples() {}

    static Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("summary-whole.txt", SummaryPage.of(whole()));
        all.put("summary-cut.txt", SummaryPage.of(cut()));
        all.put("summary-stranger.txt", SummaryPage.of(stranger()));
        all.put("summary-counters.txt", SummaryPage.of(counters(3000)));
        all.put("summary-counters.json", JsonReport.summaries(List.of(counters(3000)), List.of()));
        all.put(
                "compare-counters.txt",
                ComparisonPage.of(List.of(comparison(List.of(counters(3000)), List.of(counters(6000)))), true));
        all.put("summary-bounds.txt", SummaryPage.of(bounds()));
        all.put("summary-bounds-table.txt", SummaryPage.of(List.of(bounds(), whole()), List.of()));
        all.put(
                "check-bounds.txt",
                CheckLines.of(
                        List.of(Checked.of(bounds(), List.of(Limit.max("peak_rss_bytes=1GiB", COLUMNS)))), false));
        all.put(
                "summary-table.txt",
                SummaryPage.of(List.of(whole(), cut(), stranger()), List.of(Quantity.named("p95_threads", COLUMNS))));
        all.put(
                "summary.json",
                JsonReport.summaries(List.of(whole(), stranger(), bounds()), List.of(new Unread("bad.csv", "why"))));
        all.put("compare-two.txt", ComparisonPage.of(two(), false));
        all.put("compare-two-all.txt", ComparisonPage.of(two(), true));
        List<Comparison> three = List.of(two().getFirst(), comparison(run(1, 5), List.of(cut())));
        all.put("compare-three.txt", ComparisonPage.of(three, false));
        all.put("compare-three.md", ComparisonMarkdown.of(three, List.of(new Unread("bad.csv", "why|")), false));
        List<Comparison> groups = List.of(comparison(run(5, 5), run(5, 7)));
        all.put("compare-groups.txt", ComparisonPage.of(groups, false));
        all.put("compare-groups-all.txt", ComparisonPage.of(groups, true));
        all.put("compare-groups.md", ComparisonMarkdown.of(groups, List.of(), false));
        all.put("compare-noise.txt", ComparisonPage.of(List.of(comparison(run(6, 5), run(5, 5.01))), false));
        all.put("compare-few.txt", ComparisonPage.of(List.of(comparison(run(3, 5), run(3, 7))), false));
        all.put("compare-unknown.txt", ComparisonPage.of(List.of(comparison(unknown(), unknown())), false));
        all.put("compare.json", JsonReport.comparisons(List.of(comparison(run(5, 5), run(5, 7))), List.of()));
        all.put("check.txt", CheckLines.of(checked(), false) + CheckLines.verdict(checked()) + "\n");
        all.put("check-quiet.txt", CheckLines.of(checked(), true));
        all.put("check.md", CheckMarkdown.of(checked()));
        all.put("check.xml", JunitReport.of(checked()));
        all.put("check.json", JsonReport.checks(checked()));
        return all;
    }

    static Summary whole() {
        return Recordings.summary(
                Recordings.head("a.csv", "elapsed_s", "cpu_percent", "rss_bytes", "threads"),
                new RecordingEnd(
                        true, "exited 0", 3.5, 2.1, "", new PeakRss(900e6, 850e6, "4711 (cc1)", ""), NaN, 1, List.of()),
                new double[] {0, NaN, 1e6, 1},
                new double[] {1, 10, 400e6, 4},
                new double[] {2, 50, 800e6, 8},
                new double[] {3.5, 20, NaN, NaN});
    }

    /// Cut off, with gaps and with CPU that is not in it.
    static Summary cut() {
        return Recordings.summary(
                Recordings.head("cut.csv", "elapsed_s", "cpu_percent", "rss_bytes"),
                new RecordingEnd(
                        false,
                        "",
                        NaN,
                        NaN,
                        "pid 7 was lost",
                        new PeakRss(NaN, 2e6, "", "process 7 (d) was still running"),
                        NaN,
                        NaN,
                        List.of("line 7 is broken and was left out")),
                new double[] {0, NaN, 1e6},
                new double[] {1, 10, NaN},
                new double[] {2, NaN, 3e6});
    }

    /// Of another recorder, which tells little.
    static Summary stranger() {
        return Recordings.summary(
                new RecordingHead(
                        "a<b>\u0007\".dat",
                        "mprof",
                        List.of(Column.ELAPSED, Column.RSS),
                        List.of(),
                        "",
                        null,
                        NaN,
                        NaN,
                        0),
                new RecordingEnd(true, "", NaN, NaN, "", PeakRss.UNKNOWN, NaN, NaN, List.of()),
                new double[] {0, 1 << 30},
                new double[] {7200, 3 << 29});
    }

    /// Of a recorder that has running totals: bytes that were read, and CPU time.
    static Summary counters(double kibibytes) {
        return Recordings.summary(
                new RecordingHead(
                        "prmon.txt",
                        "prmon",
                        List.of(Column.ELAPSED, Column.RSS, new Column("user_cpu_s"), new Column("read_bytes")),
                        List.of(),
                        "",
                        null,
                        NaN,
                        1,
                        0,
                        List.of()),
                new RecordingEnd(true, "", NaN, NaN, "", PeakRss.UNKNOWN, NaN, NaN, List.of()),
                new double[] {0, 1 << 20, 0, 4096},
                new double[] {2, 3 << 20, 1, 4096 + kibibytes * 1024},
                new double[] {4, 2 << 20, 3, 4096});
    }

    /// Of another recorder, which tells upper bounds.
    static Summary bounds() {
        List<Column> bounds = List.of(Column.CPU, Column.RSS);
        return Recordings.summary(
                new RecordingHead(
                        "a_usage.jsonl",
                        "con-duct",
                        List.of(Column.ELAPSED, Column.CPU, Column.RSS, Column.THREADS),
                        List.of("make"),
                        "vm",
                        null,
                        NaN,
                        NaN,
                        0,
                        bounds),
                new RecordingEnd(
                        true, "exited 0", NaN, NaN, "", PeakRss.UNKNOWN, NaN, NaN, List.of("some are upper bounds")),
                new double[] {0, 0, 1 << 20, 1},
                new double[] {60, 90, 1 << 30, 2});
    }

    static List<Checked> checked() {
        List<Limit> limits = new ArrayList<>(List.of(
                Limit.max("peak_rss_bytes=512MiB", COLUMNS),
                Limit.max("cpu_s=30", COLUMNS),
                Limit.failIf("mean_cpu_percent<50%", COLUMNS),
                Limit.max("max_threads=8", COLUMNS),
                Limit.max("max_rss_bytes=799999999", COLUMNS),
                Limit.max("peak_process_rss_bytes=900MB", COLUMNS)));
        limits.addAll(Limit.ofBaseline(whole(), 5, "5%"));
        return List.of(
                Checked.of(whole(), limits),
                Checked.of(cut(), limits),
                Checked.unread("<bad>|.csv", "<bad>|.csv is no recording\nthat \"psrec\" knows & reads"));
    }

    private static List<Comparison> two() {
        return List.of(comparison(run(1, 5), run(1, 4)));
    }

    private static List<Summary> unknown() {
        return List.of(stranger());
    }

    private static Comparison comparison(List<Summary> base, List<Summary> changed) {
        return Comparison.of(base, changed);
    }

    private static List<Summary> run(int count, double cpuSeconds) {
        List<Summary> runs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            runs.add(Recordings.run("run" + i + ".csv", 10 + i - cpuSeconds / 10, cpuSeconds + i / 10.0, 100e6));
        }
        return runs;
    }
}
