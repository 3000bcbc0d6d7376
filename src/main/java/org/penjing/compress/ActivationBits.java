package org.penjing.compress;

import java.util.HashMap;
import java.util.HashSet;
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
    private ActivationBits() {}

    /** The bits of every real tensor of the network, inputs and nodes, by tensor name. */
    public static Map<String, Integer> of(Architecture architecture, Compression compression) {
        ActivationSites sites = ActivationSites.of(architecture);
        Set<String> wide = new HashSet<>();
        for (Node node : architecture.network().nodes()) {
            node.operator()
                    .quantizedWeight()
                    .filter(weight -> compression.precision(weight.name()).activationBits() == 16)
                    .ifPresent(weight -> wide.add(sites.widthOf(node.inputs().getFirst())));
        }
        Map<String, Integer> bits = new TreeMap<>();
        sites.tensors().forEach(tensor -> bits.put(tensor, wide.contains(sites.widthOf(tensor)) ? 16 : 8));
        return bits;
    }

    /** A number for every real tensor, the same for tensors that always have one width. */
    public static Map<String, Integer> widthClasses(Architecture architecture) {
        ActivationSites sites = ActivationSites.of(architecture);
        Map<String, Integer> numbers = new HashMap<>();
        Map<String, Integer> classes = new TreeMap<>();
        for (String tensor : sites.tensors()) {
            classes.put(tensor, numbers.computeIfAbsent(sites.widthOf(tensor), root -> numbers.size()));
        }
        return classes;
    }

    /** The quantizer of every tensor that has a range, by tensor name. */
    public static Map<String, ActivationQuantizer> quantizers(
            Architecture architecture, Compression compression, Map<String, ActivationRange> rangesBySite) {
        Map<String, Integer> bits = of(architecture, compression);
        Map<String, ActivationQuantizer> quantizers = new TreeMap<>();
        ActivationSites.of(architecture)
                .ranges(rangesBySite)
                .forEach((tensor, range) -> quantizers.put(tensor, range.quantizer(Lookup.in(bits, tensor))));
        return quantizers;
    }
}
