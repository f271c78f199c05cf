package psrec.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeakLooksTest {
    private static final long MILLI = 1_000_000;

    private final PeakLooks looks = new PeakLooks(true);

    @Test
    void firstLookIsAfterAMillisecond() {
        assertThat(looks.isDue(MILLI - 1)).isFalse();
        assertThat(looks.isDue(MILLI)).isTrue();
        assertThat(looks.nextWakeNanos()).isEqualTo(MILLI);
    }

    @Test
    void looksOfTheFirstSecondAreEachTwiceAsLate() {
        List<Long> millis = new ArrayList<>();
        while (looks.nextWakeNanos() != Long.MAX_VALUE) {
            millis.add(looks.nextWakeNanos() / MILLI);
            looks.take(looks.nextWakeNanos());
        }
        assertThat(millis).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L);
    }

    @Test
    void afterTheFirstSecondNothingWakesForALook() {
        looks.take(600 * MILLI);
        assertThat(looks.nextWakeNanos()).isEqualTo(Long.MAX_VALUE);
        assertThat(looks.isDue(1200 * MILLI - 1)).isFalse();
        assertThat(looks.isDue(1200 * MILLI)).isTrue();
    }

    @Test
    void withoutEarlyLooksNothingWakesAndTheFirstIsAtARowOfASecond() {
        PeakLooks late = new PeakLooks(false);
        assertThat(late.nextWakeNanos()).isEqualTo(Long.MAX_VALUE);
        assertThat(late.isDue(999 * MILLI)).isFalse();
        assertThat(late.isDue(1000 * MILLI)).isTrue();
        late.take(1000 * MILLI);
        assertThat(late.nextWakeNanos()).isEqualTo(Long.MAX_VALUE);
        assertThat(late.isDue(1499 * MILLI)).isFalse();
        assertThat(late.isDue(1500 * MILLI)).isTrue();
    }

    @Test
    void rowsASecondApartAreLookedAtEvenWhenSomewhatEarly() {
        looks.take(1001 * MILLI);
        assertThat(looks.isDue(2000 * MILLI)).isTrue();
        looks.take(2000 * MILLI);
        assertThat(looks.isDue(2499 * MILLI)).isFalse();
        assertThat(looks.isDue(2500 * MILLI)).isTrue();
    }
}
