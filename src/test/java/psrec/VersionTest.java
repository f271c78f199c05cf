package psrec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionTest {
    @Test
    void theVersionIsThatOfTheBuild() {
        assertThat(Psrec.VERSION).isEqualTo(System.getProperty("psrec.version"));
    }
}
