package psrec.stats;

import java.util.Arrays;

/// How long a column was at each value: an open-addressing table of values and weights, within bounded memory.
///
/// It is exact up to [#LIMIT] different values. Beyond, values are cut to fewer binary digits, as many as fit, which
/// keeps their order: what is then said of a quantile is the exact one, off by [#resolution] of itself at most.
final class WeightedValues {
    /// How many different values are held: 4 MiB.
    static final int LIMIT = 1 << 17;

    private static final int FIRST_BITS = 10;
    private static final int ALL_DIGITS = 52;
    private static final int DIGITS_WHEN_COARSE = 20;
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;
    /// Sums of weights are not exact, and a share of them shall not fall to the next value for that.
    private static final double ROUNDING = 1e-12;

    private int bits = FIRST_BITS;
    private long[] keys = new long[1 << FIRST_BITS];
    // 0 is an empty place.
    private double[] weights = new double[1 << FIRST_BITS];
    private int size;
    private int digits = ALL_DIGITS;

    /// @param value known
    /// @param weight more than 0
    void add(double value, double weight) {
        // -0.0 and 0.0 are one value.
        if (put(cut(Double.doubleToRawLongBits(value + 0.0)), weight) && 2 * size > keys.length) {
            makeRoom();
        }
    }

    /// By how much a quantile may be off, as a share of it; 0 where it is exact.
    double resolution() {
        return digits == ALL_DIGITS ? 0 : Math.scalb(1.0, -digits - 1);
    }

    /// For each share the least value such that so much of the weight is at it or below; NaN where there is no weight.
    ///
    /// @param shares 0 to 1, growing
    double[] quantiles(double... shares) {
        double[] sorted = sorted();
        double[] below = new double[sorted.length];
        double sum = 0;
        for (int i = 0; i < sorted.length; i++) {
            sum += weights[place(Double.doubleToRawLongBits(sorted[i]))];
            below[i] = sum;
        }
        double[] quantiles = new double[shares.length];
        Arrays.fill(quantiles, Double.NaN);
        int at = 0;
        for (int i = 0; i < shares.length && sorted.length > 0; i++) {
            while (at < sorted.length - 1 && below[at] < (shares[i] - ROUNDING) * sum) {
                at++;
            }
            quantiles[i] = middle(sorted[at]);
        }
        return quantiles;
    }

    private double[] sorted() {
        double[] sorted = new double[size];
        int n = 0;
        for (int i = 0; i < keys.length; i++) {
            if (weights[i] > 0) {
                sorted[n++] = Double.longBitsToDouble(keys[i]);
            }
        }
        Arrays.sort(sorted);
        return sorted;
    }

    /// True where the value is new.
    private boolean put(long key, double weight) {
        int at = place(key);
        boolean isNew = weights[at] == 0;
        keys[at] = key;
        weights[at] += weight;
        size += isNew ? 1 : 0;
        return isNew;
    }

    private int place(long key) {
        int at = (int) ((key * GOLDEN_RATIO) >>> (Long.SIZE - bits));
        while (weights[at] != 0 && keys[at] != key) {
            at = (at + 1) & (keys.length - 1);
        }
        return at;
    }

    private long cut(long key) {
        return key & (-1L << (ALL_DIGITS - digits));
    }

    // Of the values that were cut to this one; 0, and what is next to it, stays.
    private double middle(double value) {
        boolean coarse = digits < ALL_DIGITS && Math.abs(value) >= Double.MIN_NORMAL;
        long half = coarse ? 1L << (ALL_DIGITS - 1 - digits) : 0;
        return Double.longBitsToDouble(Double.doubleToRawLongBits(value) | half);
    }

    private void makeRoom() {
        if (size <= LIMIT) {
            bits++;
            putAgain();
        }
        while (size > LIMIT) {
            digits = Math.min(digits - 1, DIGITS_WHEN_COARSE);
            putAgain();
        }
    }

    private void putAgain() {
        long[] oldKeys = keys;
        double[] oldWeights = weights;
        keys = new long[1 << bits];
        weights = new double[1 << bits];
        size = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldWeights[i] > 0) {
                put(cut(oldKeys[i]), oldWeights[i]);
            }
        }
    }
}
