package psrec.chart;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import psrec.view.Human;

/// Text for a page.
final class HtmlText {
    private HtmlText() {}

    /// Text that others chose, such that it is text wherever it stands, in an element or in a quoted attribute.
    static String of(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        Human.oneLine(text).codePoints().forEach(point -> {
            switch (point) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(point);
            }
        });
        return safe.toString();
    }

    /// A part of the page that is a file beside this class.
    static String resource(String name) throws IOException {
        try (InputStream in = HtmlText.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("psrec is not whole: there is no " + name + " in it");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// What a Content-Security-Policy names a script or a style by.
    static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java has SHA-256", impossible);
        }
    }
}
