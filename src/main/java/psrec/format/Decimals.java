package psrec.format;

import java.nio.charset.StandardCharsets;

/// Numbers as text in bytes, read without an object a number.
final class Decimals {
    /// Up to here a double holds every whole number, so that one division rounds as it should.
    private static final long EXACT = 1L << 53;
    /// The powers of ten that a double holds as they are.
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private static final int LONGEST = 100;

    private Decimals() {}

    /// The number that stands there, as exact as [Double#parseDouble]: `12`, `-0.5`, `7.6e-05`.
    ///
    /// @throws NumberFormatException where something else stands there, also nothing, NaN and infinity
    static double parse(byte[] bytes, int from, int to) {
        long digits = 0;
        int point = -1;
        int at = from;
        for (; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit >= 0 && digit <= 9 && digits < EXACT / 10) {
                digits = digits * 10 + digit;
            } else if (bytes[at] == '.' && point < 0) {
                point = at;
            } else {
                return slowly(bytes, from, to);
            }
        }
        int decimals = point < 0 ? 0 : to - point - 1;
        if (from == to || (point >= 0 && to - from == 1) || decimals >= POWERS.length) {
            return slowly(bytes, from, to);
        }
        return decimals == 0 ? digits : digits / POWERS[decimals];
    }

    private static double slowly(byte[] bytes, int from, int to) {
        if (to - from > LONGEST) {
            throw new NumberFormatException("too long");
        }
        for (int i = from; i < to; i++) {
            // Java's own words and letters are no numbers: NaN, Infinity, 1f, 0x1p3.
            if ("0123456789.+-eE".indexOf(bytes[i]) < 0) {
                throw new NumberFormatException("no number");
            }
        }
        double value = Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.US_ASCII));
        if (Double.isInfinite(value)) {
            throw new NumberFormatException("too large");
        }
        return value;
    }
}
