package org.penjing.hardware.cost;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.penjing.base.Lookup;
import org.penjing.compress.Compression;
import org.penjing.network.Architecture;
import org.penjing.network.Node;
import org.penjing.network.Recursion;
import org.penjing.network.Wiring;
import org.penjing.tensor.Shape;

/** What of a step does not depend on widths and precisions, with names replaced by numbers: tensors as in {@link Wiring}. */
final class StepGraph {
    private final Architecture architecture;
    private final int[] firstOfSite;
    private final List<String> weights;
    private final int[] weightOf;
    private final boolean[] firstOfWeight;

    StepGraph(Architecture architecture) {
        this.architecture = architecture;
        weights = List.copyOf(architecture.network().weights().keySet());
        int nodes = nodes().size();
        firstOfSite = new int[nodes];
        weightOf = new int[nodes];
        firstOfWeight = new boolean[nodes];
        Map<String, Integer> sites = new HashMap<>();
        Set<Integer> read = new HashSet<>();
        Map<String, Shape> shapes = architecture.network().shapes();
        for (int i = 0; i < nodes; i++) {
            Node node = nodes().get(i);
            sites.putIfAbsent(node.site(), i);
            firstOfSite[i] = Lookup.in(sites, node.site());
            requireAlike(nodes().get(firstOfSite[i]), node, shapes);
            weightOf[i] = node.operator()
                    .quantizedWeight()
                    .map(weight -> weights.indexOf(weight.name()))
                    .orElse(-1);
            firstOfWeight[i] = weightOf[i] >= 0 && read.add(weightOf[i]);
        }
    }

    /** A call is planned and priced once a site. */
    private static void requireAlike(Node first, Node node, Map<String, Shape> shapes) {
        if (!node.operator().equals(first.operator())
                || !Lookup.in(shapes, node.name()).equals(Lookup.in(shapes, first.name()))) {
            throw new IllegalArgumentException("nodes " + first.name() + " and " + node.name() + " have the site "
                    + node.site() + ", but not one operator and shape");
        }
    }

    List<Node> nodes() {
        return architecture.network().nodes();
    }

    Recursion recursion() {
        return architecture.recursion();
    }

    List<String> outputs() {
        return architecture.network().outputs();
    }

    int inputs() {
        return architecture.network().inputs().size();
    }

    /** Which tensors nodes read. */
    Wiring wiring() {
        return architecture.network().wiring();
    }

    /** The bits of the weight that each node's candidates choose bits for; 0 of other nodes. */
    int[] weightBits(Compression compression) {
        int[] bits = new int[weights.size()];
        Arrays.setAll(bits, weight -> compression.precision(weights.get(weight)).weightBits());
        int[] ofNodes = new int[weightOf.length];
        Arrays.setAll(ofNodes, node -> weightOf[node] < 0 ? 0 : bits[weightOf[node]]);
        return ofNodes;
    }

    /** The first node of this node's site: nodes of a site make one call, whose constants are stored once. */
    int firstOfSite(int node) {
        return firstOfSite[node];
    }

    /** Whether no earlier node has this node's site. */
    boolean isFirstOfSite(int node) {
        return firstOfSite[node] == node;
    }

    /** Whether a node reads a weight that no earlier node reads. */
    boolean isFirstOfWeight(int node) {
        return firstOfWeight[node];
    }

    /** @throws IllegalArgumentException if {@code sliced} is not this architecture at some widths */
    void requireSameStructure(Architecture sliced) {
        if (!sliced.network().wiring().equals(wiring())) {
            throw new IllegalArgumentException("the sliced architecture has other nodes than the plan was made for");
        }
    }
}
