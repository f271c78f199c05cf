package psrec.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psrec.process.PidList;

class BirthsTest {
    private static final long MILLI = 1_000_000;

    @TempDir
    Path root;

    private FakeProc fake;
    private long nowNanos = 5_000 * MILLI;

    @BeforeEach
    void someWereThereBefore() {
        fake = new FakeProc(root).lastPid(1000).pidMax(32768);
        fake.add(FakeProcess.of(1).startedAt(1)).add(FakeProcess.of(900).startedAt(2));
    }

    @Test
    void nothingBornIsNothingFoundAndNothingLookedAt() {
        Births births = births();
        assertThat(pids(births.look())).isEmpty();
        assertThat(fake.lookedAt()).isEmpty();
    }

    @Test
    void whereProcIsOfAnotherNamespaceNothingIsFound() {
        fake.self("900");
        Births births = births();
        fake.clock(1001, 1).add(FakeProcess.of(1001)).lastPid(1001);
        assertThat(pids(births.look())).isEmpty();
        assertThat(pids(births.all())).isEmpty();
        assertThat(births.sawAll()).isFalse();
    }

    @Test
    void bornOnesAreFoundInOrderWithoutLookingAtOldOnes() {
        Births births = births();
        fake.clock(1001, 1).clock(1003, 1).clock(1002, 1).lastPid(1003);
        assertThat(pids(births.look())).containsExactly(1001, 1002, 1003);
        assertThat(fake.lookedAt()).containsExactly(1001, 1002, 1003);
        assertThat(pids(births.look())).isEmpty();
    }

    @Test
    void allAreSeenWhileEachIsAProcess() {
        Births births = births();
        births.look();
        assertThat(births.sawAll()).as("nothing born").isTrue();
        fake.clock(1001, 1).clock(1002, 1).lastPid(1002);
        births.look();
        assertThat(births.sawAll()).as("two processes").isTrue();
        fake.clock(1003, 1).lastPid(1004);
        births.look();
        assertThat(births.sawAll()).as("one is a thread, or has gone").isFalse();
        nowNanos += 101 * MILLI;
        births.look();
        assertThat(births.sawAll()).as("it may still become one").isFalse();
        nowNanos += 101 * MILLI;
        births.look();
        births.look();
        assertThat(births.sawAll()).as("all that is known").isTrue();
    }

    @Test
    void whereProcessesAreHiddenNotAllAreSeen() {
        fake.remove(1);
        Births births = births();
        births.look();
        assertThat(births.sawAll()).isFalse();
    }

    @Test
    void aLookAtAllOfProcMayHaveMissedSome() {
        Births births = births();
        births.look();
        nowNanos += 31_000 * MILLI;
        births.look();
        assertThat(births.sawAll()).isFalse();
        births.look();
        assertThat(births.sawAll()).isTrue();
    }

    @Test
    void pidWithoutClockIsAThreadOrHasGone() {
        Births births = births();
        fake.clock(1002, 1).lastPid(1003);
        assertThat(pids(births.look())).containsExactly(1002);
    }

    @Test
    void pidWhoseClockComesLaterIsLookedAtAgain() {
        Births births = births();
        fake.clock(1002, 1).lastPid(1002);
        assertThat(pids(births.look())).containsExactly(1002);
        fake.clock(1001, 1);
        nowNanos += MILLI;
        assertThat(pids(births.look())).containsExactly(1001);
        assertThat(pids(births.look())).isEmpty();
    }

    @Test
    void pidWithoutClockIsLookedAtForATenthOfASecondAndThenNoMore() {
        Births births = births();
        births.look();
        fake.lastPid(1001);
        births.look();
        nowNanos += 100 * MILLI;
        fake.clock(1001, 1);
        assertThat(pids(births.look())).containsExactly(1001);
        fake.noClock(1001).lastPid(1002);
        births.look();
        for (int i = 0; i < 10; i++) {
            nowNanos += 101 * MILLI;
            births.look();
        }
        assertThat(fake.looksAt(1002)).isBetween(2, 4);
    }

    @Test
    void pidWithoutClockIsLookedAtOnceMoreHoweverLongThatTakes() {
        Births births = births();
        fake.lastPid(1001);
        births.look();
        fake.clock(1001, 1);
        nowNanos += 5_000 * MILLI;
        assertThat(pids(births.look())).containsExactly(1001);
    }

    @Test
    void pidsWithoutClockAreNotKeptWhileOthersAreBorn() {
        Births births = births();
        for (int pid = 1001; pid <= 1100; pid++) {
            fake.lastPid(pid);
            births.look();
            nowNanos += 20 * MILLI;
        }
        assertThat(fake.looksAt(1001)).isLessThan(20);
    }

    @Test
    void pidsComeRoundAtTheHighest() {
        Births births = births(fake.pidMax(1002));
        fake.clock(1001, 1).clock(1002, 1).clock(3, 1).clock(5, 1).lastPid(4);
        assertThat(pids(births.look())).containsExactly(1001, 1002, 1, 3);
        assertThat(fake.lookedAt()).containsExactly(1, 2, 3, 4, 1001, 1002);
    }

    @Test
    void tooManyBirthsAreFoundInAllOfProc() {
        Births births = births(fake.pidMax(4_194_304));
        fake.add(FakeProcess.of(70_000)).lastPid(1000 + 65_537);
        assertThat(pids(births.look())).containsExactly(70_000);
        assertThat(fake.lookedAt()).isEmpty();
        assertThat(pids(births.look())).isEmpty();
    }

    @Test
    void asManyBirthsAsCanBeLookedAtAreLookedAt() {
        Births births = births(fake.pidMax(4_194_304));
        fake.clock(1001, 1).clock(66_536, 1).lastPid(1000 + 65_536);
        assertThat(pids(births.look())).containsExactly(1001, 66_536);
    }

    @Test
    void afterHalfAMinuteAllOfProcIsLookedAtSincePidsMayHaveComeRound() {
        Births births = births();
        fake.add(FakeProcess.of(950));
        nowNanos += 30_000 * MILLI;
        assertThat(pids(births.look())).isEmpty();
        nowNanos += 30_000 * MILLI + 1;
        assertThat(pids(births.look())).containsExactly(950);
    }

    @Test
    void withoutLoadavgAllOfProcIsLookedAt() {
        fake.delete("loadavg");
        Births births = births();
        fake.add(FakeProcess.of(950)).add(FakeProcess.of(1200));
        assertThat(pids(births.look())).containsExactlyInAnyOrder(950, 1200);
        assertThat(pids(births.look())).containsExactlyInAnyOrder(950, 1200);
    }

    @Test
    void whatHasGoneMeanwhileIsNotInAllOfProc() {
        fake.delete("loadavg");
        Births births = births();
        fake.add(FakeProcess.of(950)).delete("950/stat");
        assertThat(pids(births.look())).isEmpty();
    }

    @Test
    void skippedBirthsAreForgotten() {
        Births births = births();
        fake.clock(1001, 1).lastPid(1002);
        births.look();
        fake.clock(1003, 1).lastPid(1003);
        births.skip();
        fake.clock(1002, 1);
        assertThat(pids(births.look())).isEmpty();
    }

    @Test
    void allAreThoseOfAnyAge() {
        Births births = births();
        fake.add(FakeProcess.of(1001)).write("meminfo", "");
        assertThat(pids(births.all())).containsExactlyInAnyOrder(1, 900, 1001);
    }

    private Births births() {
        return births(fake);
    }

    private Births births(FakeProc in) {
        return new Births(in.proc(FakeProc.PLENTY), () -> nowNanos);
    }

    private static List<Integer> pids(PidList list) {
        List<Integer> pids = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            pids.add(list.get(i));
        }
        return pids;
    }
}
