package org.penjing.hardware;

import java.util.ArrayList;
import java.util.List;
import org.penjing.compress.Precision;
import org.penjing.network.operator.Add;
import org.penjing.network.operator.Attention;
import org.penjing.network.operator.Embedding;
import org.penjing.network.operator.Linear;
import org.penjing.network.operator.MeanTokens;
import org.penjing.network.operator.Operator;
import org.penjing.network.operator.RmsNorm;
import org.penjing.network.operator.SwiGlu;
import org.penjing.network.operator.Transpose;

/** The kernel calls of a step, and its multiply-accumulates. */
final class StepWork {
    private final StepGraph graph;

    StepWork(StepGraph graph) {
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
            case Linear linear -> (long) sizes.elements()[output] * sizes.columns()[graph.reads(node)[0]];
            case Attention attention -> 2L * sizes.rows(output) * sizes.elements()[output];
            case Embedding embedding -> 0;
            case Transpose transpose -> 0;
            case RmsNorm norm -> 0;
            case SwiGlu swiGlu -> 0;
            case Add add -> 0;
            case MeanTokens mean -> 0;
        };
    }

    /** In the order of the nodes. */
    List<KernelCall> calls(TensorSizes sizes, Precision[] precisions, InputGroups groups) {
        List<KernelCall> calls = new ArrayList<>(graph.nodes().size());
        for (int node = 0; node < graph.nodes().size(); node++) {
            calls.add(call(node, sizes, precisions, groups));
        }
        return calls;
    }

    private KernelCall call(int node, TensorSizes sizes, Precision[] precisions, InputGroups groups) {
        int output = graph.inputs() + node;
        int input = graph.reads(node)[0];
        Operator operator = graph.nodes().get(node).operator();
        KernelCall.Shape shape = new KernelCall.Shape(
                sizes.rows(input),
                sizes.columns()[input],
                sizes.bits()[input],
                sizes.rows(output),
                sizes.columns()[output],
                sizes.bits()[output]);
        int weight = graph.weight(node);
        Operator sliced = operator instanceof Linear linear
                ? new Linear(linear.weight(), linear.bias(), shape.readColumns(), shape.columns())
                : operator instanceof Attention attention
                        ? new Attention(
                                shape.columns() / attention.headWidth(), attention.headWidth(), attention.rotaryBase())
                        : operator;
        return KernelCall.of(
                sliced, shape, weight < 0 ? 0 : precisions[weight].weightBits(), graph.reads(node).length, groups);
    }
}
