package psrec.chart;

import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.IntStream;

/// Numbers as few bytes: as the decimals that they are, each as its difference to the one before in as many
/// bytes as that needs. The page's `packed.js` reads them, to the very same numbers.
///
/// A number that is known is 1 + the difference, where a difference d is counted as 2d, or -2d - 1 where it is
/// negative; 0 is a number that is not known (NaN) and changes nothing for the next. These counts are written
/// seven bits a byte, the lowest first, with the eighth bit set where another byte follows. The sum of the
/// differences, divided by 10 to the power of the decimals, is the number.
final class PackedNumbers {
    /// Finer than any recorder writes: a nanosecond.
    private static final int MOST_DECIMALS = 9;
    /// Up to here differences are exact as a double, and so in the page.
    private static final double MOST_WHOLE = 1L << 50;

    private static final int HIGHEST_SEVEN = 0x7f;
    private static final int MORE_FOLLOW = 0x80;

    private PackedNumbers() {}

    /// How many decimals these numbers have; if it is more than nine, or they are too large for so many, as
    /// many as there can be: to fifteen figures then, which is more than anybody sees.
    static int decimals(double[] numbers) {
        return IntStream.rangeClosed(0, MOST_DECIMALS)
                .filter(decimals -> exact(numbers, decimals))
                .findFirst()
                .orElseGet(() -> IntStream.iterate(MOST_DECIMALS, decimals -> decimals - 1)
                        .limit(MOST_DECIMALS)
                        .filter(decimals -> fits(numbers, decimals))
                        .findFirst()
                        .orElse(0));
    }

    static void write(double[] numbers, int decimals, OutputStream out) throws IOException {
        double scale = Math.pow(10, decimals);
        long before = 0;
        for (double number : numbers) {
            if (Double.isNaN(number)) {
                out.write(0);
            } else {
                long whole = whole(number, scale);
                long difference = whole - before;
                write(1 + (difference < 0 ? -2 * difference - 1 : 2 * difference), out);
                before = whole;
            }
        }
    }

    private static void write(long count, OutputStream out) throws IOException {
        long rest = count;
        while (rest > HIGHEST_SEVEN) {
            out.write((int) (rest & HIGHEST_SEVEN) | MORE_FOLLOW);
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static long whole(double number, double scale) {
        return (long) Math.max(-MOST_WHOLE, Math.min(MOST_WHOLE, Math.rint(number * scale)));
    }

    /// The last figures of a double aside: 0.1 + 0.2 is 0.3.
    private static boolean exact(double[] numbers, int decimals) {
        double scale = Math.pow(10, decimals);
        for (double number : numbers) {
            if (Math.abs(whole(number, scale) / scale - number) > 4 * Math.ulp(number)) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(double[] numbers, int decimals) {
        double most = MOST_WHOLE / Math.pow(10, decimals);
        for (double number : numbers) {
            if (Math.abs(number) > most) {
                return false;
            }
        }
        return true;
    }
}
