package org.penjing.tflite;

import java.util.Arrays;
import java.util.List;
import org.penjing.compress.integer.IntegerNode;
import org.penjing.compress.integer.IntegerOperator;
import org.penjing.compress.integer.IntegerTensor;
import org.penjing.tflite.flatbuffer.Builtin;
import org.penjing.tflite.flatbuffer.Bytes;
import org.penjing.tflite.flatbuffer.ElementType;
import org.penjing.tflite.flatbuffer.FlatGraph;
import org.penjing.tflite.flatbuffer.Options;
import org.penjing.tflite.flatbuffer.Scales;

/**
 * Writes linear operators: FULLY_CONNECTED from 8 to 8 or from 16 to 16 bits. What is read in 8 bits and written in 16 is CAST
 * first, its zero point folded into the bias; what is read in 16 and written in 8 is written in 16 bits of the result's own
 * scale, which QUANTIZE only shifts by the zero point and clamps: neither rounds. One output is written as two equal ones and
 * a SLICE, because the interpreter rescales a single one with a product of scales that is rounded to 24 bits.
 */
final class LinearForm {
    private static final int NIBBLE = 4;

    private final GraphWriter graph;
    private final IntegerNode node;
    private final IntegerOperator.Linear linear;
    private final IntegerTensor read;
    private final IntegerTensor result;

    private LinearForm(GraphWriter graph, IntegerNode node, IntegerOperator.Linear linear) {
        this.graph = graph;
        this.node = node;
        this.linear = linear;
        this.read = graph.of(node.inputs().getFirst());
        this.result = graph.of(node.name());
    }

    static void write(GraphWriter graph, IntegerNode node, IntegerOperator.Linear linear) {
        new LinearForm(graph, node, linear).write();
    }

    private void write() {
        boolean widens = read.bits() < result.bits();
        boolean narrows = read.bits() > result.bits();
        boolean single = linear.outputs() == 1;
        List<Integer> reads = List.of(widens ? widened() : graph.number(read.name()), weights(), bias(widens));
        Options options = Options.fullyConnected(sums());
        if (!narrows && !single) {
            graph.write(Builtin.FULLY_CONNECTED, options, reads, node.name());
            return;
        }
        ElementType type = ElementType.ofActivation(Math.max(read.bits(), result.bits()));
        Scales scales = narrows ? Scales.symmetric(result.quantizer().scale()) : Scales.of(result.quantizer());
        int sums = graph.node(Builtin.FULLY_CONNECTED, options, reads, type, scales, result.rows(), rowsOfWeights());
        if (!single) {
            graph.write(Builtin.QUANTIZE, Options.QUANTIZE, List.of(sums), node.name());
            return;
        }
        List<Integer> part = List.of(sums, graph.axes(0, 0), graph.axes(result.rows(), 1));
        if (narrows) {
            int first = graph.node(Builtin.SLICE, Options.SLICE, part, type, scales, result.rows(), 1);
            graph.write(Builtin.QUANTIZE, Options.QUANTIZE, List.of(first), node.name());
        } else {
            graph.write(Builtin.SLICE, Options.SLICE, part, node.name());
        }
    }

    private int widened() {
        return graph.cast(
                graph.number(read.name()),
                ElementType.INT8,
                ElementType.INT16,
                Scales.symmetric(read.quantizer().scale()),
                read.rows(),
                read.columns());
    }

    /** How many rows of weights are in the file. */
    private int rowsOfWeights() {
        return Math.max(linear.outputs(), 2);
    }

    private ElementType sums() {
        return linear.wide() ? ElementType.INT64 : ElementType.INT32;
    }

    private int weights() {
        byte[] values = new byte[rowsOfWeights() * linear.inputs()];
        for (int i = 0; i < values.length; i++) {
            values[i] = linear.weight().values()[i % linear.weight().values().length];
        }
        boolean nibbles = linear.weight().bits() <= NIBBLE;
        float[] scales = new float[rowsOfWeights()];
        for (int row = 0; row < scales.length; row++) {
            scales[row] = weightScale(row);
        }
        return graph.constant(
                nibbles ? ElementType.INT4 : ElementType.INT8,
                Scales.symmetric(scales),
                nibbles ? Bytes.ofNibbles(values) : values,
                rowsOfWeights(),
                linear.inputs());
    }

    private float weightScale(int row) {
        return linear.weight().scales()[row % linear.outputs()];
    }

    /**
     * Without a bias sums of 64 bits would be rounded as those of 32, so wide operators always have one.
     *
     * @param folded whether the zero point of what is read is in the bias; else TensorFlow Lite subtracts it
     */
    private int bias(boolean folded) {
        long[] bias = new long[rowsOfWeights()];
        float[] scales = new float[bias.length];
        for (int row = 0; row < bias.length; row++) {
            int output = row % linear.outputs();
            bias[row] = (linear.bias() == null ? 0 : linear.bias()[output])
                    + (folded ? 0 : read.quantizer().zeroPoint() * rowSum(output));
            scales[row] = read.quantizer().scale() * weightScale(row);
        }
        if (!linear.wide() && Arrays.stream(bias).allMatch(value -> value == 0)) {
            return FlatGraph.ABSENT;
        }
        byte[] bytes = linear.wide()
                ? Bytes.ofLongs(bias)
                : Bytes.ofInts(Arrays.stream(bias).mapToInt(Math::toIntExact).toArray());
        return graph.constant(sums(), Scales.symmetric(scales), bytes, bias.length);
    }

    private long rowSum(int output) {
        long sum = 0;
        for (int i = 0; i < linear.inputs(); i++) {
            sum += linear.weight().values()[output * linear.inputs() + i];
        }
        return sum;
    }
}
