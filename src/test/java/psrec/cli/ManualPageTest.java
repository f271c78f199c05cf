package psrec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ManualPageTest {
    private static final String PAGE = ManualPage.of("1.2.3", "2026-11-24");

    @Test
    void everyModeAndEveryOptionHasItsParagraph() {
        assertThat(PAGE).contains(".TH PSREC 1 2026-11-24 \"psrec 1.2.3\" \"User Commands\"\n");
        for (Mode mode : Mode.values()) {
            assertThat(PAGE).contains(".TP\n\\fB" + mode.word() + "\\fR ");
        }
        for (Option option : Option.values()) {
            assertThat(PAGE).contains("\\fB" + option.dashed().replace("-", "\\-") + "\\fR");
        }
    }

    @Test
    void noTextIsTakenForARequest() {
        assertThat(PAGE.lines().filter(line -> line.startsWith("'") || line.startsWith(".")))
                .allMatch(line -> line.matches("\\.(TH|SH|TP|PP|br|nf|fi|nh|ad|\\\\\").*"));
    }
}
