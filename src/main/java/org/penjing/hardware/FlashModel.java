package org.penjing.hardware;

import org.penjing.compress.PackedWeights;
import org.penjing.compress.Precision;
import org.penjing.network.Operator;
import org.penjing.network.Recursion;

/** Counts the bytes of a packed model. Everything that several calls of a shared block have in common counts once. */
final class FlashModel {
    private static final int MULTIPLIER_AND_SHIFT = 4 + 1;
    private static final int BIAS = 4;
    private static final int BYTE_TABLE = 256;
    /** 513 values of 16 bits, between which is interpolated. */
    private static final int WORD_TABLE = 2 * 513;
    /** exp of the 256 differences of two bytes, 16 bits each. */
    private static final int BYTE_EXP_TABLE = 2 * 256;

    private static final int DESCRIPTOR = 8;
    private static final int RESCALE = 8;
    /** The largest arena whose words have 16-bit numbers. */
    private static final long SMALL_ARENA = 4L << 16;

    private final StepGraph graph;

    FlashModel(StepGraph graph) {
        this.graph = graph;
    }

    /** @param arena bytes of the arena, which decides how wide an offset is */
    FlashBytes bytes(TensorSizes sizes, Precision[] precisions, long arena) {
        long weights = 0;
        long requantization = 0;
        long embeddings = 0;
        long tables = 0;
        long descriptors = 0;
        int offset = arena <= SMALL_ARENA ? 2 : 4;
        for (int node = 0; node < graph.nodes().size(); node++) {
            descriptors += 2 + (1L + graph.reads(node).length) * offset;
            if (graph.isFirstOfForm(node)) {
                descriptors += DESCRIPTOR + (long) RESCALE * rescales(node);
                requantization += requantization(node, sizes);
                tables += tablePerForm(node, sizes);
            }
            if (graph.isFirstOfParameter(node)) {
                weights += weight(node, sizes, precisions);
                embeddings += embedding(node, sizes);
                tables += rotary(node, sizes);
            }
        }
        long states = 0;
        for (Recursion.Carry carry : graph.recursion().carries()) {
            int input = graph.tensor(carry.input());
            states += (long) sizes.columns()[input] * sizes.bytesPerElement(input);
            descriptors += carry.input().equals(carry.output()) ? 0 : RESCALE;
        }
        return new FlashBytes(weights, requantization, embeddings, states, tables, descriptors);
    }

    private long weight(int node, TensorSizes sizes, Precision[] precisions) {
        return graph.nodes().get(node).operator() instanceof Operator.Linear
                ? PackedWeights.bytes(
                        sizes.columns()[graph.inputs() + node],
                        sizes.columns()[graph.reads(node)[0]],
                        precisions[graph.weight(node)].weightBits())
                : 0;
    }

    private long requantization(int node, TensorSizes sizes) {
        if (!(graph.nodes().get(node).operator() instanceof Operator.Linear linear)) {
            return 0;
        }
        boolean bias = linear.bias() != null || sizes.bits()[graph.reads(node)[0]] == 8;
        return (long) sizes.columns()[graph.inputs() + node] * (MULTIPLIER_AND_SHIFT + (bias ? BIAS : 0));
    }

    private long embedding(int node, TensorSizes sizes) {
        int output = graph.inputs() + node;
        return graph.nodes().get(node).operator() instanceof Operator.Embedding embedding
                ? (long) embedding.vocabulary() * sizes.columns()[output] * sizes.bytesPerElement(output)
                : 0;
    }

    private long tablePerForm(int node, TensorSizes sizes) {
        boolean bytes = sizes.bits()[graph.reads(node)[0]] == 8;
        return switch (graph.nodes().get(node).operator()) {
            case Operator.SwiGlu swiGlu -> bytes ? BYTE_TABLE : WORD_TABLE;
            case Operator.Attention attention -> bytes ? BYTE_EXP_TABLE : WORD_TABLE;
            case Operator.Embedding embedding -> 0;
            case Operator.Linear linear -> 0;
            case Operator.Transpose transpose -> 0;
            case Operator.RmsNorm norm -> 0;
            case Operator.Add add -> 0;
            case Operator.MeanTokens mean -> 0;
        };
    }

    /** Sine and cosine of every token and pair of channels, 16 bits each. */
    private long rotary(int node, TensorSizes sizes) {
        return graph.nodes().get(node).operator() instanceof Operator.Attention attention
                ? (long) sizes.rows(graph.inputs() + node) * attention.headWidth() * 2
                : 0;
    }

    /** How many changes of scale, beside those of a weight's output channels, a node makes. */
    private int rescales(int node) {
        return switch (graph.nodes().get(node).operator()) {
            case Operator.Embedding embedding -> 0;
            case Operator.Linear linear -> 0;
            case Operator.Transpose transpose -> 1;
            case Operator.RmsNorm norm -> 1;
            case Operator.SwiGlu swiGlu -> 1;
            case Operator.Attention attention -> 3;
            case Operator.Add add -> graph.reads(node).length;
            case Operator.MeanTokens mean -> 1;
        };
    }
}
