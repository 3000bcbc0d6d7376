package org.penjing.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.penjing.base.Lookup;
import org.penjing.network.operator.Operator;
import org.penjing.network.operator.Parameter;
import org.penjing.tensor.Shape;

/** An immutable typed graph: nodes in an order in which every tensor is written before it is read. */
public final class Network {
    private final List<Input> inputs;
    private final List<Node> nodes;
    private final List<String> outputs;
    private final Wiring wiring;
    private final List<Shape> shapes;

    /**
     * Infers all shapes, once.
     *
     * @throws IllegalArgumentException if a tensor is written twice or read before it is written, an output is missing, or
     *     the operators' shapes do not fit
     */
    public Network(List<Input> inputs, List<Node> nodes, List<String> outputs) {
        this.inputs = List.copyOf(inputs);
        this.nodes = List.copyOf(nodes);
        this.outputs = List.copyOf(outputs);
        wiring = new Wiring(inputs, nodes, outputs);
        ShapeInference inference = new ShapeInference(wiring, inputs);
        for (int i = 0; i < nodes.size(); i++) {
            inference.add(nodes.get(i), inference.read(i));
        }
        shapes = List.copyOf(inference.shapes());
        ParameterShapes.of(nodes);
    }

    /** Of parts that fit. */
    private Network(List<Input> inputs, List<Node> nodes, List<String> outputs, Wiring wiring, List<Shape> shapes) {
        this.inputs = List.copyOf(inputs);
        this.nodes = List.copyOf(nodes);
        this.outputs = outputs;
        this.wiring = wiring;
        this.shapes = List.copyOf(shapes);
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

    /** Numbers of tensors, the same for all slices of a network. */
    public Wiring wiring() {
        return wiring;
    }

    /** The shape of every tensor, by its number. */
    public List<Shape> tensorShapes() {
        return shapes;
    }

    /** @throws IllegalArgumentException if there is no such tensor */
    public Shape shape(String tensor) {
        return shapes.get(wiring.number(tensor));
    }

    /** The shape of every tensor by its name, inputs first, then nodes in order. Made at each call. */
    public Map<String, Shape> shapes() {
        Map<String, Shape> byName = new LinkedHashMap<>();
        wiring.names().forEach(name -> byName.put(name, shapes.get(byName.size())));
        return byName;
    }

    /** The shape of every parameter, each once, in the order of first use. Made at each call. */
    public Map<String, Shape> parameterShapes() {
        return ParameterShapes.of(nodes);
    }

    /** Multiply-accumulates of one pass over this graph for one sample. */
    public long macs() {
        long macs = 0;
        for (int i = 0; i < nodes.size(); i++) {
            macs += nodes.get(i).operator().macs(shapes.get(inputs.size() + i));
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
        ShapeInference inference = new ShapeInference(wiring, cutInputs);
        List<Node> cutNodes = new ArrayList<>(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            List<Shape> read = inference.read(i);
            Operator cut = node.operator().sliced(read, parameterShapes);
            Node cutNode = cut == node.operator() ? node : new Node(node.name(), node.site(), cut, node.inputs());
            inference.add(cutNode, read);
            cutNodes.add(cutNode);
        }
        return new Network(cutInputs, cutNodes, outputs, wiring, inference.shapes());
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
