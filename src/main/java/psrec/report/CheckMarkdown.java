package psrec.report;

import java.util.ArrayList;
import java.util.List;
import psrec.limit.Check;
import psrec.limit.Checked;

/// What was checked, as a Markdown table for the summary of a CI job.
public final class CheckMarkdown {
    private CheckMarkdown() {}

    /// A heading, a table and notes.
    public static String of(List<Checked> all) {
        StringBuilder text = new StringBuilder("### psrec: " + CheckLines.verdict(all) + "\n\n");
        text.append("| recording | number | value | limit | | |\n").append(Markdown.rule("llrrll"));
        for (Checked checked : all) {
            if (!checked.trouble().isEmpty()) {
                row(text, checked.name(), "", "", "", "**FAIL**", Markdown.escape(checked.trouble()));
            }
            for (Check check : checked.checks()) {
                row(
                        text,
                        checked.name(),
                        "`" + check.limit().quantity().word() + "`",
                        Markdown.escape(CheckLines.value(checked, check)),
                        Markdown.escape(CheckLines.limit(check)),
                        check.passed() ? "pass" : "**FAIL**",
                        Markdown.escape(CheckLines.remark(check)));
            }
        }
        text.append('\n');
        for (Checked checked : all) {
            for (String note : CheckLines.notes(checked)) {
                text.append("- ")
                        .append(Markdown.escape(checked.name() + ": " + note))
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static void row(StringBuilder text, String name, String... cells) {
        List<String> row = new ArrayList<>(List.of(Markdown.escape(name)));
        row.addAll(List.of(cells));
        text.append(Markdown.row(row));
    }
}
