package psrec.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExitTest {
    @Test
    void shellSaysTheCodeOrHundredTwentyEightAndTheSignal() {
        assertThat(new Exit(7, 0, 0, 0, 0, 0, null).shellCode()).isZero();
        assertThat(new Exit(7, 255, 0, 0, 0, 0, null).shellCode()).isEqualTo(255);
        assertThat(new Exit(7, -1, 9, 0, 0, 0, null).shellCode()).isEqualTo(137);
        assertThat(new Exit(7, -1, 15, 0, 0, 0, null).shellCode()).isEqualTo(143);
    }
}
