package org.penjing.onnx.integer;

import org.penjing.compress.integer.FixedPoint;
import org.penjing.compress.integer.IntegerTensor;

/** Products with fixed-point numbers, rounded as {@link FixedPoint} rounds them. */
final class Rescale {
    /** Fraction bits of a multiplier. */
    static final int BITS = 31;

    private static final long HALF = 1L << (BITS - 1);

    private Rescale() {}

    /** {@link FixedPoint#times(int)}: the upper half of twice the product, then a shift whose ties go away from zero. */
    static Ints times(Ints x, FixedPoint factor) {
        Ints product = lifted(x, factor.shift()).times(factor.multiplier());
        if (factor.shift() >= 0) {
            return product.shifted(HALF, BITS, 0);
        }
        long positive = HALF + (1L << (BITS - 1 - factor.shift()));
        long negative = positive - (1L << BITS);
        return product.plus(product.ifLess(-HALF, negative, positive)).shifted(0, BITS - factor.shift(), 0);
    }

    private static Ints lifted(Ints x, int shift) {
        return shift > 0 ? saturated(x.times(1L << shift)) : x;
    }

    /** Clamped to 32 bits. */
    static Ints saturated(Ints x) {
        return x.atMost(Integer.MAX_VALUE).atLeast(Integer.MIN_VALUE);
    }

    /** Clamped to what the tensor holds and moved by its zero point; x is below 2^31 in size. */
    static Ints stored(Ints x, IntegerTensor result) {
        int zeroPoint = result.quantizer().zeroPoint();
        return x.clamped(
                        result.quantizer().smallest() - zeroPoint,
                        result.quantizer().largest() - zeroPoint)
                .plus(zeroPoint);
    }
}
