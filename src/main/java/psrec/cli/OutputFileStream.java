package psrec.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import psrec.process.OutputFile;

/// A file being written as a stream; the file stays open.
final class OutputFileStream extends OutputStream {
    private final OutputFile file;

    OutputFileStream(OutputFile file) {
        this.file = file;
    }

    @Override
    public void write(int b) throws IOException {
        file.write(new byte[] {(byte) b}, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        file.write(from == 0 ? bytes : Arrays.copyOfRange(bytes, from, from + length), length);
    }
}
