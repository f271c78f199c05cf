package psrec.view;

import java.math.BigDecimal;
import psrec.metric.Metric;
import psrec.metric.Unit;

/// Numbers with their units, as people read them; `-` for what is not known. The same in every locale.
public final class Human {
    private static final String UNKNOWN = "-";
    private static final String[] BYTE_UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
    private static final int MOST_DECIMALS = 9;
    private static final double BYTES_PER_GIB = 1L << 30;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MILLIS_PER_SECOND = 1000;
    private static final long MILLIS_PER_MINUTE = 60_000;
    private static final long TENTHS_PER_MINUTE = 600;
    private static final long TENTHS_PER_HOUR = 36_000;
    private static final long SECONDS_PER_MINUTE = 60;
    private static final long SECONDS_PER_HOUR = 3600;
    private static final long MINUTES_PER_HOUR = 60;

    private Human() {}

    /// A value of a metric: `1.2 MiB`, `50.0 %`, `7`.
    public static String value(Metric metric, double value) {
        return metric.unit() == Unit.SECONDS && !Double.isNaN(value)
                ? fixed(value, 3) + " s"
                : value(metric.unit(), value);
    }

    /// A value of a unit: `3 min 12.5 s`, `1.2 MiB`, `50.0 %`, `1.8 MiB h`; a count with decimals where it is a
    /// mean: `23.4`.
    public static String value(Unit unit, double value) {
        if (Double.isNaN(value)) {
            return UNKNOWN;
        }
        String sign = value < 0 ? "-" : "";
        double size = Math.abs(value);
        return switch (unit) {
            case SECONDS -> sign + time(Math.round(size * NANOS_PER_SECOND));
            case PERCENT -> percent(value);
            case BYTES -> sign + bytes(size);
            case BYTES_PER_SECOND -> sign + bytes(size) + unit.symbol().substring(1);
            case SECONDS_PER_SECOND -> significant(value) + " " + unit.symbol();
            case PER_SECOND -> significant(value) + unit.symbol();
            case GIB_HOURS -> sign + bytes(size * BYTES_PER_GIB) + " h";
            case COUNT -> fixed(value, value == Math.rint(value) ? 0 : size < 10 ? 2 : 1);
        };
    }

    /// To three figures: `0.00173`, `1.73`, `173`, `1730`; `0` for what is nothing.
    public static String significant(double value) {
        if (Double.isNaN(value) || value == 0) {
            return Double.isNaN(value) ? UNKNOWN : "0";
        }
        int decimals = 2 - (int) Math.floor(Math.log10(Math.abs(value)));
        return fixed(value, Math.clamp(decimals, 0, MOST_DECIMALS));
    }

    /// `1.2 MiB`: to three figures or better.
    public static String bytes(double bytes) {
        if (Double.isNaN(bytes)) {
            return UNKNOWN;
        }
        int unit = 0;
        double value = bytes;
        while (value >= 1023.95 && unit < BYTE_UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        return fixed(value, unit == 0 ? 0 : 1) + " " + BYTE_UNITS[unit];
    }

    /// `50.0 %`.
    public static String percent(double percent) {
        return Double.isNaN(percent) ? UNKNOWN : fixed(percent, 1) + " %";
    }

    /// `2.503 s`, `3 min 12.5 s`, `2 h 03 min 12 s`.
    public static String time(long nanos) {
        // Rounded first, so that no part of it reads 60.
        long millis = Math.round(nanos / 1e6);
        if (millis < MILLIS_PER_MINUTE) {
            return fixed(millis / MILLIS_PER_SECOND, 3) + " s";
        }
        long tenths = Math.round(nanos / 1e8);
        if (tenths < TENTHS_PER_HOUR) {
            return tenths / TENTHS_PER_MINUTE + " min " + fixed(tenths % TENTHS_PER_MINUTE / 10.0, 1) + " s";
        }
        long seconds = Math.round(nanos / 1e9);
        return seconds / SECONDS_PER_HOUR + " h "
                + twoDigits(seconds / SECONDS_PER_MINUTE % MINUTES_PER_HOUR) + " min "
                + twoDigits(seconds % SECONDS_PER_MINUTE) + " s";
    }

    /// A known number to its last digit: `536870913`, `1.0000001`.
    public static String exact(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    /// A number with so many decimals; `-` for NaN.
    public static String fixed(double value, int decimals) {
        if (Double.isNaN(value)) {
            return UNKNOWN;
        }
        long scale = 1;
        for (int i = 0; i < decimals; i++) {
            scale *= 10;
        }
        long scaled = Math.round(Math.abs(value) * scale);
        StringBuilder text = new StringBuilder();
        if (value < 0 && scaled > 0) {
            text.append('-');
        }
        text.append(scaled / scale);
        if (decimals > 0) {
            String fraction = Long.toString(scaled % scale);
            text.append('.').repeat('0', decimals - fraction.length()).append(fraction);
        }
        return text.toString();
    }

    /// Text that others chose, such as the name of a process, in one line: a blank for each control character.
    public static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text);
        for (int i = 0; i < line.length(); i++) {
            if (Character.isISOControl(line.charAt(i))) {
                line.setCharAt(i, ' ');
            }
        }
        return line.toString();
    }

    private static String twoDigits(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }
}
