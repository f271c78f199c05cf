package psrec.live;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// A terminal with an interactive shell in it, in which things are typed: the workload `terminal`.
final class Terminal implements AutoCloseable {
    static final String CTRL_C = "\3";
    static final String CTRL_D = "\4";
    static final String CTRL_Z = "\32";
    static final String CTRL_BACKSLASH = "\34";

    private final RandomAccessFile keys;
    private final Live.Started screen;
    private int marks;

    Terminal(Live live) {
        try {
            if (live.shell("mkfifo keys").code() != 0) {
                throw new AssertionError("no FIFO");
            }
            // For reading, too: then opening it does not wait for the other end.
            keys = new RandomAccessFile(live.file("keys").toFile(), "rw");
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
        screen = live.start(Live.workload("terminal", live.file("keys").toString()));
        awaitPrompt();
    }

    /// Types these characters.
    void type(String text) {
        try {
            keys.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /// Types a line.
    void line(String text) {
        type(text + "\n");
    }

    /// Waits until the terminal shows this.
    void await(String text) {
        Live.until("on the terminal: " + text + "; so far: " + shown(), () -> shown().contains(text));
    }

    /// Waits until the shell takes commands again; answers the exit code of the last one.
    int awaitPrompt() {
        String mark = "code-" + ++marks + "=";
        // What is typed is shown, too: the quotes tell it from the answer.
        line("echo 'code-'" + marks + "=$?.");
        await(mark);
        Live.until("the code", () -> after(mark).contains("."));
        return Integer.parseInt(after(mark).substring(0, after(mark).indexOf('.')));
    }

    private String after(String mark) {
        return shown().substring(shown().indexOf(mark) + mark.length());
    }

    /// All that it has shown so far.
    String shown() {
        return screen.outSoFar();
    }

    /// Hangs up, as when the window is closed.
    void hangUp() {
        close();
    }

    @Override
    public void close() {
        try {
            keys.close();
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
