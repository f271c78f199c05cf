package psrec.linux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A /proc in a folder, with CPU clocks beside it, that tests fill as they like.
final class FakeProc {
    /// Descriptors are held, as they mostly are.
    static final int PLENTY = 1024;
    /// Every file is opened each time.
    static final int NONE = 0;
    /// psrec's own pid, which no reader of all processes takes for one.
    static final int PSREC = 0;

    private final Path root;
    private final Map<Integer, Long> clocks = new HashMap<>();
    private final Map<Integer, Integer> looks = new TreeMap<>();

    FakeProc(Path root) {
        this.root = root;
        write("0/stat", "1 (psrec) R 0");
        self(Integer.toString(PSREC));
        pidMax(32768);
        lastPid(1000);
    }

    Proc proc(int descriptors) {
        return new Proc(root.toString(), PSREC, this::clock, new DescriptorBudget(descriptors));
    }

    // (~pid << 3) | 2
    private long clock(int number) {
        int pid = ~(number >> 3);
        looks.merge(pid, 1, Integer::sum);
        return clocks.getOrDefault(pid, (long) -Errno.EINVAL);
    }

    /// How often the clock of a pid was looked at.
    int looksAt(int pid) {
        return looks.getOrDefault(pid, 0);
    }

    /// The pids whose clocks were looked at.
    List<Integer> lookedAt() {
        return List.copyOf(looks.keySet());
    }

    /// Where `/proc/self` leads.
    FakeProc self(String target) {
        try {
            Files.deleteIfExists(root.resolve("self"));
            Files.createSymbolicLink(root.resolve("self"), Path.of(target));
            return this;
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    FakeProc lastPid(int pid) {
        return write("loadavg", "0.20 0.18 0.12 1/80 " + pid + "\n");
    }

    FakeProc pidMax(int pids) {
        return write("sys/kernel/pid_max", pids + "\n");
    }

    FakeProc clock(int pid, long nanos) {
        clocks.put(pid, nanos);
        return this;
    }

    FakeProc noClock(int pid) {
        clocks.remove(pid);
        return this;
    }

    FakeProc add(FakeProcess process) {
        write(process.pid() + "/stat", process.stat());
        write(process.pid() + "/statm", "2000 " + process.residentPages() + " 300 10 0 400 0\n");
        write(process.pid() + "/status", process.status());
        write(process.pid() + "/cmdline", process.name() + "\0-x\0");
        return clock(process.pid(), 1);
    }

    /// As when it was waited for.
    FakeProc remove(int pid) {
        return noClock(pid).delete(Integer.toString(pid));
    }

    FakeProc write(String file, String text) {
        try {
            Path path = root.resolve(file);
            Files.createDirectories(path.getParent());
            Files.write(path, text.getBytes(StandardCharsets.ISO_8859_1));
            return this;
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    FakeProc delete(String file) {
        try (Stream<Path> files = Files.walk(root.resolve(file))) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
            return this;
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
