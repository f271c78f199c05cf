package psrec.linux;

/// Walks over the numbers in a line of /proc, without making Strings. A field that is not there reads as absent.
final class Fields {
    static final long ABSENT = Long.MIN_VALUE;

    private byte[] bytes = new byte[0];
    private int end;
    private int at;

    /// Starts at a position of a text.
    void set(byte[] text, int from, int length) {
        bytes = text;
        at = from;
        end = length;
    }

    /// The next field as a number; [#ABSENT] where there is none.
    long number() {
        skipBlanks();
        boolean negative = at < end && bytes[at] == '-';
        if (negative) {
            at++;
        }
        int start = at;
        long value = 0;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            value = value * 10 + bytes[at] - '0';
            at++;
        }
        if (at == start) {
            return ABSENT;
        }
        return negative ? -value : value;
    }

    /// Passes over fields of any kind.
    void skip(int count) {
        for (int i = 0; i < count; i++) {
            skipBlanks();
            while (at < end && !isBlank(bytes[at])) {
                at++;
            }
        }
    }

    /// The first character of the next field, which is passed over; 0 where there is none.
    char letter() {
        skipBlanks();
        char c = at < end ? (char) bytes[at] : 0;
        skip(1);
        return c;
    }

    private void skipBlanks() {
        while (at < end && isBlank(bytes[at])) {
            at++;
        }
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\n';
    }
}
