package org.penjing.training;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.penjing.compress.ActivationRange;
import org.penjing.compress.ChannelGroups;
import org.penjing.compress.CompressedModel;
import org.penjing.compress.Compression;
import org.penjing.compress.WeightQuantizer;
import org.penjing.network.Model;

/**
 * A model trained so that its subnets work too.
 *
 * @param model averaged parameters, channels of each group sorted by importance, most important first
 * @param ranges what the activations at each site were seen to reach, over subnets of all sizes
 * @param quantizer the method that rounded the weights of subnets in training, and rounds them in what is made of them
 */
public record Supernet(Model model, Map<String, ActivationRange> ranges, WeightQuantizer quantizer) {
    /** Multiple of its model's depth up to which a supernet is sound: its ranges are measured so far. */
    public static final int DEEPEST = 3;

    public Supernet {
        ranges = Collections.unmodifiableMap(new TreeMap<>(ranges));
    }

    public CompressedModel subnet(Compression compression) {
        return subnet(compression, ChannelGroups.of(model.architecture()));
    }

    /** @param groups of the model's architecture, which take their time to find where many subnets are cut */
    public CompressedModel subnet(Compression compression, ChannelGroups groups) {
        return CompressedModel.of(groups.slice(model, compression.widths()), compression, ranges, quantizer);
    }
}
