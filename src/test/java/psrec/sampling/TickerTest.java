package psrec.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TickerTest {
    private final Ticker ticker = new Ticker(100);

    @Test
    void ticksAreAtMultiplesOfTheInterval() {
        assertThat(ticker.nextNanos()).isEqualTo(100);
        ticker.take(100);
        assertThat(ticker.nextNanos()).isEqualTo(200);
        ticker.take(200);
        assertThat(ticker.nextNanos()).isEqualTo(300);
        assertThat(ticker.missed()).isZero();
    }

    @Test
    void lateRowDoesNotMoveTheNextTick() {
        ticker.take(199);
        assertThat(ticker.nextNanos()).isEqualTo(200);
        assertThat(ticker.missed()).isZero();
    }

    @Test
    void rowAtTheNextDeadlineHasMissedATick() {
        ticker.take(200);
        assertThat(ticker.nextNanos()).isEqualTo(300);
        assertThat(ticker.missed()).isEqualTo(1);
    }

    @Test
    void longStopIsCountedAndNotMadeUpFor() {
        ticker.take(100);
        ticker.take(100_050);
        assertThat(ticker.missed()).isEqualTo(998);
        assertThat(ticker.nextNanos()).isEqualTo(100_100);
    }

    @Test
    void rowBetweenTicksIsNoTick() {
        ticker.take(100);
        ticker.take(150);
        assertThat(ticker.nextNanos()).isEqualTo(200);
        assertThat(ticker.missed()).isZero();
    }

    @Test
    void rowBeforeTheFirstTickIsNoTick() {
        ticker.take(99);
        assertThat(ticker.nextNanos()).isEqualTo(100);
        assertThat(ticker.missed()).isZero();
    }
}
