package org.penjing.tflite;

import java.util.List;
import org.penjing.compress.integer.IntegerNode;
import org.penjing.compress.integer.IntegerOperator;
import org.penjing.compress.integer.IntegerTensor;

/** Writes one node of a network. */
final class OperatorWriter {
    /** Keeps a row of zeros, which no epsilon lifts, from a division by 0. */
    private static final float LEAST_SQUARE = 1e-30f;

    private final GraphWriter graph;

    OperatorWriter(GraphWriter graph) {
        this.graph = graph;
    }

    void write(IntegerNode node) {
        switch (node.operator()) {
            case IntegerOperator.Embedding(int[] table, int width) -> embedding(node, table, width);
            case IntegerOperator.Linear linear -> LinearForm.write(graph, node, linear);
            case IntegerOperator.Transpose transpose ->
                graph.write(
                        Builtin.TRANSPOSE, Options.TRANSPOSE, List.of(first(node), graph.axes(1, 0)), node.name());
            case IntegerOperator.Add add -> add(node);
            case IntegerOperator.RmsNorm norm -> rmsNorm(node, norm);
            case IntegerOperator.SwiGlu swiGlu -> swiGlu(node);
            case IntegerOperator.MeanTokens mean ->
                graph.write(Builtin.MEAN, Options.KEEP_AXES, List.of(first(node), graph.axes(0)), node.name());
            case IntegerOperator.Attention attention -> AttentionForm.write(graph, node, attention);
        }
    }

    private int first(IntegerNode node) {
        return graph.number(node.inputs().getFirst());
    }

    private void embedding(IntegerNode node, int[] table, int width) {
        IntegerTensor result = graph.of(node.name());
        int rows = graph.constant(
                ElementType.ofActivation(result.bits()),
                Scales.of(result.quantizer()),
                Bytes.ofActivations(result.bits(), table),
                table.length / width,
                width);
        graph.write(Builtin.GATHER, Options.gather(0), List.of(rows, first(node)), node.name());
    }

    private void add(IntegerNode node) {
        List<String> terms = node.inputs();
        if (terms.size() == 2) {
            graph.write(
                    Builtin.ADD,
                    Options.ADD,
                    terms.stream().map(graph::number).toList(),
                    node.name());
            return;
        }
        IntegerTensor result = graph.of(node.name());
        int sum = graph.dequantized(terms.getFirst());
        for (String term : terms.subList(1, terms.size())) {
            sum = graph.floats(
                    Builtin.ADD,
                    Options.ADD,
                    List.of(sum, graph.dequantized(term)),
                    result.rows(),
                    result.columns());
        }
        graph.quantized(sum, node.name());
    }

    private void rmsNorm(IntegerNode node, IntegerOperator.RmsNorm norm) {
        IntegerTensor read = graph.of(node.inputs().getFirst());
        int rows = read.rows();
        int columns = read.columns();
        double scale = read.quantizer().scale();
        float epsilon = Math.max((float) (norm.epsilon() * scale * scale / columns), LEAST_SQUARE);
        int x = graph.dequantized(read.name());
        int squares = graph.floats(Builtin.MUL, Options.MUL, List.of(x, x), rows, columns);
        int mean = graph.floats(Builtin.MEAN, Options.KEEP_AXES, List.of(squares, graph.axes(1)), rows, 1);
        int lifted = graph.floats(Builtin.ADD, Options.ADD, List.of(mean, graph.scalar(epsilon)), rows, 1);
        int factor = graph.floats(Builtin.RSQRT, Options.NONE, List.of(lifted), rows, 1);
        graph.quantized(graph.floats(Builtin.MUL, Options.MUL, List.of(x, factor), rows, columns), node.name());
    }

    private void swiGlu(IntegerNode node) {
        IntegerTensor result = graph.of(node.name());
        int rows = result.rows();
        int columns = result.columns();
        List<Integer> halves = graph.split(graph.dequantized(node.inputs().getFirst()), 2, rows, columns);
        int a = halves.getFirst();
        int sigmoid = graph.floats(Builtin.LOGISTIC, Options.NONE, List.of(a), rows, columns);
        int gate = graph.floats(Builtin.MUL, Options.MUL, List.of(a, sigmoid), rows, columns);
        graph.quantized(
                graph.floats(Builtin.MUL, Options.MUL, List.of(gate, halves.getLast()), rows, columns), node.name());
    }
}
