package psrec.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The C library itself, on this machine.
class LibcTest {
    @TempDir
    Path folder;

    @Test
    void ownPidIsTheOneThatJavaKnows() {
        assertThat(Libc.pid()).isEqualTo((int) ProcessHandle.current().pid());
    }

    @Test
    void ownCpuClockGrowsAndIsTheSameByPid() {
        long before = Libc.clockNanos(Libc.CLOCK_PROCESS_CPUTIME_ID);
        long byPid = Libc.clockNanos(Libc.cpuClock(Libc.pid()));
        long after = Libc.clockNanos(Libc.CLOCK_PROCESS_CPUTIME_ID);
        assertThat(before).isPositive();
        assertThat(byPid).isBetween(before, after);
        assertThat(after).isGreaterThan(before);
    }

    @Test
    void clockOfNoProcessIsAnErrorNumber() {
        // Above every pid_max.
        assertThat(Libc.clockNanos(Libc.cpuClock(4_194_305))).isEqualTo(-Errno.EINVAL);
    }

    @Test
    void cpuClockIsThatOfTheCLibrary() {
        // clock_getcpuclockid(3) of glibc: (~pid << 3) | CPUCLOCK_SCHED.
        assertThat(Libc.cpuClock(1)).isEqualTo(-14);
        assertThat(Libc.cpuClock(4711)).isEqualTo(-37694);
    }

    @Test
    void missingFileIsAnErrorNumber() {
        assertThat(Libc.open(bytes(folder + "/none"), Libc.O_RDONLY, 0)).isEqualTo(-Errno.ENOENT);
        assertThat(Libc.exists(bytes(folder + "/none"))).isEqualTo(-Errno.ENOENT);
        assertThat(Libc.exists(bytes(folder.toString()))).isZero();
    }

    @Test
    void readFromStartIsAlwaysFromTheStartAndReadGoesOn() throws Exception {
        Path path = Files.writeString(folder.resolve("x"), "abcdef");
        int fd = Libc.open(bytes(path.toString()), Libc.O_RDONLY | Libc.O_CLOEXEC, 0);
        byte[] four = new byte[4];
        assertThat(Libc.readFromStart(fd, four)).isEqualTo(4);
        assertThat(Libc.readFromStart(fd, four)).isEqualTo(4);
        assertThat(Proc.latin1(four, 4)).isEqualTo("abcd");
        assertThat(Libc.read(fd, four)).isEqualTo(4);
        assertThat(Libc.read(fd, four)).isEqualTo(2);
        assertThat(Proc.latin1(four, 2)).isEqualTo("ef");
        assertThat(Libc.read(fd, four)).isZero();
        assertThat(Libc.isRegular(fd)).isTrue();
        assertThat(Libc.closesOnExec(fd)).isTrue();
        assertThat(Libc.close(fd)).isZero();
        assertThat(Libc.readFromStart(fd, four)).isNegative();
    }

    @Test
    void kernelsOwnFilesAreToldFromOthers() {
        Proc proc = new Proc("/proc", Libc.pid(), Libc::clockNanos, new DescriptorBudget(FakeProc.PLENTY));
        assertThat(proc.isOwnFile("/proc/self/stat")).isTrue();
        assertThat(proc.isOwnFile("/dev/null")).isFalse();
        assertThat(proc.isOwnFile("/proc/none")).isFalse();
    }

    @Test
    void deviceIsNoRegularFile() {
        int fd = Libc.open(bytes("/dev/null"), Libc.O_RDONLY | Libc.O_CLOEXEC, 0);
        assertThat(Libc.isRegular(fd)).isFalse();
        Libc.close(fd);
    }

    @Test
    void environmentHasAllThatJavaSees() {
        List<String> variables =
                Arrays.stream(Libc.environment()).map(Text::forPeople).toList();
        assertThat(variables).contains("PATH=" + System.getenv("PATH"));
    }

    @Test
    void programThatIsNotThereIsNotStarted() {
        byte[] path = bytes(folder + "/none");
        assertThat(Libc.spawn(path, new byte[][] {path}, new byte[0][], 0, 0)).isEqualTo(-Errno.ENOENT);
    }

    @Test
    void fileThatIsNoProgramIsNotStarted() throws Exception {
        byte[] path = bytes(Files.writeString(folder.resolve("x"), "text").toString());
        assertThat(Libc.spawn(path, new byte[][] {path}, new byte[0][], 0, 0)).isEqualTo(-Errno.EACCES);
    }

    @Test
    void linkTargetIsReadAndEmptyWhereThereIsNone() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("/dev/null"));
        assertThat(Libc.linkTarget(link.toString())).isEqualTo("/dev/null");
        assertThat(Libc.linkTarget(folder + "/none")).isEmpty();
    }

    @Test
    void fileIsTheSameUnderAllItsNames() throws Exception {
        Path file = Files.writeString(folder.resolve("x"), "text");
        Path hard = Files.createLink(folder.resolve("hard"), file);
        Path soft = Files.createSymbolicLink(folder.resolve("soft"), file);
        Path other = Files.writeString(folder.resolve("y"), "text");
        long[] identity = {(long) Files.getAttribute(file, "unix:dev"), (long) Files.getAttribute(file, "unix:ino")};
        assertThat(Libc.fileIdentity(bytes(file.toString()))).isEqualTo(identity);
        assertThat(Libc.fileIdentity(bytes(hard.toString()))).isEqualTo(identity);
        assertThat(Libc.fileIdentity(bytes(soft.toString()))).isEqualTo(identity);
        assertThat(Libc.fileIdentity(bytes(other.toString()))).isNotEqualTo(identity);
        assertThat(Libc.fileIdentity(bytes(folder + "/none"))).isNull();
    }

    @Test
    void fileIsNoTerminal() throws Exception {
        Path path = Files.writeString(folder.resolve("x"), "text");
        int fd = Libc.open(bytes(path.toString()), Libc.O_RDONLY | Libc.O_CLOEXEC, 0);
        assertThat(Libc.isTerminal(fd)).isFalse();
        assertThat(Libc.terminalColumns(fd)).isZero();
        assertThat(Libc.terminalLines(fd)).isZero();
        Libc.close(fd);
    }

    @Test
    void terminalIsOneOfNoWidthUntilItIsTold() {
        int fd = Libc.open(bytes("/dev/ptmx"), Libc.O_RDONLY | Libc.O_CLOEXEC | Libc.O_NOCTTY, 0);
        assertThat(Libc.isTerminal(fd)).isTrue();
        assertThat(Libc.terminalColumns(fd)).isZero();
        assertThat(Libc.terminalLines(fd)).isZero();
        Libc.close(fd);
    }

    @Test
    void pathOfAnyLengthIsTakenToTheKernel() {
        assertThat(Libc.open(new byte[0], Libc.O_RDONLY, 0)).isEqualTo(-Errno.ENOENT);
        byte[] tooLong = bytes("x".repeat(100_000));
        // ENAMETOOLONG
        assertThat(Libc.open(tooLong, Libc.O_RDONLY, 0)).isEqualTo(-36);
    }

    @Test
    void libraryNeedsNothingNewerThanGlibc228() throws Exception {
        Path library = Path.of(System.getProperty("java.library.path"), "libpsrec.so");
        String elf = Files.readString(library, StandardCharsets.ISO_8859_1);
        List<Integer> minors = Pattern.compile("GLIBC_2\\.(\\d+)")
                .matcher(elf)
                .results()
                .map(version -> Integer.valueOf(version.group(1)))
                .toList();
        assertThat(minors).isNotEmpty().allMatch(minor -> minor <= 28);
        assertThat(elf).doesNotContain("GLIBC_3", "GLIBC_ABI");
    }

    @Test
    void errorsHaveWords() {
        assertThat(Libc.describe(Errno.ENOENT)).isEqualTo("No such file or directory");
    }

    @Test
    void machineIsAsJavaKnowsIt() {
        assertThat(Text.forPeople(Libc.release())).isEqualTo(System.getProperty("os.version"));
        assertThat(Libc.pageBytes()).isPositive().matches(bytes -> Long.bitCount(bytes) == 1);
        assertThat(Libc.onlineCpus()).isGreaterThanOrEqualTo(1);
        assertThat(Libc.descriptorLimit()).isGreaterThan(0);
    }

    @Test
    void ownProcessIsReadThroughRealFiles() {
        Proc proc = new Proc("/proc", Libc.pid(), Libc::clockNanos, new DescriptorBudget(FakeProc.PLENTY));
        psrec.process.ProcessReading reading = new psrec.process.ProcessReading();
        try (LinuxProbe self = new LinuxProbe(proc, Libc.pid())) {
            assertThat(self.readState(reading)).isTrue();
            assertThat(self.name()).isEqualTo("java");
            assertThat(self.threadGroup()).isEqualTo(Libc.pid());
            assertThat(self.peakRssBytes()).isGreaterThanOrEqualTo(Proc.PAGE_BYTES);
        }
        assertThat(reading.parentPid())
                .isEqualTo((int) ProcessHandle.current().parent().orElseThrow().pid());
        assertThat(reading.gauge(psrec.metric.Metric.THREADS)).isGreaterThan(1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
