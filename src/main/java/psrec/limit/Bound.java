package psrec.limit;

/// How a number is bounded.
public enum Bound {
    /// Not above.
    AT_MOST("<="),
    /// Not above, nor there.
    BELOW("<"),
    /// Not below.
    AT_LEAST(">="),
    /// Not below, nor there.
    ABOVE(">");

    private final String sign;

    Bound(String sign) {
        this.sign = sign;
    }

    /// As it is written between a number and its limit.
    public String sign() {
        return sign;
    }

    boolean keeps(double value, double limit) {
        return switch (this) {
            case AT_MOST -> value <= limit;
            case BELOW -> value < limit;
            case AT_LEAST -> value >= limit;
            case ABOVE -> value > limit;
        };
    }

    /// The one that is broken just where this condition is met: `>` is met where "at most" is broken.
    static Bound brokenBy(String condition) {
        return switch (condition) {
            case ">" -> AT_MOST;
            case ">=" -> BELOW;
            case "<" -> AT_LEAST;
            case "<=" -> ABOVE;
            default -> throw new IllegalArgumentException(condition);
        };
    }
}
