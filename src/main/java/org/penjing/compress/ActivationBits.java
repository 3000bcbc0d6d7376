package org.penjing.compress;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.penjing.base.Lookup;
import org.penjing.network.Architecture;
import org.penjing.network.Node;

/**
 * The width in which each tensor is stored. An operator that owns a weight asks for the width of the tensor it reads;
 * tensors that must have one width (see {@link ActivationSites}) get the largest wish.
 */
public final class ActivationBits {
    private final Map<String, String> widths = new LinkedHashMap<>();
    private final List<Wish> wishes = new ArrayList<>();

    /** The width that an operator with a weight reads, by its representative. */
    private record Wish(String weight, String width) {}

    /** Sees once which tensors have one width, so that many compressions are quickly told their widths. */
    public ActivationBits(Architecture architecture) {
        ActivationSites sites = ActivationSites.of(architecture);
        sites.tensors().forEach(tensor -> widths.put(tensor, sites.widthOf(tensor)));
        for (Node node : architecture.network().nodes()) {
            node.operator()
                    .quantizedWeight()
                    .ifPresent(weight -> wishes.add(
                            new Wish(weight.name(), sites.widthOf(node.inputs().getFirst()))));
        }
    }

    /** The bits of every real tensor of the network, inputs and nodes, by tensor name. */
    public Map<String, Integer> of(Compression compression) {
        Set<String> wide = new HashSet<>();
        for (Wish wish : wishes) {
            if (compression.precision(wish.weight()).activationBits() == 16) {
                wide.add(wish.width());
            }
        }
        Map<String, Integer> bits = new HashMap<>();
        widths.forEach((tensor, width) -> bits.put(tensor, wide.contains(width) ? 16 : 8));
        return bits;
    }

    /** The quantizer of every tensor that has a range, by tensor name. */
    public static Map<String, ActivationQuantizer> quantizers(
            Architecture architecture, Compression compression, Map<String, ActivationRange> rangesBySite) {
        Map<String, Integer> bits = new ActivationBits(architecture).of(compression);
        Map<String, ActivationQuantizer> quantizers = new TreeMap<>();
        ActivationSites.of(architecture)
                .ranges(rangesBySite)
                .forEach((tensor, range) -> quantizers.put(tensor, range.quantizer(Lookup.in(bits, tensor))));
        return quantizers;
    }
}
