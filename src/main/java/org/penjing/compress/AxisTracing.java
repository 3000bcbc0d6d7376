package org.penjing.compress;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.penjing.base.Lookup;
import org.penjing.network.Architecture;
import org.penjing.network.Input;
import org.penjing.network.Node;
import org.penjing.network.Recursion;
import org.penjing.network.operator.Add;
import org.penjing.network.operator.Attention;
import org.penjing.network.operator.Embedding;
import org.penjing.network.operator.Linear;
import org.penjing.network.operator.MeanTokens;
import org.penjing.network.operator.RmsNorm;
import org.penjing.network.operator.SwiGlu;
import org.penjing.network.operator.Transpose;
import org.penjing.tensor.Shape;

/** Walks an architecture and finds which axes of which tensors and parameters carry the same channels. */
final class AxisTracing {
    private final Map<String, List<AxisVariable>> tensors = new HashMap<>();
    private final Map<String, List<AxisVariable>> parameters = new LinkedHashMap<>();

    AxisTracing(Architecture architecture) {
        architecture.parameterShapes().forEach((name, shape) -> parameters.put(name, variables(shape)));
        for (Input input : architecture.network().inputs()) {
            List<AxisVariable> axes = variables(input.shape());
            tensors.put(input.name(), axes);
            axes.getFirst().fix();
        }
        architecture.network().nodes().forEach(node -> tensors.put(node.name(), trace(node)));
        Recursion recursion = architecture.recursion();
        for (Recursion.Carry carry : recursion.carries()) {
            uniteAll(axes(carry.input()), axes(carry.output()));
            last(axes(carry.input())).unite(parameter(carry.initial()).getFirst());
        }
        last(axes(recursion.answer())).fix();
        last(axes(recursion.halt())).fix();
    }

    List<AxisVariable> axes(String tensor) {
        return Lookup.in(tensors, tensor);
    }

    Map<String, List<AxisVariable>> parameters() {
        return parameters;
    }

    private List<AxisVariable> parameter(String name) {
        return Lookup.in(parameters, name);
    }

    private List<AxisVariable> trace(Node node) {
        List<AxisVariable> read = axes(node.inputs().getFirst());
        return switch (node.operator()) {
            case Embedding embedding -> {
                parameter(embedding.table()).getFirst().fix();
                yield List.of(read.getFirst(), parameter(embedding.table()).getLast());
            }
            case Linear linear -> {
                List<AxisVariable> weight = parameter(linear.weight());
                weight.getLast().unite(last(read));
                if (linear.bias() != null) {
                    weight.getFirst().unite(parameter(linear.bias()).getFirst());
                }
                yield withLast(read, weight.getFirst());
            }
            case Transpose transpose -> List.of(read.getLast(), read.getFirst());
            case RmsNorm norm -> read;
            case SwiGlu swiGlu -> withLast(read, last(read).split(2, 1));
            case Attention(int heads, int headWidth, float base) -> {
                AxisVariable groups = last(read).split(3, headWidth);
                AxisVariable output = new AxisVariable(heads * headWidth);
                output.split(1, headWidth).unite(groups);
                yield withLast(read, output);
            }
            case Add add -> {
                node.inputs().forEach(input -> uniteAll(read, axes(input)));
                yield read;
            }
            case MeanTokens mean -> List.of(last(read));
        };
    }

    private static List<AxisVariable> variables(Shape shape) {
        return shape.extents().stream().map(AxisVariable::new).toList();
    }

    private static AxisVariable last(List<AxisVariable> axes) {
        return axes.getLast();
    }

    private static List<AxisVariable> withLast(List<AxisVariable> axes, AxisVariable last) {
        return Stream.concat(axes.stream().limit(axes.size() - 1L), Stream.of(last))
                .toList();
    }

    private static void uniteAll(List<AxisVariable> one, List<AxisVariable> other) {
        for (int axis = 0; axis < one.size(); axis++) {
            one.get(axis).unite(other.get(axis));
        }
    }
}
