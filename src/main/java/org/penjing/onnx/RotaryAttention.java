package org.penjing.onnx;

import static org.penjing.onnx.graph.OnnxGraph.attribute;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;
import java.util.stream.Stream;
import org.penjing.network.operator.Attention;
import org.penjing.onnx.graph.OnnxGraph;
import org.penjing.onnx.graph.OnnxTensors;
import org.penjing.tensor.Shape;

/** Composes {@link Attention} from standard operators. */
final class RotaryAttention {
    /** Where the batch axis of what is read and written stands. */
    enum Axes {
        /** [n, tokens, channels]. */
        BATCH_FIRST,
        /** [tokens, n, channels]. */
        TOKENS_FIRST;

        /** The order of axes that makes [n, heads, tokens, headWidth]. */
        private List<Long> toHeads() {
            return switch (this) {
                case BATCH_FIRST -> List.of(0L, 2L, 1L, 3L);
                case TOKENS_FIRST -> List.of(1L, 2L, 0L, 3L);
            };
        }

        private List<Long> fromHeads() {
            return switch (this) {
                case BATCH_FIRST -> List.of(0L, 2L, 1L, 3L);
                case TOKENS_FIRST -> List.of(2L, 0L, 1L, 3L);
            };
        }
    }

    private final OnnxGraph graph;
    private final Attention attention;
    private final int tokens;
    private final Axes axes;

    private RotaryAttention(OnnxGraph graph, Attention attention, int tokens, Axes axes) {
        this.graph = graph;
        this.attention = attention;
        this.tokens = tokens;
        this.axes = axes;
    }

    static String write(OnnxGraph graph, Attention attention, int tokens, String x, Axes axes) {
        return new RotaryAttention(graph, attention, tokens, axes).write(x);
    }

    private String write(String x) {
        List<String> parts = split(x, 3);
        String queries = rotated(heads(parts.get(0)));
        String keys = rotated(heads(parts.get(1)));
        String values = heads(parts.get(2));
        String transposed = graph.node("Transpose", List.of(keys), attribute("perm", List.of(0L, 1L, 3L, 2L)));
        String products = graph.node("MatMul", List.of(queries, transposed));
        String scale = graph.constant(OnnxTensors.real((float) (1 / Math.sqrt(attention.headWidth()))));
        String weights =
                graph.node("Softmax", List.of(graph.node("Mul", List.of(products, scale))), attribute("axis", -1));
        String mixed = graph.node("MatMul", List.of(weights, values));
        String back = graph.node("Transpose", List.of(mixed), attribute("perm", axes.fromHeads()));
        return reshaped(back, 0, 0, (long) attention.heads() * attention.headWidth());
    }

    /** Channels to [n, heads, tokens, headWidth]. */
    private String heads(String part) {
        String split = reshaped(part, 0, 0, attention.heads(), attention.headWidth());
        return graph.node("Transpose", List.of(split), attribute("perm", axes.toHeads()));
    }

    private String rotated(String heads) {
        String cosines = graph.constant(angles(true));
        String sines = graph.constant(angles(false));
        List<String> halves = split(heads, 2);
        String first = graph.node(
                "Sub",
                List.of(
                        graph.node("Mul", List.of(halves.get(0), cosines)),
                        graph.node("Mul", List.of(halves.get(1), sines))));
        String second = graph.node(
                "Add",
                List.of(
                        graph.node("Mul", List.of(halves.get(1), cosines)),
                        graph.node("Mul", List.of(halves.get(0), sines))));
        return graph.node("Concat", List.of(first, second), attribute("axis", -1));
    }

    private TensorProto angles(boolean cosine) {
        int pairs = attention.headWidth() / 2;
        float[] values = new float[tokens * pairs];
        for (int i = 0; i < values.length; i++) {
            int token = i / pairs;
            double angle = token * Math.pow(attention.rotaryBase(), -2.0 * (i % pairs) / attention.headWidth());
            values[i] = (float) (cosine ? Math.cos(angle) : Math.sin(angle));
        }
        return OnnxTensors.floats(Shape.of(tokens, pairs), values);
    }

    private List<String> split(String x, int parts) {
        List<String> names = Stream.generate(graph::newName).limit(parts).toList();
        graph.node("Split", List.of(x), names, attribute("axis", -1), attribute("num_outputs", parts));
        return names;
    }

    private String reshaped(String x, long... extents) {
        return graph.node("Reshape", List.of(x, graph.constant(OnnxTensors.integers(extents))));
    }
}
