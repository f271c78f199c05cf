package psrec.linux;

import java.io.ByteArrayOutputStream;
import psrec.process.UserException;

/// The process that the launcher left behind to start commands (`src/main/c/launcher/spawnhelper.c`): what it starts is
/// a child of this process, but gets all that the launcher was given, and its `ru_maxrss` begins at the helper's few
/// kilobytes, not at the JVM's. It ends when this is closed, and when psrec ends.
final class SpawnHelper implements AutoCloseable {
    private static final int REPLY_BYTES = 8;

    private final int pid;
    private final int socket;
    private boolean closed;

    SpawnHelper(int pid, int socket) {
        this.pid = pid;
        this.socket = socket;
        Libc.closeOnExec(socket);
    }

    int pid() {
        return pid;
    }

    /// Starts a program.
    ///
    /// @param words its arguments, with its name
    /// @return its pid, or -errno if it could not be executed
    /// @throws UserException if the helper is gone
    int start(byte[] path, byte[][] words) {
        send(request(path, words));
        byte[] reply = receive();
        int child = intAt(reply, 0);
        int error = intAt(reply, 4);
        if (child > 0 && error != 0) {
            Libc.reap(child);
            return -error;
        }
        return child;
    }

    // struct request, then the texts.
    private static byte[] request(byte[] path, byte[][] words) {
        ByteArrayOutputStream texts = new ByteArrayOutputStream();
        addText(texts, path);
        for (byte[] word : words) {
            addText(texts, word);
        }
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        addInt(request, texts.size());
        addInt(request, words.length + 1);
        request.writeBytes(texts.toByteArray());
        return request.toByteArray();
    }

    private static void addText(ByteArrayOutputStream into, byte[] text) {
        into.writeBytes(text);
        into.write(0);
    }

    private static void addInt(ByteArrayOutputStream into, int value) {
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            into.write(value >> shift);
        }
    }

    private static int intAt(byte[] bytes, int at) {
        return (bytes[at] & 0xff)
                | (bytes[at + 1] & 0xff) << 8
                | (bytes[at + 2] & 0xff) << 16
                | (bytes[at + 3] & 0xff) << 24;
    }

    private void send(byte[] request) {
        int sent = 0;
        while (sent < request.length) {
            int count = Libc.write(socket, request, sent, request.length - sent);
            if (count <= 0) {
                throw gone();
            }
            sent += count;
        }
    }

    // Eight bytes at once: a socket of this machine does not tear them.
    private byte[] receive() {
        byte[] reply = new byte[REPLY_BYTES];
        if (Libc.read(socket, reply) != REPLY_BYTES) {
            throw gone();
        }
        return reply;
    }

    private static UserException gone() {
        return new UserException(
                UserException.UNABLE, "psrec's helper process was killed; the command was not started");
    }

    /// Waits for its end, too: else it would be left to a process that may never reap it.
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            Libc.close(socket);
            Libc.awaitEnd(pid);
        }
    }
}
