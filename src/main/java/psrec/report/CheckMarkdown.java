package psrec.report;

import java.util.List;
import psrec.limit.Check;
import psrec.limit.Checked;

/// What was checked, as a Markdown table for the summary of a CI job.
public final class CheckMarkdown {
    private CheckMarkdown() {}

    /// A heading, a table and notes.
    public static String of(List<Checked> all) {
        StringBuilder text = new StringBuilder("### psrec: " + CheckLines.verdict(all) + "\n\n");
        text.append("| recording | number | value | limit | | |\n|---|---|--:|--:|---|---|\n");
        for (Checked checked : all) {
            if (!checked.trouble().isEmpty()) {
                row(text, checked.name(), "", "", "", "**FAIL**", escape(checked.trouble()));
            }
            for (Check check : checked.checks()) {
                row(
                        text,
                        checked.name(),
                        "`" + check.limit().quantity().word() + "`",
                        escape(CheckLines.value(checked, check)),
                        escape(CheckLines.limit(check)),
                        check.passed() ? "pass" : "**FAIL**",
                        escape(CheckLines.remark(check)));
            }
        }
        text.append('\n');
        for (Checked checked : all) {
            for (String note : CheckLines.notes(checked)) {
                text.append("- ").append(escape(checked.name() + ": " + note)).append('\n');
            }
        }
        return text.toString();
    }

    private static void row(StringBuilder text, String name, String... cells) {
        text.append("| ")
                .append(escape(name))
                .append(" | ")
                .append(String.join(" | ", cells))
                .append(" |\n");
    }

    /// Text that others chose, as text: nothing in it is markup.
    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c == '<') {
                escaped.append("&lt;");
            } else if (c == '>') {
                escaped.append("&gt;");
            } else if (c == '&') {
                escaped.append("&amp;");
            } else if (Character.isISOControl(c)) {
                escaped.append(' ');
            } else {
                escaped.append("\\`*_[]|#~".indexOf(c) >= 0 ? "\\" : "").appendCodePoint(c);
            }
        });
        return escaped.toString();
    }
}
