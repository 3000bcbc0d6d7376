package org.penjing.tflite;

import java.util.List;
import org.penjing.compress.integer.IntegerNode;
import org.penjing.compress.integer.IntegerOperator;

/** Writes attention: a float island, with the cosines and sines of the definition. */
final class AttentionForm {
    private static final float ROTARY_UNIT = 0x1p-14f;

    private final GraphWriter graph;
    private final IntegerOperator.Attention attention;
    private final int heads;
    private final int tokens;
    private final int width;

    private AttentionForm(GraphWriter graph, IntegerOperator.Attention attention) {
        this.graph = graph;
        this.attention = attention;
        this.heads = attention.heads();
        this.tokens = attention.tokens();
        this.width = attention.headWidth();
    }

    static void write(GraphWriter graph, IntegerNode node, IntegerOperator.Attention attention) {
        new AttentionForm(graph, attention).write(node);
    }

    private void write(IntegerNode node) {
        List<Integer> parts = graph.split(graph.dequantized(node.inputs().getFirst()), 3, tokens, heads * width);
        int query = rotated(byHead(parts.get(0)));
        int key = rotated(byHead(parts.get(1)));
        int value = byHead(parts.get(2));
        int logits = graph.floats(
                Builtin.BATCH_MATMUL, Options.BATCH_MATMUL_TRANSPOSED, List.of(query, key), heads, tokens, tokens);
        int weights = graph.floats(
                Builtin.SOFTMAX,
                Options.softmax((float) (1 / Math.sqrt(width))),
                List.of(logits),
                heads,
                tokens,
                tokens);
        int mixed =
                graph.floats(Builtin.BATCH_MATMUL, Options.BATCH_MATMUL, List.of(weights, value), heads, tokens, width);
        int swapped = swapped(mixed, tokens, heads, width);
        graph.quantized(reshaped(swapped, tokens, heads * width), node.name());
    }

    private int byHead(int x) {
        return swapped(reshaped(x, tokens, heads, width), heads, tokens, width);
    }

    private int reshaped(int x, int... shape) {
        return graph.floats(Builtin.RESHAPE, Options.NONE, List.of(x, graph.axes(shape)), shape);
    }

    private int swapped(int x, int... shape) {
        return graph.floats(Builtin.TRANSPOSE, Options.TRANSPOSE, List.of(x, graph.axes(1, 0, 2)), shape);
    }

    private int rotated(int x) {
        int pairs = width / 2;
        List<Integer> halves = graph.split(x, 2, heads, tokens, pairs);
        int cosine = rotary(0);
        int sine = rotary(1);
        int a = halves.getFirst();
        int b = halves.getLast();
        int first = pair(Builtin.SUB, Options.SUB, product(a, cosine), product(b, sine));
        int second = pair(Builtin.ADD, Options.ADD, product(b, cosine), product(a, sine));
        return graph.floats(
                Builtin.CONCATENATION, Options.concatenation(2), List.of(first, second), heads, tokens, width);
    }

    private int product(int x, int factor) {
        return pair(Builtin.MUL, Options.MUL, x, factor);
    }

    private int pair(Builtin operator, Options options, int a, int b) {
        return graph.floats(operator, options, List.of(a, b), heads, tokens, width / 2);
    }

    /** Cosines (0) or sines (1), [1, tokens, pairs]. */
    private int rotary(int part) {
        float[] values = new float[tokens * width / 2];
        for (int i = 0; i < values.length; i++) {
            values[i] = attention.rotary()[2 * i + part] * ROTARY_UNIT;
        }
        return graph.constant(ElementType.FLOAT32, Scales.NONE, Bytes.ofFloats(values), 1, tokens, width / 2);
    }
}
