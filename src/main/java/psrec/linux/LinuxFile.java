package psrec.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import psrec.process.OutputFile;
import psrec.process.UserException;

/// A file by its descriptor: paths of any bytes, in any locale.
final class LinuxFile implements OutputFile {
    private static final int READ_WRITE_ALL = 0666;

    private final int descriptor;
    private final String name;
    private final boolean regular;
    private long position;

    private LinuxFile(int descriptor, String name, boolean regular) {
        this.descriptor = descriptor;
        this.name = name;
        this.regular = regular;
    }

    /// Standard output; also where it is a file it is shared with the command, and so neither emptied nor gone back in.
    static LinuxFile standardOutput() {
        return new LinuxFile(1, "standard output", false);
    }

    /// Opens it, made if need be, not emptied.
    ///
    /// @param how further flags of open(2)
    /// @param whileNobodyReads called again and again while a pipe has no reader; it takes its time
    static LinuxFile open(String latin1Path, int how, Runnable whileNobodyReads) {
        byte[] path = latin1Path.getBytes(StandardCharsets.ISO_8859_1);
        String name = Text.forPeople(path);
        int flags = how | Libc.O_WRONLY | Libc.O_CREAT | Libc.O_CLOEXEC | Libc.O_NOCTTY | Libc.O_NONBLOCK;
        int descriptor = Libc.open(path, flags, READ_WRITE_ALL);
        while (descriptor == -Errno.ENXIO && Libc.isPipe(path)) {
            whileNobodyReads.run();
            descriptor = Libc.open(path, flags, READ_WRITE_ALL);
        }
        if (descriptor < 0) {
            throw new UserException(UserException.TROUBLE, "cannot write to " + name + ": " + why(-descriptor));
        }
        boolean regular = Libc.isRegular(descriptor);
        // A regular file never makes one wait, and keeps what it was opened with: O_APPEND.
        if (!regular) {
            Libc.blocking(descriptor);
        }
        return new LinuxFile(descriptor, name, regular);
    }

    /// What went wrong with a file, for people.
    static String why(int errno) {
        return switch (errno) {
            case Errno.ENOENT -> "its folder does not exist";
            case Errno.EISDIR -> "it is a folder";
            default -> Libc.describe(errno);
        };
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void write(byte[] bytes, int length) throws IOException {
        int done = 0;
        while (done < length) {
            int n = Libc.write(descriptor, bytes, done, length - done);
            if (n < 0 && n != -Errno.EINTR) {
                throw new IOException(Libc.describe(-n));
            }
            done += Math.max(0, n);
            position += Math.max(0, n);
        }
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public boolean goBackTo(long earlier) {
        if (!regular || Libc.seek(descriptor, earlier) < 0) {
            return false;
        }
        position = earlier;
        return true;
    }

    @Override
    public void cutHere() throws IOException {
        int result = regular ? Libc.truncate(descriptor, position) : 0;
        if (result < 0) {
            throw new IOException(Libc.describe(-result));
        }
    }

    @Override
    public void close() throws IOException {
        int result = Libc.close(descriptor);
        if (result < 0 && result != -Errno.EINTR) {
            throw new IOException(Libc.describe(-result));
        }
    }
}
