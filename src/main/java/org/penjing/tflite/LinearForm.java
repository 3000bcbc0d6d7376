package org.penjing.tflite;

import java.util.List;
import org.penjing.compress.integer.IntegerNode;
import org.penjing.compress.integer.IntegerOperator;
import org.penjing.compress.integer.IntegerTensor;

/** Writes linear operators: FULLY_CONNECTED of 8-bit on 8-bit, or 16-bit on 16-bit integers. */
final class LinearForm {
    /** By how much the result of a linear operator from 16 to 8 bits is finer before its last rounding. */
    private static final int FINER_BITS = 7;

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
        int x = graph.number(read.name());
        boolean widens = read.bits() == 8 && (EXACT || result.bits() == 16);
        if (widens) {
            x = graph.node(
                    Builtin.CAST,
                    Options.CAST,
                    List.of(x),
                    ElementType.INT16,
                    Scales.symmetric(read.quantizer().scale()),
                    read.rows(),
                    read.columns());
        }
        List<Integer> reads = List.of(x, weights(), bias(widens));
        if (result.bits() == 16 || !widens && read.bits() == 8) {
            graph.write(Builtin.FULLY_CONNECTED, Options.fullyConnected(sums()), reads, node.name());
            return;
        }
        int sum = graph.node(
                Builtin.FULLY_CONNECTED,
                Options.fullyConnected(sums()),
                reads,
                ElementType.INT16,
                Scales.symmetric(result.quantizer().scale()),
                result.rows(),
                result.columns());
        graph.write(Builtin.QUANTIZE, Options.QUANTIZE, List.of(sum), node.name());
    }
    static boolean EXACT = Boolean.getBoolean("exact");

    private ElementType sums() {
        return linear.wide() ? ElementType.INT64 : ElementType.INT32;
    }

    private int weights() {
        byte[] values = linear.weight().values();
        boolean nibbles = linear.weight().bits() <= 4;
        return graph.constant(
                nibbles ? ElementType.INT4 : ElementType.INT8,
                Scales.symmetric(linear.weight().scales()),
                nibbles ? Bytes.ofNibbles(values) : values,
                linear.outputs(),
                linear.inputs());
    }

    /** The bias, free of the zero point of what is read, which TensorFlow Lite subtracts itself. */
    private int bias(boolean folded) {
        if (linear.bias() == null) {
            return FlatGraph.ABSENT;
        }
        long[] bias = new long[linear.outputs()];
        float[] scales = new float[bias.length];
        boolean zero = true;
        for (int output = 0; output < bias.length; output++) {
            bias[output] = linear.bias()[output] + (folded ? 0 : read.quantizer().zeroPoint() * rowSum(output));
            scales[output] = read.quantizer().scale() * linear.weight().scales()[output];
            zero &= bias[output] == 0;
        }
        if (zero) {
            return FlatGraph.ABSENT;
        }
        byte[] bytes = linear.wide() ? Bytes.ofLongs(bias) : Bytes.ofInts(toInts(bias));
        return graph.constant(sums(), Scales.symmetric(scales), bytes, bias.length);
    }

    private long rowSum(int output) {
        long sum = 0;
        for (int i = 0; i < linear.inputs(); i++) {
            sum += linear.weight().values()[output * linear.inputs() + i];
        }
        return sum;
    }

    private static int[] toInts(long[] values) {
        int[] ints = new int[values.length];
        for (int i = 0; i < ints.length; i++) {
            ints[i] = Math.toIntExact(values[i]);
        }
        return ints;
    }
}
