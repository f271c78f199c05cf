package psrec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import psrec.metric.Metric;

class HelpTest {
    @Test
    void helpIsAsItWasReviewed() throws IOException {
        assertThat(Help.of(null)).isEqualTo(golden("help.txt"));
        for (Mode mode : Mode.values()) {
            assertThat(Help.of(mode)).isEqualTo(golden("help-" + mode.word() + ".txt"));
        }
    }

    @Test
    void everyOptionIsNamedWhereItIsOne() {
        for (Mode mode : Mode.values()) {
            for (Option option : Option.values()) {
                boolean named = Help.of(mode).contains(" " + option.dashed() + (option.takesOptional() ? "[=" : " "))
                        && Help.of(mode).contains(option.meaning());
                assertThat(named)
                        .as(mode + " " + option)
                        .isEqualTo(option.modes().contains(mode));
            }
        }
    }

    @Test
    void everyMetricAndEveryModeIsNamed() {
        for (Metric metric : Metric.all()) {
            assertThat(Help.of(null)).contains("\n  " + metric.column() + " ");
        }
        for (Mode mode : Mode.values()) {
            assertThat(Help.of(null)).contains("\n  " + mode.word() + " " + mode.operands());
        }
    }

    @Test
    void everyLevelHasExamplesOfItsOwn() {
        assertThat(examples(null)).contains(" start ").contains(" attach ");
        for (Mode mode : Mode.values()) {
            assertThat(examples(mode)).contains("  psrec ").contains(" " + mode.word() + " ");
        }
    }

    @Test
    void helpFitsATerminalAndEndsWithItsLine() {
        for (Mode mode : Stream.concat(Stream.of((Mode) null), Arrays.stream(Mode.values()))
                .toList()) {
            assertThat(Help.of(mode).lines())
                    .allMatch(line -> line.length() <= 110 && line.equals(line.stripTrailing()));
            assertThat(Help.of(mode)).endsWith(".\n").doesNotContain("\t");
        }
    }

    private static String examples(@Nullable Mode mode) {
        String help = Help.of(mode);
        return help.substring(help.indexOf("\nExamples:\n"), help.indexOf("\nExit code:"));
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = HelpTest.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
