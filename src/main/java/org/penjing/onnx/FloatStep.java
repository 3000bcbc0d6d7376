package org.penjing.onnx;

import static org.penjing.onnx.graph.OnnxGraph.attribute;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.penjing.base.Lookup;
import org.penjing.network.Model;
import org.penjing.network.Node;
import org.penjing.network.Recursion;
import org.penjing.network.operator.Add;
import org.penjing.network.operator.Attention;
import org.penjing.network.operator.Embedding;
import org.penjing.network.operator.Linear;
import org.penjing.network.operator.MeanTokens;
import org.penjing.network.operator.Relu;
import org.penjing.network.operator.RmsNorm;
import org.penjing.network.operator.SwiGlu;
import org.penjing.network.operator.Transpose;
import org.penjing.onnx.graph.Arrays2d;
import org.penjing.onnx.graph.OnnxGraph;
import org.penjing.onnx.graph.OnnxTensors;
import org.penjing.onnx.graph.StepWriter;
import org.penjing.tensor.FloatTensor;
import org.penjing.tensor.Shape;

/** Writes one step in standard operators and 32-bit floats. */
final class FloatStep implements StepWriter {
    private final Model model;
    private final Map<String, Shape> shapes;
    private final Map<String, String> weights = new HashMap<>();

    FloatStep(Model model) {
        this.model = model;
        this.shapes = model.network().shapes();
    }

    @Override
    public int cells() {
        return model.architecture().cells();
    }

    @Override
    public int vocabulary() {
        return Lookup.in(shapes, model.recursion().answer()).extent(-1);
    }

    @Override
    public List<State> states() {
        return model.recursion().carries().stream().map(this::state).toList();
    }

    private State state(Recursion.Carry carry) {
        FloatTensor initial = model.parameter(carry.initial());
        int rows = Lookup.in(shapes, carry.input()).extent(0);
        return new State(carry.input(), rows, initial.shape().extent(0), OnnxTensors.FLOAT, floats(initial));
    }

    @Override
    public Step write(OnnxGraph graph, String question, List<String> states) {
        Map<String, String> values = new HashMap<>();
        values.put(model.architecture().question().name(), question);
        List<Recursion.Carry> carries = model.recursion().carries();
        for (int i = 0; i < carries.size(); i++) {
            values.put(carries.get(i).input(), states.get(i));
        }
        for (Node node : model.network().nodes()) {
            values.put(node.name(), written(graph, node, values));
        }
        return new Step(
                Lookup.in(values, model.recursion().answer()),
                confidence(graph, values),
                carries.stream().map(carry -> Lookup.in(values, carry.output())).toList());
    }

    private @Nullable String confidence(OnnxGraph graph, Map<String, String> values) {
        String halt = model.recursion().halt();
        if (halt == null) {
            return null;
        }
        String sigmoid = graph.node("Sigmoid", List.of(Lookup.in(values, halt)));
        return graph.node("Reshape", List.of(sigmoid, graph.constant(OnnxTensors.integers(-1))));
    }

    private String written(OnnxGraph graph, Node node, Map<String, String> values) {
        List<String> read =
                node.inputs().stream().map(input -> Lookup.in(values, input)).toList();
        String x = read.getFirst();
        return switch (node.operator()) {
            case Embedding embedding -> embedding(graph, embedding, x);
            case Linear linear -> linear(graph, linear, x);
            case Transpose transpose -> graph.node("Transpose", read, attribute("perm", List.of(0L, 2L, 1L)));
            case RmsNorm(float epsilon) -> rmsNorm(graph, x, epsilon);
            case SwiGlu swiGlu -> swiGlu(graph, x);
            case Attention attention ->
                RotaryAttention.write(
                        graph,
                        attention,
                        Lookup.in(shapes, node.name()).extent(0),
                        x,
                        RotaryAttention.Axes.BATCH_FIRST);
            case Relu relu -> graph.node("Relu", read);
            case Add add -> graph.node("Sum", read);
            case MeanTokens mean ->
                mean(graph, x, Lookup.in(shapes, node.inputs().getFirst()).rank());
        };
    }

    private String embedding(OnnxGraph graph, Embedding embedding, String tokens) {
        FloatTensor table = Arrays2d.scaled(model.parameter(embedding.table()), embedding.scale());
        return graph.node("Gather", List.of(graph.constant(floats(table)), tokens));
    }

    private String linear(OnnxGraph graph, Linear linear, String x) {
        String weight = weights.computeIfAbsent(
                linear.weight(), name -> graph.constant(floats(Arrays2d.transposed(model.parameter(name)))));
        String product = graph.node("MatMul", List.of(x, weight));
        return linear.bias() == null
                ? product
                : graph.node("Add", List.of(product, graph.constant(floats(model.parameter(linear.bias())))));
    }

    private static String rmsNorm(OnnxGraph graph, String x, float epsilon) {
        String squares = graph.node("Pow", List.of(x, graph.constant(OnnxTensors.real(2))));
        String mean = graph.node("ReduceMean", List.of(squares, graph.constant(OnnxTensors.integers(-1))));
        String shifted = graph.node("Add", List.of(mean, graph.constant(OnnxTensors.real(epsilon))));
        return graph.node("Div", List.of(x, graph.node("Sqrt", List.of(shifted))));
    }

    private static String swiGlu(OnnxGraph graph, String x) {
        String gate = graph.newName();
        String linear = graph.newName();
        graph.node("Split", List.of(x), List.of(gate, linear), attribute("axis", -1), attribute("num_outputs", 2));
        String silu = graph.node("Mul", List.of(gate, graph.node("Sigmoid", List.of(gate))));
        return graph.node("Mul", List.of(silu, linear));
    }

    private static String mean(OnnxGraph graph, String x, int rank) {
        long[] axes = LongStream.range(1, rank).toArray();
        return graph.node(
                "ReduceMean", List.of(x, graph.constant(OnnxTensors.integers(axes))), attribute("keepdims", 0));
    }

    private static TensorProto floats(FloatTensor tensor) {
        return OnnxTensors.floats(tensor.shape(), tensor.values());
    }
}
