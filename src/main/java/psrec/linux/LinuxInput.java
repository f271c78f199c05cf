package psrec.linux;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import psrec.process.UserException;

/// A file being read, by its descriptor: paths of any bytes, in any locale. Buffered; the messages of its errors are
/// for people.
final class LinuxInput extends InputStream {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final int descriptor;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private long taken;
    private int at;
    private int end;

    private LinuxInput(int descriptor) {
        this.descriptor = descriptor;
    }

    static LinuxInput standardInput() {
        return new LinuxInput(0);
    }

    /// @throws UserException where there is no such file, where it is a folder, or where it may not be read
    static LinuxInput open(String latin1Path) {
        byte[] path = latin1Path.getBytes(StandardCharsets.ISO_8859_1);
        int descriptor = Libc.open(path, Libc.O_RDONLY | Libc.O_CLOEXEC, 0);
        int first = descriptor < 0 ? descriptor : Libc.read(descriptor, new byte[0]);
        if (first < 0) {
            throw new UserException(UserException.TROUBLE, "cannot read " + Text.forPeople(path) + ": " + why(-first));
        }
        return new LinuxInput(descriptor);
    }

    private static String why(int errno) {
        return errno == Errno.ENOENT ? "there is no such file" : LinuxFile.why(errno);
    }

    @Override
    public int read() throws IOException {
        return fill() ? buffer[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, into.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int n = Math.min(length, end - at);
        System.arraycopy(buffer, at, into, from, n);
        at += n;
        return n;
    }

    /// What is left of a regular file; of others what has been read already.
    @Override
    public int available() {
        long left = Libc.isRegular(descriptor) ? Libc.size(descriptor) - taken : 0;
        return Math.clamp(left, 0, Integer.MAX_VALUE - BUFFER_BYTES) + end - at;
    }

    private boolean fill() throws IOException {
        if (at == end) {
            int n = Libc.read(descriptor, buffer);
            while (n == -Errno.EINTR) {
                n = Libc.read(descriptor, buffer);
            }
            if (n < 0) {
                throw new IOException(LinuxFile.why(-n));
            }
            at = 0;
            end = n;
            taken += n;
        }
        return at < end;
    }

    @Override
    public void close() throws IOException {
        if (descriptor != 0) {
            Libc.close(descriptor);
        }
    }
}
