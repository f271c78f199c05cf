package psrec.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CpuGapsTest {
    private final CpuGaps gaps = new CpuGaps();

    @Test
    void aReasonIsToldOnce() {
        gaps.add("a");
        gaps.add("b");
        gaps.add("a");
        assertThat(gaps.sentences()).containsExactly("a", "b");
    }

    @Test
    void theSixthReasonAndMoreAreCounted() {
        for (int i = 1; i <= 5; i++) {
            gaps.add("reason " + i);
        }
        assertThat(gaps.sentences()).hasSize(5);
        gaps.add("reason 6");
        gaps.add("reason 1");
        gaps.add("reason 7");
        assertThat(gaps.sentences()).hasSize(6).last().isEqualTo("and 2 more like these");
    }
}
