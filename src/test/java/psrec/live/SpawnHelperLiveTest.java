package psrec.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The process that the launcher leaves behind to start the command: nobody sees it, and it never outlives psrec.
class SpawnHelperLiveTest {
    /// psrec waits here for a reader of its file, before the command is started; `HELPER` is then its only child.
    private static final String BEFORE_THE_START = """
            mkfifo rows
            child() { cat /proc/$1/task/$1/children 2>/dev/null; }
            "$PSREC" -q -e rows start echo runs >out &
            until [ -n "$(child $!)" ] && grep -q runtime /proc/$!/cmdline; do sleep 0.01; done
            HELPER=$(child $!)
            """;

    @TempDir
    Path folder;

    private Live live;

    @BeforeEach
    void open() {
        live = new Live(folder);
        assumeTrue(live.shell("cat /proc/$$/task/$$/children").code() == 0, "this kernel lists no children");
    }

    @AfterEach
    void close() {
        live.close();
    }

    @Test
    void itIsGoneWhileTheCommandRuns() {
        // The command is psrec's only child, and has no sibling.
        Live.Ended ended = live.shell("""
                "$PSREC" -q -e rows start sh -c 'until [ "$(cat /proc/$PPID/task/$PPID/children)" = "$$ " ]; do :; done; echo alone'""");
        assertThat(ended).isEqualTo(new Live.Ended(0, "alone\n", ""));
    }

    @Test
    void itIsNoProcessOfTheRecording() throws IOException {
        live.shell("\"$PSREC\" -q -i 1ms -e rows start sh -c 'until [ -s rows ]; do :; done'");
        List<String> rows = Files.readAllLines(live.file("rows"));
        assertThat(rows.stream().filter(row -> row.matches("[0-9].*,[0-9]+")).toList())
                .isNotEmpty()
                .allMatch(row -> row.endsWith(",1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"KILL", "TERM", "INT"})
    void itEndsWithPsrec(String signal) {
        // It must let go of the pipe, too, or cat would wait for ever.
        Live.Ended ended = live.shell("""
                mkfifo out; cat out >seen & CAT=$!
                """ + BEFORE_THE_START + """
                kill -%s $!; wait $!; wait $CAT
                while [ -d /proc/$HELPER ] && ! grep -q 'State:.*Z' /proc/$HELPER/status; do sleep 0.01; done
                cat seen; echo gone""".formatted(signal));
        assertThat(ended.out()).isEqualTo("gone\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HUP", "INT", "QUIT", "TERM", "USR1", "PIPE", "TSTP", "34"})
    void signalsDoNotEndIt(String signal) {
        Live.Ended ended = live.shell(BEFORE_THE_START + """
                kill -%s $HELPER; cat rows >/dev/null; wait $!; cat out""".formatted(signal));
        assertThat(ended.out()).isEqualTo("runs\n");
    }

    @Test
    void withoutItTheCommandIsNotStartedAndThatIsSaid() {
        Live.Ended ended = live.shell(BEFORE_THE_START + """
                kill -KILL $HELPER; cat rows >/dev/null; wait $!; echo $?; cat out""");
        assertThat(ended.out()).isEqualTo("125\n");
        assertThat(ended.err().lines())
                .singleElement()
                .asString()
                .startsWith("psrec: ")
                .endsWith("; the command was not started");
    }

    /// The first process of a container often reaps nothing that it has not started.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "start nosuch",
                "start --nosuch",
                "start",
                "-e /nowhere/x start true",
                "start --help",
                "start true"
            })
    void nothingIsLeftToTheProcessThatAdoptsOrphans(String arguments) {
        List<String> words = new ArrayList<>(Live.PYTHON);
        words.addAll(List.of("-c", """
                import ctypes, os, sys
                ctypes.CDLL(None).prctl(36, 1, 0, 0, 0) # PR_SET_CHILD_SUBREAPER
                os.waitpid(os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ), 0)
                try:
                    os.waitpid(-1, 0)
                except ChildProcessError:
                    sys.exit(7)"""));
        words.addAll(Live.psrecCommand(arguments.split(" ")));
        assertThat(live.start(words).await().code()).isEqualTo(7);
    }

    @Test
    void aCommandThatCannotBeExecutedLeavesNoProcess() throws IOException {
        Files.writeString(live.file("text"), "#!/no/such/interpreter\n");
        assertThat(live.file("text").toFile().setExecutable(true)).isTrue();
        Live.Ended ended = live.shell("\"$PSREC\" start ./text; echo $?");
        assertThat(ended.out()).isEqualTo("126\n");
    }

    /// The helper has them in its memory, too.
    @Test
    void longArgumentsCountOnce() {
        live.shell("\"$PSREC\" -q -e short start true; \"$PSREC\" -q -e long start true $(seq 100000 220000)");
        // 120001 strings of 7 bytes, and a pointer to each.
        double arguments = 120_001 * (7 + 8);
        assertThat(peakBytes("long") - peakBytes("short")).isBetween(0.75 * arguments, 1.25 * arguments);
    }

    private double peakBytes(String file) {
        return RecordingFile.read(live.file(file)).number("peak_rss_bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"attach $$", "summary fifo", "plot -o x.png fifo"})
    void itIsThereForStartAlone(String arguments) {
        Live.Ended ended = live.shell("""
                mkfifo fifo
                "$PSREC" -q %s & PSREC_PID=$!
                until grep -q runtime /proc/$PSREC_PID/cmdline; do sleep 0.01; done
                echo "[$(cat /proc/$PSREC_PID/task/$PSREC_PID/children)]"; kill -KILL $PSREC_PID""".formatted(arguments));
        assertThat(ended.out()).isEqualTo("[]\n");
    }

    @Test
    void asTheFirstProcessOfAPidNamespace() {
        Live.Ended ended =
                live.shell("unshare -pf --mount-proc \"$PSREC\" -e rows start sh -c 'echo runs; exit 3'; echo $?");
        assumeTrue(!ended.err().startsWith("unshare:"), "no namespaces here");
        assertThat(ended.out()).isEqualTo("runs\n3\n");
        assertThat(ended.err()).contains("exited 3 after");
    }
}
