package psrec.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankTestTest {
    @Test
    void sidesThatDoNotOverlapHaveTheLeastP() {
        // 2 of the 252 ways to choose 5 of 10.
        RankTest test = RankTest.of(new double[] {1, 2, 3, 4, 5}, new double[] {6, 7, 8, 9, 10});
        assertThat(test.p()).isCloseTo(2 / 252.0, within(1e-12));
        assertThat(test.exact()).isTrue();
        assertThat(RankTest.least(5, 5)).isCloseTo(2 / 252.0, within(1e-15));
    }

    @Test
    void pIsCounted() {
        // U is 1: of the 20 ways to choose 3 of 6, 2 have a U of at most 1, and as many on the other end.
        assertThat(RankTest.of(new double[] {1, 2, 4}, new double[] {3, 5, 6}).p())
                .isCloseTo(4 / 20.0, within(1e-12));
        // The one way round is as likely as the other.
        assertThat(RankTest.of(new double[] {3, 5, 6}, new double[] {1, 2, 4}).p())
                .isCloseTo(4 / 20.0, within(1e-12));
    }

    @Test
    void valuesThatTieAreNeverBelowWhatSoFewCanShow() {
        // By the normal distribution alone this were 0.047.
        RankTest test = RankTest.of(new double[] {5, 5, 5}, new double[] {6, 6, 6});
        assertThat(test.p()).isCloseTo(2 / 20.0, within(1e-12));
        assertThat(test.exact()).isFalse();
    }

    @Test
    void valuesThatAreAllTheSameDoNotDiffer() {
        assertThat(RankTest.of(new double[] {5, 5, 5}, new double[] {5, 5})).isEqualTo(new RankTest(1, true));
    }

    @ParameterizedTest
    @CsvSource({"1, 4", "2, 5", "3, 5", "4, 5", "10, 6"})
    void soManyRunsAreNeeded(int tests, int runs) {
        assertThat(RankTest.runsNeeded(tests)).isEqualTo(runs);
        assertThat(tests * RankTest.least(runs, runs)).isLessThanOrEqualTo(0.05);
        assertThat(tests * RankTest.least(runs - 1, runs - 1)).isGreaterThan(0.05);
    }

    @Test
    void holmMultipliesTheLeastByAllAndNeverTurnsTheOrder() {
        assertThat(RankTest.holm(new double[] {0.03, 0.01, 0.04, 0.5})).containsExactly(0.09, 0.04, 0.09, 0.5);
        assertThat(RankTest.holm(new double[] {0.9, 0.6})).containsExactly(1, 1);
        assertThat(RankTest.holm(new double[0])).isEmpty();
    }
}
