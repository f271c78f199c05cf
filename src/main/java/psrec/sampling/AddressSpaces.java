package psrec.sampling;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import psrec.process.ProcessReading;
import psrec.process.ProcessSource;
import psrec.process.ProcessSource.Sharing;

/// Finds processes that use the address space of another one, so that it counts once: between vfork(2) or
/// posix_spawn(3) and execve(2), and after clone(2) with `CLONE_VM`.
///
/// A process can only share from its creation on, and until it executes a program. So new processes are compared, and
/// those that share until they stop; a tree in which none does costs nothing. Of those that use one address space, the
/// owner counts.
final class AddressSpaces {
    /// After `CLONE_PARENT`, or where the creator has ended, a sibling may share: so many are compared, the youngest
    /// first.
    private static final int MAX_SIBLINGS = 16;

    /// The kernel adds up pages for each CPU, in batches: the peak of one address space, read twice, can fall by so
    /// much.
    private static final long PEAK_ERROR_BYTES = 512 * 1024;

    private final ProcessSource source;
    // All that have an owner.
    private final List<Node> sharers = new ArrayList<>();
    private final ProcessReading reading = new ProcessReading();
    private boolean anyUnknown;

    AddressSpaces(ProcessSource source) {
        this.source = source;
    }

    /// Compares a new process with those that can have created it. To be called between the reading of its state and
    /// that of its memory: then memory that counts is never that of another process.
    ///
    /// @param nodes the tree without it
    void join(Node node, @Nullable Node parent, List<Node> nodes) {
        if (!node.reading.neverExeced() || node.hasEnded()) {
            return;
        }
        if (parent != null) {
            Sharing sharing = compare(node, parent);
            if (sharing != Sharing.SEPARATE) {
                share(node, parent, sharing);
                return;
            }
        }
        int left = MAX_SIBLINGS;
        for (int i = nodes.size() - 1; i >= 0 && left > 0; i--) {
            Node sibling = nodes.get(i);
            if (sibling.reading.parentPid() == node.reading.parentPid()) {
                left--;
                if (source.sharing(node.pid(), sibling.pid()) == Sharing.SHARED) {
                    share(node, sibling, Sharing.SHARED);
                    return;
                }
            }
        }
    }

    private void share(Node node, Node other, Sharing sharing) {
        node.memoryOwner = other.sharesMemory ? other.memoryOwner : other;
        node.sharesMemory = sharing == Sharing.SHARED;
        sharers.add(node);
    }

    /// Compares those that share once more. To be called before the tree is read, for the same reason as [#join].
    void refresh() {
        for (int i = sharers.size() - 1; i >= 0; i--) {
            Node node = sharers.get(i);
            Node owner = node.memoryOwner;
            Sharing sharing = owner == null ? Sharing.SEPARATE : compare(node, owner);
            if (sharing == Sharing.SEPARATE) {
                leave(i);
            } else {
                node.sharesMemory = sharing == Sharing.SHARED;
            }
            // An owner that sleeps is not read, though its memory may have grown by what the other did.
            if (owner != null) {
                owner.rereadUse();
            }
        }
    }

    /// Drops those that have ended, and where an owner has, lets another one count. To be called after the tree was
    /// read.
    void settle() {
        for (int i = sharers.size() - 1; i >= 0; i--) {
            if (sharers.get(i).hasEnded()) {
                remove(i);
            }
        }
        for (int i = sharers.size() - 1; i >= 0; i--) {
            Node owner = sharers.get(i).memoryOwner;
            if (owner == null || owner.hasEnded()) {
                leave(i);
            }
        }
        anyUnknown = false;
        for (int i = 0; i < sharers.size(); i++) {
            anyUnknown |= !sharers.get(i).sharesMemory;
        }
    }

    /// True where a process counts that may share its memory with another one that counts: then the sum is an upper
    /// bound.
    boolean anyUnknown() {
        return anyUnknown;
    }

    // It has executed a program, or its owner has, or that has ended. In the latter cases it is the owner for those
    // that still share with it.
    private void leave(int index) {
        Node node = sharers.get(index);
        Node owner = node.memoryOwner;
        boolean shared = node.sharesMemory;
        remove(index);
        for (int i = 0; shared && i < sharers.size(); i++) {
            Node other = sharers.get(i);
            if (other.memoryOwner == owner && source.sharing(node.pid(), other.pid()) == Sharing.SHARED) {
                other.memoryOwner = node;
            }
        }
        node.rereadUse();
    }

    private void remove(int index) {
        Node node = sharers.remove(index);
        node.memoryOwner = null;
        node.sharesMemory = false;
    }

    private Sharing compare(Node node, Node other) {
        Sharing sharing = source.sharing(node.pid(), other.pid());
        return sharing == Sharing.UNKNOWN ? infer(node, other) : sharing;
    }

    // Where the system does not compare them. The peak of an address space does not fall: one that does not lie between
    // two readings of the other is of another address space. The parent in vfork(2) waits uninterruptibly.
    private Sharing infer(Node node, Node other) {
        if (!node.probe.readState(reading) || !reading.neverExeced()) {
            return Sharing.SEPARATE;
        }
        long before = other.probe.peakRssBytes();
        long peak = node.probe.peakRssBytes();
        long after = other.probe.peakRssBytes();
        boolean known = before >= 0 && peak >= 0 && after >= 0;
        if (known && (peak < before - PEAK_ERROR_BYTES || peak > after + PEAK_ERROR_BYTES)) {
            return Sharing.SEPARATE;
        }
        if (!other.probe.readState(reading)) {
            return Sharing.SEPARATE;
        }
        return reading.waitsUninterruptibly() ? Sharing.SHARED : Sharing.UNKNOWN;
    }
}
