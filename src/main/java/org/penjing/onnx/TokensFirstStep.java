package org.penjing.onnx;

import static org.penjing.onnx.graph.OnnxGraph.attribute;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.penjing.base.Lookup;
import org.penjing.compress.ActivationQuantizer;
import org.penjing.compress.CompressedModel;
import org.penjing.compress.QuantizedWeight;
import org.penjing.network.Input;
import org.penjing.network.Network;
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
import org.penjing.tensor.FloatTensor;
import org.penjing.tensor.Shape;

/**
 * Writes one step for scoring: real numbers rounded to what their integers stand for, laid out for speed on ONNX Runtime. Tensors [T, D]
 * are stored as [T, n, D], so a transpose is only another reading of the same memory: a linear operator over D is one
 * product with the weight on the right, one over T a product with the weight on the left. A linear operator that only a
 * SwiGLU reads is written as two, which saves the split. Weights are rounded, but stored as floats.
 */
public final class TokensFirstStep {
    private final CompressedModel model;
    private final Map<String, ActivationQuantizer> activations;
    private final Map<String, QuantizedWeight> weights;
    private final Map<String, Shape> shapes;
    private final Set<String> gated;
    private final OnnxGraph graph = new OnnxGraph("step");
    private final Map<String, Value> values = new HashMap<>();
    private final Map<String, String> written = new HashMap<>();

    /**
     * Where a tensor is.
     *
     * @param name the ONNX value; of a tensor that only a SwiGLU reads, its first half
     * @param second the second half of such a tensor
     * @param swapped whether [A, B] is stored as [B, n * A] rather than [A, n, B]
     * @param quantizer what its numbers were rounded to
     */
    private record Value(
            String name,
            @Nullable String second,
            boolean swapped,
            @Nullable ActivationQuantizer quantizer) {}

    private TokensFirstStep(CompressedModel model, boolean round16) {
        this.model = model;
        this.activations = rounded(model, round16);
        this.weights = model.weights();
        this.shapes = model.architecture().network().shapes();
        this.gated = gated(model.architecture().network(), model.architecture().recursion());
    }

    /** @param round16 whether 16-bit activations are rounded, too */
    public static byte[] write(CompressedModel model, boolean round16) {
        return new TokensFirstStep(model, round16).write();
    }

    /** The quantizers that are applied, by tensor name. */
    public static Map<String, ActivationQuantizer> rounded(CompressedModel model, boolean round16) {
        Map<String, ActivationQuantizer> rounded = new TreeMap<>(model.activations());
        rounded.values().removeIf(quantizer -> quantizer.bits() == 16 && !round16);
        return rounded;
    }

    /** The output that is fed back. */
    public static String next(Recursion.Carry carry) {
        return carry.input() + "_next";
    }

    private byte[] write() {
        Network network = model.architecture().network();
        Recursion recursion = model.architecture().recursion();
        network.inputs().forEach(this::declare);
        for (Node node : network.nodes()) {
            values.put(node.name(), written(node));
        }
        int cells = model.architecture().cells();
        graph.output(
                inOrder(recursion.answer()).name(),
                OnnxWriter.LOGITS,
                OnnxTensors.FLOAT,
                extents(Lookup.in(shapes, recursion.answer())));
        if (recursion.halt() != null) {
            String logit = Lookup.in(values, recursion.halt()).name();
            String sigmoid = graph.node("Sigmoid", List.of(logit));
            graph.output(sigmoid, OnnxWriter.CONFIDENCE, OnnxTensors.FLOAT, "n", 1);
        }
        for (Recursion.Carry carry : recursion.carries()) {
            String state = inOrder(carry.output()).name();
            int width = model.real(carry.initial()).shape().extent(0);
            graph.output(state, next(carry), OnnxTensors.FLOAT, cells, "n", width);
        }
        return graph.file(Map.of());
    }

    private void declare(Input input) {
        if (input.kind() == Input.Kind.TOKENS) {
            graph.input(OnnxWriter.TOKENS, OnnxTensors.INT64, input.shape().extent(0), "n");
            values.put(input.name(), plain(OnnxWriter.TOKENS));
            return;
        }
        graph.input(input.name(), OnnxTensors.FLOAT, extents(input.shape()));
        ActivationQuantizer fed = null;
        for (Recursion.Carry carry : model.architecture().recursion().carries()) {
            fed = carry.input().equals(input.name()) ? activations.get(carry.output()) : fed;
        }
        values.put(input.name(), stored(input.name(), new Value(input.name(), null, false, fed)));
    }

    /** Of a tensor [T, D] as [T, n, D], of a vector [D] as [n, D]. */
    private static Object[] extents(Shape shape) {
        return shape.rank() == 1
                ? new Object[] {"n", shape.extent(0)}
                : new Object[] {shape.extent(0), "n", shape.extent(1)};
    }

    private Value written(Node node) {
        Value x = Lookup.in(values, node.inputs().getFirst());
        Shape read = Lookup.in(shapes, node.inputs().getFirst());
        Value result = switch (node.operator()) {
            case Embedding embedding -> embedding(embedding, node.name(), x);
            case Linear linear -> gated.contains(node.name()) ? halves(linear, x) : linear(linear, x);
            case Transpose transpose -> transpose(x, read);
            case RmsNorm(float epsilon) -> rmsNorm(inOrder(node.inputs().getFirst()), epsilon, read);
            case SwiGlu swiGlu -> swiGlu(x);
            case Attention attention ->
                plain(RotaryAttention.write(
                        graph,
                        attention,
                        read.extent(0),
                        inOrder(node.inputs().getFirst()).name(),
                        RotaryAttention.Axes.TOKENS_FIRST));
            case Relu relu -> relu(x);
            case Add add -> add(node.inputs());
            case MeanTokens mean -> {
                String tokens = graph.constant(OnnxTensors.integers(0));
                String whole = inOrder(node.inputs().getFirst()).name();
                yield plain(graph.node("ReduceMean", List.of(whole, tokens), attribute("keepdims", 0)));
            }
        };
        return stored(node.name(), result);
    }

    /** Rounds a value, unless it already holds such numbers. */
    private Value stored(String tensor, Value value) {
        ActivationQuantizer quantizer = activations.get(tensor);
        if (quantizer == null || quantizer.equals(value.quantizer())) {
            return value;
        }
        String second = value.second();
        return new Value(
                rounded(value.name(), quantizer),
                second == null ? null : rounded(second, quantizer),
                value.swapped(),
                quantizer);
    }

    private String rounded(String value, ActivationQuantizer quantizer) {
        String scale = graph.constant(OnnxTensors.real(quantizer.scale()));
        String zero = graph.constant(zeroPoint(quantizer));
        String integers = graph.node("QuantizeLinear", List.of(value, scale, zero));
        return graph.node("DequantizeLinear", List.of(integers, scale, zero));
    }

    /** As UINT8 for 8 bits: ONNX Runtime's rewriting of INT8 to that type makes some models unloadable. */
    private static TensorProto zeroPoint(ActivationQuantizer quantizer) {
        return quantizer.bits() == 8
                ? OnnxTensors.byteScalar(quantizer.zeroPoint() - quantizer.smallest())
                : OnnxTensors.activations(16, Shape.of(), quantizer.zeroPoint());
    }

    private Value embedding(Embedding embedding, String tensor, Value tokens) {
        FloatTensor table = Arrays2d.scaled(model.real(embedding.table()), embedding.scale());
        ActivationQuantizer quantizer = activations.get(tensor);
        float[] rows = table.values().clone();
        for (int i = 0; i < rows.length && quantizer != null; i++) {
            rows[i] = quantizer.dequantize(quantizer.quantize(rows[i]));
        }
        String constant = graph.constant(OnnxTensors.floats(table.shape(), rows));
        return new Value(graph.node("Gather", List.of(constant, tokens.name())), null, false, quantizer);
    }

    private Value linear(Linear linear, Value x) {
        String product = product(linear, x, 0, linear.outputs());
        return new Value(product, null, x.swapped(), null);
    }

    private Value halves(Linear linear, Value x) {
        int half = linear.outputs() / 2;
        return new Value(product(linear, x, 0, half), product(linear, x, half, linear.outputs()), x.swapped(), null);
    }

    /** Outputs {@code from} to {@code to} of a linear operator. */
    private String product(Linear linear, Value x, int from, int to) {
        String weight = written.computeIfAbsent(
                linear.weight() + " " + from + " " + x.swapped(), key -> weight(linear, from, to, x.swapped()));
        String product = graph.node("MatMul", x.swapped() ? List.of(weight, x.name()) : List.of(x.name(), weight));
        if (linear.bias() == null) {
            return product;
        }
        float[] bias = Arrays.copyOfRange(model.real(linear.bias()).values(), from, to);
        Shape shape = x.swapped() ? Shape.of(to - from, 1) : Shape.of(to - from);
        return graph.node("Add", List.of(product, graph.constant(OnnxTensors.floats(shape, bias))));
    }

    private String weight(Linear linear, int from, int to, boolean onTheLeft) {
        FloatTensor rows = Arrays2d.rows(Lookup.in(weights, linear.weight()).dequantized(), from, to);
        FloatTensor placed = onTheLeft ? rows : Arrays2d.transposed(rows);
        return graph.constant(OnnxTensors.floats(placed.shape(), placed.values()));
    }

    /** Reads [A, B] as [B, A]; the memory stays. */
    private Value transpose(Value x, Shape read) {
        String name = x.swapped()
                ? reshaped(x.name(), read.extent(1), -1, read.extent(0))
                : reshaped(x.name(), read.extent(0), -1);
        return new Value(name, null, !x.swapped(), x.quantizer());
    }

    private Value rmsNorm(Value x, float epsilon, Shape read) {
        float[] ones = new float[read.extent(-1)];
        Arrays.fill(ones, 1);
        String scale = graph.constant(OnnxTensors.floats(Shape.of(ones.length), ones));
        return plain(graph.node(
                "SimplifiedLayerNormalization",
                List.of(x.name(), scale),
                attribute("axis", -1),
                attribute("epsilon", epsilon)));
    }

    private Value swiGlu(Value x) {
        String gate = x.name();
        String linear = x.second();
        if (linear == null) {
            gate = graph.newName();
            linear = graph.newName();
            graph.node(
                    "Split",
                    List.of(x.name()),
                    List.of(gate, linear),
                    attribute("axis", x.swapped() ? 0 : -1),
                    attribute("num_outputs", 2));
        }
        String silu = graph.runtimeNode("QuickGelu", List.of(gate), attribute("alpha", 1f));
        return new Value(graph.node("Mul", List.of(silu, linear)), null, x.swapped(), null);
    }

    private Value relu(Value x) {
        return new Value(graph.node("Relu", List.of(x.name())), null, x.swapped(), x.quantizer());
    }

    private Value add(List<String> tensors) {
        boolean swapped =
                tensors.stream().allMatch(tensor -> Lookup.in(values, tensor).swapped());
        List<String> terms = new ArrayList<>();
        for (String tensor : tensors) {
            terms.add((swapped ? Lookup.in(values, tensor) : inOrder(tensor)).name());
        }
        return new Value(graph.node(terms.size() == 2 ? "Add" : "Sum", terms), null, swapped, null);
    }

    /** A tensor as [A, n, B], moved there if need be. */
    private Value inOrder(String tensor) {
        Value value = Lookup.in(values, tensor);
        if (!value.swapped()) {
            return value;
        }
        Shape shape = Lookup.in(shapes, tensor);
        String split = reshaped(value.name(), shape.extent(1), -1, shape.extent(0));
        return plain(graph.node("Transpose", List.of(split), attribute("perm", List.of(2L, 1L, 0L))));
    }

    private String reshaped(String x, long... extents) {
        return graph.node("Reshape", List.of(x, graph.constant(OnnxTensors.integers(extents))));
    }

    private static Value plain(String name) {
        return new Value(name, null, false, null);
    }

    /** The linear nodes whose results nothing but one SwiGLU reads. */
    private static Set<String> gated(Network network, Recursion recursion) {
        Map<String, Integer> readers = new HashMap<>();
        network.nodes().forEach(node -> node.inputs().forEach(input -> readers.merge(input, 1, Integer::sum)));
        network.outputs().forEach(output -> readers.merge(output, 1, Integer::sum));
        recursion.carries().forEach(carry -> readers.merge(carry.output(), 1, Integer::sum));
        Map<String, Node> nodes = network.nodesByName();
        Set<String> gated = new HashSet<>();
        for (Node node : network.nodes()) {
            String input = node.inputs().getFirst();
            Node writer = nodes.get(input);
            if (node.operator() instanceof SwiGlu
                    && writer != null
                    && writer.operator() instanceof Linear
                    && Objects.equals(readers.get(input), 1)) {
                gated.add(input);
            }
        }
        return gated;
    }
}
