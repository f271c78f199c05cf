package psrec.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import psrec.comparison.Difference.Verdict;
import psrec.recording.Column;
import psrec.stats.Quantity;
import psrec.stats.Summary;

/// What changed from some recordings to others. With one on a side the numbers are only set side by side. With more,
/// the numbers that matter are tested ([Quantity#THAT_MATTER]), and no others: each test more is a chance more of a
/// false alarm.
///
/// @param base at least one
/// @param changed at least one
/// @param differences a row a number that one of them has
/// @param tests how many numbers were tested; 0 with one recording on both sides
public record Comparison(List<Summary> base, List<Summary> changed, List<Difference> differences, int tests) {
    public Comparison {
        base = List.copyOf(base);
        changed = List.copyOf(changed);
        differences = List.copyOf(differences);
    }

    /// Compares.
    public static Comparison of(List<Summary> base, List<Summary> changed) {
        Set<Column> columns = new LinkedHashSet<>();
        base.forEach(summary -> columns.addAll(summary.columnNames()));
        changed.forEach(summary -> columns.addAll(summary.columnNames()));
        List<Quantity> tested = tested(base, changed);
        List<RankTest> tests = tested.stream()
                .map(quantity -> RankTest.of(
                        Group.of(quantity, base).values(),
                        Group.of(quantity, changed).values()))
                .toList();
        double[] p = RankTest.holm(tests.stream().mapToDouble(RankTest::p).toArray());
        List<Difference> differences = new ArrayList<>();
        for (Quantity quantity : Quantity.all(columns)) {
            int index = tested.indexOf(quantity);
            Difference plain = Difference.of(quantity, base, changed);
            differences.add(
                    index < 0 ? plain : tested(plain, p[index], tests.get(index).exact()));
        }
        return new Comparison(base, changed, differences, tests.size());
    }

    private static List<Quantity> tested(List<Summary> base, List<Summary> changed) {
        if (base.size() == 1 && changed.size() == 1) {
            return List.of();
        }
        return Quantity.THAT_MATTER.stream()
                .filter(quantity -> Group.of(quantity, base).values().length > 0
                        && Group.of(quantity, changed).values().length > 0)
                .toList();
    }

    /// True where there is one recording on each side, and noise cannot be told.
    public boolean isOfSingles() {
        return base.size() == 1 && changed.size() == 1;
    }

    /// True where so few recordings cannot show any difference, however large.
    public boolean isOfTooFew() {
        return tests > 0 && tests * RankTest.least(base.size(), changed.size()) > RankTest.LEVEL;
    }

    /// How many recordings on each side can show one.
    public int runsNeeded() {
        return RankTest.runsNeeded(tests == 0 ? Quantity.THAT_MATTER.size() : tests);
    }

    /// The least p that so many recordings can have, after Holm's correction.
    public double leastP() {
        return Math.min(1, tests * RankTest.least(base.size(), changed.size()));
    }

    /// The rows of the numbers that matter and that are known on a side.
    public List<Difference> thatMatter() {
        return differences.stream()
                .filter(each -> Quantity.THAT_MATTER.contains(each.quantity()))
                .filter(each -> !Double.isNaN(each.base().median())
                        || !Double.isNaN(each.changed().median()))
                .toList();
    }

    /// The rows with something to say in words, in the order of the table: those of the numbers that matter.
    public List<Difference> thatMatter(Verdict verdict) {
        return differences.stream()
                .filter(each -> Quantity.THAT_MATTER.contains(each.quantity()) && each.verdict() == verdict)
                .toList();
    }

    /// True where all tests were counted out.
    public boolean isExact() {
        return differences.stream().allMatch(each -> Double.isNaN(each.p()) || each.exact());
    }

    private static Difference tested(Difference plain, double p, boolean exact) {
        Verdict verdict = plain.isOfOneValue() ? Verdict.SAME : Verdict.NOT_SHOWN;
        if (p <= RankTest.LEVEL) {
            Verdict direction = Difference.direction(plain.quantity(), plain.difference());
            verdict = direction == Verdict.SAME ? Verdict.DIFFERS : direction;
        }
        return new Difference(plain.quantity(), plain.base(), plain.changed(), p, exact, verdict);
    }

    /// What makes recordings hard to compare, a sentence each.
    public List<String> doubts() {
        List<String> doubts = new ArrayList<>();
        doubt(doubts, "the machines differ", summary -> summary.head().host());
        doubt(doubts, "100 % of cpu_percent are not as many CPUs in all", summary -> {
            double cpus = summary.head().cpusOfHundredPercent();
            return Double.isNaN(cpus) ? "" : Long.toString(Math.round(cpus));
        });
        doubt(
                doubts,
                "the runs did not end alike",
                summary -> summary.end().complete() ? summary.end().outcome() : "cut off");
        return doubts;
    }

    private void doubt(List<String> doubts, String sentence, Function<Summary, String> fact) {
        Set<String> facts = new LinkedHashSet<>();
        for (List<Summary> side : Arrays.asList(base, changed)) {
            side.forEach(summary -> facts.add(fact.apply(summary)));
        }
        facts.remove("");
        if (facts.size() > 1) {
            doubts.add(sentence + ": " + String.join(", ", facts));
        }
    }
}
