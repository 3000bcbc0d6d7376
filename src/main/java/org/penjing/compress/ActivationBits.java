package org.penjing.compress;

import java.util.HashMap;
import java.util.Map;
import org.penjing.network.Architecture;
import org.penjing.network.Node;
import org.penjing.network.Operator;
import org.penjing.network.Recursion;
import org.penjing.tensor.Lookup;

/**
 * The width in which each tensor is stored. An operator that owns a weight asks for the width of the tensor it reads; every
 * other operator passes the wish of its own readers on to what it reads; a tensor gets the largest wish, across all calls of
 * a shared block and around the recursion. A tensor without readers is as wide as what its operator reads.
 */
public final class ActivationBits {
    private ActivationBits() {}

    /** The bits of every tensor of the network, inputs and nodes, by tensor name. Token inputs are left out. */
    public static Map<String, Integer> of(Architecture architecture, Compression compression) {
        Map<String, Integer> bySite = new HashMap<>();
        Map<String, String> sites = sites(architecture);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Node node : architecture.network().nodes().reversed()) {
                int wish = wish(node, compression, bySite.getOrDefault(Lookup.in(sites, node.name()), 8));
                for (String input : node.inputs()) {
                    changed |= raise(bySite, Lookup.in(sites, input), wish);
                }
            }
            for (Recursion.Carry carry : architecture.recursion().carries()) {
                changed |= raise(
                        bySite,
                        Lookup.in(sites, carry.output()),
                        bySite.getOrDefault(Lookup.in(sites, carry.input()), 8));
                changed |= raise(
                        bySite,
                        Lookup.in(sites, carry.input()),
                        bySite.getOrDefault(Lookup.in(sites, carry.output()), 8));
            }
            changed |= raiseUnread(architecture, bySite, sites);
        }
        Map<String, Integer> byTensor = new HashMap<>();
        sites.forEach((tensor, site) -> byTensor.put(tensor, bySite.getOrDefault(site, 8)));
        return byTensor;
    }

    /** The quantizer of every tensor whose site has a range, by tensor name. */
    public static Map<String, ActivationQuantizer> quantizers(
            Architecture architecture, Compression compression, Map<String, ActivationRange> ranges) {
        Map<String, ActivationQuantizer> quantizers = new HashMap<>();
        Map<String, Integer> bits = of(architecture, compression);
        sites(architecture).forEach((tensor, site) -> {
            ActivationRange range = ranges.get(site);
            if (range != null) {
                quantizers.put(tensor, range.quantizer(Lookup.in(bits, tensor)));
            }
        });
        return quantizers;
    }

    /** The quantization site of every real tensor; an input is its own site. */
    static Map<String, String> sites(Architecture architecture) {
        Map<String, String> sites = new HashMap<>();
        architecture.network().inputs().forEach(input -> sites.put(input.name(), input.name()));
        architecture.network().nodes().forEach(node -> sites.put(node.name(), node.site()));
        return sites;
    }

    private static int wish(Node node, Compression compression, int ownBits) {
        return node.operator() instanceof Operator.Linear linear
                ? compression.precision(linear.weight()).activationBits()
                : ownBits;
    }

    private static boolean raiseUnread(
            Architecture architecture, Map<String, Integer> bySite, Map<String, String> sites) {
        boolean changed = false;
        for (String output : new String[] {
            architecture.recursion().answer(), architecture.recursion().halt()
        }) {
            Node node = architecture.network().nodesByName().get(output);
            if (node != null) {
                changed |= raise(
                        bySite,
                        node.site(),
                        bySite.getOrDefault(Lookup.in(sites, node.inputs().getFirst()), 8));
            }
        }
        return changed;
    }

    private static boolean raise(Map<String, Integer> bySite, String site, int bits) {
        Integer known = bySite.put(site, Math.max(bits, bySite.getOrDefault(site, 8)));
        return known == null ? bits > 8 : known < bits;
    }
}
