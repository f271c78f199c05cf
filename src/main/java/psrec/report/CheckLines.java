package psrec.report;

import java.util.ArrayList;
import java.util.List;
import psrec.limit.Check;
import psrec.limit.Checked;
import psrec.limit.Limit;
import psrec.metric.Unit;
import psrec.stats.Quantity;
import psrec.stats.Summary;
import psrec.stats.Total;
import psrec.view.Human;
import psrec.view.Notes;
import psrec.view.TextTable;

/// What was checked, as people read it.
public final class CheckLines {
    private CheckLines() {}

    /// Recordings and their checks, those that failed first, with what must be known of the recording.
    ///
    /// @param onlyFailed leaves out what passed
    public static String of(List<Checked> all, boolean onlyFailed) {
        StringBuilder text = new StringBuilder();
        for (Checked checked : all) {
            if (onlyFailed && checked.passed()) {
                continue;
            }
            if (all.size() > 1) {
                text.append(Human.oneLine(checked.name())).append('\n');
            }
            text.append(TextTable.of("llrll", rows(checked, onlyFailed)));
            notes(checked).forEach(note -> text.append("note: ").append(note).append('\n'));
        }
        return text.toString();
    }

    /// `1 of 3 limits failed`, `3 limits passed, 1 recording could not be read`.
    public static String verdict(List<Checked> all) {
        long limits = all.stream().mapToLong(checked -> checked.checks().size()).sum();
        long failed = all.stream()
                .flatMap(checked -> checked.checks().stream())
                .filter(check -> !check.passed())
                .count();
        long unread =
                all.stream().filter(checked -> !checked.trouble().isEmpty()).count();
        List<String> parts = new ArrayList<>();
        if (failed > 0) {
            parts.add(failed + " of " + limits + (limits == 1 ? " limit failed" : " limits failed"));
        } else if (limits > 0) {
            parts.add(limits + (limits == 1 ? " limit passed" : " limits passed"));
        }
        if (unread > 0) {
            parts.add(unread + (unread == 1 ? " recording" : " recordings") + " could not be read");
        }
        return String.join(", ", parts);
    }

    private static List<List<String>> rows(Checked checked, boolean onlyFailed) {
        List<List<String>> rows = new ArrayList<>();
        if (!checked.trouble().isEmpty()) {
            rows.add(List.of("FAIL", Human.oneLine(checked.trouble())));
        }
        checked.checks().stream().filter(check -> !check.passed()).forEach(check -> rows.add(row(checked, check)));
        if (!onlyFailed) {
            checked.checks().stream().filter(Check::passed).forEach(check -> rows.add(row(checked, check)));
        }
        return rows;
    }

    private static List<String> row(Checked checked, Check check) {
        Limit limit = check.limit();
        return List.of(
                check.verdict().word(), limit.quantity().word(), value(checked, check), limit(check), remark(check));
    }

    /// What it was; `or more` where the recording does not tell all of it, `or less` behind an upper bound.
    static String value(Checked checked, Check check) {
        String value = number(check, check.value());
        Summary summary = checked.summary();
        if (summary == null || Double.isNaN(check.value())) {
            return value;
        }
        Quantity quantity = check.limit().quantity();
        boolean atLeast = isAtLeast(quantity, summary);
        if (!quantity.isUpperBound(summary)) {
            return atLeast ? value + " or more" : value;
        }
        return value + (atLeast ? " (neither a lower nor an upper bound)" : " or less");
    }

    /// `<= 512.0 MiB`.
    static String limit(Check check) {
        return check.limit().bound().sign() + " " + number(check, check.limit().value());
    }

    /// Where the limit comes from, or why there is no number.
    static String remark(Check check) {
        return check.verdict() == Check.Verdict.UNKNOWN
                ? "the recording does not tell it"
                : Human.oneLine(check.limit().reason());
    }

    /// What must be known of a recording to judge its checks.
    static List<String> notes(Checked checked) {
        Summary summary = checked.summary();
        boolean ofPeaks =
                checked.checks().stream().anyMatch(check -> check.limit().quantity() == Total.PEAK_PROCESS_RSS);
        return summary == null ? List.of() : Notes.of(summary, ofPeaks);
    }

    // To the last digit where people would read the same for two numbers that differ.
    private static String number(Check check, double value) {
        Unit unit = check.limit().quantity().unit();
        boolean alike = Human.value(unit, check.value())
                .equals(Human.value(unit, check.limit().value()));
        if (!alike || check.value() == check.limit().value() || Double.isNaN(value)) {
            return Human.value(unit, value);
        }
        return Human.exact(value) + (unit.symbol().isEmpty() ? "" : " " + unit.symbol());
    }

    private static boolean isAtLeast(Quantity quantity, Summary summary) {
        boolean grows = quantity == Total.CPU || quantity == Total.CPU_USED;
        boolean bound = quantity == Total.PEAK_PROCESS_RSS
                && !summary.end().peakRss().lowerBound().isEmpty();
        boolean cut = !summary.end().complete()
                && (quantity == Total.WALL || quantity == Total.MEMORY || quantity == Total.CPU);
        return !Double.isNaN(quantity.of(summary))
                && (cut || bound || (grows && !summary.end().cpuGaps().isEmpty()));
    }
}
