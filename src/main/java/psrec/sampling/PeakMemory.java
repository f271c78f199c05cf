package psrec.sampling;

import org.jspecify.annotations.Nullable;
import psrec.process.ProcessProbe;
import psrec.recording.PeakRss;

/// The highest memory so far: of all processes together, as sampled, and of a single process, as the kernel keeps it.
final class PeakMemory {
    private static final long UNKNOWN = -1;

    private double sumBytes = Double.NaN;
    private long processBytes = UNKNOWN;
    // Which process had that; null if it is not known.
    private @Nullable Node process;
    private String name = "";

    /// Forgets all of it.
    void clear() {
        sumBytes = Double.NaN;
        set(UNKNOWN, null);
    }

    /// The processes had so much together.
    void sum(double bytes) {
        if (!(bytes <= sumBytes)) {
            sumBytes = bytes;
        }
    }

    /// This process had so much by itself.
    void ofProcess(long bytes, Node node) {
        if (bytes > processBytes || (bytes == processBytes && process == null)) {
            set(bytes, node);
        }
    }

    /// Some process had so much.
    void ofSomeProcess(long bytes) {
        if (bytes > processBytes) {
            set(bytes, null);
        }
    }

    private void set(long bytes, @Nullable Node node) {
        processBytes = bytes;
        if (node == null || node != process) {
            process = node;
            name = "";
        }
    }

    /// The highest memory of a process.
    boolean is(long bytes) {
        return bytes == processBytes;
    }

    /// Reads the name of the process that had most, while it is there.
    void readName() {
        String now = process == null || process.gone ? ProcessProbe.NO_NAME : process.probe.name();
        name = now.equals(ProcessProbe.NO_NAME) ? name : now;
    }

    /// The name of a process that has ended, if it is the one that had most.
    void name(Node node, String lastName) {
        name = process == node ? lastName : name;
    }

    /// What is known now.
    ///
    /// @param lowerBound why a process may have had more
    PeakRss toPeakRss(String lowerBound) {
        if (processBytes < 0) {
            return PeakRss.of(sumBytes);
        }
        String who = process == null || name.isEmpty() ? "" : process.pid() + " (" + name + ")";
        double bytes = processBytes;
        return new PeakRss(sumBytes > bytes ? sumBytes : bytes, bytes, who, lowerBound);
    }
}
