package org.penjing.tflite;

import java.util.List;
import org.penjing.compress.integer.IntegerNode;
import org.penjing.compress.integer.IntegerOperator;
import org.penjing.compress.integer.IntegerTensor;
import org.penjing.tflite.flatbuffer.Builtin;
import org.penjing.tflite.flatbuffer.ElementType;
import org.penjing.tflite.flatbuffer.Options;
import org.penjing.tflite.flatbuffer.Scales;

/**
 * Writes the norm of rows: a float island that rounds where the definition does. Integers pass through floats unchanged; the
 * factor of a row is cut to 15 bits by the splitting of T. J. Dekker ("A floating-point technique for extending the available
 * precision", 1971, doi:10.1007/BF01397083); its product with an 8-bit integer is exact, and FLOOR of it and 1/2 rounds as the
 * definition's shift. What may differ is the 15th bit of a factor and, for 16 bits, the product's 25th.
 */
final class RmsNormForm {
    /** {@code 2^9 + 1}: leaves 15 of a float's 24 bits. */
    private static final float SPLIT = 513;

    private final GraphWriter graph;
    private final IntegerOperator.RmsNorm norm;
    private final IntegerTensor read;
    private final IntegerTensor result;

    private RmsNormForm(GraphWriter graph, IntegerOperator.RmsNorm norm, IntegerTensor read, IntegerTensor result) {
        this.graph = graph;
        this.norm = norm;
        this.read = read;
        this.result = result;
    }

    static void write(GraphWriter graph, IntegerNode node, IntegerOperator.RmsNorm norm) {
        IntegerTensor read = graph.of(node.inputs().getFirst());
        new RmsNormForm(graph, norm, read, graph.of(node.name())).write();
    }

    private void write() {
        int x = centred();
        int factor = factor(each(Builtin.MUL, Options.MUL, x, x));
        int scaled = each(Builtin.MUL, Options.MUL, x, factor);
        int nudged = each(Builtin.ADD, Options.ADD, scaled, graph.scalar(0.5f));
        int rounded = each(Builtin.FLOOR, Options.NONE, nudged);
        int real = each(
                Builtin.MUL,
                Options.MUL,
                rounded,
                graph.scalar(result.quantizer().scale()));
        graph.quantized(real, result.name());
    }

    private int centred() {
        int x = graph.cast(
                graph.number(read.name()),
                ElementType.ofActivation(read.bits()),
                ElementType.FLOAT32,
                Scales.NONE,
                read.rows(),
                read.columns());
        int zeroPoint = read.quantizer().zeroPoint();
        return zeroPoint == 0 ? x : each(Builtin.SUB, Options.SUB, x, graph.scalar((float) zeroPoint));
    }

    /** Squares count 1 here, not {@code norm.unit()}. */
    private int factor(int squares) {
        float epsilon = (float) ((double) norm.epsilon() / norm.unit());
        double gain = Math.scalb((double) norm.gain().multiplier(), norm.gain().shift() - 31) / Math.sqrt(norm.unit());
        int sum = row(Builtin.SUM, Options.KEEP_AXES, squares, graph.axes(1));
        int lifted = row(Builtin.ADD, Options.ADD, sum, graph.scalar(epsilon));
        int least = row(Builtin.MAXIMUM, Options.MINIMUM_MAXIMUM, lifted, graph.scalar(1f / norm.unit()));
        int inverse = row(Builtin.RSQRT, Options.NONE, least);
        int factor = row(Builtin.MUL, Options.MUL, inverse, graph.scalar((float) gain));
        int spread = row(Builtin.MUL, Options.MUL, factor, graph.scalar(SPLIT));
        int lower = row(Builtin.SUB, Options.SUB, spread, factor);
        return row(Builtin.SUB, Options.SUB, spread, lower);
    }

    private int each(Builtin operator, Options options, Integer... reads) {
        return graph.floats(operator, options, List.of(reads), read.rows(), read.columns());
    }

    private int row(Builtin operator, Options options, Integer... reads) {
        return graph.floats(operator, options, List.of(reads), read.rows(), 1);
    }
}
