package psrec.recording;

/// What 100 % of CPU means.
public enum CpuScale {
    /// All online CPUs of the machine.
    NORMALISED("normalised"),
    /// One CPU.
    ABSOLUTE("absolute");

    private final String word;

    CpuScale(String word) {
        this.word = word;
    }

    /// As it stands in a file.
    public String word() {
        return word;
    }

    /// How many CPUs 100 % are, on a machine with so many.
    public int cpus(int onlineCpus) {
        return this == NORMALISED ? onlineCpus : 1;
    }
}
