package org.penjing.onnx;

import static org.penjing.onnx.OnnxGraph.attribute;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.penjing.network.Architecture;
import org.penjing.network.Input;
import org.penjing.network.Model;
import org.penjing.network.Node;
import org.penjing.network.Operator;
import org.penjing.network.Recursion;
import org.penjing.tensor.FloatTensor;
import org.penjing.tensor.Lookup;
import org.penjing.tensor.Shape;

/** Writes one step in standard operators, every tensor behind a batch axis of unknown extent. */
final class BatchFirstStep {
    private final Model model;
    private final Numbers numbers;
    private final OnnxGraph graph;
    private final Map<String, Shape> shapes;
    private final Map<String, String> values = new HashMap<>();

    /** @param inputs the ONNX value of each network input */
    BatchFirstStep(Model model, Numbers numbers, OnnxGraph graph, Map<String, String> inputs) {
        this.model = model;
        this.numbers = numbers;
        this.graph = graph;
        this.shapes = model.network().shapes();
        for (Input input : model.network().inputs()) {
            String value = Lookup.in(inputs, input.name());
            values.put(
                    input.name(), input.kind() == Input.Kind.REAL ? numbers.stored(graph, input.name(), value) : value);
        }
        model.network().nodes().forEach(node -> values.put(node.name(), written(node)));
    }

    /** The logits [n, tokens, vocabulary]. */
    String logits() {
        return Lookup.in(values, model.recursion().answer());
    }

    /** The confidence [n]. */
    String confidence() {
        String sigmoid = graph.node(
                "Sigmoid", List.of(Lookup.in(values, model.recursion().halt())));
        return graph.node("Reshape", List.of(sigmoid, graph.constant(OnnxTensors.integers(-1))));
    }

    /** What is fed back, in the order of the carries. */
    List<String> carried() {
        List<String> carried = new ArrayList<>();
        for (Recursion.Carry carry : model.recursion().carries()) {
            carried.add(Lookup.in(values, carry.output()));
        }
        return carried;
    }

    private String written(Node node) {
        List<String> read =
                node.inputs().stream().map(input -> Lookup.in(values, input)).toList();
        String x = read.getFirst();
        String result = switch (node.operator()) {
            case Operator.Embedding embedding -> numbers.embedded(graph, embedding, node.name(), x);
            case Operator.Linear linear -> linear(linear, x);
            case Operator.Transpose transpose -> graph.node("Transpose", read, attribute("perm", List.of(0L, 2L, 1L)));
            case Operator.RmsNorm(float epsilon) -> rmsNorm(x, epsilon);
            case Operator.SwiGlu swiGlu -> swiGlu(x);
            case Operator.Attention attention ->
                RotaryAttention.write(
                        graph,
                        attention,
                        Lookup.in(shapes, node.name()).extent(0),
                        x,
                        RotaryAttention.Axes.BATCH_FIRST);
            case Operator.Add add -> graph.node("Sum", read);
            case Operator.MeanTokens mean ->
                graph.node("ReduceMean", List.of(x, graph.constant(OnnxTensors.integers(1))), attribute("keepdims", 0));
        };
        boolean isStored = node.operator() instanceof Operator.Embedding;
        return isStored ? result : numbers.stored(graph, node.name(), result);
    }

    private String linear(Operator.Linear linear, String x) {
        String product = graph.node("MatMul", List.of(x, numbers.weight(linear)));
        if (linear.bias() == null) {
            return product;
        }
        FloatTensor bias = model.parameter(linear.bias());
        return graph.node("Add", List.of(product, graph.constant(OnnxTensors.floats(bias.shape(), bias.values()))));
    }

    private String rmsNorm(String x, float epsilon) {
        String squares = graph.node("Pow", List.of(x, graph.constant(OnnxTensors.real(2))));
        String mean = graph.node("ReduceMean", List.of(squares, graph.constant(OnnxTensors.integers(-1))));
        String shifted = graph.node("Add", List.of(mean, graph.constant(OnnxTensors.real(epsilon))));
        return graph.node("Div", List.of(x, graph.node("Sqrt", List.of(shifted))));
    }

    private String swiGlu(String x) {
        String gate = graph.newName();
        String linear = graph.newName();
        graph.node("Split", List.of(x), List.of(gate, linear), attribute("axis", -1), attribute("num_outputs", 2));
        String silu = graph.node("Mul", List.of(gate, graph.node("Sigmoid", List.of(gate))));
        return graph.node("Mul", List.of(silu, linear));
    }

    /** The step's inputs: tokens, then the carried states. */
    static Map<String, String> declareInputs(OnnxGraph graph, Architecture architecture) {
        Map<String, String> names = new HashMap<>();
        for (Input input : architecture.network().inputs()) {
            boolean isTokens = input.kind() == Input.Kind.TOKENS;
            String name = isTokens ? OnnxWriter.TOKENS : input.name();
            List<Object> extents = new ArrayList<>(List.of("n"));
            extents.addAll(input.shape().extents());
            graph.input(name, isTokens ? OnnxTensors.INT64 : OnnxTensors.FLOAT, extents.toArray());
            names.put(input.name(), name);
        }
        return names;
    }
}
