package psrec.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StatusFileTest {
    private static final String STATUS = """
            Name:\tbash
            Umask:\t0022
            State:\tS (sleeping)
            Tgid:\t11206
            Pid:\t11206
            PPid:\t11199
            VmPeak:\t    4668 kB
            VmHWM:\t    4168 kB
            VmRSS:\t    4000 kB
            Threads:\t1
            """;

    @Test
    void numberIsFoundByItsKey() {
        assertThat(number(STATUS, "Tgid")).isEqualTo(11206);
        assertThat(number(STATUS, "VmHWM")).isEqualTo(4168);
        assertThat(number(STATUS, "Threads")).isEqualTo(1);
    }

    @Test
    void endOfAnotherKeyIsNoKey() {
        assertThat(number(STATUS, "id")).isEqualTo(Fields.ABSENT);
        // "Pid" is also the end of "PPid", and comes first here.
        assertThat(number("Name:\tx\nPPid:\t1\nPid:\t2\n", "Pid")).isEqualTo(2);
    }

    @Test
    void keyThatIsNotThereIsAbsent() {
        assertThat(number("Name:\tkthreadd\nThreads:\t1\n", "VmHWM")).isEqualTo(Fields.ABSENT);
        assertThat(number("", "VmHWM")).isEqualTo(Fields.ABSENT);
    }

    @Test
    void keyAtTheVeryEndHasNoNumber() {
        assertThat(number("Name:\tx\nVmHWM:", "VmHWM")).isEqualTo(Fields.ABSENT);
        assertThat(number("Name:\tx\nVmHWM:\t7", "VmHWM")).isEqualTo(7);
    }

    private static long number(String text, String key) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return StatusFile.number(bytes, bytes.length, StatusFile.line(key));
    }
}
