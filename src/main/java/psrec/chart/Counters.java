package psrec.chart;

import java.util.Arrays;
import java.util.Set;
import psrec.recording.Column;

/// Columns that are running totals: charts show how fast they grow, as other monitors do.
final class Counters {
    /// As the readers of other recorders' files name them.
    private static final Set<String> NAMES = Set.of(
            "user_cpu_s",
            "system_cpu_s",
            "rchar_bytes",
            "wchar_bytes",
            "read_bytes",
            "written_bytes",
            "rx_bytes",
            "tx_bytes");

    private Counters() {}

    static boolean contains(Column column) {
        return NAMES.contains(column.name());
    }

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
