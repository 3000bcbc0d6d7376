package org.penjing.tflite;

import java.util.List;
import org.penjing.tflite.flatbuffer.Builtin;
import org.penjing.tflite.flatbuffer.Bytes;
import org.penjing.tflite.flatbuffer.ElementType;
import org.penjing.tflite.flatbuffer.Options;
import org.penjing.tflite.flatbuffer.Scales;

/** A tensor of 32-bit integers in a graph that grows, and the operators on it. */
record Ints(GraphWriter graph, int tensor, List<Integer> shape) {

    static Ints cast(GraphWriter graph, int tensor, ElementType from, Integer... shape) {
        return node(graph, Builtin.CAST, Options.cast(from, ElementType.INT32), List.of(tensor), List.of(shape));
    }

    static Ints constant(GraphWriter graph, int[] values, Integer... shape) {
        List<Integer> extents = List.of(shape);
        return new Ints(
                graph, graph.constant(ElementType.INT32, Scales.NONE, Bytes.ofInts(values), extents(extents)), extents);
    }

    private static Ints node(
            GraphWriter graph, Builtin operator, Options options, List<Integer> reads, List<Integer> shape) {
        return new Ints(
                graph, graph.node(operator, options, reads, ElementType.INT32, Scales.NONE, extents(shape)), shape);
    }

    private static int[] extents(List<Integer> shape) {
        return shape.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Element by element; an extent of 1 is repeated. */
    private Ints with(Builtin operator, Options options, Ints other) {
        Integer[] extents = new Integer[shape.size()];
        for (int axis = 0; axis < extents.length; axis++) {
            extents[axis] =
                    other.shape.size() == 1 ? shape.get(axis) : Math.max(shape.get(axis), other.shape.get(axis));
        }
        return node(graph, operator, options, List.of(tensor, other.tensor), List.of(extents));
    }

    private Ints number(int value) {
        return constant(graph, new int[] {value}, 1);
    }

    Ints plus(Ints other) {
        return with(Builtin.ADD, Options.ADD, other);
    }

    Ints plus(int value) {
        return plus(number(value));
    }

    Ints minus(Ints other) {
        return with(Builtin.SUB, Options.SUB, other);
    }

    Ints minus(int value) {
        return value == 0 ? this : minus(number(value));
    }

    Ints subtractedFrom(int value) {
        return node(graph, Builtin.SUB, Options.SUB, List.of(number(value).tensor, tensor), shape);
    }

    Ints times(Ints other) {
        return with(Builtin.MUL, Options.MUL, other);
    }

    Ints times(int value) {
        return times(number(value));
    }

    /** Rounded down; both are positive. */
    Ints dividedBy(Ints other) {
        return with(Builtin.FLOOR_DIV, Options.NONE, other);
    }

    /** {@code value / this}, rounded down. */
    Ints dividing(int value) {
        return node(graph, Builtin.FLOOR_DIV, Options.NONE, List.of(number(value).tensor, tensor), shape);
    }

    Ints atMost(int value) {
        return with(Builtin.MINIMUM, Options.MINIMUM_MAXIMUM, number(value));
    }

    Ints sign() {
        return node(graph, Builtin.SIGN, Options.NONE, List.of(tensor), shape);
    }

    /** Divided by a power of two, rounded down. */
    Ints shifted(Ints by) {
        return with(Builtin.RIGHT_SHIFT, Options.NONE, by);
    }

    Ints shifted(int by) {
        return by == 0 ? this : shifted(number(by));
    }

    /** Divided by a power of two, rounded to the nearest and ties up. */
    Ints rounded(int by) {
        return plus(1 << (by - 1)).shifted(by);
    }

    /** What a table has at these indices. */
    Ints lookedUp(int[] table) {
        Ints values = constant(graph, table, table.length);
        return node(graph, Builtin.GATHER, Options.gather(0), List.of(values.tensor, tensor), shape);
    }

    /** Over an axis, whose extent becomes 1. */
    Ints sum(int axis) {
        return reduced(Builtin.SUM, axis);
    }

    Ints largest(int axis) {
        return reduced(Builtin.REDUCE_MAX, axis);
    }

    private Ints reduced(Builtin operator, int axis) {
        return node(graph, operator, Options.KEEP_AXES, List.of(tensor, graph.axes(axis)), with(axis, 1));
    }

    private List<Integer> with(int axis, int extent) {
        Integer[] extents = shape.toArray(Integer[]::new);
        extents[axis] = extent;
        return List.of(extents);
    }

    Ints shaped(Integer... extents) {
        List<Integer> newShape = List.of(extents);
        return node(graph, Builtin.RESHAPE, Options.NONE, List.of(tensor, graph.axes(extents(newShape))), newShape);
    }

    /** The first two of three axes. */
    Ints swapped() {
        return node(
                graph,
                Builtin.TRANSPOSE,
                Options.TRANSPOSE,
                List.of(tensor, graph.axes(1, 0, 2)),
                List.of(shape.get(1), shape.get(0), shape.get(2)));
    }

    /** Equal parts of the last axis. */
    List<Ints> split(int parts) {
        int last = shape.size() - 1;
        List<Integer> part = with(last, shape.get(last) / parts);
        return graph.split(tensor, parts, ElementType.INT32, Scales.NONE, extents(part)).stream()
                .map(each -> new Ints(graph, each, part))
                .toList();
    }

    /** Along the last axis. */
    Ints beside(Ints other) {
        int last = shape.size() - 1;
        return node(
                graph,
                Builtin.CONCATENATION,
                Options.concatenation(last),
                List.of(tensor, other.tensor),
                with(last, shape.get(last) + other.shape.get(last)));
    }
}
