package org.penjing.onnx.runtime;

import java.util.Map;
import org.penjing.base.Lookup;
import org.penjing.compress.integer.IntegerNetwork;
import org.penjing.compress.integer.IntegerOperator;
import org.penjing.compress.integer.IntegerTensor;
import org.penjing.network.Architecture;
import org.penjing.network.Network;
import org.penjing.network.operator.Attention;
import org.penjing.tensor.Shape;

/**
 * What ONNX Runtime takes of native memory for one sample, so that calls take as many samples at once as there is room for.
 * Grows with the square of the cells where there is attention. A little more than was measured.
 *
 * @param pairs of tokens that attend to each other in one node, in all heads, at most
 * @param elements of a tensor at most
 */
public record SampleMemory(long pairs, long elements) {
    private static final long FLOATS_PER_PAIR = 6;
    private static final long FLOATS_PER_ELEMENT = 8;
    private static final long INTEGERS_PER_PAIR = 14;
    private static final long INTEGERS_PER_ELEMENT = 12;

    public static SampleMemory of(Architecture architecture) {
        Network network = architecture.network();
        Map<String, Shape> shapes = network.shapes();
        long pairs = network.nodes().stream()
                .mapToLong(node -> node.operator() instanceof Attention attention
                        ? pairs(
                                attention.heads(),
                                Lookup.in(shapes, node.name()).extent(0))
                        : 0)
                .max()
                .orElse(0);
        return new SampleMemory(
                pairs, shapes.values().stream().mapToLong(Shape::size).max().orElse(0));
    }

    public static SampleMemory of(IntegerNetwork network) {
        long pairs = network.nodes().stream()
                .mapToLong(node -> node.operator() instanceof IntegerOperator.Attention attention
                        ? pairs(attention.heads(), attention.tokens())
                        : 0)
                .max()
                .orElse(0);
        long elements = network.tensors().values().stream()
                .mapToLong(IntegerTensor::elements)
                .max()
                .orElse(0);
        return new SampleMemory(pairs, elements);
    }

    private static long pairs(long heads, long tokens) {
        return heads * tokens * tokens;
    }

    /** Bytes in scoring, and in files that compute with floats. */
    public long floatBytes() {
        return Float.BYTES * (FLOATS_PER_PAIR * pairs + FLOATS_PER_ELEMENT * elements);
    }

    /** Bytes in files that hold the integer definition. */
    public long integerBytes() {
        return Long.BYTES * (INTEGERS_PER_PAIR * pairs + INTEGERS_PER_ELEMENT * elements);
    }
}
