package org.penjing.hardware;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.penjing.compress.PackedWeights;
import org.penjing.compress.Precision;
import org.penjing.compress.integer.IntegerOperator;
import org.penjing.network.Recursion;
import org.penjing.network.operator.Add;
import org.penjing.network.operator.Attention;
import org.penjing.network.operator.Embedding;
import org.penjing.network.operator.Linear;
import org.penjing.network.operator.MeanTokens;
import org.penjing.network.operator.RmsNorm;
import org.penjing.network.operator.SwiGlu;
import org.penjing.network.operator.Transpose;

/**
 * Counts the bytes of firmware as export.firmware writes it: everything that several calls of a shared block have in common
 * counts once. Sizes of structures are those of penjing_kernels.h on a 32-bit core.
 */
final class FlashModel {
    private static final int WORD = 4;
    /** Biases of 64 bits begin on 8 bytes. */
    private static final int WIDE_GAP = 4;

    private static final int MULTIPLIER = 4;
    /** What kernels may read behind the last weight. */
    private static final int WEIGHT_PADDING = 7;

    private static final int NODE = 12;

    private final StepGraph graph;

    FlashModel(StepGraph graph) {
        this.graph = graph;
    }

    FlashBytes bytes(TensorSizes sizes, Precision[] precisions, List<KernelCall> calls, CodeBytes code) {
        long weights = WEIGHT_PADDING;
        long shifts = 0;
        long requantization = 0;
        long embeddings = 0;
        long tables = 0;
        long descriptors = (long) NODE * graph.nodes().size();
        for (int node = 0; node < graph.nodes().size(); node++) {
            if (graph.isFirstOfForm(node)) {
                descriptors += structure(node, sizes);
                requantization += requantization(node, sizes);
                shifts += shifts(node, sizes);
                tables += rotary(node, sizes);
            }
            if (graph.isFirstOfParameter(node)) {
                weights += weight(node, sizes, precisions);
                embeddings += embedding(node, sizes);
            }
        }
        return new FlashBytes(
                words(weights),
                requantization + words(shifts),
                embeddings,
                states(sizes),
                tables,
                descriptors,
                code(calls, code));
    }

    private long states(TensorSizes sizes) {
        long states = 0;
        for (Recursion.Carry carry : graph.recursion().carries()) {
            int input = graph.tensor(carry.input());
            states += words((long) sizes.columns()[input] * sizes.bytesPerElement(input));
        }
        return states;
    }

    private long code(List<KernelCall> calls, CodeBytes code) {
        Set<FirmwareKernel> used = EnumSet.noneOf(FirmwareKernel.class);
        calls.forEach(call -> used.add(call.kernel()));
        return code.of(used, graph.nodes().size(), graph.recursion().carries().size());
    }

    private long weight(int node, TensorSizes sizes, Precision[] precisions) {
        return graph.nodes().get(node).operator() instanceof Linear
                ? PackedWeights.bytes(
                        sizes.columns()[graph.inputs() + node],
                        sizes.columns()[graph.reads(node)[0]],
                        precisions[graph.weight(node)].weightBits())
                : 0;
    }

    private long shifts(int node, TensorSizes sizes) {
        return graph.nodes().get(node).operator() instanceof Linear ? sizes.columns()[graph.inputs() + node] : 0;
    }

    private long requantization(int node, TensorSizes sizes) {
        if (!(graph.nodes().get(node).operator() instanceof Linear linear)) {
            return 0;
        }
        boolean hasBias = linear.bias() != null || sizes.bits()[graph.reads(node)[0]] == 8;
        boolean wide = isWide(node, linear, sizes);
        int bias = hasBias ? wide ? 8 : 4 : 0;
        int gap = hasBias && wide ? WIDE_GAP : 0;
        return (long) sizes.columns()[graph.inputs() + node] * (MULTIPLIER + bias) + gap;
    }

    private boolean isWide(int node, Linear linear, TensorSizes sizes) {
        int read = graph.reads(node)[0];
        return IntegerOperator.Linear.isWide(sizes.bits()[read], sizes.columns()[read], linear.bias() != null);
    }

    private long embedding(int node, TensorSizes sizes) {
        int output = graph.inputs() + node;
        return graph.nodes().get(node).operator() instanceof Embedding embedding
                ? words((long) embedding.vocabulary() * sizes.columns()[output] * sizes.bytesPerElement(output))
                : 0;
    }

    /** Sine and cosine of every token and pair of channels, 16 bits each. */
    private long rotary(int node, TensorSizes sizes) {
        return graph.nodes().get(node).operator() instanceof Attention attention
                ? (long) sizes.rows(graph.inputs() + node) * attention.headWidth() * 2
                : 0;
    }

    /** The structure of a form; those that begin on 8 bytes count what aligns them. */
    private int structure(int node, TensorSizes sizes) {
        return switch (graph.nodes().get(node).operator()) {
            case Embedding embedding -> 12;
            case Linear linear -> isWide(node, linear, sizes) ? 28 : 24;
            case Transpose transpose -> 4;
            case RmsNorm norm -> 24 + KernelTable.NORM_GAP;
            case SwiGlu swiGlu -> 16;
            case Attention attention -> 24;
            case Add add -> 36;
            case MeanTokens mean -> 20;
        };
    }

    private static long words(long bytes) {
        return (bytes + WORD - 1) / WORD * WORD;
    }
}
