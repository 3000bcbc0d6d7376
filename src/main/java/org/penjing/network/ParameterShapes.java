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
        for (Node node : nodes) {
            switch (node.operator()) {
                case Operator.Embedding embedding ->
                    put(shapes, embedding.table(), Shape.of(embedding.vocabulary(), embedding.width()));
                case Operator.Linear linear -> {
                    put(shapes, linear.weight(), Shape.of(linear.outputs(), linear.inputs()));
                    if (linear.bias() != null) {
                        put(shapes, linear.bias(), Shape.of(linear.outputs()));
                    }
                }
                case Operator.Transpose transpose -> {}
                case Operator.RmsNorm norm -> {}
                case Operator.SwiGlu swiGlu -> {}
                case Operator.Attention attention -> {}
                case Operator.Add add -> {}
                case Operator.MeanTokens mean -> {}
            }
        }
        return shapes;
    }

    private static void put(Map<String, Shape> shapes, String name, Shape shape) {
        Shape known = shapes.putIfAbsent(name, shape);
        if (known != null && !known.equals(shape)) {
            throw new IllegalArgumentException("parameter " + name + " is used as " + known + " and as " + shape);
        }
    }
}
