package psrec.format;

import java.util.List;

/// JSON as psrec writes it, in one line.
final class Json {
    private Json() {}

    /// An array of strings.
    static String array(List<String> words) {
        StringBuilder text = new StringBuilder("[");
        for (String word : words) {
            text.append(text.length() == 1 ? "" : ",");
            string(text, word);
        }
        return text.append(']').toString();
    }

    /// True for an array of strings as [#array] writes it.
    static boolean isArray(String text) {
        int at = 1;
        while (at < text.length() && text.charAt(at) == '"') {
            at = stringEnd(text, at + 1);
            if (at < text.length() - 1 && text.charAt(at) == ',' && text.charAt(at + 1) == '"') {
                at++;
            }
        }
        return text.startsWith("[") && at == text.length() - 1 && text.charAt(at) == ']';
    }

    // Where the string that begins there is over; the length of the text where it is not.
    private static int stringEnd(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                return at + 1;
            }
            if (c == '\\') {
                at += escaped(text, at + 1);
            }
            if (c < ' ' || at >= text.length()) {
                break;
            }
        }
        return text.length();
    }

    // How long what stands behind a backslash is; more than all where it is nothing that JSON knows.
    private static int escaped(String text, int at) {
        if (at < text.length() && "\"\\/bfnrt".indexOf(text.charAt(at)) >= 0) {
            return 1;
        }
        boolean unicode = at + 5 <= text.length() && text.charAt(at) == 'u';
        for (int i = at + 1; unicode && i < at + 5; i++) {
            unicode = Character.digit(text.charAt(i), 16) >= 0 && text.charAt(i) < 0x80;
        }
        return unicode ? 5 : text.length();
    }

    /// True for a number as JSON has it: `12`, `0.50`.
    static boolean isNumber(String text) {
        int at = digits(text, 0);
        boolean whole = at == 1 || (at > 1 && text.charAt(0) != '0');
        if (at < text.length() && text.charAt(at) == '.') {
            int end = digits(text, at + 1);
            whole &= end > at + 1;
            at = end;
        }
        return whole && at == text.length();
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    /// A string, quoted.
    static String string(String word) {
        StringBuilder text = new StringBuilder();
        string(text, word);
        return text.toString();
    }

    private static void string(StringBuilder text, String word) {
        text.append('"');
        for (int i = 0; i < word.length(); i++) {
            escape(text, word.charAt(i));
        }
        text.append('"');
    }

    private static void escape(StringBuilder text, char c) {
        switch (c) {
            case '"', '\\' -> text.append('\\').append(c);
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> {
                if (c < ' ' || c == 0x7f) {
                    text.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
                } else {
                    text.append(c);
                }
            }
        }
    }
}
