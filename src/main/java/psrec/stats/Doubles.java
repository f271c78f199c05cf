package psrec.stats;

import java.util.ArrayList;
import java.util.List;

/// A long row of numbers in pieces, so that growing copies nothing.
final class Doubles {
    private static final int PIECE = 1 << 16;

    private final List<double[]> pieces = new ArrayList<>();
    private int size;

    int size() {
        return size;
    }

    double get(int index) {
        return pieces.get(index / PIECE)[index % PIECE];
    }

    void set(int index, double value) {
        pieces.get(index / PIECE)[index % PIECE] = value;
    }

    void add(double value) {
        if (size == pieces.size() * PIECE) {
            pieces.add(new double[PIECE]);
        }
        set(size++, value);
    }

    /// Forgets all behind a size.
    void cut(int newSize) {
        size = newSize;
        while ((pieces.size() - 1) * PIECE >= size && !pieces.isEmpty()) {
            pieces.removeLast();
        }
    }
}
