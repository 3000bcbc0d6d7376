package org.penjing.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.penjing.tensor.Shape;

/** Derives every tensor's shape from the inputs, and refuses operators that do not fit what they read. */
final class ShapeInference {
    private ShapeInference() {}

    static Map<String, Shape> shapes(List<Input> inputs, List<Node> nodes) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        inputs.forEach(input -> shapes.put(input.name(), input.shape()));
        for (Node node : nodes) {
            List<Shape> read = node.inputs().stream().map(shapes::get).toList();
            shapes.put(node.name(), result(node, read));
        }
        return shapes;
    }

    private static Shape result(Node node, List<Shape> read) {
        require(node, !read.isEmpty(), () -> "has no input");
        Shape first = read.getFirst();
        if (!(node.operator() instanceof Operator.Add)) {
            require(node, read.size() == 1, () -> "takes one input, has " + read.size());
        }
        return switch (node.operator()) {
            case Operator.Embedding embedding -> {
                require(node, first.rank() == 1, () -> "needs tokens [T], reads " + first);
                yield Shape.of(first.extent(0), embedding.width());
            }
            case Operator.Linear linear -> {
                require(
                        node,
                        first.extent(-1) == linear.inputs(),
                        () -> "needs [.., " + linear.inputs() + "], reads " + first);
                yield first.withLast(linear.outputs());
            }
            case Operator.Transpose transpose -> {
                require(node, first.rank() == 2, () -> "needs two axes, reads " + first);
                yield Shape.of(first.extent(1), first.extent(0));
            }
            case Operator.RmsNorm norm -> first;
            case Operator.SwiGlu swiGlu -> {
                require(node, first.extent(-1) % 2 == 0, () -> "needs an even last axis, reads " + first);
                yield first.withLast(first.extent(-1) / 2);
            }
            case Operator.Attention(int heads, int headWidth, float base) -> {
                require(node, headWidth % 2 == 0, () -> "needs an even head width, has " + headWidth);
                require(
                        node,
                        first.rank() == 2 && first.extent(1) == 3 * heads * headWidth,
                        () -> "needs [T, " + 3 * heads * headWidth + "], reads " + first);
                yield first.withLast(heads * headWidth);
            }
            case Operator.Add add -> {
                require(node, read.stream().allMatch(first::equals), () -> "adds unequal shapes " + read);
                yield first;
            }
            case Operator.MeanTokens mean -> {
                require(node, first.rank() == 2, () -> "needs [T, D], reads " + first);
                yield Shape.of(first.extent(1));
            }
        };
    }

    /** Says what is wrong only if something is: shapes are inferred for every network that a search prices. */
    private static void require(Node node, boolean holds, Supplier<String> problem) {
        if (!holds) {
            throw new IllegalArgumentException(
                    node.operator().getClass().getSimpleName() + " " + node.name() + " " + problem.get());
        }
    }
}
