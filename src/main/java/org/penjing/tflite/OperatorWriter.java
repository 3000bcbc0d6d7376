package org.penjing.tflite;

import java.util.List;
import org.penjing.compress.integer.IntegerNode;
import org.penjing.compress.integer.IntegerOperator;
import org.penjing.compress.integer.IntegerTensor;

/** Writes one node of a network. */
final class OperatorWriter {
    private final GraphWriter graph;

    OperatorWriter(GraphWriter graph) {
        this.graph = graph;
    }

    void write(IntegerNode node) {
        switch (node.operator()) {
            case IntegerOperator.Embedding(int[] table, int width) -> embedding(node, table, width);
            case IntegerOperator.Linear linear -> LinearForm.write(graph, node, linear);
            case IntegerOperator.Transpose transpose ->
                graph.write(Builtin.TRANSPOSE, Options.TRANSPOSE, List.of(first(node), graph.axes(1, 0)), node.name());
            case IntegerOperator.Add add -> add(node);
            case IntegerOperator.RmsNorm norm -> RmsNormForm.write(graph, node, norm);
            case IntegerOperator.SwiGlu swiGlu -> SwiGluForm.write(graph, node, swiGlu);
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
                    Builtin.ADD, Options.ADD, terms.stream().map(graph::number).toList(), node.name());
            return;
        }
        IntegerTensor result = graph.of(node.name());
        int sum = graph.dequantized(terms.getFirst());
        for (String term : terms.subList(1, terms.size())) {
            sum = graph.floats(
                    Builtin.ADD, Options.ADD, List.of(sum, graph.dequantized(term)), result.rows(), result.columns());
        }
        graph.quantized(sum, node.name());
    }
}
