package psrec.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import psrec.metric.Metric;
import psrec.recording.PeakRss;
import psrec.recording.Scope;

class ProcessTreeTest {
    private static final int TARGET = 200;
    private static final int CHILD = 201;
    private static final int GRANDCHILD = 202;
    private static final long MILLI = 1_000_000;
    private static final int SHELL = 50;

    private long nowNanos;

    /// A second later, so that no clock is too early.
    private void sweep(ProcessTree tree) {
        nowNanos += 1000 * MILLI;
        tree.sweep(nowNanos);
    }

    private void lastSweep(ProcessTree tree) {
        nowNanos += 1000 * MILLI;
        tree.lastSweep(nowNanos);
    }

    @Nested
    class OfACommand {
        private final ScriptedSource machine = ScriptedSource.forStart();

        @Test
        void cpuTimeIsThatOfAllThatLive() {
            ProcessTree tree = start();
            machine.run(TARGET, 30)
                    .fork(TARGET, CHILD)
                    .run(CHILD, 20)
                    .fork(CHILD, GRANDCHILD)
                    .run(GRANDCHILD, 7);
            sweep(tree);
            assertThat(tree.cpuNanos()).isEqualTo(57 * MILLI);
        }

        @Test
        void cpuTimeBetweenForkAndFirstReadingCounts() {
            machine.fork(ScriptedSource.PSREC, TARGET).run(TARGET, 3);
            ProcessTree tree = tree(Scope.TREE);
            assertThat(tree.cpuNanos()).isEqualTo(3 * MILLI);
        }

        @Test
        void childReapedByItsParentIsCreditedOnce() {
            ProcessTree tree = start();
            machine.fork(TARGET, CHILD).run(CHILD, 25);
            sweep(tree);
            machine.exit(CHILD).await(CHILD);
            sweep(tree);
            long once = 25 * MILLI + 1000;
            assertThat(tree.cpuNanos()).isEqualTo(once);
            sweep(tree);
            machine.run(TARGET, 1);
            sweep(tree);
            assertThat(tree.cpuNanos()).isEqualTo(once + MILLI);
        }

        @Test
        void childThatWasNeverSeenIsInItsParentsAccount() {
            ProcessTree tree = start();
            machine.fork(TARGET, CHILD).run(CHILD, 25).exit(CHILD).await(CHILD);
            sweep(tree);
            // In ticks, rounded down.
            assertThat(tree.cpuNanos()).isEqualTo(20 * MILLI + 1000);
        }

        @Test
        void manyChildrenTooShortForATickAddUp() {
            ProcessTree tree = start();
            for (int i = 0; i < 100; i++) {
                machine.fork(TARGET, 300 + i).run(300 + i, 2).exit(300 + i).await(300 + i);
                sweep(tree);
            }
            assertThat(tree.cpuNanos()).isEqualTo(200 * MILLI + 100 * 1000);
        }

        @Test
        void cpuTimeNeverFallsWhenAChildExits() {
            ProcessTree tree = start();
            machine.fork(TARGET, CHILD).run(CHILD, 19);
            sweep(tree);
            long before = tree.cpuNanos();
            machine.exit(CHILD).await(CHILD);
            sweep(tree);
            assertThat(tree.cpuNanos()).isGreaterThanOrEqualTo(before);
        }

        @Test
        void lastReadingBeforeTheEndIsBetteredByTheParentsAccount() {
            ProcessTree tree = start();
            machine.fork(TARGET, CHILD).run(CHILD, 19);
            sweep(tree);
            machine.run(CHILD, 31).exit(CHILD).await(CHILD);
            sweep(tree);
            assertThat(tree.cpuNanos()).isEqualTo(50 * MILLI + 1000);
        }

        @Test
        void orphanComesHomeToPsrecAndIsCounted() {
            ProcessTree tree = start();
            machine.fork(TARGET, CHILD).fork(CHILD, GRANDCHILD).exit(CHILD).await(CHILD);
            machine.run(GRANDCHILD, 40);
            sweep(tree);
            assertThat(tree.cpuNanos()).isEqualTo(40 * MILLI + 1000);
            assertThat(tree.gauge(Metric.PROCESSES)).isEqualTo(2);
            machine.run(GRANDCHILD, 5).exit(GRANDCHILD);
            tree.take(machine.reap(GRANDCHILD));
            assertThat(tree.cpuNanos()).isEqualTo(45 * MILLI + 1000);
            assertThat(tree.cpuGaps()).isEmpty();
        }

        @Test
        void orphanThatWasSeenUnderItsParentIsCountedOnce() {
            ProcessTree tree = start();
            machine.fork(TARGET, CHILD).fork(CHILD, GRANDCHILD).run(GRANDCHILD, 40);
            sweep(tree);
            machine.run(CHILD, 10).exit(CHILD).await(CHILD);
            sweep(tree);
            sweep(tree);
            assertThat(tree.cpuNanos()).isEqualTo(50 * MILLI + 1000);
            machine.exit(GRANDCHILD);
            tree.take(machine.reap(GRANDCHILD));
            sweep(tree);
            assertThat(tree.cpuNanos()).isEqualTo(50 * MILLI + 1000);
        }

        @Test
        void orphanThatGoesToASubreaperInTheTreeIsCountedOnce() {
            ProcessTree tree = start();
            machine.becomeSubreaper(TARGET)
                    .fork(TARGET, CHILD)
                    .fork(CHILD, GRANDCHILD)
                    .run(GRANDCHILD, 40);
            sweep(tree);
            machine.exit(CHILD).await(CHILD);
            sweep(tree);
            machine.exit(GRANDCHILD).await(GRANDCHILD);
            sweep(tree);
            assertThat(tree.cpuNanos()).isEqualTo(40 * MILLI + 2000);
            assertThat(tree.cpuGaps()).isEmpty();
            machine.fork(TARGET, 300).run(300, 100).exit(300).await(300);
            sweep(tree);
            assertThat(tree.cpuNanos()).isEqualTo(140 * MILLI + 3000);
        }

        @Test
        void orphanThatPsrecReapsBeforeItWasEverSeenIsCounted() {
            ProcessTree tree = start();
            machine.fork(TARGET, CHILD).fork(CHILD, GRANDCHILD).exit(CHILD).await(CHILD);
            machine.run(GRANDCHILD, 40).exit(GRANDCHILD);
            tree.take(machine.reap(GRANDCHILD));
            sweep(tree);
            assertThat(tree.cpuNanos()).isEqualTo(40 * MILLI + 1000);
        }

        @Test
        void endOfTheCommandIsExact() {
            ProcessTree tree = start();
            machine.fork(TARGET, CHILD).run(CHILD, 19).run(TARGET, 1_234_000, 0);
            sweep(tree);
            machine.run(CHILD, 4_567_000, 0).exit(CHILD).await(CHILD).exit(TARGET);
            tree.take(machine.reap(TARGET));
            assertThat(tree.cpuNanos()).isEqualTo(machine.everUsedNanos());
            assertThat(tree.targetLost()).isFalse();
            assertThat(tree.cpuGaps()).isEmpty();
        }

        @Test
        void zombiesDoNotCountAsProcesses() {
            machine.fork(ScriptedSource.PSREC, TARGET).threads(TARGET, 3);
            ProcessTree tree = tree(Scope.TREE);
            machine.fork(TARGET, CHILD).run(CHILD, 5);
            sweep(tree);
            assertThat(tree.gauge(Metric.PROCESSES)).isEqualTo(2);
            assertThat(tree.gauge(Metric.THREADS)).isEqualTo(4);
            assertThat(tree.gauge(Metric.RSS)).isEqualTo(2000);
            machine.run(CHILD, 1).exit(CHILD);
            sweep(tree);
            assertThat(tree.gauge(Metric.PROCESSES)).isEqualTo(1);
            assertThat(tree.gauge(Metric.THREADS)).isEqualTo(3);
            assertThat(tree.gauge(Metric.RSS)).isEqualTo(1000);
            assertThat(tree.cpuNanos()).isEqualTo(6 * MILLI);
        }

        @Test
        void nothingThatLivesIsEmptyAndNotZero() {
            ProcessTree tree = start();
            machine.run(TARGET, 1).exit(TARGET);
            sweep(tree);
            assertThat(Metric.gauges()).allMatch(metric -> Double.isNaN(tree.gauge(metric)));
            tree.take(machine.reap(TARGET));
            assertThat(Metric.gauges()).allMatch(metric -> Double.isNaN(tree.gauge(metric)));
        }

        @Test
        void sumWithOneUnknownIsUnknown() {
            ProcessTree tree = start();
            machine.fork(TARGET, CHILD).rss(CHILD, Double.NaN);
            sweep(tree);
            assertThat(tree.gauge(Metric.RSS)).isNaN();
            assertThat(tree.gauge(Metric.THREADS)).isEqualTo(2);
        }

        @Test
        void orphanThatIsExitingIsAwaitedUntilItIsReaped() {
            ProcessTree tree = start();
            machine.fork(TARGET, CHILD).fork(CHILD, GRANDCHILD).exit(CHILD).await(CHILD);
            machine.fork(GRANDCHILD, 300).run(300, 5).exit(300).await(300);
            machine.exit(TARGET);
            tree.take(machine.reap(TARGET));
            lastSweep(tree);
            assertThat(tree.awaitsExits()).isFalse();
            machine.beginExit(GRANDCHILD);
            lastSweep(tree);
            assertThat(tree.awaitsExits()).isTrue();
            tree.noteExiting();
            assertThat(tree.cpuGaps())
                    .containsExactly(
                            "process 202 (work) was still exiting at the end of the recording, so its account is"
                                    + " not final");
            machine.exit(GRANDCHILD);
            tree.take(machine.reap(GRANDCHILD));
            assertThat(tree.awaitsExits()).isFalse();
            assertThat(tree.isEmpty()).isTrue();
            assertThat(tree.cpuNanos()).isEqualTo(5 * MILLI + 2000);
        }

        @Test
        void processThatIsExitingIsAwaitedOnlyIfItComesToPsrec() {
            ProcessTree tree = start();
            machine.fork(TARGET, CHILD).fork(CHILD, GRANDCHILD).beginExit(GRANDCHILD);
            machine.exit(TARGET);
            tree.take(machine.reap(TARGET));
            lastSweep(tree);
            // Its parent lives, and may never wait for it.
            assertThat(tree.awaitsExits()).isFalse();
            machine.beginExit(CHILD);
            lastSweep(tree);
            assertThat(tree.awaitsExits()).isTrue();
        }

        @Test
        void whatLivesOnIsReadWhenTheCommandHasEnded() {
            ProcessTree tree = start();
            machine.fork(TARGET, CHILD).name(CHILD, "daemon").rss(CHILD, 777);
            sweep(tree);
            machine.exit(TARGET);
            tree.take(machine.reap(TARGET));
            assertThat(tree.gauge(Metric.RSS)).isEqualTo(777);
            assertThat(tree.gauge(Metric.PROCESSES)).isEqualTo(1);
            assertThat(tree.others()).containsExactly("201 (daemon)");
        }

        @Test
        void processThatIgnoresSigchldIsNotedWhenAChildOfItHasEnded() {
            ProcessTree tree = start();
            machine.ignoreSigchld(TARGET).name(TARGET, "nowait").run(TARGET, 1);
            sweep(tree);
            machine.run(TARGET, 1).fork(TARGET, CHILD);
            sweep(tree);
            machine.run(TARGET, 1).fork(TARGET, GRANDCHILD);
            sweep(tree);
            // All that it has are there to be read.
            assertThat(tree.cpuGaps()).isEmpty();
            machine.exit(CHILD).await(CHILD);
            sweep(tree);
            assertThat(tree.cpuGaps())
                    .containsExactly(
                            "process 200 (nowait) does not wait for its children (it ignores SIGCHLD), so no account is kept of them:"
                                    + " what they used after their last sample is not known");
        }

        @Test
        void processThatIgnoresSigchldIsNotedWhenAChildMayHaveComeAndGone() {
            ProcessTree tree = start();
            machine.ignoreSigchld(TARGET).run(TARGET, 1);
            machine.fork(TARGET, CHILD).exit(CHILD).await(CHILD);
            sweep(tree);
            assertThat(tree.cpuGaps()).singleElement().asString().contains("it ignores SIGCHLD");
        }

        @Test
        void processThatIgnoresSigchldIsNotedThoughAChildWasGoneOnlyWhenItWasOpened() {
            ProcessTree tree = start();
            machine.ignoreSigchld(TARGET).run(TARGET, 1).fork(TARGET, CHILD);
            machine.beforeReading(1, () -> machine.run(TARGET, 1).exit(CHILD).await(CHILD));
            sweep(tree);
            assertThat(tree.cpuGaps()).isEmpty();
            sweep(tree);
            assertThat(tree.cpuGaps()).singleElement().asString().contains("it ignores SIGCHLD");
        }

        @Test
        void processThatIgnoresSigchldIsNotNotedForWhatIsBornElsewhere() {
            ProcessTree tree = start();
            machine.ignoreSigchld(TARGET).fork(ScriptedSource.INIT, 300);
            for (int pid = 301; pid < 305; pid++) {
                machine.run(TARGET, 1).fork(300, pid);
                sweep(tree);
            }
            // Nor for what came and went elsewhere while it slept.
            sweep(tree);
            machine.fork(300, 305).exit(305).await(305);
            sweep(tree);
            assertThat(tree.cpuGaps()).isEmpty();
        }

        @Test
        void processThatIgnoresSigchldAndEndsAtOnceIsNotedForItsChild() {
            ProcessTree tree = start();
            machine.run(TARGET, 1).fork(TARGET, CHILD).ignoreSigchld(CHILD).fork(CHILD, GRANDCHILD);
            sweep(tree);
            machine.run(GRANDCHILD, 9).exit(GRANDCHILD).await(GRANDCHILD);
            machine.run(CHILD, 1).exit(CHILD).await(CHILD);
            sweep(tree);
            assertThat(tree.cpuGaps()).singleElement().asString().contains("process 201 ");
        }

        @Test
        void childOfOneThatIgnoresSigchldCountsAsFarAsItWasSeen() {
            ProcessTree tree = start();
            machine.ignoreSigchld(TARGET).run(TARGET, 1).fork(TARGET, CHILD).run(CHILD, 30);
            sweep(tree);
            machine.run(CHILD, 5).exit(CHILD).await(CHILD);
            sweep(tree);
            assertThat(tree.cpuNanos()).isEqualTo(31 * MILLI);
        }

        @Test
        void accountThatLacksChildrenThatWereSeenIsNoted() {
            ProcessTree tree = start();
            // As with SA_NOCLDWAIT, which cannot be seen from outside: what the children used is in no account.
            machine.run(TARGET, 1).fork(TARGET, CHILD).run(CHILD, 200);
            sweep(tree);
            machine.ignoreSigchld(TARGET).exit(CHILD).await(CHILD).run(TARGET, 1);
            sweep(tree);
            machine.run(TARGET, 1);
            sweep(tree);
            assertThat(tree.cpuNanos()).isEqualTo(203 * MILLI);
            assertThat(tree.cpuGaps()).singleElement().asString().contains("does not wait for its children");
        }

        @Test
        void processAloneHasNoChildren() {
            machine.fork(ScriptedSource.PSREC, TARGET);
            ProcessTree tree = tree(Scope.PROCESS);
            machine.run(TARGET, 10).fork(TARGET, CHILD).run(CHILD, 50);
            sweep(tree);
            assertThat(tree.cpuNanos()).isEqualTo(10 * MILLI);
            assertThat(tree.gauge(Metric.PROCESSES)).isEqualTo(1);
            machine.exit(CHILD).await(CHILD);
            sweep(tree);
            assertThat(tree.cpuNanos()).isEqualTo(10 * MILLI + 1000);
            machine.exit(TARGET);
            tree.take(machine.reap(TARGET));
            assertThat(tree.cpuNanos()).isEqualTo(10 * MILLI + 1000);
        }

        @Test
        void orphansAreNotOfAProcessAlone() {
            machine.fork(ScriptedSource.PSREC, TARGET);
            ProcessTree tree = tree(Scope.PROCESS);
            machine.fork(TARGET, CHILD)
                    .fork(CHILD, GRANDCHILD)
                    .run(GRANDCHILD, 50)
                    .exit(CHILD)
                    .await(CHILD);
            machine.exit(GRANDCHILD);
            tree.take(machine.reap(GRANDCHILD));
            sweep(tree);
            assertThat(tree.cpuNanos()).isEqualTo(1000);
        }

        @Test
        void strangersAreNotTakenInAndNotHeld() {
            ProcessTree tree = start();
            machine.fork(ScriptedSource.INIT, 900).run(900, 50).fork(900, 901).run(901, 50);
            sweep(tree);
            assertThat(tree.cpuNanos()).isZero();
            assertThat(machine.probesOpen()).isEqualTo(1);
        }

        @Test
        void childrenMayBeListedBeforeTheirParents() {
            ProcessTree tree = start();
            // The pids came round.
            machine.fork(TARGET, 301).fork(301, 300).fork(300, 299).run(299, 8);
            machine.skipBirths();
            ProcessTree whole = ProcessTree.ofCommand(
                    new Listed(machine, 299, 300, 301), Scope.TREE, ScriptedSource.PSREC, machine.open(TARGET));
            sweep(whole);
            assertThat(whole.gauge(Metric.PROCESSES)).isEqualTo(4);
            assertThat(whole.cpuNanos()).isEqualTo(8 * MILLI);
            tree.close();
        }

        @Test
        void pidListedTwiceIsTakenInOnce() {
            machine.fork(ScriptedSource.PSREC, TARGET).fork(TARGET, CHILD).run(CHILD, 8);
            ProcessTree tree = ProcessTree.ofCommand(
                    new Listed(machine, CHILD, CHILD, TARGET), Scope.TREE, ScriptedSource.PSREC, machine.open(TARGET));
            sweep(tree);
            sweep(tree);
            assertThat(tree.gauge(Metric.PROCESSES)).isEqualTo(2);
            assertThat(tree.cpuNanos()).isEqualTo(8 * MILLI);
        }

        @Test
        void psrecItselfIsNeverPartOfIt() {
            machine.fork(ScriptedSource.PSREC, TARGET);
            ProcessTree tree = ProcessTree.ofCommand(
                    new Listed(machine, ScriptedSource.PSREC), Scope.TREE, ScriptedSource.PSREC, machine.open(TARGET));
            sweep(tree);
            assertThat(tree.gauge(Metric.PROCESSES)).isEqualTo(1);
        }

        @Test
        void reusedPidWithAnEarlierClockIsAnotherProcess() {
            ProcessTree tree = start();
            machine.fork(TARGET, CHILD).run(CHILD, 30);
            sweep(tree);
            machine.exit(CHILD).await(CHILD).fork(ScriptedSource.INIT, CHILD).run(CHILD, 10);
            sweep(tree);
            assertThat(tree.cpuNanos()).isEqualTo(30 * MILLI + 1000);
            assertThat(tree.gauge(Metric.PROCESSES)).isEqualTo(1);
        }

        @Test
        void reusedPidWithALaterClockIsAnotherProcess() {
            ProcessTree tree = start();
            machine.fork(TARGET, CHILD).run(CHILD, 30);
            sweep(tree);
            machine.exit(CHILD).await(CHILD).fork(ScriptedSource.INIT, CHILD).run(CHILD, 5000);
            sweep(tree);
            assertThat(tree.cpuNanos()).isEqualTo(30 * MILLI + 1000);
            assertThat(tree.gauge(Metric.PROCESSES)).isEqualTo(1);
        }

        @Test
        void reusedPidCanBeAnotherChild() {
            ProcessTree tree = start();
            machine.fork(TARGET, CHILD).run(CHILD, 30);
            sweep(tree);
            machine.exit(CHILD).await(CHILD).fork(TARGET, CHILD).run(CHILD, 5);
            sweep(tree);
            assertThat(tree.cpuNanos()).isEqualTo(35 * MILLI + 1000);
            assertThat(tree.gauge(Metric.PROCESSES)).isEqualTo(2);
        }

        @Test
        void peakIsTheHighestSumThatWasSeen() {
            ProcessTree tree = start();
            machine.fork(TARGET, CHILD).rss(CHILD, 5000);
            sweep(tree);
            machine.run(CHILD, 1).rss(CHILD, 100);
            sweep(tree);
            assertThat(tree.peakRss().bytes()).isEqualTo(6000);
        }

        @Test
        void peakIsTheHighestOfOneProcessWhereThatIsHigher() {
            ProcessTree tree = start();
            machine.peakRss(TARGET, 999);
            tree.lookAtPeaks(true);
            assertThat(tree.peakRss().bytes()).isEqualTo(1000);
            machine.peakRss(TARGET, 8000);
            tree.lookAtPeaks(true);
            assertThat(tree.peakRss().bytes()).isEqualTo(8000);
        }

        @Test
        void inALargeTreePeaksOfThoseThatRanAreSeenAtOnceAndOfOthersInTurn() {
            ProcessTree tree = start();
            for (int i = 0; i < 100; i++) {
                machine.fork(TARGET, CHILD + i);
            }
            sweep(tree);
            tree.lookAtPeaks(true);
            machine.run(CHILD + 7, 1).peakRss(CHILD + 7, 1_000_000);
            sweep(tree);
            tree.lookAtPeaks(true);
            assertThat(tree.peakRss().bytes()).isEqualTo(1_000_000);

            machine.peakRss(CHILD + 8, 2_000_000);
            for (int i = 0; i < 64; i++) {
                tree.lookAtPeaks(true);
            }
            assertThat(tree.peakRss().bytes()).isEqualTo(2_000_000);
        }

        @Test
        void peakIsLookedAtWhereItCanHaveRisen() {
            ProcessTree tree = start();
            tree.lookAtPeaks(false);
            machine.peakRss(TARGET, 9000);
            tree.lookAtPeaks(false);
            assertThat(tree.peakRss().bytes()).as("it has not run").isEqualTo(1000);
            machine.run(TARGET, 1);
            sweep(tree);
            tree.lookAtPeaks(false);
            assertThat(tree.peakRss().bytes()).isEqualTo(9000);
        }

        @Test
        void peakThatNobodyKnowsIsUnknown() {
            machine.fork(ScriptedSource.PSREC, TARGET).rss(TARGET, Double.NaN);
            ProcessTree tree = tree(Scope.TREE);
            machine.exit(TARGET);
            tree.take(machine.reap(TARGET));
            assertThat(tree.peakRss().bytes()).isNaN();
        }

        @Test
        void theKernelTellsThePeakOfWhatWasNeverRead() {
            ProcessTree tree = start();
            machine.peakRss(TARGET, 3000);
            machine.fork(TARGET, CHILD).peakRss(CHILD, 9000).exit(CHILD).await(CHILD);
            end(tree);
            assertThat(tree.peakRss()).as("which child it was is not known").isEqualTo(new PeakRss(9000, 9000, "", ""));
        }

        @Test
        void aCommandThatWaitedForNothingHadItsPeakItself() {
            ProcessTree tree = start();
            machine.peakRss(TARGET, 3000).name(TARGET, "solo");
            end(tree);
            assertThat(tree.peakRss()).isEqualTo(new PeakRss(3000, 3000, "200 (solo)", ""));
        }

        @Test
        void aDescendantThatWasSeenWithThatPeakHadIt() {
            ProcessTree tree = start();
            machine.fork(TARGET, CHILD).peakRss(CHILD, 9000).name(CHILD, "cc1");
            sweep(tree);
            tree.lookAtPeaks(true);
            machine.exit(CHILD).await(CHILD);
            end(tree);
            assertThat(tree.peakRss()).isEqualTo(new PeakRss(9000, 9000, "201 (cc1)", ""));
        }

        @Test
        void aDescendantThatWasSeenWithLessMayNotHaveHadIt() {
            ProcessTree tree = start();
            machine.fork(TARGET, CHILD).peakRss(CHILD, 8999).name(CHILD, "cc1");
            sweep(tree);
            tree.lookAtPeaks(true);
            machine.fork(TARGET, 300).peakRss(300, 9000).exit(300).await(300);
            machine.exit(CHILD).await(CHILD);
            end(tree);
            assertThat(tree.peakRss()).isEqualTo(new PeakRss(9000, 9000, "", ""));
        }

        @Test
        void theNameOfThePeakIsTheOneItHasAtItsEnd() {
            ProcessTree tree = start();
            machine.peakRss(TARGET, 9000).name(TARGET, "sh");
            tree.lookAtPeaks(true);
            machine.name(TARGET, "python3");
            end(tree);
            assertThat(tree.peakRss().process()).isEqualTo("200 (python3)");
        }

        @Test
        void theSumOfProcessesCanBeMoreThanAnyOfThem() {
            ProcessTree tree = start();
            machine.fork(TARGET, CHILD).rss(CHILD, 5000).peakRss(CHILD, 5000);
            sweep(tree);
            machine.exit(CHILD).await(CHILD);
            end(tree);
            assertThat(tree.peakRss().bytes()).isEqualTo(6000);
            assertThat(tree.peakRss().processBytes()).isEqualTo(5000);
        }

        @Test
        void whatStillRunsCanHaveChildrenWithMore() {
            ProcessTree tree = start();
            machine.peakRss(TARGET, 3000)
                    .fork(TARGET, CHILD)
                    .peakRss(CHILD, 4000)
                    .name(CHILD, "daemon");
            sweep(tree);
            machine.exit(TARGET);
            tree.take(machine.reap(TARGET));
            tree.lastSweep(nowNanos + MILLI);
            tree.lookAtAllPeaks();
            assertThat(tree.peakRss())
                    .isEqualTo(new PeakRss(4000, 4000, "201 (daemon)", "process 201 (daemon) was still running"));
        }

        @Test
        void anOrphanThatPsrecWaitsForIsInThePeak() {
            ProcessTree tree = start();
            machine.peakRss(TARGET, 3000).fork(TARGET, CHILD).peakRss(CHILD, 4000);
            sweep(tree);
            end(tree);
            machine.exit(CHILD);
            tree.take(machine.reap(CHILD));
            assertThat(tree.peakRss().processBytes()).isEqualTo(4000);
            assertThat(tree.peakRss().lowerBound()).isEmpty();
        }

        @Test
        void childrenThatNobodyWaitsForMakeThePeakALowerBound() {
            ProcessTree tree = start();
            machine.peakRss(TARGET, 3000).name(TARGET, "sh").ignoreSigchld(TARGET);
            machine.fork(TARGET, CHILD).peakRss(CHILD, 9000).exit(CHILD).await(CHILD);
            end(tree);
            assertThat(tree.peakRss())
                    .isEqualTo(new PeakRss(3000, 3000, "200 (sh)", "process 200 (sh) does not wait for its children"));
        }

        @Test
        void withoutChildrenTheirPeakIsNotTheCommands() {
            machine.fork(ScriptedSource.PSREC, TARGET);
            ProcessTree tree = tree(Scope.PROCESS);
            assertThat(tree.needsEarlyLooks()).isTrue();
            machine.peakRss(TARGET, 3000);
            tree.lookAtPeaks(true);
            machine.fork(TARGET, CHILD).peakRss(CHILD, 9000).exit(CHILD).await(CHILD);
            end(tree);
            assertThat(tree.peakRss())
                    .isEqualTo(new PeakRss(
                            3000,
                            3000,
                            "200 (work)",
                            "the kernel tells the peak of process 200 only together with those of its children"));
        }

        @Test
        void withoutChildrenACommandThatHadNoneIsExact() {
            machine.fork(ScriptedSource.PSREC, TARGET);
            ProcessTree tree = tree(Scope.PROCESS);
            machine.peakRss(TARGET, 3000);
            end(tree);
            assertThat(tree.peakRss()).isEqualTo(new PeakRss(3000, 3000, "200 (work)", ""));
        }

        @Test
        void whereTheKernelTellsThePeaksNothingIsLookedAtEarly() {
            assertThat(start().needsEarlyLooks()).isFalse();
        }

        private void end(ProcessTree tree) {
            machine.exit(TARGET);
            tree.take(machine.reap(TARGET));
        }

        @Test
        void idleProcessIsReadAllTheSameNowAndThen() {
            ProcessTree tree = start();
            machine.rss(TARGET, 444);
            for (int i = 0; i < 64; i++) {
                sweep(tree);
            }
            assertThat(tree.gauge(Metric.RSS)).isEqualTo(444);
        }

        @Test
        void ofAProcessThatRanAloneOnlyItsUseIsRead() {
            ProcessTree tree = start();
            sweep(tree);
            int before = machine.statesRead();
            machine.run(TARGET, 5).rss(TARGET, 444);
            sweep(tree);
            assertThat(tree.cpuNanos()).isEqualTo(5 * MILLI);
            assertThat(tree.gauge(Metric.RSS)).isEqualTo(444);
            assertThat(machine.statesRead()).isEqualTo(before);
        }

        @Test
        void birthOfAStrangerThatWasSeenChangesNothing() {
            ProcessTree tree = start();
            sweep(tree);
            int before = machine.statesRead();
            machine.run(TARGET, 5).fork(ScriptedSource.INIT, 900);
            sweep(tree);
            assertThat(machine.statesRead()).as("that of the stranger").isEqualTo(before + 1);
        }

        @Test
        void threadThatIsBornIsSeenAtOnce() {
            ProcessTree tree = start();
            sweep(tree);
            machine.run(TARGET, 5).threads(TARGET, 3);
            sweep(tree);
            assertThat(tree.gauge(Metric.THREADS)).isEqualTo(3);
            machine.run(TARGET, 5).threads(TARGET, 1);
            sweep(tree);
            assertThat(tree.gauge(Metric.THREADS)).as("one that has ended").isEqualTo(1);
        }

        @Test
        void processThatDidNotSeemToRunWhileSomethingUnseenWasBornIsReadWhenItDoes() {
            ProcessTree tree = start();
            sweep(tree);
            // Its clock is late to tell that it runs.
            machine.threads(TARGET, 2);
            sweep(tree);
            machine.run(TARGET, 5);
            sweep(tree);
            assertThat(tree.gauge(Metric.THREADS)).isEqualTo(2);
        }

        @Test
        void childThatWasWaitedForWhileAllBirthsWereSeenIsInTheAccount() {
            ProcessTree tree = start();
            machine.fork(TARGET, CHILD);
            sweep(tree);
            sweep(tree);
            machine.run(CHILD, 40).exit(CHILD).await(CHILD);
            sweep(tree);
            assertThat(tree.cpuNanos()).isEqualTo(40 * MILLI + 1000);
        }

        @Test
        void hiddenChildIsInItsParentsAccount() {
            ProcessTree tree = start();
            sweep(tree);
            machine.fork(TARGET, CHILD).hide(CHILD);
            sweep(tree);
            machine.run(CHILD, 40).exit(CHILD).await(CHILD);
            sweep(tree);
            assertThat(tree.cpuNanos()).isEqualTo(40 * MILLI + 1000);
        }

        @Test
        void childrenOfAnOrphanAreNotForgotten() {
            ProcessTree tree = start();
            int last = 203;
            machine.fork(TARGET, CHILD).fork(CHILD, GRANDCHILD).fork(GRANDCHILD, last);
            sweep(tree);
            machine.exit(CHILD).await(CHILD);
            sweep(tree);
            machine.run(last, 40).exit(last).await(last);
            sweep(tree);
            assertThat(tree.cpuNanos()).isEqualTo(40 * MILLI + 2000);
        }

        @Test
        void childBornAndGoneBetweenTheLookForBirthsAndItsParentsClockIsInTheNextSweep() {
            ProcessTree tree = start();
            sweep(tree);
            machine.beforeReading(
                    1,
                    () -> machine.run(TARGET, 1)
                            .fork(TARGET, CHILD)
                            .run(CHILD, 40)
                            .exit(CHILD)
                            .await(CHILD));
            sweep(tree);
            assertThat(tree.cpuNanos()).isEqualTo(MILLI + 1000);
            sweep(tree);
            assertThat(tree.cpuNanos()).isEqualTo(41 * MILLI + 1000);
        }

        @Test
        void processThatIgnoresSigchldIsNotedAlsoWhereItSleepsAtOnce() {
            ProcessTree tree = start();
            sweep(tree);
            machine.ignoreSigchld(TARGET).run(TARGET, 1).fork(TARGET, CHILD);
            sweep(tree);
            machine.exit(CHILD).await(CHILD);
            sweep(tree);
            sweep(tree);
            assertThat(tree.cpuGaps()).singleElement().asString().contains("it ignores SIGCHLD");
        }

        @Test
        void lastSweepReadsAll() {
            ProcessTree tree = start();
            machine.fork(TARGET, CHILD);
            sweep(tree);
            int before = machine.statesRead();
            tree.lastSweep(nowNanos + 1000 * MILLI);
            assertThat(machine.statesRead()).isEqualTo(before + 2);
        }

        @Test
        void childThatIsWaitedForBeforeItsClockIsReadIsInTheAccountOfTheNextSweep() {
            ProcessTree tree = start();
            machine.fork(TARGET, CHILD);
            sweep(tree);
            machine.run(TARGET, 1).run(CHILD, 40);
            machine.beforeReading(4, () -> machine.exit(CHILD).await(CHILD));
            sweep(tree);
            assertThat(tree.cpuNanos()).isLessThan(40 * MILLI);
            machine.run(TARGET, 1);
            sweep(tree);
            assertThat(tree.cpuNanos()).isEqualTo(42 * MILLI + 1000);
        }

        @Test
        void birthThatHasGoneBeforeItIsReadIsInTheAccountOfTheNextSweep() {
            ProcessTree tree = start();
            sweep(tree);
            machine.run(TARGET, 1).fork(TARGET, CHILD).run(CHILD, 40);
            machine.beforeReading(3, () -> machine.exit(CHILD).await(CHILD));
            sweep(tree);
            assertThat(tree.cpuNanos()).isEqualTo(MILLI);
            machine.run(TARGET, 1);
            sweep(tree);
            assertThat(tree.cpuNanos()).isEqualTo(42 * MILLI + 1000);
        }

        @Test
        void whatWasKnownBeforeIsNotLate() {
            ProcessTree tree = start();
            machine.run(TARGET, 30).fork(TARGET, CHILD).run(CHILD, 20);
            sweep(tree);
            machine.exit(CHILD).await(CHILD);
            sweep(tree);
            assertThat(tree.lateNanos()).isZero();
            assertThat(tree.shownNanos()).isEqualTo(tree.cpuNanos());
        }

        @Test
        void whatOnlyTheKernelsAccountOfTheParentTellsIsLate() {
            ProcessTree tree = start();
            machine.fork(TARGET, CHILD).run(CHILD, 25).exit(CHILD).await(CHILD);
            sweep(tree);
            assertThat(tree.lateNanos()).isEqualTo(20 * MILLI);
            machine.exit(TARGET);
            tree.take(machine.reap(TARGET));
            assertThat(tree.lateNanos()).isEqualTo(25 * MILLI);
        }

        @Test
        void whatAnOrphanUsedThatWasBornSinceTheLastSweepIsNotLate() {
            ProcessTree tree = start();
            machine.fork(TARGET, CHILD).fork(CHILD, GRANDCHILD).exit(CHILD).await(CHILD);
            machine.run(GRANDCHILD, 40).exit(GRANDCHILD);
            tree.take(machine.reap(GRANDCHILD));
            assertThat(tree.cpuNanos()).isEqualTo(40 * MILLI);
            assertThat(tree.lateNanos()).isZero();
        }

        @Test
        void clockThatJumpsByMoreThanCanHaveHappenedIsShownBitByBit() {
            ProcessTree tree = start();
            tree.sweep(MILLI);
            // The kernel's tick of 4 ms.
            machine.run(TARGET, 4);
            tree.sweep(2 * MILLI);
            assertThat(tree.cpuNanos()).isEqualTo(4 * MILLI);
            assertThat(tree.shownNanos()).isEqualTo(MILLI);
            tree.sweep(3 * MILLI);
            assertThat(tree.shownNanos()).isEqualTo(2 * MILLI);
            tree.sweep(9 * MILLI);
            assertThat(tree.shownNanos()).isEqualTo(4 * MILLI);
            assertThat(tree.lateNanos()).isZero();
        }

        @Test
        void threadsCanDoAsMuchAtOnceAsThereAre() {
            ProcessTree tree = start();
            machine.threads(TARGET, 3).run(TARGET, 4);
            tree.sweep(MILLI);
            assertThat(tree.shownNanos()).isEqualTo(3 * MILLI);
        }

        @Test
        void clockCannotBeEarlyByMoreThanATick() {
            ProcessTree tree = start();
            machine.run(TARGET, 50);
            tree.sweep(MILLI);
            assertThat(tree.shownNanos()).isEqualTo(40 * MILLI);
        }

        @Test
        void earlyClockOfOneThatHasGoneIsLate() {
            ProcessTree tree = start();
            machine.fork(TARGET, CHILD);
            tree.sweep(MILLI);
            machine.run(CHILD, 4);
            tree.sweep(2 * MILLI);
            long shown = tree.shownNanos();
            machine.exit(CHILD).await(CHILD);
            tree.sweep(3 * MILLI);
            assertThat(tree.shownNanos()).isGreaterThan(shown).isEqualTo(tree.cpuNanos());
            assertThat(tree.lateNanos()).isEqualTo(3 * MILLI);
        }

        @Test
        void processesThatHaveGoneAreLetGoOf() {
            ProcessTree tree = start();
            machine.fork(TARGET, CHILD).run(CHILD, 30);
            sweep(tree);
            assertThat(machine.probesOpen()).isEqualTo(2);
            machine.exit(CHILD).await(CHILD);
            sweep(tree);
            assertThat(machine.probesOpen()).isEqualTo(1);
            tree.close();
            assertThat(machine.probesOpen()).isZero();
        }

        private ProcessTree start() {
            machine.fork(ScriptedSource.PSREC, TARGET);
            return tree(Scope.TREE);
        }

        private ProcessTree tree(Scope scope) {
            machine.skipBirths();
            return ProcessTree.ofCommand(machine, scope, ScriptedSource.PSREC, machine.open(TARGET));
        }
    }

    @Nested
    class OfAStranger {
        private final ScriptedSource machine = ScriptedSource.forAttach()
                .fork(ScriptedSource.INIT, SHELL)
                .run(SHELL, 70)
                .fork(SHELL, TARGET)
                .run(TARGET, 1000);

        @Test
        void whatWasUsedBeforeDoesNotCount() {
            machine.fork(TARGET, CHILD).run(CHILD, 500);
            ProcessTree tree = attach(Scope.TREE);
            assertThat(tree.cpuNanos()).isZero();
            assertThat(tree.gauge(Metric.PROCESSES)).isNotEqualTo(0);
            machine.run(TARGET, 3).run(CHILD, 4).run(SHELL, 5);
            sweep(tree);
            assertThat(tree.cpuNanos()).isEqualTo(7 * MILLI);
            assertThat(tree.gauge(Metric.PROCESSES)).isEqualTo(2);
        }

        @Test
        void firstProcessOfTheMachineCastsNoDoubt() {
            ProcessTree tree = attach(Scope.TREE);
            sweep(tree);
            int before = machine.statesRead();
            machine.run(TARGET, 5);
            sweep(tree);
            assertThat(machine.statesRead()).isEqualTo(before);
        }

        @Test
        void childrenWaitedForBeforeDoNotCount() {
            machine.fork(TARGET, CHILD).run(CHILD, 505).exit(CHILD).await(CHILD);
            ProcessTree tree = attach(Scope.TREE);
            machine.run(TARGET, 3);
            sweep(tree);
            assertThat(tree.cpuNanos()).isEqualTo(3 * MILLI);
        }

        @Test
        void childThatEndsLaterCountsFromThenOn() {
            machine.fork(TARGET, CHILD).run(CHILD, 500);
            ProcessTree tree = attach(Scope.TREE);
            machine.run(CHILD, 40);
            sweep(tree);
            machine.exit(CHILD).await(CHILD);
            sweep(tree);
            assertThat(tree.cpuNanos()).isEqualTo(40 * MILLI + 1000);
            // And the next one is not swallowed.
            machine.fork(TARGET, 300).run(300, 100).exit(300).await(300);
            sweep(tree);
            assertThat(tree.cpuNanos()).isEqualTo(140 * MILLI + 2000);
        }

        @Test
        void grandchildrenOfBeforeDoNotCountWhenTheirParentEnds() {
            machine.fork(TARGET, CHILD).run(CHILD, 500).fork(CHILD, GRANDCHILD).run(GRANDCHILD, 200);
            machine.fork(CHILD, 203).run(203, 300).exit(203).await(203);
            ProcessTree tree = attach(Scope.TREE);
            machine.exit(GRANDCHILD).await(GRANDCHILD);
            sweep(tree);
            machine.exit(CHILD).await(CHILD);
            sweep(tree);
            assertThat(tree.cpuNanos()).isEqualTo(2000);
            machine.fork(TARGET, 300).run(300, 100).exit(300).await(300);
            sweep(tree);
            // What ended before lies 3 us beyond a tick, of which nothing is known.
            assertThat(tree.cpuNanos()).isBetween(90 * MILLI, 100 * MILLI + 3000);
        }

        @Test
        void orphanIsKeptAndDepartsWithAReason() {
            machine.fork(TARGET, CHILD).fork(CHILD, GRANDCHILD);
            ProcessTree tree = attach(Scope.TREE);
            machine.exit(CHILD).await(CHILD);
            sweep(tree);
            machine.run(GRANDCHILD, 60);
            sweep(tree);
            assertThat(tree.cpuNanos()).isEqualTo(60 * MILLI + 1000);
            assertThat(tree.cpuGaps()).isEmpty();
            machine.run(GRANDCHILD, 9).exit(GRANDCHILD);
            sweep(tree);
            assertThat(tree.cpuNanos()).isEqualTo(60 * MILLI + 1000);
            assertThat(tree.cpuGaps())
                    .containsExactly("process 202 had lost its parent and ended; what it used after its last sample is"
                            + " not known");
            assertThat(tree.targetLost()).isFalse();
        }

        @Test
        void targetThatIsWaitedForAtOnceIsLost() {
            ProcessTree tree = attach(Scope.TREE);
            machine.run(TARGET, 10);
            sweep(tree);
            machine.run(TARGET, 5).exit(TARGET).await(TARGET);
            sweep(tree);
            assertThat(tree.targetLost()).isTrue();
            assertThat(tree.cpuNanos()).isEqualTo(10 * MILLI);
            assertThat(tree.cpuGaps())
                    .containsExactly("process 200 was waited for by its parent at once; what it and its children used"
                            + " in its last 1.0 s is not known");
        }

        @Test
        void lookBetweenTwoSweepsBoundsWhatIsLost() {
            ProcessTree tree = attach(Scope.TREE);
            assertThat(tree.keepsAllCpu()).isFalse();
            machine.run(TARGET, 10);
            sweep(tree);
            machine.run(TARGET, 5);
            tree.lookAtTarget(nowNanos + 900 * MILLI);
            machine.run(TARGET, 1).exit(TARGET).await(TARGET);
            sweep(tree);
            assertThat(tree.cpuNanos()).isEqualTo(15 * MILLI);
            assertThat(tree.cpuGaps()).singleElement().asString().contains("in its last 0.1 s");
        }

        @Test
        void inALargeTreeTheLookBetweenTwoSweepsIsAtTheTargetAlone() {
            for (int i = 0; i < 100; i++) {
                machine.fork(TARGET, 300 + i);
            }
            ProcessTree tree = attach(Scope.TREE);
            sweep(tree);
            int before = machine.statesRead();
            machine.run(TARGET, 5).run(300, 3);
            tree.lookAtTarget(nowNanos + 900 * MILLI);
            assertThat(tree.cpuNanos()).isEqualTo(5 * MILLI);
            assertThat(machine.statesRead()).isEqualTo(before);
            machine.rss(TARGET, 4242).rss(300, 0);
            sweep(tree);
            assertThat(tree.cpuNanos()).isEqualTo(8 * MILLI);
            assertThat(tree.gauge(Metric.RSS)).isEqualTo(4242 + 99 * 1000);
        }

        @Test
        void counterTellsWhatATargetUsedThatIsWaitedForAtOnce() {
            machine.allowCounters().fork(TARGET, CHILD);
            ProcessTree tree = attach(Scope.TREE);
            assertThat(tree.keepsAllCpu()).isTrue();
            machine.run(TARGET, 10).run(CHILD, 7);
            sweep(tree);
            machine.run(CHILD, 2).exit(CHILD).await(CHILD);
            machine.fork(TARGET, 300).run(300, 4).exit(300).await(300);
            machine.run(TARGET, 5).exit(TARGET).await(TARGET);
            lastSweep(tree);
            assertThat(tree.cpuNanos()).isEqualTo(28 * MILLI + 2000);
            assertThat(tree.targetLost()).isFalse();
            assertThat(tree.cpuGaps()).isEmpty();
        }

        @Test
        void counterThatIsRefusedLeavesTheAccountAsItWas() {
            ProcessTree tree = attach(Scope.TREE);
            machine.run(TARGET, 10);
            sweep(tree);
            machine.run(TARGET, 5).exit(TARGET).await(TARGET);
            lastSweep(tree);
            assertThat(tree.targetLost()).isTrue();
            assertThat(tree.cpuNanos()).isEqualTo(10 * MILLI);
            assertThat(machine.countersOpen()).isZero();
        }

        @Test
        void processBornWhileCountersAreOpenedIsNotCountedTwice() {
            machine.allowCounters();
            machine.beforeCounting(() -> machine.fork(TARGET, CHILD));
            ProcessTree tree = attach(Scope.TREE);
            machine.run(TARGET, 1).run(CHILD, 8);
            sweep(tree);
            machine.run(CHILD, 2).exit(CHILD).await(CHILD);
            machine.run(TARGET, 5).exit(TARGET).await(TARGET);
            lastSweep(tree);
            assertThat(tree.cpuNanos()).isEqualTo(16 * MILLI + 1000);
            assertThat(machine.countersOpen()).isEqualTo(1);
        }

        @Test
        void counterTellsWhatAnOrphanUsedAfterItsLastSample() {
            machine.allowCounters().fork(TARGET, CHILD).fork(CHILD, GRANDCHILD);
            ProcessTree tree = attach(Scope.TREE);
            machine.exit(CHILD).await(CHILD);
            sweep(tree);
            machine.run(GRANDCHILD, 60);
            sweep(tree);
            machine.run(GRANDCHILD, 9).exit(GRANDCHILD);
            sweep(tree);
            assertThat(tree.cpuNanos()).isEqualTo(69 * MILLI + 1000);
            machine.run(TARGET, 3);
            sweep(tree);
            lastSweep(tree);
            assertThat(tree.cpuNanos()).isEqualTo(72 * MILLI + 1000);
            assertThat(tree.cpuGaps()).isEmpty();
        }

        @Test
        void counterAddsNothingToAnAccountThatIsWhole() {
            machine.allowCounters();
            ProcessTree tree = attach(Scope.TREE);
            for (int i = 0; i < 50; i++) {
                int child = 300 + i;
                machine.run(TARGET, 3).fork(TARGET, child).run(child, 25);
                // On a virtual machine the counter may go on while another has the CPU.
                machine.steal(20 * MILLI);
                sweep(tree);
                machine.exit(child).await(child);
            }
            machine.exit(TARGET);
            lastSweep(tree);
            assertThat(tree.cpuNanos()).isEqualTo(50 * 28 * MILLI + 50 * 1000);
            assertThat(tree.cpuGaps()).isEmpty();
        }

        @Test
        void ofDaemonsThatLeftTheTreeUnseenTheCounterTellsALowerBound() {
            machine.allowCounters();
            ProcessTree tree = attach(Scope.TREE);
            machine.fork(TARGET, CHILD).fork(CHILD, GRANDCHILD).exit(CHILD).await(CHILD);
            sweep(tree);
            machine.run(GRANDCHILD, 500).run(TARGET, 10).steal(100 * MILLI);
            sweep(tree);
            assertThat(tree.cpuNanos()).isEqualTo(10 * MILLI + 1000);
            lastSweep(tree);
            // 30 ms are rounding of the time that was stolen.
            assertThat(tree.cpuNanos()).isEqualTo(480 * MILLI + 1000);
            assertThat(tree.lateNanos()).isGreaterThanOrEqualTo(470 * MILLI);
            assertThat(tree.cpuGaps())
                    .containsExactly("processes left the tree before they were seen; they used at least 0.47 s of CPU"
                            + " time, which is counted; the rest is not known");
        }

        @Test
        void counterIsRelatedOncePerSecondAndOnlyIfSomethingRan() {
            machine.allowCounters();
            ProcessTree tree = attach(Scope.TREE);
            int before = machine.countersRead();
            for (int i = 0; i < 100; i++) {
                sweep(tree);
            }
            assertThat(machine.countersRead()).isEqualTo(before);
            for (int i = 1; i <= 100; i++) {
                machine.run(TARGET, 1);
                tree.sweep(nowNanos += 10 * MILLI);
            }
            assertThat(machine.countersRead() - before).isBetween(1, 2);
        }

        @Test
        void targetThatStillWaitsForItsParentIsExact() {
            ProcessTree tree = attach(Scope.TREE);
            machine.run(TARGET, 10).exit(TARGET);
            sweep(tree);
            assertThat(tree.targetLost()).isFalse();
            assertThat(tree.cpuNanos()).isEqualTo(10 * MILLI);
            assertThat(tree.gauge(Metric.PROCESSES)).isNaN();
        }

        @Test
        void processAloneHasNoChildren() {
            machine.fork(TARGET, CHILD);
            ProcessTree tree = attach(Scope.PROCESS);
            machine.run(TARGET, 10).run(CHILD, 500).fork(TARGET, 300).run(300, 40);
            sweep(tree);
            machine.exit(CHILD).await(CHILD);
            sweep(tree);
            assertThat(tree.cpuNanos()).isEqualTo(10 * MILLI + 1000);
            assertThat(tree.gauge(Metric.PROCESSES)).isEqualTo(1);
        }

        @Test
        void psrecBelowTheTargetIsNoPartOfIt() {
            // attach $$
            machine.fork(TARGET, 299).fork(299, 300).run(300, 50);
            ProcessTree tree = ProcessTree.ofStranger(machine, Scope.TREE, 299, machine.open(TARGET));
            tree.begin();
            machine.run(299, 80).fork(299, 301);
            sweep(tree);
            assertThat(tree.cpuNanos()).isZero();
            assertThat(tree.gauge(Metric.PROCESSES)).isEqualTo(1);
        }

        @Test
        void peakBeforeTheRecordingDoesNotCount() {
            machine.peakRss(TARGET, 8000);
            ProcessTree tree = attach(Scope.TREE);
            tree.lookAtPeaks(true);
            assertThat(tree.peakRss().bytes()).isEqualTo(1000);
            machine.peakRss(TARGET, 8001);
            tree.lookAtPeaks(true);
            assertThat(tree.peakRss().bytes()).isEqualTo(8001);
        }

        @Test
        void memoryThatWasSampledIsALowerBoundOfThePeak() {
            machine.peakRss(TARGET, 8000).name(TARGET, "old");
            ProcessTree tree = attach(Scope.TREE);
            machine.run(TARGET, 1).rss(TARGET, 1500).fork(TARGET, CHILD).rss(CHILD, 1200);
            sweep(tree);
            tree.lookAtAllPeaks();
            assertThat(tree.peakRss())
                    .isEqualTo(new PeakRss(
                            2700, 1500, "200 (old)", "processes that psrec is attached to are read at samples only"));
        }

        private ProcessTree attach(Scope scope) {
            ProcessTree tree = ProcessTree.ofStranger(machine, scope, ScriptedSource.PSREC, machine.open(TARGET));
            tree.count();
            tree.begin();
            return tree;
        }
    }

    /// A source whose births are a fixed list.
    private record Listed(ScriptedSource machine, int... pids) implements psrec.process.ProcessSource {
        @Override
        public void skipBirths() {
            machine.skipBirths();
        }

        @Override
        public psrec.process.PidList births() {
            psrec.process.PidList list = new psrec.process.PidList();
            for (int pid : pids) {
                list.add(pid);
            }
            return list;
        }

        @Override
        public psrec.process.PidList all() {
            return births();
        }

        @Override
        public boolean sawAllBirths() {
            return false;
        }

        @Override
        public Sharing sharing(int pid, int other) {
            return machine.sharing(pid, other);
        }

        @Override
        public psrec.process.CpuCounter cpuCounter(boolean children) {
            return machine.cpuCounter(children);
        }

        @Override
        public psrec.process.ProcessProbe open(int pid) {
            return machine.open(pid);
        }
    }
}
