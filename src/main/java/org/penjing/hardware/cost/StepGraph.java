package org.penjing.hardware.cost;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.penjing.base.Lookup;
import org.penjing.network.Architecture;
import org.penjing.network.Input;
import org.penjing.network.Node;
import org.penjing.network.Recursion;
import org.penjing.network.operator.Parameter;

/**
 * What of a step does not depend on widths and precisions, with names replaced by numbers. Tensors are numbered inputs first,
 * then nodes in order; node i writes tensor {@code inputs + i}.
 */
final class StepGraph {
    private final Architecture architecture;
    private final List<String> names;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final int[][] reads;
    private final boolean[] firstOfSite;
    private final List<Optional<String>> weights;
    private final boolean[] firstOfWeight;

    StepGraph(Architecture architecture) {
        this.architecture = architecture;
        names = Stream.concat(
                        architecture.network().inputs().stream().map(Input::name),
                        nodes().stream().map(Node::name))
                .toList();
        names.forEach(name -> numbers.put(name, numbers.size()));
        weights = nodes().stream()
                .map(node -> node.operator().quantizedWeight().map(Parameter::name))
                .toList();
        int nodes = nodes().size();
        reads = new int[nodes][];
        firstOfSite = new boolean[nodes];
        firstOfWeight = new boolean[nodes];
        Set<String> sites = new HashSet<>();
        Set<String> read = new HashSet<>();
        for (int i = 0; i < nodes; i++) {
            Node node = nodes().get(i);
            reads[i] = node.inputs().stream().mapToInt(this::tensor).toArray();
            firstOfSite[i] = sites.add(node.site());
            firstOfWeight[i] = weights.get(i).filter(read::add).isPresent();
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

    /** The names of all tensors, by number. */
    List<String> names() {
        return names;
    }

    int tensor(String name) {
        return Lookup.in(numbers, name);
    }

    int[] reads(int node) {
        return reads[node];
    }

    /** The name of the weight that a node's candidates choose bits for. */
    Optional<String> weight(int node) {
        return weights.get(node);
    }

    /** Whether no earlier node has this node's site: constants of a site are stored once. */
    boolean isFirstOfSite(int node) {
        return firstOfSite[node];
    }

    /** Whether a node reads a weight that no earlier node reads. */
    boolean isFirstOfWeight(int node) {
        return firstOfWeight[node];
    }

    /** @throws IllegalArgumentException if {@code sliced} is not this architecture at some widths */
    void requireSameStructure(Architecture sliced) {
        List<Node> others = sliced.network().nodes();
        boolean same = others.size() == nodes().size();
        for (int i = 0; same && i < others.size(); i++) {
            same = others.get(i).name().equals(nodes().get(i).name());
        }
        if (!same) {
            throw new IllegalArgumentException("the sliced architecture has other nodes than the plan was made for");
        }
    }
}
