package org.penjing.compress;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.penjing.network.Architecture;
import org.penjing.network.Model;

/**
 * What would ship: a model already cut to its kept channels, the precision of each operator that owns a weight, and the
 * range of each activation site.
 *
 * @param model the cut model, its parameters still real numbers
 * @param compression the widths that were kept and the precisions
 * @param ranges by site; carried states have the name of their network input
 */
public record CompressedModel(Model model, Compression compression, Map<String, ActivationRange> ranges) {
    public CompressedModel {
        ranges = Collections.unmodifiableMap(new LinkedHashMap<>(ranges));
    }

    /** Cuts {@code supernet} to a subnet. */
    public static CompressedModel of(Model supernet, Compression compression, Map<String, ActivationRange> ranges) {
        Model cut = ChannelGroups.of(supernet.architecture()).slice(supernet, compression.widths());
        return new CompressedModel(cut, compression, ranges);
    }

    public Architecture architecture() {
        return model.architecture();
    }

    /** The quantizer of every real tensor, by tensor name. */
    public Map<String, ActivationQuantizer> activations() {
        return ActivationBits.quantizers(architecture(), compression, ranges);
    }

    /** The weight of every linear operator as integers, by weight name; rows have scales that leave room for their biases. */
    public Map<String, QuantizedWeight> weights() {
        Map<String, QuantizedWeight> weights = new LinkedHashMap<>();
        LeastScales.of(model, activations()).forEach((weight, leastScales) -> {
            int bits = compression.precision(weight).weightBits();
            weights.put(weight, WeightQuantizer.quantize(model.parameter(weight), bits, leastScales));
        });
        return weights;
    }
}
