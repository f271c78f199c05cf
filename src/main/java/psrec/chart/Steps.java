package psrec.chart;

/// Round numbers: where an axis has its ticks.
final class Steps {
    private static final double[] ROUND = {1, 2, 2.5, 5, 10};
    private static final double[] ROUND_TIME = {1, 2, 5, 10};
    /// So that sums of binary fractions do not miss a round number.
    private static final double HAIR = 1e-9;

    private Steps() {}

    /// The smallest round number (1, 2, 2.5, 5, and these by powers of ten) that is not below the wanted one, above 0.
    static double round(double wanted) {
        return round(wanted, ROUND);
    }

    /// The same of 1, 2 and 5 alone.
    static double roundTime(double wanted) {
        return round(wanted, ROUND_TIME);
    }

    private static double round(double wanted, double[] rounds) {
        double power = Math.pow(10, Math.floor(Math.log10(wanted)));
        for (double round : rounds) {
            if (round * power >= wanted * (1 - HAIR)) {
                return round * power;
            }
        }
        return 10 * power;
    }

    /// True for 1, 2, 2.5 and 5, and these by powers of ten.
    ///
    /// @param orOneFigure true also for all others of one figure
    static boolean isRound(double number, boolean orOneFigure) {
        double mantissa = number / Math.pow(10, Math.floor(Math.log10(number) + HAIR));
        return Math.abs(round(mantissa) - mantissa) < 1e-6
                || (orOneFigure && Math.abs(mantissa - Math.rint(mantissa)) < 1e-6);
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
