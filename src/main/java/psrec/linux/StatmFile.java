package psrec.linux;

/// `/proc/pid/statm`, proc_pid_statm(5).
final class StatmFile {
    private final Fields fields = new Fields();

    /// Resident pages; 0 for a process that has ended, and for a thread of the kernel.
    long residentPages;

    void parse(String file, byte[] text, int length) {
        fields.set(text, 0, length);
        fields.skip(1);
        residentPages = fields.number();
        if (residentPages == Fields.ABSENT) {
            throw new ProcFormatException(file, "field 2 (resident)", text, length);
        }
    }
}
