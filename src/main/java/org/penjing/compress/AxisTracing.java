package org.penjing.compress;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.penjing.base.Lookup;
import org.penjing.network.Architecture;
import org.penjing.network.Network;
import org.penjing.network.Node;
import org.penjing.network.Recursion;
import org.penjing.network.operator.Axes;

/**
 * Walks an architecture and finds which axes of which tensors and parameters carry the same channels. What is fed in and what is
 * given out means something outside on all its axes; of a carried state only the last axis is the graph's own, since an initial
 * state is a row.
 */
final class AxisTracing {
    private final Map<String, Axes> tensors = new HashMap<>();
    private final Map<String, Axes> parameters = new LinkedHashMap<>();

    AxisTracing(Architecture architecture) {
        Network network = architecture.network();
        Recursion recursion = architecture.recursion();
        architecture.parameterShapes().forEach((name, shape) -> parameters.put(name, Axes.of(shape)));
        network.inputs().forEach(input -> tensors.put(input.name(), Axes.of(input.shape())));
        network.nodes().forEach(node -> tensors.put(node.name(), trace(node)));
        recursion.carries().forEach(this::tie);
        outside(network, recursion).forEach(tensor -> axes(tensor).fix());
    }

    /** The inputs and outputs that are no carried states. */
    private static Set<String> outside(Network network, Recursion recursion) {
        Set<String> outside = new HashSet<>(network.outputs());
        network.inputs().forEach(input -> outside.add(input.name()));
        for (Recursion.Carry carry : recursion.carries()) {
            outside.remove(carry.input());
            outside.remove(carry.output());
        }
        outside.addAll(recursion.readings());
        return outside;
    }

    private void tie(Recursion.Carry carry) {
        Axes state = axes(carry.input());
        state.unite(axes(carry.output()));
        state.outer().fix();
        state.last().unite(Lookup.in(parameters, carry.initial()).first());
    }

    private Axes trace(Node node) {
        return node.operator().axes(node.inputs().stream().map(this::axes).toList(), parameters);
    }

    Axes axes(String tensor) {
        return Lookup.in(tensors, tensor);
    }

    Map<String, Axes> parameters() {
        return parameters;
    }
}
