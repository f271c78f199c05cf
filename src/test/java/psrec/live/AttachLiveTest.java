package psrec.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `psrec attach` to processes that somebody else started.
class AttachLiveTest {
    private static final Percentage ONE_PERCENT = Percentage.withPercentage(1);
    private static final String NOBODY = "setpriv --reuid=65534 --regid=65534 --clear-groups ";
    /// Rows at once, but not by the thousand.
    private static final String INTERVAL = "100ms";

    @TempDir
    Path folder;

    private Live live;
    private double notRunBefore;
    private final List<Long> strays = new ArrayList<>();

    @BeforeEach
    void open() {
        live = new Live(folder);
    }

    @AfterEach
    void close() {
        strays.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        live.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1s", "100ms", "20ms"})
    void cpuFromTheAttachOn(String interval) {
        long target = kept(Live.workload("busy", file("truth"), "1.2"));

        RecordingFile recording = recordFromGoToEnd(target, "-i", interval);

        // 0.25 s that it used before are not in the truth.
        assertThat(recording.number("cpu_s")).isCloseTo(truth().cpu(), ONE_PERCENT);
        assertThat(recording.fact("cpu_complete")).isNull();
        assertThat(recording.fact("outcome")).isEqualTo("ended");
    }

    @Test
    void twoThreads() {
        long target = kept(Live.workload("busy", file("truth"), "0.7", "2"));

        RecordingFile recording = recordFromGoToEnd(target, "-i", INTERVAL);

        assertThat(recording.number("cpu_s")).isCloseTo(truth().cpu(), ONE_PERCENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1s", "100ms", "20ms"})
    void aStormOfShortChildren(String interval) {
        long target = kept(Live.workload("storm", file("truth"), "600", "0.002"));

        RecordingFile recording = recordFromGoToEnd(target, "-i", interval);

        // The kernel's account of children is in ticks of 10 ms for strangers, user and system time; what is in the
        // last one is never seen. Before, 1.5 % is the contract's.
        double seconds = truth().cpu();
        double tolerance = 0.015 * seconds + Math.min(0.02, recording.number("interval_s"));
        assertThat(recording.number("cpu_s")).isCloseTo(seconds, within(tolerance));
    }

    @ParameterizedTest
    @ValueSource(strings = {"100ms", "20ms"})
    void whatAChildUsedBeforeDoesNotCountWhenItEnds(String interval) {
        long target = kept(Live.workload("veteran", file("truth"), "0.5"));

        RecordingFile recording = recordFromGoToEnd(target, "-i", interval);

        // The truth of the parent has all of the child in it: 0.3 s and its start from before, and 0.5 s from after.
        double seconds = truth().cpu() - 0.3;
        // Two ticks of the kernel's account before and two after; the child's start.
        assertThat(recording.number("cpu_s")).isCloseTo(seconds, within(0.03));
    }

    @Test
    void theProcessAlone() {
        long target = kept(Live.workload("storm", file("truth"), "50", "0.02", "0.8"));

        RecordingFile recording = recordFromGoToEnd(target, "-i", INTERVAL, "--no-children");

        assertThat(recording.number("cpu_s")).isCloseTo(truth().own(), ONE_PERCENT);
        assertThat(recording.fact("scope")).isEqualTo("process");
    }

    @Test
    void memoryForAMoment() {
        // Goes on for 1.2 s of CPU time after it, in which psrec looks again.
        long target = kept(Live.workload("memory", file("truth"), "200", "self", "1.2"));

        RecordingFile recording = recordFromGoToEnd(target, "-i", "500ms");

        assertThat(recording.number("peak_rss_bytes")).isCloseTo(truth().peakRssBytes(), Percentage.withPercentage(10));
    }

    @Test
    void aDescendantOnceSeenStaysWhenItsParentDies() {
        long first = keptAsItIs(Live.workload("lineage", file("pids"), file("truth"), "0.6"));
        Live.until("pids", () -> Files.exists(folder.resolve("pids")));
        String[] pids = Live.text(folder.resolve("pids")).strip().split(" ");
        long third = Long.parseLong(pids[2]);
        strays.add(third);
        Live.Started psrec = attach(first, "-i", INTERVAL);
        untilRow("3 processes", row -> row.endsWith(",3"));

        Live.signal(Long.parseLong(pids[1]), "KILL");
        untilRow("2 processes", row -> row.endsWith(",2"));
        Live.signal(third, "USR1");
        Live.until("truth", () -> Files.exists(folder.resolve("truth")));
        Live.signal(first, "USR1");

        RecordingFile recording = ended(psrec);
        // The first two use next to nothing: a fork, a wait.
        assertThat(recording.number("cpu_s")).isCloseTo(truth().cpu(), within(0.01 + 0.01 * truth().cpu()));
        assertThat(recording.column("processes")).endsWith(1);
        assertThat(recording.fact("outcome")).isEqualTo("ended");
        assertThat(ProcessHandle.of(third)).isPresent();
    }

    @Test
    void theEndIsNoticedWhateverTheInterval() {
        Live.Started target = live.start(List.of("sleep", "600"));
        Live.Started psrec = attach(target.pid(), "-i", "1000h");

        target.process().destroyForcibly();

        RecordingFile recording = ended(psrec);
        assertThat(recording.fact("outcome")).isEqualTo("ended");
        assertThat(recording.rows()).isEqualTo(2);
    }

    @Test
    void aTargetThatItsParentReapsAtOnce() {
        double notRun = notRunSeconds();
        // Java waits for it as psrec looks: who is first is open, but the recording says which.
        live.with("READY", file("ready"));
        Live.Started target = live.start(Live.workload("busy", file("truth"), "0.3"));
        Live.until("ready", () -> Files.exists(folder.resolve("ready")));
        Live.Started psrec = attach(target.pid(), "-i", "1s");

        target.signal("USR1");

        RecordingFile recording = ended(psrec);
        double[] percent = recording.column("cpu_percent");
        if (Double.isNaN(percent[percent.length - 1])) {
            assertThat(recording.fact("cpu_complete")).startsWith("no (");
            assertThat(recording.number("cpu_s")).isLessThanOrEqualTo(truth().cpu());
        } else {
            assertThat(recording.fact("cpu_complete")).isNull();
            // As for the others, and the end of so short a program, 0.6 ms.
            assertThat(recording.number("cpu_s")).isCloseTo(truth().cpu(), within(0.004 + notRunSeconds() - notRun));
        }
        assertThat(recording.fact("outcome")).isEqualTo("ended");
    }

    @Test
    void theTailOfATargetThatItsParentReapsAtOnce() {
        assumeCountersAreAllowed();
        RecordingFile recording = recordReaped(List.of(), Live.workload("busy", file("truth"), "0.5"));

        assertThat(recording.number("cpu_s")).isCloseTo(truth().cpu(), counted(0.01));
        assertThat(recording.fact("cpu_complete")).isNull();
        assertThat(recording.column("cpu_percent")[1]).isPositive();
    }

    @Test
    void theTailOfAProcessAlone() {
        assumeCountersAreAllowed();
        RecordingFile recording =
                recordReaped(List.of("--no-children"), Live.workload("storm", file("truth"), "20", "0.02", "0.5"));

        assertThat(recording.number("cpu_s")).isCloseTo(truth().own(), counted(0.03));
    }

    @Test
    void childrenOfATargetThatItsParentReapsAtOnce() {
        assumeCountersAreAllowed();
        RecordingFile recording = recordReaped(List.of(), Live.workload("storm", file("truth"), "10", "0.05"));

        assertThat(recording.number("cpu_s")).isCloseTo(truth().cpu(), counted(0.03));
    }

    @Test
    void daemonsThatLeaveTheTreeUnseen() {
        assumeCountersAreAllowed();
        // A virtual machine that does not get its CPUs makes the bound lower.
        RecordingFile recording = recordReaped(List.of(), Live.workload("orphan", file("truth"), "1", file("orphan")));

        double daemon = Truth.read(folder.resolve("orphan")).cpu();
        assertThat(recording.number("cpu_s")).isGreaterThan(truth().cpu() + daemon / 4);
    }

    @Test
    void withoutACounterTheTargetIsLookedAtBetweenTheTicks() {
        RecordingFile recording = recordReaped(List.of(), Live.workload("busy", file("truth"), "1"), "uncounted");

        double lost = truth().cpu() - recording.number("cpu_s");
        String complete = recording.fact("cpu_complete");
        if (complete == null) {
            assertThat(lost).isLessThan(0.02);
        } else {
            Matcher bound =
                    Pattern.compile("in its last ([0-9.]+) s is not known").matcher(complete);
            assertThat(bound.find()).as(complete).isTrue();
            // And a tick of the clock.
            assertThat(lost).isLessThan(Double.parseDouble(bound.group(1)) + 0.01);
            // The next tick would be after 1000 h.
            assertThat(recording.number("cpu_s")).isGreaterThan(0.3);
        }
    }

    // So much of the truth, and what the kernel's counter does not tell from the target's CPU time.
    private Offset<Double> counted(double share) {
        return within(share * truth().cpu() + notRunSeconds() - notRunBefore);
    }

    /// CPU time that the hypervisor or interrupts took from processes since the system started, proc_stat(5).
    private static double notRunSeconds() {
        String[] fields = Live.text(Path.of("/proc/stat"))
                .lines()
                .findFirst()
                .orElseThrow()
                .split(" +");
        return (Double.parseDouble(fields[6]) + Double.parseDouble(fields[7]) + Double.parseDouble(fields[8])) / 100;
    }

    private void assumeCountersAreAllowed() {
        boolean root = "root".equals(System.getProperty("user.name"));
        String paranoid =
                Live.text(Path.of("/proc/sys/kernel/perf_event_paranoid")).strip();
        assumeTrue(!paranoid.isEmpty() && (root || Integer.parseInt(paranoid) <= 2), "perf_event_open is not allowed");
    }

    /// Records a workload from its gate to its end, at which Java, its parent, waits for it at once.
    private RecordingFile recordReaped(List<String> options, List<String> workload, String... wrapper) {
        notRunBefore = notRunSeconds();
        live.with("READY", file("ready"));
        Live.Started target = live.start(workload);
        Live.until("ready", () -> Files.exists(folder.resolve("ready")));
        List<String> words = new ArrayList<>();
        if (wrapper.length > 0) {
            words.addAll(Live.workload(wrapper[0]));
        }
        words.addAll(List.of(Live.PSREC.toString(), "-i", "1000h", "-e", file("rows.csv")));
        words.addAll(options);
        words.addAll(List.of("attach", Long.toString(target.pid())));
        Live.Started psrec = live.start(words);
        untilRow("the first", row -> row.startsWith("0.000000,"));
        target.signal("USR1");
        return ended(psrec);
    }

    @ParameterizedTest
    @ValueSource(strings = {"attach", "start"})
    void childrenThatNobodyWaitsFor(String mode) {
        List<String> workload = Live.workload("forsaken", file("truth"), "20", "0.01");
        RecordingFile recording;
        if (mode.equals("attach")) {
            recording = recordFromGoToEnd(kept(workload), "-i", INTERVAL);
        } else {
            String[] words = Stream.of(List.of("-i", INTERVAL, "-e", file("rows.csv"), "start"), workload)
                    .flatMap(List::stream)
                    .toArray(String[]::new);
            assertThat(live.psrec(words).code()).isZero();
            recording = RecordingChecks.sound(folder.resolve("rows.csv"));
        }
        assertThat(recording.fact("cpu_complete")).startsWith("no (").contains("SIGCHLD");
    }

    @Test
    void threadsOfTheKernelHaveNoChildrenToLose() {
        assumeTrue(Live.text(Path.of("/proc/2/comm")).equals("kthreadd\n"), "no kernel threads here");

        Live.Ended psrec = live.psrec("-i", "10ms", "-d", "500ms", "attach", "2");

        assertThat(psrec.code()).isZero();
        // All ignore SIGCHLD; kthreadd alone has children, and those can end.
        assertThat(psrec.err().lines().filter(line -> line.contains("SIGCHLD")))
                .allMatch(line -> line.contains("process 2 (kthreadd)"));
    }

    @Test
    void childrenThatNobodyWaitsForThoughNobodyCanSeeThat() {
        List<String> workload = Live.workload("forsaken", file("truth"), "3", "0.4", "nocldwait");
        RecordingFile recording = recordFromGoToEnd(kept(workload), "-i", INTERVAL);

        assertThat(recording.fact("cpu_complete")).startsWith("no (").contains("does not wait for its children");
        // All but what each child used after its last sample.
        assertThat(recording.number("cpu_s")).isBetween(0.9, 1.3);
    }

    @Test
    void durationLeavesTheTargetAlone() {
        Live.Started target = live.start(List.of("sleep", "600"));

        Live.Ended psrec = live.psrec(
                "-i", INTERVAL, "-d", "250ms", "-e", file("rows.csv"), "attach", Long.toString(target.pid()));

        assertThat(psrec.code()).isZero();
        assertThat(psrec.err()).hasLineCount(1).startsWith("psrec: ");
        RecordingFile recording = RecordingChecks.sound(folder.resolve("rows.csv"));
        assertThat(recording.fact("outcome")).isEqualTo("duration");
        // At 0, at two ticks and at the end; where psrec comes late the end may stand for the second tick.
        assertThat(recording.rows() + recording.number("missed_ticks")).isBetween(3.0, 4.0);
        assertThat(target.process().isAlive()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT", "HUP"})
    void aSignalEndsTheRecordingAndLeavesTheTargetAlone(String signal) {
        Live.Started target = live.start(List.of("sleep", "600"));
        Live.Started psrec = attach(target.pid(), "-i", "1000h");

        psrec.signal(signal);

        RecordingFile recording = ended(psrec);
        assertThat(recording.fact("outcome")).isEqualTo("stopped by SIG" + signal);
        assertThat(target.process().isAlive()).isTrue();
    }

    @Test
    void aProcessThatIsNot() {
        Live.Started target = live.start(List.of("true"));
        target.await();

        refused(target.pid(), "no process " + target.pid());
    }

    @Test
    void aZombie() {
        long target = keptAsItIs(List.of("true"));
        Live.until(
                "zombie", () -> Live.text(Path.of("/proc/" + target + "/stat")).contains(") Z "));

        refused(target, "zombie");
    }

    @Test
    void aThreadIsNoProcess() {
        Live.Started target = live.start(List.of("sleep", "600"));
        Live.Started psrec = attach(target.pid(), "-i", "1000h");

        refused(thread(psrec.pid()), "is a thread of process " + psrec.pid());
    }

    private static long thread(long pid) {
        String[] threads = Path.of("/proc/" + pid + "/task").toFile().list();
        return Arrays.stream(threads == null ? new String[0] : threads)
                .mapToLong(Long::parseLong)
                .filter(thread -> thread != pid)
                .findAny()
                .orElseThrow();
    }

    @Test
    void psrecIsNoPartOfTheShellThatItIsCalledFrom() {
        Live.Ended shell = live.shell("\"$PSREC\" -i 50ms -d 400ms -e rows.csv attach $$; exit 3");

        assertThat(shell.code()).isEqualTo(3);
        RecordingFile recording = RecordingChecks.sound(folder.resolve("rows.csv"));
        assertThat(recording.column("processes")).containsOnly(1);
        // A shell that waits uses nothing; psrec uses 40 ms and 40 MiB.
        assertThat(recording.number("cpu_s")).isLessThan(0.005);
        assertThat(recording.number("peak_rss_bytes")).isLessThan(10 << 20);
    }

    @Test
    void psrecIsNoTargetOfItself() {
        Live.Ended shell = live.shell("exec \"$PSREC\" attach $$");

        assertThat(shell.code()).isEqualTo(1);
        assertThat(shell.err()).hasLineCount(1).contains("psrec itself");
    }

    @Test
    void aProcessOfAnotherUser() {
        assumeRoot();
        Live.Started target = live.start(words(NOBODY + "sleep 600"));
        attached(target.pid());
    }

    @Test
    void aProcessOfRootByAnotherUser() throws Exception {
        assumeRoot();
        assumeNobodyCanRunPsrec();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        Live.Started target = live.start(List.of("sleep", "600"));

        Live.Ended psrec = live.shell("exec " + NOBODY + "\"$PSREC\" -d 250ms -e rows.csv attach " + target.pid());

        assertThat(psrec.code()).as(psrec.err()).isZero();
        RecordingFile recording = RecordingChecks.sound(folder.resolve("rows.csv"));
        assertThat(recording.column("rss_bytes")).doesNotContain(Double.NaN);
        assertThat(recording.number("cpu_s")).isLessThan(0.1);
    }

    @Test
    void aProcessThatHidepidHides() {
        assumeRoot();
        assumeNobodyCanRunPsrec();
        Live.Started target = live.start(List.of("sleep", "600"));
        String hide = "mount -t proc -o hidepid=2 proc /proc || exit 99; ";

        Live.Ended psrec = live.start(
                        words("unshare -m sh -c", hide + "exec " + NOBODY + "\"$PSREC\" attach " + target.pid()))
                .await();

        assumeTrue(psrec.code() != 99 && !psrec.err().contains("unshare"), "no mounts here");
        assertThat(psrec.code()).isEqualTo(1);
        assertThat(psrec.err()).hasLineCount(1).contains(target.pid() + " ").contains("hidepid");
    }

    private void attached(long pid) {
        Live.Ended psrec = live.psrec("-d", "250ms", "-e", file("rows.csv"), "attach", Long.toString(pid));
        assertThat(psrec.code()).as(psrec.err()).isZero();
        RecordingFile recording = RecordingChecks.sound(folder.resolve("rows.csv"));
        assertThat(recording.column("rss_bytes")).doesNotContain(Double.NaN);
    }

    private void refused(long pid, String why) {
        Live.Ended psrec = live.psrec("attach", Long.toString(pid));
        assertThat(psrec.code()).isEqualTo(1);
        assertThat(psrec.out()).isEmpty();
        assertThat(psrec.err()).hasLineCount(1).startsWith("psrec: ").contains(why);
    }

    private static void assumeRoot() {
        assumeTrue("root".equals(System.getProperty("user.name")), "needs root");
    }

    private void assumeNobodyCanRunPsrec() {
        assumeTrue(live.shell(NOBODY + "\"$PSREC\" --version").code() == 0, "another user cannot run the image");
    }

    private static List<String> words(String blankSeparated, String... more) {
        return Stream.concat(Arrays.stream(blankSeparated.split(" ")), Arrays.stream(more))
                .toList();
    }

    /// Starts a workload and waits until it can be attached to; nobody waits for it before the test's end, so that its
    /// last CPU time can be read.
    private long kept(List<String> workload) {
        live.with("READY", file("ready"));
        long pid = keptAsItIs(workload);
        Live.until("ready", () -> Files.exists(folder.resolve("ready")));
        return pid;
    }

    private long keptAsItIs(List<String> command) {
        live.start(Stream.concat(Live.workload("keeper", file("pid")).stream(), command.stream())
                .toList());
        Live.untilContains(folder.resolve("pid"), "\n");
        return Long.parseLong(Live.text(folder.resolve("pid")).strip());
    }

    /// Attaches; answers when psrec records.
    private Live.Started attach(long pid, String... options) {
        String[] words = Stream.concat(
                        Arrays.stream(options), Stream.of("-e", file("rows.csv"), "attach", Long.toString(pid)))
                .toArray(String[]::new);
        Live.Started psrec = live.startPsrec(words);
        Live.until("first row", () -> {
            assertThat(psrec.process().isAlive()).as(psrec.errSoFar()).isTrue();
            return Live.text(folder.resolve("rows.csv")).contains("\n0.000000,");
        });
        return psrec;
    }

    private RecordingFile recordFromGoToEnd(long target, String... options) {
        Live.Started psrec = attach(target, options);
        Live.signal(target, "USR1");
        return ended(psrec);
    }

    private RecordingFile ended(Live.Started psrec) {
        Live.Ended ended = psrec.await();
        assertThat(ended.code()).as(ended.err()).isZero();
        return RecordingChecks.sound(folder.resolve("rows.csv"));
    }

    /// A row of a recording that goes on.
    private interface Row {
        boolean matches(String row);
    }

    private void untilRow(String what, Row wanted) {
        Live.until(
                "row with " + what,
                () -> Live.text(folder.resolve("rows.csv")).lines().anyMatch(wanted::matches));
    }

    private Truth truth() {
        return Truth.read(folder.resolve("truth"));
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }
}
