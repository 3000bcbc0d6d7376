package org.penjing.network.family;

import java.util.ArrayList;
import java.util.List;
import org.penjing.network.Architecture;
import org.penjing.network.Input;
import org.penjing.network.Network;
import org.penjing.network.Node;
import org.penjing.network.Reading;
import org.penjing.network.Recursion;
import org.penjing.network.operator.Linear;
import org.penjing.network.operator.Relu;
import org.penjing.tensor.Shape;

/**
 * Layers of linear operators with biases, each but the last followed by a rectifier: reads {@code x} [inputs] and gives {@code
 * y} [outputs].
 *
 * @param inputs numbers that it reads
 * @param hidden widths of the hidden layers, from the input on; none for a linear network
 * @param outputs numbers that it gives, such as one logit for each class
 * @param reading how an answer is read from them
 */
public record Dense(int inputs, List<Integer> hidden, int outputs, Reading reading) implements Family {
    public static final String INPUT = "x";
    public static final String OUTPUT = "y";

    public Dense {
        hidden = List.copyOf(hidden);
    }

    @Override
    public Architecture architecture() {
        List<Node> nodes = new ArrayList<>();
        String read = INPUT;
        int width = inputs;
        for (int layer = 0; layer < hidden.size(); layer++) {
            String name = "layer" + (layer + 1);
            nodes.add(linear(name, name, read, width, hidden.get(layer)));
            nodes.add(new Node(name + ".relu", name + ".relu", new Relu(), List.of(name)));
            read = name + ".relu";
            width = hidden.get(layer);
        }
        nodes.add(linear(OUTPUT, "head", read, width, outputs));
        List<Input> asked = List.of(new Input(INPUT, Input.Kind.REAL, Shape.of(inputs)));
        return new Architecture(new Network(asked, nodes, List.of(OUTPUT)), Recursion.none(OUTPUT, reading));
    }

    @Override
    public int maxDepth() {
        return 1;
    }

    private static Node linear(String tensor, String weight, String read, int inputs, int outputs) {
        return new Node(tensor, weight, new Linear(weight, weight + ".bias", inputs, outputs), List.of(read));
    }
}
