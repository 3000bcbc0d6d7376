package org.penjing.compress;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.penjing.base.Lookup;
import org.penjing.network.Architecture;
import org.penjing.network.Input;
import org.penjing.network.Node;
import org.penjing.network.Recursion;

/**
 * Which tensors have one scale, and which have one width. All calls of a shared block compute with the same integer
 * constants, so what they read at the same place has one scale; so have both sides of a carried state, and what an operator
 * reads and writes that gives no values but those it reads. Only an operator with a weight changes the width: everything else
 * writes the width that it reads.
 */
final class ActivationSites {
    private final Map<String, String> sites = new HashMap<>();
    private final Map<String, String> scales = new HashMap<>();
    private final Map<String, String> widths = new HashMap<>();

    private ActivationSites(Architecture architecture) {
        for (Input input : architecture.network().inputs()) {
            if (input.kind() == Input.Kind.REAL) {
                sites.put(input.name(), input.name());
            }
        }
        architecture.network().nodes().forEach(node -> sites.put(node.name(), node.site()));
        Map<String, List<String>> readsOfSite = new HashMap<>();
        for (Node node : architecture.network().nodes()) {
            List<String> known = readsOfSite.putIfAbsent(node.site(), node.inputs());
            for (int i = 0; known != null && i < known.size(); i++) {
                uniteScales(known.get(i), node.inputs().get(i));
            }
            if (node.operator().keepsScale()) {
                uniteScales(node.inputs().getFirst(), node.name());
            }
        }
        for (Recursion.Carry carry : architecture.recursion().carries()) {
            uniteScales(carry.input(), carry.output());
        }
        architecture.network().nodes().forEach(this::uniteWidths);
        uniteUnread(architecture);
    }

    static ActivationSites of(Architecture architecture) {
        return new ActivationSites(architecture);
    }

    private void uniteWidths(Node node) {
        if (node.operator().quantizedWeight().isEmpty()) {
            uniteWidthsAround(node);
        }
    }

    /** Tokens have no width. */
    private void uniteWidthsAround(Node node) {
        node.inputs().stream()
                .filter(sites::containsKey)
                .forEach(input -> unite(widths, widthOf(input), widthOf(node.name())));
    }

    /** Logits are as wide as what they are computed from, since no reader wishes for a width. */
    private void uniteUnread(Architecture architecture) {
        Map<String, Node> nodes = architecture.network().nodesByName();
        Recursion recursion = architecture.recursion();
        for (String output : recursion.readings()) {
            Node node = nodes.get(output);
            if (node != null && node.operator().quantizedWeight().isPresent()) {
                uniteWidthsAround(node);
            }
        }
    }

    private void uniteScales(String one, String other) {
        if (sites.containsKey(one) && sites.containsKey(other)) {
            unite(scales, scaleOf(one), scaleOf(other));
        }
    }

    /** The representative of the tensors that have this one's scale. */
    String scaleOf(String tensor) {
        return root(scales, Lookup.in(sites, tensor));
    }

    /** The representative of the tensors that have this one's width. */
    String widthOf(String tensor) {
        return root(widths, scaleOf(tensor));
    }

    /** All real tensors. */
    Iterable<String> tensors() {
        return sites.keySet();
    }

    /** The range of every tensor: the union over the sites that share its scale. Tensors without any are left out. */
    Map<String, ActivationRange> ranges(Map<String, ActivationRange> bySite) {
        Map<String, ActivationRange> joint = new HashMap<>();
        bySite.forEach((site, range) -> joint.merge(root(scales, site), range, ActivationRange::union));
        Map<String, ActivationRange> byTensor = new TreeMap<>();
        for (String tensor : sites.keySet()) {
            ActivationRange range = joint.get(scaleOf(tensor));
            if (range != null) {
                byTensor.put(tensor, range);
            }
        }
        return byTensor;
    }

    private static String root(Map<String, String> parents, String name) {
        String root = name;
        for (String parent = parents.get(root); parent != null; parent = parents.get(root)) {
            root = parent;
        }
        return root;
    }

    private static void unite(Map<String, String> parents, String one, String other) {
        String kept = root(parents, one);
        String merged = root(parents, other);
        if (!kept.equals(merged)) {
            parents.put(merged, kept);
        }
    }
}
