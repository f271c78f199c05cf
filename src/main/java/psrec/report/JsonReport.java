package psrec.report;

import java.util.List;
import java.util.Locale;
import psrec.comparison.Comparison;
import psrec.comparison.Difference;
import psrec.limit.Check;
import psrec.limit.Checked;
import psrec.recording.PeakRss;
import psrec.recording.RecordingHead;
import psrec.stats.ColumnSummary;
import psrec.stats.Quantity;
import psrec.stats.Summary;
import psrec.view.Notes;

/// The same for machines, `docs/json.md`.
public final class JsonReport {
    private JsonReport() {}

    /// Of `psrec summary`.
    public static String summaries(List<Summary> summaries, List<Unread> unread) {
        return Json.object(json -> {
            json.objects("recordings", summaries, summary -> summary(json, summary));
            errors(json, unread);
        });
    }

    /// Of `psrec compare`.
    public static String comparisons(List<Comparison> comparisons, List<Unread> unread) {
        return Json.object(json -> {
            json.objects("comparisons", comparisons, comparison -> comparison(json, comparison));
            errors(json, unread);
        });
    }

    /// Of `psrec check`.
    public static String checks(List<Checked> all) {
        return Json.object(json -> {
            json.flag("passed", all.stream().allMatch(Checked::passed));
            json.objects("recordings", all, checked -> {
                json.text("file", checked.name()).flag("passed", checked.passed());
                json.text("error", checked.trouble());
                json.objects("checks", checked.checks(), check -> check(json, check));
                json.texts("notes", CheckLines.notes(checked));
            });
        });
    }

    private static void summary(Json json, Summary summary) {
        RecordingHead head = summary.head();
        json.text("file", head.file()).text("format", head.format());
        json.texts("command", head.command()).text("host", head.host());
        json.text("started", head.started() == null ? "" : head.started().toString());
        json.number("interval_s", head.intervalSeconds());
        json.number("online_cpus", head.onlineCpus() == 0 ? Double.NaN : head.onlineCpus());
        json.number("cpus_of_100_percent", head.cpusOfHundredPercent());
        json.text("outcome", summary.end().outcome())
                .flag("complete", summary.end().complete());
        json.flag("cpu_complete", summary.end().cpuGaps().isEmpty());
        json.text("cpu_s_from", summary.cpuFromRows() ? "rows" : "file");
        json.number("rss_upper_bound_rows", summary.end().rssUpperBoundRows());
        json.text("peak_rss_bytes_from", summary.peakFromRows() ? "rows" : "file");
        PeakRss peak = summary.end().peakRss();
        json.text("peak_process", peak.process());
        json.flag(
                "peak_process_complete",
                !Double.isNaN(peak.processBytes()) && peak.lowerBound().isEmpty());
        json.object("numbers", numbers -> {
            for (Quantity quantity : Quantity.all(summary.columnNames())) {
                numbers.number(quantity.word(), quantity.of(summary));
            }
        });
        json.texts(
                "upper_bounds",
                Quantity.all(summary.columnNames()).stream()
                        .filter(quantity -> !Double.isNaN(quantity.of(summary)) && quantity.isUpperBound(summary))
                        .map(Quantity::word)
                        .toList());
        json.object("columns", columns -> summary.columns().forEach(column -> column(columns, column)));
        json.texts("notes", Notes.of(summary));
    }

    private static void column(Json json, ColumnSummary column) {
        json.object(
                column.column().name(),
                facts -> facts.text("kind", column.column().kind().name().toLowerCase(Locale.ROOT))
                        .number("max_at_s", column.maxAtSeconds())
                        .number("known_s", column.knownSeconds())
                        .number("quantile_resolution", column.resolution()));
    }

    private static void comparison(Json json, Comparison comparison) {
        json.texts("base", files(comparison.base())).texts("new", files(comparison.changed()));
        json.object(
                "test",
                test -> test.text("name", "Mann-Whitney U, two-sided")
                        .text("correction", "Holm")
                        .number("tests", comparison.tests())
                        .flag("enough_recordings", comparison.tests() > 0 && !comparison.isOfTooFew())
                        .number("recordings_needed", comparison.runsNeeded()));
        json.object("numbers", numbers -> comparison.differences().forEach(each -> difference(numbers, each)));
        json.texts("notes", ComparisonPage.notes(comparison));
    }

    private static void difference(Json json, Difference difference) {
        json.object(
                difference.quantity().word(),
                facts -> facts.numbers("base", difference.base().values())
                        .numbers("new", difference.changed().values())
                        .number("base_median", difference.base().median())
                        .number("new_median", difference.changed().median())
                        .number("difference", difference.difference())
                        .number("ratio", difference.ratio())
                        .number("p", difference.p())
                        .flag("p_exact", difference.exact())
                        .text("verdict", difference.verdict().word()));
    }

    private static void check(Json json, Check check) {
        json.text("name", check.limit().quantity().word())
                .number("value", check.value())
                .text("bound", check.limit().bound().sign())
                .number("limit", check.limit().value())
                .text("reason", check.limit().reason())
                .flag("passed", check.passed());
    }

    private static List<String> files(List<Summary> summaries) {
        return summaries.stream().map(summary -> summary.head().file()).toList();
    }

    private static void errors(Json json, List<Unread> unread) {
        json.objects("errors", unread, each -> json.text("file", each.file()).text("error", each.trouble()));
    }
}
