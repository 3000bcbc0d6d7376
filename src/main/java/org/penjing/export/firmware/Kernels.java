package org.penjing.export.firmware;

import org.penjing.compress.integer.IntegerNetwork;
import org.penjing.compress.integer.IntegerNode;
import org.penjing.compress.integer.IntegerOperator;

/** Which C function runs a node. */
final class Kernels {
    private Kernels() {}

    static String of(IntegerNode node, IntegerNetwork network) {
        int written = network.tensor(node.name()).bits();
        return "penjing_"
                + switch (node.operator()) {
                    case IntegerOperator.Embedding embedding -> "embed_" + written;
                    case IntegerOperator.Linear linear -> {
                        int read = network.tensor(node.inputs().getFirst()).bits();
                        yield linear.wide()
                                ? "linear_wide"
                                : "linear_w" + linear.weight().bits() + "_" + read + "_" + written;
                    }
                    case IntegerOperator.Transpose transpose -> "transpose_" + written;
                    case IntegerOperator.Add add -> "add_" + written;
                    case IntegerOperator.RmsNorm norm -> "rms_norm_" + written;
                    case IntegerOperator.SwiGlu swiGlu -> "swiglu_" + written;
                    case IntegerOperator.MeanTokens mean -> "mean_" + written;
                    case IntegerOperator.Attention attention -> "attention_" + written;
                };
    }
}
