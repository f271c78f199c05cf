package psrec.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psrec.metric.Metric;
import psrec.recording.Scope;

/// Memory of processes that share an address space, as a tree adds it up.
class AddressSpacesTest {
    private static final int TARGET = 200;
    private static final int CHILD = 201;
    private static final int GRANDCHILD = 202;
    private static final long MIB = 1 << 20;

    private final ScriptedSource machine = ScriptedSource.forStart();
    private long nowNanos;

    @Test
    void anAddressSpaceCountsOnceUntilTheChildExecutesAProgram() {
        ProcessTree tree = start(300);
        machine.run(TARGET, 1).vfork(TARGET, CHILD);
        assertThat(sweptRss(tree)).isEqualTo(300);
        assertThat(tree.gauge(Metric.PROCESSES)).isEqualTo(2);
        assertThat(tree.gauge(Metric.THREADS)).isEqualTo(2);
        machine.exec(CHILD).rss(CHILD, 5);
        assertThat(sweptRss(tree)).isEqualTo(305);
        assertThat(tree.peakRss().bytes()).isEqualTo(305);
    }

    @Test
    void afterAForkMemoryCountsForEach() {
        ProcessTree tree = start(300);
        machine.run(TARGET, 1).fork(TARGET, CHILD).rss(CHILD, 299);
        assertThat(sweptRss(tree)).isEqualTo(599);
    }

    @Test
    void memoryThatAChildTakesCountsThoughTheOwnerSleeps() {
        ProcessTree tree = start(300);
        machine.run(TARGET, 1).vfork(TARGET, CHILD);
        sweptRss(tree);
        machine.run(CHILD, 1).rss(CHILD, 700);
        assertThat(sweptRss(tree)).isEqualTo(700);
    }

    @Test
    void aChainIsOneAddressSpace() {
        ProcessTree tree = start(300);
        machine.run(TARGET, 1).cloneVm(TARGET, TARGET, CHILD).cloneVm(CHILD, CHILD, GRANDCHILD);
        assertThat(sweptRss(tree)).isEqualTo(300);
        // The one between ends, and the last is an orphan.
        machine.exit(CHILD).await(CHILD);
        assertThat(sweptRss(tree)).isEqualTo(300);
        machine.exec(GRANDCHILD).rss(GRANDCHILD, 5);
        assertThat(sweptRss(tree)).isEqualTo(305);
    }

    @Test
    void whenTheOwnerEndsAnotherCounts() {
        ProcessTree tree = start(1);
        machine.run(TARGET, 1).fork(TARGET, CHILD).rss(CHILD, 300);
        sweptRss(tree);
        machine.run(CHILD, 1).cloneVm(CHILD, CHILD, 300).cloneVm(CHILD, CHILD, 301);
        assertThat(sweptRss(tree)).isEqualTo(301);
        // What it grows by while the others sleep.
        machine.run(CHILD, 1).rss(CHILD, 400).exit(CHILD);
        assertThat(sweptRss(tree)).isEqualTo(401);
        machine.await(CHILD);
        assertThat(sweptRss(tree)).isEqualTo(401);
        machine.run(300, 1).exit(300);
        assertThat(sweptRss(tree)).isEqualTo(401);
    }

    @Test
    void whenTheTargetIsReapedAnotherCounts() {
        ProcessTree tree = start(300);
        machine.run(TARGET, 1).cloneVm(TARGET, TARGET, CHILD);
        sweptRss(tree);
        machine.exit(TARGET);
        tree.take(machine.reap(TARGET));
        assertThat(tree.gauge(Metric.RSS)).isEqualTo(300);
    }

    @Test
    void whenTheOwnerExecutesAProgramAnotherCounts() {
        ProcessTree tree = start(300);
        machine.run(TARGET, 1).cloneVm(TARGET, TARGET, CHILD).cloneVm(TARGET, TARGET, GRANDCHILD);
        sweptRss(tree);
        machine.exec(TARGET).rss(TARGET, 5);
        assertThat(sweptRss(tree)).isEqualTo(305);
        machine.exec(CHILD).rss(CHILD, 7);
        assertThat(sweptRss(tree)).isEqualTo(312);
    }

    @Test
    void aSiblingMayBeTheCreator() {
        ProcessTree tree = start(1);
        machine.run(TARGET, 1).fork(TARGET, CHILD).rss(CHILD, 300).fork(TARGET, 300);
        sweptRss(tree);
        machine.run(CHILD, 1).cloneVm(CHILD, TARGET, 301);
        assertThat(sweptRss(tree)).isEqualTo(1301);
    }

    @Test
    void orphansMayShareWithEachOther() {
        ProcessTree tree = start(1);
        machine.run(TARGET, 1).fork(TARGET, CHILD).rss(CHILD, 300);
        machine.cloneVm(CHILD, CHILD, 300)
                .cloneVm(CHILD, CHILD, 301)
                .exit(CHILD)
                .await(CHILD);
        assertThat(sweptRss(tree)).isEqualTo(301);
    }

    @Test
    void whatWasThereBeforeCountsOnce() {
        ScriptedSource others = ScriptedSource.forAttach();
        others.fork(ScriptedSource.INIT, TARGET).rss(TARGET, 300);
        others.cloneVm(TARGET, TARGET, CHILD).fork(TARGET, 300).rss(300, 20);
        ProcessTree tree = ProcessTree.ofStranger(others, Scope.TREE, ScriptedSource.PSREC, others.open(TARGET));
        tree.begin();
        assertThat(tree.gauge(Metric.RSS)).isEqualTo(320);
    }

    @Test
    void aThousandForkedWorkersCostFewComparisonsAndOnlyOnce() {
        ProcessTree tree = start(1);
        machine.run(TARGET, 1);
        for (int i = 0; i < 1000; i++) {
            machine.fork(TARGET, 1000 + i);
        }
        assertThat(sweptRss(tree)).isEqualTo(1 + 1000 * 1000);
        int comparisons = machine.comparisons();
        assertThat(comparisons).isLessThanOrEqualTo(17 * 1000);
        for (int i = 0; i < 1000; i++) {
            machine.run(1000 + i, 1);
        }
        sweptRss(tree);
        assertThat(machine.comparisons()).isEqualTo(comparisons);
    }

    @Test
    void whatHasExecutedAProgramIsNotCompared() {
        ProcessTree tree = start(1);
        machine.run(TARGET, 1).fork(TARGET, CHILD).exec(CHILD);
        sweptRss(tree);
        assertThat(machine.comparisons()).isZero();
    }

    @Test
    void aParentThatWaitsForVforkTellsWhereComparingIsRefused() {
        machine.refuseComparisons();
        ProcessTree tree = start(300);
        machine.run(TARGET, 1).vfork(TARGET, CHILD);
        assertThat(sweptRss(tree)).isEqualTo(300);
        assertThat(tree.rssIsUpperBound()).isFalse();
        machine.exec(CHILD).rss(CHILD, 5);
        assertThat(sweptRss(tree)).isEqualTo(305);
        assertThat(tree.rssIsUpperBound()).isFalse();
    }

    @Test
    void whatCannotBeToldIsAnUpperBound() {
        machine.refuseComparisons();
        ProcessTree tree = start(300);
        machine.run(TARGET, 1).cloneVm(TARGET, TARGET, CHILD);
        assertThat(sweptRss(tree)).isEqualTo(600);
        assertThat(tree.rssIsUpperBound()).isTrue();
        machine.exec(CHILD).rss(CHILD, 5);
        assertThat(sweptRss(tree)).isEqualTo(305);
        assertThat(tree.rssIsUpperBound()).isFalse();
    }

    @Test
    void whatCannotBeToldIsNoBoundAnyMoreWhenItHasEnded() {
        machine.refuseComparisons();
        ProcessTree tree = start(300);
        machine.run(TARGET, 1).fork(TARGET, CHILD);
        sweptRss(tree);
        assertThat(tree.rssIsUpperBound()).isTrue();
        machine.run(CHILD, 1).exit(CHILD);
        assertThat(sweptRss(tree)).isEqualTo(300);
        assertThat(tree.rssIsUpperBound()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {300 - 100, 300 + 100})
    void peaksThatDifferAreOfTwoAddressSpaces(long childPeakMib) {
        machine.refuseComparisons();
        ProcessTree tree = start(300);
        machine.peakRss(TARGET, 300 * MIB).run(TARGET, 1).fork(TARGET, CHILD);
        machine.rss(CHILD, 200).peakRss(CHILD, childPeakMib * MIB);
        assertThat(sweptRss(tree)).isEqualTo(500);
        assertThat(tree.rssIsUpperBound()).isFalse();
    }

    private ProcessTree start(double rss) {
        machine.fork(ScriptedSource.PSREC, TARGET).rss(TARGET, rss).skipBirths();
        return ProcessTree.ofCommand(machine, Scope.TREE, ScriptedSource.PSREC, machine.open(TARGET));
    }

    private double sweptRss(ProcessTree tree) {
        nowNanos += 1_000_000_000;
        tree.sweep(nowNanos);
        return tree.gauge(Metric.RSS);
    }
}
