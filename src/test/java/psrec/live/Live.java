package psrec.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Runs programs for live tests, above all psrec as a user has it: the image. Everything it starts is ended with it, by
/// pid, descendants first, also when a test fails.
///
/// A live test waits for events (an exit, a line, a file), and its time-out is only there to end a hung test.
final class Live implements AutoCloseable {
    /// psrec's launcher.
    static final Path PSREC = Path.of(System.getProperty("psrec.image", "target/psrec"))
            .resolve("bin/psrec")
            .toAbsolutePath();
    /// Programs that use a known amount of something.
    static final Path WORKLOADS = Path.of("src/test/workloads").toAbsolutePath();

    /// Python itself, without what a shim before it or a site's start-up would add to what is measured; `-B`: no files
    /// beside the workloads.
    static final List<String> PYTHON = List.of(pythonItself(), "-B", "-E", "-s", "-S");

    /// Ends a hung test; no test depends on it.
    private static final long HANG_SECONDS = 120;

    private final Path folder;
    private final Map<String, String> environment = new TreeMap<>();
    private final List<Started> started = new ArrayList<>();

    private static String pythonItself() {
        try {
            Process python = new ProcessBuilder("python3", "-c", "import sys; print(sys.executable, end='')").start();
            return new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /// @param folder where programs run and files are
    Live(Path folder) {
        this.folder = folder;
    }

    /// A program that has ended.
    ///
    /// @param code its exit code
    /// @param out its standard output
    /// @param err its standard error
    record Ended(int code, String out, String err) {
        /// The only line on standard error.
        String line() {
            return err.strip();
        }
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /// For all programs started from now on.
    Live with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /// Runs psrec to its end, with nothing on its standard input.
    Ended psrec(String... arguments) {
        return start(psrecCommand(arguments)).await();
    }

    /// Starts psrec and leaves it running.
    Started startPsrec(String... arguments) {
        return start(psrecCommand(arguments));
    }

    static List<String> psrecCommand(String... arguments) {
        return Stream.concat(Stream.of(PSREC.toString()), Arrays.stream(arguments))
                .toList();
    }

    /// A shell script to its end; `$PSREC` and `$WORKLOADS` are set.
    Ended shell(String script) {
        return start(List.of("sh", "-c", script)).await();
    }

    /// The words that run a workload: a Python program of the folder `workloads`.
    static List<String> workload(String name, String... arguments) {
        List<String> words = new ArrayList<>(PYTHON);
        words.add(WORKLOADS.resolve(name + ".py").toString());
        words.addAll(List.of(arguments));
        return words;
    }

    /// Starts any program; `$PSREC` and `$WORKLOADS` are set.
    Started start(List<String> command) {
        try {
            int number = started.size();
            Path out = folder.resolve(".out-" + number);
            Path err = folder.resolve(".err-" + number);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().put("PSREC", PSREC.toString());
            builder.environment().put("WORKLOADS", WORKLOADS.toString());
            builder.environment().putAll(environment);
            Started one = new Started(builder.start(), out, err);
            started.add(one);
            return one;
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /// A program that was started.
    record Started(Process process, Path out, Path err) {
        long pid() {
            return process.pid();
        }

        /// Waits for its end.
        Ended await() {
            try {
                if (!process.waitFor(HANG_SECONDS, TimeUnit.SECONDS)) {
                    throw new AssertionError("still running after " + HANG_SECONDS + " s: "
                            + process.info().commandLine().orElse("?") + "\n" + text(err));
                }
            } catch (InterruptedException stop) {
                throw new AssertionError(stop);
            }
            return new Ended(process.exitValue(), text(out), text(err));
        }

        /// What it has written to standard output so far.
        String outSoFar() {
            return text(out);
        }

        String errSoFar() {
            return text(err);
        }

        /// Sends it a signal by name or number.
        void signal(String name) {
            Live.signal(pid(), name);
        }
    }

    /// Sends any process a signal by name or number.
    static void signal(long pid, String name) {
        try {
            int code = new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new AssertionError("kill -" + name + " " + pid + ": " + code);
            }
        } catch (IOException | InterruptedException trouble) {
            throw new AssertionError(trouble);
        }
    }

    /// Something that will become true.
    interface Condition {
        boolean holds() throws IOException;
    }

    /// Waits until something is true; what, for the message where it never comes.
    static void until(String what, Condition condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(HANG_SECONDS);
        try {
            while (!condition.holds()) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("never came: " + what);
                }
                Thread.sleep(5);
            }
        } catch (IOException | InterruptedException trouble) {
            throw new AssertionError(trouble);
        }
    }

    /// Waits until a file has this text in it; answers all of it.
    static String untilContains(Path file, String text) {
        until(
                file.getFileName() + " with " + text,
                () -> Files.exists(file) && text(file).contains(text));
        return text(file);
    }

    static String text(Path file) {
        try {
            return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    @Override
    public void close() {
        for (Started one : started.reversed()) {
            one.process().descendants().forEach(ProcessHandle::destroyForcibly);
            one.process().destroyForcibly();
        }
    }
}
