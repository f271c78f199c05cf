package psrec.limit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import psrec.metric.Unit;
import psrec.process.UserException;
import psrec.recording.Column;
import psrec.stats.Quantity;
import psrec.stats.Summary;

/// What a number of a recording must keep.
///
/// @param quantity which number
/// @param bound how it is bounded
/// @param value the limit, in the number's unit
/// @param reason where the limit comes from, for people: `base.csv + 5 %`; empty where the user gave it
public record Limit(Quantity quantity, Bound bound, double value, String reason) {
    private static final Pattern MAX = Pattern.compile("([^=]*)=(.*)", Pattern.DOTALL);
    private static final Pattern CONDITION = Pattern.compile("([^<>=]*)([<>]=?)(.*)", Pattern.DOTALL);
    private static final double HUNDRED = 100;

    /// `peak_rss_bytes=512MiB`: not above that.
    ///
    /// @param columns those that a recording may have
    /// @throws UserException where it is something else
    public static Limit max(String text, Collection<Column> columns) {
        Matcher parts = MAX.matcher(text);
        if (!parts.matches()) {
            throw usage("'" + text + "' is no limit; give a name and a number: --max peak_rss_bytes=512MiB");
        }
        return of(parts.group(1), Bound.AT_MOST, parts.group(2), columns);
    }

    /// `peak_rss_bytes>512MiB`: fails where it is so.
    ///
    /// @param columns those that a recording may have
    /// @throws UserException where it is something else
    public static Limit failIf(String text, Collection<Column> columns) {
        Matcher parts = CONDITION.matcher(text);
        if (!parts.matches()) {
            throw usage("'" + text + "' is no condition; give a name, one of > >= < <=, and a number:"
                    + " --fail-if 'peak_rss_bytes>512MiB'");
        }
        return of(parts.group(1), Bound.brokenBy(parts.group(2)), parts.group(3), columns);
    }

    /// For each number that matters, what it is in the baseline and so many percent more.
    public static List<Limit> ofBaseline(Summary baseline, double tolerancePercent, String toleranceText) {
        List<Limit> limits = new ArrayList<>();
        for (Quantity quantity : Quantity.THAT_MATTER) {
            double value = quantity.of(baseline);
            if (!Double.isNaN(value)) {
                String reason = baseline.head().file() + " + " + toleranceText;
                limits.add(new Limit(quantity, Bound.AT_MOST, value * (1 + tolerancePercent / HUNDRED), reason));
            }
        }
        return limits;
    }

    /// `5%`, in percent.
    ///
    /// @throws UserException where it is something else
    public static double tolerancePercent(String text) {
        Double percent = text.endsWith("%") ? Amount.parse(Unit.PERCENT, text) : null;
        if (percent == null) {
            throw usage("'" + text + "' is no tolerance; give a percentage: --tolerance 5%");
        }
        return percent;
    }

    /// Holds a recording to it.
    public Check check(Summary summary) {
        double found = quantity.of(summary);
        if (Double.isNaN(found)) {
            return new Check(this, found, Check.Verdict.UNKNOWN);
        }
        return new Check(this, found, bound.keeps(found, value) ? Check.Verdict.PASSED : Check.Verdict.FAILED);
    }

    private static Limit of(String name, Bound bound, String number, Collection<Column> columns) {
        Quantity quantity = Quantity.named(name.strip(), columns);
        Double value = Amount.parse(quantity.unit(), number.strip());
        if (value == null) {
            throw usage("'" + number.strip() + "' is no limit for " + quantity.word() + "; give "
                    + Amount.examples(quantity.unit()));
        }
        return new Limit(quantity, bound, value, "");
    }

    private static UserException usage(String sentence) {
        return new UserException(UserException.USAGE, sentence);
    }
}
