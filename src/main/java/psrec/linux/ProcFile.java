package psrec.linux;

import java.nio.charset.StandardCharsets;

/// One file of /proc, read again and again: through a descriptor that is held where there is one to spare (half the
/// price, and it stays with its process for good), else opened each time.
final class ProcFile implements AutoCloseable {
    private static final int NOT_HELD = -1;

    private final String name;
    private final byte[] path;
    private final DescriptorBudget budget;
    private int descriptor = NOT_HELD;

    private ProcFile(String name, DescriptorBudget budget) {
        this.name = name;
        this.path = name.getBytes(StandardCharsets.UTF_8);
        this.budget = budget;
    }

    static ProcFile of(String path, DescriptorBudget budget) {
        ProcFile file = new ProcFile(path, budget);
        if (budget.take()) {
            file.descriptor = Libc.open(file.path, Libc.O_RDONLY | Libc.O_CLOEXEC, 0);
            if (file.descriptor < 0) {
                file.descriptor = NOT_HELD;
                budget.giveBack();
            }
        }
        return file;
    }

    /// Its first bytes.
    ///
    /// @return how many were read, or -errno: -ESRCH or -ENOENT where the process is gone
    int read(byte[] into) {
        if (descriptor != NOT_HELD) {
            return Libc.readFromStart(descriptor, into);
        }
        int once = Libc.open(path, Libc.O_RDONLY | Libc.O_CLOEXEC, 0);
        if (once < 0) {
            return once;
        }
        int n = Libc.readFromStart(once, into);
        Libc.close(once);
        return n;
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
