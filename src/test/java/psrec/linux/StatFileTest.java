package psrec.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StatFileTest {
    /// Of a shell that had waited for some children, Linux 6.1.
    private static final String SHELL = "11206 (bash) S 11199 11206 11206 34816 11301 4194304 2263 16934 0 12 3 2 21 9"
            + " 20 0 1 0 24561402 4780032 1042 18446744073709551615 94370929999872 94370930914377 140733641404096 0 0 0"
            + " 65536 3686404 1266761467 1 0 0 17 1 0 0 0 0 0 94370931154800 94370931202912 94370944622592"
            + " 140733641408931 140733641408937 140733641408937 140733641412590 0\n";
    /// Of a thread of the kernel.
    private static final String KERNEL_THREAD = "2 (kthreadd) S 0 0 0 0 -1 2129984 0 0 0 0 0 5 0 0 20 0 1 0 3 0 0"
            + " 18446744073709551615 0 0 0 0 0 0 0 2147483647 0 0 0 0 0 1 0 0 0 0 0 0 0 0 0 0 0 0 0\n";

    private final StatFile stat = new StatFile();

    @Test
    void everyFieldIsWhereTheManualHasIt() {
        parse(SHELL);
        assertThat(stat.state).isEqualTo('S');
        assertThat(stat.parentPid).isEqualTo(11199);
        assertThat(stat.flags).isEqualTo(4194304);
        assertThat(stat.neverExeced()).isFalse();
        assertThat(stat.isKernelThread()).isFalse();
        assertThat(stat.pending).isZero();
        assertThat(stat.childrenFaults).isEqualTo(16934 + 12);
        assertThat(stat.childrenUserTicks).isEqualTo(21);
        assertThat(stat.childrenSystemTicks).isEqualTo(9);
        assertThat(stat.threads).isEqualTo(1);
        assertThat(stat.startTicks).isEqualTo(24561402);
        assertThat(stat.ignored).isEqualTo(3686404);
    }

    @Test
    void threadIsExitingInTheKernelsExitOrIfASignalIsAboutToEndIt() {
        parse(SHELL);
        assertThat(stat.isExiting()).isFalse();
        parse(SHELL.replace(" 4194304 ", " 4194308 "));
        assertThat(stat.isExiting()).isTrue();
        parse(SHELL.replace(" S ", " Z "));
        assertThat(stat.isExiting()).isTrue();
        // SIGTERM is pending, and may have a handler; SIGKILL.
        parse(SHELL.replace(" 0 0 0 65536 ", " 0 0 16384 65536 "));
        assertThat(stat.isExiting()).isFalse();
        parse(SHELL.replace(" 0 0 0 65536 ", " 0 0 256 65536 "));
        assertThat(stat.pending).isEqualTo(256);
        assertThat(stat.isExiting()).isTrue();
    }

    @Test
    void threadOfTheKernelIsUnderstood() {
        parse(KERNEL_THREAD);
        assertThat(stat.parentPid).isZero();
        assertThat(stat.flags).isEqualTo(2129984);
        assertThat(stat.neverExeced()).isTrue();
        assertThat(stat.isKernelThread()).isTrue();
        assertThat(stat.startTicks).isEqualTo(3);
        assertThat(stat.ignored).isEqualTo(2147483647);
    }

    @Test
    void commMayContainClosingParenthesis() {
        parse(FakeProcess.of(7).named("a) Z 99 (b").childOf(42).stat());
        assertThat(stat.state).isEqualTo('S');
        assertThat(stat.parentPid).isEqualTo(42);
    }

    @Test
    void commMayBeAllParentheses() {
        parse(FakeProcess.of(7).named("))))").childOf(42).stat());
        assertThat(stat.parentPid).isEqualTo(42);
    }

    @Test
    void commMayContainBlanksAndNewlines() {
        parse(FakeProcess.of(7).named("a b\nc\td").childOf(42).stat());
        assertThat(stat.state).isEqualTo('S');
        assertThat(stat.parentPid).isEqualTo(42);
    }

    @Test
    void commMayBeEmpty() {
        parse(FakeProcess.of(7).named("").childOf(42).stat());
        assertThat(stat.parentPid).isEqualTo(42);
    }

    @Test
    void whatStandsBehindTheLengthIsOfAnotherReading() {
        byte[] text = (SHELL + "9 (x) Z 1").getBytes(StandardCharsets.ISO_8859_1);
        stat.parse("/proc/11206/stat", text, SHELL.length());
        assertThat(stat.state).isEqualTo('S');
        assertThat(stat.parentPid).isEqualTo(11199);
    }

    @Test
    void truncatedTextIsRefusedWithFileFieldAndText() {
        assertThatThrownBy(() -> parse("11206 (bash) S 11199 11206\n"))
                .isInstanceOf(ProcFormatException.class)
                .hasMessage("/proc/x/stat: no field 33 (sigignore) in \"11206 (bash) S 11199 11206\"");
    }

    @Test
    void textThatEndsWithTheLastFieldNeededIsEnough() {
        String upToIgnored = SHELL.substring(0, SHELL.indexOf(" 1266761467"));
        parse(upToIgnored);
        assertThat(stat.ignored).isEqualTo(3686404);
        assertThatThrownBy(() -> parse(upToIgnored.substring(0, upToIgnored.lastIndexOf(' '))))
                .isInstanceOf(ProcFormatException.class);
    }

    @Test
    void textWithoutNameIsRefused() {
        assertThatThrownBy(() -> parse("11206 bash S 1\n"))
                .isInstanceOf(ProcFormatException.class)
                .hasMessage("/proc/x/stat: no name in parentheses in \"11206 bash S 1\"");
    }

    @Test
    void nameIsAllBetweenTheFirstAndTheLastParenthesis() {
        assertThat(name("7 (work) S 1")).isEqualTo("work");
        assertThat(name("7 (a) Z 99 (b) S 1")).isEqualTo("a) Z 99 (b");
        assertThat(name("7 (a b\nc) S 1")).isEqualTo("a b\nc");
        assertThat(name("7 () S 1")).isEmpty();
    }

    @Test
    void nameThatIsNotThereIsUnknown() {
        assertThat(name("7 work S 1")).isEqualTo("?");
        assertThat(name("")).isEqualTo("?");
    }

    @Test
    void nameThatIsNotUtf8HasReplacementCharacters() {
        byte[] text = {'7', ' ', '(', 'a', (byte) 0xff, ')', ' ', 'S'};
        assertThat(StatFile.name(text, text.length)).isEqualTo("a\ufffd");
    }

    private void parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        stat.parse("/proc/x/stat", bytes, bytes.length);
    }

    private static String name(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return StatFile.name(bytes, bytes.length);
    }
}
