package org.penjing.compress;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.penjing.network.Architecture;
import org.penjing.network.Input;
import org.penjing.network.Model;
import org.penjing.network.Network;
import org.penjing.network.Node;
import org.penjing.network.RandomModels;
import org.penjing.network.Recursion;
import org.penjing.network.operator.Add;
import org.penjing.network.operator.Embedding;
import org.penjing.network.operator.Linear;
import org.penjing.network.operator.MeanTokens;
import org.penjing.network.operator.Operator;
import org.penjing.network.operator.RmsNorm;
import org.penjing.tensor.FloatTensor;
import org.penjing.tensor.Shape;

/**
 * Networks of biased linear operators whose rows of weights are dead, tiny, of ordinary size or huge, in any mixture; and norms
 * of rows that are nearly zero.
 */
public final class ExtremeRows {
    public static final int DEPTH = 2;
    public static final int VOCABULARY = 5;

    private static final int CELLS = 4;
    private static final int WIDTH = 11;
    private static final int INNER = 7;
    /** What a row's weights are multiplied by. */
    private static final double[] SIZES = {0, 1e-12, 1e-8, 1e-5, 1e-3, 1, 1e3};

    private static final Set<String> WEIGHTS = Set.of("up", "down", "logits", "halt");

    private ExtremeRows() {}

    /** Sums x and z, then two linear operators; the second feeds z, logits and the halting head. All have biases. */
    private static Architecture architecture() {
        Network network = new Network(
                List.of(
                        new Input("tokens", Input.Kind.TOKENS, Shape.of(CELLS)),
                        new Input("z", Input.Kind.REAL, Shape.of(CELLS, WIDTH))),
                List.of(
                        node("x", new Embedding("table", VOCABULARY, WIDTH, 1), "tokens"),
                        node("sum", new Add(), "x", "z"),
                        node("up", new Linear("up", "up.bias", WIDTH, INNER), "sum"),
                        node("down", new Linear("down", "down.bias", INNER, WIDTH), "up"),
                        node("logits", new Linear("logits", "logits.bias", WIDTH, VOCABULARY), "down"),
                        node("mean", new MeanTokens(), "down"),
                        node("halt", new Linear("halt", "halt.bias", WIDTH, 1), "mean")),
                List.of("logits", "halt", "down"));
        return new Architecture(
                network,
                new Recursion(List.of(new Recursion.Carry("z", "down", "z.initial")), DEPTH, "logits", "halt"));
    }

    /** Norms of rows that tokens choose: the first of zeros, the next ones with one value of 1, 2, 3 and 1000 units, one full. */
    public static CompressedModel norms(int bits) {
        ActivationRange embedded =
                bits == 8 ? new ActivationRange(-6.4f, 6.35f) : new ActivationRange(-1638.35f, 1638.35f);
        ActivationRange normal = new ActivationRange(-4, 4);
        float[] table = new float[6 * WIDTH];
        float[] units = {0, 1, 2, 3, bits == 8 ? 100 : 1000};
        for (int token = 0; token < units.length; token++) {
            table[token * WIDTH + token] = units[token] * 0.05f;
        }
        Arrays.fill(table, 5 * WIDTH, 6 * WIDTH, -6.4f);
        Network network = new Network(
                List.of(
                        new Input("tokens", Input.Kind.TOKENS, Shape.of(6)),
                        new Input("z", Input.Kind.REAL, Shape.of(6, WIDTH))),
                List.of(
                        node("x", new Embedding("table", 6, WIDTH, 1), "tokens"),
                        node("norm", new RmsNorm(1e-5f), "x"),
                        node("sum", new Add(), "norm", "z"),
                        node("logits", new Linear("logits", null, WIDTH, 6), "sum"),
                        node("mean", new MeanTokens(), "sum"),
                        node("halt", new Linear("halt", "halt.bias", WIDTH, 1), "mean")),
                List.of("logits", "halt", "norm"));
        Recursion recursion =
                new Recursion(List.of(new Recursion.Carry("z", "norm", "z.initial")), 2, "logits", "halt");
        Architecture architecture = new Architecture(network, recursion);
        Map<String, FloatTensor> parameters =
                new HashMap<>(RandomModels.of(architecture, bits).parameters());
        parameters.put("table", new FloatTensor(Shape.of(6, WIDTH), table));
        Map<String, ActivationRange> ranges = new HashMap<>();
        network.nodes().forEach(node -> ranges.put(node.site(), node.name().equals("x") ? embedded : normal));
        return RandomSubnets.cut(
                new Model(architecture, parameters),
                RandomSubnets.uniform(architecture, new Precision(8, bits)),
                ranges);
    }

    private static Node node(String name, Operator operator, String... inputs) {
        return new Node(name, name, operator, List.of(inputs));
    }

    public static int[][] questions(int count) {
        return RandomModels.questions(architecture(), count, 3);
    }

    /** The ranges are what the float network shows. */
    public static CompressedModel compressed(long seed, int weightBits, int outerBits, int innerBits) {
        Model model = model(seed);
        Precision outer = new Precision(weightBits, outerBits);
        Compression compression = new Compression(
                Map.of(),
                Map.of("up", outer, "down", new Precision(weightBits, innerBits), "logits", outer, "halt", outer));
        return RandomSubnets.cut(model, compression, RandomModels.ranges(model, questions(8), DEPTH));
    }

    /** In real numbers. Some networks have dead rows alone, some no huge ones. What is fed back keeps its size. */
    public static Model model(long seed) {
        Architecture architecture = architecture();
        RandomGenerator random = RandomModels.random(seed);
        Map<String, FloatTensor> parameters = new HashMap<>();
        int sizes = random.nextInt(1, SIZES.length + 1);
        architecture.parameterShapes().forEach((name, shape) -> {
            float[] values = new float[shape.size()];
            int columns = shape.extent(-1);
            double size = 3;
            for (int i = 0; i < values.length; i++) {
                if (i % columns == 0 && WEIGHTS.contains(name)) {
                    size = SIZES[random.nextInt(name.equals("down") ? Math.min(sizes, 6) : sizes)] / Math.sqrt(columns);
                }
                values[i] = (float) (random.nextGaussian() * size);
            }
            parameters.put(name, new FloatTensor(shape, values));
        });
        return new Model(architecture, parameters);
    }
}
