package psrec.linux;

/// How many descriptors may be held for reading; the rest is a reserve, so that opening for a moment always works.
final class DescriptorBudget {
    private static final int RESERVE = 32;

    private static final long UNLIMITED = 1 << 20;

    private long left;

    /// @param limit the soft limit of the process, negative where there is none
    DescriptorBudget(long limit) {
        left = (limit < 0 ? UNLIMITED : limit) - RESERVE;
    }

    /// True where one more may be held; it is then taken.
    boolean take() {
        if (left <= 0) {
            return false;
        }
        left--;
        return true;
    }

    void giveBack() {
        left++;
    }

    /// The limit was raised by this many.
    void grow(long more) {
        left += more;
    }
}
