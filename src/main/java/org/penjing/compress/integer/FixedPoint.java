package org.penjing.compress.integer;

/**
 * A positive real number as {@code multiplier * 2^(shift - 31)}, and the product of an integer with it, rounded twice as
 * TensorFlow Lite rounds it ({@code MultiplyByQuantizedMultiplier}; "Quantization and Training of Neural Networks for
 * Efficient Integer-Arithmetic-Only Inference", doi:10.1109/CVPR.2018.00286, section 2.2).
 *
 * @param multiplier in [2^30, 2^31); a mean over tokens may have a smaller one
 * @param shift from -31 to 30
 */
public record FixedPoint(int multiplier, int shift) {
    private static final long WHOLE = 1L << 31;
    private static final int MOST_SHIFT = 30;
    private static final int LEAST_SHIFT = -31;

    /** Takes every integer that sums reach to 0. */
    private static final FixedPoint LEAST = new FixedPoint(1 << 30, LEAST_SHIFT);

    public FixedPoint {
        if (multiplier < 0 || shift < LEAST_SHIFT || shift > MOST_SHIFT) {
            throw new IllegalArgumentException("no fixed-point number: " + multiplier + " * 2^(" + shift + " - 31)");
        }
    }

    /** The nearest fixed-point number; too small a number is the least, too large a one the largest. */
    public static FixedPoint of(double real) {
        if (!(real > 0)) {
            return LEAST;
        }
        int shift = Math.getExponent(real) + 1;
        long multiplier = Math.round(Math.scalb(real, 31 - shift));
        if (multiplier == WHOLE) {
            multiplier /= 2;
            shift++;
        }
        if (shift < LEAST_SHIFT) {
            return LEAST;
        }
        return shift > MOST_SHIFT
                ? new FixedPoint(Integer.MAX_VALUE, MOST_SHIFT)
                : new FixedPoint((int) multiplier, shift);
    }

    /** This number divided by a count, as TensorFlow Lite divides the multiplier of a mean. */
    FixedPoint dividedBy(int count) {
        int more = Math.min(63 - Long.numberOfLeadingZeros(count), 31 + shift);
        return new FixedPoint((int) (((long) multiplier << more) / count), shift - more);
    }

    /** The product with {@code x}, rounded; what is shifted left saturates first. */
    public int times(int x) {
        int shifted = shift > 0 ? saturated((long) x << shift) : x;
        return halved(high(shifted, multiplier), Math.max(-shift, 0));
    }

    /**
     * The product with a sum, as TensorFlow Lite's FULLY_CONNECTED rounds it: as {@link #times(int)}, but ties of the second
     * rounding go up.
     */
    public int timesSum(int x) {
        int shifted = shift > 0 ? saturated((long) x << shift) : x;
        int high = high(shifted, multiplier);
        return shift < 0 ? (int) ((high + (1L << (-shift - 1))) >> -shift) : high;
    }

    /** The product with a 64-bit sum of less than 48 bits, rounded once, ties up. */
    public int timesSum(long x) {
        int total = 31 - shift;
        long upper = Math.multiplyHigh(x, multiplier);
        long lower = x * multiplier;
        long half = 1L << (total - 1);
        long nudged = lower + half;
        upper += Long.compareUnsigned(nudged, lower) < 0 ? 1 : 0;
        long low = nudged >>> total | upper << (64 - total);
        long high = upper >> total;
        return high == low >> 63 ? saturated(low) : high < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
    }

    /** The upper half of twice the product, rounded to the nearest and ties up. */
    private static int high(int x, int multiplier) {
        return (int) ((x * (long) multiplier + (1L << 30)) >> 31);
    }

    /** {@code x / 2^exponent}, ties away from zero. */
    private static int halved(int x, int exponent) {
        int mask = (int) ((1L << exponent) - 1);
        int remainder = x & mask;
        int threshold = (mask >> 1) + (x < 0 ? 1 : 0);
        return (x >> exponent) + (remainder > threshold ? 1 : 0);
    }

    private static int saturated(long x) {
        return (int) Math.clamp(x, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
}
