package org.penjing.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import org.penjing.base.Lookup;
import org.penjing.network.operator.Operator;
import org.penjing.network.operator.Parameter;
import org.penjing.tensor.Shape;

/** An immutable typed graph: nodes in an order in which every tensor is written before it is read. */
public final class Network {
    private final List<Input> inputs;
    private final List<Node> nodes;
    private final List<String> outputs;
    private final Map<String, Shape> shapes;
    private final Map<String, Shape> parameterShapes;

    /**
     * Infers all shapes, once.
     *
     * @throws IllegalArgumentException if a tensor is written twice or read before it is written, an output is missing, or
     *     the operators' shapes do not fit
     */
    public Network(List<Input> inputs, List<Node> nodes, List<String> outputs) {
        this(inputs, nodes, outputs, shapes(inputs, nodes, outputs));
    }

    private Network(List<Input> inputs, List<Node> nodes, List<String> outputs, Map<String, Shape> shapes) {
        this.inputs = List.copyOf(inputs);
        this.nodes = List.copyOf(nodes);
        this.outputs = List.copyOf(outputs);
        this.shapes = Collections.unmodifiableMap(shapes);
        this.parameterShapes = Collections.unmodifiableMap(ParameterShapes.of(nodes));
    }

    public List<Input> inputs() {
        return inputs;
    }

    public List<Node> nodes() {
        return nodes;
    }

    public List<String> outputs() {
        return outputs;
    }

    /** The shape of every tensor, inputs first, then nodes in order. */
    public Map<String, Shape> shapes() {
        return shapes;
    }

    /** The shape of every parameter, each once, in the order of first use. */
    public Map<String, Shape> parameterShapes() {
        return parameterShapes;
    }

    /** Multiply-accumulates of one pass over this graph for one sample. */
    public long macs() {
        long macs = 0;
        Iterator<Shape> results = shapes.values().stream().skip(inputs.size()).iterator();
        for (Node node : nodes) {
            macs += node.operator().macs(results.next());
        }
        return macs;
    }

    /** Nodes by the tensor they write. */
    public Map<String, Node> nodesByName() {
        Map<String, Node> byName = new LinkedHashMap<>();
        nodes.forEach(node -> byName.put(node.name(), node));
        return byName;
    }

    /** The parameters that are quantized as weights, by name, each once, in the order of first use. */
    public Map<String, Parameter> weights() {
        Map<String, Parameter> weights = new LinkedHashMap<>();
        nodes.forEach(node ->
                node.operator().quantizedWeight().ifPresent(weight -> weights.putIfAbsent(weight.name(), weight)));
        return weights;
    }

    /** The fewest rows of a table, all of which tokens may pick: tokens are below this. Empty if there is no table. */
    public OptionalInt vocabulary() {
        return nodes.stream()
                .flatMap(node -> node.operator().parameter(Parameter.Role.TABLE).stream())
                .mapToInt(table -> table.shape().extent(0))
                .min();
    }

    /**
     * The same graph where channels were cut away.
     *
     * @param inputShapes the cut shapes of the inputs, by name
     * @param parameterShapes the cut shapes of the parameters, by name
     * @throws IllegalArgumentException if the operators' cut shapes do not fit
     */
    public Network sliced(Map<String, Shape> inputShapes, Map<String, Shape> parameterShapes) {
        List<Input> cutInputs = inputs.stream()
                .map(input -> new Input(input.name(), input.kind(), Lookup.in(inputShapes, input.name())))
                .toList();
        ShapeInference inference = new ShapeInference(cutInputs);
        List<Node> cutNodes = new ArrayList<>(nodes.size());
        for (Node node : nodes) {
            Operator cut = node.operator().sliced(inference.read(node), parameterShapes);
            Node cutNode = cut == node.operator() ? node : new Node(node.name(), node.site(), cut, node.inputs());
            inference.add(cutNode);
            cutNodes.add(cutNode);
        }
        return new Network(cutInputs, cutNodes, outputs, inference.shapes());
    }

    private static Map<String, Shape> shapes(List<Input> inputs, List<Node> nodes, List<String> outputs) {
        checkOrder(inputs, nodes, outputs);
        ShapeInference inference = new ShapeInference(inputs);
        nodes.forEach(inference::add);
        return inference.shapes();
    }

    private static void checkOrder(List<Input> inputs, List<Node> nodes, List<String> outputs) {
        Set<String> written = new HashSet<>();
        for (Input input : inputs) {
            requireNew(written, input.name());
        }
        for (Node node : nodes) {
            for (String read : node.inputs()) {
                if (!written.contains(read)) {
                    throw new IllegalArgumentException(
                            "node " + node.name() + " reads " + read + " before it is written");
                }
            }
            requireNew(written, node.name());
        }
        for (String output : outputs) {
            if (!written.contains(output)) {
                throw new IllegalArgumentException("output " + output + " is written by no node");
            }
        }
    }

    private static void requireNew(Set<String> written, String name) {
        if (!written.add(name)) {
            throw new IllegalArgumentException("tensor " + name + " is written twice");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Network network
                && inputs.equals(network.inputs)
                && nodes.equals(network.nodes)
                && outputs.equals(network.outputs);
    }

    @Override
    public int hashCode() {
        return Objects.hash(inputs, nodes, outputs);
    }

    @Override
    public String toString() {
        return "Network" + nodes;
    }
}
