package org.penjing.hardware;

import org.penjing.compress.Precision;
import org.penjing.network.Operator;
import org.penjing.network.Recursion;

/** Counts multiply-accumulates and executed instructions of a step. */
final class InstructionModel {
    private final StepGraph graph;

    InstructionModel(StepGraph graph) {
        this.graph = graph;
    }

    long macs(TensorSizes sizes) {
        long macs = 0;
        for (int node = 0; node < graph.nodes().size(); node++) {
            macs += macs(node, sizes);
        }
        return macs;
    }

    private long macs(int node, TensorSizes sizes) {
        int output = graph.inputs() + node;
        return switch (graph.nodes().get(node).operator()) {
            case Operator.Linear linear -> (long) sizes.elements()[output] * sizes.columns()[graph.reads(node)[0]];
            case Operator.Attention attention -> 2L * sizes.rows(output) * sizes.elements()[output];
            case Operator.Embedding embedding -> 0;
            case Operator.Transpose transpose -> 0;
            case Operator.RmsNorm norm -> 0;
            case Operator.SwiGlu swiGlu -> 0;
            case Operator.Add add -> 0;
            case Operator.MeanTokens mean -> 0;
        };
    }

    double instructions(TensorSizes sizes, Precision[] precisions, KernelTable kernels) {
        double instructions = 0;
        for (int node = 0; node < graph.nodes().size(); node++) {
            instructions += instructions(node, sizes, precisions, kernels);
        }
        for (Recursion.Carry carry : graph.recursion().carries()) {
            if (!carry.input().equals(carry.output())) {
                instructions += element(
                        kernels.elements(), kernels.elements().add(), sizes.elements()[graph.tensor(carry.input())]);
            }
        }
        return instructions;
    }

    private double instructions(int node, TensorSizes sizes, Precision[] precisions, KernelTable kernels) {
        int output = graph.inputs() + node;
        int input = graph.reads(node)[0];
        int results = sizes.elements()[output];
        ElementCosts costs = kernels.elements();
        return switch (graph.nodes().get(node).operator()) {
            case Operator.Linear linear ->
                kernels.kernel(
                                sizes.rows(output) > 1 ? KernelOperator.POINTWISE : KernelOperator.FULLY_CONNECTED,
                                precisions[graph.weight(node)].weightBits(),
                                sizes.bits()[input])
                        .instructions(macs(node, sizes), results, 1);
            case Operator.Attention attention -> attention(attention.headWidth(), node, sizes, kernels);
            case Operator.Embedding embedding -> element(costs, costs.embedding(), results);
            case Operator.Transpose transpose -> element(costs, costs.transpose(), results);
            case Operator.RmsNorm norm -> element(costs, costs.rmsNorm(), results);
            case Operator.SwiGlu swiGlu -> element(costs, costs.swiGlu(), results);
            case Operator.Add add -> element(costs, costs.add(), (double) graph.reads(node).length * results);
            case Operator.MeanTokens mean -> element(costs, costs.mean(), sizes.elements()[input]);
        };
    }

    /** Per head two products: queries times keys gives T x T logits, probabilities times values T x headWidth results. */
    private double attention(int headWidth, int node, TensorSizes sizes, KernelTable kernels) {
        int output = graph.inputs() + node;
        double tokens = sizes.rows(output);
        double results = sizes.elements()[output];
        double heads = results / tokens / headWidth;
        double logits = heads * tokens * tokens;
        int bits = sizes.bits()[graph.reads(node)[0]];
        ElementCosts costs = kernels.elements();
        return kernels.kernel(KernelOperator.ATTENTION, bits, bits)
                        .instructions(macs(node, sizes), logits + results, 2 * heads)
                + element(costs, costs.softmax(), logits)
                + costs.rotary().value() * 2 * results;
    }

    private static double element(ElementCosts costs, Figure perElement, double elements) {
        return costs.call().value() + perElement.value() * elements;
    }
}
