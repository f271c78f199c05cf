package psrec.process;

import java.util.Arrays;

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

    public void clear() {
        size = 0;
    }
}
