package psrec.chart;

import java.util.Arrays;

/// Columns that are running totals: charts show how fast they grow, as other monitors do.
final class Counters {
    private Counters() {}

    /// How fast a total grew before each point, per second; NaN if that is unknown, or if it was set back.
    static double[] perSecond(double[] seconds, double[] totals) {
        double[] rates = new double[totals.length];
        Arrays.fill(rates, Double.NaN);
        for (int i = 1; i < totals.length; i++) {
            double growth = totals[i] - totals[i - 1];
            double time = seconds[i] - seconds[i - 1];
            rates[i] = growth >= 0 && time > 0 ? growth / time : Double.NaN;
        }
        return rates;
    }

    /// The growth within a span of time.
    static double total(Series rates, double fromSeconds, double toSeconds) {
        double total = 0;
        double[] seconds = rates.seconds();
        for (int i = 1; i < seconds.length; i++) {
            double time = Math.min(seconds[i], toSeconds) - Math.max(seconds[i - 1], fromSeconds);
            total += time > 0 && !Double.isNaN(rates.values()[i]) ? time * rates.values()[i] : 0;
        }
        return total;
    }
}
