package psrec.report;

import java.util.ArrayList;
import java.util.List;
import psrec.comparison.Comparison;

/// What changed, as a Markdown table for the summary of a CI job.
public final class ComparisonMarkdown {
    private ComparisonMarkdown() {}

    /// A heading, a table, what it means, and notes.
    ///
    /// @param comparisons all with the same base; none if a side could not be read
    /// @param unread the files that could not be read
    /// @param all true for all numbers, false for those that matter
    public static String of(List<Comparison> comparisons, List<Unread> unread, boolean all) {
        StringBuilder text = new StringBuilder("### psrec: " + heading(comparisons) + "\n\n");
        List<String> notes = new ArrayList<>();
        unread.forEach(each -> notes.add(each.trouble()));
        if (!comparisons.isEmpty()) {
            table(text, ComparisonPage.alignment(comparisons), ComparisonPage.table(comparisons, all));
            ComparisonPage.verdicts(comparisons, true)
                    .forEach(words -> text.append(Markdown.escape(words)).append("\n\n"));
            ComparisonPage.sides(comparisons).forEach(side -> notes.add(side.getFirst() + ": " + side.getLast()));
            notes.addAll(ComparisonPage.notes(comparisons));
        }
        notes.forEach(note -> text.append("- ").append(Markdown.escape(note)).append('\n'));
        return text.toString();
    }

    private static String heading(List<Comparison> comparisons) {
        if (comparisons.isEmpty()) {
            return "nothing to compare";
        }
        Comparison first = comparisons.getFirst();
        int changed = first.isOfSingles() ? comparisons.size() : first.changed().size();
        return changed + (changed == 1 ? " recording" : " recordings") + " compared with a base of "
                + first.base().size();
    }

    private static void table(StringBuilder text, String alignment, List<List<String>> rows) {
        text.append(Markdown.row(rows.getFirst().stream().map(Markdown::escape).toList()))
                .append(Markdown.rule(alignment));
        for (List<String> row : rows.subList(1, rows.size())) {
            List<String> cells = new ArrayList<>(List.of("`" + row.getFirst() + "`"));
            row.subList(1, row.size()).forEach(cell -> cells.add(Markdown.escape(cell)));
            text.append(Markdown.row(cells));
        }
        text.append('\n');
    }
}
