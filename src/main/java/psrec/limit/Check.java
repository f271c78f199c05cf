package psrec.limit;

/// A limit that a recording was held to.
///
/// @param value what it was; NaN where the recording does not tell
public record Check(Limit limit, double value, Verdict verdict) {
    /// What became of it.
    public enum Verdict {
        PASSED("pass"),
        FAILED("FAIL"),
        /// The recording does not tell the number, which is no pass.
        UNKNOWN("FAIL");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }

        /// In a table.
        public String word() {
            return word;
        }
    }

    public boolean passed() {
        return verdict == Verdict.PASSED;
    }
}
