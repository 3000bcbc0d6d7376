package org.penjing.compress.integer;

/**
 * The logistic function in integers: linear interpolation in a table of 16 values per unit, up to 12. Off by at most 8e-5
 * (interpolation 4.7e-5, rounding 3.1e-5), and by at most 6.2e-6 more beyond 12.
 */
public final class Sigmoid {
    /** What stands for 1. */
    public static final int ONE = 1 << 15;
    /** Fraction bits of an argument. */
    static final int ARGUMENT_BITS = 12;

    private static final int LARGEST = 12 * (1 << ARGUMENT_BITS) - 1;
    private static final int[] TABLE = new int[193];

    static {
        for (int i = 0; i < TABLE.length; i++) {
            TABLE[i] = (int) Math.rint(ONE / (1 + Math.exp(-i / 16.0)));
        }
    }

    private Sigmoid() {}

    /** The table: {@code 2^15 sigmoid(i / 16)} for i from 0 to 192. */
    public static int[] table() {
        return TABLE.clone();
    }

    /**
     * Of {@code x}, in 2^-15.
     *
     * @param x at most 2^15 in size
     * @param toArgument takes |x| to units of 2^-12
     */
    static int of(int x, ShortFixedPoint toArgument) {
        int positive = ofPositive(toArgument.times(Math.abs(x)));
        return x >= 0 ? positive : ONE - positive;
    }

    private static int ofPositive(int argument) {
        int limited = Math.min(argument, LARGEST);
        int index = limited >> 8;
        int fraction = limited & 255;
        return TABLE[index] + (((TABLE[index + 1] - TABLE[index]) * fraction + 128) >> 8);
    }
}
