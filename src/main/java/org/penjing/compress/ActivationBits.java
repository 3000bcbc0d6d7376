package org.penjing.compress;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
    /** By tensor, the number of the set of tensors that have its width. */
    private final Map<String, Integer> sets = new LinkedHashMap<>();

    /** Each once, however many nodes share a weight. */
    private final Set<Wish> wishes = new LinkedHashSet<>();

    private final int count;

    /** The set that an operator with a weight reads from. */
    private record Wish(String weight, int set) {}

    /** Sees once which tensors have one width, so that many compressions are quickly told their widths. */
    public ActivationBits(Architecture architecture) {
        ActivationSites sites = ActivationSites.of(architecture);
        Map<String, Integer> numbers = new HashMap<>();
        sites.tensors()
                .forEach(tensor ->
                        sets.put(tensor, numbers.computeIfAbsent(sites.widthOf(tensor), _ -> numbers.size())));
        count = numbers.size();
        for (Node node : architecture.network().nodes()) {
            node.operator()
                    .quantizedWeight()
                    .ifPresent(weight -> wishes.add(new Wish(
                            weight.name(), Lookup.in(sets, node.inputs().getFirst()))));
        }
    }

    /** The bits of every real tensor of the network, inputs and nodes, by tensor name. */
    public Map<String, Integer> of(Compression compression) {
        int[] bySet = bySet(compression);
        Map<String, Integer> bits = new HashMap<>();
        sets.forEach((tensor, set) -> bits.put(tensor, bySet[set]));
        return bits;
    }

    /** The number of the set of tensors that have the width of {@code tensor}, for {@link #bySet}. */
    public int set(String tensor) {
        return Lookup.in(sets, tensor);
    }

    /** The bits of each set of tensors that have one width, by its number. */
    public int[] bySet(Compression compression) {
        int[] bits = new int[count];
        Arrays.fill(bits, 8);
        for (Wish wish : wishes) {
            if (compression.precision(wish.weight()).activationBits() == 16) {
                bits[wish.set()] = 16;
            }
        }
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
