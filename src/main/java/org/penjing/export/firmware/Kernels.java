package org.penjing.export.firmware;

import org.penjing.compress.integer.IntegerNetwork;
import org.penjing.compress.integer.IntegerNode;
import org.penjing.compress.integer.IntegerOperator;
import org.penjing.hardware.FirmwareKernel;

/** Which C function runs a node. */
final class Kernels {
    private Kernels() {}

    static FirmwareKernel of(IntegerNode node, IntegerNetwork network) {
        int written = network.tensor(node.name()).bits();
        return switch (node.operator()) {
            case IntegerOperator.Embedding embedding -> of("EMBED_" + written);
            case IntegerOperator.Linear linear -> {
                int read = network.tensor(node.inputs().getFirst()).bits();
                yield linear.wide()
                        ? FirmwareKernel.LINEAR_WIDE
                        : FirmwareKernel.linear(linear.weight().bits(), read, written);
            }
            case IntegerOperator.Transpose transpose -> of("TRANSPOSE_" + written);
            case IntegerOperator.Add add -> of("ADD_" + written);
            case IntegerOperator.RmsNorm norm -> of("RMS_NORM_" + written);
            case IntegerOperator.SwiGlu swiGlu -> of("SWIGLU_" + written);
            case IntegerOperator.MeanTokens mean -> of("MEAN_" + written);
            case IntegerOperator.Attention attention -> of("ATTENTION_" + written);
        };
    }

    private static FirmwareKernel of(String name) {
        return FirmwareKernel.valueOf(name);
    }
}
