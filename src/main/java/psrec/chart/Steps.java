package psrec.chart;

/// Round numbers: where an axis ends and has its ticks.
final class Steps {
    private static final double[] LIMIT = {1, 2, 2.5, 5, 10};
    private static final double[] TICK = {1, 2, 2.5, 5, 10};
    private static final double[] BESIDE = {1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10};
    private static final double[] TIME = {1, 2, 5, 10};
    private static final double HALF = 2.5;
    /// So that sums of binary fractions do not miss a round number.
    private static final double HAIR = 1e-9;

    private Steps() {}

    /// A step to the multiples of which the limits of an axis are rounded, not below the wanted one, above 0.
    static double limit(double wanted) {
        return round(wanted, LIMIT);
    }

    /// A step between ticks, not below the wanted one, above 0.
    static double tick(double wanted) {
        double step = round(wanted, TICK);
        // 25 is round, 2.5 is not: its multiples have decimals in turn.
        boolean fraction = isHalf(step) && step < 10;
        return fraction ? 2 * step : step;
    }

    /// A step between the ticks of an axis on the right, which has to have as many as the one on the left.
    static double beside(double wanted) {
        return round(wanted, BESIDE);
    }

    /// A step between decimal times, of 1, 2 and 5 alone.
    static double time(double wanted) {
        return round(wanted, TIME);
    }

    private static double round(double wanted, double[] rounds) {
        double power = Math.pow(10, Math.floor(Math.log10(wanted) + HAIR));
        for (double round : rounds) {
            if (round * power >= wanted * (1 - HAIR)) {
                return round * power;
            }
        }
        return 10 * power;
    }

    private static boolean isHalf(double step) {
        double mantissa = step / Math.pow(10, Math.floor(Math.log10(step) + HAIR));
        return Math.abs(mantissa - HALF) < 1e-6;
    }

    /// The largest multiple of a step that is not above the value.
    static double multipleBelow(double value, double step) {
        return Math.floor(value / step + HAIR) * step;
    }

    /// The smallest multiple of a step that is not below the value.
    static double multipleAbove(double value, double step) {
        return Math.ceil(value / step - HAIR) * step;
    }

    /// How many multiples of a step are in a range, its ends included.
    static int count(double from, double to, double step) {
        return (int) (Math.floor(to / step + HAIR) - Math.ceil(from / step - HAIR)) + 1;
    }

    /// How many decimals the multiples of a step need.
    static int decimals(double step) {
        int decimals = 0;
        double scaled = step;
        while (decimals < 9 && Math.abs(scaled - Math.rint(scaled)) > 1e-6 * scaled) {
            scaled *= 10;
            decimals++;
        }
        return decimals;
    }
}
