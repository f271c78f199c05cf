package psrec.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// psrec as it is used at a terminal: a real one, with a shell that has job control.
class TerminalLiveTest {
    private static final String COUNT = " python3 \"$WORKLOADS/count_signals.py\" report";

    @TempDir
    Path folder;

    private Live live;
    private Terminal terminal;
    private final Leftovers leftovers = new Leftovers();

    @BeforeEach
    void open() {
        live = new Live(folder);
        terminal = new Terminal(live);
    }

    @AfterEach
    void close() {
        terminal.close();
        live.close();
        leftovers.close();
    }

    private Counter startCounter(String options, String behind) {
        terminal.line("\"$PSREC\" -e rows " + options + " start" + COUNT + behind);
        Counter counter = Counter.await(live.file("report"), leftovers);
        leftovers.take(counter.parentPid());
        return counter;
    }

    private RecordingFile rows() {
        return RecordingFile.read(live.file("rows"));
    }

    private void awaitOutcome(String outcome) {
        Live.untilContains(live.file("rows"), "#@ missed_ticks: ");
        assertThat(rows().fact("outcome")).isEqualTo(outcome);
    }

    private static String state(long pid) {
        String stat = Live.text(Path.of("/proc/" + pid + "/stat"));
        return stat.substring(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3);
    }

    @Test
    void theCommandHasTheTerminalAsItIs() throws IOException {
        Files.writeString(live.file("look"), """
                tty >&3; tty <&1 >&3; tty <&2 >&3
                [ -t 0 ] && [ -t 1 ] && [ -t 2 ] && echo three >&3
                cut -d' ' -f6,7 /proc/self/stat >&3
                set -- $(cut -d' ' -f5,8 /proc/self/stat); [ $1 = $2 ] && echo foreground >&3
                """);
        terminal.line("sh look 3>plain");
        assertThat(terminal.awaitPrompt()).isZero();
        terminal.line("\"$PSREC\" -q start sh look 3>recorded");
        assertThat(terminal.awaitPrompt()).isZero();

        assertThat(Live.text(live.file("plain"))).contains("/dev/pts/", "three", "foreground");
        assertThat(Live.text(live.file("recorded"))).isEqualTo(Live.text(live.file("plain")));
    }

    @Test
    void theCommandReadsWhatIsTypedAndPsrecDoesNot() {
        terminal.line("\"$PSREC\" -e rows start cat >typed");
        Live.untilContains(live.file("rows"), "\n0.000000,");
        terminal.line("to the command");
        Live.untilContains(live.file("typed"), "to the command\n");
        terminal.line("all of it");
        terminal.type(Terminal.CTRL_D);

        assertThat(terminal.awaitPrompt()).isZero();
        assertThat(Live.text(live.file("typed"))).isEqualTo("to the command\nall of it\n");
        assertThat(terminal.shown()).contains("psrec: exited 0 after ");
    }

    @Test
    void keysReachTheCommandOnceAndSignalsToPsrecToo() {
        Counter counter = startCounter("", "");
        long psrec = counter.parentPid();

        terminal.type(Terminal.CTRL_C);
        counter.awaitCount(1);
        // When this one has come, psrec is through with the one before.
        Live.signal(psrec, "USR1");
        counter.awaitCount(2);
        terminal.type(Terminal.CTRL_BACKSLASH);
        counter.awaitCount(3);
        Live.signal(psrec, "USR2");
        counter.awaitCount(4);
        // To psrec alone, by kill(1): these the command has not got by itself.
        Live.signal(psrec, "INT");
        counter.awaitCount(5);
        Live.signal(psrec, "QUIT");
        counter.awaitCount(6);
        terminal.type(Terminal.CTRL_C);
        counter.awaitCount(7);
        Live.signal(psrec, "USR1");

        assertThat(counter.awaitCount(8))
                .containsExactly("SIGINT", "SIGUSR1", "SIGQUIT", "SIGUSR2", "SIGINT", "SIGQUIT", "SIGINT", "SIGUSR1");
        counter.end();
        assertThat(terminal.awaitPrompt()).isEqualTo(7);
        assertThat(rows().fact("outcome")).isEqualTo("exited 7");
        assertThat(terminal.shown()).doesNotContain("thread dump").contains("psrec: exited 7 after ");
    }

    @ParameterizedTest
    @CsvSource({"C, 2", "\\, 3"})
    void psrecSavesWhatAKeyEnded(String key, int signal) {
        terminal.line("\"$PSREC\" -e rows start sleep 100");
        Live.untilContains(live.file("rows"), "\n0.000000,");
        terminal.type(key.equals("C") ? Terminal.CTRL_C : Terminal.CTRL_BACKSLASH);

        terminal.await("psrec: killed by signal " + signal + " after ");
        assertThat(terminal.awaitPrompt()).isEqualTo(128 + signal);
        assertThat(rows().fact("outcome")).isEqualTo("killed by " + signal);
    }

    @Test
    void afterCtrlZAndFgTheRecordingGoesOn() {
        Counter counter = startCounter("-i 10ms", "");
        long psrec = counter.parentPid();
        terminal.type(Terminal.CTRL_Z);
        terminal.await("Stopped");
        // The shell tells of the first of them that stops.
        Live.until(
                "both stopped",
                () -> state(psrec).equals("T") && state(counter.pid()).equals("T"));
        // Some time goes by: another recording, of 200 ms at least.
        terminal.line("\"$PSREC\" -q start sleep 0.2");
        assertThat(terminal.awaitPrompt()).isZero();
        int before = rows().rows();

        terminal.line("fg");
        Live.until("rows after fg", () -> rows().rows() > before + 5);
        terminal.type(Terminal.CTRL_C);
        assertThat(counter.awaitCount(1)).containsExactly("SIGINT");
        counter.end();
        assertThat(terminal.awaitPrompt()).isEqualTo(7);

        RecordingFile rows = rows();
        assertThat(rows.fact("outcome")).isEqualTo("exited 7");
        // 200 ms have 20 ticks; the first of them may get its row when psrec goes on.
        assertThat(rows.number("missed_ticks")).isGreaterThanOrEqualTo(19);
        double[] times = rows.column("elapsed_s");
        double[] gaps = new double[times.length - 1];
        Arrays.setAll(gaps, i -> times[i + 1] - times[i]);
        assertThat(Arrays.stream(gaps).min().orElseThrow()).isPositive();
        assertThat(Arrays.stream(gaps).max().orElseThrow()).isGreaterThan(0.19);
        // Not bunched: one row a tick, but for the last, which is the end's.
        long ticks = Arrays.stream(times, 0, times.length - 1)
                .mapToLong(time -> Math.round(Math.floor(time / 0.01)))
                .distinct()
                .count();
        assertThat(ticks).isEqualTo(times.length - 1);
    }

    @Test
    void inTheBackgroundKeysGoElsewhereAndSignalsArrive() {
        Counter counter = startCounter("", " &");
        long psrec = counter.parentPid();
        assertThat(terminal.awaitPrompt()).isZero();
        terminal.line("sleep 100");
        Live.until(
                "sleep in the foreground",
                () -> ProcessHandle.of(psrec)
                        .orElseThrow()
                        .parent()
                        .orElseThrow()
                        .children()
                        .anyMatch(child -> child.info().command().orElse("").endsWith("sleep")));
        terminal.type(Terminal.CTRL_C);
        assertThat(terminal.awaitPrompt()).isEqualTo(130);

        Live.signal(psrec, "INT");
        counter.awaitCount(1);
        Live.signal(psrec, "QUIT");
        counter.awaitCount(2);
        Live.signal(psrec, "HUP");
        assertThat(counter.awaitCount(3)).containsExactly("SIGINT", "SIGQUIT", "SIGHUP");
        counter.end();
        terminal.await("psrec: exited 7 after ");
        awaitOutcome("exited 7");
    }

    @Test
    void aBackgroundCommandThatReadsTheTerminalStopsUntilFg() {
        terminal.line("\"$PSREC\" -e rows start cat >typed &");
        // Maybe before psrec wrote anything: all of its process group stops. The shell tells at its next prompt.
        Live.until("psrec stopped", () -> {
            terminal.awaitPrompt();
            return terminal.shown().contains("Stopped");
        });
        terminal.line("fg");
        terminal.line("read on");
        Live.untilContains(live.file("typed"), "read on\n");
        terminal.type(Terminal.CTRL_D);
        assertThat(terminal.awaitPrompt()).isZero();
        awaitOutcome("exited 0");
    }

    @Test
    void aShellWithJobsOfItsOwnRunsUnderPsrec() {
        terminal.line("\"$PSREC\" -e rows start bash --norc --noprofile -i");
        assertThat(terminal.awaitPrompt()).isZero();
        terminal.line("sh -c 'echo $$ >sleeper; exec sleep 100'");
        long sleeper = leftovers.pidIn(live.file("sleeper"));
        terminal.type(Terminal.CTRL_Z);
        terminal.await("Stopped");
        terminal.line("fg");
        Live.until("going on", () -> !state(sleeper).equals("T"));
        terminal.type(Terminal.CTRL_C);
        assertThat(terminal.awaitPrompt()).isEqualTo(130);
        assertThat(Live.text(live.file("rows"))).doesNotContain("#@ outcome");
        terminal.line("exit 5");
        terminal.await("psrec: exited 5 after ");
        assertThat(terminal.awaitPrompt()).isEqualTo(5);
        awaitOutcome("exited 5");
    }

    @Test
    void whenTheTerminalHangsUpPsrecRecordsOn() {
        Counter counter = startCounter("-i 20ms", "");
        terminal.hangUp();

        // The kernel and the shell send it to psrec and command alike; how often is theirs.
        assertThat(counter.awaitCount(1)).first().isEqualTo("SIGHUP");
        int before = rows().rows();
        Live.until("rows after the hang-up", () -> rows().rows() > before + 2);
        counter.end();
        awaitOutcome("exited 7");
    }

    @Test
    void psrecSavesWhatAHangUpEnded() {
        terminal.line("\"$PSREC\" -e rows start sleep 100");
        Live.untilContains(live.file("rows"), "\n0.000000,");
        terminal.hangUp();
        awaitOutcome("killed by 1");
    }
}
