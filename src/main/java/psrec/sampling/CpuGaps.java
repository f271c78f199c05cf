package psrec.sampling;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Why the CPU time of a recording is not all of it: the first reasons in full, the rest counted, so that a recording
/// of any length stays small.
final class CpuGaps {
    private static final int IN_FULL = 5;

    private final Set<String> reasons = new LinkedHashSet<>();
    private long more;

    void add(String reason) {
        if (reasons.size() < IN_FULL) {
            reasons.add(reason);
        } else if (!reasons.contains(reason)) {
            more++;
        }
    }

    /// A sentence each; empty where nothing is missing.
    List<String> sentences() {
        List<String> sentences = new ArrayList<>(reasons);
        if (more > 0) {
            sentences.add("and " + more + " more like these");
        }
        return sentences;
    }
}
