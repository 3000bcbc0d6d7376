package org.penjing.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
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
import org.penjing.tensor.Shape;

/**
 * A tiny network for each operator. All have one frame: the tokens' rows are added to a state, the operator's own part follows, and
 * its result is the next state and what both heads read.
 */
public final class OperatorSamples {
    public static final int DEPTH = 2;
    private static final int TOKENS = 6;
    private static final int VOCABULARY = 5;
    private static final int WIDTH = 8;

    private final List<Node> nodes = new ArrayList<>();

    private OperatorSamples() {}

    /** By the operator's type; an operator that has no part of its own is a piece of the frame. */
    public static Map<Class<? extends Operator>, Architecture> all() {
        Map<Class<? extends Operator>, Architecture> samples = new LinkedHashMap<>();
        samples.put(Add.class, architecture((nodes, x) -> nodes.add("sum", new Add(), x, "x", "y")));
        samples.put(Attention.class, architecture((nodes, x) -> {
            String qkv = nodes.add("qkv", new Linear("qkv", null, WIDTH, 24), x);
            String heads = nodes.add("heads", new Attention(2, 4, 100), qkv);
            return nodes.add("down", new Linear("down", null, WIDTH, WIDTH), heads);
        }));
        samples.put(Embedding.class, architecture((nodes, x) -> {
            String rows = nodes.add("rows", new Embedding("rows", VOCABULARY, WIDTH, 2), "tokens");
            return nodes.add("sum", new Add(), x, rows);
        }));
        samples.put(
                Linear.class,
                architecture((nodes, x) -> nodes.add("linear", new Linear("linear", "bias", WIDTH, WIDTH), x)));
        samples.put(MeanTokens.class, architecture((nodes, x) -> x));
        samples.put(Relu.class, architecture((nodes, x) -> {
            String up = nodes.add("up", new Linear("up", "up.bias", WIDTH, 12), x);
            return nodes.add("down", new Linear("down", null, 12, WIDTH), nodes.add("relu", new Relu(), up));
        }));
        samples.put(RmsNorm.class, architecture((nodes, x) -> nodes.add("norm", new RmsNorm(1e-5f), x)));
        samples.put(SwiGlu.class, architecture((nodes, x) -> {
            String up = nodes.add("up", new Linear("up", null, WIDTH, 12), x);
            String gated = nodes.add("gated", new SwiGlu(), up);
            return nodes.add("down", new Linear("down", null, 6, WIDTH), gated);
        }));
        samples.put(Transpose.class, architecture((nodes, x) -> {
            String turned = nodes.add("turned", new Transpose(), x);
            String mixed = nodes.add("mixed", new Linear("mixed", null, TOKENS, TOKENS), turned);
            return nodes.add("back", new Transpose(), mixed);
        }));
        return samples;
    }

    private static Architecture architecture(BiFunction<OperatorSamples, String, String> part) {
        OperatorSamples frame = new OperatorSamples();
        String rows = frame.add("x", new Embedding("embed", VOCABULARY, WIDTH, 1), "tokens");
        String next = part.apply(frame, frame.add("in", new Add(), "y", rows));
        String logits = frame.add("logits", new Linear("head", null, WIDTH, VOCABULARY), next);
        String mean = frame.add("mean", new MeanTokens(), next);
        String halt = frame.add("halt", new Linear("halt", "halt.bias", WIDTH, 1), mean);
        List<Input> inputs = List.of(
                new Input("tokens", Input.Kind.TOKENS, Shape.of(TOKENS)),
                new Input("y", Input.Kind.REAL, Shape.of(TOKENS, WIDTH)));
        Network network = new Network(inputs, frame.nodes, List.of(logits, halt, next));
        List<Recursion.Carry> carries = List.of(new Recursion.Carry("y", next, "y.initial"));
        return new Architecture(network, new Recursion(carries, DEPTH, logits, halt));
    }

    private String add(String name, Operator operator, String... inputs) {
        nodes.add(new Node(name, name, operator, List.of(inputs)));
        return name;
    }
}
