package org.penjing.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.penjing.tensor.Shape;

/** The shapes of the parameters that a list of nodes refers to. */
final class ParameterShapes {
    private ParameterShapes() {}

    static Map<String, Shape> of(List<Node> nodes) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        nodes.forEach(node -> node.operator().parameters().forEach(used -> put(shapes, used.name(), used.shape())));
        return shapes;
    }

    private static void put(Map<String, Shape> shapes, String name, Shape shape) {
        Shape known = shapes.putIfAbsent(name, shape);
        if (known != null && !known.equals(shape)) {
            throw new IllegalArgumentException("parameter " + name + " is used as " + known + " and as " + shape);
        }
    }
}
