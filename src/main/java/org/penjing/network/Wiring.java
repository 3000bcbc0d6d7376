package org.penjing.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.penjing.base.Lookup;

/**
 * Which tensors a network has and which of them each node reads, with names replaced by numbers: what a network has in common with
 * its slices. Tensors are numbered inputs first, then nodes in order; node i writes tensor {@code inputs + i}. Immutable.
 */
public final class Wiring {
    private final List<String> names;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final int[][] reads;

    /** @throws IllegalArgumentException if a tensor is written twice or read before it is written, or an output is missing */
    Wiring(List<Input> inputs, List<Node> nodes, List<String> outputs) {
        inputs.forEach(input -> add(input.name()));
        reads = new int[nodes.size()][];
        for (int i = 0; i < reads.length; i++) {
            Node node = nodes.get(i);
            reads[i] =
                    node.inputs().stream().mapToInt(read -> written(read, node)).toArray();
            add(node.name());
        }
        for (String output : outputs) {
            if (!numbers.containsKey(output)) {
                throw new IllegalArgumentException("output " + output + " is written by no node");
            }
        }
        names = Stream.concat(inputs.stream().map(Input::name), nodes.stream().map(Node::name))
                .toList();
    }

    private void add(String name) {
        if (numbers.putIfAbsent(name, numbers.size()) != null) {
            throw new IllegalArgumentException("tensor " + name + " is written twice");
        }
    }

    private int written(String read, Node node) {
        Integer number = numbers.get(read);
        if (number == null) {
            throw new IllegalArgumentException("node " + node.name() + " reads " + read + " before it is written");
        }
        return number;
    }

    /** The names of all tensors, by number. */
    public List<String> names() {
        return names;
    }

    /** @throws IllegalArgumentException if there is no such tensor */
    public int number(String name) {
        return Lookup.in(numbers, name);
    }

    /** The tensors that a node reads. */
    public IntStream reads(int node) {
        return IntStream.of(reads[node]);
    }

    /** Those of things given by number of tensor that belong to what a node reads. */
    public <T> List<T> read(int node, List<T> ofTensors) {
        List<T> read = new ArrayList<>(reads[node].length);
        for (int tensor : reads[node]) {
            read.add(ofTensors.get(tensor));
        }
        return read;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Wiring wiring
                        && names.equals(wiring.names)
                        && Arrays.deepEquals(reads, wiring.reads);
    }

    @Override
    public int hashCode() {
        return names.hashCode();
    }
}
