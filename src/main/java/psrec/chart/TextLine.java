package psrec.chart;

import java.util.Arrays;

/// A line of a terminal being filled: characters, each with a colour.
final class TextLine {
    private static final String ESCAPE = "\033[";
    private static final String RESET = ESCAPE + "0m";

    private final char[] characters;
    private final String[] colours;

    TextLine(int width) {
        characters = new char[width];
        colours = new String[width];
        Arrays.fill(characters, ' ');
        Arrays.fill(colours, "");
    }

    int width() {
        return characters.length;
    }

    /// Writes text from a column on, as far as there is room; answers the column behind it.
    ///
    /// @param colour as terminals have it: `36`, empty for none
    int put(int column, String text, String colour) {
        int at = column;
        for (int i = 0; i < text.length(); i++, at++) {
            if (at >= 0 && at < characters.length) {
                characters[at] = text.charAt(i);
                colours[at] = colour;
            }
        }
        return at;
    }

    /// True where nothing stands from a column on for so many.
    boolean isBlank(int from, int count) {
        for (int i = Math.max(0, from); i < Math.min(characters.length, from + count); i++) {
            if (characters[i] != ' ') {
                return false;
            }
        }
        return true;
    }

    /// The line without blanks at its end.
    ///
    /// @param coloured with colours, each named where it begins
    void print(StringBuilder out, boolean coloured) {
        int end = characters.length;
        while (end > 0 && characters[end - 1] == ' ') {
            end--;
        }
        String now = "";
        for (int i = 0; i < end; i++) {
            // A blank has no colour: it need not end one.
            if (coloured && characters[i] != ' ' && !colours[i].equals(now)) {
                out.append(colours[i].isEmpty() || !now.isEmpty() ? RESET : "");
                out.append(colours[i].isEmpty() ? "" : ESCAPE + colours[i] + "m");
                now = colours[i];
            }
            out.append(characters[i]);
        }
        out.append(now.isEmpty() ? "" : RESET).append('\n');
    }
}
