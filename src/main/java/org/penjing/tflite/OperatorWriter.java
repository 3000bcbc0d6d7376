package org.penjing.tflite;

import java.util.List;
import org.penjing.compress.ActivationQuantizer;
import org.penjing.compress.integer.IntegerNode;
import org.penjing.compress.integer.IntegerOperator;
import org.penjing.compress.integer.IntegerTensor;
import org.penjing.tflite.flatbuffer.Builtin;
import org.penjing.tflite.flatbuffer.Bytes;
import org.penjing.tflite.flatbuffer.ElementType;
import org.penjing.tflite.flatbuffer.Options;
import org.penjing.tflite.flatbuffer.Scales;

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
            case IntegerOperator.Add add -> add(node, add);
            case IntegerOperator.RmsNorm norm -> RmsNormForm.write(graph, node, norm);
            case IntegerOperator.SwiGlu swiGlu -> SwiGluForm.write(graph, node, swiGlu);
            case IntegerOperator.Relu relu ->
                graph.write(Builtin.RELU, Options.NONE, List.of(first(node)), node.name());
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

    /** ADD takes two terms, and ends the process where the factor from their sum to the result is not below 1. */
    private void add(IntegerNode node, IntegerOperator.Add add) {
        List<String> terms = node.inputs();
        boolean shrinks = add.rescale().shift() <= 0;
        if (terms.size() == 2 && shrinks) {
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
        graph.quantized(shrinks ? sum : clamped(sum, result), node.name());
    }

    /** To the range of the result: QUANTIZE wraps around beyond 2^31 units. */
    private int clamped(int real, IntegerTensor result) {
        ActivationQuantizer quantizer = result.quantizer();
        int least = graph.scalar(quantizer.dequantize(quantizer.smallest()));
        int most = graph.scalar(quantizer.dequantize(quantizer.largest()));
        int above = graph.floats(
                Builtin.MAXIMUM, Options.MINIMUM_MAXIMUM, List.of(real, least), result.rows(), result.columns());
        return graph.floats(
                Builtin.MINIMUM, Options.MINIMUM_MAXIMUM, List.of(above, most), result.rows(), result.columns());
    }
}
