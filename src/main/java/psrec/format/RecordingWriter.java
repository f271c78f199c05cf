package psrec.format;

import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import psrec.process.OutputFile;
import psrec.process.UserException;
import psrec.recording.RecordingEnd;
import psrec.recording.RecordingHead;
import psrec.recording.RecordingVisitor;

/// Writes a recording, as it is read, into a file of another format. The file is opened when the recording
/// begins, so that what is no recording does no harm to it. A file that was cut off stays one.
public final class RecordingWriter implements RecordingVisitor, AutoCloseable {
    private static final int AT_LEAST_BYTES = 48 * 1024;

    private final Supplier<OutputFile> opening;
    private final ExportFormat format;
    private final String version;
    private final Consumer<String> remarks;
    private final TextBuffer buffer = new TextBuffer();
    private Facts facts = new Facts();
    private @Nullable Layout layout;
    private @Nullable OutputFile file;

    /// @param opening opens the file
    /// @param version of psrec, for files that others wrote
    /// @param remarks takes what is odd about the file that is read, a sentence each
    public RecordingWriter(
            Supplier<OutputFile> opening, ExportFormat format, String version, Consumer<String> remarks) {
        this.opening = opening;
        this.format = format;
        this.version = version;
        this.remarks = remarks;
    }

    @Override
    public void fact(String key, String value) {
        facts.put(key, value);
    }

    @Override
    public void begin(RecordingHead head) {
        layout = format.layout();
        layout.begin(buffer, facts.has(Facts.VERSION) ? facts : foreign(head), head.columns());
        facts = new Facts();
        file = opening.get();
        try {
            file.goBackTo(0);
            file.cutHere();
        } catch (IOException trouble) {
            throw trouble(trouble);
        }
    }

    private Facts foreign(RecordingHead head) {
        Facts all = new Facts().put(Facts.VERSION, version).put(Facts.SOURCE, head.format());
        for (Map.Entry<String, String> fact : facts.all().entrySet()) {
            all.put(fact.getKey(), fact.getValue());
        }
        return all;
    }

    @Override
    public void row(double[] values) {
        layout().row(buffer, values);
        if (buffer.length() >= AT_LEAST_BYTES) {
            flush();
        }
    }

    @Override
    public void end(RecordingEnd end) {
        if (end.complete() && !facts.has(Facts.OUTCOME)) {
            facts.put(Facts.OUTCOME, Facts.UNKNOWN);
        }
        end.remarks().forEach(remarks);
        layout().end(buffer, facts);
        flush();
    }

    private Layout layout() {
        if (layout == null) {
            throw new IllegalStateException("no recording has begun");
        }
        return layout;
    }

    private void flush() {
        if (file != null) {
            try {
                int length = buffer.length();
                // Not tried again where it fails.
                buffer.clear();
                file.write(buffer.bytes(), length);
            } catch (IOException trouble) {
                throw trouble(trouble);
            }
        }
    }

    private UserException trouble(IOException trouble) {
        String name = file == null ? "the file" : file.name();
        return new UserException(UserException.TROUBLE, "cannot write to " + name + ": " + trouble.getMessage());
    }

    /// Closes the file; where reading failed, what was read before is in it, as in a file that was cut off.
    @Override
    public void close() {
        OutputFile open = file;
        if (open != null) {
            try (open) {
                flush();
            } catch (IOException trouble) {
                throw trouble(trouble);
            }
        }
    }
}
