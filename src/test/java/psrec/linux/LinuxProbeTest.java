package psrec.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psrec.metric.Metric;
import psrec.process.ProcessProbe;
import psrec.process.ProcessReading;

class LinuxProbeTest {
    private static final long PAGE = Proc.PAGE_BYTES;

    @TempDir
    Path root;

    private FakeProc fake;
    private final ProcessReading reading = new ProcessReading();

    @BeforeEach
    void mount() {
        fake = new FakeProc(root);
    }

    @ParameterizedTest
    @ValueSource(ints = {FakeProc.NONE, FakeProc.PLENTY})
    void allIsReadOfAProcess(int descriptors) {
        fake.add(FakeProcess.of(7).childOf(3).waitedFor(21, 9).withThreads(5).resident(1042))
                .clock(7, 123_456_789);
        try (LinuxProbe probe = new LinuxProbe(fake.proc(descriptors), 7)) {
            assertThat(read(probe)).isTrue();
            assertThat(probe.pid()).isEqualTo(7);
            assertThat(probe.cpuNanos()).isEqualTo(123_456_789);
            assertThat(probe.name()).isEqualTo("work");
            assertThat(probe.commandLine()).isEqualTo("work\0-x\0");
            assertThat(probe.peakRssBytes()).isEqualTo(500 * 1024);
            assertThat(probe.threadGroup()).isEqualTo(7);
        }
        assertThat(reading.alive()).isTrue();
        assertThat(reading.parentPid()).isEqualTo(3);
        assertThat(reading.childrenCpuNanos()).isEqualTo(300_000_000);
        assertThat(reading.abandonsChildren()).isFalse();
        assertThat(reading.gauge(Metric.RSS)).isEqualTo(1042.0 * PAGE);
        assertThat(reading.gauge(Metric.THREADS)).isEqualTo(5);
        assertThat(reading.gauge(Metric.PROCESSES)).isEqualTo(1);
    }

    @Test
    void processIsExitingIfAllItsThreadsAre() {
        String lives = FakeProcess.of(7).withThreads(2).stat();
        String exits = lives.replace(" 4194304 ", " 4194308 ");
        fake.add(FakeProcess.of(7)).write("7/stat", exits);
        fake.write("7/task/7/stat", exits).write("7/task/8/stat", lives);
        try (LinuxProbe probe = new LinuxProbe(fake.proc(FakeProc.PLENTY), 7)) {
            read(probe);
            assertThat(reading.exiting()).isFalse();
            fake.write("7/task/8/stat", exits);
            read(probe);
            assertThat(reading.exiting()).isTrue();
            fake.write("7/stat", FakeProcess.of(7).stat());
            read(probe);
            assertThat(reading.exiting()).isFalse();
            fake.write("7/stat", exits.replace(" 20 0 2 0 ", " 20 0 1 0 "));
            read(probe);
            assertThat(reading.exiting()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {FakeProc.NONE, FakeProc.PLENTY})
    void laterReadingsAreOfThen(int descriptors) {
        fake.add(FakeProcess.of(7).resident(10));
        try (LinuxProbe probe = new LinuxProbe(fake.proc(descriptors), 7)) {
            read(probe);
            fake.add(FakeProcess.of(7).resident(20).waitedFor(1, 0));
            assertThat(read(probe)).isTrue();
        }
        assertThat(reading.gauge(Metric.RSS)).isEqualTo(20.0 * PAGE);
        assertThat(reading.childrenCpuNanos()).isEqualTo(10_000_000);
    }

    @ParameterizedTest
    @ValueSource(chars = {'Z', 'X'})
    void processThatHasEndedIsNotAlive(char state) {
        fake.add(FakeProcess.of(7).in(state).waitedFor(2, 0).resident(0));
        assertThat(read(probe(7))).isTrue();
        assertThat(reading.alive()).isFalse();
        assertThat(reading.childrenCpuNanos()).isEqualTo(20_000_000);
    }

    @ParameterizedTest
    @ValueSource(chars = {'R', 'S', 'D', 'T', 't', 'I'})
    void anyOtherStateIsAlive(char state) {
        fake.add(FakeProcess.of(7).in(state));
        read(probe(7));
        assertThat(reading.alive()).isTrue();
    }

    @Test
    void firstThreadMayEndBeforeTheOthers() {
        fake.add(FakeProcess.of(7).in('Z').withThreads(3).resident(0));
        fake.write("7/task/7/statm", "0 0 0 0 0 0 0\n").write("7/task/8/statm", "2000 77 300 10 0 400 0\n");
        assertThat(read(probe(7))).isTrue();
        assertThat(reading.alive()).isTrue();
        assertThat(reading.gauge(Metric.RSS)).isEqualTo(77.0 * PAGE);
        assertThat(reading.gauge(Metric.THREADS)).isEqualTo(3);
    }

    @Test
    void processThatIgnoresSigchldAbandonsItsChildren() {
        fake.add(FakeProcess.of(7).ignoring(Signals.set(Signals.CHLD)));
        read(probe(7));
        assertThat(reading.abandonsChildren()).isTrue();
        fake.add(FakeProcess.of(8).ignoring(~Signals.set(Signals.CHLD) & 0x7fff_ffff));
        read(probe(8));
        assertThat(reading.abandonsChildren()).isFalse();
    }

    @Test
    void ofAllThreadsOfTheKernelOnlyTheFirstHasChildren() {
        FakeProcess thread = FakeProcess.of(7).ignoring(0x7fff_ffff).withFlags(0x208040);
        fake.add(thread.childOf(2));
        read(probe(7));
        assertThat(reading.abandonsChildren()).isFalse();
        fake.add(thread.childOf(0));
        read(probe(7));
        assertThat(reading.abandonsChildren()).isTrue();
    }

    @Test
    void whatHasExecutedNoProgramIsTold() {
        fake.add(FakeProcess.of(7).withFlags(0x400040));
        read(probe(7));
        assertThat(reading.neverExeced()).isTrue();
        fake.add(FakeProcess.of(7).withFlags(0x400000));
        read(probe(7));
        assertThat(reading.neverExeced()).isFalse();
        // The first thread has ended, and so uses no memory, while others do.
        fake.add(FakeProcess.of(7).withFlags(0x400040).in('Z').withThreads(2));
        read(probe(7));
        assertThat(reading.neverExeced()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(chars = {'R', 'S', 'D'})
    void onlyAnUninterruptibleWaitIsOne(char state) {
        fake.add(FakeProcess.of(7).in(state));
        read(probe(7));
        assertThat(reading.waitsUninterruptibly()).isEqualTo(state == 'D');
    }

    @Test
    void processThatWasWaitedForIsGone() {
        fake.add(FakeProcess.of(7));
        LinuxProbe probe = new LinuxProbe(fake.proc(FakeProc.NONE), 7);
        assertThat(read(probe)).isTrue();
        fake.remove(7);
        assertThat(read(probe)).isFalse();
        assertThat(probe.cpuNanos()).isEqualTo(ProcessProbe.GONE);
        assertThat(probe.peakRssBytes()).isEqualTo(-1);
        assertThat(probe.name()).isEqualTo("?");
        assertThat(probe.commandLine()).isNull();
    }

    @Test
    void reusedPidIsAnotherProcess() {
        fake.add(FakeProcess.of(7).startedAt(5000));
        LinuxProbe probe = new LinuxProbe(fake.proc(FakeProc.NONE), 7);
        assertThat(read(probe)).isTrue();
        fake.add(FakeProcess.of(7).startedAt(5000).named("same"));
        assertThat(read(probe)).isTrue();
        fake.add(FakeProcess.of(7).startedAt(5001).named("other"));
        assertThat(read(probe)).isFalse();
    }

    @Test
    void hiddenChildHasAClockAndNothingElse() {
        fake.clock(7, 55);
        LinuxProbe probe = probe(7);
        assertThat(read(probe)).isTrue();
        assertThat(probe.cpuNanos()).isEqualTo(55);
        assertThat(reading.alive()).isTrue();
        assertThat(reading.parentPid()).isZero();
        assertThat(Metric.gauges()).allMatch(metric -> Double.isNaN(reading.gauge(metric)));
        fake.noClock(7);
        assertThat(read(probe)).isFalse();
    }

    @Test
    void memoryThatMayNotBeReadIsUnknownAndNotZero() {
        // A folder in its place: open works, read is refused.
        fake.add(FakeProcess.of(7)).delete("7/statm").write("7/statm/x", "");
        assertThat(read(probe(7))).isTrue();
        assertThat(reading.gauge(Metric.RSS)).isNaN();
        assertThat(reading.gauge(Metric.THREADS)).isEqualTo(1);
    }

    @Test
    void peakThatTheKernelDoesNotTellIsUnknown() {
        fake.add(FakeProcess.of(7)).write("7/status", "Name:\tkworker\nThreads:\t1\n");
        assertThat(probe(7).peakRssBytes()).isEqualTo(-1);
    }

    @Test
    void withoutProcTheClockIsAllThatIsKnown() {
        fake.add(FakeProcess.of(7)).clock(7, 55).delete("self");
        LinuxProbe probe = probe(7);
        assertThat(read(probe)).isTrue();
        assertThat(probe.cpuNanos()).isEqualTo(55);
        assertThat(reading.gauge(Metric.RSS)).isNaN();
        fake.noClock(7);
        assertThat(read(probe)).isFalse();
    }

    @Test
    void useIsReadAnewWithoutTheState() {
        fake.add(FakeProcess.of(7).resident(10));
        try (LinuxProbe probe = probe(7)) {
            assertThat(probe.readState(reading)).isTrue();
            assertThat(reading.gauge(Metric.RSS)).isNaN();
            assertThat(probe.readUse(reading)).isTrue();
            fake.add(FakeProcess.of(7).resident(20).childOf(5).withThreads(9).waitedFor(1, 1));
            assertThat(probe.readUse(reading)).isTrue();
        }
        assertThat(reading.gauge(Metric.RSS)).isEqualTo(20.0 * PAGE);
        assertThat(reading.gauge(Metric.THREADS)).isEqualTo(1);
        assertThat(reading.childrenCpuNanos()).isZero();
    }

    @Test
    void useDoesNotTellOfOneThatMayHaveEnded() {
        fake.add(FakeProcess.of(7).resident(10));
        try (LinuxProbe probe = probe(7)) {
            assertThat(read(probe)).isTrue();
            fake.add(FakeProcess.of(7).resident(0));
            assertThat(probe.readUse(reading)).isFalse();
        }
    }

    @Test
    void useDoesNotTellOfAFileThatIsNotHeld() {
        fake.add(FakeProcess.of(7).resident(10));
        try (LinuxProbe probe = new LinuxProbe(fake.proc(FakeProc.NONE), 7)) {
            assertThat(read(probe)).isTrue();
            assertThat(probe.readUse(reading)).isFalse();
        }
        assertThat(reading.gauge(Metric.RSS)).isEqualTo(10.0 * PAGE);
    }

    @Test
    void descriptorsAreHeldOnlyAsLongAsTheProbe() {
        fake.add(FakeProcess.of(7));
        DescriptorBudget budget = new DescriptorBudget(34);
        Proc proc = new Proc(root.toString(), FakeProc.PSREC, clock -> 1, budget);
        LinuxProbe probe = new LinuxProbe(proc, 7);
        read(probe);
        assertThat(budget.take()).isFalse();
        probe.close();
        assertThat(budget.take()).isTrue();
        assertThat(budget.take()).isTrue();
        assertThat(budget.take()).isFalse();
    }

    @Test
    void whereProcIsOfAnotherNamespaceOnlyTheClockIsRead() {
        // There psrec is 4711, and 7 is somebody else.
        fake.add(FakeProcess.of(7)).add(FakeProcess.of(4711)).clock(7, 55).self("4711");
        try (LinuxProbe probe = probe(7)) {
            assertThat(read(probe)).isTrue();
            assertThat(probe.cpuNanos()).isEqualTo(55);
            assertThat(probe.peakRssBytes()).isEqualTo(-1);
            assertThat(probe.name()).isEqualTo("?");
        }
        assertThat(reading.gauge(Metric.RSS)).isNaN();
        assertThat(reading.gauge(Metric.THREADS)).isNaN();
        assertThat(reading.parentPid()).isZero();
    }

    @Test
    void everyGaugeHasARowThatSaysWhereItIsRead() {
        assertThat(ProcGauge.values())
                .extracting(row -> row.metric)
                .containsExactlyInAnyOrderElementsOf(Metric.gauges());
    }

    private boolean read(LinuxProbe probe) {
        boolean known = probe.readState(reading);
        probe.readUse(reading);
        return known;
    }

    private LinuxProbe probe(int pid) {
        return new LinuxProbe(fake.proc(FakeProc.PLENTY), pid);
    }
}
