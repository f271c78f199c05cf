package psrec.format;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Text being made, as bytes, without an object a number.
final class TextBuffer {
    private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};
    private static final int LONGEST_NUMBER = 20;
    /// Decimals: as many as the number needs.
    static final int PLAIN = -1;
    // Larger ones may not be a long with six decimals.
    private static final double LARGE = 1e12;

    private byte[] bytes = new byte[64 * 1024];
    private int length;

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    /// Forgets all behind a length.
    void cut(int newLength) {
        length = newLength;
    }

    /// How many of its first bytes are whole lines.
    int wholeLines(int firstBytes) {
        int end = firstBytes;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    TextBuffer text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    TextBuffer ascii(char c) {
        room(1);
        bytes[length++] = (byte) c;
        return this;
    }

    /// Bytes as they are.
    TextBuffer bytes(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
        return this;
    }

    /// A number with so many decimals; nothing for NaN.
    TextBuffer number(double value, int decimals) {
        if (Double.isNaN(value)) {
            return this;
        }
        if (value < 0 || value >= LARGE || (decimals == PLAIN && value != Math.rint(value))) {
            return text(plain(value));
        }
        return decimal(value, Math.max(0, decimals));
    }

    // Without an exponent, and no longer than it need be.
    private static String plain(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    /// A number that is not negative, with so many decimals; nothing for NaN.
    TextBuffer decimal(double value, int decimals) {
        if (!Double.isNaN(value)) {
            long scaled = Math.round(value * POWERS[decimals]);
            digits(scaled / POWERS[decimals], 1);
            if (decimals > 0) {
                ascii('.');
                digits(scaled % POWERS[decimals], decimals);
            }
        }
        return this;
    }

    // With at least so many digits.
    private void digits(long number, int atLeast) {
        room(LONGEST_NUMBER);
        int count = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            count++;
        }
        count = Math.max(count, atLeast);
        long rest = number;
        for (int i = length + count - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += count;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
