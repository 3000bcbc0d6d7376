package org.penjing.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.penjing.base.Lookup;
import org.penjing.tensor.Shape;

/** Derives every tensor's shape from the inputs, node by node, and refuses operators that do not fit what they read. */
final class ShapeInference {
    private final Map<String, Shape> shapes = new LinkedHashMap<>();

    ShapeInference(List<Input> inputs) {
        inputs.forEach(input -> shapes.put(input.name(), input.shape()));
    }

    /** The shapes of what a node reads. */
    List<Shape> read(Node node) {
        return node.inputs().stream().map(name -> Lookup.in(shapes, name)).toList();
    }

    void add(Node node) {
        List<Shape> read = read(node);
        if (read.isEmpty()) {
            throw unfit(node, "has no input");
        }
        try {
            shapes.put(node.name(), node.operator().shape(read));
        } catch (IllegalArgumentException problem) {
            throw unfit(node, String.valueOf(problem.getMessage()));
        }
    }

    Map<String, Shape> shapes() {
        return shapes;
    }

    private static IllegalArgumentException unfit(Node node, String problem) {
        return new IllegalArgumentException(
                node.operator().getClass().getSimpleName() + " " + node.name() + " " + problem);
    }
}
