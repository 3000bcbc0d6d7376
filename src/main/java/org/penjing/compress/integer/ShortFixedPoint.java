package org.penjing.compress.integer;

/**
 * A positive real number as {@code mantissa * 2^-shift}: for products that one 32-bit multiplication holds.
 *
 * @param mantissa at most 2^15 (that of a norm's factor may be larger); at least 2^14 for numbers that are not very small
 * @param shift from 1 to 30
 */
public record ShortFixedPoint(int mantissa, int shift) {
    private static final int MOST_SHIFT = 30;

    /** The nearest such number; one of more than 2^14 is taken for 2^14. */
    public static ShortFixedPoint of(double real) {
        int shift = 14 - Math.getExponent(real);
        if (shift < 1) {
            return new ShortFixedPoint(1 << 15, 1);
        }
        int kept = Math.min(shift, MOST_SHIFT);
        return new ShortFixedPoint((int) Math.rint(Math.scalb(real, kept)), kept);
    }

    /** The product with {@code x}, rounded to the nearest and ties up. |x| is at most 2^15, |x| times the mantissa 2^30. */
    int times(int x) {
        return (x * mantissa + (1 << (shift - 1))) >> shift;
    }
}
