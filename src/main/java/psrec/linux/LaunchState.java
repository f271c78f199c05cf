package psrec.linux;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How psrec was started, before the launcher and the JVM changed it: what the command shall get.
///
/// The launcher leaves two things in the environment: its own `/proc/self/stat`, for the signals that were blocked and
/// ignored, and the variables that would have reached psrec's JVM, under another name.
final class LaunchState {
    private static final String OWN = "PSREC_LAUNCH_";

    private static final String STAT_VARIABLE = OWN + "STAT";
    /// Before the names of variables that are the command's, not psrec's: behind it is the variable as it was.
    private static final String KEPT = OWN + "KEPT_";
    /// Set where psrec has started itself anew.
    static final String AGAIN = OWN + "AGAIN";
    /// The names of variables that the launcher has set for the JVM, with blanks between.
    private static final String SET_VARIABLE = OWN + "SET";

    // stat counts only signals 1 to 31; nothing on the way here touches those above.
    private static final long CLASSIC = 0x7fff_ffffL;
    // What a JVM takes for itself, so that an exec would set it to the default. SIGSEGV and its like stay out: a JVM
    // lives on them, and the kernel does not let them be ignored where it matters.
    private static final int[] TAKEN_BY_JVM = {Signals.PIPE, Signals.STKFLT, Signals.XFSZ};

    private final long blocked;
    private final long ignored;
    private final byte[][] environment;

    private LaunchState(long blocked, long ignored, byte[][] environment) {
        this.blocked = blocked;
        this.ignored = ignored;
        this.environment = environment;
    }

    static LaunchState read() {
        List<byte[]> environment = new ArrayList<>();
        long blocked = Libc.blockedSignals() & ~Signals.BLOCKED;
        long ignored = 0;
        String forJvm = Libc.variable(SET_VARIABLE);
        for (byte[] bytes : Libc.environment()) {
            String variable = Proc.latin1(bytes, bytes.length);
            if (variable.startsWith(KEPT)) {
                environment.add(Arrays.copyOfRange(bytes, KEPT.length(), bytes.length));
            } else if (variable.startsWith(STAT_VARIABLE + "=")) {
                StatFile stat = stat(variable.substring(STAT_VARIABLE.length() + 1));
                if (stat != null) {
                    blocked = (blocked & ~CLASSIC) | (stat.blocked & CLASSIC);
                    ignored = stat.ignored & CLASSIC;
                }
            } else if (!variable.startsWith(OWN) && !isForJvm(variable, forJvm)) {
                environment.add(bytes);
            }
        }
        return new LaunchState(blocked, ignored, environment.toArray(new byte[0][]));
    }

    private static boolean isForJvm(String variable, String forJvm) {
        String name = variable.substring(0, Math.max(0, variable.indexOf('=')));
        return (" " + forJvm + " ").contains(" " + name + " ");
    }

    private static @Nullable StatFile stat(String text) {
        if (text.isEmpty()) {
            return null;
        }
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        StatFile stat = new StatFile();
        stat.parse(STAT_VARIABLE, bytes, bytes.length);
        return stat;
    }

    /// The signals that were blocked.
    long blocked() {
        return blocked;
    }

    /// The signals that were ignored.
    long ignored() {
        return ignored;
    }

    /// The command's environment, `NAME=value` each.
    byte[][] environment() {
        return environment;
    }

    /// A variable of the command's environment, one `char` a byte; null where it is not set.
    @Nullable
    String variable(String name) {
        for (byte[] bytes : environment) {
            String variable = new String(bytes, StandardCharsets.ISO_8859_1);
            if (variable.startsWith(name + "=")) {
                return variable.substring(name.length() + 1);
            }
        }
        return null;
    }

    /// Gives back to ignoring what was ignored and the JVM took for itself.
    void restoreIgnored() {
        for (int signal : TAKEN_BY_JVM) {
            if (Signals.contains(ignored, signal)) {
                Libc.ignoreSignal(signal);
            }
        }
        if (Signals.contains(ignored, Signals.CHLD)) {
            Libc.defaultSignal(Signals.CHLD);
        }
    }
}
