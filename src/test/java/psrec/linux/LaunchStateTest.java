package psrec.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LaunchStateTest {
    @Test
    void variablesOfTheLauncherAreLeftOutAndItsPrefixIsTakenOff() {
        LaunchState state = of(
                "PSREC_LAUNCH=2 0 0 0 0 0",
                "LC_ALL=C.UTF-8",
                "A=1",
                "PSREC_LAUNCH_KEPT_LC_ALL=de",
                "PSREC_LAUNCH_KEPT_PSREC_LAUNCH_KEPT_A=2",
                "no sign");
        assertThat(texts(state)).containsExactly("A=1", "LC_ALL=de", "PSREC_LAUNCH_KEPT_A=2", "no sign");
        assertThat(state.variable("LC_ALL")).isEqualTo("de");
        assertThat(state.variable("PSREC_LAUNCH")).isNull();
        assertThat(state.helper()).isNull();
    }

    @Test
    void signalsAreSetsOfAll64() {
        LaunchState state = of("PSREC_LAUNCH=1 18446744073709551615 9223372036854775808 1 0 0");
        assertThat(state.blocked()).isEqualTo(-1L);
        assertThat(Signals.contains(state.ignored(), 64)).isTrue();
        assertThat(Signals.contains(state.ignored(), 63)).isFalse();
        assertThat(state.hasInheritedChildren()).isTrue();
        assertThat(texts(state)).isEmpty();
    }

    @Test
    void withoutTheLauncherTheEnvironmentIsTheUsers() {
        LaunchState state = of("A=1", "PSREC_LAUNCH=2 0 0 0 0 0", "PSREC_LAUNCH_KEPT_B=2");
        assertThat(texts(state)).containsExactly("A=1", "PSREC_LAUNCH=2 0 0 0 0 0", "PSREC_LAUNCH_KEPT_B=2");
        assertThat(of().helper()).isNull();
    }

    private static LaunchState of(String... variables) {
        return LaunchState.of(Arrays.stream(variables)
                .map(variable -> variable.getBytes(StandardCharsets.ISO_8859_1))
                .toArray(byte[][]::new));
    }

    private static String[] texts(LaunchState state) {
        return Arrays.stream(state.environment()).map(Text::forPeople).toArray(String[]::new);
    }
}
