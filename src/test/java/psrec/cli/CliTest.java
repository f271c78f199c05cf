package psrec.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import psrec.process.Host;
import psrec.process.UserException;

/// Up to where something would be started: the host here has nothing, and notes what is asked of it.
class CliTest {
    private final List<String> asked = new ArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Console console = new Console(
            new PrintStream(out, false, StandardCharsets.UTF_8), new PrintStream(err, false, StandardCharsets.UTF_8));

    @Test
    void helpGoesToStandardOutputAtEveryLevel() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(Help.of(null));
        out.reset();
        assertThat(run("attach", "-h")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(Help.of(Mode.ATTACH));
        assertThat(err.size()).isZero();
        assertThat(asked).isEmpty();
    }

    @Test
    void versionIsThatOfPsrecAndOfTheSystem() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("psrec 9.8.7 (Linux 6.1 amd64, Java " + Runtime.version() + ")\n");
    }

    @Test
    void nothingToDoIsRefusedWithTheWayOut() {
        refused(2, "nothing to do; psrec start <command>, psrec attach <PID>, psrec plot <file>, or psrec --help");
        refused(
                2,
                "nothing to do; psrec start <command>, psrec attach <PID>, psrec plot <file>, or psrec --help",
                "-q");
    }

    @Test
    void startNeedsACommand() {
        refused(2, "start needs a command: psrec start <command> [arguments...]", "start");
        refused(2, "start needs a command: psrec start <command> [arguments...]", "start", "-q", "--");
    }

    @Test
    void attachNeedsOnePid() {
        refused(2, "attach needs one PID: psrec attach <PID>", "attach");
        refused(2, "attach needs one PID: psrec attach <PID>", "attach", "1", "2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "0", "-1", "00", "1.5", "+1", " 1", "1 ", "", "0x1"})
    void whatIsNoPidIsRefused(String pid) {
        assertThatThrownBy(() -> run("attach", "--", pid)).isInstanceOfSatisfying(UserException.class, trouble -> {
            assertThat(trouble.exitCode()).isEqualTo(2);
            assertThat(trouble.sentence()).isEqualTo("'" + pid + "' is not a PID; give a number from 1 up");
        });
        assertThat(asked).isEmpty();
    }

    @Test
    void pidThatNoProcessCanHaveIsNoProcess() {
        refused(1, "no process 2147483648 (PIDs are smaller)", "attach", "2147483648");
    }

    @ParameterizedTest
    @CsvSource({"-i, 0", "-i, -1", "-i, abc", "-i, 5x", "-i, ''", "-i, NaN", "-i, 1e400", "-d, 0", "-d, 5x"})
    void badTimesAreRefusedBeforeAnythingIsTouched(String option, String value) {
        for (String[] mode : new String[][] {{"start", "true"}, {"attach", "1"}}) {
            assertThatThrownBy(() -> run(option, value, "-e", "a.csv", mode[0], mode[1]))
                    .isInstanceOfSatisfying(UserException.class, trouble -> {
                        assertThat(trouble.exitCode()).isEqualTo(2);
                        assertThat(trouble.sentence())
                                .startsWith(option.equals("-i") ? "--interval " : "--duration ")
                                .contains("1ms to 1000h");
                    });
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void fileIsOpenedBeforeTheTargetIsTouched() {
        assertThatThrownBy(() -> run("-e", "a.csv", "start", "true")).hasMessage("not here: openOutput");
        assertThatThrownBy(() -> run("-e", "a.csv", "attach", "1")).hasMessage("not here: openOutput");
        assertThat(asked).containsExactly("openOutput a.csv", "openOutput a.csv");
    }

    @Test
    void fileWithoutNameIsRefused() {
        refused(2, "--export needs the name of a file", "--export=", "start", "true");
    }

    @Test
    void errorIsOneLineWithTheNameOfPsrec() {
        console.say("one\ntwo");
        console.unless(true).accept("not worth it");
        console.unless(false).accept("worth it µ");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("psrec: one two\npsrec: worth it µ\n");
    }

    @Test
    void limitsThatCannotBeUnderstoodAreRefusedBeforeAnythingIsTouched() {
        for (String mode : List.of("start", "attach")) {
            assertThatThrownBy(() -> run("-e", "a.csv", "--fail-if", "peak_rss>1", mode, "1"))
                    .hasMessageStartingWith("there is no number 'peak_rss'; near: peak_rss_bytes; ");
            refused(
                    2,
                    "'1X' is no limit for cpu_s; give seconds, or a number with a unit: 90, 500ms, 1.5s, 2min, 1h",
                    "--fail-if",
                    "cpu_s>1X",
                    mode,
                    "1");
            refused(2, "--junit is of --fail-if <limit>, which is missing", "--junit", "a.xml", mode, "1");
            refused(2, "--markdown is of --fail-if <limit>, which is missing", "--markdown", "a", mode, "1");
        }
    }

    @Test
    void reportsOfLimitsAreOpenedBeforeTheTargetIsTouched() {
        assertThatThrownBy(() -> run("--fail-if", "cpu_s>1", "--junit", "a.xml", "start", "true"))
                .hasMessage("not here: openOutput");
        assertThatThrownBy(() -> run("--fail-if", "cpu_s>1", "--markdown", "a.md", "attach", "1"))
                .hasMessage("not here: openToAppend");
        assertThat(asked).containsExactly("openOutput a.xml", "openToAppend a.md");
    }

    @Test
    void whatHasNothingToReadIsRefused() {
        refused(2, "summary needs a recording: psrec summary <file>...", "summary");
        String compare = "compare needs two sides: psrec compare <base> <new>..., or --base <file>... --new <file>...";
        refused(2, compare, "compare", "a");
        refused(2, compare, "compare", "--base", "a");
        refused(2, compare, "compare", "--new", "a", "--base", "b", "--json", "c");
        refused(
                2,
                "check needs a recording: psrec check <file>... --max peak_rss_bytes=512MiB",
                "check",
                "--max",
                "cpu_s=1");
        refused(2, "check needs a limit: --max peak_rss_bytes=512MiB, or --baseline <file>", "check", "a");
        refused(
                2,
                "--tolerance is of --baseline <file>, which is missing",
                "check",
                "a",
                "--max",
                "cpu_s=1",
                "--tolerance",
                "5%");
        refused(
                2,
                "standard output takes one thing: --json, or a report as -",
                "check",
                "a",
                "--max",
                "cpu_s=1",
                "--json",
                "--markdown",
                "-");
    }

    private void refused(int code, String sentence, String... words) {
        assertThatThrownBy(() -> run(words)).isInstanceOfSatisfying(UserException.class, trouble -> {
            assertThat(trouble.exitCode()).isEqualTo(code);
            assertThat(trouble.sentence()).isEqualTo(sentence);
        });
        assertThat(asked).isEmpty();
    }

    private int run(String... words) {
        Host host = (Host) Proxy.newProxyInstance(
                Host.class.getClassLoader(), new Class<?>[] {Host.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("system")) {
                        return "Linux 6.1 amd64";
                    }
                    if (method.getName().equals("holdSignals")) {
                        return null;
                    }
                    asked.add(method.getName() + (arguments == null ? "" : " " + arguments[0]));
                    throw new UserException(1, "not here: " + method.getName());
                });
        return new Cli(host, console, "9.8.7").run(List.of(words));
    }
}
