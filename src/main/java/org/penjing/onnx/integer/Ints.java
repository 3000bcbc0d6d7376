package org.penjing.onnx.integer;

import static org.penjing.onnx.graph.OnnxGraph.attribute;

import java.util.List;
import java.util.stream.Stream;
import org.penjing.onnx.graph.OnnxGraph;
import org.penjing.onnx.graph.OnnxTensors;
import org.penjing.tensor.Shape;

/**
 * A tensor of 64-bit integers in a graph that grows, and operators on it that are exact on every processor. No value may leave
 * the range from -2^62 to 2^62.
 *
 * <p>ONNX Runtime 1.29 compares the lower halves of int64 as if they were signed in Min, Max, Clip and ReduceMax: they are used
 * only for values below 2^31 in size. Its Less and Where are right.
 */
record Ints(OnnxGraph graph, String name) {
    /** Lifts every value above 0, where a logical shift rounds down. */
    private static final int LIFT = 62;

    static Ints cast(OnnxGraph graph, String value) {
        return new Ints(graph, cast(graph, value, OnnxTensors.INT64));
    }

    static Ints constant(OnnxGraph graph, Shape shape, long... values) {
        return new Ints(graph, graph.constant(OnnxTensors.integers(shape, values)));
    }

    /** A value that is repeated along all axes. */
    private Ints number(long value) {
        return new Ints(graph, graph.constant(OnnxTensors.integer(value)));
    }

    private Ints with(String operator, Ints other) {
        return new Ints(graph, graph.node(operator, List.of(name, other.name)));
    }

    private static String cast(OnnxGraph graph, String value, int type) {
        return graph.node("Cast", List.of(value), attribute("to", type));
    }

    /** The same numbers in another type. */
    String as(int type) {
        return cast(graph, name, type);
    }

    Ints plus(Ints other) {
        return with("Add", other);
    }

    Ints plus(long value) {
        return value == 0 ? this : plus(number(value));
    }

    Ints minus(Ints other) {
        return with("Sub", other);
    }

    Ints subtractedFrom(long value) {
        return number(value).minus(this);
    }

    Ints times(Ints other) {
        return with("Mul", other);
    }

    Ints times(long value) {
        return times(number(value));
    }

    /** {@code value / this}, rounded down; both are positive. */
    Ints dividing(long value) {
        return number(value).with("Div", this);
    }

    /** {@code ((this + before) >> by) + after}, rounded down, each a vector along the last axis or one value. */
    Ints shifted(long[] before, int[] by, long[] after) {
        long[] lifted = new long[before.length];
        long[] lowered = new long[by.length];
        long[] shifts = new long[by.length];
        for (int i = 0; i < by.length; i++) {
            lifted[i] = before[i] + (1L << LIFT);
            lowered[i] = after[i] - (1L << LIFT - by[i]);
            shifts[i] = by[i];
        }
        Shape shape = Shape.of(by.length);
        String raised = plus(constant(graph, shape, lifted)).as(OnnxTensors.UINT64);
        String moved = graph.node(
                "BitShift",
                List.of(raised, graph.constant(OnnxTensors.unsigned(shape, shifts))),
                attribute("direction", "RIGHT"));
        return cast(graph, moved).plus(constant(graph, shape, lowered));
    }

    Ints shifted(long before, int by, long after) {
        return shifted(new long[] {before}, new int[] {by}, new long[] {after});
    }

    /** Divided by a power of two, rounded to the nearest and ties up. */
    Ints rounded(int by) {
        return shifted(1L << (by - 1), by, 0);
    }

    /** Divided by a power of two, rounded down; this is not negative. */
    Ints halved(int by) {
        return by == 0 ? this : halved(number(by));
    }

    Ints halved(Ints by) {
        return moved("RIGHT", by);
    }

    /** Times a power of two, modulo 2^64. */
    Ints doubled(Ints by) {
        return moved("LEFT", by);
    }

    private Ints moved(String direction, Ints by) {
        String moved = graph.node(
                "BitShift",
                List.of(as(OnnxTensors.UINT64), by.as(OnnxTensors.UINT64)),
                attribute("direction", direction));
        return cast(graph, moved);
    }

    Ints atMost(long value) {
        return ifLess(value, this, number(value));
    }

    Ints atLeast(long value) {
        return ifLess(value, number(value), this);
    }

    /** Clamped; values and bounds are below 2^31 in size. */
    Ints clamped(long smallest, long largest) {
        return new Ints(graph, graph.node("Clip", List.of(name, number(smallest).name, number(largest).name)));
    }

    /** Clamped to limits, each a vector along the last axis or one value. */
    Ints between(Ints least, Ints most) {
        Ints below = ifLess(most, this, most);
        return below.ifLess(least, least, below);
    }

    Ints absolute() {
        return new Ints(graph, graph.node("Abs", List.of(name)));
    }

    /** {@code one} where this is less than {@code value}, {@code other} elsewhere. */
    Ints ifLess(long value, Ints one, Ints other) {
        return ifLess(number(value), one, other);
    }

    private Ints ifLess(Ints value, Ints one, Ints other) {
        String less = graph.node("Less", List.of(name, value.name));
        return new Ints(graph, graph.node("Where", List.of(less, one.name, other.name)));
    }

    Ints ifLess(long value, long one, long other) {
        return ifLess(value, number(one), number(other));
    }

    /** 1 where this is less, 0 elsewhere. */
    Ints isLess(Ints other) {
        return cast(graph, graph.node("Less", List.of(name, other.name)));
    }

    /** {@code other} where this is negative. */
    Ints ifNegative(long other) {
        return ifLess(0, number(other), this);
    }

    /** What a table has at these indices; a negative one counts from the end. */
    Ints lookedUp(long[] table) {
        return new Ints(
                graph, graph.node("Gather", List.of(constant(graph, Shape.of(table.length), table).name, name)));
    }

    /** Over an axis, whose extent becomes 1. */
    Ints sum(int axis) {
        return new Ints(graph, graph.node("ReduceSum", List.of(name, axes(axis))));
    }

    /** Over an axis, whose extent becomes 1; values are below 2^31 in size. */
    Ints largest(int axis) {
        return new Ints(graph, graph.node("ReduceMax", List.of(name, axes(axis))));
    }

    private String axes(int axis) {
        return graph.constant(OnnxTensors.integers(axis));
    }

    /** The product of matrices; floats of 64 bits hold its sums, which are below 2^53. */
    Ints product(Ints other) {
        String product = graph.node("MatMul", List.of(as(OnnxTensors.DOUBLE), other.as(OnnxTensors.DOUBLE)));
        return cast(graph, product);
    }

    Ints shaped(long... extents) {
        return new Ints(graph, graph.node("Reshape", List.of(name, graph.constant(OnnxTensors.integers(extents)))));
    }

    Ints transposed(Long... axes) {
        return new Ints(graph, graph.node("Transpose", List.of(name), attribute("perm", List.of(axes))));
    }

    /** Equal parts of the last axis. */
    List<Ints> split(int parts) {
        List<String> names = Stream.generate(graph::newName).limit(parts).toList();
        graph.node("Split", List.of(name), names, attribute("axis", -1), attribute("num_outputs", parts));
        return names.stream().map(part -> new Ints(graph, part)).toList();
    }

    /** Along the last axis. */
    Ints beside(Ints other) {
        return new Ints(graph, graph.node("Concat", List.of(name, other.name), attribute("axis", -1)));
    }
}
