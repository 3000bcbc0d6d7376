package org.penjing.onnx.integer;

import org.penjing.compress.integer.ExpTable;
import org.penjing.compress.integer.IntegerOperator;
import org.penjing.compress.integer.IntegerTensor;
import org.penjing.onnx.graph.OnnxGraph;
import org.penjing.tensor.Shape;

/** Writes {@link IntegerOperator.Attention} in the steps of its definition. */
final class AttentionForm {
    private static final int LARGEST_DIFFERENCE = 65_535;
    private static final int PROBABILITY_BITS = 15;
    private static final int RECIPROCAL_BITS = 31;
    private static final int OCTAVE_BITS = 12;
    private static final int OCTAVES = 16;
    private static final int INDEX_SHIFT = 7;

    private final IntegerOperator.Attention attention;
    private final IntegerTensor read;

    private AttentionForm(IntegerOperator.Attention attention, IntegerTensor read) {
        this.attention = attention;
        this.read = read;
    }

    static Ints write(IntegerOperator.Attention attention, Ints x, IntegerTensor read, IntegerTensor result) {
        return Rescale.stored(new AttentionForm(attention, read).write(x), result);
    }

    private Ints write(Ints x) {
        var parts = x.plus(-read.quantizer().zeroPoint()).split(3);
        Ints query = rotated(byHead(parts.get(0)));
        Ints key = rotated(byHead(parts.get(1))).transposed(0L, 1L, 3L, 2L);
        Ints logits = query.product(key);
        int logitShift = IntegerOperator.Attention.logitShift(read.bits());
        Ints probabilities = probabilities(logitShift == 0 ? logits : logits.shifted(0, logitShift, 0));
        Ints mixed = Rescale.times(probabilities.product(byHead(parts.get(2))), attention.rescale());
        return mixed.transposed(0L, 2L, 1L, 3L).shaped(0, 0, (long) attention.heads() * attention.headWidth());
    }

    /** [n, heads, tokens, headWidth]. */
    private Ints byHead(Ints part) {
        return part.shaped(0, 0, attention.heads(), attention.headWidth()).transposed(0L, 2L, 1L, 3L);
    }

    private Ints rotated(Ints x) {
        var halves = x.split(2);
        Ints a = halves.getFirst();
        Ints b = halves.getLast();
        Ints cosine = rotary(x.graph(), 0);
        Ints sine = rotary(x.graph(), 1);
        int shift = IntegerOperator.Attention.rotationShift(read.bits());
        Ints first = a.times(cosine).minus(b.times(sine)).rounded(shift);
        return first.beside(b.times(cosine).plus(a.times(sine)).rounded(shift));
    }

    /** Cosines (0) or sines (1), [tokens, headWidth / 2]. */
    private Ints rotary(OnnxGraph graph, int part) {
        int pairs = attention.headWidth() / 2;
        long[] values = new long[attention.tokens() * pairs];
        for (int i = 0; i < values.length; i++) {
            values[i] = attention.rotary()[2 * i + part];
        }
        return Ints.constant(graph, Shape.of(attention.tokens(), pairs), values);
    }

    private Ints probabilities(Ints logits) {
        Ints difference =
                logits.largest(-1).minus(logits).halved(attention.preShift()).atMost(LARGEST_DIFFERENCE);
        Ints octaves = difference
                .times(attention.toOctaves().mantissa())
                .halved(attention.toOctaves().shift());
        Ints weights = halvings(octaves);
        Ints reciprocal = weights.sum(-1).dividing(1L << RECIPROCAL_BITS);
        return weights.times(reciprocal).rounded(RECIPROCAL_BITS - PROBABILITY_BITS);
    }

    /** {@link ExpTable}'s powers of 1/2; from 16 octaves on nothing is added before the shift, which leaves 0. */
    private static Ints halvings(Ints argument) {
        int[] table = ExpTable.table();
        int steps = table.length - 1;
        long[] values = new long[steps];
        long[] falls = new long[steps];
        for (int i = 0; i < steps; i++) {
            values[i] = table[i];
            falls[i] = table[i] - table[i + 1];
        }
        long[] halves = new long[OCTAVES + 1];
        for (int octave = 1; octave < OCTAVES; octave++) {
            halves[octave] = 1L << (octave - 1);
        }
        Ints limited = argument.atMost((long) OCTAVES << OCTAVE_BITS);
        Ints octave = limited.halved(OCTAVE_BITS);
        Ints position = limited.halved(INDEX_SHIFT);
        Ints index = position.minus(octave.times(steps));
        Ints fraction = limited.minus(position.times(1L << INDEX_SHIFT));
        Ints fall = index.lookedUp(falls)
                .times(fraction)
                .plus(1L << (INDEX_SHIFT - 1))
                .halved(INDEX_SHIFT);
        return index.lookedUp(values).minus(fall).plus(octave.lookedUp(halves)).halved(octave);
    }
}
