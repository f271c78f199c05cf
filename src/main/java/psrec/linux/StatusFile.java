package psrec.linux;

import java.nio.charset.StandardCharsets;

/// `/proc/pid/status`, proc_pid_status(5): lines of a key, a colon and a number.
final class StatusFile {
    private StatusFile() {}

    /// The number of a key; [Fields#ABSENT] where there is no such line (a kernel thread has no `VmHWM`).
    static long number(byte[] text, int length, String key) {
        byte[] line = ("\n" + key + ":").getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i + line.length < length; i++) {
            if (startsWith(text, i, line)) {
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
