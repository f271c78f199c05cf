package psrec.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import psrec.process.UserException;

/// A file read line by line, as bytes, without an object a line. A line ends with `\n` or `\r\n`; a mark of UTF-8 at
/// the
/// beginning of the file is passed over.
final class Lines {
    private static final int FIRST_BYTES = 64 * 1024;
    private static final int LONGEST_LINE = 16 * 1024 * 1024;
    private static final int QUOTED = 40;

    private final InputStream in;
    private final String file;
    private byte[] bytes = new byte[FIRST_BYTES];
    private int filled;
    private boolean atEnd;
    private long number;
    private int from;
    private int to;
    private int next;
    private boolean whole;

    /// @param file the file's name, for people
    Lines(InputStream in, String file) {
        this.in = in;
        this.file = file;
        fill();
        if (startsWith(0, 0xef, 0xbb, 0xbf)) {
            next = 3;
        }
    }

    /// True where the file begins with these bytes. Only before the first line.
    boolean fileStartsWith(int... first) {
        return startsWith(0, first);
    }

    private boolean startsWith(int at, int... first) {
        while (filled - at < first.length && !atEnd) {
            fill();
        }
        boolean same = filled - at >= first.length;
        for (int i = 0; same && i < first.length; i++) {
            same = (bytes[at + i] & 0xff) == first[i];
        }
        return same;
    }

    /// Goes to the next line; false where there is none.
    boolean next() {
        int at = next;
        from = next;
        while (true) {
            int end = filled;
            byte[] all = bytes;
            while (at < end && all[at] != '\n') {
                at++;
            }
            if (at < end) {
                next = at + 1;
                whole = true;
                break;
            }
            if (atEnd) {
                next = at;
                whole = false;
                break;
            }
            at -= from;
            makeRoom();
            fill();
            at += from;
        }
        to = at > from && bytes[at - 1] == '\r' ? at - 1 : at;
        number++;
        return whole || at > from;
    }

    /// The current line comes once more at the next `next()`.
    void back() {
        next = from;
        number--;
    }

    // The line that is being read goes to the front, and gets more room where it fills all.
    private void makeRoom() {
        if (from > 0) {
            System.arraycopy(bytes, from, bytes, 0, filled - from);
            filled -= from;
            from = 0;
        } else if (filled == bytes.length) {
            if (filled >= LONGEST_LINE) {
                number++;
                throw trouble("is longer than 16 MiB; that is no recording");
            }
            bytes = Arrays.copyOf(bytes, 2 * filled);
        }
    }

    private void fill() {
        try {
            int n = in.read(bytes, filled, bytes.length - filled);
            filled += Math.max(0, n);
            atEnd = n < 0;
        } catch (IOException trouble) {
            String behind = number == 0 ? "" : " behind line " + number;
            throw new UserException(
                    UserException.TROUBLE, "cannot read " + file + behind + ": " + trouble.getMessage());
        }
    }

    /// What the current line stands in; good until the next line.
    byte[] bytes() {
        return bytes;
    }

    /// Where the current line begins.
    int from() {
        return from;
    }

    /// Where it ends, without its line end.
    int to() {
        return to;
    }

    /// False for a last line without a line end: it may be torn.
    boolean whole() {
        return whole;
    }

    /// The number of the current line, from 1 up.
    long number() {
        return number;
    }

    /// The file's name, for people.
    String file() {
        return file;
    }

    /// The current line as text.
    String text() {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /// True where the current line begins with these characters, all ASCII.
    boolean startsWith(String ascii) {
        boolean same = to - from >= ascii.length();
        for (int i = 0; same && i < ascii.length(); i++) {
            same = bytes[from + i] == ascii.charAt(i);
        }
        return same;
    }

    /// True where there is nothing in the current line but blanks.
    boolean blank() {
        for (int i = from; i < to; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    /// What is wrong with the current line, or in it.
    ///
    /// @param what goes on from `run.csv line 12`
    UserException trouble(String what) {
        return new UserException(
                UserException.TROUBLE, file + " line " + number + (what.startsWith(":") ? "" : " ") + what);
    }

    /// What is wrong with the file as a whole.
    ///
    /// @param what goes on from `run.csv`
    UserException fileTrouble(String what) {
        return new UserException(UserException.TROUBLE, file + " " + what);
    }

    /// A piece of a file, for people: `'1.2.3'`, cut where it is long.
    static String quoted(String text) {
        return "'" + (text.length() > QUOTED ? text.substring(0, QUOTED) + "..." : text) + "'";
    }
}
