package org.penjing.hardware;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.penjing.base.Lookup;
import org.penjing.compress.ActivationBits;
import org.penjing.compress.Compression;
import org.penjing.compress.Precision;
import org.penjing.network.Architecture;
import org.penjing.network.Node;
import org.penjing.network.Recursion;
import org.penjing.network.operator.Add;
import org.penjing.network.operator.Attention;
import org.penjing.network.operator.Embedding;
import org.penjing.network.operator.Linear;
import org.penjing.network.operator.MeanTokens;
import org.penjing.network.operator.Operator;
import org.penjing.network.operator.RmsNorm;
import org.penjing.network.operator.SwiGlu;
import org.penjing.network.operator.Transpose;
import org.penjing.tensor.Shape;

/**
 * What of a step's graph does not depend on widths and precisions, with names replaced by numbers. Tensors are numbered
 * inputs first, then nodes in order; node i writes tensor {@code inputs + i}.
 *
 * <p>Nodes of one site have one <em>form</em>: the constants of an operator, stored once however many calls a shared block
 * has.
 */
final class StepGraph {
    private final Architecture architecture;
    private final Map<String, Integer> tensors = new HashMap<>();
    private final int[] sites;
    private final int[] widthClasses;
    private final int[][] reads;
    private final boolean[] firstOfForm;
    private final boolean[] firstOfParameter;
    private final int[] weights;
    private final List<String> weightNames = new ArrayList<>();

    StepGraph(Architecture architecture) {
        this.architecture = architecture;
        List<Node> nodes = nodes();
        Map<String, Integer> siteNumbers = new HashMap<>();
        sites = new int[inputs() + nodes.size()];
        architecture.network().inputs().forEach(input -> number(input.name(), input.name(), siteNumbers));
        nodes.forEach(node -> number(node.name(), node.site(), siteNumbers));
        widthClasses = widthClasses();
        reads = nodes.stream().map(this::reads).toArray(int[][]::new);
        firstOfForm = new boolean[nodes.size()];
        firstOfParameter = new boolean[nodes.size()];
        weights = new int[nodes.size()];
        findRepetitions();
    }

    private void number(String tensor, String site, Map<String, Integer> siteNumbers) {
        sites[tensors.size()] = siteNumbers.computeIfAbsent(site, key -> siteNumbers.size());
        tensors.put(tensor, tensors.size());
    }

    /** Token inputs have a class of their own, the last. */
    private int[] widthClasses() {
        Map<String, Integer> classes = ActivationBits.widthClasses(architecture);
        int[] numbers = new int[tensors.size()];
        tensors.forEach((tensor, number) -> numbers[number] = classes.getOrDefault(tensor, numbers.length - 1));
        return numbers;
    }

    private int[] reads(Node node) {
        return node.inputs().stream().mapToInt(this::tensor).toArray();
    }

    private void findRepetitions() {
        Map<String, Shape> shapes = architecture.network().shapes();
        List<Integer> rows = nodes().stream()
                .map(node -> Lookup.in(shapes, node.name()).extent(0))
                .toList();
        Set<Integer> forms = new HashSet<>();
        Set<List<Object>> parameters = new HashSet<>();
        for (int i = 0; i < reads.length; i++) {
            firstOfForm[i] = forms.add(sites[inputs() + i]);
            firstOfParameter[i] = parameters.add(parameter(i, rows.get(i)));
            weights[i] = weight(nodes().get(i).operator());
        }
    }

    /** What a node takes from flash that is stored once however many nodes take it. */
    private List<Object> parameter(int node, int tokens) {
        return switch (nodes().get(node).operator()) {
            case Linear linear -> List.of(linear.weight());
            case Embedding embedding -> List.of(embedding.table(), sites[inputs() + node]);
            case Attention(int heads, int headWidth, float base) -> List.of(tokens, headWidth, base);
            case Transpose transpose -> List.of(node);
            case RmsNorm norm -> List.of(node);
            case SwiGlu swiGlu -> List.of(node);
            case Add add -> List.of(node);
            case MeanTokens mean -> List.of(node);
        };
    }

    private int weight(Operator operator) {
        if (!(operator instanceof Linear linear)) {
            return -1;
        }
        int known = weightNames.indexOf(linear.weight());
        if (known >= 0) {
            return known;
        }
        weightNames.add(linear.weight());
        return weightNames.size() - 1;
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

    int tensorCount() {
        return sites.length;
    }

    int tensor(String name) {
        return Lookup.in(tensors, name);
    }

    String name(int tensor) {
        return tensor < inputs()
                ? architecture.network().inputs().get(tensor).name()
                : nodes().get(tensor - inputs()).name();
    }

    int[] reads(int node) {
        return reads[node];
    }

    /** Whether no earlier node has this node's site. */
    boolean isFirstOfForm(int node) {
        return firstOfForm[node];
    }

    /** Whether no earlier node reads the same weight, the same table for the same site, or the same rotary positions. */
    boolean isFirstOfParameter(int node) {
        return firstOfParameter[node];
    }

    /** The number of the weight of a linear node; -1 for other nodes. */
    int weight(int node) {
        return weights[node];
    }

    /** The precision of every weight, by number. */
    Precision[] precisions(Compression compression) {
        return weightNames.stream().map(compression::precision).toArray(Precision[]::new);
    }

    /** @throws IllegalArgumentException if {@code sliced} is not this architecture at some widths */
    void requireSameStructure(Architecture sliced) {
        List<Node> others = sliced.network().nodes();
        boolean same = others.size() == nodes().size();
        for (int i = 0; same && i < others.size(); i++) {
            same = others.get(i).name().equals(nodes().get(i).name());
        }
        if (!same) {
            throw new IllegalArgumentException(
                    "the sliced architecture has other nodes than the cost model was made for");
        }
    }

    /**
     * The bits of every tensor: the fast twin of {@link ActivationBits#of}.
     *
     * @param precisions by number of weight
     */
    int[] activationBits(Precision[] precisions) {
        boolean[] wide = new boolean[sites.length];
        for (int node = 0; node < reads.length; node++) {
            if (weights[node] >= 0) {
                wide[widthClasses[reads[node][0]]] |= precisions[weights[node]].activationBits() == 16;
            }
        }
        int[] bits = new int[sites.length];
        for (int tensor = 0; tensor < bits.length; tensor++) {
            bits[tensor] = wide[widthClasses[tensor]] ? 16 : 8;
        }
        return bits;
    }
}
