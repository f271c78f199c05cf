package psrec.process;

import java.util.Arrays;
import java.util.function.IntPredicate;

/// A growing list of pids without boxes.
public final class PidList {
    private int[] pids = new int[64];
    private int size;

    public void add(int pid) {
        if (size == pids.length) {
            pids = Arrays.copyOf(pids, size * 2);
        }
        pids[size++] = pid;
    }

    public int get(int index) {
        return pids[index];
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /// Takes out those for which the test holds.
    public void removeIf(IntPredicate test) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (!test.test(pids[i])) {
                pids[kept++] = pids[i];
            }
        }
        size = kept;
    }

    public void clear() {
        size = 0;
    }
}
