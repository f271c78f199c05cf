package psrec.linux;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What psrec was started with, before the launcher and the JVM changed it: what the command gets.
///
/// The launcher (`src/main/c/launcher/launcher.c`) describes it in the first variable of the environment. Behind that
/// stand the variables that are for the JVM alone, then the user's, all of them in their order; those that the JVM must
/// not see have a prefix.
final class LaunchState {
    /// The first variable: numbers with blanks between them.
    private static final String DESCRIPTION = "PSREC_LAUNCH=";

    /// Before the user's variables that are kept from the JVM.
    private static final String KEPT = "PSREC_LAUNCH_KEPT_";

    private final long blocked;
    private final long ignored;
    private final boolean hasInheritedChildren;
    private final @Nullable SpawnHelper helper;
    private final byte[][] environment;

    private LaunchState(
            long blocked,
            long ignored,
            boolean hasInheritedChildren,
            @Nullable SpawnHelper helper,
            byte[][] environment) {
        this.blocked = blocked;
        this.ignored = ignored;
        this.hasInheritedChildren = hasInheritedChildren;
        this.helper = helper;
        this.environment = environment;
    }

    static LaunchState read() {
        return of(Libc.environment());
    }

    /// By the environment of a JVM; without the launcher nothing is known, and no command can be started.
    static LaunchState of(byte[][] variables) {
        String first = variables.length == 0 ? "" : Proc.latin1(variables[0], variables[0].length);
        if (!first.startsWith(DESCRIPTION)) {
            return new LaunchState(0, 0, false, null, variables);
        }
        String[] numbers = first.substring(DESCRIPTION.length()).split(" ", -1);
        int helperPid = Integer.parseInt(numbers[4]);
        return new LaunchState(
                Long.parseUnsignedLong(numbers[1]),
                Long.parseUnsignedLong(numbers[2]),
                numbers[3].equals("1"),
                helperPid == 0 ? null : new SpawnHelper(helperPid, Integer.parseInt(numbers[5])),
                environment(variables, Integer.parseInt(numbers[0])));
    }

    private static byte[][] environment(byte[][] variables, int ofLauncher) {
        byte[] kept = KEPT.getBytes(StandardCharsets.US_ASCII);
        byte[][] environment = Arrays.copyOfRange(variables, ofLauncher, variables.length);
        for (int i = 0; i < environment.length; i++) {
            byte[] variable = environment[i];
            if (variable.length >= kept.length && Arrays.equals(variable, 0, kept.length, kept, 0, kept.length)) {
                environment[i] = Arrays.copyOfRange(variable, kept.length, variable.length);
            }
        }
        return environment;
    }

    /// The signals that were blocked, bit n - 1 for signal n.
    long blocked() {
        return blocked;
    }

    /// The signals that were ignored.
    long ignored() {
        return ignored;
    }

    /// True if the program that became psrec by an exec had children: they are psrec's now.
    boolean hasInheritedChildren() {
        return hasInheritedChildren;
    }

    /// What starts commands; null if psrec was not called for that, or not by its launcher.
    @Nullable
    SpawnHelper helper() {
        return helper;
    }

    /// The user's environment, `NAME=value` each, to the byte.
    byte[][] environment() {
        return environment;
    }

    /// A variable of the user's environment, one `char` a byte; null if it is not set.
    @Nullable
    String variable(String name) {
        for (byte[] bytes : environment) {
            String variable = Proc.latin1(bytes, bytes.length);
            if (variable.startsWith(name + "=")) {
                return variable.substring(name.length() + 1);
            }
        }
        return null;
    }
}
