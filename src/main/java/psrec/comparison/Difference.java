package psrec.comparison;

import java.util.List;
import psrec.stats.Quantity;
import psrec.stats.Summary;

/// What became of a number.
///
/// @param quantity which
/// @param base what it was, on the one side
/// @param changed what it is, on the other
/// @param p how likely such a difference is by noise alone, two-sided Mann-Whitney, after Holm's correction; NaN where
///     that was not tested
/// @param exact true where p was counted, false where it is by the normal distribution
/// @param verdict what can be said
public record Difference(Quantity quantity, Group base, Group changed, double p, boolean exact, Verdict verdict) {
    /// What can be said of a number.
    public enum Verdict {
        /// Less of what is better less.
        BETTER("better"),
        WORSE("worse"),
        /// It differs, though the medians are the same.
        DIFFERS("differs"),
        /// To the last digit.
        SAME("same"),
        /// No difference that these runs can show.
        NOT_SHOWN("not shown"),
        /// It was not tested, is not known on a side, or neither direction is better.
        OPEN("");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }

        /// In a table; empty where there is nothing to say.
        public String word() {
            return word;
        }
    }

    /// Of a number, without a test: only where there is one recording on each side something is said of it.
    public static Difference of(Quantity quantity, List<Summary> base, List<Summary> changed) {
        Group one = Group.of(quantity, base);
        Group other = Group.of(quantity, changed);
        boolean single = base.size() == 1 && changed.size() == 1;
        Verdict verdict = single ? direction(quantity, other.median() - one.median()) : Verdict.OPEN;
        return new Difference(quantity, one, other, Double.NaN, true, verdict);
    }

    /// Of the medians: new less base.
    public double difference() {
        return changed.median() - base.median();
    }

    /// Of the medians: new by base; NaN where that is nothing.
    public double ratio() {
        return base.median() == 0 ? Double.NaN : changed.median() / base.median();
    }

    /// True where all recordings of both sides have the same value.
    boolean isOfOneValue() {
        return base.min() == changed.max() && base.max() == changed.min();
    }

    /// What a difference means, where there is one.
    static Verdict direction(Quantity quantity, double difference) {
        if (Double.isNaN(difference) || !quantity.moreIsWorse()) {
            return Verdict.OPEN;
        }
        if (difference == 0) {
            return Verdict.SAME;
        }
        return difference > 0 ? Verdict.WORSE : Verdict.BETTER;
    }
}
