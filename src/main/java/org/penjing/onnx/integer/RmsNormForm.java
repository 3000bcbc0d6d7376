package org.penjing.onnx.integer;

import java.util.stream.LongStream;
import org.penjing.compress.integer.IntegerOperator;
import org.penjing.compress.integer.IntegerTensor;
import org.penjing.tensor.Shape;

/** Writes {@link IntegerOperator.RmsNorm}: its steps for a row's factor, then one product for every element. */
final class RmsNormForm {
    private static final long START = 2_254_857_830L;
    private static final long SLOPE = 1_288_490_189L;
    private static final int ITERATIONS = 3;
    private static final long THREE = 3L << 29;
    private static final int MOST_SHIFT = 30;
    /** More are asked for only where a row is all zeros. */
    private static final int MOST_DOUBLINGS = 62;

    private final IntegerOperator.RmsNorm norm;

    private RmsNormForm(IntegerOperator.RmsNorm norm) {
        this.norm = norm;
    }

    static Ints write(IntegerOperator.RmsNorm norm, Ints x, IntegerTensor read, IntegerTensor result) {
        Ints centred = x.plus(-read.quantizer().zeroPoint());
        Ints squares = centred.times(centred)
                .sum(-1)
                .times(norm.unit())
                .plus(norm.epsilon())
                .atLeast(1);
        Ints factor = new RmsNormForm(norm).factor(squares);
        return Rescale.stored(centred.times(factor).rounded(MOST_SHIFT), result);
    }

    /** The factor of each row, times 2^30. */
    private Ints factor(Ints squares) {
        Ints pairs = pairsOfLeadingZeros(squares);
        Ints upper = squares.doubled(pairs.times(2)).halved(32);
        Ints product = inverseRoot(upper).times(norm.gain().multiplier());
        Ints mantissa = product.ifLess(
                1L << 61,
                product.plus(1L << 45).halved(46),
                product.plus(1L << 46).halved(47));
        Ints kept = product.ifLess(1L << 61, 46, 47);
        Ints shift = kept.plus(pairs).subtractedFrom(93L - norm.gain().shift());
        return mantissa.halved(shift.plus(-MOST_SHIFT).clamped(0, 31))
                .doubled(shift.subtractedFrom(MOST_SHIFT).clamped(0, MOST_DOUBLINGS));
    }

    /** How often 4 goes into what is left of 2^64. */
    private static Ints pairsOfLeadingZeros(Ints squares) {
        long[] powers = LongStream.rangeClosed(1, 31).map(i -> 1L << 2 * i).toArray();
        return squares.isLess(Ints.constant(squares.graph(), Shape.of(powers.length), powers))
                .sum(-1);
    }

    /** {@code 2^30 / sqrt(v / 2^32)} for v from 2^30 to 2^32. */
    private static Ints inverseRoot(Ints v) {
        Ints root = v.times(SLOPE).halved(32).subtractedFrom(START);
        for (int i = 0; i < ITERATIONS; i++) {
            Ints square = root.times(root).halved(31);
            root = v.times(square).halved(32).subtractedFrom(THREE).times(root).halved(30);
        }
        return root;
    }
}
