package psrec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import psrec.metric.Metric;

class HelpTest {
    @Test
    void helpIsAsItWasReviewed() throws IOException {
        assertThat(Help.of(null)).isEqualTo(golden("help.txt"));
        assertThat(Help.of(Mode.START)).isEqualTo(golden("help-start.txt"));
        assertThat(Help.of(Mode.ATTACH)).isEqualTo(golden("help-attach.txt"));
    }

    @Test
    void everyOptionIsNamedAtEveryLevel() {
        for (Mode mode : new Mode[] {null, Mode.START, Mode.ATTACH}) {
            for (Option option : Option.values()) {
                assertThat(Help.of(mode)).contains(" " + option.dashed()).contains(option.meaning());
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
        assertThat(examples(Mode.START)).contains(" start ").doesNotContain(" attach ");
        assertThat(examples(Mode.ATTACH)).contains(" attach ").doesNotContain(" start ");
    }

    @Test
    void helpFitsATerminalAndEndsWithItsLine() {
        for (Mode mode : new Mode[] {null, Mode.START, Mode.ATTACH}) {
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
