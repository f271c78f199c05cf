package psrec.recording;

/// The highest resident memory of a recording, in bytes. NaN is what is not known.
///
/// @param bytes the highest sum over the processes that was sampled, or `processBytes` if that is higher
/// @param processBytes the highest resident memory that a single process ever had
/// @param process which process that was, `4711 (name)`; empty if that is not known
/// @param lowerBound why a process may have had more than `processBytes`; empty if it is exact, or not known
public record PeakRss(double bytes, double processBytes, String process, String lowerBound) {
    public static final PeakRss UNKNOWN = new PeakRss(Double.NaN, Double.NaN, "", "");

    /// A peak of a recording that does not tell those of single processes.
    public static PeakRss of(double bytes) {
        return new PeakRss(bytes, Double.NaN, "", "");
    }
}
