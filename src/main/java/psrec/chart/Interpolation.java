package psrec.chart;

/// What a line shows between two points.
public enum Interpolation {
    /// A slope: a quantity that changes continuously.
    LINEAR,
    /// The value of the later point: what was used between the two.
    STEP_BEFORE,
    /// The value of the earlier point: a count, which changes in steps.
    STEP_AFTER
}
