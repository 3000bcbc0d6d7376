package org.penjing.compress.integer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penjing.compress.QuantizedWeight;

/**
 * What a node computes on integers. {@code q} is a stored integer of 8 bits (zero point from -128 to 127) or 16 bits (zero
 * point 0), {@code q'} is it less its zero point, {@code sat} clamps to the range of the result's width. Only
 * {@link Linear} may write another width than it reads. Shifts to the right round down unless something else is said.
 */
public sealed interface IntegerOperator {

    /**
     * Copies rows of a table that is stored in the integers of the result.
     *
     * @param table [vocabulary, width], row-major
     */
    record Embedding(int[] table, int width) implements IntegerOperator {}

    /**
     * {@code y[c] = sat(rescale[c] * (bias[c] + sum over k of q[k] w[c, k]) + zeroPoint)}.
     *
     * <p>Reading 8 bits, the zero point of what is read is folded into the bias, which is at most 2^30 in size before that; with
     * at most 32,000 inputs no sum leaves 32 bits: 2 * 128 * 127 * 32,000 + 2^30 is less than 2^31. Reading 16 bits, sums have 32
     * bits where there is no bias and there are at most 512 inputs: 512 * 2^15 * 127 is less than 2^31. All others are
     * <em>wide</em>: their sums have 64 bits, a bias is at most 2^46 in size, and no sum reaches 2^47. Scales of weights are chosen
     * so that the bias fits and no factor is below 2^-32. Rescaling is that of {@link FixedPoint#timesSum(int)} or
     * {@link FixedPoint#timesSum(long)}, as TensorFlow Lite rescales the sums of FULLY_CONNECTED.
     *
     * @param name of the weight
     * @param bias per output; null where it is 0 everywhere
     */
    record Linear(
            String name,
            QuantizedWeight weight,
            int inputs,
            int outputs,
            long @Nullable [] bias,
            List<FixedPoint> rescale,
            boolean wide)
            implements IntegerOperator {
        /** The most inputs of 16 bits whose products always sum up within 32 bits. */
        public static final int MOST_INPUTS_OF_16_BITS = 512;

        public static final int MOST_INPUTS = 32_000;

        /** Whether an operator that reads so many bits needs sums of 64 bits. */
        public static boolean isWide(int bits, int inputs, boolean hasBias) {
            return bits == 16 && (hasBias || inputs > MOST_INPUTS_OF_16_BITS);
        }
    }

    /** Swaps rows and columns: moves values, changes none. */
    record Transpose() implements IntegerOperator {}

    /**
     * The sum of two or three terms, as TensorFlow Lite adds two: {@code y = sat(rescale * (sum of terms[i] * (q'[i] <<
     * headroom)) + zeroPoint)}, where the terms' factors are their scales divided by twice the largest of them. With a headroom of
     * 20 bits for 8-bit and 15 bits for 16-bit integers each term is below 2^28 or 2^29, and three are below 2^31.
     */
    record Add(int headroom, List<FixedPoint> terms, FixedPoint rescale) implements IntegerOperator {
        public static final int MOST_TERMS = 3;
    }

    /**
     * Divides a row by the root of its mean square, {@code y = sat((q' M + 2^(h-1) >> h) + zeroPoint)}, where M and h are found
     * once a row from {@code V = max(unit * (sum of q'^2) + epsilon, 1)}, 64 bits: V is shifted left by an even number of bits z to
     * fill its upper word v; three Newton iterations give r, 2^30 divided by the root of v / 2^32, to 2e-7; M is r times the gain,
     * rounded to 15 bits, and h from 1 to 30; where a factor above 2^14 would need a smaller h, M is shifted left and h is 1. Such
     * factors belong to rows of small integers, so that |q' M| stays below 2^30.
     *
     * <p>In units of the last place the result is off by at most 0.5 (the last rounding) + |y| (2^-15 + 2^-17 / sum of q'^2 + 3e-7)
     * (M; epsilon; r), so by 0.51 at 8 bits and 1.8 at 16. With 16 bits, a range so small that columns * epsilon is above 2^58 squares
     * of a unit adds |y| * columns * 2^-29.
     *
     * @param unit what the square of one unit counts, from 1 to 2^15, so that epsilon keeps its fraction
     * @param epsilon columns times epsilon in squares of the scale that is read, times unit, at most 2^58
     * @param gain the root of unit times the number of columns, in units of the scale that is written, at most 2^28
     */
    record RmsNorm(int unit, long epsilon, FixedPoint gain) implements IntegerOperator {
        private static final double MOST_UNIT = 1 << 15;
        private static final double MOST_EPSILON = 0x1p58;
        private static final double MOST_GAIN = 0x1p28;

        public RmsNorm {
            if (unit < 1 || unit > MOST_UNIT || epsilon < 0 || epsilon > MOST_EPSILON) {
                throw new IllegalArgumentException("no norm: unit " + unit + ", epsilon " + epsilon);
            }
        }

        /**
         * The operator on rows of so many columns.
         *
         * @param from the scale that is read
         * @param to the scale that is written
         */
        public static RmsNorm of(float epsilon, int columns, float from, float to) {
            double inSquares = (double) epsilon * columns / ((double) from * from);
            double gain = Math.sqrt(columns) / to;
            double most = Math.min(MOST_EPSILON / inSquares, Math.pow(MOST_GAIN / gain, 2));
            int unit = (int) Math.clamp(most, 1, MOST_UNIT);
            double counts = Math.min(unit, MOST_EPSILON / inSquares);
            return new RmsNorm(
                    unit, Math.round(inSquares * counts), FixedPoint.of(Math.min(gain * Math.sqrt(counts), MOST_GAIN)));
        }
    }

    /**
     * {@code silu(a) b}: a is the first, b the second half of a row. {@code g = a' sigmoid(a) + 2^(e-1) >> e} with e = 8 for 8-bit
     * and 15 for 16-bit integers keeps 16 bits; {@code y = sat(rescale * (g b') + zeroPoint)}; both products are at most 2^30.
     *
     * @param toSigmoid from a' to the argument of {@link Sigmoid}
     */
    record SwiGlu(ShortFixedPoint toSigmoid, FixedPoint rescale) implements IntegerOperator {
        /** The e of so many bits. */
        public static int gateShift(int bits) {
            return bits == 8 ? 8 : 15;
        }

        /** The gate g of {@code a'}, read in so many bits. */
        public int gate(int a, int bits) {
            int shift = gateShift(bits);
            return (a * Sigmoid.of(a, toSigmoid) + (1 << (shift - 1))) >> shift;
        }
    }

    /** {@code y = max(q, zeroPoint)}; what is read and what is written have one quantizer. */
    record Relu() implements IntegerOperator {}

    /** The mean over rows: {@code y = sat(rescale * (sum of q - rows * zeroPoint) + zeroPoint)}, as TensorFlow Lite's. */
    record MeanTokens(FixedPoint rescale) implements IntegerOperator {}

    /**
     * Attention with rotary positions; see {@link AttentionKernel} for its steps.
     *
     * @param rotary cosine and sine in 2^-14, [tokens, headWidth / 2, 2]
     * @param preShift how far a difference of logits is shifted right first, so that 16 bits hold it
     * @param toOctaves from a shifted difference of logits to octaves in 2^-12, {@code mantissa * 2^-shift}, not rounded
     * @param rescale from probabilities times values to the result
     */
    record Attention(
            int heads,
            int headWidth,
            int tokens,
            int[] rotary,
            int preShift,
            ShortFixedPoint toOctaves,
            FixedPoint rescale)
            implements IntegerOperator {
        /** How far a rotated pair is shifted right. */
        public static int rotationShift(int bits) {
            return bits == 8 ? 11 : 15;
        }

        /** How far a sum of products of a query and a key is shifted right. */
        public static int logitShift(int bits) {
            return bits == 8 ? 0 : 16;
        }
    }
}
