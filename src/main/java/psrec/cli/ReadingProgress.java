package psrec.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import psrec.view.Human;

/// Says on the terminal how far a file has been read, where that takes long; the line is gone when it has been read.
final class ReadingProgress extends FilterInputStream {
    private static final int MOST_TOLD_BYTES = 2_000_000_000;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long EACH_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final String ERASE = "\r\033[K";
    private static final int HUNDRED = 100;

    private final String name;
    private final @Nullable Console console;
    private final long size;
    private long done;
    private final LongSupplier clock;
    private long due;
    private boolean shown;

    /// @param console null where nothing is said
    /// @param clock in nanoseconds
    ReadingProgress(InputStream in, String name, @Nullable Console console, LongSupplier clock) throws IOException {
        super(in);
        this.name = name;
        this.console = console;
        // An int: more is told as 2 GiB.
        this.size = in.available() < MOST_TOLD_BYTES ? in.available() : 0;
        this.clock = clock;
        this.due = clock.getAsLong() + PATIENCE_NANOS;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        count(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int n = super.read(into, from, length);
        count(Math.max(0, n));
        return n;
    }

    private void count(int more) {
        done += more;
        if (console == null || clock.getAsLong() - due < 0) {
            return;
        }
        due = clock.getAsLong() + EACH_NANOS;
        shown = true;
        // Of what is no regular file the size is not known.
        String far = size > 0 && size >= done
                ? HUNDRED * done / size + " % of " + Human.bytes((double) size)
                : Human.bytes((double) done);
        console.err().print(ERASE + "psrec: reading " + Human.oneLine(name) + ": " + far);
        console.err().flush();
    }

    @Override
    public void close() throws IOException {
        if (shown && console != null) {
            console.err().print(ERASE);
            console.err().flush();
        }
        super.close();
    }
}
