package org.penjing.network;

import java.util.ArrayList;
import java.util.List;
import org.penjing.tensor.Shape;

/** Derives every tensor's shape from the inputs, node by node, and refuses operators that do not fit what they read. */
final class ShapeInference {
    private final Wiring wiring;
    private final List<Shape> shapes;

    ShapeInference(Wiring wiring, List<Input> inputs) {
        this.wiring = wiring;
        shapes = new ArrayList<>(wiring.names().size());
        inputs.forEach(input -> shapes.add(input.shape()));
    }

    /** The shapes of what a node reads. */
    List<Shape> read(int node) {
        return wiring.read(node, shapes);
    }

    /** @param read the shapes of what it reads */
    void add(Node node, List<Shape> read) {
        if (read.isEmpty()) {
            throw unfit(node, "has no input");
        }
        try {
            shapes.add(node.operator().shape(read));
        } catch (IllegalArgumentException problem) {
            throw unfit(node, String.valueOf(problem.getMessage()));
        }
    }

    /** By number of tensor. */
    List<Shape> shapes() {
        return shapes;
    }

    private static IllegalArgumentException unfit(Node node, String problem) {
        return new IllegalArgumentException(
                node.operator().getClass().getSimpleName() + " " + node.name() + " " + problem);
    }
}
