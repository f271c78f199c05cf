package psrec.process;

import java.io.IOException;

/// A file being written, of any kind: regular, pipe, device. The messages of its errors are for people.
public interface OutputFile extends AutoCloseable {
    /// The name as it was given, for people.
    String name();

    /// How much was written, from the beginning of the file to where the next write goes.
    long position();

    /// Writes all of it, at the position. Where that fails the position is behind what was written.
    void write(byte[] bytes, int length) throws IOException;

    /// Goes back to a position, to write on from there over what stands there. False, and nothing done, for what
    /// cannot be written twice, such as a pipe.
    boolean goBackTo(long position);

    /// Cuts off what stands behind the position, where that means something.
    void cutHere() throws IOException;

    @Override
    void close() throws IOException;
}
