package org.penjing.tflite;

import java.util.List;
import org.penjing.compress.integer.ExpTable;
import org.penjing.compress.integer.IntegerNode;
import org.penjing.compress.integer.IntegerOperator;
import org.penjing.compress.integer.IntegerTensor;
import org.penjing.tflite.flatbuffer.Builtin;
import org.penjing.tflite.flatbuffer.ElementType;
import org.penjing.tflite.flatbuffer.Options;
import org.penjing.tflite.flatbuffer.Scales;

/**
 * Writes attention in 32-bit integers, step by step as the definition has it; products of matrices are products of all pairs,
 * summed. The logits of 16 bits, whose sums need more than 32, are summed for the upper and the lower byte of keys apart. The
 * result is the definition's.
 */
final class AttentionForm {
    /** Keeps differences of 8-bit logits within 32 bits. */
    private static final int MOST_WIDTH_OF_8_BITS = 128;

    private static final int OCTAVE_BITS = 12;
    private static final int INDEX_SHIFT = 7;
    private static final int TABLE_BITS = 5;
    private static final int OCTAVES = 16;
    private static final int LARGEST_DIFFERENCE = 65_535;
    private static final int PROBABILITY_BITS = 15;

    private final GraphWriter graph;
    private final IntegerOperator.Attention attention;
    private final IntegerTensor read;
    private final int heads;
    private final int tokens;
    private final int width;

    private AttentionForm(GraphWriter graph, IntegerOperator.Attention attention, IntegerTensor read) {
        this.graph = graph;
        this.attention = attention;
        this.read = read;
        this.heads = attention.heads();
        this.tokens = attention.tokens();
        this.width = attention.headWidth();
        if (read.bits() == 8 && width > MOST_WIDTH_OF_8_BITS) {
            throw new IllegalArgumentException("attention of 8 bits with heads " + width
                    + " wide is too large for TensorFlow Lite: at most " + MOST_WIDTH_OF_8_BITS);
        }
    }

    static void write(GraphWriter graph, IntegerNode node, IntegerOperator.Attention attention) {
        new AttentionForm(graph, attention, graph.of(node.inputs().getFirst())).write(node);
    }

    private void write(IntegerNode node) {
        ElementType type = ElementType.ofActivation(read.bits());
        List<Integer> parts =
                graph.split(graph.number(read.name()), 3, type, Scales.of(read.quantizer()), tokens, heads * width);
        Ints query = rotated(byHead(parts.get(0))).shaped(heads, tokens, 1, width);
        Ints key = rotated(byHead(parts.get(1))).shaped(heads, 1, tokens, width);
        Ints value = byHead(parts.get(2)).shaped(heads, 1, tokens, width);
        Ints sum = probabilities(logits(query, key)).times(value).sum(2).shaped(heads, tokens, width);
        float scale = Math.scalb(read.quantizer().scale(), -PROBABILITY_BITS);
        int result = graph.node(
                Builtin.RESHAPE,
                Options.NONE,
                List.of(sum.swapped().tensor(), graph.axes(tokens, heads * width)),
                ElementType.INT32,
                Scales.symmetric(scale),
                tokens,
                heads * width);
        graph.quantized(result, node.name());
    }

    /** Less the zero point, [heads, tokens, width]. */
    private Ints byHead(int part) {
        return Ints.cast(graph, part, ElementType.ofActivation(read.bits()), tokens, heads * width)
                .minus(read.quantizer().zeroPoint())
                .shaped(tokens, heads, width)
                .swapped();
    }

    private Ints rotated(Ints x) {
        List<Ints> halves = x.split(2);
        Ints a = halves.getFirst();
        Ints b = halves.getLast();
        Ints cosine = rotary(0);
        Ints sine = rotary(1);
        int shift = IntegerOperator.Attention.rotationShift(read.bits());
        return a.times(cosine)
                .minus(b.times(sine))
                .rounded(shift)
                .beside(b.times(cosine).plus(a.times(sine)).rounded(shift));
    }

    /** Cosines (0) or sines (1), [1, tokens, pairs]. */
    private Ints rotary(int part) {
        int[] values = new int[tokens * width / 2];
        for (int i = 0; i < values.length; i++) {
            values[i] = attention.rotary()[2 * i + part];
        }
        return Ints.constant(graph, values, 1, tokens, width / 2);
    }

    /** [heads, tokens, tokens, 1]. */
    private Ints logits(Ints query, Ints key) {
        if (read.bits() == 8) {
            return query.times(key).sum(3);
        }
        Ints upper = key.shifted(8);
        Ints lower = key.minus(upper.times(256));
        return query.times(upper)
                .sum(3)
                .plus(query.times(lower).sum(3).shifted(8))
                .shifted(8);
    }

    private Ints probabilities(Ints logits) {
        Ints difference =
                logits.largest(2).minus(logits).shifted(attention.preShift()).atMost(LARGEST_DIFFERENCE);
        Ints octaves = difference
                .times(attention.toOctaves().mantissa())
                .shifted(attention.toOctaves().shift());
        Ints weight = halvings(octaves.atMost(OCTAVES << OCTAVE_BITS));
        Ints total = weight.sum(2);
        Ints half = total.dividing(1 << 30);
        Ints rest = half.times(total).subtractedFrom(1 << 30);
        Ints reciprocal = half.times(2).plus(rest.times(2).dividedBy(total));
        Ints upper = reciprocal.shifted(1);
        Ints lower = reciprocal.minus(upper.times(2));
        Ints nudged = weight.times(lower).plus(1 << PROBABILITY_BITS).shifted(1);
        return weight.times(upper).plus(nudged).shifted(PROBABILITY_BITS);
    }

    /** {@link ExpTable}'s powers of 1/2; beyond 16 octaves nothing is added before the shift, which leaves 0. */
    private Ints halvings(Ints y) {
        int[] table = ExpTable.table();
        int[] falls = new int[table.length - 1];
        for (int i = 0; i < falls.length; i++) {
            falls[i] = table[i] - table[i + 1];
        }
        int[] halves = new int[OCTAVES + 1];
        for (int octave = 1; octave < OCTAVES; octave++) {
            halves[octave] = 1 << (octave - 1);
        }
        Ints steps = y.shifted(INDEX_SHIFT);
        Ints octave = steps.shifted(TABLE_BITS);
        Ints index = steps.minus(octave.times(1 << TABLE_BITS));
        Ints fraction = y.minus(steps.times(1 << INDEX_SHIFT));
        Ints within = index.lookedUp(table)
                .minus(index.lookedUp(falls).times(fraction).rounded(INDEX_SHIFT));
        return within.plus(octave.lookedUp(halves)).shifted(octave);
    }
}
