package psrec.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinuxCpuCounterTest {
    // No descriptors of this process. A budget keeps 32 in reserve.
    private static final int UNUSED = 1_000_000;

    @TempDir
    Path root;

    @Test
    void refusalIsToldAndGivesTheDescriptorBack() {
        Proc proc = fake().proc(33);
        try (LinuxCpuCounter counter = new LinuxCpuCounter(proc, (thread, children) -> -Errno.EACCES, true)) {
            assertThat(counter.add(7)).isFalse();
        }
        assertThat(proc.budget().take()).isTrue();
    }

    @Test
    void threadsNeedADescriptorEach() {
        Proc proc = fake().write("7/task/8/stat", "").proc(33);
        try (LinuxCpuCounter counter = new LinuxCpuCounter(proc, (thread, children) -> UNUSED + thread, true)) {
            assertThat(counter.add(7)).isFalse();
        }
        assertThat(proc.budget().take()).isTrue();
    }

    @Test
    void threadThatHasExitedIsPassedOver() {
        FakeProc fake = fake().write("7/task/8/stat", "");
        try (LinuxCpuCounter counter = new LinuxCpuCounter(
                fake.proc(41), (thread, children) -> thread == 8 ? -Errno.ESRCH : UNUSED + thread, true)) {
            assertThat(counter.add(7)).isTrue();
            assertThat(counter.size()).isEqualTo(1);
        }
    }

    @Test
    void threadThatAppearsWhileOthersAreOpenedIsNotCountedTwice() {
        FakeProc fake = fake();
        List<Integer> opened = new ArrayList<>();
        LinuxCpuCounter.Opener opener = (thread, children) -> {
            opened.add(thread);
            fake.write("7/task/8/stat", "");
            return UNUSED + opened.size();
        };
        try (LinuxCpuCounter counter = new LinuxCpuCounter(fake.proc(41), opener, true)) {
            assertThat(counter.add(7)).isTrue();
            assertThat(opened.getFirst()).isEqualTo(7);
            assertThat(opened.subList(1, 3)).containsExactlyInAnyOrder(7, 8);
            assertThat(opened).hasSize(3);
            assertThat(counter.size()).isEqualTo(2);
        }
    }

    @Test
    void threadsThatNeverStopAppearingEndTheTries() {
        FakeProc fake = fake();
        int[] next = {8};
        LinuxCpuCounter.Opener opener = (thread, children) -> {
            fake.write("7/task/" + next[0]++ + "/stat", "");
            return UNUSED + next[0];
        };
        try (LinuxCpuCounter counter = new LinuxCpuCounter(fake.proc(1032), opener, true)) {
            assertThat(counter.add(7)).isTrue();
        }
    }

    @Test
    void timeNotRunIsInterruptsAndSteal() {
        FakeProc fake = fake().write("stat", "cpu  1 2 3 4 5 60 700 8000 9 9\ncpu0 1 2 3 4 5 6 7 8 9 9\n");
        try (LinuxCpuCounter counter = new LinuxCpuCounter(fake.proc(41), (thread, children) -> 0, true)) {
            assertThat(counter.notRunNanos()).isEqualTo(8760 * Proc.NANOS_PER_TICK);
        }
        try (LinuxCpuCounter counter =
                new LinuxCpuCounter(fake().delete("stat").proc(41), (thread, children) -> 0, true)) {
            assertThat(counter.notRunNanos()).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatChildrenUseIsCountedIfWantedAlsoAfterAllWereReaped(boolean children) throws Exception {
        String loop = "i=0; while [ $i -lt 100000 ]; do i=$((i + 1)); done";
        // The shell uses next to nothing by itself.
        Process shell = new ProcessBuilder("sh", "-c", "read go; (" + loop + "); exit 0").start();
        Proc proc = new Proc("/proc", Libc.pid(), Libc::clockNanos, new DescriptorBudget(1000));
        try (LinuxCpuCounter counter = new LinuxCpuCounter(proc, Libc::openCpuCounter, children)) {
            assumeTrue(counter.add((int) shell.pid()), "perf_event_open is not allowed here");
            shell.outputWriter().write("go\n");
            shell.outputWriter().flush();
            assertThat(shell.waitFor(60, TimeUnit.SECONDS)).isTrue();

            // The loop takes 20 ms and more.
            if (children) {
                assertThat(counter.nanos()).isGreaterThan(10_000_000);
            } else {
                assertThat(counter.nanos()).isBetween(1L, 10_000_000L);
            }
        } finally {
            shell.destroyForcibly();
        }
    }

    private FakeProc fake() {
        return new FakeProc(root).write("7/task/7/stat", "").write("stat", "");
    }
}
