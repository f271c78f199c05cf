package psrec.linux;

import java.nio.charset.StandardCharsets;

/// One file of /proc, read again and again: through a descriptor that is held from the first reading on where there is
/// one to spare (half the price, and it stays with its process for good), else opened each time.
final class ProcFile implements AutoCloseable {
    private static final int NOT_HELD = -1;

    private final String name;
    private final byte[] path;
    private final DescriptorBudget budget;
    private int descriptor = NOT_HELD;

    ProcFile(String path, DescriptorBudget budget) {
        this.name = path;
        this.path = path.getBytes(StandardCharsets.UTF_8);
        this.budget = budget;
    }

    /// Its first bytes.
    ///
    /// @return how many were read, or -errno: -ESRCH or -ENOENT where the process is gone
    int read(byte[] into) {
        if (descriptor != NOT_HELD) {
            return Libc.readFromStart(descriptor, into);
        }
        int opened = Libc.open(path, Libc.O_RDONLY | Libc.O_CLOEXEC, 0);
        if (opened < 0) {
            return opened;
        }
        int n = Libc.readFromStart(opened, into);
        if (budget.take()) {
            descriptor = opened;
        } else {
            Libc.close(opened);
        }
        return n;
    }

    /// True where later readings are of the same process as the last one.
    boolean isHeld() {
        return descriptor != NOT_HELD;
    }

    String name() {
        return name;
    }

    @Override
    public void close() {
        if (descriptor != NOT_HELD) {
            Libc.close(descriptor);
            descriptor = NOT_HELD;
            budget.giveBack();
        }
    }
}
