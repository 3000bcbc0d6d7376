package org.penjing.compress.integer;

import org.penjing.network.operator.Attention;

/**
 * Attention in integers. A row holds queries, keys and values, each head-major.
 *
 * <ol>
 *   <li>Pairs of a query or key are rotated by cosine and sine in 2^-14 and shifted right by e, rounded: with e = 11 for 8-bit
 *       integers three bits of fraction are kept and results stay below 2^12; with e = 15 for 16-bit ones results stay within
 *       16 bits, in units of twice the scale.
 *   <li>A logit is the sum of products of a rotated query and key: for 8 bits below 2^31 up to a head width of 256; for
 *       16 bits summed in 64 bits and shifted right by 16.
 *   <li>The difference d to the largest logit, shifted right and limited to 16 bits, becomes octaves in 2^-12; its weight is
 *       {@code 2^-octaves} in 2^-15 ({@link ExpTable}).
 *   <li>Probabilities are weights times {@code floor(2^31 / sum)}, rounded to 2^-15.
 *   <li>{@code y = sat(rescale * (sum of probability times v') + zeroPoint)}: the sum is below 2^31 up to 32,767 tokens.
 * </ol>
 *
 * <p>Against real arithmetic on the same integers results of random attentions were within 1.5 units of the last place at 8
 * bits, and within 2^-9 of the range at 16.
 */
final class AttentionKernel {
    private static final int MOST_TOKENS = 32_767;
    private static final int MOST_HEAD_WIDTH = 256;
    private static final int ROTARY_BITS = 14;
    private static final int PROBABILITY_BITS = 15;

    private final IntegerOperator.Attention attention;
    private final IntegerTensor read;
    private final int[] x;
    private final int width;

    private AttentionKernel(IntegerOperator.Attention attention, IntegerTensor read, int[] x) {
        this.attention = attention;
        this.read = read;
        this.x = x;
        this.width = attention.heads() * attention.headWidth();
    }

    static IntegerOperator.Attention lowered(Attention attention, IntegerTensor read, double toResult) {
        int tokens = read.rows();
        if (tokens > MOST_TOKENS || attention.headWidth() > MOST_HEAD_WIDTH) {
            throw new IllegalArgumentException("attention over " + tokens + " tokens with heads "
                    + attention.headWidth() + " wide is too large: at most " + MOST_TOKENS + " and " + MOST_HEAD_WIDTH);
        }
        double unit = read.quantizer().scale()
                * Math.scalb(1.0, IntegerOperator.Attention.rotationShift(read.bits()) - ROTARY_BITS);
        double logit = unit
                * unit
                * Math.scalb(1.0, IntegerOperator.Attention.logitShift(read.bits()))
                / Math.sqrt(attention.headWidth())
                / Math.log(2)
                * (1 << ExpTable.ARGUMENT_BITS);
        int preShift = Math.clamp(Math.getExponent(1 / logit) + 1, 0, 31);
        return new IntegerOperator.Attention(
                attention.heads(),
                attention.headWidth(),
                tokens,
                rotary(attention, tokens),
                preShift,
                ShortFixedPoint.of(Math.scalb(logit, preShift)),
                FixedPoint.of(Math.scalb(toResult, -PROBABILITY_BITS)));
    }

    private static int[] rotary(Attention attention, int tokens) {
        int pairs = attention.headWidth() / 2;
        int[] rotary = new int[tokens * pairs * 2];
        for (int i = 0; i < tokens * pairs; i++) {
            double frequency = Math.pow(attention.rotaryBase(), -2.0 * (i % pairs) / attention.headWidth());
            double angle = i / pairs * frequency;
            rotary[2 * i] = (int) Math.rint(Math.cos(angle) * (1 << ROTARY_BITS));
            rotary[2 * i + 1] = (int) Math.rint(Math.sin(angle) * (1 << ROTARY_BITS));
        }
        return rotary;
    }

    static void run(IntegerOperator.Attention attention, IntegerTensor read, int[] x, IntegerTensor result, int[] y) {
        AttentionKernel kernel = new AttentionKernel(attention, read, x);
        for (int head = 0; head < attention.heads(); head++) {
            int[][] keys = new int[attention.tokens()][];
            for (int token = 0; token < keys.length; token++) {
                keys[token] = kernel.rotated(token, kernel.width + head * attention.headWidth());
            }
            for (int token = 0; token < keys.length; token++) {
                kernel.attend(head, token, keys, result, y);
            }
        }
    }

    private void attend(int head, int token, int[][] keys, IntegerTensor result, int[] y) {
        int[] probabilities = probabilities(rotated(token, head * attention.headWidth()), keys);
        for (int i = 0; i < attention.headWidth(); i++) {
            int channel = head * attention.headWidth() + i;
            int sum = 0;
            for (int other = 0; other < keys.length; other++) {
                sum += probabilities[other] * (x[other * 3 * width + 2 * width + channel] - read.zeroPoint());
            }
            y[token * width + channel] =
                    result.saturated((long) attention.rescale().times(sum) + result.zeroPoint());
        }
    }

    private int[] rotated(int token, int channel) {
        int pairs = attention.headWidth() / 2;
        int shift = IntegerOperator.Attention.rotationShift(read.bits());
        int half = 1 << (shift - 1);
        int[] rotated = new int[attention.headWidth()];
        for (int pair = 0; pair < pairs; pair++) {
            int cosine = attention.rotary()[2 * (token * pairs + pair)];
            int sine = attention.rotary()[2 * (token * pairs + pair) + 1];
            int first = x[token * 3 * width + channel + pair] - read.zeroPoint();
            int second = x[token * 3 * width + channel + pair + pairs] - read.zeroPoint();
            rotated[pair] = (first * cosine - second * sine + half) >> shift;
            rotated[pair + pairs] = (second * cosine + first * sine + half) >> shift;
        }
        return rotated;
    }

    private int[] probabilities(int[] query, int[][] keys) {
        int[] logits = new int[keys.length];
        int largest = Integer.MIN_VALUE;
        for (int key = 0; key < keys.length; key++) {
            long sum = 0;
            for (int i = 0; i < query.length; i++) {
                sum += (long) query[i] * keys[key][i];
            }
            logits[key] = (int) (sum >> IntegerOperator.Attention.logitShift(read.bits()));
            largest = Math.max(largest, logits[key]);
        }
        long total = 0;
        for (int key = 0; key < keys.length; key++) {
            long difference = Math.min(((long) largest - logits[key]) >> attention.preShift(), 65_535);
            long octaves = difference * attention.toOctaves().mantissa()
                    >> attention.toOctaves().shift();
            logits[key] = ExpTable.halvings((int) octaves);
            total += logits[key];
        }
        long reciprocal = (1L << 31) / total;
        for (int key = 0; key < keys.length; key++) {
            logits[key] = (int) ((logits[key] * reciprocal + (1 << 15)) >> 16);
        }
        return logits;
    }
}
