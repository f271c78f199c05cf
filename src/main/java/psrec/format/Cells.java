package psrec.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The cells of the line that is being read. Blanks around a cell do not belong to it.
final class Cells {
    /// Separates by any run of blanks and tabs; there are no empty cells then.
    static final byte BLANKS = ' ';

    private final Lines lines;
    private final byte separator;
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int count;

    Cells(Lines lines, byte separator) {
        this.lines = lines;
        this.separator = separator;
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
        for (int at = start; at < to; at++) {
            if (bytes[at] == separator) {
                add(bytes, start, at);
                start = at + 1;
            }
        }
        add(bytes, start, to);
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

    /// The number in a cell; NaN where it is empty.
    ///
    /// @throws NumberFormatException where something else stands there
    double number(int cell) {
        int start = starts[cell];
        int end = ends[cell];
        return start == end ? Double.NaN : Decimals.parse(lines.bytes(), start, end);
    }

    String text(int cell) {
        return new String(lines.bytes(), starts[cell], ends[cell] - starts[cell], StandardCharsets.UTF_8);
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
