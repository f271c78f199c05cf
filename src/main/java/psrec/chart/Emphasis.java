package psrec.chart;

/// How much a line stands out.
public enum Emphasis {
    /// One of a group that has a median.
    FAINT,
    NORMAL,
    /// The median of a group.
    STRONG
}
