package psrec.report;

import java.util.List;
import psrec.limit.Check;
import psrec.limit.Checked;
import psrec.limit.Limit;

/// What was checked, as the JUnit XML that CI servers read: a suite a recording, a case a limit.
public final class JunitReport {
    private static final int REPLACEMENT = 0xFFFD;

    private JunitReport() {}

    /// The whole file.
    public static String of(List<Checked> all) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"psrec\"");
        counts(xml, all).append(">\n");
        for (Checked checked : all) {
            xml.append("  <testsuite name=\"").append(escape(checked.name())).append('"');
            counts(xml, List.of(checked)).append(">\n");
            if (!checked.trouble().isEmpty()) {
                begin(xml, checked, "read").append(">\n");
                xml.append("      <error message=\"")
                        .append(escape(checked.trouble()))
                        .append("\"/>\n    </testcase>\n");
            }
            checked.checks().forEach(check -> testCase(xml, checked, check));
            String notes = String.join("\n", CheckLines.notes(checked));
            if (!notes.isEmpty()) {
                xml.append("    <system-out>").append(escape(notes)).append("</system-out>\n");
            }
            xml.append("  </testsuite>\n");
        }
        return xml.append("</testsuites>\n").toString();
    }

    private static void testCase(StringBuilder xml, Checked checked, Check check) {
        Limit limit = check.limit();
        String word = limit.quantity().word();
        // A baseline's numbers may differ from day to day; the name of a case must not.
        String most = limit.reason().isEmpty()
                ? CheckLines.limit(check)
                : limit.bound().sign() + " " + limit.reason();
        begin(xml, checked, word + " " + most);
        if (check.passed()) {
            xml.append("/>\n");
            return;
        }
        String value = check.verdict() == Check.Verdict.UNKNOWN
                ? "not known: " + CheckLines.remark(check)
                : CheckLines.value(checked, check);
        String message = word + " is " + value + "; limit: " + CheckLines.limit(check)
                + (limit.reason().isEmpty() ? "" : " (" + limit.reason() + ")");
        xml.append(">\n      <failure message=\"").append(escape(message)).append("\"/>\n    </testcase>\n");
    }

    private static StringBuilder begin(StringBuilder xml, Checked checked, String name) {
        return xml.append("    <testcase classname=\"")
                .append(escape(checked.name()))
                .append("\" name=\"")
                .append(escape(name))
                .append('"');
    }

    private static StringBuilder counts(StringBuilder xml, List<Checked> all) {
        long errors =
                all.stream().filter(checked -> !checked.trouble().isEmpty()).count();
        long checks = all.stream().mapToLong(checked -> checked.checks().size()).sum();
        long failures = all.stream()
                .flatMap(checked -> checked.checks().stream())
                .filter(check -> !check.passed())
                .count();
        return xml.append(" tests=\"")
                .append(checks + errors)
                .append("\" failures=\"")
                .append(failures)
                .append("\" errors=\"")
                .append(errors)
                .append('"');
    }

    /// Text as text of an element or of an attribute; what XML 1.0 cannot say at all is U+FFFD.
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\n', '\t', '\r' -> escaped.append("&#").append(c).append(';');
                default -> escaped.appendCodePoint(isXml(c) ? c : REPLACEMENT);
            }
        });
        return escaped.toString();
    }

    private static boolean isXml(int c) {
        return c >= ' ' && (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
    }
}
