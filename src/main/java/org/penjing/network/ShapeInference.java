package org.penjing.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.penjing.base.Lookup;
import org.penjing.tensor.Shape;

/** Derives every tensor's shape from the inputs, and refuses operators that do not fit what they read. */
final class ShapeInference {
    private ShapeInference() {}

    static Map<String, Shape> shapes(List<Input> inputs, List<Node> nodes) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        inputs.forEach(input -> shapes.put(input.name(), input.shape()));
        for (Node node : nodes) {
            List<Shape> read =
                    node.inputs().stream().map(name -> Lookup.in(shapes, name)).toList();
            shapes.put(node.name(), result(node, read));
        }
        return shapes;
    }

    private static Shape result(Node node, List<Shape> read) {
        if (read.isEmpty()) {
            throw unfit(node, "has no input");
        }
        try {
            return node.operator().shape(read);
        } catch (IllegalArgumentException problem) {
            throw unfit(node, String.valueOf(problem.getMessage()));
        }
    }

    private static IllegalArgumentException unfit(Node node, String problem) {
        return new IllegalArgumentException(
                node.operator().getClass().getSimpleName() + " " + node.name() + " " + problem);
    }
}
