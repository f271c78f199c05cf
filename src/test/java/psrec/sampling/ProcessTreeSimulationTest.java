package psrec.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psrec.metric.Metric;
import psrec.recording.Scope;

/// Random trees on a machine with the kernel's account, against the truth.
class ProcessTreeSimulationTest {
    private static final int TARGET = 200;
    private static final int SHELL = 50;
    private static final int SWEEPS = 150;
    private static final int MOST_PROCESSES = 40;
    /// The kernel's account of children is two numbers, each rounded down to 10 ms.
    private static final long ROUNDED_AWAY_NANOS = 20_000_000;

    // Creators of processes that share their memory and that no sweep has seen: while those live, it can be told whose
    // memory that is.
    private final Set<Integer> creatorsOfUnseen = new HashSet<>();
    private ScriptedSource machine = ScriptedSource.forStart();
    private Random random = new Random();
    private int nextPid = TARGET + 1;
    private long nowNanos;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void totalOfACommandNeverFallsIsNeverTooHighAndIsExactAtTheEnd(long seed) {
        random = new Random(seed);
        machine.fork(ScriptedSource.PSREC, TARGET);
        machine.skipBirths();
        ProcessTree tree = ProcessTree.ofCommand(machine, Scope.TREE, ScriptedSource.PSREC, machine.open(TARGET));
        long last = 0;
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            happen(1 + random.nextInt(random.nextBoolean() ? 3 : 30), ScriptedSource.PSREC);
            if (random.nextBoolean()) {
                last = reapAll(tree, last);
            }
            sweep(tree);
            long total = tree.cpuNanos();
            long truth = machine.everUsedNanos();
            assertThat(total).isBetween(last, truth);
            long inTree = machine.existingBelow(ScriptedSource.PSREC);
            assertThat(truth - total).isLessThanOrEqualTo(inTree * ROUNDED_AWAY_NANOS);
            int living = machine.livingBelow(ScriptedSource.PSREC).size();
            assertThat(tree.gauge(Metric.PROCESSES)).isEqualTo(living == 0 ? Double.NaN : living);
            assertThat(tree.gauge(Metric.RSS))
                    .isEqualTo(living == 0 ? Double.NaN : machine.rssBelow(ScriptedSource.PSREC));
            assertThat(tree.rssIsUpperBound()).isFalse();
            last = total;
        }
        endAll(ScriptedSource.PSREC);
        last = reapAll(tree, last);
        sweep(tree);
        assertThat(tree.cpuNanos()).isGreaterThanOrEqualTo(last).isEqualTo(machine.everUsedNanos());
        assertThat(tree.cpuGaps()).isEmpty();
        assertThat(machine.probesOpen()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void totalOfACommandHoldsThoughTheWorldMovesWhileItIsRead(long seed) {
        random = new Random(seed);
        machine.fork(ScriptedSource.PSREC, TARGET);
        machine.skipBirths();
        ProcessTree tree = ProcessTree.ofCommand(machine, Scope.TREE, ScriptedSource.PSREC, machine.open(TARGET));
        machine.beforeReading(() -> happen(random.nextInt(3), ScriptedSource.PSREC));
        long last = 0;
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            happen(1 + random.nextInt(random.nextBoolean() ? 3 : 30), ScriptedSource.PSREC);
            if (random.nextBoolean()) {
                last = reapAll(tree, last);
            }
            sweep(tree);
            assertThat(tree.cpuNanos()).isBetween(last, machine.everUsedNanos());
            last = tree.cpuNanos();
        }
        machine.beforeReading(() -> {});
        endAll(ScriptedSource.PSREC);
        last = reapAll(tree, last);
        sweep(tree);
        assertThat(tree.cpuNanos()).isGreaterThanOrEqualTo(last).isEqualTo(machine.everUsedNanos());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void totalOfAStrangerNeverFallsAndIsNeverTooHigh(long seed) {
        random = new Random(seed);
        machine = ScriptedSource.forAttach();
        machine.fork(ScriptedSource.INIT, SHELL).fork(SHELL, TARGET);
        happen(500, ScriptedSource.INIT);
        long before = machine.everUsedNanos();
        // Where the account began is rounded down, too: a later tick may hold what was used before.
        long bornBefore = machine.existingBelow(SHELL) * ROUNDED_AWAY_NANOS;
        ProcessTree tree = ProcessTree.ofStranger(machine, Scope.TREE, ScriptedSource.PSREC, machine.open(TARGET));
        tree.begin();
        assertThat(tree.cpuNanos()).isZero();
        if (seed % 2 == 0) {
            machine.beforeReading(() -> happen(random.nextInt(3), ScriptedSource.INIT));
        }
        long last = 0;
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            happen(1 + random.nextInt(random.nextBoolean() ? 3 : 30), ScriptedSource.INIT);
            sweep(tree);
            assertThat(tree.cpuNanos()).isBetween(last, machine.everUsedNanos() - before + bornBefore);
            last = tree.cpuNanos();
        }
        assertThat(last).isPositive();
    }

    private void sweep(ProcessTree tree) {
        long shown = tree.shownNanos();
        long late = tree.lateNanos();
        nowNanos += random.nextLong(2_000_000_000);
        tree.sweep(nowNanos);
        creatorsOfUnseen.clear();
        assertThat(tree.shownNanos()).isBetween(shown, tree.cpuNanos());
        assertThat(tree.lateNanos()).isBetween(late, tree.cpuNanos());
    }

    /// So many random events among all that is below a process; the target goes on.
    private void happen(int events, int ancestor) {
        for (int i = 0; i < events; i++) {
            List<Integer> living = living(ancestor);
            if (living.isEmpty()) {
                return;
            }
            int pid = living.get(random.nextInt(living.size()));
            switch (random.nextInt(12)) {
                case 0, 1, 2 -> {
                    run(pid, 30_000);
                    machine.rss(pid, 4096.0 * random.nextInt(1000));
                }
                case 3 -> run(pid, 300);
                case 4, 5 -> {
                    if (living.size() < MOST_PROCESSES) {
                        run(pid, 1);
                        machine.fork(pid, nextPid++);
                    }
                }
                case 6 -> {
                    if (pid != TARGET && random.nextBoolean() && !creatorsOfUnseen.contains(pid)) {
                        run(pid, 1);
                        machine.exit(pid);
                    }
                }
                case 7 -> {
                    if (living.size() < MOST_PROCESSES) {
                        run(pid, 1);
                        creatorsOfUnseen.add(pid);
                        machine.cloneVm(pid, pid, nextPid++);
                    }
                }
                case 8 -> {
                    if (!creatorsOfUnseen.contains(pid)) {
                        machine.exec(pid);
                    }
                }
                default -> {
                    List<Integer> ended = machine.ended(pid);
                    if (!ended.isEmpty()) {
                        machine.await(ended.get(random.nextInt(ended.size())));
                    }
                }
            }
        }
    }

    // Orphans too, but not those that the target comes from.
    private List<Integer> living(int ancestor) {
        return machine.livingBelow(ancestor).stream()
                .filter(pid -> pid >= TARGET)
                .toList();
    }

    // In whole microseconds, as wait4 tells it.
    private void run(int pid, int mostMicros) {
        machine.run(pid, random.nextInt(mostMicros) * 1000L, (1 + random.nextInt(mostMicros)) * 1000L);
    }

    private void endAll(int ancestor) {
        for (int pid : machine.livingBelow(ancestor)) {
            run(pid, 100);
            machine.exit(pid);
        }
    }

    private long reapAll(ProcessTree tree, long before) {
        long last = before;
        for (int pid : machine.ended(ScriptedSource.PSREC)) {
            tree.take(machine.reap(pid));
            assertThat(tree.cpuNanos()).isBetween(last, machine.everUsedNanos());
            last = tree.cpuNanos();
        }
        return last;
    }
}
