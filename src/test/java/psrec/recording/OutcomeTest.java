package psrec.recording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutcomeTest {
    @Test
    void textsAreThoseOfTheContract() {
        assertThat(new Outcome.Exited(3).text()).isEqualTo("exited 3");
        assertThat(new Outcome.Killed(15).text()).isEqualTo("killed by 15");
        assertThat(new Outcome.Ended().text()).isEqualTo("ended");
        assertThat(new Outcome.DurationReached().text()).isEqualTo("duration");
        assertThat(new Outcome.Stopped("SIGTERM").text()).isEqualTo("stopped by SIGTERM");
        assertThat(new Outcome.Failed("no room").text()).isEqualTo("failed: no room");
    }

    @Test
    void hundredPercentAreAllCpusOrOne() {
        assertThat(CpuScale.NORMALISED.cpus(8)).isEqualTo(8);
        assertThat(CpuScale.ABSOLUTE.cpus(8)).isEqualTo(1);
    }
}
