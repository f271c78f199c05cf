package psrec.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import psrec.process.OutputFile;

/// A file in memory: regular or a pipe, on a disk with so much room.
final class FakeFile implements OutputFile {
    private final boolean pipe;
    private final int room;
    private byte[] bytes = new byte[0];
    private int position;
    private boolean closed;
    private boolean failsOnClose;
    private final List<Integer> writes = new ArrayList<>();

    private FakeFile(boolean pipe, int room, String old) {
        this.pipe = pipe;
        this.room = room;
        this.bytes = old.getBytes(StandardCharsets.UTF_8);
    }

    static FakeFile empty() {
        return new FakeFile(false, Integer.MAX_VALUE, "");
    }

    static FakeFile holding(String old) {
        return new FakeFile(false, Integer.MAX_VALUE, old);
    }

    static FakeFile pipe() {
        return new FakeFile(true, Integer.MAX_VALUE, "");
    }

    static FakeFile withRoomFor(int bytes) {
        return new FakeFile(false, bytes, "");
    }

    FakeFile failingOnClose() {
        failsOnClose = true;
        return this;
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// How long each write was.
    List<Integer> writes() {
        return writes;
    }

    boolean closed() {
        return closed;
    }

    @Override
    public String name() {
        return "results.csv";
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public void write(byte[] more, int length) throws IOException {
        writes.add(length);
        int fits = Math.max(0, Math.min(length, room - position));
        bytes = Arrays.copyOf(bytes, Math.max(bytes.length, position + fits));
        System.arraycopy(more, 0, bytes, position, fits);
        position += fits;
        if (fits < length) {
            throw new IOException("No space left on device");
        }
    }

    @Override
    public boolean goBackTo(long earlier) {
        if (!pipe) {
            position = (int) earlier;
        }
        return !pipe;
    }

    @Override
    public void cutHere() {
        if (!pipe) {
            bytes = Arrays.copyOf(bytes, position);
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        if (failsOnClose) {
            throw new IOException("Input/output error");
        }
    }
}
