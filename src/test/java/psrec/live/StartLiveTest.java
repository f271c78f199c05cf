package psrec.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `psrec start`: what runs, what it says, and what it exits with.
class StartLiveTest {
    @TempDir
    Path folder;

    private Live live;
    private final Leftovers leftovers = new Leftovers();

    @BeforeEach
    void open() {
        live = new Live(folder);
    }

    @AfterEach
    void close() {
        live.close();
        leftovers.close();
    }

    private void program(String name, String text) throws IOException {
        Files.createDirectories(live.file(name).getParent());
        Files.writeString(live.file(name), text);
        assertThat(live.file(name).toFile().setExecutable(true)).isTrue();
    }

    private void touch(String name) throws IOException {
        Files.createFile(live.file(name));
    }

    // ---- what runs -----------------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(strings = {"-odd", "@odd", "-h", "--", "start", "a=b"})
    void oneDashDashStandsBeforeACommandOfAnyName(String name) throws IOException {
        program("bin/" + name, "#!/bin/sh\necho \"$0\" \"$@\"\n");
        Live.Ended ended = live.shell("PATH=bin:$PATH \"$PSREC\" -q start -- '" + name + "' -- -x");
        assertThat(ended).isEqualTo(new Live.Ended(0, "bin/" + name + " -- -x\n", ""));
    }

    @Test
    void theOptionsOfPsrecEndWithTheCommandsName() {
        Live.Ended ended = live.psrec("-q", "start", "-i", "50ms", "echo", "-q", "--export", "rows", "-d1");
        assertThat(ended).isEqualTo(new Live.Ended(0, "-q --export rows -d1\n", ""));
        assertThat(live.file("rows")).doesNotExist();
    }

    @Test
    void aFileWithoutAFirstLineForItRunsByTheShell() throws IOException {
        program("script", "echo \"[$1]\" \"[$2]\"; exit 4\n");
        program("bin/-script", "echo found \"$1\"; exit 5\n");
        program("empty", "");
        assertThat(live.psrec("-q", "start", "./script", "a b", "")).isEqualTo(new Live.Ended(4, "[a b] []\n", ""));
        assertThat(live.shell("PATH=bin:$PATH \"$PSREC\" -q start -- -script x"))
                .isEqualTo(new Live.Ended(5, "found x\n", ""));
        assertThat(live.psrec("-q", "start", "./empty")).isEqualTo(new Live.Ended(0, "", ""));
    }

    @Test
    void theFirstInThePathThatCanRunRuns() throws IOException {
        program("one/tool", "#!/bin/sh\necho one\n");
        program("two/tool", "#!/bin/sh\necho two\n");
        program("tool", "#!/bin/sh\necho here\n");
        assertThat(live.file("one/tool").toFile().setExecutable(false, false)).isTrue();
        assertThat(live.shell("PATH=missing:tool:one:two:$PATH \"$PSREC\" -q start tool")
                        .out())
                .isEqualTo("two\n");
        // An empty name in it is the working directory.
        assertThat(live.shell("PATH=:$PATH \"$PSREC\" -q start tool").out()).isEqualTo("here\n");
        assertThat(live.shell("unset PATH; \"$PSREC\" -q start sh -c 'echo default'")
                        .out())
                .isEqualTo("default\n");
    }

    // ---- what it exits with --------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 42, 125, 126, 127, 130, 255})
    void theCommandsCodeIsPassedOn(int code) {
        Live.Ended ended = live.psrec("-e", "rows", "start", "sh", "-c", "exit " + code);
        assertThat(ended.code()).isEqualTo(code);
        assertThat(ended.line()).startsWith("psrec: exited " + code + " after ");
        assertThat(RecordingFile.read(live.file("rows")).fact("outcome")).isEqualTo("exited " + code);
    }

    @Test
    void whatCannotBeRunLeavesTheOldFileAsItWas() throws IOException {
        program("text", "not to be run\n");
        assertThat(live.file("text").toFile().setExecutable(false, false)).isTrue();
        program("interpreter", "#!/no/such/interpreter\n");
        Files.createDirectory(live.file("sub"));
        Files.writeString(live.file("rows"), "old\n");

        refused(127, "no such command: no-such-command-here", "no-such-command-here");
        refused(127, "no such command: ./missing", "./missing", "x");
        refused(127, "no such command: text/below", "text/below");
        refused(127, "no such command: ", "");
        refused(126, "cannot run ./text: Permission denied", "./text");
        refused(126, "cannot run ./sub: it is a folder", "./sub");
        refused(
                126,
                "cannot run ./interpreter: the interpreter that its first line names does not exist",
                "./interpreter");
        assertThat(Live.text(live.file("rows"))).isEqualTo("old\n");
    }

    private void refused(int code, String sentence, String... command) {
        String[] words = new String[command.length + 3];
        words[0] = "-e";
        words[1] = "rows";
        words[2] = "start";
        System.arraycopy(command, 0, words, 3, command.length);
        assertThat(live.psrec(words)).isEqualTo(new Live.Ended(code, "", "psrec: " + sentence + "\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-program a b", "./no-such-program a b"})
    void aWholeCommandLineInOneWordIsShownTheRightWay(String command) {
        Live.Ended ended = live.psrec("-q", "start", command);
        assertThat(ended.code()).isEqualTo(127);
        assertThat(ended.line())
                .isEqualTo("psrec: no such command: " + command
                        + "; write the command and its arguments as words of their own: psrec start " + command);
    }

    @Test
    void aProgramWithABlankInItsNameRuns() throws IOException {
        program("my tool", "#!/bin/sh\necho it runs\n");
        assertThat(live.psrec("-q", "start", "./my tool").out()).isEqualTo("it runs\n");
    }

    // ---- what it says --------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "--help, Usage: psrec [options] <mode>",
        "-h, Usage: psrec [options] <mode>",
        "start --help, Usage: psrec [options] start",
        "-i 2 start -h, Usage: psrec [options] start",
        "attach -h, Usage: psrec [options] attach",
        "attach 1 --help, Usage: psrec [options] attach"
    })
    void helpAtEveryLevel(String words, String usage) {
        Live.Ended ended = live.psrec(words.split(" ", -1));
        assertThat(ended.code()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).contains(usage, "\nOptions:\n", "\nExamples:\n", "Exit code:");
        assertThat(ended.out().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void versionOfPsrecAndOfTheSystem() {
        Live.Ended ended = live.psrec("--version");
        assertThat(ended.code()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out())
                .matches("psrec " + System.getProperty("psrec.version") + " \\(Linux [^ ]+ [^ ]+, Java 25[^ ]*\\)\n");
    }

    @Test
    void theLineAtTheEnd() {
        String cpu = "CPU \\d+\\.\\d{3} s \\(\\d+\\.\\d % of \\d+ CPUs?\\); peak RSS (-|\\d+\\.\\d [KMG]iB)";
        String own = "0 ticks missed; psrec itself used \\d+\\.\\d{3} s of CPU";
        assertThat(live.psrec("start", "true").line())
                .matches("psrec: exited 0 after \\d+\\.\\d{3} s; " + cpu + "; \\d rows taken, none saved, " + own);
        assertThat(live.psrec("-e", "my rows.csv", "start", "false").line())
                .matches("psrec: exited 1 after \\d+\\.\\d{3} s; " + cpu + "; \\d rows in my rows.csv, " + own);
        assertThat(live.psrec("-q", "-e", "rows", "start", "sh", "-c", "kill -9 $$"))
                .isEqualTo(new Live.Ended(137, "", ""));
    }

    @Test
    void rowsToStandardOutputStandBesideTheCommandsOutput() {
        // A regular file, too: what stands in it stays, and what the command writes.
        Live.Ended ended = live.shell("""
                echo old >both; "$PSREC" -q -e - start sh -c 'echo from the command' >>both
                cat both; echo =; "$PSREC" -q -e - start sh -c 'echo from the command' | cat
                echo =; "$PSREC" -q -e - start sh -c 'echo from the command; sleep 0.3; echo and more' >both; cat both""");
        assertThat(ended.code()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).startsWith("old\n").contains("and more\n");
        assertThat(ended.out().split("\n=\n", -1))
                .hasSize(3)
                .allSatisfy(out -> assertThat(out)
                        .contains(
                                "from the command\n",
                                "#@ psrec: ",
                                "\nelapsed_s,cpu_percent,",
                                "#@ outcome: exited 0\n"));
    }

    @Test
    void bytesThatAreNotAscii() {
        // JUnit could not remove such a file in every locale: the script does.
        Live.Ended ended = live.shell("""
                LC_ALL=C; export LC_ALL
                for bytes in 'r\\303\\251.csv' 'r\\377\\200.csv'; do
                    name=$(printf "$bytes")
                    "$PSREC" -e "$name" start sh -c : "$name" "it's \\"quoted\\" \\\\" 2>said
                    cp "$name" "rows-${#bytes}-$(ls | grep -c '^rows-')"
                    grep -c 'rows in r.*csv, 0 ticks' said
                    rm -f "$name"
                done""");
        assertThat(ended).isEqualTo(new Live.Ended(0, "1\n1\n", ""));
        assertThat(RecordingFile.read(live.file("rows-13-0")).fact("command"))
                .isEqualTo("[\"sh\",\"-c\",\":\",\"ré.csv\",\"it's \\\"quoted\\\" \\\\\"]");
        assertThat(RecordingFile.read(live.file("rows-13-1")).fact("command"))
                .startsWith("[\"sh\",\"-c\",\":\",\"r\ufffd\ufffd.csv\",");
    }

    // ---- who lives on --------------------------------------------------------------------------------------------

    @Test
    void orphansAreNamedAndLeftAlone() {
        Live.Ended ended = live.psrec("-e", "rows", "start", "sh", "-c", """
                named() { until grep -q sleep /proc/$1/comm; do :; done; echo $1 >$2; }
                sleep 100 & named $! one
                (setsid sleep 101 & named $! two)
                exit 3""");
        long one = leftovers.pidIn(live.file("one"));
        long two = leftovers.pidIn(live.file("two"));

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err().lines().filter(line -> line.contains("left alone")))
                .singleElement()
                .asString()
                .startsWith("psrec: still running, and left alone: ")
                .contains(one + " (sleep)", two + " (sleep)");
        assertThat(List.of(Leftovers.lives(one), Leftovers.lives(two))).containsExactly(true, true);
        assertThat(RecordingFile.read(live.file("rows")).fact("outcome")).isEqualTo("exited 3");
    }

    @Test
    void waitAllRecordsUntilTheLastDescendantHasExited() throws IOException {
        Live.Started psrec = live.startPsrec("--wait-all", "-i", "20ms", "-e", "rows", "start", "sh", "-c", """
                (until [ -e go ]; do sleep 0.02; done; until [ -e end ]; do sleep 0.02; done; : >ended) & exit 3""");
        Live.until(
                "rows of the rest", () -> Live.text(live.file("rows")).lines().count() > 20);
        touch("go");
        touch("end");

        Live.Ended ended = psrec.await();

        assertThat(ended.code()).isEqualTo(3);
        assertThat(live.file("ended")).exists();
        assertThat(ended.line()).startsWith("psrec: exited 3 after ").doesNotContain("\n");
        assertThat(RecordingChecks.sound(live.file("rows")).fact("outcome")).isEqualTo("exited 3");
    }

    @Test
    void waitAllEndsAfterItsTimeAndNamesWhatIsLeft() {
        Live.Ended ended = live.psrec("--wait-all=60ms", "-e", "rows", "start", "sh", "-c", """
                sleep 100 & until grep -q sleep /proc/$!/comm; do :; done; echo $! >orphan; exit 4""");
        long orphan = leftovers.pidIn(live.file("orphan"));

        assertThat(ended.code()).isEqualTo(4);
        assertThat(ended.err()).contains("psrec: still running, and left alone: " + orphan + " (sleep)");
        RecordingFile rows = RecordingChecks.sound(live.file("rows"));
        assertThat(rows.fact("outcome")).isEqualTo("exited 4");
        assertThat(rows.number("wall_s")).isGreaterThan(0.06);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void aSignalEndsTheWaitForDescendants(String signal) {
        Live.Started psrec = live.startPsrec("--wait-all", "-i", "20ms", "-e", "rows", "start", "sh", "-c", """
                sh -c 'trap "" USR1; echo $$ >orphan; exec sleep 100' & until [ -s orphan ]; do sleep 0.01; done""");
        long orphan = leftovers.pidIn(live.file("orphan"));
        Live.until(
                "the command's end",
                () -> ProcessHandle.of(psrec.pid()).orElseThrow().children().allMatch(child -> child.pid() == orphan));

        // It is nobody's, and so it ends nothing.
        psrec.signal("USR1");
        psrec.signal(signal);
        Live.Ended ended = psrec.await();

        assertThat(ended.code()).isZero();
        assertThat(ended.err()).contains("left alone: " + orphan + " (");
        assertThat(Leftovers.lives(orphan)).isTrue();
        assertThat(RecordingFile.read(live.file("rows")).fact("outcome")).isEqualTo("exited 0");
    }

    @Test
    void quietMeansAlsoNothingAboutOrphans() {
        Live.Ended ended = live.psrec("-q", "start", "sh", "-c", "sleep 100 & echo $! >orphan");
        assertThat(Leftovers.lives(leftovers.pidIn(live.file("orphan")))).isTrue();
        assertThat(ended).isEqualTo(new Live.Ended(0, "", ""));
    }

    @Test
    void afterTheDurationPsrecStaysAndReaps() throws IOException {
        Live.Started psrec = live.startPsrec("-d", "60ms", "-i", "20ms", "-e", "rows", "start", "sh", "-c", """
                until [ -e spawn ]; do sleep 0.02; done
                (sh -c 'echo $$ >orphan; until [ -e go ]; do sleep 0.02; done' &)
                until [ -e end ]; do sleep 0.02; done
                exit 5""");
        Live.untilContains(live.file("rows"), "#@ missed_ticks");
        String rows = Live.text(live.file("rows"));
        assertThat(RecordingFile.read(live.file("rows")).fact("outcome")).isEqualTo("duration");
        Live.until("it is said", () -> psrec.errSoFar().contains("the command goes on, and psrec waits for it"));

        touch("spawn");
        long orphan = leftovers.pidIn(live.file("orphan"));
        touch("go");
        // A zombie would still be there.
        Live.until("the orphan reaped", () -> !Leftovers.lives(orphan));
        assertThat(psrec.process().isAlive()).isTrue();
        touch("end");

        Live.Ended ended = psrec.await();
        assertThat(ended.code()).isEqualTo(5);
        assertThat(ended.err().lines()).hasSize(2).allMatch(line -> line.startsWith("psrec: "));
        assertThat(Live.text(live.file("rows"))).isEqualTo(rows);
    }

    @Test
    void orphansAreNamedAlsoAfterTheDuration() throws IOException {
        Live.Started psrec = live.startPsrec("-d", "60ms", "-e", "rows", "start", "sh", "-c", """
                until [ -e end ]; do sleep 0.02; done
                sleep 100 & until grep -q sleep /proc/$!/comm; do :; done; echo $! >orphan""");
        Live.untilContains(live.file("rows"), "#@ missed_ticks");
        touch("end");
        Live.Ended ended = psrec.await();
        long orphan = leftovers.pidIn(live.file("orphan"));

        assertThat(ended.code()).isZero();
        assertThat(Leftovers.lives(orphan)).isTrue();
        assertThat(ended.err()).contains("psrec: still running, and left alone: " + orphan + " (sleep)");
    }

    @Test
    void aChildThatThereWasBeforePsrecIsNoPartOfTheCommand() {
        // A busy one that ends meanwhile, and one that lives on. The command waits until the first is gone: it is
        // psrec's child after the exec, and a zombie until psrec reaps it.
        Live.Ended ended = live.shell("""
                sleep 100 & echo $! >lives
                sh -c 'i=0; while [ $i -lt 500000 ]; do i=$((i + 1)); done' &
                exec "$PSREC" -i 20ms -e rows start sh -c 'while [ -e /proc/$1 ]; do sleep 0.1; done' sh $!""");
        long lives = leftovers.pidIn(live.file("lives"));

        assertThat(ended.code()).isZero();
        assertThat(Leftovers.lives(lives)).isTrue();
        assertThat(ended.err()).doesNotContain("left alone");
        RecordingFile rows = RecordingFile.read(live.file("rows"));
        // The shell and its sleep.
        assertThat(Arrays.stream(rows.column("processes")).filter(n -> n > 2)).isEmpty();
    }

    @Test
    void theCpuOfAChildThatThereWasBeforeIsNotCounted() {
        // 500 000 rounds of a shell's loop are far above what `sleep` needs to start, on any machine.
        live.shell("""
                sh -c 'i=0; while [ $i -lt 500000 ]; do i=$((i + 1)); done; : >done' &
                exec "$PSREC" -q -i 20ms -e rows start sh -c 'until [ -e done ]; do sleep 0.5; done'""");
        RecordingFile counted = RecordingFile.read(live.file("rows"));
        live.shell("\"$PSREC\" -q -e busy start sh -c 'i=0; while [ $i -lt 500000 ]; do i=$((i + 1)); done'");
        assertThat(counted.number("cpu_s"))
                .isLessThan(RecordingFile.read(live.file("busy")).number("cpu_s") / 4);
    }
}
