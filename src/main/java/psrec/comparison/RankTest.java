package psrec.comparison;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.inference.MannWhitneyUTest;

/// The two-sided Mann-Whitney U test: how likely values that differ so much, or more, are where both sides are alike.
///
/// @param p that likelihood
/// @param exact true where it was counted; false where values tie or are many, and it is by the normal distribution,
///     though never below what so few values can show at all
record RankTest(double p, boolean exact) {
    /// A difference that is less likely than this is called one.
    static final double LEVEL = 0.05;

    private static final int MOST_RUNS_LOOKED_AT = 100;
    private static final int EXACT_BELOW = 50;

    static RankTest of(double[] base, double[] changed) {
        double first = base[0];
        if (DoubleStream.concat(Arrays.stream(base), Arrays.stream(changed)).allMatch(value -> value == first)) {
            return new RankTest(1, true);
        }
        MannWhitneyUTest.Result result = MannWhitneyUTest.withDefaults().test(base, changed);
        boolean exact = !result.hasTiedValues() && Math.min(base.length, changed.length) < EXACT_BELOW;
        return new RankTest(Math.max(result.getPValue(), least(base.length, changed.length)), exact);
    }

    /// The least p that so many values on each side can have: where all of one side are above all of the other.
    static double least(int base, int changed) {
        double ways = 1;
        for (int i = 1; i <= changed; i++) {
            ways = ways * (base + i) / i;
        }
        return Math.min(1, 2 / ways);
    }

    /// How many runs on each side can show a difference, where so many numbers are tested.
    static int runsNeeded(int tests) {
        int runs = 2;
        while (runs < MOST_RUNS_LOOKED_AT && tests * least(runs, runs) > LEVEL) {
            runs++;
        }
        return runs;
    }

    /// Holm's correction: where several numbers are tested, each p as it must be so that one false alarm among all of
    /// them is as unlikely as it would be with one.
    static double[] holm(double[] p) {
        Integer[] order = new Integer[p.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(p[a], p[b]));
        double[] adjusted = new double[p.length];
        double least = 0;
        for (int i = 0; i < p.length; i++) {
            least = Math.max(least, Math.min(1, (p.length - i) * p[order[i]]));
            adjusted[order[i]] = least;
        }
        return adjusted;
    }
}
