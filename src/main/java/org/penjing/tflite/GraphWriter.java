package org.penjing.tflite;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.penjing.base.Lookup;
import org.penjing.compress.integer.IntegerNetwork;
import org.penjing.compress.integer.IntegerTensor;
import org.penjing.tflite.flatbuffer.Builtin;
import org.penjing.tflite.flatbuffer.Bytes;
import org.penjing.tflite.flatbuffer.ElementType;
import org.penjing.tflite.flatbuffer.FlatGraph;
import org.penjing.tflite.flatbuffer.Options;
import org.penjing.tflite.flatbuffer.Scales;

/** What the operators' writers share: the graph that grows, and which of its tensors stands for a tensor of the network. */
final class GraphWriter {
    private final IntegerNetwork network;
    private final FlatGraph graph;
    private final Map<String, Integer> tensors = new HashMap<>();
    private int names;

    GraphWriter(IntegerNetwork network, FlatGraph graph) {
        this.network = network;
        this.graph = graph;
    }

    IntegerTensor of(String name) {
        return network.tensor(name);
    }

    /** Adds the tensor that stands for a tensor of the network. */
    int declare(IntegerTensor tensor, String shownAs) {
        int number = graph.tensor(
                shownAs,
                ElementType.ofActivation(tensor.bits()),
                Scales.of(tensor.quantizer()),
                tensor.rows(),
                tensor.columns());
        tensors.put(tensor.name(), number);
        return number;
    }

    void declareTokens(int tensor) {
        tensors.put(network.question().name(), tensor);
    }

    int number(String name) {
        return Lookup.in(tensors, name);
    }

    /** Adds an operator with one result, which is a new tensor. */
    int node(Builtin operator, Options options, List<Integer> reads, ElementType type, Scales scales, int... shape) {
        int result = fresh(type, scales, shape);
        graph.operator(operator, options, reads, List.of(result));
        return result;
    }

    int floats(Builtin operator, Options options, List<Integer> reads, int... shape) {
        return node(operator, options, reads, ElementType.FLOAT32, Scales.NONE, shape);
    }

    /** Adds an operator that writes a tensor of the network. */
    void write(Builtin operator, Options options, List<Integer> reads, String result) {
        graph.operator(operator, options, reads, List.of(number(result)));
    }

    /** Splits the last axis in equal parts; {@code shape} is that of a part. */
    List<Integer> split(int tensor, int parts, ElementType type, Scales scales, int... shape) {
        List<Integer> results = IntStream.range(0, parts)
                .mapToObj(part -> fresh(type, scales, shape))
                .toList();
        graph.operator(Builtin.SPLIT, Options.split(parts), List.of(scalar(shape.length - 1), tensor), results);
        return results;
    }

    List<Integer> split(int tensor, int parts, int... shape) {
        return split(tensor, parts, ElementType.FLOAT32, Scales.NONE, shape);
    }

    int cast(int tensor, ElementType from, ElementType to, Scales scales, int... shape) {
        return node(Builtin.CAST, Options.cast(from, to), List.of(tensor), to, scales, shape);
    }

    private int fresh(ElementType type, Scales scales, int... shape) {
        return graph.tensor("t" + names++, type, scales, shape);
    }

    int dequantized(String name) {
        IntegerTensor tensor = of(name);
        return floats(Builtin.DEQUANTIZE, Options.DEQUANTIZE, List.of(number(name)), tensor.rows(), tensor.columns());
    }

    void quantized(int floats, String result) {
        write(Builtin.QUANTIZE, Options.QUANTIZE, List.of(floats), result);
    }

    int constant(ElementType type, Scales scales, byte[] bytes, int... shape) {
        return graph.constant(type, scales, bytes, shape);
    }

    int scalar(int value) {
        return constant(ElementType.INT32, Scales.NONE, Bytes.ofInts(value));
    }

    int scalar(float value) {
        return constant(ElementType.FLOAT32, Scales.NONE, Bytes.ofFloats(value));
    }

    int axes(int... values) {
        return constant(ElementType.INT32, Scales.NONE, Bytes.ofInts(values), values.length);
    }
}
