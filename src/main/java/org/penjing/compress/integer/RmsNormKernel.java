package org.penjing.compress.integer;

/** The arithmetic of {@link IntegerOperator.RmsNorm}. */
final class RmsNormKernel {
    /** 2.1 and 1.2 in 2^-30: a line within 10 % of 1 / sqrt(t) for t from 1/4 to 1. */
    private static final long START = 2_254_857_830L;

    private static final long SLOPE = 1_288_490_189L;
    private static final int ITERATIONS = 3;
    private static final long THREE = 3L << 29;

    private static final int MOST_SHIFT = 30;

    private RmsNormKernel() {}

    static void run(IntegerOperator.RmsNorm norm, IntegerTensor read, int[] x, IntegerTensor result, int[] y) {
        for (int row = 0; row < read.rows(); row++) {
            int from = row * read.columns();
            long squares = 0;
            for (int i = from; i < from + read.columns(); i++) {
                long centred = x[i] - read.zeroPoint();
                squares += centred * centred;
            }
            ShortFixedPoint factor = factor(squares * norm.unit() + norm.epsilon(), norm.gain());
            for (int i = from; i < from + read.columns(); i++) {
                y[i] = result.saturated((long) factor.times(x[i] - read.zeroPoint()) + result.zeroPoint());
            }
        }
    }

    /** {@code gain / sqrt(squares)}. */
    static ShortFixedPoint factor(long squares, FixedPoint gain) {
        long least = Math.max(squares, 1);
        int zeros = Long.numberOfLeadingZeros(least) & ~1;
        long product = gain.multiplier() * inverseRoot(least << zeros >>> 32);
        int kept = product >= 1L << 61 ? 47 : 46;
        int mantissa = (int) ((product + (1L << (kept - 1))) >> kept);
        int shift = 93 - kept - gain.shift() - zeros / 2;
        if (shift < 1) {
            return new ShortFixedPoint(mantissa << (1 - shift), 1);
        }
        int excess = Math.max(shift - MOST_SHIFT, 0);
        return new ShortFixedPoint(mantissa >> Math.min(excess, 31), shift - excess);
    }

    /** {@code 2^30 / sqrt(v / 2^32)} for v from 2^30 to 2^32. */
    static long inverseRoot(long v) {
        long root = START - (v * SLOPE >> 32);
        for (int i = 0; i < ITERATIONS; i++) {
            long square = root * root >> 31;
            root = root * (THREE - (v * square >> 32)) >> 30;
        }
        return root;
    }
}
