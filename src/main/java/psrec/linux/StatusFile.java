package psrec.linux;

import java.nio.charset.StandardCharsets;

/// `/proc/pid/status`, proc_pid_status(5): lines of a key, a colon and a number.
final class StatusFile {
    /// The most resident memory so far, in kB; a kernel thread has none.
    static final byte[] PEAK_RSS = line("VmHWM");
    /// The process that a thread belongs to.
    static final byte[] THREAD_GROUP = line("Tgid");

    private StatusFile() {}

    /// How the line of a key begins, with the end of the line before.
    static byte[] line(String key) {
        return ("\n" + key + ":").getBytes(StandardCharsets.US_ASCII);
    }

    /// The number in the line of a key; [Fields#ABSENT] where there is no such line.
    static long number(byte[] text, int length, byte[] line) {
        for (int i = 0; i + line.length < length; i++) {
            if (text[i] == '\n' && startsWith(text, i, line)) {
                Fields fields = new Fields();
                fields.set(text, i + line.length, length);
                return fields.number();
            }
        }
        return Fields.ABSENT;
    }

    private static boolean startsWith(byte[] text, int at, byte[] what) {
        for (int i = 0; i < what.length; i++) {
            if (text[at + i] != what[i]) {
                return false;
            }
        }
        return true;
    }
}
