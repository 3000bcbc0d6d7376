package org.penjing.proof.calibration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.penjing.base.Lookup;
import org.penjing.base.Randoms;
import org.penjing.compress.ActivationRange;
import org.penjing.compress.CompressedModel;
import org.penjing.compress.Compression;
import org.penjing.compress.Precision;
import org.penjing.compress.WeightQuantizer;
import org.penjing.network.Architecture;
import org.penjing.network.Input;
import org.penjing.network.Model;
import org.penjing.network.Network;
import org.penjing.network.Node;
import org.penjing.network.Recursion;
import org.penjing.network.operator.Add;
import org.penjing.network.operator.Attention;
import org.penjing.network.operator.Embedding;
import org.penjing.network.operator.Linear;
import org.penjing.network.operator.MeanTokens;
import org.penjing.network.operator.Operator;
import org.penjing.network.operator.Relu;
import org.penjing.network.operator.RmsNorm;
import org.penjing.network.operator.SwiGlu;
import org.penjing.network.operator.Transpose;
import org.penjing.tensor.FloatTensor;
import org.penjing.tensor.Shape;

/**
 * Puts together networks that compute nothing of use: chains of operators of chosen shapes and precisions, with random weights,
 * around the embedding, carried state, logits and halting head that every model has.
 */
final class NetworkBuilder {
    private static final int VOCABULARY = 5;
    private static final ActivationRange RANGE = new ActivationRange(-4, 4);

    private final int tokens;
    private final int width;
    private final RandomGenerator random;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Precision> precisions = new TreeMap<>();
    private String current;
    private int rows;
    private int columns;

    /**
     * @param width channels of the embedding and of the carried state
     * @param heads the precision of logits and halting head
     */
    NetworkBuilder(int tokens, int width, long seed, Precision heads) {
        this.tokens = tokens;
        this.width = width;
        this.random = Randoms.of(seed);
        node("x", new Embedding("table", VOCABULARY, width, 1), "tokens");
        node("state", new Add(), "x", "z");
        node("logits", new Linear("logits", null, width, VOCABULARY), "state");
        precisions.put("logits", heads);
        current = "state";
        rows = tokens;
        columns = width;
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    RandomGenerator random() {
        return random;
    }

    void linear(int outputs, Precision precision, boolean bias) {
        linear("w" + nodes.size(), outputs, precision, bias);
    }

    void linear(String weight, int outputs, Precision precision, boolean bias) {
        precisions.put(weight, precision);
        append(new Linear(weight, bias ? weight + ".bias" : null, columns, outputs));
        columns = outputs;
    }

    void norm() {
        append(new RmsNorm(1e-5f));
    }

    void swiGlu() {
        append(new SwiGlu());
        columns /= 2;
    }

    void relu() {
        append(new Relu());
    }

    void transpose() {
        append(new Transpose());
        int old = rows;
        rows = columns;
        columns = old;
    }

    /** Adds the current tensor to what it was computed from, which has its shape. */
    void residual(String earlier, int terms) {
        String name = "n" + nodes.size();
        if (terms == 2) {
            node(name, new Add(), earlier, current);
        } else {
            node(name, new Add(), earlier, current, earlier);
        }
        current = name;
    }

    String current() {
        return current;
    }

    void attention(int heads, int headWidth) {
        append(new Attention(heads, headWidth, 10_000));
        columns = heads * headWidth;
    }

    void mean() {
        append(new MeanTokens());
        rows = 1;
    }

    CompressedModel build() {
        if (rows > 1) {
            mean();
        }
        precisions.put("halt", Lookup.in(precisions, "logits"));
        node("halt", new Linear("halt", "halt.bias", columns, 1), current);
        Network network = new Network(
                List.of(
                        new Input("tokens", Input.Kind.TOKENS, Shape.of(tokens)),
                        new Input("z", Input.Kind.REAL, Shape.of(tokens, width))),
                nodes,
                List.of("logits", "halt", "state"));
        Recursion recursion =
                new Recursion(List.of(new Recursion.Carry("z", "state", "z.initial")), 2, "logits", "halt");
        Architecture architecture = new Architecture(network, recursion);
        Map<String, FloatTensor> parameters = new LinkedHashMap<>();
        architecture.parameterShapes().forEach((name, shape) -> parameters.put(name, normal(shape)));
        Map<String, ActivationRange> ranges = new TreeMap<>();
        ranges.put("z", RANGE);
        nodes.forEach(node -> ranges.put(node.site(), RANGE));
        return CompressedModel.of(
                new Model(architecture, parameters),
                new Compression(Map.of(), precisions),
                ranges,
                WeightQuantizer.LEAST_ERROR);
    }

    private FloatTensor normal(Shape shape) {
        float[] values = new float[shape.size()];
        double deviation = 0.5 / Math.sqrt(Math.max(shape.extent(-1), 16));
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * deviation);
        }
        return new FloatTensor(shape, values);
    }

    private void append(Operator operator) {
        String name = "n" + nodes.size();
        node(name, operator, current);
        current = name;
    }

    private void node(String name, Operator operator, String... inputs) {
        nodes.add(new Node(name, name, operator, List.of(inputs)));
    }
}
