package psrec.chart;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import psrec.view.Human;

/// The ticks of the time axis: seconds up to three minutes, then `m:ss`, from an hour on `h:mm`, from four days on
/// days;
/// or the time of day. `axes.js` has the same rules for the page.
final class TimeTicks {
    private static final double MINUTE = 60;
    private static final double HOUR = 3600;
    private static final double DAY = 86_400;
    private static final double MOST_SECONDS = 3 * MINUTE;
    private static final double MOST_HOURS = 4 * DAY;
    /// As clocks have them.
    private static final double[] STEPS = {
        1,
        2,
        5,
        10,
        15,
        30,
        MINUTE,
        2 * MINUTE,
        5 * MINUTE,
        10 * MINUTE,
        15 * MINUTE,
        30 * MINUTE,
        HOUR,
        2 * HOUR,
        3 * HOUR,
        6 * HOUR,
        12 * HOUR,
        DAY,
        2 * DAY,
        7 * DAY,
        14 * DAY
    };
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MMM d", Locale.ENGLISH);

    private TimeTicks() {}

    /// How a time is written.
    enum Form {
        SECONDS("s"),
        MINUTES("m:ss"),
        HOURS("h:mm"),
        DAYS("days"),
        CLOCK("");

        private final String unit;

        Form(String unit) {
            this.unit = unit;
        }

        static Form of(Chart.Time time) {
            if (time.labels() != null) {
                return CLOCK;
            }
            double to = time.to();
            return to < MOST_SECONDS ? SECONDS : to < HOUR ? MINUTES : to < MOST_HOURS ? HOURS : DAYS;
        }
    }

    /// The title of the axis: `time (m:ss)`, `time of day (UTC)`.
    static String title(Chart.Time time) {
        Chart.Clock clock = time.labels();
        return clock != null ? "time of day (" + clock.zone() + ")" : "time (" + Form.of(time).unit + ")";
    }

    /// The unit behind a label where there is no title; empty if the label needs none.
    static String unit(Chart.Time time) {
        Form form = Form.of(time);
        return form == Form.SECONDS ? " " + form.unit : "";
    }

    static List<Ticks.Tick> of(Chart.Time time, int most) {
        Form form = Form.of(time);
        Chart.Clock clock = time.labels();
        double offset = clock == null ? 0 : clock.startSeconds();
        double step = step(form, time, most, offset);
        double first = Steps.multipleAbove(time.from() + offset, step);
        int count = Steps.count(time.from() + offset, time.to() + offset, step);
        List<Ticks.Tick> ticks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double shown = first + i * step;
            ticks.add(new Ticks.Tick(shown - offset, label(form, shown, step)));
        }
        return ticks;
    }

    private static double step(Form form, Chart.Time time, int most, double offset) {
        double from = time.from() + offset;
        double to = time.to() + offset;
        double least = (to - from) / Math.max(1, most);
        if (form != Form.SECONDS) {
            for (double step : STEPS) {
                if (least <= step && Steps.count(from, to, step) <= most && least > STEPS[0] / 2) {
                    return step;
                }
            }
        }
        // Parts of a second, or many days.
        double unit = least > DAY ? DAY : 1;
        double step = Steps.time(least / unit) * unit;
        while (Steps.count(from, to, step) > most) {
            step = Steps.time(step / unit * 1.01) * unit;
        }
        return step;
    }

    private static String label(Form form, double seconds, double step) {
        int decimals = step < 1 ? Steps.decimals(step) : 0;
        return switch (form) {
            case SECONDS -> Human.fixed(seconds, Steps.decimals(step));
            case MINUTES -> parts(seconds, MINUTE, decimals);
            case HOURS -> hours(seconds, step, decimals);
            case DAYS -> {
                String day = Human.fixed(Math.floor(seconds / DAY + 1e-9), 0);
                double rest = seconds - Double.parseDouble(day) * DAY;
                boolean midnight = rest < step / 2;
                yield step >= DAY || midnight ? day + "d" : hours(rest, step, decimals);
            }
            case CLOCK -> clock(seconds, step, decimals);
        };
    }

    // 1:30, or 1:30:00 if the ticks are closer than minutes.
    private static String hours(double seconds, double step, int decimals) {
        if (step >= MINUTE) {
            return parts(seconds / MINUTE, MINUTE, 0);
        }
        double hours = Math.floor(seconds / HOUR + 1e-9);
        String rest = parts(seconds - hours * HOUR, MINUTE, decimals);
        return Human.fixed(hours, 0) + ":" + (rest.indexOf(':') == 1 ? "0" : "") + rest;
    }

    private static String clock(double seconds, double step, int decimals) {
        double days = Math.floor(seconds / DAY + 1e-9);
        double rest = seconds - days * DAY;
        if ((rest < step / 2 && step >= HOUR) || step >= DAY) {
            LocalDateTime midnight = LocalDateTime.ofEpochSecond((long) (days * DAY), 0, ZoneOffset.UTC);
            return DATE.format(midnight);
        }
        String text = hours(rest, step, decimals);
        return text.indexOf(':') == 1 ? "0" + text : text;
    }

    /// Whole parts and the rest in two digits: `12:05.5`.
    private static String parts(double value, double partsOfOne, int decimals) {
        double scale = Math.pow(10, decimals);
        double rounded = Math.rint(value * scale) / scale;
        double whole = Math.floor(rounded / partsOfOne + 1e-12);
        String rest = Human.fixed(Math.max(0, rounded - whole * partsOfOne), decimals);
        boolean oneDigit = rest.length() == 1 || rest.indexOf('.') == 1;
        return Human.fixed(whole, 0) + ":" + (oneDigit ? "0" : "") + rest;
    }

    /// The clock of a recording; null if nobody knows when it began.
    static Chart.@Nullable Clock clock(java.time.@Nullable Instant started, java.time.ZoneId zone) {
        if (started == null) {
            return null;
        }
        ZoneOffset offset = zone.getRules().getOffset(started);
        double start = started.getEpochSecond() + started.getNano() / 1e9 + offset.getTotalSeconds();
        return new Chart.Clock(start, offset.getTotalSeconds() == 0 ? "UTC" : "UTC" + offset.getId());
    }
}
