package psrec.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The manual page and the completions of the image, in the programs that they are for.
class ShellFilesLiveTest {
    @TempDir
    Path folder;

    private Live live;

    @BeforeEach
    void open() throws IOException {
        Path recordings = Files.createDirectory(folder.resolve("recordings"));
        Files.createFile(recordings.resolve("run.csv"));
        Files.createFile(recordings.resolve("a b.csv"));
        Path share = Live.PSREC.resolve("../../share").normalize();
        live = new Live(folder).with("SHARE", share.toString()).with("HOME", folder.toString());
    }

    @AfterEach
    void close() {
        live.close();
    }

    @Test
    void theManualIsWithoutFault() {
        assumeTrue(live.shell("command -v groff").code() == 0, "skipped: no groff here");
        Live.Ended ended = live.shell("zcat \"$SHARE/man/man1/psrec.1.gz\" | groff -ww -man -Tascii -P-cbou");
        assertThat(ended.code()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out())
                .contains("psrec [options] start command [arguments...]")
                .contains("-i, --interval 2");
    }

    /// The words of a line, the last one half typed, and what bash offers; more than one with blanks between.
    @ParameterizedTest
    @CsvSource({
        "'psrec ''''', start attach plot summary compare check convert",
        "psrec --int, --interval",
        "psrec -i 2 st, start",
        "psrec -i2 st, start",
        "psrec -i '''', ''",
        "psrec --export r, run.csv",
        "psrec --export = r, run.csv",
        "psrec --export =, 'a b.csv run.csv'",
        "psrec -qe r, run.csv",
        "psrec start --csv-style '''', psrec",
        "psrec start --int, --interval",
        "psrec start --outp, ''",
        "psrec plot --outp, --output",
        "psrec plot '''', 'a b.csv run.csv'",
        "'psrec plot --columns cpu_percent,rss', 'cpu_percent,rss_bytes'",
        "psrec check --max cpu_s, cpu_s=",
        "psrec compare --base a b --ne, --new",
        "psrec compare --base a r, run.csv",
        "psrec summary --sort peak, peak_process_rss_bytes peak_rss_bytes",
        "psrec start printe, printenv",
        "psrec start -- printe, printenv",
        "psrec -q start -e x printe, printenv",
        "psrec start --wait-all printe, printenv",
        "psrec start --wait-all = 30s printe, printenv",
        "psrec start ls r, run.csv",
    })
    void bashKnows(String line, String offered) {
        Live.Ended ended = live.with("LINE", line).shell("""
                cd recordings && bash --norc --noprofile -c '
                    . "$SHARE/bash-completion/completions/psrec"
                    eval "COMP_WORDS=($LINE)"; COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                    _psrec
                    printf "%s\\n" "${COMPREPLY[@]}" | sort -u >../found
                '
                """);
        assertThat(ended.code()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(Live.text(folder.resolve("found")).lines().toList())
                .containsExactlyInAnyOrderElementsOf(
                        offered.contains("a b.csv") ? List.of("a b.csv", "run.csv") : List.of(offered.split(" ", -1)));
    }

    @Test
    void bashOffersProcessesToAttachTo() {
        assertThat(live.shell("""
                bash --norc --noprofile -c '
                    . "$SHARE/bash-completion/completions/psrec"
                    COMP_WORDS=(psrec attach $$); COMP_CWORD=2; _psrec
                    [[ " ${COMPREPLY[*]} " == *" $$ "* ]] && echo itself'
                """)).isEqualTo(new Live.Ended(0, "itself\n", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "psrec -i 2 sta, start",
        "psrec --inter, --interval",
        "psrec -qe r, run.csv",
        "psrec start --outp, ''",
        "psrec plot --outp, --output",
        "psrec compare --base a b --ne, --new",
        "psrec check --max cpu_s, cpu_s=",
        "'psrec plot --columns cpu_percent,rss', 'cpu_percent,rss_bytes'",
        "psrec start --psrec-x, ''",
        "psrec start some-command --psrec-x, --psrec-xyz",
        "psrec -i 2 start -e x -- some-command --psrec-x, --psrec-xyz",
        "psrec start some-command --inter, ''",
    })
    void fishKnows(String line, String offered) {
        assumeTrue(live.shell("command -v fish").code() == 0, "skipped: no fish here");
        Live.Ended ended = live.with("LINE", line).shell("""
                cd recordings && fish -N -c 'source $SHARE/fish/vendor_completions.d/psrec.fish
                    complete -c some-command -l psrec-xyz
                    complete -C $LINE' | cut -f 1
                """);
        assertThat(ended).isEqualTo(new Live.Ended(0, offered.isEmpty() ? "" : offered + "\n", ""));
    }

    @Test
    void zshReadsItsScript() {
        assumeTrue(live.shell("command -v zsh").code() == 0, "skipped: no zsh here");
        assertThat(live.shell("zsh -n \"$SHARE/zsh/vendor-completions/_psrec\""))
                .isEqualTo(new Live.Ended(0, "", ""));
    }
}
