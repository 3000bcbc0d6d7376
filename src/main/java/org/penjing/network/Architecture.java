package org.penjing.network;

import java.util.List;
import java.util.Map;
import org.penjing.tensor.Shape;

/** A network and how it recurs: everything of a model but its parameters. */
public record Architecture(Network network, Recursion recursion) {
    /**
     * @throws IllegalArgumentException if the recursion names tensors that the network lacks, or feeds back a tensor of
     *     another shape
     */
    public Architecture {
        for (Recursion.Carry carry : recursion.carries()) {
            Shape input = network.shape(carry.input());
            Shape output = network.shape(carry.output());
            if (!input.equals(output)) {
                throw new IllegalArgumentException("carry " + carry.output() + " " + output + " does not fit input "
                        + carry.input() + " " + input);
            }
        }
        for (String output : recursion.readings()) {
            if (!network.outputs().contains(output)) {
                throw new IllegalArgumentException(output + " is not an output of the network");
            }
        }
    }

    /** The shape of every parameter: the network's, then the initial states. */
    public Map<String, Shape> parameterShapes() {
        Map<String, Shape> shapes = network.parameterShapes();
        for (Recursion.Carry carry : recursion.carries()) {
            shapes.put(carry.initial(), Shape.of(network.shape(carry.input()).extent(-1)));
        }
        return shapes;
    }

    public int parameterCount() {
        return parameterShapes().values().stream().mapToInt(Shape::size).sum();
    }

    /**
     * What a network is asked: the one input that is not fed back.
     *
     * @throws IllegalArgumentException if there is none, or more than one
     */
    public Input question() {
        List<Input> asked = network.inputs().stream()
                .filter(input -> recursion.carries().stream()
                        .noneMatch(carry -> carry.input().equals(input.name())))
                .toList();
        if (asked.size() != 1) {
            throw new IllegalArgumentException("a network has one input that is not fed back, this one has " + asked);
        }
        return asked.getFirst();
    }

    /** How many tokens, or numbers, the network reads. */
    public int cells() {
        return question().shape().size();
    }

    public Architecture withMaxDepth(int depth) {
        return new Architecture(network, recursion.withMaxDepth(depth));
    }
}
