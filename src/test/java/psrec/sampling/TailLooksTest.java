package psrec.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TailLooksTest {
    private static final long MILLI = 1_000_000;

    @Test
    void processThatRunsIsLookedAtTenTimesASecond() {
        TailLooks looks = new TailLooks(true);
        for (long at = 100; at <= 3000; at += 100) {
            assertThat(looks.isDue(at * MILLI - 1)).isFalse();
            assertThat(looks.isDue(at * MILLI)).isTrue();
            looks.take(at * MILLI, at);
        }
    }

    @Test
    void processThatSleepsIsLookedAtAfterAsLongAsItHasSlept() {
        TailLooks looks = new TailLooks(true);
        int count = 0;
        while (looks.nextWakeNanos() <= 100_000 * MILLI) {
            looks.take(looks.nextWakeNanos(), 0);
            count++;
        }
        assertThat(count).isEqualTo(10);
    }

    @Test
    void processThatWakesUpIsLookedAtOftenAgain() {
        TailLooks looks = new TailLooks(true);
        looks.take(5000 * MILLI, 0);
        assertThat(looks.nextWakeNanos()).isEqualTo(10_000 * MILLI);
        looks.take(6000 * MILLI, 1);
        assertThat(looks.nextWakeNanos()).isEqualTo(6100 * MILLI);
    }

    @Test
    void nothingIsLookedAtIfNothingCanBeLost() {
        TailLooks looks = new TailLooks(false);
        looks.take(MILLI, 1);
        assertThat(looks.nextWakeNanos()).isEqualTo(Long.MAX_VALUE);
        assertThat(looks.isDue(1000 * MILLI)).isFalse();
    }
}
