package psrec.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Signals that are sent to psrec while it runs a command. Those of a terminal are in [TerminalLiveTest].
class SignalsLiveTest {
    private static final List<String> PASSED_ON = List.of("HUP", "USR1", "USR2", "INT", "QUIT", "TERM");

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

    // psrec with signals as a shell has them, whatever the program that runs the tests ignores.
    private Live.Started startPsrec(String ignored, String blocked, String... arguments) {
        List<String> words = new ArrayList<>(Live.workload("with_signals", ignored, blocked));
        words.addAll(Live.psrecCommand(arguments));
        return live.start(words);
    }

    private Live.Started startCounter(String ignored, String blocked, String... options) {
        List<String> words = new ArrayList<>(List.of(options));
        words.add("start");
        words.addAll(Live.workload("count_signals", "report"));
        return startPsrec(ignored, blocked, words.toArray(new String[0]));
    }

    private static List<String> names(List<String> signals) {
        return signals.stream().map(signal -> "SIG" + signal).toList();
    }

    private void eachArrivesOnceAndInOrder(Live.Started psrec) {
        Counter counter = Counter.await(live.file("report"), leftovers);
        List<String> sent = new ArrayList<>();
        for (int round = 0; round < 2; round++) {
            for (String signal : PASSED_ON) {
                psrec.signal(signal);
                sent.add(signal);
                // The next one goes off when this one has come: signals that wait together have no order.
                counter.awaitCount(sent.size());
            }
        }
        // By now psrec is through with all but the last, which came in the first round, too.
        assertThat(counter.got()).isEqualTo(names(sent));
        counter.end();
    }

    @Test
    void signalsToPsrecReachTheCommandOnceEach() {
        Live.Started psrec = startCounter("", "", "-i", "20ms", "-e", "rows");
        eachArrivesOnceAndInOrder(psrec);

        Live.Ended ended = psrec.await();

        assertThat(ended.code()).isEqualTo(7);
        // No thread dump, which a JVM would print on SIGQUIT.
        assertThat(ended.out()).isEmpty();
        assertThat(ended.line()).startsWith("psrec: exited 7 after ").doesNotContain("\n");
        RecordingFile rows = RecordingFile.read(live.file("rows"));
        assertThat(rows.fact("outcome")).isEqualTo("exited 7");
        assertThat(rows.column("elapsed_s")).hasSizeGreaterThan(2);
    }

    @Test
    void signalsArriveOnceWherePsrecFoundThemBlockedOrIgnored() {
        Live.Started psrec = startCounter("INT,QUIT,HUP,PIPE", "TERM,USR1,USR2,HUP,CHLD", "-q");
        eachArrivesOnceAndInOrder(psrec);
        assertThat(psrec.await()).isEqualTo(new Live.Ended(7, "", ""));
    }

    @Test
    void signalsArePassedOnAfterTheDurationToo() {
        Live.Started psrec = startCounter("", "", "-q", "-d", "50ms", "-e", "rows");
        Live.untilContains(live.file("rows"), "#@ outcome: duration");
        eachArrivesOnceAndInOrder(psrec);
        assertThat(psrec.await()).isEqualTo(new Live.Ended(7, "", ""));
    }

    @ParameterizedTest
    @CsvSource({"HUP, 1", "INT, 2", "QUIT, 3", "USR1, 10", "USR2, 12", "TERM, 15"})
    void aSignalToPsrecThatEndsTheCommandIsTheOutcome(String signal, int number) {
        Live.Started psrec = startPsrec("", "", "-e", "rows", "start", "sleep", "100");
        Live.untilContains(live.file("rows"), "\n0.000000,");

        psrec.signal(signal);
        Live.Ended ended = psrec.await();

        assertThat(ended.code()).isEqualTo(128 + number);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.line()).startsWith("psrec: killed by signal " + number + " after ");
        assertThat(RecordingFile.read(live.file("rows")).fact("outcome")).isEqualTo("killed by " + number);
    }

    @ParameterizedTest
    @CsvSource({"KILL, 9", "SEGV, 11", "ALRM, 14", "35, 35"})
    void aSignalThatEndsTheCommandFromElsewhereIsTheOutcome(String signal, int number) {
        Live.Ended ended = startPsrec("", "", "-e", "rows", "start", "sh", "-c", "kill -" + signal + " $$")
                .await();

        assertThat(ended.code()).isEqualTo(128 + number);
        assertThat(RecordingFile.read(live.file("rows")).fact("outcome")).isEqualTo("killed by " + number);
    }

    @Test
    void aSignalThatTheCommandIgnoresLeavesBothAlone() {
        Live.Started psrec = startPsrec("HUP,INT", "", "-e", "rows", "start", "sleep", "100");
        Live.untilContains(live.file("rows"), "\n0.000000,");

        // In the order of their numbers, should they come together: the last is the one that ends it.
        psrec.signal("HUP");
        psrec.signal("INT");
        psrec.signal("TERM");

        assertThat(psrec.await().code()).isEqualTo(143);
        assertThat(RecordingFile.read(live.file("rows")).fact("outcome")).isEqualTo("killed by 15");
    }

    @Test
    void noSignalIsLostWhileTheJvmStarts() {
        Live.Ended ended = live.start(Live.workload("early_signals", Live.PSREC.toString()))
                .await();

        assertThat(ended.err()).isEmpty();
        assertThat(ended.out().lines()).hasSizeGreaterThan(10).allMatch(line -> line.startsWith("fine"));
    }
}
