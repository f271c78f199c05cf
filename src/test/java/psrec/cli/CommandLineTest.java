package psrec.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import psrec.process.UserException;

class CommandLineTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--interval 2 start x", "--interval=2 start x", "-i 2 start x", "-i2 start x", "start --interval 2 x",
                "start --interval=2 x", "start -i 2 x", "start -i2 x", "attach 7 -i 2", "attach -i2 7",
                "attach 7 --interval=2"
            })
    void optionMayBeSaidInEveryForm(String words) {
        assertThat(parse(words).options()).isEqualTo(Map.of(Option.INTERVAL, List.of("2")));
    }

    @Test
    void lastValueCountsAndAllAreKept() {
        CommandLine line = parse("-i 9 start -i 2 x");
        assertThat(line.value(Option.INTERVAL)).isEqualTo("2");
        assertThat(line.values(Option.INTERVAL)).containsExactly("9", "2");
        assertThat(line.value(Option.DURATION)).isNull();
        assertThat(line.values(Option.DURATION)).isEmpty();
    }

    @Test
    void optionalValueIsNeverTheNextArgument() {
        CommandLine line = parse("start --wait-all 30s x");
        assertThat(line.has(Option.WAIT_ALL)).isTrue();
        assertThat(line.value(Option.WAIT_ALL)).isNull();
        assertThat(line.operands()).containsExactly("30s", "x");
        assertThat(parse("--wait-all=30s start x").value(Option.WAIT_ALL)).isEqualTo("30s");
        assertThat(parse("--wait-all=1s --wait-all=30s start x").value(Option.WAIT_ALL))
                .isEqualTo("30s");
        assertThat(parse("--wait-all --wait-all=30s start x").value(Option.WAIT_ALL))
                .isEqualTo("30s");
        assertThat(parse("--wait-all=30s --wait-all start x").value(Option.WAIT_ALL))
                .isNull();
        assertThat(parse("start --wait-all= x").value(Option.WAIT_ALL)).isEmpty();
        assertThatThrownBy(() -> parse("--wait-all attach 7"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("--wait-all is no option of attach");
    }

    @Test
    void filesAndOptionsMayBeMixed() {
        CommandLine line = parse("plot a.csv --combined b.csv -o x.png -- -odd.csv --area");
        assertThat(line.mode()).isEqualTo(Mode.PLOT);
        assertThat(line.operands()).containsExactly("a.csv", "b.csv", "-odd.csv", "--area");
        assertThat(line.options()).containsOnlyKeys(Option.COMBINED, Option.OUTPUT);
    }

    @Test
    void someOptionsTakeAllWordsUpToTheNext() {
        CommandLine line = parse("compare --base a b --new c -o x.html --new=d");
        assertThat(line.values(Option.BASE)).containsExactly("a", "b");
        assertThat(line.values(Option.NEW)).containsExactly("c", "d");
        assertThat(line.operands()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "-d 30m start x, DURATION, 30m",
        "--duration=30m start x, DURATION, 30m",
        "-e a.csv start x, EXPORT, a.csv",
        "-ea.csv start x, EXPORT, a.csv",
        "--export - start x, EXPORT, -",
        "--export=a=b start x, EXPORT, a=b",
        "--export= start x, EXPORT, ''",
        "--print-values start x, PRINT_VALUES, ",
        "--absolute-cpu-usage start x, ABSOLUTE_CPU_USAGE,",
        "--no-children start x, NO_CHILDREN,",
        "-q start x, QUIET,",
        "--quiet start x, QUIET,",
        "-h, HELP,",
        "--help, HELP,",
        "start --help, HELP,",
        "--version, VERSION,"
    })
    void everyOptionIsUnderstood(String words, Option option, String value) {
        CommandLine line = parse(words);
        assertThat(line.has(option)).isTrue();
        assertThat(line.options()).containsOnlyKeys(option);
        assertThat(line.value(option)).isEqualTo(value);
    }

    @Test
    void valueMayLookLikeAnOption() {
        assertThat(parse("--export --quiet start x").options()).isEqualTo(Map.of(Option.EXPORT, List.of("--quiet")));
        assertThat(parse("-i -1 start x").options()).isEqualTo(Map.of(Option.INTERVAL, List.of("-1")));
    }

    @Test
    void lettersMayStandTogether() {
        assertThat(parse("-qi2 start x").options())
                .isEqualTo(Map.of(Option.QUIET, List.of(), Option.INTERVAL, List.of("2")));
        assertThat(parse("-qi 2 start x").options())
                .isEqualTo(Map.of(Option.QUIET, List.of(), Option.INTERVAL, List.of("2")));
    }

    @Test
    void optionsStandOnBothSidesOfTheMode() {
        CommandLine line = parse("-q --export a.csv start -i 2 x -d 3");
        assertThat(line.mode()).isEqualTo(Mode.START);
        assertThat(line.options()).containsOnlyKeys(Option.QUIET, Option.EXPORT, Option.INTERVAL);
        assertThat(line.operands()).containsExactly("x", "-d", "3");
    }

    @ParameterizedTest
    @CsvSource({
        "start x -h --version, x -h --version",
        "start x -- y, x -- y",
        "start x --, x --",
        "start x @file, x @file",
        "start -- x -q, x -q",
        "start -- -odd, -odd",
        "start -- -- x, -- x",
        "start -q -- x, x",
        "start start attach, start attach",
        "start -, -"
    })
    void whatFollowsTheCommandIsTheCommands(String words, String operands) {
        CommandLine line = parse(words);
        assertThat(line.mode()).isEqualTo(Mode.START);
        assertThat(line.operands()).containsExactly(operands.split(" "));
    }

    @Test
    void wordsOfTheCommandAreKeptToTheLetter() {
        List<String> odd = List.of("prog", "", " a  b ", "\"", "'", "\\", "\n", "\u00ff\u0080", "--", "-i");
        List<String> words = new ArrayList<>(List.of("start"));
        words.addAll(odd);
        assertThat(CommandLine.parse(words).operands()).isEqualTo(odd);
    }

    @Test
    void noWordsAreNoMode() {
        assertThat(CommandLine.parse(List.of()).mode()).isNull();
        assertThat(parse("-q").mode()).isNull();
    }

    @Test
    void attachTakesItsPid() {
        CommandLine line = parse("attach 4711 -q");
        assertThat(line.mode()).isEqualTo(Mode.ATTACH);
        assertThat(line.operands()).containsExactly("4711");
        assertThat(line.has(Option.QUIET)).isTrue();
    }

    @Test
    void negativePidIsNoOption() {
        assertThat(parse("attach -1").operands()).containsExactly("-1");
    }

    @Test
    void helpIsGivenWhateverComesBehind() {
        CommandLine line = parse("start -h --nonsense");
        assertThat(line.mode()).isEqualTo(Mode.START);
        assertThat(line.has(Option.HELP)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--nonsense start x | unknown option --nonsense; psrec --help lists the options",
                "-- start x | -- stands behind the mode: psrec start -- <command>",
                "--nonsense=3 start x | unknown option --nonsense; psrec --help lists the options",
                "-x start x | unknown option -x; psrec --help lists the options",
                "-qx start x | unknown option -x; psrec --help lists the options",
                "--Quiet start x | unknown option --Quiet; psrec --help lists the options",
                "--inter 2 start x | unknown option --inter; psrec --help lists the options",
                "attach 7 --nonsense | unknown option --nonsense; psrec --help lists the options",
                "start --bogus x | unknown option --bogus; options of the command stand behind its name;"
                        + " psrec --help lists the options",
                "start --export | --export needs a value: --export <file>",
                "-i | --interval needs a value: --interval <2>",
                "-qd | --duration needs a value: --duration <30m>",
                "--quiet=yes start x | --quiet takes no value",
                "record x | unknown mode record; to record a command: psrec start record, a running process:"
                        + " psrec attach PID, to see a file: psrec plot FILE",
                "Start x | unknown mode Start; to record a command: psrec start Start, a running process:"
                        + " psrec attach PID, to see a file: psrec plot FILE",
                "--combined start x | --combined is no option of start; psrec start --help lists its options",
                "plot x -e y | --export is no option of plot; psrec plot --help lists its options",
                "check x --max | --max needs a value: --max <name>=<number>",
                "compare --base | --base needs a value: --base <file>..."
            })
    void whatIsNotUnderstoodIsRefused(String words, String sentence) {
        assertThatThrownBy(() -> parse(words)).isInstanceOfSatisfying(UserException.class, trouble -> {
            assertThat(trouble.exitCode()).isEqualTo(2);
            assertThat(trouble.sentence()).isEqualTo(sentence);
        });
    }

    @Test
    void bytesAreWhatWasTyped() {
        byte[] typed = {'a', (byte) 0xff, (byte) 0xc2, (byte) 0xb5};
        String word = new String(typed, StandardCharsets.ISO_8859_1);
        assertThat(CommandLine.bytes(word)).isEqualTo(typed);
        assertThat(CommandLine.forPeople(word)).isEqualTo("a\ufffdµ");
    }

    private static CommandLine parse(String words) {
        return CommandLine.parse(List.of(words.split(" ")));
    }
}
