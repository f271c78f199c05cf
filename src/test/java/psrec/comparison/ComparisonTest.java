package psrec.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import psrec.comparison.Difference.Verdict;
import psrec.stats.Quantity;
import psrec.stats.Recordings;
import psrec.stats.Summary;
import psrec.stats.Total;

class ComparisonTest {
    @Test
    void singlesAreSetSideBySideAndNotTested() {
        Comparison comparison = Comparison.of(runs(1, 10), runs(1, 12));
        assertThat(comparison.isOfSingles()).isTrue();
        assertThat(comparison.tests()).isZero();
        assertThat(comparison.isOfTooFew()).isFalse();
        assertThat(comparison.differences()).allMatch(each -> Double.isNaN(each.p()));
        assertThat(comparison.thatMatter(Verdict.WORSE))
                .extracting(Difference::quantity)
                .containsExactly(Total.CPU);
    }

    @Test
    void whatHasNoBetterDirectionHasNoVerdict() {
        Comparison comparison = Comparison.of(runs(1, 10), List.of(Recordings.run("x", 10, 12, 2e8)));
        List<String> judged = comparison.differences().stream()
                .filter(each -> each.verdict() != Verdict.OPEN)
                .map(each -> each.quantity().word())
                .toList();
        assertThat(judged)
                .contains("peak_rss_bytes", "mean_rss_bytes")
                .doesNotContain("min_rss_bytes", "cpu_used_percent", "max_cpu_percent", "rows");
    }

    @Test
    void theNumbersThatMatterAreThoseOfThemThatAreKnown() {
        assertThat(Comparison.of(runs(1, 10), runs(1, 12)).thatMatter())
                .extracting(Difference::quantity)
                .containsExactlyElementsOf(Quantity.THAT_MATTER);
        Summary unknown = Recordings.run("b", 10, 20, Double.NaN);
        assertThat(Comparison.of(List.of(unknown), List.of(unknown)).thatMatter())
                .extracting(Difference::quantity)
                .containsExactly(Total.WALL, Total.CPU);
    }

    @Test
    void aLargeDifferenceOfManyIsShown() {
        Comparison comparison = Comparison.of(runs(5, 10), runs(5, 20));
        assertThat(comparison.tests()).isEqualTo(4);
        assertThat(comparison.isOfTooFew()).isFalse();
        assertThat(comparison.thatMatter(Verdict.WORSE))
                .extracting(Difference::quantity)
                .containsExactly(Total.CPU);
        assertThat(comparison.thatMatter(Verdict.SAME)).hasSize(3);
        assertThat(Comparison.of(runs(5, 20), runs(5, 10)).thatMatter(Verdict.BETTER))
                .extracting(Difference::quantity)
                .containsExactly(Total.CPU);
    }

    @Test
    void aLargeDifferenceOfFewIsNotShownAndSoManyMoreAreNeeded() {
        Comparison comparison = Comparison.of(runs(3, 10), runs(3, 20));
        assertThat(comparison.isOfTooFew()).isTrue();
        assertThat(comparison.runsNeeded()).isEqualTo(5);
        assertThat(comparison.leastP()).isEqualTo(0.4);
        assertThat(comparison.thatMatter(Verdict.NOT_SHOWN))
                .extracting(Difference::quantity)
                .containsExactly(Total.CPU);
        assertThat(Comparison.of(runs(1, 10), runs(2, 20)).isOfTooFew()).isTrue();
    }

    @Test
    void whatOneSideDoesNotTellIsNotTested() {
        Summary unknown = Recordings.run("b", 10, 20, Double.NaN);
        Comparison comparison = Comparison.of(runs(5, 10), List.of(unknown, unknown, unknown, unknown, unknown));
        assertThat(comparison.tests()).isEqualTo(2);
    }

    @Test
    void noiseIsRarelyCalledADifference() {
        Random random = new Random(7);
        int alarms = 0;
        for (int i = 0; i < 400; i++) {
            List<Summary> base = new ArrayList<>();
            List<Summary> changed = new ArrayList<>();
            for (int run = 0; run < 6; run++) {
                base.add(noise(random));
                changed.add(noise(random));
            }
            Comparison comparison = Comparison.of(base, changed);
            boolean alarm = comparison.thatMatter(Verdict.NOT_SHOWN).size() < 4;
            alarms += alarm ? 1 : 0;
        }
        // 5 % of 400 are 20.
        assertThat(alarms).isLessThanOrEqualTo(20);
    }

    @Test
    void whatMakesRecordingsHardToCompareIsTold() {
        assertThat(Comparison.of(runs(1, 10), runs(1, 10)).doubts()).isEmpty();
        Summary cut = Recordings.summary(
                Recordings.head("c", "elapsed_s", "rss_bytes"), Recordings.CUT_OFF, new double[] {0, 1});
        assertThat(Comparison.of(runs(1, 10), List.of(cut)).doubts())
                .containsExactly("the runs did not end alike: exited 0, cut off");
    }

    @Test
    void theMedianOfAnEvenNumberIsTheMeanOfTheMiddle() {
        Group group = Group.of(Total.CPU, runs(4, 10));
        assertThat(group.median()).isEqualTo(10.015);
        assertThat(group.min()).isEqualTo(10);
        assertThat(group.max()).isEqualTo(10.03);
        assertThat(Group.of(Total.CPU, List.of()).median()).isNaN();
    }

    private static Summary noise(Random random) {
        return Recordings.run("x", 10 + random.nextDouble(), 5 + random.nextDouble(), 1e8 + random.nextInt(1000));
    }

    private static List<Summary> runs(int count, double cpuSeconds) {
        return IntStream.range(0, count)
                .mapToObj(i -> Recordings.run("x" + i, 10, cpuSeconds + i / 100.0, 1e8))
                .toList();
    }
}
