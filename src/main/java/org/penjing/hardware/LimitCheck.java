package org.penjing.hardware;

/**
 * A cost held against its limit.
 *
 * @param limit what is held
 * @param actual what the model costs, in the limit's unit
 * @param bound the largest value that meets the limit
 */
public record LimitCheck(Limit limit, double actual, double bound) {
    private static final double ROUNDING = 1e-9;

    /** Whether the bound is kept; what rounding adds to a figure that equals its bound does not break it. */
    public boolean isMet() {
        return actual <= bound + ROUNDING * Math.abs(bound);
    }

    /** How far above the bound, as a share of the bound (of one unit where the bound is 0); 0 when the limit is met. */
    public double excess() {
        return isMet() ? 0 : (actual - bound) / (bound > 0 ? bound : 1);
    }
}
