package psrec.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The cells of the line that is being read. Blanks around a cell do not belong to it, nor do the quotes of a
/// quoted cell, in which a separator separates nothing.
final class Cells {
    /// Separates by any run of blanks and tabs; there are no empty cells then.
    static final byte BLANKS = ' ';

    /// What programs write into a cell whose value is unknown: R, pandas, C's printf, spreadsheets.
    private static final List<String> UNKNOWN = List.of("na", "nan", "-nan", "n/a", "#n/a", "<na>", "null", "none");

    private static final int LONGEST_UNKNOWN = 4;
    private static final byte QUOTE = '"';

    private final Lines lines;
    private final byte separator;
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int count;

    Cells(Lines lines, byte separator) {
        this.lines = lines;
        this.separator = separator;
    }

    /// The separator of a table whose header is the current line: a tab if there is one and no comma, else a
    /// comma.
    static byte separatorOf(Lines lines) {
        return (byte) (lines.contains("\t") && !lines.contains(",") ? '\t' : ',');
    }

    /// Takes the current line apart.
    void split() {
        count = 0;
        byte[] bytes = lines.bytes();
        int to = lines.to();
        if (separator == BLANKS) {
            splitAtBlanks(bytes, lines.from(), to);
            return;
        }
        int start = lines.from();
        while (true) {
            int at = start < to && bytes[start] == QUOTE ? behindQuotes(bytes, start, to) : start;
            while (at < to && bytes[at] != separator) {
                at++;
            }
            add(bytes, start, at);
            if (at == to) {
                return;
            }
            start = at + 1;
        }
    }

    // A quote within a quoted cell is written twice.
    private static int behindQuotes(byte[] bytes, int from, int to) {
        int at = from + 1;
        while (at < to) {
            if (bytes[at] != QUOTE) {
                at++;
            } else if (at + 1 < to && bytes[at + 1] == QUOTE) {
                at += 2;
            } else {
                return at + 1;
            }
        }
        return to;
    }

    private void splitAtBlanks(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            int start = at;
            while (at < to && !isBlank(bytes[at])) {
                at++;
            }
            if (at > start) {
                add(bytes, start, at);
            }
            at++;
        }
    }

    private void add(byte[] bytes, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && isBlank(bytes[start])) {
            start++;
        }
        while (end > start && isBlank(bytes[end - 1])) {
            end--;
        }
        if (separator != BLANKS && end - start > 1 && bytes[start] == QUOTE && bytes[end - 1] == QUOTE) {
            start++;
            end--;
        }
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        starts[count] = start;
        ends[count++] = end;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    int count() {
        return count;
    }

    /// The number in a cell; NaN if it is empty or says that the value is unknown.
    ///
    /// @throws NumberFormatException if it is something else
    double number(int cell) {
        int start = starts[cell];
        int end = ends[cell];
        return start == end || isUnknown(start, end) ? Double.NaN : Decimals.parse(lines.bytes(), start, end);
    }

    private boolean isUnknown(int start, int end) {
        byte last = lines.bytes()[end - 1];
        // Nearly all cells end with a digit.
        return !(last >= '0' && last <= '9')
                && end - start <= LONGEST_UNKNOWN
                && isUnknown(new String(lines.bytes(), start, end - start, StandardCharsets.UTF_8));
    }

    /// True for what programs write in place of an unknown value: `NA`, `nan`.
    static boolean isUnknown(String text) {
        return UNKNOWN.contains(text.toLowerCase(Locale.ROOT));
    }

    /// True if the cell is in quotes.
    boolean isQuoted(int cell) {
        int before = starts[cell] - 1;
        return before >= lines.from() && lines.bytes()[before] == QUOTE;
    }

    String text(int cell) {
        String text = new String(lines.bytes(), starts[cell], ends[cell] - starts[cell], StandardCharsets.UTF_8);
        return isQuoted(cell) ? text.replace("\"\"", "\"") : text;
    }

    /// All cells as text, for a header.
    List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (int cell = 0; cell < count; cell++) {
            texts.add(text(cell));
        }
        return texts;
    }
}
