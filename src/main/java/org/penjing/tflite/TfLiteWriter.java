package org.penjing.tflite;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.penjing.compress.integer.IntegerNetwork;
import org.penjing.compress.integer.IntegerNode;

/** Writes. */
public final class TfLiteWriter {
    public static final String TOKENS = "tokens";
    public static final String LOGITS = "logits";
    public static final String HALT = "confidence logit";

    private TfLiteWriter() {}

    static String next(IntegerNetwork.Carry carry) {
        return carry.input() + "_next";
    }

    public static byte[] step(IntegerNetwork network, Map<String, String> metadata) {
        FlatGraph file = new FlatGraph();
        GraphWriter graph = new GraphWriter(network, file);
        int tokens = file.tensor(TOKENS, ElementType.INT32, Scales.NONE, network.cells());
        graph.declareTokens(tokens);
        file.input(TOKENS, tokens);
        for (IntegerNetwork.Carry carry : network.carries()) {
            file.input(carry.input(), graph.declare(network.tensor(carry.input()), carry.input()));
        }
        Map<String, String> outputs = outputs(network);
        OperatorWriter operators = new OperatorWriter(graph);
        for (IntegerNode node : network.nodes()) {
            graph.declare(network.tensor(node.name()), shownAs(node.name(), outputs));
            operators.write(node);
        }
        outputs.forEach((name, tensor) -> file.output(name, graph.number(tensor)));
        return file.file("penjing: one step", new TreeMap<>(metadata));
    }

    /** What the file calls a tensor: the first output that it is, or its own name. */
    private static String shownAs(String tensor, Map<String, String> outputs) {
        return outputs.entrySet().stream()
                .filter(output -> output.getValue().equals(tensor))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(tensor);
    }

    /** The tensors of the outputs by the outputs' names, in their order. */
    private static Map<String, String> outputs(IntegerNetwork network) {
        Map<String, String> tensors = new LinkedHashMap<>();
        tensors.put(LOGITS, network.answer());
        tensors.put(HALT, network.halt());
        for (IntegerNetwork.Carry carry : network.carries()) {
            tensors.put(next(carry), carry.output());
        }
        return tensors;
    }
}
