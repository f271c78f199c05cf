package psrec.report;

import java.util.List;
import java.util.stream.Collectors;

/// Pieces of Markdown, as GitHub and GitLab read it.
final class Markdown {
    private Markdown() {}

    /// A row of a table.
    ///
    /// @param cells as Markdown
    static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /// The line below the header of a table.
    ///
    /// @param alignment a letter a column: `l` left, `r` right
    static String rule(String alignment) {
        return alignment.chars().mapToObj(c -> c == 'r' ? "--:" : "---").collect(Collectors.joining("|", "|", "|\n"));
    }

    /// Text that others chose, as text: nothing in it is markup.
    static String escape(String text) {
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
