package psrec.limit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import psrec.stats.Summary;

/// A recording that was held to limits.
///
/// @param name of the recording, for people
/// @param summary what it used; null where it could not be read
/// @param checks a check a limit; none where it could not be read
/// @param trouble why it could not be read; empty where it could
public record Checked(String name, @Nullable Summary summary, List<Check> checks, String trouble) {
    public Checked {
        checks = List.copyOf(checks);
    }

    /// A recording and the limits that it is held to.
    public static Checked of(Summary summary, List<Limit> limits) {
        List<Check> checks = limits.stream().map(limit -> limit.check(summary)).toList();
        return new Checked(summary.head().file(), summary, checks, "");
    }

    /// A recording that could not be read.
    public static Checked unread(String name, String trouble) {
        return new Checked(name, null, List.of(), trouble);
    }

    public boolean passed() {
        return trouble.isEmpty() && checks.stream().allMatch(Check::passed);
    }
}
