package psrec.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignalsTest {
    @Test
    void namesAreThoseOfTheManual() {
        assertThat(Signals.name(1)).isEqualTo("SIGHUP");
        assertThat(Signals.name(9)).isEqualTo("SIGKILL");
        assertThat(Signals.name(15)).isEqualTo("SIGTERM");
        assertThat(Signals.name(19)).isEqualTo("SIGSTOP");
        assertThat(Signals.name(31)).isEqualTo("SIGSYS");
    }

    @Test
    void constantsAreNamedAsTheyAreNumbered() {
        assertThat(Signals.name(Signals.HUP)).isEqualTo("SIGHUP");
        assertThat(Signals.name(Signals.INT)).isEqualTo("SIGINT");
        assertThat(Signals.name(Signals.QUIT)).isEqualTo("SIGQUIT");
        assertThat(Signals.name(Signals.USR1)).isEqualTo("SIGUSR1");
        assertThat(Signals.name(Signals.USR2)).isEqualTo("SIGUSR2");
        assertThat(Signals.name(Signals.PIPE)).isEqualTo("SIGPIPE");
        assertThat(Signals.name(Signals.TERM)).isEqualTo("SIGTERM");
        assertThat(Signals.name(Signals.CHLD)).isEqualTo("SIGCHLD");
        assertThat(Signals.name(Signals.XFSZ)).isEqualTo("SIGXFSZ");
    }

    @Test
    void numberWithoutNameIsSaidAsNumber() {
        assertThat(Signals.name(0)).isEqualTo("signal 0");
        assertThat(Signals.name(-1)).isEqualTo("signal -1");
        assertThat(Signals.name(32)).isEqualTo("signal 32");
        assertThat(Signals.name(64)).isEqualTo("signal 64");
    }

    @Test
    void setHasBitNMinusOneForSignalN() {
        assertThat(Signals.set(1)).isEqualTo(1);
        assertThat(Signals.set(17)).isEqualTo(0x10000);
        assertThat(Signals.set(64)).isEqualTo(Long.MIN_VALUE);
        assertThat(Signals.contains(0x10000, 17)).isTrue();
        assertThat(Signals.contains(0x10000, 16)).isFalse();
        assertThat(Signals.contains(0x10000, 18)).isFalse();
        assertThat(Signals.contains(Long.MIN_VALUE, 64)).isTrue();
    }

    @Test
    void whatIsPassedOnIsHeldBackAndSoIsTheNewsOfChildren() {
        for (int signal :
                new int[] {Signals.HUP, Signals.INT, Signals.QUIT, Signals.USR1, Signals.USR2, Signals.TERM}) {
            assertThat(Signals.contains(Signals.HANDLED, signal))
                    .as(Signals.name(signal))
                    .isTrue();
            assertThat(Signals.contains(Signals.BLOCKED, signal))
                    .as(Signals.name(signal))
                    .isTrue();
        }
        assertThat(Signals.contains(Signals.HANDLED, Signals.CHLD)).isFalse();
        assertThat(Signals.contains(Signals.BLOCKED, Signals.CHLD)).isTrue();
        assertThat(Long.bitCount(Signals.BLOCKED)).isEqualTo(7);
    }
}
