package psrec.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import psrec.comparison.Comparison;
import psrec.comparison.Difference;
import psrec.comparison.Difference.Verdict;
import psrec.comparison.Group;
import psrec.metric.Unit;
import psrec.recording.RecordingHead;
import psrec.stats.Quantity;
import psrec.stats.Summary;
import psrec.view.Human;
import psrec.view.Notes;
import psrec.view.TextTable;

/// Comparisons as people read them: a table, and what it means in words.
public final class ComparisonPage {
    private static final int P_DECIMALS = 3;
    private static final double SMALLEST_P = 0.0005;

    private ComparisonPage() {}

    /// One recording with one or more others, each for itself, or several recordings with several others.
    ///
    /// @param comparisons at least one, all with the same base; only one of several recordings
    /// @param all true for all numbers, false for those that matter
    public static String of(List<Comparison> comparisons, boolean all) {
        StringBuilder page = new StringBuilder();
        page.append(TextTable.of("ll", sides(comparisons))).append('\n');
        page.append(TextTable.of(alignment(comparisons), table(comparisons, all)))
                .append('\n');
        verdicts(comparisons, all).forEach(line -> page.append(line).append('\n'));
        notes(comparisons).forEach(note -> page.append("note: ").append(note).append('\n'));
        return page.toString();
    }

    private static boolean isOfSingles(List<Comparison> comparisons) {
        return comparisons.getFirst().isOfSingles();
    }

    /// What was compared: the name of a side, and its recordings.
    static List<List<String>> sides(List<Comparison> comparisons) {
        Comparison first = comparisons.getFirst();
        if (!isOfSingles(comparisons)) {
            return List.of(side("base", first.base()), side("new", first.changed()));
        }
        List<List<String>> sides =
                new ArrayList<>(List.of(side("base", first.base().getFirst())));
        for (int i = 0; i < comparisons.size(); i++) {
            sides.add(side(name(comparisons, i), comparisons.get(i).changed().getFirst()));
        }
        return sides;
    }

    /// How the columns of the table are aligned, a letter each.
    static String alignment(List<Comparison> comparisons) {
        return isOfSingles(comparisons) ? "lr" + "rrrl".repeat(comparisons.size()) : "lrrrrrrl";
    }

    /// A row a number, below a header.
    static List<List<String>> table(List<Comparison> comparisons, boolean all) {
        return isOfSingles(comparisons)
                ? singlesTable(comparisons, all)
                : groupTable(rows(comparisons.getFirst(), all));
    }

    private static List<Difference> rows(Comparison comparison, boolean all) {
        return all ? comparison.differences() : comparison.thatMatter();
    }

    /// What the table means, in words: sentences that may have several lines.
    static List<String> verdicts(List<Comparison> comparisons, boolean all) {
        List<String> lines = new ArrayList<>();
        Comparison first = comparisons.getFirst();
        if (isOfSingles(comparisons)) {
            for (int i = 0; i < comparisons.size(); i++) {
                String name = comparisons.size() == 1 ? "" : name(comparisons, i) + ": ";
                lines.add(name + words(comparisons.get(i)));
            }
            lines.add("One recording on each side: whether that is more than noise, only more can tell, "
                    + first.runsNeeded() + " on each side or more: --base a*.csv --new b*.csv");
        } else if (first.isOfTooFew()) {
            lines.add(tooFew(first));
        } else {
            lines.add(words(first));
            lines.add(method(first, all));
        }
        int left = quantities(comparisons, true).size()
                - quantities(comparisons, all).size();
        if (left > 0) {
            lines.add("--all shows " + left + (left == 1 ? " more metric." : " more metrics."));
        }
        return lines;
    }

    private static String name(List<Comparison> comparisons, int index) {
        return comparisons.size() == 1 ? "new" : "new " + (index + 1);
    }

    private static List<String> side(String name, Summary summary) {
        RecordingHead head = summary.head();
        String command = SummaryPage.command(head);
        return List.of(name, Human.oneLine(head.file()) + (command.isEmpty() ? "" : ": " + command));
    }

    private static List<String> side(String name, List<Summary> summaries) {
        String files = summaries.stream()
                .map(summary -> Human.oneLine(summary.head().file()))
                .collect(Collectors.joining(", "));
        return List.of(name, recordings(summaries.size()) + ": " + files);
    }

    private static String recordings(int count) {
        return count + (count == 1 ? " recording" : " recordings");
    }

    private static List<List<String>> singlesTable(List<Comparison> comparisons, boolean all) {
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("", "base"));
        for (int i = 0; i < comparisons.size(); i++) {
            header.addAll(List.of(name(comparisons, i), "difference", "ratio", ""));
        }
        rows.add(header);
        for (Quantity quantity : quantities(comparisons, all)) {
            List<String> row = new ArrayList<>(List.of(quantity.word()));
            row.add(value(quantity, quantity.of(comparisons.getFirst().base().getFirst())));
            for (Comparison comparison : comparisons) {
                Difference difference = Difference.of(quantity, comparison.base(), comparison.changed());
                row.add(value(quantity, difference.changed().median()));
                row.addAll(change(difference));
                row.add(difference.verdict().word());
            }
            rows.add(row);
        }
        return rows;
    }

    // Other recorders' files have other columns.
    private static List<Quantity> quantities(List<Comparison> comparisons, boolean all) {
        return comparisons.stream()
                .flatMap(comparison -> rows(comparison, all).stream())
                .map(Difference::quantity)
                .distinct()
                .toList();
    }

    private static List<List<String>> groupTable(List<Difference> differences) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "base", "min .. max", "new", "min .. max", "ratio", "p", ""));
        for (Difference difference : differences) {
            Quantity quantity = difference.quantity();
            List<String> row = new ArrayList<>(List.of(quantity.word()));
            row.add(value(quantity, difference.base().median()));
            row.add(spread(quantity, difference.base()));
            row.add(value(quantity, difference.changed().median()));
            row.add(spread(quantity, difference.changed()));
            row.add(ratio(difference.ratio()));
            row.add(Double.isNaN(difference.p()) ? "" : p(difference.p()));
            row.add(difference.verdict().word());
            rows.add(row);
        }
        return rows;
    }

    private static List<String> change(Difference difference) {
        String sign = difference.difference() > 0 ? "+" : "";
        return List.of(sign + absolute(difference), ratio(difference.ratio()));
    }

    // The difference of two percentages is no percentage of anything.
    private static String absolute(Difference difference) {
        double value = difference.difference();
        return difference.quantity().unit() == Unit.PERCENT && !Double.isNaN(value)
                ? Human.fixed(value, 1) + " points"
                : value(difference.quantity(), value);
    }

    private static String spread(Quantity quantity, Group group) {
        return Double.isNaN(group.min()) ? "-" : value(quantity, group.min()) + " .. " + value(quantity, group.max());
    }

    private static String value(Quantity quantity, double value) {
        return Human.value(quantity.unit(), value);
    }

    private static String ratio(double ratio) {
        return ratio >= 10 ? Human.significant(ratio) : Human.fixed(ratio, 3);
    }

    private static String p(double p) {
        return p < SMALLEST_P ? "<0.001" : Human.fixed(p, P_DECIMALS);
    }

    /// `Better: wall_s (0.896 times). Worse: cpu_s (1.120 times).`
    private static String words(Comparison comparison) {
        List<String> sentences = new ArrayList<>();
        sentence(sentences, "Better", comparison, Verdict.BETTER);
        sentence(sentences, "Worse", comparison, Verdict.WORSE);
        sentence(sentences, "Different", comparison, Verdict.DIFFERS);
        sentence(sentences, "The same", comparison, Verdict.SAME);
        sentence(sentences, "No difference that these runs can show", comparison, Verdict.NOT_SHOWN);
        return sentences.isEmpty() ? "Nothing that matters is known on both sides." : String.join(" ", sentences);
    }

    private static void sentence(List<String> sentences, String word, Comparison comparison, Verdict verdict) {
        List<Difference> found = comparison.thatMatter(verdict);
        if (!found.isEmpty()) {
            sentences.add(
                    word + ": " + found.stream().map(ComparisonPage::times).collect(Collectors.joining(", ")) + ".");
        }
    }

    private static String times(Difference difference) {
        String word = difference.quantity().word();
        boolean changed = difference.verdict() != Verdict.SAME && difference.verdict() != Verdict.NOT_SHOWN;
        return changed && !Double.isNaN(difference.ratio())
                ? word + " (" + ratio(difference.ratio()) + " times)"
                : word;
    }

    private static String tooFew(Comparison comparison) {
        return "Too few recordings to tell a difference from noise: with "
                + comparison.base().size() + " and "
                + comparison.changed().size() + ", p is " + p(comparison.leastP())
                + " at the least, however large it is; "
                + comparison.runsNeeded() + " on each side can show one.";
    }

    private static String method(Comparison comparison, boolean all) {
        return "p: how likely such a difference is by noise alone; below 0.05 it is called one. Two-sided Mann-Whitney U test,\n"
                + (comparison.isExact() ? "exact" : "by the normal distribution where values tie or are many")
                + "; after Holm's correction for " + comparison.tests() + " tests"
                + (all ? "; the other numbers are not tested." : ".");
    }

    /// What a reader of it must know, a sentence each: what makes it hard, and of each recording what its summary says.
    static List<String> notes(Comparison comparison) {
        Set<String> notes = new LinkedHashSet<>();
        comparison.doubts().forEach(doubt -> notes.add(Human.oneLine(doubt)));
        for (List<Summary> side : List.of(comparison.base(), comparison.changed())) {
            for (Summary summary : side) {
                String file = Human.oneLine(summary.head().file());
                Notes.of(summary).forEach(note -> notes.add(file + ": " + note));
            }
        }
        return List.copyOf(notes);
    }

    /// The same of all of them, each once.
    static List<String> notes(List<Comparison> comparisons) {
        return comparisons.stream()
                .flatMap(comparison -> notes(comparison).stream())
                .distinct()
                .toList();
    }
}
