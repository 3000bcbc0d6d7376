package org.penjing.training.torch;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penjing.compress.ActivationBits;
import org.penjing.compress.ActivationQuantizer;
import org.penjing.compress.ActivationRange;
import org.penjing.compress.Compression;
import org.penjing.compress.WeightQuantizer;
import org.penjing.network.Architecture;

/**
 * Which part of a supernet a training step runs, and how coarsely.
 *
 * @param compression kept widths, and the precision of each weight; null runs all channels in float
 * @param ranges activation ranges by site; sites without one are not quantized
 * @param quantizer the method that rounds weights
 */
public record Subnet(
        @Nullable Compression compression, Map<String, ActivationRange> ranges, WeightQuantizer quantizer) {
    public static final Subnet FULL = new Subnet(null, Map.of(), WeightQuantizer.LEAST_ERROR);

    public static Subnet of(Compression compression, Map<String, ActivationRange> ranges, WeightQuantizer quantizer) {
        return new Subnet(compression, ranges, quantizer);
    }

    /** This one with activations in float. */
    Subnet withoutRanges() {
        return new Subnet(compression, Map.of(), quantizer);
    }

    /** The quantizer of each tensor of this subnet, where there is one. */
    Map<String, ActivationQuantizer> quantizers(Architecture cut) {
        return compression == null ? Map.of() : ActivationBits.quantizers(cut, compression, ranges);
    }

    Map<String, Integer> widths() {
        return compression == null ? Map.of() : compression.widths();
    }
}
